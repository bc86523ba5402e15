"""The scripts of the page pass scripts/lint-page, and what is wrong with them is found."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from bash_run import SOURCE

WEB = next(SOURCE.glob("src/*/web/main.js")).parent

# What is added to a script, and what is then found.
FAULTS = (
    ("words.js", "briefName(1);", "'number' is not assignable to parameter of type 'string'"),
    ("words.js", "export function untyped(value) {\n  return value;\n}", "Parameter 'value' implicitly has an 'any' type"),
    ("words.js", "const idle = 1;", "'idle' is assigned a value but never used"),
    ("words.js", "nobody();", "'nobody' is not defined"),
    ("words.js", "export function long() {\n" + "  scoreText(1);\n" * 40 + "}", "Maximum allowed is 40"),
    ("rules.js", 'import { nothing } from "./words.js";\nnothing();', "has no exported member 'nothing'"),
    ("data.js", "data.persona;", "'persona' does not exist on type 'PageData'"),
    ("data.js", "companies[0].ticker.trim();", "Object is possibly 'undefined'"),
)


class LintPageTest(unittest.TestCase):
    def lint(self, *arguments):
        return subprocess.run([SOURCE / "scripts/lint-page", *arguments], capture_output=True, text=True)

    def test_the_page(self):
        result = self.lint()
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))

    def lint_with(self, faults):
        """Checks a copy to which faults are added: (script, code) each."""
        with tempfile.TemporaryDirectory(prefix="fitrank-page-") as folder:
            copy = pathlib.Path(shutil.copytree(WEB, pathlib.Path(folder, "web")))
            for name, code in faults:
                with (copy / name).open("a") as script:
                    script.write(f"{code}\n")
            return self.lint(copy)

    def test_faults_are_found(self):
        result = self.lint_with([(name, code) for name, code, _ in FAULTS])
        self.assertEqual((result.returncode, result.stderr), (1, ""), result.stdout)
        for _, code, finding in FAULTS:
            with self.subTest(code=code):
                self.assertIn(finding, result.stdout)

    def test_a_finding_of_either_program_fails(self):
        for code in ("briefName(1);", "const idle = 1;"):
            with self.subTest(code=code):
                self.assertEqual(self.lint_with([("words.js", code)]).returncode, 1)


if __name__ == "__main__":
    unittest.main()
