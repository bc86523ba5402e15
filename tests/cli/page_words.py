"""What a page names without running it: links, anchors, commands, options and paths all have to exist.

- a relative link leads to a file of the checkout; its #anchor to a heading there;
- code that begins with the name of a command (`rank --format json`, `fitrank sql ...`) has only that command's options;
- so do the commands of a block that is marked as not run; a --preset is one of CMakePresets.json;
- code that begins with an option (`--top`) names one of some command;
- code that is a path below one of the checkout's folders (`config/model.yaml`, `config/seed/*.yaml`) names what is there.
"""
import re
import urllib.parse

import page_files
from harness import SOURCE
from page_commands import commands_of
from pages import Fence, Span, read_page

PATH = re.compile(r"(?:config|docs|scripts|src|tests|cmake|profiles|bench|include|python)/[\w./*+-]*")
OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")


def help_of_each(reference):
    """Command -> its chapter of `fitrank help --format markdown`, a part by its own word too where that calls it."""
    chapters = {chapter.split("\n", 1)[0].strip(): chapter for chapter in reference.split("\n## ")[1:]}
    alone = {name.split()[-1]: chapter for name, chapter in chapters.items() if "Also called as" in chapter}
    return {**chapters, **alone}


def command_of(words, help_texts):
    """The command that the words begin with, "robustness stability" before "robustness"; None where there is none."""
    return next((name for name in (" ".join(words[:2]), *words[:1]) if name in help_texts), None)


def options_of(help_text):
    return set(re.findall(r"^  (?:-\w, )?(--[a-z][a-z-]*)", help_text, re.MULTILINE)) | {"--help"}


def dead_link(page, link):
    """Why the link leads nowhere; None where it does lead somewhere, or out of the checkout."""
    if re.match(r"[a-z][a-z+.-]*:", link.target):
        return None
    path, _, anchor = urllib.parse.unquote(link.target).partition("#")
    target = (SOURCE / page.name).parent / path if path else SOURCE / page.name
    if path and not target.exists():
        return f"{link.target}: no such file"
    if not anchor:
        return None
    there = page if not path else read_page(path, target.read_text(encoding="utf-8"))
    return None if anchor in there.anchors else f"{link.target}: no such heading"


def wrong_command(text, help_texts):
    """What is wrong with the command or the options that this code names."""
    words = text.split()
    if words and words[0] in ("fitrank", "scripts/run"):
        words = words[1:]
        if words and re.fullmatch(r"[a-z]+", words[0]) and words[0] not in (*help_texts, "help"):
            return f"no such command: {words[0]}"
    name = command_of(words, help_texts)
    if not words or not (name or words[0].startswith("--")):
        return None
    known = (options_of(help_texts[name]) if name
             else {"--version"}.union(*map(options_of, help_texts.values())))
    wrong = [option for option in OPTION.findall(text.split("|")[0]) if option not in known]
    return f"no such option: {', '.join(wrong)}" if wrong else None


def missing_path(text):
    """The path that this code is, if nothing is there; a part in capitals (src/cli/NAME_command.cpp) is a placeholder."""
    if not PATH.fullmatch(text) or text in page_files.names() or re.search(r"[A-Z]{2,}", text):
        return None
    return None if any(SOURCE.glob(text.rstrip("/"))) else f"there is no {text}"


def wrong_preset(text):
    known = re.findall(r'"name": "([^"]+)"', (SOURCE / "CMakePresets.json").read_text(encoding="utf-8"))
    wrong = [name for name in re.findall(r"--preset[ =]([a-z]\w*)", text) if name not in known]
    return f"no such preset: {', '.join(wrong)}" if wrong else None


def problems_of(page, help_texts):
    found = [(link.line, dead_link(page, link)) for link in page.links]
    for part in page.parts:
        found.append((part.line, wrong_preset(part.text)))
        if isinstance(part, Span):
            found += [(part.line, wrong_command(part.text, help_texts)), (part.line, missing_path(part.text))]
        elif isinstance(part, Fence) and "not run" in part.marks:
            found += [(command.line, wrong_command(words, help_texts)) for command in commands_of(part)
                      for words in re.findall(r"(?:fitrank|scripts/run) [^|;)]+", command.text)]
    return [*page.problems, *(f"{page.name}:{line}: {what}" for line, what in found if what)]
