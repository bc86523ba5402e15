"""What a terminal of some size shows: only the few sequences that fitrank sends. All others are kept as strays."""
import re
import unicodedata

SEQUENCE = re.compile(r"\x1b\[(\??[0-9;]*)([A-Za-z])")
MODES = {"?1049": "alternate", "?25": "cursor", "?7": "wraps"}


def width_of(c):
    if unicodedata.combining(c):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


class ScreenModel:
    def __init__(self, rows, columns):
        self.alternate, self.cursor, self.wraps = False, True, True
        self.strays = []     # sequences that nobody may send
        self.overflows = []  # what did not fit the window
        self.colors = {}     # row -> the SGR codes in it
        self.pending = ""
        self.resize(rows, columns)

    def resize(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.cells = [[] for _ in range(rows)]
        self.row = self.column = 0

    def feed(self, text):
        text, self.pending = self.pending + text, ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                found = SEQUENCE.match(text, at)
                if not found and len(text) - at < 12:
                    self.pending = text[at:]
                    return
                if not found:
                    self.strays.append(text[at:at + 12])
                    at += 1
                    continue
                self.obey(*found.groups())
                at = found.end()
            else:
                self.put(text[at])
                at += 1

    def obey(self, numbers, letter):
        if letter == "m":
            self.colors.setdefault(self.row, set()).add(numbers)
        elif letter == "H" and numbers == "":
            self.row = self.column = 0
        elif letter == "K" and numbers == "2":
            self.cells[self.row] = []
            self.colors.pop(self.row, None)
        elif letter == "J" and numbers == "":
            for row in range(self.row, self.rows):
                self.cells[row] = []
                self.colors.pop(row, None)
        elif letter in "hl" and numbers in MODES:
            setattr(self, MODES[numbers], letter == "h")
            if numbers == "?1049":
                self.resize(self.rows, self.columns)
        else:
            self.strays.append(numbers + letter)

    def put(self, c):
        if c == "\r":
            self.column = 0
        elif c == "\n":
            if self.row + 1 < self.rows:
                self.row += 1
            elif self.alternate:
                self.overflows.append("a line below the last row")
        elif c >= " ":
            width = width_of(c)
            if self.column + width > self.columns and self.alternate:
                self.overflows.append(f"row {self.row}: {c!r} at column {self.column}")
            line = self.cells[self.row]
            line += [" "] * (self.column - len(line))
            if width:
                line[self.column:self.column + width] = [c] + [""] * (width - 1)
            elif line:
                line[-1] += c
            self.column += width

    def lines(self):
        return ["".join(line).rstrip() for line in self.cells]

    def text(self):
        return "\n".join(self.lines()).rstrip("\n") + "\n"
