"""Manual pages: one per command, well formed, with every option in it."""
import re
import shutil
import subprocess
import unittest

from harness import CliTest, main

LINTERS = (["man", "--warnings", "-l"], ["groff", "-ww", "-man", "-Tutf8", "-z"],
           ["mandoc", "-T", "lint", "-W", "error"])


def commands(test):
    """As the page of commands lists them, so that none is forgotten by both sides."""
    return re.findall(r"^## ([a-z ]+)$", test.output_of("help", "--format", "markdown"), re.M)


def plain(page):
    """The text of a page without roff's marks."""
    return re.sub(r"\\f[BIP]", "", page).replace("\\-", "-").replace("\\(ti", "~").replace("\\(ga", "`")


class ManTest(CliTest):
    def pages(self):
        yield "fitrank", self.output_of("help", "--format", "man")
        for command in commands(self):
            yield command.replace(" ", "-"), self.output_of("help", *command.split(), "--format", "man")

    def test_every_command_has_a_page(self):
        self.assertGreater(len(commands(self)), 29)
        for command, page in self.pages():
            name = command if command == "fitrank" else f"fitrank-{command}"
            self.assertIn(f"\n{name} - ", plain(page))
            for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", '"EXIT STATUS"', "FILES"):
                self.assertIn(f"\n.SH {section}\n", page, name)

    def test_the_first_page_names_every_command(self):
        page = plain(self.output_of("help", "--format", "man"))
        for command in commands(self):
            self.assertIn(f"\n.BR fitrank-{command.replace(' ', '-')} (1)", page)

    def test_every_option_stands_in_its_page(self):
        for command in commands(self):
            page = plain(self.output_of("help", *command.split(), "--format", "man"))
            options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", self.output_of(*command.split(), "--help"), re.M)
            self.assertIn("--help", options)
            for option in options:
                self.assertRegex(page, rf"(?m)^(-\w, )?{option}( |$)", command)

    def test_choices_stand_behind_their_option(self):
        self.assertIn("zero, renormalize (left out), neutral (50)",
                      plain(self.output_of("help", "rank", "--format", "man")))

    def test_a_line_that_begins_like_a_request_stays_text(self):
        for _, page in self.pages():
            for line in page.splitlines():
                if line.startswith("."):
                    self.assertRegex(line, r'^\.(\\"|TH|SH|TP|BR|nf|fi)')

    @unittest.skipUnless(any(shutil.which(linter[0]) for linter in LINTERS), "no man, groff or mandoc here")
    def test_pages_are_well_formed(self):
        linter = next(linter for linter in LINTERS if shutil.which(linter[0]))
        for command, page in self.pages():
            path = self.write(f"{command}.1", page)
            result = subprocess.run([*linter, str(path)], capture_output=True, text=True,
                                    env=self.environment(MANPAGER="cat", MANWIDTH="80"), timeout=60)
            self.assertEqual((result.returncode, result.stderr), (0, ""), f"{command}: {result.stderr}")

    def test_a_page_of_no_command_is_refused(self):
        self.assertIn('did you mean "rank"?', self.refusal_of("help", "rnak", "--format", "man"))
        self.assertIn("of all commands", self.refusal_of("help", "rank", "--format", "markdown"))


if __name__ == "__main__":
    main()
