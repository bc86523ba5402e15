"""`sources --signal`: the trail of one signal alone."""
import json

from harness import CliTest, main


class SourcesSignalTest(CliTest):
    def rows(self, *words):
        return json.loads(self.output_of("sources", "nvidia", *words, "--format", "json"))["rows"]

    def test_only_that_signal_is_shown(self):
        everything = self.rows()
        one = self.rows("--signal", "revenue_growth")
        self.assertEqual(one, [row for row in everything if row["signal"] == "revenue_growth"])
        self.assertTrue(0 < len(one) < len(everything))

    def test_an_unknown_signal_gets_a_suggestion(self):
        refusal = self.refusal_of("sources", "nvidia", "--signal", "revenue_grwth")
        self.assertIn("no such signal: revenue_grwth", refusal)
        self.assertIn('did you mean "revenue_growth"?', refusal)
        self.assertIn('did you mean "revenue_growth"?', self.refusal_of("sources", "nvidia", "--signal", "Revenue growth"))


if __name__ == "__main__":
    main()
