"""Help, mistakes on the command line, and exit statuses."""
from harness import PROFILE, SOURCE, CliTest, main


class UsageTest(CliTest):
    def test_help_opens_with_examples(self):
        for arguments in (["--help"], ["help"], ["-h"]):
            self.assertIn("\nExamples:\n  fitrank rank ", self.output_of(*arguments))
        for command in ("rank", "explain", "reproduce", "check"):
            text = self.output_of(command, "--help")
            self.assertTrue(text.startswith(f"Examples:\n  fitrank {command}"), text)
            self.assertIn("Options:", text)
            self.assertEqual(text, self.output_of("help", command))

    def test_documentation_is_the_help(self):
        self.assertEqual((SOURCE / "docs/commands.md").read_text(), self.output_of("help", "--format", "markdown"))

    def test_no_command_is_a_usage_error(self):
        self.assertIn("\nHow firm\n", self.refusal_of())

    def test_version(self):
        self.assertRegex(self.output_of("--version"), r"^fitrank \d+\.\d+\.\d+ \(x86-64(-v[34])?\)\n$")

    def test_unknown_command_gets_a_suggestion(self):
        self.assertEqual(self.refusal_of("rnak"), 'fitrank: no such command: rnak (did you mean "rank"?)\n')

    def test_unknown_option_gets_a_suggestion(self):
        self.assertEqual(self.refusal_of("rank", "--tpo", "3"),
                         'fitrank: rank: no such option: --tpo (did you mean "--top"?)\n')
        self.assertEqual(self.refusal_of("rank", "--mising=zero"),
                         'fitrank: rank: no such option: --mising (did you mean "--missing"?)\n')

    def test_options_are_not_abbreviated(self):
        self.assertIn("no such option: --miss", self.refusal_of("rank", "--miss", "zero"))

    def test_unknown_criterion_gets_a_suggestion(self):
        self.assertEqual(self.refusal_of("rank", "--weight", "grwoth=50"),
                         'fitrank: --weight: no such criterion: grwoth (did you mean "growth"?)\n')

    def test_a_criterion_far_from_all_lists_them(self):
        self.assertEqual(self.refusal_of("rank", "--weight", "xyzzy=50"),
                         "fitrank: --weight: no such criterion: xyzzy; the model has growth, comp, learning, stability, "
                         "culture\n")

    def test_labels_stand_for_criteria_in_any_case(self):
        by_id = self.output_of("rank", "--weight", "comp=40", "--format", "json")
        self.assertIn('"--weight=comp=40"', by_id)
        for name in ("Pay", "pay", "COMP"):  # the answer repeats the words as they were typed
            self.assertEqual(self.output_of("rank", "-w", f"{name}=40", "--format", "json"),
                             by_id.replace("--weight=comp=40", f"--weight={name}=40"))
        self.assertEqual(self.refusal_of("rank", "--weight", "payy=40"),
                         'fitrank: --weight: no such criterion: payy (did you mean "comp"?)\n')

    def test_shares_are_percent_without_the_sign(self):
        self.assertEqual(self.refusal_of("rank", "--weight", "growth=0.4"),
                         "fitrank: --weight growth: 0.4 is less than 1 percent; shares are in percent "
                         '(did you mean "growth=40"?)\n')
        self.output_of("rank", "--weight", "growth=0.400")
        self.assertEqual(self.refusal_of("rank", "--weight", "growth=30%"),
                         "fitrank: --weight growth: leave out the sign: growth=30\n")

    def test_a_day_that_never_was(self):
        self.assertEqual(self.refusal_of("rank", "--as-of", "2026-02-30"),
                         "fitrank: --as-of: there is no day 2026-02-30; February 2026 has 28 days\n")
        self.assertEqual(self.refusal_of("digest", "--since", "2026-13-01"),
                         "fitrank: --since: there is no month 13; months are 01 to 12\n")

    def test_two_profiles_are_refused(self):
        profile = str(SOURCE / PROFILE)
        self.assertIn("both profiles", self.refusal_of("rank", profile, "--companies", profile))
        self.assertIn("no companies", self.refusal_of("rank", "--companies", profile))

    def test_empty_names_are_refused(self):
        for option in ("--companies", "--model", "--output"):
            self.assertIn("names no file", self.refusal_of("rank", option, ""))

    def test_unknown_company_gets_a_suggestion(self):
        self.assertEqual(self.refusal_of("explain", "nvidai"),
                         'fitrank: no such company: nvidai (did you mean "nvidia"?); see `fitrank list companies`\n')

    def test_unknown_policy_gets_a_suggestion(self):
        self.assertEqual(self.refusal_of("rank", "--missing", "neutrl"),
                         'fitrank: --missing: must be one of zero, renormalize, neutral, expected, not "neutrl" '
                         '(did you mean "neutral"?)\n')
        self.assertIn('did you mean "discounted"', self.refusal_of("rank", "--evidence", "discount"))
        self.assertIn('did you mean "json"', self.refusal_of("rank", "--format", "jsno"))

    def test_unknown_profile_gets_a_suggestion(self):
        self.assertIn('did you mean "spacex-aiinfra-curious-swe-01"?',
                      self.refusal_of("rank", "spacex-aiinfra-curious-swe-1"))

    def test_bad_values_are_refused(self):
        for arguments, part in ((["--top", "0"], "--top"), (["--top", "-3"], "--top"), (["--top", "3x"], "--top"),
                                (["--top", ""], "--top"), (["--weight", "growth"], "CRITERION=PERCENT"),
                                (["--weight", "growth=101"], "0 to 100"), (["--weight", "growth=nan"], "0 to 100"),
                                (["--weight", "growth=-1"], "0 to 100"), (["--weight", "growth=1e"], "0 to 100"),
                                (["--weight", "growth=60", "--weight", "comp=50"], "110"),
                                (["--as-of", "yesterday"], "2026-05-13"), (["--as-of", "2026-02-30"], "there is no day"),
                                (["--missing", "zero", "--missing", "neutral"], "2 times")):
            self.assertIn(part, self.refusal_of("rank", *arguments), arguments)

    def test_too_many_and_too_few_arguments(self):
        self.assertIn('unexpected argument "b"', self.refusal_of("rank", "a", "b"))
        self.assertIn("usage: fitrank explain COMPANY [PROFILE]", self.refusal_of("explain"))

    def test_missing_files_are_named(self):
        self.assertIn("absent.yaml", self.refusal_of("rank", "--companies", "absent.yaml"))
        self.assertIn("absent.yaml", self.refusal_of("rank", "--model", "absent.yaml"))
        self.assertIn("config/model.yaml", self.refusal_of("rank", FITRANK_HOME="/nonexistent"))


if __name__ == "__main__":
    main()
