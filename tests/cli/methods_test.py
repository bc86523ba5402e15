"""`methods` of the real binary: its fit is `rank`'s, its other methods are their definitions."""
import csv
import io
import json
import math

from harness import CliTest, main

MODEL = """
criteria: {growth: {label: Growth}, comp: {label: Pay}}
evidence: {filed: 1}
signals:
  revenue: {criterion: growth, points: [[0, 0], [100, 100]]}
  pay: {criterion: comp, points: [[0, 0], [100, 100]]}
"""
TABLE = "id,growth,comp\na,100,4\nb,50,50\nc,60,30\nd,,90\ne,,\n"


class MethodsTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("c.csv", TABLE)
        self.profile = self.write("p.yaml", "id: p\ntitle: P\nmissing: renormalize\nweights: {growth: 1, comp: 1}\n")
        self.options = (self.profile, "--model", "model.yaml", "--companies", "c.csv")

    def by_company(self, answer):
        """Company -> method -> its rank and score, in the order of the rows."""
        found = {}
        for row in answer["rows"]:
            found.setdefault(row["id"], {})[row["method"]] = {"rank": row["rank"], "score": row["method_score"]}
        return found

    def test_every_method_by_its_definition(self):
        answer = json.loads(self.output_of("methods", *self.options, "--format", "json"))
        rows = self.by_company(answer)
        ranked = json.loads(self.output_of("rank", *self.options, "--format", "json"))
        self.assertEqual(list(rows), [row["id"] for row in ranked["rows"]])
        self.assertEqual(len(answer["rows"]), 5 * len(rows))
        for row in ranked["rows"]:
            self.assertEqual(rows[row["id"]]["weighted_sum"], {"rank": row["rank"], "score": row["score"]})
        self.assertEqual(answer["counts"]["unranked"], 1)
        products = {"a": 20, "b": 50, "c": math.sqrt(1800), "d": 90}
        for company, product in products.items():
            self.assertAlmostEqual(rows[company]["weighted_product"]["score"], product, places=9)
        # d, of whom only pay is known, is as near to the best on it as can be.
        self.assertEqual(rows["d"]["topsis"], {"rank": 1, "score": 1})
        self.assertEqual(rows["d"]["vikor"], {"rank": 1, "score": 0})
        # On growth a beats 2, on pay b beats 2 and loses to 1: net flows by hand.
        self.assertAlmostEqual(rows["a"]["promethee"]["score"], (1 - 1) / 2)
        self.assertAlmostEqual(rows["b"]["promethee"]["score"], (-1 + 1 / 3) / 2, places=11)
        self.assertAlmostEqual(rows["d"]["promethee"]["score"], 1)
        linear = json.loads(self.output_of("methods", *self.options, "--format", "json", "--full-preference", 100))
        flow = {company: methods["promethee"]["score"] for company, methods in self.by_company(linear).items()}
        self.assertAlmostEqual(flow["b"], ((-50 - 10) / 200 + (46 + 20 - 40) / 300) / 2, places=11)

    def test_a_comma_locale_and_threads_change_nothing(self):
        first = self.output_of("methods", *self.options, "--format", "csv")
        self.assertEqual(first, self.output_of("methods", *self.options, "--format", "csv", "--threads", 1,
                                               LC_ALL="de_DE.UTF-8"))
        rows = list(csv.DictReader(io.StringIO(first)))
        self.assertEqual(list(dict.fromkeys(row["id"] for row in rows)), ["d", "a", "b", "c"])
        self.assertEqual(len(rows), 4 * 5)

    def test_deal_breakers_leave_companies_out(self):
        self.write("companies/a.yaml", "id: a\nname: Alpha\nobservations: [{signal: revenue, value: 70, tier: filed, "
                                       "source: s}, {signal: pay, value: 10, tier: filed, source: s}]\n")
        self.write("companies/b.yaml", "id: b\nname: Beta\nobservations: [{signal: revenue, value: 20, tier: filed, "
                                       "source: s}, {signal: pay, value: 40, tier: filed, source: s}]\n")
        profile = self.write("q.yaml", "id: q\ntitle: Q\nmissing: zero\nweights: {growth: 1, comp: 1}\n"
                                       "deal_breakers: [{signal: pay, at_least: 30}]\n")
        text = self.output_of("methods", profile, "--model", "model.yaml", "--companies", "companies")
        self.assertIn("All 5 methods put Beta first.", text)
        self.assertIn("Left out: 1 company excluded by a deal-breaker.", text)
        self.assertNotIn("Alpha", text)

    def test_refusals(self):
        self.assertIn('--full-preference: "x" is not a number from 0 to 100',
                      self.refusal_of("methods", *self.options, "--full-preference", "x"))


if __name__ == "__main__":
    main()
