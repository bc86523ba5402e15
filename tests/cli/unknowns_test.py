"""What `unknowns` says is worth finding out, against rankings with the unknown filled in."""
import csv
import io
import json

from harness import CliTest, main

TABLE = {"a": (90, 50, None), "b": (80, None, 40), "c": (None, 95, 10), "d": (20, 30, None)}
MODEL = """
criteria: {growth: {label: Growth}, comp: {label: Pay}, learning: {label: Learning}}
evidence: {filed: 1}
signals:
  revenue: {criterion: growth, points: [[0, 0], [100, 100]]}
  pay: {criterion: comp, question: "What does it pay?", points: [[0, 20], [100, 80]]}
  lab: {criterion: learning, levels: {none: 30, some: 50, great: 90}}
"""


class UnknownsTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)

    def profile(self, missing):
        return self.write("p.yaml", f"id: p\ntitle: P\nmissing: {missing}\nweights: {{growth: 4, comp: 3, learning: 3}}\n")

    def table(self, cells):
        lines = [",".join([row] + ["" if cell is None else str(cell) for cell in values]) for row, values in cells.items()]
        return "\n".join(["id,growth,comp,learning", *lines]) + "\n"

    def ranking(self, cells, missing, top):
        return json.loads(self.output_of("rank", self.profile(missing), "--model", "model.yaml", "--companies", "-",
                                         "--top", top, "--format", "json", stdin=self.table(cells)))["rows"]

    def first(self, cells, missing, top):
        return {row["id"] for row in self.ranking(cells, missing, top)}

    def test_chances_are_shares_of_what_the_unknown_could_be(self):
        for missing in ("zero", "renormalize", "neutral"):
            answer = json.loads(self.output_of("unknowns", self.profile(missing), "--model", "model.yaml",
                                               "--companies", "-", "--top", 2, "--format", "json",
                                               stdin=self.table(TABLE)))
            self.assertIn(len(answer["rows"]), (3, 4))  # d, whom nothing can bring in, may be left out
            now = {top: self.first(TABLE, missing, top) for top in (1, 2)}
            for unknown in answer["rows"]:
                column = ("growth", "comp", "learning").index(unknown["criterion"])
                changes = {1: 0, 2: 0}
                for step in range(25):
                    cells = {row: list(values) for row, values in TABLE.items()}
                    cells[unknown["id"]][column] = 4 * step + 2
                    for top in changes:
                        changes[top] += self.first(cells, missing, top) != now[top]
                self.assertAlmostEqual(unknown["changes_top"], changes[2] / 25, delta=0.041, msg=unknown)
                self.assertAlmostEqual(unknown["changes_first"], changes[1] / 25, delta=0.041, msg=unknown)

    def test_value_is_what_is_lost_on_average_by_choosing_without_asking(self):
        for missing in ("zero", "renormalize", "neutral"):
            answer = json.loads(self.output_of("unknowns", self.profile(missing), "--model", "model.yaml",
                                               "--companies", "-", "--format", "json", stdin=self.table(TABLE)))
            leader = self.ranking(TABLE, missing, 1)[0]["id"]
            worth = 0
            for unknown in answer["rows"]:
                column = ("growth", "comp", "learning").index(unknown["criterion"])
                lost = []
                for step in range(10):
                    cells = {row: list(values) for row, values in TABLE.items()}
                    cells[unknown["id"]][column] = 10 * step + 5
                    scores = {row["id"]: row["score"] for row in self.ranking(cells, missing, 9)}
                    lost.append(max(scores.values()) - scores[leader])
                self.assertAlmostEqual(unknown["worth"], sum(lost) / 10, delta=0.2, msg=unknown)
                worth += unknown["worth"] > 0.5
            self.assertGreater(worth, 0)
            values = [unknown["worth"] for unknown in answer["rows"]]
            self.assertEqual(values, sorted(values, reverse=True))

    def test_a_partly_known_criterion_of_a_table_is_unknown_too(self):
        self.write("two.yaml", MODEL.replace("  pay:", "  orders: {criterion: growth, points: [[0, 0], [100, 100]]}\n  pay:"))
        table = "id,revenue,orders\na,60,60\nb,50,\n"  # b at 50 comes to anything from 25 to 75
        options = (self.profile("renormalize"), "--model", "two.yaml", "--companies", "-", "--weight", "growth=100")
        for more, signal in (((), "orders"), (("--skip-bad-rows",), None)):  # read as companies, and as a large table
            answer = json.loads(self.output_of("unknowns", *options, *more, "--format", "json", stdin=table))
            unknown = answer["rows"]
            self.assertEqual([(one["id"], one["criterion"], one["signal"]) for one in unknown], [("b", "growth", signal)])
            self.assertAlmostEqual(unknown[0]["worth"], 15 * 15 / (2 * 50))
            self.assertAlmostEqual(unknown[0]["changes_first"], 15 / 50)

    def test_the_briefs_questions_begin_with_the_first_unknown(self):
        for profile in ("spacex-aiinfra-curious-swe-01", "principal-ic"):
            for options in ((), ("--missing", "renormalize"), ("--missing", "neutral", "--evidence", "discounted"),
                            ("--weight", "culture=60")):
                first = json.loads(self.output_of("unknowns", profile, *options, "--format", "json"))["rows"]
                brief = json.loads(self.output_of("brief", profile, *options, "--format", "json"))["rows"]
                asked = [row for row in brief if row["section"] == "unknown"]
                order = list(dict.fromkeys((one["criterion"], one["signal"]) for one in first))
                self.assertEqual(list(dict.fromkeys((one["criterion"], one["signal"]) for one in asked)), order)
                self.assertEqual((asked[0]["id"], asked[0]["worth"]), (first[0]["id"], first[0]["worth"]))

    def test_a_dossiers_signals_come_with_their_question(self):
        self.write("companies/a.yaml", "id: a\nname: Alpha\nobservations: [{signal: revenue, value: 70, tier: filed, "
                                       "source: s}]\n")
        self.write("companies/b.yaml", "id: b\nname: Beta\nobservations: [{signal: revenue, value: 60, tier: filed, "
                                       "source: s}]\n")
        options = (self.profile("zero"), "--model", "model.yaml", "--companies", "companies", "--top", 1)
        text = self.output_of("unknowns", *options)
        # Pay gives Beta 0.3 x 20..80 points on 4 behind; the lab 0.3 x 30..90. Both pass at any score.
        self.assertIn("Find out first: ", text)
        self.assertIn("of Beta. The chance that it changes the first place is 100 %, and asking before you choose is worth ",
                      " ".join(text.split()))
        self.assertIn("What does it pay?", text)
        self.assertIn("What is known of this: Lab?", text)
        rows = list(csv.DictReader(io.StringIO(self.output_of("unknowns", *options, "--format", "csv"))))
        self.assertEqual({(row["id"], row["signal"]) for row in rows},
                         {("a", "pay"), ("a", "lab"), ("b", "pay"), ("b", "lab")})
        points = {(row["id"], row["signal"]): float(row["at_stake"]) for row in rows}
        self.assertAlmostEqual(points["b", "pay"], 18)
        self.assertIn("| **Beta** |", self.output_of("unknowns", *options, "--format", "markdown"))

    def test_nothing_unknown(self):
        text = self.output_of("unknowns", self.profile("zero"), "--model", "model.yaml", "--companies", "-",
                              stdin="id,growth,comp,learning\na,1,2,3\n")
        self.assertIn("No missing data could change a fit score.", text)


if __name__ == "__main__":
    main()
