"""check: every problem of every file, with place and suggestion."""
import json

from harness import PROFILE, SOURCE, CliTest, main


class CheckTest(CliTest):
    def test_shipped_files_have_no_problems(self):
        self.assertIn("no problems", self.output_of("check", SOURCE / "config/model.yaml",
                                                    SOURCE / "config/companies", SOURCE / "profiles"))

    def test_a_mistyped_weight(self):
        text = (SOURCE / PROFILE).read_text().replace("  growth: 35", "  grwoth: 35")
        self.write("mine.yaml", text)
        line = text.splitlines().index("  grwoth: 35") + 1
        result = self.run_fitrank("check", "mine.yaml")
        self.assertEqual((result.returncode, result.stderr), (1, ""))
        self.assertIn(f'mine.yaml:{line}:3: weights.grwoth: no such criterion (did you mean "growth"?)\n'
                      "  grwoth: 35\n  ^\n", result.stdout)

    def test_all_problems_of_all_files(self):
        self.write("a.yaml", "id: a\nname: A\nobservations:\n  - {signal: attrition, value: x, tier: filde, source: s}\n")
        self.write("b.yaml", "id: b\ntitle: B\nweights: {growth: -1}\ntop: 0\n")
        result = self.run_fitrank("check", "a.yaml", "b.yaml", "absent.yaml")
        self.assertEqual(result.returncode, 2)
        for part in ("a.yaml:4:", "filed", "weights.growth", "top", "absent.yaml"):
            self.assertIn(part, result.stdout)
        answer = json.loads(self.run_fitrank("check", "a.yaml", "b.yaml", "--format", "json").stdout)
        self.assertGreaterEqual(len(answer["rows"]), 4)
        self.assertEqual(answer["problems"], len(answer["rows"]))

    def test_a_folder_without_files_is_a_problem(self):
        (self.folder / "empty").mkdir()
        result = self.run_fitrank("check", "empty")
        self.assertEqual(result.returncode, 1)
        self.assertIn("empty: a folder without YAML or CSV files", result.stdout)

    def test_other_commands_report_the_same_problem_and_end_with_2(self):
        self.write("mine.yaml", "id: mine\ntitle: m\nweights: {grwoth: 35}\n")
        error = self.refusal_of("rank", "mine.yaml")
        self.assertIn('mine.yaml:3:11: weights.grwoth: no such criterion (did you mean "growth"?)', error)


if __name__ == "__main__":
    main()
