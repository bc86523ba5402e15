"""Runs Bash with stand-ins for the programs that change a machine: each call is written down, nothing is installed."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["FITRANK_SOURCE"])
# What the scripts may call beside the stand-ins.
REAL = ("bash", "env", "sed", "grep", "cat", "cut", "dirname", "readlink", "sleep", "rm", "tee", "chmod", "printf")


class BashTest(unittest.TestCase):
    """Each test has a folder of programs of its own as its whole PATH."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="fitrank-scripts-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.programs = self.folder / "bin"
        self.programs.mkdir()
        for name in REAL:
            (self.programs / name).symlink_to(shutil.which(name))
        self.stand_in("id", "echo 0")
        self.stand_in("dpkg-query", 'echo "installed bash"; exit 1')
        self.stand_in("apt-get")

    def stand_in(self, name, body=""):
        """A program that writes down how it was called, then does `body`."""
        path = self.programs / name
        path.write_text(f'#!{shutil.which("bash")}\necho "{name} $*" >>"{self.folder}/calls"\n{body}\n')
        path.chmod(0o755)

    def calls(self):
        log = self.folder / "calls"
        return log.read_text().splitlines() if log.exists() else []

    def command(self, script):
        return ["bash", "-c", f"cd '{SOURCE}'\nsource scripts/strict.sh\nsource scripts/packages.sh\n{script}"]

    def bash(self, script):
        return subprocess.run(self.command(script), capture_output=True, text=True, timeout=60,
                              env={"PATH": str(self.programs), "LC_ALL": "C.UTF-8"})
