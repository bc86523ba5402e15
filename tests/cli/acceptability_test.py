"""acceptability: shares over draws that anybody can draw again, and every way to ask for them."""
import csv
import io
import json

from harness import CliTest, main

MODEL = """criteria: {growth: {label: Growth}, pay: {label: Pay}, calm: {label: Calm}}
evidence: {filed: 1, reported: 0.6}
signals:
  revenue: {criterion: growth, label: Revenue growth, unit: percent, points: [[0, 0], [100, 100]]}
  salary: {criterion: pay, label: Salary, unit: thousand USD, points: [[100, 0], [200, 100]]}
  attrition: {criterion: calm, label: Attrition, unit: percent a year, points: [[0, 100], [100, 0]]}
"""
PROFILE = "id: me\ntitle: Me\nweights: {growth: 50, pay: 50, calm: 0}\nmissing: neutral\n"
TABLE = "id,name,growth,pay,calm\nalpha,Alpha,100,0,0\nbeta,Beta,0,100,0\nquiet,Quiet,,,50\n"


class AcceptabilityTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("p.yaml", PROFILE)
        self.write("t.csv", TABLE)

    def show(self, *arguments, form="json", table="t.csv"):
        output = self.output_of("acceptability", "p.yaml", "--model", "model.yaml", "--companies", table, *arguments,
                                "--format", form)
        return json.loads(output) if form == "json" else output

    def test_opposites_share_the_first_place(self):
        answer = self.show("--weights-from", "uniform")
        self.assertEqual((answer["samples"], answer["seed"], answer["drawn"]), (10000, 1, 2))
        self.assertEqual(answer["counts"]["unranked"], 1)
        self.assertFalse(answer["evidence_noise"])
        for company, other in zip(answer["rows"], reversed(answer["rows"])):
            self.assertAlmostEqual(company["first_share"], 0.5, delta=0.02)
            self.assertLessEqual(company["first_error"], 0.005)
            self.assertAlmostEqual(sum(company["rank_shares"]), 1)
            self.assertEqual(company["ahead_of"], {other["id"]: company["first_share"]})
            # Both are among the first two in every draw, which tells nothing: of two, one place is counted.
            self.assertEqual((company["top_share"], company["confidence"]), (company["first_share"], 1))
            self.assertAlmostEqual(company["mean_rank"], 2 - company["first_share"])
            # The greater of two uniform shares is 3/4 on average.
            suits = {"alpha": "growth", "beta": "pay"}[company["id"]]
            self.assertAlmostEqual(company["central_weights"][suits], 0.75, delta=0.01)
            self.assertEqual(company["central_weights"]["calm"], 0)

    def test_a_sentence_comes_first(self):
        text = self.show("--order", "growth>=pay", form="table")
        self.assertTrue(text.startswith("Acceptability\n\nAlpha is first in 100 % of 10,000 draws (±0 points); "
                                        "no other company is ever first.\n"), text)
        self.assertIn("over the criteria that the profile weighs, with Growth ≥ Pay", " ".join(text.split()))
        self.assertIn("Seed: 1", text)
        self.assertIn("Left out: 1 company with no data for any weighted criterion.", text)

    def test_the_seed_decides_and_the_threads_do_not(self):
        for form in ("table", "markdown", "csv", "json"):
            one = self.output_of("acceptability", "--samples", 500, "--threads", 1, "--format", form)
            self.assertEqual(self.output_of("acceptability", "--samples", 500, "--threads", 3, "--format", form), one)
        one = self.show("--seed", 1)
        self.assertEqual(one["arguments"].pop(), "--seed=1")
        self.assertEqual(one, self.show())
        self.assertNotEqual(self.show("--seed", 2)["rows"], self.show()["rows"])

    def test_concentration_holds_the_profiles_weights(self):
        self.write("p.yaml", PROFILE.replace("growth: 50", "growth: 60"))
        loose, firm = (self.show("--concentration", n)["rows"][0] for n in (5, 1000))
        self.assertEqual((loose["id"], firm["id"]), ("alpha", "alpha"))
        self.assertLess(loose["first_share"], 0.85)
        self.assertGreater(firm["first_share"], 0.95)

    def test_evidence_is_as_uncertain_as_its_tier(self):
        for name, tier, value in (("a", "reported", 60), ("b", "filed", 50)):
            self.write(f"companies/{name}.yaml", f"id: {name}\nname: {name}\nobservations:\n  - {{signal: revenue, value: "
                                                 f"{value}, tier: {tier}, source: s}}\n")
        self.write("p.yaml", "id: me\ntitle: Me\nweights: {growth: 1}\n")
        # Uniform over 60 +- 20 against 50.
        noisy = self.show(table="companies")
        self.assertTrue(noisy["evidence_noise"])
        self.assertAlmostEqual(noisy["rows"][0]["first_share"], 0.75, delta=0.02)
        self.assertAlmostEqual(noisy["rows"][0]["confidence"], 0.75, delta=0.02)
        sure = self.show("--evidence-noise", "off", table="companies")
        self.assertEqual([company["first_share"] for company in sure["rows"]], [1, 0])
        self.assertIsNone(sure["rows"][1]["central_weights"])

    def test_deal_breakers_keep_companies_out(self):
        self.write("p.yaml", PROFILE + "deal_breakers:\n  - {criterion: pay, at_least: 50}\n")
        answer = self.show()
        self.assertEqual([company["id"] for company in answer["rows"]], ["beta"])
        self.assertIn("Left out: 1 company excluded by a deal-breaker; 1 company with no data for any weighted criterion.",
                      self.show(form="table"))

    def test_records_add_up(self):
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(self.show(form="csv")))}
        self.assertEqual(set(rows), {"alpha", "beta"})
        for row in rows.values():
            ranks = [float(share) for share in row["rank_shares"].split(";")]
            self.assertEqual(len(ranks), 2)
            self.assertAlmostEqual(sum(ranks), 1)
            weights = [float(row[f"central_weights_{criterion}"]) for criterion in ("growth", "pay", "calm")]
            self.assertAlmostEqual(sum(weights), 1)

    def test_large_sets_give_their_tops(self):
        self.output_of("synth", "--companies", 5000, "--unknown", 0.1, "-o", "big.csv")
        answer = json.loads(self.output_of("acceptability", "--companies", "big.csv", "--samples", 200, "--places", 4,
                                           "--format", "json"))
        self.assertEqual(len(answer["rows"]), 10)
        self.assertIsNone(answer["rows"][0]["rank_shares"])
        self.assertGreater(answer["rows"][0]["top_share"], 0)

    def test_no_company(self):
        self.write("t.csv", "id,growth\n")
        self.assertEqual(self.show()["rows"], [])
        self.assertIn("No company can be ranked.", self.show(form="table"))

    def test_mistakes_on_the_command_line(self):
        refused = lambda *words: self.refusal_of("acceptability", "p.yaml", "--model", "model.yaml", "--companies",
                                                 "t.csv", *words)
        self.assertIn("--samples", refused("--samples", 0))
        self.assertIn("--top", refused("--top", 0))
        self.assertIn('no such criterion: grwth (did you mean "growth"?)', refused("--order", "grwth>=pay"))
        self.assertIn("is no order like", refused("--order", "growth"))
        self.assertIn("is in it twice", refused("--order", "growth>=growth"))
        self.assertIn("the profile weighs calm with 0", refused("--order", "growth>=calm"))
        self.assertIn("--order goes with", refused("--order", "growth>=pay", "--weights-from", "profile"))
        self.assertIn("--concentration goes with", refused("--weights-from", "uniform", "--concentration", 5))
        self.assertIn("--weights-from", refused("--weights-from", "equal"))
        self.assertIn("--evidence-noise", refused("--evidence-noise", "maybe"))


if __name__ == "__main__":
    main()
