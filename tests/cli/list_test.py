"""What there is to name: list."""
import json

from harness import SOURCE, CliTest, main


class ListTest(CliTest):
    def rows(self, what, *options):
        return json.loads(self.output_of("list", what, *options, "--format", "json"))["rows"]

    def test_companies(self):
        rows = {row["id"]: row for row in self.rows("companies")}
        self.assertEqual(set(rows), {path.stem for path in (SOURCE / "config/companies").glob("*.yaml")})
        self.assertEqual(rows["nvidia"]["name"], "NVIDIA")
        self.assertGreater(rows["nvidia"]["observations"], 0)
        layer = rows["nvidia"]["layer"]
        self.assertEqual({row["id"] for row in self.rows("companies", "--layer", layer)},
                         {row["id"] for row in rows.values() if row["layer"] == layer})

    def test_profiles_have_titles(self):
        rows = {row["id"]: row for row in self.rows("profiles")}
        self.assertEqual(set(rows), {path.stem for path in (SOURCE / "profiles").glob("*.yaml")})
        self.assertTrue(all(row["title"] for row in rows.values()))
        self.write("profiles/mine.yaml", "id: mine\ntitle: My own\nweights: {growth: 1}\n")
        self.assertIn({"id": "mine", "title": "My own", "file": "profiles/mine.yaml"}, self.rows("profiles"))

    def test_the_model(self):
        self.write("model.yaml", "criteria:\n  pay: {label: Pay}\nevidence: {filed: 1}\nsignals:\n"
                   "  wage: {criterion: pay, label: Wage, unit: USD, points: [[0, 0], [9, 100]]}\n"
                   "  mood: {criterion: pay, label: Mood, levels: {good: 90, bad: 10}}\n")
        model = ("--model", "model.yaml", "--companies", "none.csv")
        self.write("none.csv", "id,pay\n")
        self.assertEqual(self.rows("criteria", *model), [{"id": "pay", "title": "Pay", "signals": 2}])
        self.assertEqual(self.rows("signals", *model),
                         [{"id": "wage", "title": "Wage", "criterion": "pay", "unit": "USD", "text": "any number"},
                          {"id": "mood", "title": "Mood", "criterion": "pay", "unit": "", "text": "good, bad"}])

    def test_layers_and_sources_count(self):
        layers = self.rows("layers")
        self.assertGreater(sum(row["companies"] for row in layers), 0)
        sources = self.rows("sources")
        counts = [row["observations"] for row in sources]
        self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertEqual(sum(counts), sum(row["observations"] for row in self.rows("companies")))

    def test_every_format(self):
        self.assertTrue(self.output_of("list", "criteria", "--format", "csv").startswith(
            "id,source,source_title,name,title,layer,criterion,unit,text,file,companies,signals,observations\n"))
        self.assertIn("| growth", self.output_of("list", "criteria", "--format", "markdown"))
        self.assertIn("Criteria", self.output_of("list", "criteria"))
        self.assertIn('must be one of companies, profiles, signals, layers, criteria, sources, not "sorces" '
                      '(did you mean "sources"?)', self.refusal_of("list", "sorces"))


if __name__ == "__main__":
    main()
