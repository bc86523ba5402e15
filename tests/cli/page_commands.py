"""The commands that a page tells its reader to type, and the forms of commands that it speaks of.

In a fence of commands every line is one; a line that ends in a backslash goes on. Where lines begin with "$ " the others
are their output, in which ... stands for any text within its line, and alone on a line for any lines. A fence with the line
"Examples:" is a command's help; its examples are the commands.
Within a line of text, `fitrank ...` and `scripts/run ...` are commands, unless they hold a placeholder (FILE, [ARGS], ...)
or only name a command (`fitrank bounds`, `fitrank import lca`): a form, of which names and options must exist.
"""
import dataclasses
import re
import shlex

from pages import Fence

RUNNABLE_KINDS = ("", "sh", "bash", "shell", "console")
# What a block may call without a mark: nothing that needs an administrator, a network or a server.
PROGRAMS = {"fitrank", "scripts/run", "printf", "echo", "cat", "cp", "mv", "mkdir", "head", "tail", "grep", "sed", "sort",
            "cut", "ls", "set", "true", "scripts/goalpost-spread"}
PLACEHOLDER = re.compile(r"(?<![\w/.=-])[A-Z]{2,}\b|[A-Z]{3,}\.\w|\[|\.\.\.|…|<\w")
BRANCHING = re.compile(r"KIND|WAY|WHAT|PART")  # a first word that chooses, as in `fitrank import lca`


@dataclasses.dataclass
class Command:
    line: int
    text: str
    output: str = None  # what the page says it prints; None where it says nothing
    status: int = 0


def joined(lines, first):
    """(line number, text) of the lines, with those that end in a backslash joined."""
    begun = None
    for number, line in enumerate(lines, first):
        begun = (begun[0], begun[1] + line.strip()) if begun else (number, line)
        if begun[1].endswith("\\"):
            begun = (begun[0], begun[1][:-1])
            continue
        yield begun
        begun = None
    if begun:
        yield begun


def examples(lines, first):
    """The indented lines under "Examples:", without what is said of them behind three spaces."""
    within = False
    for number, line in joined(lines, first):
        within = line == "Examples:" or (within and line.startswith("  "))
        if within and line.startswith("  "):
            yield Command(number, re.split(r" {3,}", line.strip())[0])


def with_output(lines, first):
    commands = []
    for number, line in joined(lines, first):
        if line.startswith("$ "):
            commands.append(Command(number, line[2:], ""))
        elif commands:
            commands[-1].output += line + "\n"
        else:
            commands.append(Command(number, line))
    for command in commands:
        command.output = command.output or None
    return commands


def commands_of(fence):
    if "output of" in fence.marks:
        return [Command(fence.line, fence.marks["output of"], fence.text + "\n", None)]
    if fence.kind not in RUNNABLE_KINDS:
        return []
    lines = fence.text.split("\n")
    if "Examples:" in lines:
        found = list(examples(lines, fence.line))
    elif any(line.startswith("$ ") for line in lines):
        found = with_output(lines, fence.line)
    else:
        found = [Command(number, line) for number, line in joined(lines, fence.line)
                 if line.strip() and not line.strip().startswith("#")]
    for command in found:
        command.status = int(fence.marks.get("exits with", 0))
    return found


def programs_of(command):
    """The programs that a line of shell starts."""
    words = shlex.shlex(command, posix=True, punctuation_chars=True)
    words.whitespace_split = True
    starts, programs = True, []
    for word in words:
        if starts and not re.match(r"^\w+=", word) and word not in ("(", "!", "$"):
            programs.append(word)
            starts = False
        elif re.match(r"^[|&;(]+$", word):
            starts = True
    return programs


def strange_programs(command):
    try:
        return [program for program in programs_of(command) if program not in PROGRAMS]
    except ValueError as error:
        return [f"({error})"]


def spoken_of(text, help_texts):
    """Is this code within a line a form of a command, rather than one to type?"""
    if PLACEHOLDER.search(text):
        return True
    words = text.split()
    if words[0] != "fitrank" or len(words) == 1:
        return words == ["fitrank"]
    if " ".join(words[1:]) in help_texts:
        return True
    usage = re.search(rf"^Usage: fitrank {re.escape(words[1])} (\S+)", help_texts.get(words[1], ""), re.MULTILINE)
    return len(words) == 3 and usage is not None and BRANCHING.fullmatch(usage.group(1)) is not None


def to_type(part, help_texts):
    """The commands of a fence or span that a reader types."""
    if isinstance(part, Fence):
        return [] if "not run" in part.marks else commands_of(part)
    if re.match(r"^(fitrank|scripts/run)( |$)", part.text) and not spoken_of(part.text, help_texts):
        return [Command(part.line, part.text)]
    return []


def matches(shown, real):
    """Is the output as shown? "..." is any text of a line; a line of it alone, any lines."""
    pattern = ""
    for line in shown.rstrip("\n").split("\n"):
        if line.strip() in ("...", "…"):
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += r"[^\n]*?".join(re.escape(piece) for piece in line.rstrip().split("...")) + r"[ ]*\n"
    return re.fullmatch(pattern + r"\n*", real if real.endswith("\n") else real + "\n") is not None
