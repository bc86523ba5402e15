"""Which files and functions are longer than the house allows: sizes.py [--root FOLDER].

Files outside tests have at most 300 lines; functions in C++ and Python have at most 40, in tests too. (Functions of the
page's scripts are left to ESLint: scripts/lint-page.) Says each that is longer, and ends with 1 if there is any.

C++ is not parsed: comments and literals are blanked, and a brace begins a function where the text before it, since the
last statement or scope, has parentheses and names no scope. That holds for formatted code without macros that open braces.
"""
import argparse
import ast
import pathlib
import re
import sys

FILE_LINES = 300
FUNCTION_LINES = 40
ROOMS = ("src", "include", "python", "scripts", "bench", "tests")
FILES = {".cpp", ".hpp", ".py", ".js", ".mjs", ".ts", ".pyi", ".sh"}
LEFT_OUT = {"node_modules", "__pycache__", "build"}

NOT_CODE = re.compile(r"""//[^\n]*|/\*.*?\*/|(?P<raw>R"(?P<end>[^(\s]*)\(.*?\)(?P=end)")"""
                      r"""|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'""", re.DOTALL)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
SCOPE = re.compile(r"^[ \t]*(?:inline\s+)?(?:namespace|struct|class|enum|union|extern)\b[^()=]*\Z", re.MULTILINE)
# Behind these a brace begins a member or a base that is initialised, not a body.
INITIALISED = re.compile(r"\)\s*(?:noexcept\s*)?:(?!:).*[\w>]\s*$", re.DOTALL)


def blanked(match):
    """Spaces where the match was, in as many lines."""
    return re.sub(r"[^\n]", " ", match.group())


def code_of(text):
    return DIRECTIVE.sub(blanked, NOT_CODE.sub(blanked, text))


def without_parentheses(text):
    inner = re.compile(r"\([^()]*\)")
    while inner.search(text):
        text = inner.sub("", text)
    return text


def kind_of(head, inside):
    """Of a brace behind `head`, within braces of the kinds `inside`: scope, function or other."""
    if inside and inside[-1] != "scope":
        return "other"
    if SCOPE.search(re.sub(r"\balignas\s*\([^()]*\)", "", head)):
        return "scope"
    plain = re.sub(r"^\s*template\s*<.*>\s*$|operator\W+", "", head, flags=re.MULTILINE)
    is_value = re.search(r"(?<![=!<>])=(?!=)", without_parentheses(plain))
    return "function" if "(" in head and not is_value and not INITIALISED.search(head) else "other"


def cpp_functions(text):
    """First line and number of lines of every function."""
    code = code_of(text)
    opened, head = [], 0
    for match in re.finditer(r"[{};]", code):
        at = match.start()
        if match.group() == "{":
            opened.append((kind_of(code[head:at], [kind for kind, _ in opened]), head))
        elif match.group() == "}" and opened:
            kind, begin = opened.pop()
            if kind == "function":
                first = code.count("\n", 0, begin + len(code[begin:]) - len(code[begin:].lstrip())) + 1
                yield first, code.count("\n", 0, at) + 2 - first
            if kind == "other" and (not opened or opened[-1][0] == "scope"):
                continue  # an initialised member: the head goes on
        if not opened or opened[-1][0] == "scope":
            head = at + 1


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            yield first, node.end_lineno - first + 1


def is_shell(path):
    with path.open("rb") as file:
        return bool(re.match(rb"#!.*\b(?:ba)?sh\b", file.readline(200)))


def files_of(root):
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if not LEFT_OUT.intersection(path.relative_to(root).parts) and path.is_file():
                if path.suffix in FILES or (not path.suffix and is_shell(path)):
                    yield path


def too_long(root):
    for path in files_of(root):
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > FILE_LINES and not name.startswith("tests/"):
            yield f"{name}: {lines} lines, more than {FILE_LINES}"
        functions = {".cpp": cpp_functions, ".hpp": cpp_functions, ".py": python_functions, ".pyi": python_functions}
        for first, count in functions.get(path.suffix, lambda _: ())(text):
            if count > FUNCTION_LINES:
                yield f"{name}:{first}: a function of {count} lines, more than {FUNCTION_LINES}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    found = list(too_long(parser.parse_args().root))
    for one in found:
        print(one, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
