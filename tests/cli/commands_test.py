"""The list of commands, its groups, the parts of commands and the names that they had before."""
from harness import CliTest, main

PARTS = ("stability", "bounds", "reach", "unknowns", "methods", "acceptability", "drivers", "audit", "calibrate")
GROUPS = ("Rank", "How firm", "Evidence", "Profiles", "Large and elsewhere")


class CommandsTest(CliTest):
    def headings(self):
        page = self.output_of("help", "--format", "markdown")
        return [line[3:] for line in page.splitlines() if line.startswith("## ")]

    def test_the_list_fits_a_terminal(self):
        lines = self.output_of("--help").splitlines()
        self.assertLessEqual(len(lines), 40)
        self.assertLessEqual(max(map(len, lines)), 80)
        for group in GROUPS:
            self.assertIn(group, lines)

    def test_every_command_has_one_line(self):
        text = self.output_of("--help")
        for name in self.headings():
            lines = [line for line in text.splitlines() if line.startswith(f"  {name} ")]
            listed = name in text.split("Also: ")[1].split("\n")[0].split(", ")
            self.assertEqual(len(lines) + listed, 0 if " " in name else 1, name)

    def test_every_help_fits_80_columns(self):
        self.assertGreater(len(self.headings()), 35)
        for name in self.headings():
            for line in self.output_of(*name.split(), "--help").splitlines():
                self.assertLessEqual(len(line), 80, f"{name}: {line}")

    def test_robustness_lists_its_parts(self):
        text = self.output_of("robustness", "--help")
        for part in PARTS:
            self.assertRegex(text, rf"(?m)^  {part} ")
        self.assertTrue(self.output_of("robustness", "--format", "csv").startswith("analysis,title,text,item\n"))

    def test_the_old_name_of_a_part_gives_the_same_bytes(self):
        for part in PARTS:
            words = (part, "nvidia") if part == "reach" else (part,)
            words += {"acceptability": ("--samples", "50"), "drivers": ("--samples", "8"),
                      "calibrate": ("--rounds", "1")}.get(part, ())
            for tail in ((), ("--format", "json"), ("--help",)):
                old, new = self.run_fitrank(*words, *tail), self.run_fitrank("robustness", *words, *tail)
                self.assertEqual((old.returncode, old.stdout), (new.returncode, new.stdout), words)
                self.assertEqual((old.returncode, old.stderr), (0, ""), words)

    def test_index_is_called_by_its_parts(self):
        self.assertEqual(self.refusal_of("index"),
                         "fitrank: index: too few arguments; usage: fitrank index build|info|query ...\n")
        self.assertEqual(self.refusal_of("index", "biuld"),
                         'fitrank: index: must be one of build, info, query, not "biuld" (did you mean "build"?)\n')
        self.assertIn("no such command: build", self.refusal_of("build"))

    def test_an_option_that_cannot_apply_says_why(self):
        for words, why in ((("explain", "nvidia", "--top", "3"), "explain: --top does not apply: one company is explained"),
                           (("hype", "--evidence", "discounted"), "hype: --evidence does not apply: hype compares both"),
                           (("methods", "--method", "weighted_sum"), "methods: --method does not apply: all methods"),
                           (("report", "--method", "weighted_sum"), "report: --method does not apply: a page moves"),
                           (("index", "query", "x", "--companies", "y"), "index query: --companies does not apply")):
            self.assertIn(why, self.refusal_of(*words))

    def test_options_of_a_ranking_are_taken_by_whatever_ranks(self):
        shared = ("--weight", "--missing", "--evidence", "--method", "--as-of", "--min-coverage", "--layer",
                  "--companies", "--model", "--top", "--threads")
        for command in ("rank", "watch", "explain", "compare", "brief", "report", "batch", "hype", "digest", "robustness",
                        "index query", *(f"robustness {part}" for part in PARTS)):
            for option in shared:
                refused = self.refusal_of(*command.split(), option)
                self.assertNotIn("no such option", refused, command)

    def test_batch_takes_weights_evidence_and_day(self):
        words = ("batch", "stability-first-parent", "visa-holder", "--format", "json")
        usual = self.output_of(*words)
        for more in (("--weight", "growth=90"), ("--evidence", "face_value"), ("--as-of", "2026-02-01")):
            self.assertNotEqual(self.output_of(*words, *more), usual, more)

    def test_quiet_keeps_notes_back_and_errors_not(self):
        self.write("rows.csv", "id,growth\nacme,50\nbolt,much\n")
        words = ("rank", "--companies", "rows.csv", "--skip-bad-rows")
        loud = self.run_fitrank(*words)
        self.assertIn("fitrank: left out 1 row with problems\n", loud.stderr)
        quiet = self.run_fitrank(*words, "--quiet")
        self.assertEqual((quiet.returncode, quiet.stderr, quiet.stdout), (0, "", loud.stdout))
        self.assertIn("no such option", self.refusal_of("rank", "--quiet", "--tpo"))

    def test_version(self):
        for words in (["version"], ["--version"], ["-V"]):
            self.assertRegex(self.output_of(*words), r"^fitrank \d+\.\d+\.\d+ \(x86-64(-v[34])?\)\n$")
        self.assertRegex(self.output_of("version", "--format", "json"),
                         r'^\{\n  "format": 2,\n  "fitrank": "\d+\.\d+\.\d+",\n')


if __name__ == "__main__":
    main()
