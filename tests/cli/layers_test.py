"""rank --layer and --by layer."""
import csv
import io
import json

from harness import CliTest, main

MODEL = """criteria: {pay: {label: Pay}}
evidence: {filed: 1}
signals:
  score: {criterion: pay, label: Score, points: [[0, 0], [100, 100]]}
"""
LAYERS = """layers:
  silicon: {label: Silicon design}
  memory: {label: Memory}
  power: {label: Power}
"""


class LayersTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL + LAYERS)
        self.write("p.yaml", "id: p\ntitle: P\nweights: {pay: 1}\n")
        for name, layer, score in (("a", "silicon", 90), ("b", "silicon", 80), ("c", "power", 70), ("d", None, 60),
                                   ("e", "power", 50)):
            stated = f"layer: {layer}\n" if layer else ""
            self.write(f"companies/{name}.yaml", f"id: {name}\nname: Company {name}\n{stated}observations:\n"
                                                 f"  - {{signal: score, value: {score}, tier: filed, source: s}}\n")

    arguments = ["p.yaml", "--model", "model.yaml", "--companies", "companies"]

    def rank(self, *more):
        return self.output_of("rank", *self.arguments, *more)

    def rank_json(self, *more):
        return json.loads(self.rank(*more, "--format", "json"))

    def test_only_one_layer_is_ranked(self):
        answer = self.rank_json("--layer", "power")
        self.assertEqual([(row["id"], row["rank"]) for row in answer["rows"]], [("c", 1), ("e", 2)])
        self.assertEqual((answer["only_layer"], answer["counts"]["ranked"]), ("power", 2))
        self.assertIn("Only companies of this layer: Power (power).", self.rank("--layer", "power"))
        self.assertIsNone(self.rank_json()["only_layer"])

    def test_a_layer_without_companies(self):
        self.assertEqual(self.rank_json("--layer", "memory")["rows"], [])
        self.assertIn("There are no companies to rank.", self.rank("--layer", "memory"))

    def test_no_such_layer(self):
        self.assertEqual(self.refusal_of("rank", *self.arguments, "--layer", "memry"),
                         'fitrank: --layer: no such layer: memry (did you mean "memory"?)\n')
        self.assertEqual(self.refusal_of("rank", *self.arguments, "--layer", "xyz"),
                         "fitrank: --layer: no such layer: xyz; there are silicon, memory, power\n")

    def test_a_model_without_layers_takes_the_companies(self):
        self.write("model.yaml", MODEL)
        self.assertEqual([row["id"] for row in self.rank_json("--layer", "silicon")["rows"]], ["a", "b"])
        self.assertIn("there are power, silicon", self.refusal_of("rank", *self.arguments, "--layer", "xyz"))

    def test_the_best_of_each_layer_keeps_its_rank(self):
        answer = self.rank_json("--by", "layer")
        self.assertEqual([(row["id"], row["rank"], row["layer"]) for row in answer["rows"]],
                         [("a", 1, "silicon"), ("c", 3, "power")])
        self.assertEqual(answer["counts"]["ranked"], 5)
        self.assertEqual(set(answer), set(self.rank_json()))
        table = self.rank("--by", "layer", "--why")
        self.assertRegex(table, r"1 +Silicon design +Company a")
        self.assertRegex(table, r"3 +Power +Company c")
        self.assertIn("2 of 5 ranked companies shown.", table)
        self.assertIn("Layers not shown: Memory.", table)
        rows = list(csv.DictReader(io.StringIO(self.rank("--by", "layer", "--format", "csv"))))
        self.assertEqual([(row["id"], row["layer"]) for row in rows], [("a", "silicon"), ("c", "power")])
        self.assertIn("| 3 | Power |", self.rank("--by", "layer", "--format", "markdown").replace("\\", ""))

    def test_by_layer_takes_the_first_of_top(self):
        self.assertEqual([row["id"] for row in self.rank_json("--by", "layer", "--top", "1")["rows"]], ["a"])
        by_company = self.rank_json("--by", "company")
        self.assertEqual(by_company["arguments"].pop(), "--by=company")
        self.assertEqual(by_company, self.rank_json())

    def test_by_and_layer_together(self):
        answer = self.rank_json("--by", "layer", "--layer", "power")
        self.assertEqual([(row["id"], row["rank"]) for row in answer["rows"]], [("c", 1)])

    def test_by_something_else(self):
        self.assertIn('--by: must be one of company, layer, not "layr" (did you mean "layer"?)',
                      self.refusal_of("rank", *self.arguments, "--by", "layr"))

    def test_tables_state_no_layer(self):
        self.write("small.csv", "id,pay\nt,99\n")
        answer = self.rank_json("small.csv", "--layer", "power")
        self.assertEqual([row["id"] for row in answer["rows"]], ["c", "e"])
        self.assertEqual([row["rank"] for row in self.rank_json("small.csv", "--by", "layer")["rows"]], [2, 4])
        self.write("large.csv", "id,pay\n" + "".join(f"t{i},9\n" for i in range(200_000)))
        self.assertIn("--by layer: large tables state no layer",
                      self.refusal_of("rank", "p.yaml", "--model", "model.yaml", "--companies", "large.csv", "--by",
                                      "layer"))
        answer = json.loads(self.output_of("rank", *self.arguments, "large.csv", "--layer", "power", "--format", "json"))
        self.assertEqual(answer["counts"]["ranked"], 2)

    def test_a_saved_best_of_layers_can_be_compared(self):
        self.write("all.json", self.rank("--format", "json"))
        self.write("best.json", self.rank("--by", "layer", "--format", "json"))
        answer = json.loads(self.output_of("diff", "all.json", "best.json", "--format", "json"))
        self.assertEqual([(row["id"], row["move"]) for row in answer["rows"]], [("a", 0), ("c", 0)])


if __name__ == "__main__":
    main()
