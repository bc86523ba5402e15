"""method: weighted_product in a profile: one definition behind every command that ranks, and behind those that say how firm it is."""
import itertools
import json
import random

from harness import CliTest, main
from plain_scores import PlainModel, fit_product, newest, plain_yaml
from random_world import CRITERIA, MISSING, WORLD_MODEL, random_profile, random_world

PRODUCT = "method: weighted_product\n"
CRITERIA_SHIPPED = ("growth", "comp", "learning", "stability", "culture")
FIRMNESS = (("stability",), ("bounds",), ("acceptability", "--samples", "200"), ("unknowns",), ("reach", "xai"))


class ProductTest(CliTest):
    def json_of(self, *arguments):
        return json.loads(self.output_of(*arguments, "--format", "json"))

    def shipped(self, extra=PRODUCT):
        return self.write("mine.yaml", "id: mine\ntitle: Mine\nweights: {growth: 35, comp: 20, learning: 35, "
                                       f"stability: 5, culture: 5}}\n{extra}")

    def cells_of_all(self, dossiers, evidence):
        """Company -> cells, of a random world."""
        model = PlainModel(plain_yaml(WORLD_MODEL))
        cells = {one["id"]: model.dossier_cells(one, evidence, newest(dossiers)) for one in dossiers}
        for table in ("stated.csv", "raw.csv"):
            cells |= model.table_cells(self.folder / table)
        return cells

    def test_ranks_random_worlds_by_the_definition(self):
        for seed in range(12):
            rng = random.Random(seed)
            options, dossiers = random_world(self, rng)
            for missing, evidence in itertools.product(MISSING, ("face_value", "discounted")):
                profile = random_profile(self, rng, extra=f"missing: {missing}\nevidence: {evidence}\n{PRODUCT}")
                answer = self.json_of("rank", profile, *options)
                self.assertEqual(answer["method"], "weighted_product")
                cells = self.cells_of_all(dossiers, evidence)
                expected = {company: fit_product([score for score, _ in known], [extent for _, extent in known],
                                                 [answer["weights"][c] for c in CRITERIA], missing)
                            for company, known in cells.items()}
                self.assertEqual({row["id"] for row in answer["rows"]},
                                 {company for company, made in expected.items() if made is not None})
                scores = []
                for row in answer["rows"]:
                    self.assertEqual(list(row["criteria"].values()), [score for score, _ in cells[row["id"]]])
                    for key, number in zip(("score", "low", "high", "coverage"), expected[row["id"]]):
                        self.assertAlmostEqual(row[key], number, delta=1e-9, msg=(row, key))
                    scores.append(row["score"])
                self.assertEqual(scores, sorted(scores, reverse=True))
                self.assertEqual([r["rank"] for r in answer["rows"]],
                                 [1 + sum(other > score for other in scores) for score in scores])

    def test_option_and_profile_are_one(self):
        by_profile = self.json_of("rank", self.shipped())
        by_option = self.json_of("rank", self.shipped(extra=""), "--method", "weighted_product")
        back = self.json_of("rank", self.shipped(), "--method", "weighted_sum")
        sums = self.json_of("rank", self.shipped(extra=""))
        for one in (by_profile, by_option, back, sums):  # the words and the profile's file differ, nothing else does
            self.assertTrue(one.pop("arguments"))
            self.assertTrue(one.pop("profile_hash"))
        self.assertEqual(by_profile, by_option)
        self.assertEqual(back, sums)
        self.assertNotEqual(back["rows"], by_profile["rows"])

    def test_every_page_says_so(self):
        mine = self.shipped()
        for command in (("rank", mine), ("rank", mine, "--why"), ("explain", "nvidia", mine), ("compare", "nvidia", "xai", mine),
                        ("brief", mine), ("hype", mine), ("batch", mine),
                        *((*command, mine) for command in FIRMNESS)):
            self.assertIn("product", self.output_of(*command), command)
            self.assertNotIn("Method:", self.output_of(*command, "--method", "weighted_sum"), command)

    def test_explanations_add_up(self):
        for missing in MISSING:
            mine = self.shipped(f"missing: {missing}\n{PRODUCT}")
            for company in ("nvidia", "astera-labs", "anthropic", "spacex", "xai"):
                answer = self.json_of("explain", company, mine)
                criteria = [row for row in answer["rows"] if row["kind"] == "criterion"]
                self.assertAlmostEqual(sum(row["points"] for row in criteria), answer["score"], delta=1e-9)
                for criterion in criteria:
                    signals = [row for row in answer["rows"]
                               if row["kind"] == "signal" and row["criterion"] == criterion["criterion"]]
                    if signals:
                        self.assertAlmostEqual(sum(row["points"] for row in signals), criterion["points"], delta=1e-9)
            ranked = {row["id"]: row for row in self.json_of("rank", mine)["rows"]}
            self.assertEqual(answer["score"], ranked["xai"]["score"])

    def test_comparisons_add_up_and_their_overtakes_turn_the_order(self):
        mine = self.shipped(f"missing: renormalize\n{PRODUCT}")
        turned = 0
        ids = [row["id"] for row in self.json_of("rank", mine)["rows"]]
        for a, b in itertools.combinations(ids, 2):
            answer = self.json_of("compare", a, b, mine)
            self.assertAlmostEqual(sum(row["gap"] for row in answer["rows"] if row["kind"] == "criterion"), answer["gap"],
                                   delta=1e-9)
            for overtake in (row for row in answer["rows"] if row["kind"] == "overtake"):
                step = 0.01 if overtake["to"] > overtake["from"] else -0.01
                for percent, keeps in ((100 * overtake["to"] - step, True), (100 * overtake["to"] + step, False)):
                    order = [row["id"] for row in self.json_of(
                        "rank", mine, "--weight", f"{overtake['criterion']}={percent}")["rows"]]
                    self.assertEqual(order.index(a) < order.index(b), keeps, (a, b, overtake))
                turned += 1
        self.assertGreater(turned, 3)

    def test_batch_and_index_rank_as_rank_does(self):
        table = self.write("big.csv", "id,growth,comp,learning,stability,culture\n" + "".join(
            f"c{i},{i * 37 % 101},{i * 53 % 97},{i * 71 % 89},{i * 11 % 83 or ''},{i * 29 % 79}\n" for i in range(400)))
        mine = self.shipped(f"missing: neutral\ntop: 5\n{PRODUCT}")
        first = [row["id"] for row in self.json_of("rank", mine, "--companies", table)["rows"]]
        self.run_fitrank("index", "build", "--companies", table, "-o", "big.index", "--k", "5")
        self.assertEqual(first, [row["id"] for row in self.json_of("index", "query", "big.index", mine)["rows"]])
        weights = self.write("weights.csv", "id,growth,comp,learning,stability,culture\nme,35,20,35,5,5\n")
        batch = self.json_of("batch", "--weights", weights, "--companies", table, "--missing", "neutral",
                             "--method", "weighted_product", "--top", "5")
        self.assertEqual(batch["method"], "weighted_product")
        self.assertEqual(first, [row["id"] for row in batch["rows"]])

    def test_diff_reads_it_back(self):
        self.output_of("rank", self.shipped(), "--format", "json", "-o", "a.json")
        self.output_of("rank", self.shipped(), "--method", "weighted_sum", "--format", "json", "-o", "b.json")
        self.assertIn("method weighted_product", self.output_of("diff", "a.json", "b.json"))
        saved = json.loads((self.folder / "a.json").read_text())
        self.write("c.json", json.dumps({**saved, "method": "guess"}))
        self.assertIn("method: no such method: \"guess\"", self.refusal_of("diff", "a.json", "c.json"))

    def test_the_page_which_only_knows_sums_refuses(self):
        text = self.refusal_of("report", self.shipped(), "-o", "page.html")
        self.assertIn("profile mine says method: weighted_product, but this command knows weighted sums alone", text)
        self.assertIn("rank, explain", text)

    def test_every_command_about_firmness_takes_it(self):
        mine = self.shipped(f"missing: renormalize\n{PRODUCT}")
        for command in (*FIRMNESS, ("robustness",), ("methods",), ("drivers", "--samples", "128")):
            self.output_of(*command, mine)

    def test_stretches_end_where_rank_changes(self):
        mine = self.shipped(f"missing: renormalize\n{PRODUCT}")
        turned = 0
        for line in self.json_of("stability", mine)["rows"]:
            share, step = 100 * line["limit"], {"low": -0.01, "high": 0.01}[line["end"]]
            if line["scope"] != "first" or not 0 < share < 100:
                continue
            firsts = [self.json_of("rank", mine, "--weight", f"{line['criterion']}={share + sign * step}")
                      ["rows"][0]["id"] for sign in (-1, 1)]
            self.assertNotEqual(*firsts, line)
            turned += 1
        self.assertGreater(turned, 2)

    def test_bounds_hold_what_rank_gives_nearby(self):
        mine = self.shipped(f"missing: renormalize\n{PRODUCT}")
        bounds = {row["id"]: row for row in self.json_of("bounds", mine)["rows"]}
        rng = random.Random(5)
        for _ in range(12):
            shares = [35, 20, 35, 5, 5]
            a, b = rng.sample(range(5), 2)
            move = rng.uniform(0, 5)
            shares[a], shares[b] = shares[a] + move, shares[b] - move
            options = [option for c, share in zip(CRITERIA_SHIPPED, shares) for option in ("--weight", f"{c}={share}")]
            for row in self.json_of("rank", mine, *options)["rows"]:
                bound = bounds[row["id"]]
                self.assertTrue(bound["weights_low"] - 1e-6 <= row["score"] <= bound["weights_high"] + 1e-6,
                                (row["id"], shares))
                self.assertTrue(bound["weights_best"] <= row["rank"] <= bound["weights_worst"], (row["id"], shares))

    def test_reach_does_what_it_says(self):
        mine = self.shipped(f"missing: renormalize\n{PRODUCT}")
        reachable = 0
        for company in [row["id"] for row in self.json_of("rank", mine)["rows"]][1:]:
            reached = self.json_of("reach", company, mine)
            if reached["outcome"] != "reachable":
                continue
            options = [option for row in reached["rows"]
                       for option in ("--weight", f"{row['criterion']}={row['percent']}")]
            ranked = self.json_of("rank", mine, *options)["rows"]
            self.assertEqual(next(row["rank"] for row in ranked if row["id"] == company), 1)
            reachable += 1
        self.assertGreater(reachable, 0)

    def test_says_that_zeros_annul(self):
        said = "A weighted product is 0 as soon as a weighted criterion is unknown"
        for command, more in (("rank", ["--why"]), ("brief", [])):
            text = " ".join(self.output_of(command, self.shipped(f"missing: zero\n{PRODUCT}"), *more).split())
            self.assertIn(said, text)
            self.assertNotIn(said, " ".join(self.output_of(command, self.shipped(), *more).split()))

    def test_mistyped(self):
        self.assertIn("did you mean \"weighted_product\"?", self.refusal_of("rank", "--method", "weighted_produkt"))
        self.assertIn("method: vikor scores companies relative to each other",
                      self.refusal_of("rank", self.shipped("method: vikor\n")))


if __name__ == "__main__":
    main()
