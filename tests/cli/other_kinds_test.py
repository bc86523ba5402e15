"""What is given in place of companies and is something else; files that are not there."""
from harness import CliTest, main


class OtherKindsTest(CliTest):
    def test_an_index(self):
        self.write("big.csv", "id,growth,comp,learning,stability,culture\n" +
                   "".join(f"c{i},{i},{i},{i},{i},{i}\n" for i in range(20)))
        self.run_fitrank("index", "build", "--companies", "big.csv", "-o", "my index")
        self.assertEqual(self.refusal_of("rank", "--companies", "my index"),
                         "fitrank: --companies: my index is an index; `fitrank index query 'my index'` ranks through it\n")

    def test_observations(self):
        self.write("notes.csv", "company,signal,value,tier,source\nacme,revenue_growth,5,filed,me\n")
        self.write("notes.yaml", "- {company: acme, signal: revenue_growth, value: 5, tier: filed, source: me}\n")
        for name in ("notes.csv", "notes.yaml"):
            self.assertEqual(self.refusal_of("rank", "--companies", name),
                             f"fitrank: --companies: {name} is a table of observations; `fitrank import observations "
                             f"{name} -o evidence.sqlite` makes a database of it, which --companies takes\n")

    def test_a_table_of_weights(self):
        self.write("w.csv", "id,growth,comp\nme,0.4,0.6\nyou,0.5,0.5\n")
        self.assertEqual(self.refusal_of("rank", "--companies", "w.csv"),
                         "fitrank: --companies: w.csv is a table of weights; `fitrank batch --weights w.csv` takes it\n")
        self.write("scores.csv", "id,growth,comp\nme,40,60\nyou,50,50\n")
        self.assertEqual(self.run_fitrank("rank", "--companies", "scores.csv").returncode, 0)

    def test_a_missing_file_ends_with_2(self):
        for words in (("rank", "--companies", "absent"), ("rank", "--model", "absent"), ("rank", "absent"),
                      ("diff", "absent", "absent"), ("index", "info", "absent"),
                      ("batch", "--weights", "absent"),
                      ("batch", "--weights", "absent", "--index", "absent"), ("report", "--index", "absent"),
                      ("sql", "--dialect", "duckdb", "--from", "t", "--columns", "absent"),
                      ("help", "absent"), ("synth", "--companies", "3", "--model", "absent")):
            self.assertIn("absent", self.refusal_of(*words), words)

    def test_check_and_import_say_the_rest_too(self):
        for words in (("check", "absent"), ("import", "observations", "absent")):
            result = self.run_fitrank(*words)
            self.assertEqual(result.returncode, 2, words)
            self.assertIn("absent", result.stdout + result.stderr)

    def test_hints_are_quoted_for_the_shell(self):
        self.assertEqual(self.output_of("init", "my own.yaml"),
                         "wrote my own.yaml; next: fitrank rank 'my own.yaml'\n")


if __name__ == "__main__":
    main()
