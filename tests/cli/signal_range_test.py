"""Range and coverage down to the signal, in the words of every command that speaks of them."""
import json

from harness import SEED, CliTest, main

MODEL = """criteria: {g: {label: G}, l: {label: L}}
evidence: {filed: 1}
signals:
  pay: {criterion: g, points: [[100, 20], [500, 100]]}
  yes: {criterion: l, levels: {yes: 100, no: 0}}
"""


def dossier(company, **values):
    lines = [f"id: {company}", f"name: {company}", "observations:"]
    lines += [f'  - {{signal: "{signal}", value: {json.dumps(value)}, tier: filed, source: x}}'
              for signal, value in values.items()]
    return "\n".join(lines) + "\n"


class SignalRangeTest(CliTest):
    def json_of(self, *arguments):
        return json.loads(self.output_of(*arguments, "--format", "json"))

    def growth(self, missing="renormalize"):
        """A is known by its access to capital alone, one of three signals and a quarter of the importance."""
        self.write("part/a.yaml", dossier("a", capital_access="listed"))
        self.write("part/b.yaml", dossier("b", revenue_growth=45, capacity_growth=60, capital_access="listed"))
        return self.write("g.yaml", f"id: p\ntitle: p\nweights: {{growth: 1}}\nmissing: {missing}\n")

    def test_one_signal_of_three_does_not_make_a_criterion_known(self):
        profile = self.growth()
        ranked = self.json_of("rank", profile, "--companies", "part")["rows"]
        self.assertEqual([row["id"] for row in ranked], ["a", "b"])
        self.assertEqual((ranked[0]["score"], ranked[0]["coverage"]), (90, 0.25))
        self.assertLess(ranked[0]["low"], 33)
        self.assertEqual((ranked[0]["high"], ranked[1]["coverage"]), (97.5, 1))
        self.assertEqual(ranked[1]["low"], ranked[1]["high"])

    def test_bounds_unknowns_and_acceptability_say_the_same(self):
        profile = self.growth()
        bounds = self.output_of("bounds", profile, "--companies", "part")
        self.assertIn("missing data could put it anywhere from 1 to 2", " ".join(bounds.split()))
        unknown = self.json_of("unknowns", profile, "--companies", "part", "--top", 1)["rows"]
        self.assertGreater(unknown[0]["changes_first"], 0.5)
        drawn = self.json_of("acceptability", profile, "--companies", "part")["rows"]
        first = {company["id"]: company["first_share"] for company in drawn}
        self.assertGreater(first["b"], 0.5)

    def test_an_observation_never_leads_out_of_the_range_that_was_shown(self):
        for missing in ("zero", "renormalize", "neutral"):
            profile = self.growth(missing)
            before = self.json_of("rank", profile, "--companies", "part")["rows"][0]
            for value in (-20, 0, 200):
                self.write("part/a.yaml", dossier("a", capital_access="listed", revenue_growth=value))
                after = next(row for row in self.json_of("rank", profile, "--companies", "part")["rows"]
                             if row["id"] == "a")
                self.assertGreaterEqual(after["score"], before["low"])
                self.assertLessEqual(after["score"], before["high"])
                self.assertEqual(after["coverage"], 0.75)

    def test_explain_and_compare_say_what_counts_for_the_want_of_the_rest(self):
        profile = self.growth()
        said = "counts 100 % of Growth, as 2 of 3 signals are unknown"
        explained = " ".join(self.output_of("explain", "a", profile, "--companies", "part").split())
        self.assertIn(said, explained)
        self.assertNotIn("% of Growth, as", " ".join(self.output_of("explain", "b", profile, "--companies",
                                                                      "part").split()))
        compared = " ".join(self.output_of("compare", "a", "b", profile, "--companies", "part").split())
        self.assertIn(f"a: {said}", compared)

    def test_one_prior_for_one_unknown(self):
        self.write("m.yaml", MODEL)
        profile = self.write("p.yaml", "id: p\ntitle: p\nweights: {g: 1, l: 1}\nmissing: renormalize\n")
        self.write("lv/a.yaml", dossier("a", pay=150, yes="yes"))
        self.write("lv/b.yaml", dossier("b", yes="yes"))
        self.write("lv/c.yaml", dossier("c", pay=20, yes="yes"))
        given = ("--model", "m.yaml", "--companies", "lv")
        bounds = {row["id"]: row for row in self.json_of("bounds", profile, *given)["rows"]}
        self.assertEqual((bounds["b"]["low"], bounds["b"]["high"]), (60, 100))
        self.assertEqual((bounds["b"]["best_rank"], bounds["b"]["worst_rank"]), (1, 2))
        unknown = self.json_of("unknowns", profile, *given, "--top", 1)["rows"][0]
        self.assertAlmostEqual(unknown["changes_first"], 0.125)  # pay from 20 to 30 of 20 to 100
        drawn = self.json_of("acceptability", profile, *given, "--samples", 20000, "--concentration", 10000)
        first = {company["id"]: company["first_share"] for company in drawn["rows"]}
        self.assertAlmostEqual(first["a"], 0.125, delta=0.01)

    def test_an_unknown_level_is_one_of_its_levels(self):
        self.write("m.yaml", MODEL)
        profile = self.write("p.yaml", "id: p\ntitle: p\nweights: {g: 0, l: 1}\nmissing: neutral\n")
        self.write("lv/a.yaml", dossier("a", pay=150, yes="no"))
        self.write("lv/b.yaml", dossier("b", pay=500))
        self.write("lv/c.yaml", dossier("c", pay=100))
        given = (profile, "--model", "m.yaml", "--companies", "lv")
        drawn = self.json_of("acceptability", *given, "--samples", 20000)["rows"]
        self.assertEqual({company["id"] for company in drawn}, {"a"}, "of the others nothing weighed is known")
        self.write("p.yaml", "id: p\ntitle: p\nweights: {g: 1, l: 1}\nmissing: neutral\n")
        self.write("lv/a.yaml", dossier("a", pay=300, yes="yes"))  # 60 and 100
        drawn = self.json_of("acceptability", *given, "--samples", 20000, "--concentration", 10000)["rows"]
        first = {company["id"]: company["first_share"] for company in drawn}
        self.assertAlmostEqual(first["b"], 0.5, delta=0.02)  # 100 and 100, or 100 and 0

    def test_a_range_beyond_what_all_known_could_be_is_said(self):
        self.write("m.yaml", MODEL)
        self.write("lv/b.yaml", dossier("b", yes="yes"))
        given = ("--model", "m.yaml", "--companies", "lv")
        for missing, low in (("zero", 50), ("renormalize", 60), ("neutral", 60)):
            profile = self.write("p.yaml", f"id: p\ntitle: p\nweights: {{g: 1, l: 1}}\nmissing: {missing}\n")
            row = self.json_of("rank", profile, *given)["rows"][0]
            self.assertEqual((row["low"], row["high"], row["coverage"]), (low, 100, 0.5))
            whole = self.output_of("rank", profile, *given, "--why")
            said = "an unknown criterion counts as nothing" in " ".join(whole.split())
            self.assertEqual(said, missing == "zero")

    def test_a_table_of_values_has_ranges_and_a_table_of_scores_is_exact(self):
        profile = self.write("p.yaml", "id: p\ntitle: p\nweights: {g: 1, l: 1}\nmissing: neutral\n")
        self.write("m.yaml", MODEL)
        self.write("raw.csv", "id,pay\na,500\n")
        row = self.json_of("rank", profile, "--model", "m.yaml", "--companies", "raw.csv")["rows"][0]
        self.assertEqual((row["low"], row["high"], row["coverage"]), (50, 100, 0.5))
        self.write("stated.csv", "id,g\na,80\n")
        row = self.json_of("rank", profile, "--model", "m.yaml", "--companies", "stated.csv")["rows"][0]
        self.assertEqual((row["low"], row["high"], row["coverage"]), (40, 90, 0.5))

    def test_rules_on_coverage_and_range_look_at_signals(self):
        profile = self.growth()
        rules = "deal_breakers:\n  - {coverage: true, at_least: 0.3}\n"
        self.write("g.yaml", "id: p\ntitle: p\nweights: {growth: 1}\n" + rules)
        answer = self.json_of("rank", profile, "--companies", "part")
        self.assertEqual([row["id"] for row in answer["rows"]], ["b"])
        self.write("g.yaml", "id: p\ntitle: p\nweights: {growth: 1}\n" + rules.replace("coverage: true, at_least: 0.3",
                                                                                        "range: true, at_most: 60"))
        answer = self.json_of("rank", profile, "--companies", "part")
        self.assertEqual([row["id"] for row in answer["rows"]], ["b"])

    def test_the_published_persona(self):
        rows = {row["id"]: row for row in self.json_of("rank", "--companies", SEED, "--top", 5)["rows"]}
        shown = {name: (round(row["score"]), round(row["low"]), round(row["high"]), round(100 * row["coverage"]))
                 for name, row in rows.items()}
        self.assertEqual(shown["astera-labs"], (66, 59, 93, 47))
        self.assertEqual(shown["spacex"], (65, 44, 91, 46))
        self.assertEqual(shown["nvidia"], (69, 56, 94, 47))


if __name__ == "__main__":
    main()
