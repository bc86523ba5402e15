"""What a reader finds in a Markdown page, in its order: fenced blocks, code within a line, links and headings.

A fence's first word says what it holds; one without a word holds commands. Marks are HTML comments on the lines directly
above a fence, which a rendered page does not show:
  <!-- not run: REASON -->      it needs what a test does not have (a server, an administrator, minutes)
  <!-- exits with: N -->        its commands end with this status, not with 0
  <!-- output of: COMMAND -->   a fence of text is what this command prints; the command is run, and not shown
"""
import dataclasses
import re

FENCE = re.compile(r"^( *)(```+|~~~+) *([\w+-]*)")
MARK = re.compile(r"^\s*<!--\s*(not run|exits with|output of)\s*:?\s*(.*?)\s*-->\s*$")
SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
LINKS = (re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)"), re.compile(r"^ {0,3}\[[^\]]+\]:\s+(\S+)", re.MULTILINE),
         re.compile(r"<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)=\"([^\"]+)\""))
COMMENT = re.compile(r"^[ \t]*<!--.*?-->", re.DOTALL | re.MULTILINE)


@dataclasses.dataclass
class Fence:
    line: int  # of its first line of text
    kind: str  # the word behind the backquotes, "" where there is none
    text: str
    marks: dict


@dataclasses.dataclass
class Span:
    """Code within a line, its white space made single."""
    line: int
    text: str


@dataclasses.dataclass
class Link:
    line: int
    target: str


@dataclasses.dataclass
class Page:
    name: str
    parts: list  # fences and spans in the page's order
    links: list
    anchors: set
    problems: list  # what is wrong with its form


def blank(text):
    """As many lines, without their text, so that places stay."""
    return re.sub(r"[^\n]", " ", text)


def slug(heading, taken):
    """The anchor that GitHub gives a heading; the second of a name gets -1."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    name = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
    number = next(n for n in range(len(taken) + 1) if (f"{name}-{n}" if n else name) not in taken)
    return f"{name}-{number}" if number else name


def marks_above(lines, at):
    """The marks on the lines directly above line `at`, and where the first of them stands."""
    marks = {}
    while at > 0 and (found := MARK.match(lines[at - 1])):
        marks[found.group(1)] = found.group(2)
        at -= 1
    return marks, at


def split_fences(name, text):
    """The fences, the text without them, and problems of form."""
    lines, prose, fences, problems = text.split("\n"), [], [], []
    used, at = set(), 0
    while at < len(lines):
        opening = FENCE.match(lines[at])
        if not opening:
            prose.append(lines[at])
            at += 1
            continue
        indent, ticks, kind = opening.groups()
        end = next((i for i in range(at + 1, len(lines)) if lines[i].strip().startswith(ticks)), None)
        if end is None:
            problems.append(f"{name}:{at + 1}: this fence is never closed")
            end = len(lines) - 1
        marks, first = marks_above(lines, at)
        used.update(range(first, at))
        body = [line.removeprefix(indent) for line in lines[at + 1:end]]
        fences.append(Fence(at + 2, kind, "\n".join(body), marks))
        prose += [""] * (end + 1 - at)
        at = end + 1
    problems += [f"{name}:{i + 1}: a mark that stands over no block" for i, line in enumerate(lines)
                 if MARK.match(line) and i not in used]
    return fences, "\n".join(prose), problems


def anchors_of(prose):
    taken = set(re.findall(r"<a\s+(?:id|name)=\"([^\"]+)\"", prose))
    for heading in re.findall(r"^#{1,6} +(.*?) *#*$", prose, re.MULTILINE):
        taken.add(slug(heading, taken))
    return taken


def read_page(name, text):
    fences, prose, problems = split_fences(name, text)
    prose = COMMENT.sub(lambda found: blank(found.group()), prose)
    line_at = lambda position: prose.count("\n", 0, position) + 1
    spans = [Span(line_at(m.start()), " ".join(m.group(2).replace("\\|", "|").split())) for m in SPAN.finditer(prose)]
    plain = SPAN.sub(lambda found: blank(found.group()), prose)
    links = [Link(line_at(m.start()), m.group(1)) for pattern in LINKS for m in pattern.finditer(plain)]
    parts = sorted([*fences, *spans], key=lambda part: part.line)
    return Page(name, parts, links, anchors_of(prose), problems)


def read_comments(name, text):
    """The comments of a YAML file as a page."""
    lines = [found.group(1) if (found := re.match(r"^\s*# ?(.*)$", line)) else "" for line in text.split("\n")]
    return read_page(name, "\n".join(lines))


def sections(page_name, text):
    """A page of reference as one page for each of its chapters, since nobody reads it from end to end."""
    starts = [m.start() for m in re.finditer(r"^## ", text, re.MULTILINE)]
    bounds = zip([0, *starts], [*starts, len(text)])
    for begin, end in bounds:
        yield read_page(page_name, "\n" * text.count("\n", 0, begin) + text[begin:end])
