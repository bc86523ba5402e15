"""Completion: what the binary answers, a real bash that asks it, and the scripts' syntax."""
import os
import shutil
import subprocess
import unittest

import pexpect

from harness import BINARY, CliTest, main

class CompletionTest(CliTest):
    def words(self, *words):
        """The words that can stand at the end, and whether a file can."""
        lines = self.output_of("complete", "words", "--", *words).splitlines()
        return [line.split("\t")[0] for line in lines if line != ":files"], ":files" in lines

    def test_commands(self):
        self.assertEqual(self.words("ra"), (["rank"], False))
        self.assertIn("explain", self.words("")[0])
        self.assertEqual(self.words("--v"), (["--version"], False))
        self.assertEqual(self.words("help", "ra"), (["rank"], False))

    def test_options(self):
        self.assertEqual(self.words("rank", "--mi"), (["--missing", "--min-coverage"], False))
        self.assertEqual(self.words("rank", "--mis"), (["--missing"], False))
        for command in ("rank", "sql", "acceptability"):
            shown = set(self.words(command, "--")[0])
            self.assertTrue(shown)
            for option in shown:
                self.assertIn(option, self.output_of(command, "--help"))
        self.assertEqual(self.words("nothing", "--mi"), ([], False))

    def test_choices(self):
        self.assertEqual(self.words("rank", "--missing", ""), (["zero", "renormalize", "neutral", "expected"], False))
        self.assertEqual(self.words("rank", "--missing=n"), (["--missing=neutral"], False))
        self.assertEqual(self.words("rank", "--format", ""), (["table", "markdown", "csv", "json", "jsonl", "html"], False))
        self.assertEqual(self.words("report", "--format", ""), (["html", "json"], False))
        self.assertEqual(self.words("export", "--format", ""), (["yaml", "csv", "observations"], False))
        self.assertEqual(self.words("index", ""), (["build", "info", "query"], False))
        self.assertIn("companyfacts", self.words("import", "")[0])
        self.assertEqual(self.words("weights", "ro"), (["roc"], False))
        self.assertEqual(self.words("import", "lca", "--role", "ha"), (["hardware"], False))

    def test_every_choice_is_taken_by_its_option(self):
        """What completion offers is what parsing takes: one list."""
        for command, option in (("rank", "--missing"), ("rank", "--evidence"), ("rank", "--method"), ("rank", "--by"),
                                ("rank", "--format"), ("acceptability", "--weights-from"),
                                ("acceptability", "--evidence-noise"), ("report", "--format")):
            for choice in self.words(command, option, "")[0]:
                self.assertEqual(self.run_fitrank(command, option, choice, "-o", "out.json").returncode, 0, choice)

    def test_criteria(self):
        criteria = ["growth=", "comp=", "learning=", "stability=", "culture="]
        for option in (["-w"], ["--weight"]):
            self.assertEqual(self.words("rank", *option, ""), (criteria, False))
        self.assertEqual(self.words("rank", "--weight=gr"), (["--weight=growth="], False))
        self.assertEqual(self.words("acceptability", "--order", "le"), (["learning"], False))
        self.assertEqual(self.words("weights", "roc", "growth", "le"), (["learning"], False))

    def test_columns_are_criteria_and_signals(self):
        words, files = self.words("sql", "--columns", "growth=g", "re")
        self.assertIn("revenue_growth=", words)
        self.assertTrue(files)

    def test_names_of_the_data(self):
        self.assertEqual(self.words("explain", "nv"), (["nvidia"], False))
        self.assertEqual(self.words("compare", "nvidia", "as"), (["astera-labs"], False))
        self.assertEqual(self.words("rank", "spacex-"), (["spacex-aiinfra-curious-swe-01"], True))
        self.assertIn("silicon", " ".join(self.words("rank", "--layer", "")[0]))

    def test_the_users_own_files_complete(self):
        self.write("mine/acme.yaml", 'id: acme\nname: Acme\nobservations: []\n')
        self.write("profiles/own.yaml", "id: own\n")
        self.assertEqual(self.words("explain", "--companies", "mine", "--format", "json", "ac"), (["acme"], False))
        self.assertEqual(self.words("explain", "--companies=mine/acme.yaml", "--missing", "zero", "ac")[0], ["acme"])
        self.assertEqual(self.words("rank", "ow"), (["own"], True))

    def test_files(self):
        for words in (("rank", "-o", ""), ("rank", "--companies", "a", ""), ("check", "x"), ("diff", "a", "")):
            self.assertTrue(self.words(*words)[1], words)
        self.assertEqual(self.words("rank", "--top", ""), ([], False))

    def test_what_a_shell_would_quote_is_left_out(self):
        ids = ("$(id)", "a b", "a;b", "a`b`", "x>y", "q'q", "#c", "*")
        self.write("mine.csv", "id,name,growth\n" + "".join(f'"{one}",Evil,50\n' for one in ids) + "good,Good,60\n")
        self.assertEqual(self.words("explain", "--companies=mine.csv", "--missing=zero", ""), (["good"], False))

    def test_broken_files_complete_nothing_in_silence(self):
        self.write("broken.yaml", "id: [\n")
        self.assertEqual(self.words("explain", "--companies", "broken.yaml", "--model", "broken.yaml", "n")[0], [])


class ShellTest(CliTest):
    def script(self, shell):
        return self.write(f"fitrank.{shell}", self.output_of("complete", shell))

    def bash(self):
        """A terminal with a bash that has the script and the binary, and keeps nothing of the user."""
        folder = self.folder / "bin"
        folder.mkdir()
        os.symlink(BINARY, folder / "fitrank")
        environment = self.environment(PATH=f"{folder}:/usr/bin:/bin", PS1="ready> ", TERM="dumb",
                                       INPUTRC="/dev/null", HISTFILE=None)
        shell = pexpect.spawn("bash", ["--norc", "--noprofile", "-i"], cwd=self.folder, env=environment,
                              encoding="utf-8", timeout=60, echo=True, dimensions=(40, 200))
        self.addCleanup(shell.close, force=True)
        shell.sendline(f"bind 'set enable-bracketed-paste off'; bind 'set bell-style none'; "
                       f"bind 'set page-completions off'; source {self.script('bash')}; echo is''ready")
        shell.expect_exact("isready")
        shell.expect_exact("ready> ")
        return shell

    def test_a_real_bash_completes(self):
        shell = self.bash()
        for typed, completed in (("fitrank ra", "fitrank rank "), ("fitrank rank --mis", "fitrank rank --missing "),
                                 ("fitrank rank --missing ne", "fitrank rank --missing neutral "),
                                 ("fitrank rank --missing=ne", "fitrank rank --missing=neutral "),
                                 ("fitrank rank -w gro", "fitrank rank -w growth="),
                                 ("fitrank explain nvi", "fitrank explain nvidia "),
                                 ("fitrank rank -o fitrank.ba", "fitrank rank -o fitrank.bash ")):
            with self.subTest(typed):
                # What stands behind the cursor shows where the completed word ends.
                shell.send(typed + "\t" + "|end")
                shell.expect_exact(completed + "|end")
                shell.sendcontrol("u")

    def test_bash_lists_what_is_possible(self):
        shell = self.bash()
        shell.send("fitrank rank --missing \t\t")
        for choice in ("neutral", "renormalize", "zero"):
            shell.expect_exact(choice)

    @unittest.skipUnless(shutil.which("bash"), "no bash here")
    def test_bash_syntax(self):
        subprocess.run(["bash", "-n", self.script("bash")], check=True)

    @unittest.skipUnless(shutil.which("zsh"), "no zsh here")
    def test_zsh_syntax(self):
        subprocess.run(["zsh", "-n", self.script("zsh")], check=True)

    @unittest.skipUnless(shutil.which("fish"), "no fish here")
    def test_fish_syntax(self):
        subprocess.run(["fish", "-n", self.script("fish")], check=True)


if __name__ == "__main__":
    main()
