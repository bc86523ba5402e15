"""A reader who does what a page says: each command in order, in one copy of the checkout's data.

`fitrank` and `scripts/run` are the program under test; `watch` is left with Ctrl-C after two seconds; a browser is opened
as `true` would open it; nothing is installed; /tmp is a folder of this reader's own. What goes wrong is told as PAGE:LINE: what.
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import page_blocks
import page_commands
import page_files
from harness import BINARY, SOURCE
from pages import Fence

TIMEOUT = 300
FITRANK = """#!/bin/sh
if [ "$1" = watch ]; then timeout --signal=INT --preserve-status 2 {binary} "$@"; [ $? -eq 130 ]; exit; fi
exec {binary} "$@"
"""
RUN = """#!/bin/sh
[ $# -gt 0 ] || set -- {default}
exec fitrank "$@"
"""


def executable(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def default_command():
    """What scripts/run runs when it is given nothing."""
    return re.search(r"\|\| set -- (.*)", (SOURCE / "scripts/run").read_text(encoding="utf-8")).group(1)


class Reader:
    """Follows one page; `problems` and `left` (blocks not run, with their reason) say how it went, `ran` how much."""

    def __init__(self, page, help_texts, store, environment):
        self.page, self.help_texts, self.store = page, help_texts, store
        self.environment = environment
        self.problems, self.left, self.ran = [], [], 0

    def follow(self):
        typed = [command for part in self.page.parts for command in page_commands.to_type(part, self.help_texts)]
        if not typed and not any(isinstance(part, Fence) for part in self.page.parts):
            return self
        self.made = page_files.made_by(typed)
        with tempfile.TemporaryDirectory(prefix="fitrank-page-") as folder:
            self.home = pathlib.Path(folder) / "checkout"
            self.temporary = pathlib.Path(folder) / "tmp"
            self.temporary.mkdir()
            self.prepare(pathlib.Path(folder) / "bin")
            for part in self.page.parts:
                self.take(part)
        return self

    def prepare(self, programs):
        self.home.mkdir()
        page_files.lay_out(self.home)
        executable(programs / "fitrank", FITRANK.format(binary=BINARY))
        executable(programs / "xdg-open", "#!/bin/sh\nexit 0\n")
        executable(self.home / "scripts/run", RUN.format(default=default_command()))
        (self.home / "scripts/packages.sh").write_text("install_missing() { :; }\n", encoding="utf-8")
        for name in ("goalpost-spread", "goalpost_spread.py"):
            shutil.copy(SOURCE / "scripts" / name, self.home / "scripts" / name)
        self.environment = {**self.environment, "PATH": f"{programs}:{os.environ['PATH']}", "TMPDIR": str(self.temporary)}
        self.environment.pop("BROWSER", None)

    def tell(self, line, what):
        self.problems.append(f"{self.page.name}:{line}: {what}")

    def take(self, part):
        if isinstance(part, Fence) and "not run" in part.marks:
            return self.leave(part)
        commands = page_commands.to_type(part, self.help_texts)
        for command in commands:
            self.type(command)
        if isinstance(part, Fence) and not commands:
            self.read_block(part)

    def leave(self, fence):
        """A mark needs a reason, and something that it keeps from being run."""
        if not fence.marks["not run"]:
            self.tell(fence.line, "marked as not run without a reason")
        if fence.kind == "text" or not fence.text.strip() or (
                fence.kind in page_commands.RUNNABLE_KINDS and not page_commands.commands_of(fence)):
            self.tell(fence.line, "marked as not run, but there is nothing to run")
        self.left.append(f"{self.page.name}:{fence.line}: {fence.marks['not run']}")

    def read_block(self, fence):
        if fence.kind == "text":
            for folder in page_blocks.missing_folders(fence):
                self.tell(fence.line, f"there is no folder {folder}")
        elif fence.kind in ("yaml", "csv"):
            self.check_block(fence)
        elif fence.kind in page_commands.RUNNABLE_KINDS:
            self.tell(fence.line, "a block without a command; plain text is marked as ```text")
        else:
            self.tell(fence.line, f"nothing here can run a block of {fence.kind}: mark it as not run, with the reason")

    def check_block(self, fence):
        try:
            name, text, check = page_blocks.check_of(fence)
        except ValueError as error:
            return self.tell(fence.line, str(error))
        (self.home / name).write_text(text, encoding="utf-8")
        self.type(page_commands.Command(fence.line, check))

    def type(self, command):
        strange = page_commands.strange_programs(command.text)
        if strange:
            return self.tell(command.line, f"`{command.text}` calls {', '.join(strange)}, which this test does not run: "
                                           "mark the block as not run, with the reason, or as ```text")
        page_files.supply(command, self.made, self.home, self.store)
        text = command.text.replace("/tmp/", f"{self.temporary}/")
        try:
            result = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=self.home, env=self.environment,
                                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                    text=True, encoding="utf-8", timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            return self.tell(command.line, f"`{command.text}` takes longer than {TIMEOUT} s")
        self.ran += 1
        self.judge(command, result)

    def judge(self, command, result):
        if command.status is not None and result.returncode != command.status:
            self.tell(command.line, f"`{command.text}` ends with {result.returncode}, not {command.status}:\n"
                                    f"{result.stdout[-1500:]}")
        elif command.output is not None and not page_commands.matches(command.output, result.stdout):
            self.tell(command.line, f"`{command.text}` prints\n{result.stdout}\nbut the page shows\n{command.output}")
