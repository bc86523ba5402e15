"""No script ends without saying why."""
import subprocess
import unittest

from bash_run import SOURCE, BashTest


def bash_scripts():
    """Every Bash script of the checkout."""
    for path in sorted(SOURCE.glob("*/**/*")):
        parts = path.relative_to(SOURCE).parts
        if parts[0] in ("build", ".git") or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.readline().startswith(b"#!/usr/bin/env bash"):
                yield path


class StrictTest(BashTest):
    def test_the_end_names_command_and_line(self):
        script = self.folder / "script"
        script.write_text(f"source '{SOURCE}/scripts/strict.sh'\n\nfalse --here\n")
        result = subprocess.run(["bash", script], capture_output=True, text=True)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr, f"fitrank: {script}:3: status 1 from: false --here\n")

    def test_a_failure_inside_a_function_or_a_substitution_is_told_once(self):
        for body in ("work() { false; }\nwork", "text=$(false)", "text=$(echo a | grep b)"):
            script = self.folder / "script"
            script.write_text(f"source '{SOURCE}/scripts/strict.sh'\n{body}\necho on\n")
            result = subprocess.run(["bash", script], capture_output=True, text=True)
            self.assertEqual((result.returncode, result.stdout, result.stderr.count("status 1 from")), (1, "", 1), body)

    def test_every_script_is_strict(self):
        scripts = list(bash_scripts())
        self.assertGreater(len(scripts), 10)
        for script in scripts:
            text = script.read_text()
            self.assertIn("/strict.sh", text, script)
            self.assertNotIn("set -euo pipefail", text, script)

    def test_every_installation_is_looked_at(self):
        for script in bash_scripts():
            for line in script.read_text().splitlines():
                if line.strip().startswith("install_missing"):
                    self.assertIn("||", line, f"{script}: {line}")


if __name__ == "__main__":
    unittest.main()
