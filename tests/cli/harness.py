"""Drives the real fitrank binary: run it, look at its whole output, in a folder of the test's own."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BINARY = os.environ["FITRANK_BINARY"]
SOURCE = pathlib.Path(os.environ["FITRANK_SOURCE"])
SEED = SOURCE / "config/seed"  # the dossiers of the published tables
PROFILE = "profiles/spacex-aiinfra-curious-swe-01.yaml"


class CliTest(unittest.TestCase):
    """Each test runs in an empty folder, with the checkout's data as FITRANK_HOME."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="fitrank-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def environment(self, **changes):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "FITRANK_"))}
        environment.update({"FITRANK_HOME": str(SOURCE), "LANG": "C.UTF-8", "TERM": "xterm-256color"})
        environment["XDG_CONFIG_HOME"] = "/nonexistent"  # whoever runs the tests may have defaults of their own
        for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
            environment.pop(name, None)
        for name, value in changes.items():
            if value is None:
                environment.pop(name, None)
            else:
                environment[name] = value
        return environment

    def run_fitrank(self, *arguments, stdin="", **environment):
        return subprocess.run([BINARY, *map(str, arguments)], input=stdin, capture_output=True, text=True,
                              encoding="utf-8", cwd=self.folder, env=self.environment(**environment), timeout=300)

    def output_of(self, *arguments, **options):
        """Standard output of a run that must succeed in silence."""
        result = self.run_fitrank(*arguments, **options)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result)
        return result.stdout

    def refusal_of(self, *arguments, **options):
        """Standard error of a run that must end with 2 and print no result."""
        result = self.run_fitrank(*arguments, **options)
        self.assertEqual((result.returncode, result.stdout), (2, ""), result)
        return result.stderr

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def main():
    unittest.main()
