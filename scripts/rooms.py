"""Which room of the house includes which, against the table of docs/architecture.md.

A room is a folder of src/ that has C++ files, and fitrank, the public headers. Without arguments: says every include that
the table does not allow, every circle, and a picture in docs/architecture.md that is not that of the code; then ends
with 1. --picture prints the picture; --write puts it into the page.
"""
import argparse
import pathlib
import re
import sys

INCLUDE = re.compile(r'^ *# *include "([\w/]+)\.hpp"', re.MULTILINE)
ROW = re.compile(r"^\| ([\w/]+) \| ([^|]*)\|", re.MULTILINE)
PICTURE = re.compile(r"(<!-- rooms -->\n).*?(<!-- end of rooms -->\n)", re.DOTALL)
DOOR = "fitrank"


def files_of(root):
    """Path and room of every C++ file."""
    for folder, room in ((root / "src", None), (root / "include", None)):
        for path in sorted(folder.rglob("*.[ch]pp")):
            yield path, room or str(path.parent.relative_to(folder))


def includes(root):
    """(room, other room) -> the includes between them, as "file: header"."""
    found = {}
    for path, room in files_of(root):
        for header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            other = header.rpartition("/")[0]
            if other and other != room:
                found.setdefault((room, other), []).append(f"{path.relative_to(root)}: {header}.hpp")
    return found


def table(page):
    """room -> the rooms that it may use; "all" is every one."""
    part = page.split("## Which room may include which")[1].split("\n## ")[0]
    rows = {room: set(re.findall(r"[\w/]+", uses)) for room, uses in ROW.findall(part) if room != "room"}
    return {room: set(rows) - {room} if uses == {"all"} else uses - {"none"} for room, uses in rows.items()}


def circles(edges):
    """The rooms that lead back to themselves, each circle once."""
    uses = {}
    for room, other in edges:
        uses.setdefault(room, set()).add(other)
    found, done = [], set()

    def walk(room, way):
        if room in way:
            found.append(way[way.index(room):] + [room])
        elif room not in done:
            for other in sorted(uses.get(room, ())):
                walk(other, way + [room])
            done.add(room)

    for room in sorted(uses):
        walk(room, [])
    return found


def problems(root, page):
    edges, allowed = includes(root), table(page)
    for room in sorted({room for _, room in files_of(root)} - set(allowed)):
        yield f"{room}: is not in the table of docs/architecture.md"
    for (room, other), where in sorted(edges.items()):
        if other not in allowed.get(room, set()):
            yield from (f"{one}: {room} may not use {other}" for one in where)
    for circle in circles(edges):
        yield "circle: " + " -> ".join(circle)


def picture(root):
    """The rooms and what each uses, as far as it does not follow from the rooms in between."""
    edges = set(includes(root))
    reach = {}

    def below(room):
        if room not in reach:
            reach[room] = set()
            for _, other in (edge for edge in edges if edge[0] == room):
                reach[room] |= {other} | below(other)
        return reach[room]

    lines = ["<!-- not run: a picture, which scripts/rooms.py draws -->", "```mermaid", "flowchart BT"]
    for room in sorted({room for _, room in files_of(root)}):
        lines.append(f'  {room.replace("/", "_")}["{room}"]')
    for room, other in sorted(edges):
        between = {third for first, third in edges if first == room and third != other}
        if not any(other in below(third) for third in between):
            lines.append(f'  {room.replace("/", "_")} --> {other.replace("/", "_")}')
    return "\n".join(lines + ["```"]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--picture", action="store_true", help="print the picture of the rooms")
    parser.add_argument("--write", action="store_true", help="put the picture into docs/architecture.md")
    options = parser.parse_args()
    path = options.root / "docs/architecture.md"
    page = path.read_text(encoding="utf-8")
    found = list(problems(options.root, page))
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    if any(one.startswith("circle") for one in found):
        return 1
    drawn = picture(options.root)
    wanted = PICTURE.sub(lambda parts: parts[1] + drawn + parts[2], page)
    if options.picture:
        print(drawn, end="")
    elif options.write:
        path.write_text(wanted, encoding="utf-8")
    elif wanted != page:
        found.append("picture")
        print("docs/architecture.md: the picture is not that of the code; scripts/rooms.py --write", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
