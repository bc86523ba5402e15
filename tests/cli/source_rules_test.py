"""config/sources.yaml: a model that renames a signal keeps its imports, and a signal is added without touching the code."""
import json
import shutil

from harness import SOURCE, CliTest, main

FACTS = {"cik": 123, "entityName": "Acme", "facts": {"us-gaap": {
    tag: {"units": {"USD": [
        {"start": f"{year}-01-01", "end": f"{year}-12-31", "val": value, "accn": "0000000123-25-000001", "form": "10-K",
         "filed": "2025-02-20"} for year, value in amounts]}}
    for tag, amounts in (("Revenues", ((2023, 100e6), (2024, 130e6))), ("GrossProfit", ((2024, 91e6),)))}}}
GROSS_MARGIN = """  gross_margin:
    {criterion: growth, label: Gross margin, unit: percent, importance: 0.5, points: [[0, 0], [80, 100]]}
"""


class SourceRulesTest(CliTest):
    """Each test has a home of its own, with the files that it changes."""

    def setUp(self):
        super().setUp()
        self.home = self.folder / "home"
        shutil.copytree(SOURCE / "config", self.home / "config")
        shutil.copytree(SOURCE / "profiles", self.home / "profiles")
        self.write("facts.json", json.dumps(FACTS))

    def change(self, name, old, new):
        path = self.home / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def imported(self):
        result = self.run_fitrank("import", "companyfacts", "facts.json", "--into", "e.sqlite", FITRANK_HOME=str(self.home))
        self.assertEqual(result.returncode, 0, result.stderr)

    def rows(self):
        result = self.run_fitrank("sources", "123", "--companies", "e.sqlite", "--format", "json",
                                  FITRANK_HOME=str(self.home))
        self.assertEqual(result.returncode, 0, result.stderr)
        return {row["signal"]: row["value"] for row in json.loads(result.stdout)["rows"]}

    def test_a_signal_that_the_model_lacks_is_not_imported(self):
        self.imported()
        self.assertEqual(self.rows(), {"revenue_growth": 30})

    def test_gross_margin_is_added_by_the_model_alone(self):
        self.change("config/model.yaml", "\nsignals:\n", "\nsignals:\n" + GROSS_MARGIN)
        self.imported()
        self.assertEqual(self.rows(), {"revenue_growth": 30, "gross_margin": 70})

    def test_other_rules_import_the_same_files_again(self):
        self.imported()
        self.change("config/model.yaml", "\nsignals:\n", "\nsignals:\n" + GROSS_MARGIN)
        self.imported()
        self.assertEqual(self.rows(), {"revenue_growth": 30, "gross_margin": 70})

    def test_a_renamed_signal_keeps_its_imports(self):
        self.change("config/model.yaml", "  revenue_growth:", "  sales_growth:")
        self.change("config/sources.yaml", "    revenue_growth:", "    sales_growth:")
        shutil.rmtree(self.home / "config/companies")
        self.write("home/config/companies/bolt.yaml", "id: bolt\nname: Bolt\nobservations: []\n")
        self.imported()
        self.assertEqual(self.rows(), {"sales_growth": 30})

    def test_a_mistake_in_the_rules_is_told_with_its_place(self):
        self.change("config/sources.yaml", "growth_of: revenue}", "growth_of: revenu}")
        result = self.run_fitrank("import", "companyfacts", "facts.json", "--into", "e.sqlite", FITRANK_HOME=str(self.home))
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr, r"sources\.yaml:\d+:\d+: filings\.signals\.revenue_growth\.growth_of: no such line")
        self.assertIn('did you mean "revenue"?', result.stderr)


if __name__ == "__main__":
    main()
