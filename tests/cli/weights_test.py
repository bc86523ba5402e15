"""`weights` of the real binary: every way, its block read back by `rank`, and its refusals whole."""
import json

from harness import CliTest, main

MODEL = """
criteria: {growth: {label: Growth}, comp: {label: Pay}, learning: {label: Learning}}
evidence: {filed: 1}
signals:
  revenue: {criterion: growth, points: [[0, 0], [100, 100]]}
  pay: {criterion: comp, points: [[0, 0], [100, 100]]}
  lab: {criterion: learning, points: [[0, 0], [100, 100]]}
"""
TABLE = "id,name,growth,comp,learning\na,Alpha,90,10,50\nb,Beta,50,90,10\nc,Gamma,10,50,90\nd,Delta,10,10,10\n"


class WeightsTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("c.csv", TABLE)
        self.where = ("--model", "model.yaml", "--companies", "c.csv")

    def weights(self, *words):
        return json.loads(self.output_of("weights", *words, *self.where, "--format", "json"))

    def refusal(self, *words):
        return self.refusal_of("weights", *words, *self.where)

    def test_ways_that_ask_a_person(self):
        self.assertEqual(set(self.weights("equal")["weights"].values()), {1 / 3})
        roc = self.weights("roc", "comp", "growth", "learning")["weights"]
        for criterion, weight in {"comp": 11 / 18, "growth": 5 / 18, "learning": 2 / 18}.items():
            self.assertAlmostEqual(roc[criterion], weight)
        tied = self.weights("roc", "learning", "comp=growth")["weights"]
        self.assertEqual(tied["comp"], tied["growth"])
        self.assertEqual(self.weights("swing", "comp=100", "growth=60")["weights"],
                         {"growth": 0.375, "comp": 0.625, "learning": 0})
        ahp = self.weights("ahp", "growth/comp=2", "learning/growth=0.25", "comp/learning=2")
        for criterion, weight in {"growth": 4 / 7, "comp": 2 / 7, "learning": 1 / 7}.items():
            self.assertAlmostEqual(ahp["weights"][criterion], weight)
        self.assertAlmostEqual(ahp["consistency_ratio"], 0)

    def test_ways_that_ask_the_companies(self):
        for way in ("entropy", "critic"):
            answer = self.weights(way)
            self.assertAlmostEqual(sum(answer["weights"].values()), 1)
            self.assertEqual(answer["companies"], 4)

    def test_choices_are_borne_out_by_the_ranking(self):
        words = ("Alpha>Beta", "c > b")
        self.assertEqual(self.weights("choices", *words)["contradiction"], [])
        self.output_of("weights", "choices", *words, *self.where, "-o", "block.yaml")
        block = (self.folder / "block.yaml").read_text(encoding="utf-8")
        self.assertTrue(block.startswith("# From choices between companies: Alpha>Beta c > b\nweights:\n"), block)
        profile = self.write("p.yaml", f"id: p\ntitle: P\nmissing: renormalize\n{block}")
        ranked = json.loads(self.output_of("rank", profile, *self.where, "--format", "json"))["rows"]
        order = [row["id"] for row in ranked]
        self.assertLess(order.index("a"), order.index("b"))
        self.assertLess(order.index("c"), order.index("b"))

    def test_choices_that_contradict_each_other(self):
        words = ("a>d", "a>b", "b>c", "c>a")
        result = self.run_fitrank("weights", "choices", *words, *self.where, "--format", "json")
        self.assertEqual(result.returncode, 1)
        answer = json.loads(result.stdout)
        self.assertIsNone(answer["weights"])
        self.assertEqual((answer["contradiction"], answer["smallest"]),
                         (["Alpha over Beta", "Beta over Gamma", "Gamma over Alpha"], True))
        self.assertEqual(self.refusal("choices", *words, "-o", "block.yaml"),
                         "fitrank: These 3 choices contradict each other: no weights lead to all of them.\n")
        self.assertFalse((self.folder / "block.yaml").exists())
        text = self.run_fitrank("weights", "choices", "d<a", "d>a", *self.where).stdout
        self.assertIn("No weights lead to the choice of Delta over Alpha.", text)

    def test_refusals(self):
        self.assertEqual(self.refusal("rock"),
                         'fitrank: weights: must be one of equal, roc, swing, ahp, entropy, critic, choices, not "rock" '
                         '(did you mean "roc"?)\n')
        self.assertEqual(self.refusal("roc", "growth", "com", "learning"),
                         'fitrank: weights: com: no such criterion: com (did you mean "comp"?)\n')
        self.assertIn("missing: comp, learning", self.refusal("roc", "growth"))
        self.assertIn("growth is named twice", self.refusal("roc", "growth", "growth"))
        self.assertIn("missing: growth/learning, comp/learning", self.refusal("ahp", "comp/growth=2"))
        self.assertIn("a number above 0 is needed", self.refusal("ahp", "comp/growth=0"))
        self.assertIn('"comp:2" is not of the form CRITERION=POINTS', self.refusal("swing", "comp:2"))
        self.assertIn("at least one criterion needs points", self.refusal("swing", "comp=0"))
        self.assertIn('no such company: Alpa (did you mean "Alpha"?)', self.refusal("choices", "Alpa>Beta"))
        self.assertIn("are one company", self.refusal("choices", "a>Alpha"))
        self.assertIn('"a" is not of the form "COMPANY>COMPANY"', self.refusal("choices", "a"))
        self.assertIn("at least one choice is needed", self.refusal("choices"))
        self.assertIn("takes no words", self.refusal("equal", "growth"))


if __name__ == "__main__":
    main()
