"""fitrank.yaml: a user's defaults for options."""
import json

from harness import CliTest, main

PROFILE = "id: mine\ntitle: Mine\nweights: {growth: 1, comp: 1}\n"


class DefaultsTest(CliTest):
    def rows(self, *words, **environment):
        return len(json.loads(self.output_of("rank", *words, "--format", "json", **environment))["rows"])

    def test_the_current_folders_file_is_read_and_the_line_wins(self):
        self.write("fitrank.yaml", "top: 2\ncolor: never\n")
        self.assertEqual(self.rows(), 2)
        self.assertEqual(self.rows("--top", "3"), 3)

    def test_the_file_beside_the_profile_comes_first(self):
        self.write("fitrank.yaml", "top: 2\n")
        self.write("mine/fitrank.yaml", "top: 1\n")
        self.write("mine/mine.yaml", PROFILE)
        self.assertEqual(self.rows("mine/mine.yaml"), 1)
        self.assertEqual(self.rows(), 2)

    def test_the_users_own_file_comes_last(self):
        self.write("config/fitrank/fitrank.yaml", "top: 4\n")
        self.assertEqual(self.rows(XDG_CONFIG_HOME=str(self.folder / "config")), 4)
        self.write("home/.config/fitrank/fitrank.yaml", "top: 3\n")
        self.assertEqual(self.rows(XDG_CONFIG_HOME=None, HOME=str(self.folder / "home")), 3)
        self.write("fitrank.yaml", "top: 2\n")
        self.assertEqual(self.rows(XDG_CONFIG_HOME=str(self.folder / "config")), 2)

    def test_lists_paths_and_flags(self):
        self.write("mine/a.csv", "id,growth,comp\na,50,50\n")
        self.write("mine/b.csv", "id,growth,comp\nb,60,50\n")
        self.write("mine/mine.yaml", PROFILE)
        self.write("mine/fitrank.yaml", "companies: [a.csv, b.csv]\nignore-deal-breakers: true\n")
        self.assertEqual(self.rows("mine/mine.yaml"), 2)

    def test_an_option_that_a_command_does_not_take_is_left_out(self):
        self.write("fitrank.yaml", "by: company\nformat: csv\nsince: 2026-01-01\nevidence: discounted\n")
        self.output_of("list", "criteria")
        self.output_of("hype")
        self.output_of("report", "-o", "page.html")
        self.assertTrue((self.folder / "page.html").read_text().startswith("<!doctype html>"))

    def test_mistakes_have_a_place(self):
        self.write("fitrank.yaml", "color: never\ntpo: 3\n")
        self.assertEqual(self.refusal_of("rank"),
                         'fitrank.yaml:2:1: tpo: no such option (did you mean "top"?)\ntpo: 3\n^\n')
        self.write("fitrank.yaml", "top: none\n")
        self.assertEqual(self.refusal_of("rank"),
                         'fitrank.yaml:1:6: top: "none" is not a whole number from 1 on\ntop: none\n     ^\n')

    def test_check_looks_at_all_of_it(self):
        self.write("fitrank.yaml", "top: 3\nformat: html\ncolor: never\nquiet: true\nsamples: 10\n")
        self.assertEqual(self.run_fitrank("check", "fitrank.yaml").returncode, 0)
        self.write("fitrank.yaml", "colour: never\n")
        self.assertIn("1:1: colour: no such option", self.run_fitrank("check", "fitrank.yaml").stdout)
        self.write("bad/fitrank.yaml", "colour: never\n")
        told = self.run_fitrank("check", "bad/fitrank.yaml")
        self.assertEqual(told.returncode, 1)
        self.assertIn('bad/fitrank.yaml:1:1: colour: no such option (did you mean "color"?)', told.stdout)
        self.write("bad/fitrank.yaml", "top: 0\nquiet: perhaps\nformat: pdf\n")
        told = self.run_fitrank("check", "bad/fitrank.yaml")
        self.assertEqual(told.returncode, 1)
        for part in ('1:6: top: "0" is not', "2:8: quiet: must be true or false", "3:9: format: must be one of"):
            self.assertIn(f"bad/fitrank.yaml:{part}", told.stdout)


if __name__ == "__main__":
    main()
