"""audit: what criteria, signals and goalposts do, checked against `rank` and `explain` by plain sums."""
import csv
import io
import json
import math

from harness import SEED, SOURCE, CliTest, main

HEADER = "id,growth,comp,learning,stability,culture\n"


def correlation(pairs, least):
    """Pearson's r of pairs; None: too few, or no spread."""
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    if len(pairs) < least or len(set(xs)) < 2 or len(set(ys)) < 2:
        return None
    mean_x, mean_y = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    xy = math.fsum((x - mean_x) * (y - mean_y) for x, y in pairs)
    xx = math.fsum((x - mean_x) ** 2 for x in xs)
    yy = math.fsum((y - mean_y) ** 2 for y in ys)
    return xy / math.sqrt(xx * yy)


class AuditTest(CliTest):
    def audit(self, *arguments):
        return json.loads(self.output_of("audit", *arguments, "--format", "json"))

    def kind(self, answer, kind):
        return [row for row in answer["rows"] if row["kind"] == kind]

    def table(self, rows):
        self.write("t.csv", HEADER + rows)
        return self.audit("--companies", "t.csv")

    def assert_correlation(self, expected, found):
        if expected is None:
            self.assertIsNone(found)
        else:
            self.assertAlmostEqual(found, expected, places=6)

    def test_effective_weights_are_squared_correlations_as_shares(self):
        ranking = json.loads(self.output_of("rank", "--companies", SEED, "--format", "json"))["rows"]
        explained = [json.loads(self.output_of("explain", row["id"], "--companies", SEED, "--format", "json"))
                     for row in ranking]
        scores = {c["criterion"]: [(company["score"], fit["score"])
                                   for fit, company in ((e, {x["criterion"]: x for x in self.kind(e, "criterion")}
                                                         [c["criterion"]]) for e in explained)
                                   if company["score"] is not None]
                  for c in self.kind(explained[0], "criterion")}
        answer = self.audit("--companies", SEED)
        counts = answer["counts"]
        self.assertEqual((counts["companies"], answer["with_signals"], counts["ranked"]), (5, 5, 5))
        weights = self.kind(answer, "weight")
        effects = {}
        for weight in weights:
            pairs = scores[weight["criterion"]]
            self.assertEqual(weight["companies"], len(pairs))
            r = correlation(pairs, 3)
            self.assert_correlation(r, weight["correlation"])
            if r is not None:
                effects[weight["criterion"]] = r * r
        self.assertTrue(effects)
        compared = sum(weight["weight"] for weight in weights if weight["criterion"] in effects)
        for weight in weights:
            if weight["criterion"] not in effects:
                self.assertIsNone(weight["effective_weight"])
                continue
            effective = effects[weight["criterion"]] / sum(effects.values())
            self.assertAlmostEqual(weight["effective_weight"], effective, places=6)
            self.assertAlmostEqual(weight["compared_weight"], weight["weight"] / compared, places=12)
            self.assertEqual(weight["counts_more"], effective > 1.5 * weight["compared_weight"])
            self.assertEqual(weight["counts_less"], effective < 0.5 * weight["compared_weight"])

    def test_signals_and_goalposts_are_those_of_the_dossiers(self):
        faces, values = {}, {}
        for path in sorted(SEED.glob("*.yaml")):
            answer = json.loads(self.output_of("explain", path.stem, "--companies", SEED, "--format", "json"))
            for signal in self.kind(answer, "signal"):
                faces.setdefault(signal["signal"], []).append(signal["score"])
                values.setdefault(signal["signal"], []).append(signal["value"])
        for use in self.kind(self.audit("--companies", SEED), "goalposts"):
            known = faces.get(use["signal"], [])
            self.assertEqual(use["known"], len(known))
            self.assertLessEqual(use["at_worst"] + use["at_best"], len(known))
            numbers = [value for value in values.get(use["signal"], []) if value is not None]
            if numbers:
                self.assertEqual((use["least"], use["greatest"]), (min(numbers), max(numbers)))
            elif not known:
                self.assertEqual((use["least"], use["greatest"]), (None, None))

    def test_a_table_by_hand(self):
        answer = self.table("a,0,10,,50,50\nb,25,30,,50,50\nc,50,55,,50,50\nd,75,70,,50,\ne,100,90,,50,\n")
        by_id = {weight["criterion"]: weight for weight in self.kind(answer, "weight")}
        self.assertEqual(by_id["learning"]["companies"], 0)
        self.assertIsNone(by_id["stability"]["correlation"])
        pairs = {(pair["criterion"], pair["other_criterion"]): pair for pair in self.kind(answer, "criteria_pair")}
        self.assertTrue(pairs["growth", "comp"]["redundant"])
        self.assertAlmostEqual(pairs["growth", "comp"]["correlation"],
                               correlation([(0, 10), (25, 30), (50, 55), (75, 70), (100, 90)], 5), places=6)
        self.assertEqual((pairs["growth", "culture"]["companies"], pairs["growth", "culture"]["correlation"]), (3, None))
        self.assertEqual([(pattern["known_criteria"], pattern["companies"]) for pattern in self.kind(answer, "pattern")],
                         [(["growth", "comp", "stability", "culture"], 3), (["growth", "comp", "stability"], 2)])
        self.assertEqual(self.kind(answer, "signal_pair"), [])
        text = self.output_of("audit", "--companies", "t.csv")
        self.assertIn("Signals and goalposts are checked only in dossiers and small tables of raw values; there are none here.",
                      " ".join(text.split()))
        self.assertIn("With only 5 ranked companies, this is a hint.", " ".join(text.split()))

    def test_none_one_and_all_equal(self):
        cases = {"a,,,,,\n": "No company can be ranked, so there is no ranking to audit.",
                 "a,1,2,3,4,5\n": "Only one company is ranked, too few for effective weights and correlations.",
                 "".join(f"c{i},90.1,70.3,33.3,50,20\n" for i in range(7)): "No criterion has an effective weight"}
        for rows, sentence in cases.items():
            with self.subTest(sentence=sentence):
                answer = self.table(rows)
                self.assertIn(sentence, answer["sentence"])
                self.assertEqual({weight["effective_weight"] for weight in self.kind(answer, "weight")}, {None})
                for form in ("table", "markdown", "csv", "json"):
                    text = self.output_of("audit", "--companies", "t.csv", "--format", form)
                    self.assertNotRegex(text.lower(), r"\bnan\b|\binf\b")

    def test_dossiers_and_tables_together(self):
        self.write("t.csv", HEADER + "zz,50,60,70,80,90\n")
        answer = self.audit("--companies", SEED, "t.csv")
        self.assertEqual((answer["counts"]["companies"], answer["with_signals"]), (6, 5))
        self.assertEqual(sum(layer["companies"] for layer in self.kind(answer, "layer")), 5)

    def test_a_small_table_of_raw_values_has_signals(self):
        self.write("t.csv", "id,revenue_growth\na,10\nb,400\n")
        answer = self.audit("--companies", "t.csv")
        use = next(use for use in self.kind(answer, "goalposts") if use["signal"] == "revenue_growth")
        self.assertEqual((answer["with_signals"], use["known"], use["least"], use["greatest"]), (2, 2, 10, 400))
        self.assertEqual(self.kind(answer, "layer"), [])

    def test_csv_and_json_say_the_same_on_any_number_of_threads(self):
        self.output_of("synth", "--companies", 3000, "--unknown", 0.2, "--correlation", 0.4, "-o", "big.csv")
        answer = self.audit("--companies", "big.csv", "--threads", 1)
        self.assertEqual(answer, self.audit("--companies", "big.csv", "--threads", 3))
        rows = csv.DictReader(io.StringIO(self.output_of("audit", "--companies", "big.csv", "--format", "csv")))
        effective = {row["criterion"]: float(row["effective_weight"]) for row in rows if row["kind"] == "weight"}
        self.assertEqual(effective, {w["criterion"]: w["effective_weight"] for w in self.kind(answer, "weight")})
        for pair in self.kind(answer, "criteria_pair"):
            self.assertAlmostEqual(pair["correlation"], 0.4, delta=0.06)

    def test_deal_breakers_and_policies_are_the_profiles(self):
        answer = self.audit("stability-first-parent", "--companies", SOURCE / "config/companies")
        counts = answer["counts"]
        self.assertEqual(counts["companies"], 5)
        self.assertEqual(counts["ranked"] + counts["excluded"], 5)
        self.assertEqual(self.audit("--missing", "zero")["missing"], "zero")
        self.assertTrue(self.audit("--method", "weighted_product")["sentence"])

    def test_robustness_says_where_it_is(self):
        self.assertIn("audit", self.output_of("robustness", "--help"))


if __name__ == "__main__":
    main()
