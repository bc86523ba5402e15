"""`bounds`: what it says of ranks, against rankings with the weights that it names and the unknown filled in."""
import csv
import io
import json

from harness import CliTest, main


class BoundsTest(CliTest):
    def rank_of(self, company, weights, *arguments):
        options = [word for name, share in weights.items() for word in ("--weight", f"{name}={100 * share:.9f}")]
        answer = json.loads(self.output_of("rank", *options, "--top", 100, "--format", "json", *arguments))
        return next(row["rank"] for row in answer["rows"] if row["id"] == company)

    def test_named_weights_lead_to_the_found_ranks(self):
        for missing in ("zero", "renormalize", "neutral"):
            answer = json.loads(self.output_of("bounds", "--missing", missing, "--within", 10, "--format", "json"))
            moved = 0
            for company in answer["rows"]:
                for end in ("best", "worst"):
                    self.assertEqual(company[f"weights_{end}"], company[f"weights_{end}_found"])
                    # On the edge companies are level, which nine decimals of a percent may part.
                    ranks = [self.rank_of(company["id"], company[f"{end}_weights"], "--missing", missing)]
                    moved += ranks[0] != company["rank"]
                    self.assertLessEqual(abs(ranks[0] - company[f"weights_{end}_found"]), 1)
                self.assertLessEqual(company["weights_best"], company["rank"])
                self.assertGreaterEqual(company["weights_worst"], company["rank"])
            self.assertGreater(moved, 0)

    def test_the_unknown_decides_within_its_bounds(self):
        self.write("c.csv", "id,growth,learning\na,80,80\nb,90,\nc,10,20\nd,50,\n")
        profile = self.write("p.yaml", "id: p\ntitle: P\nmissing: neutral\nweights: {growth: 1, learning: 1}\n")
        text = self.output_of("bounds", profile, "--companies", "c.csv")
        self.assertIn("a is first today; missing data could put it anywhere from 1 to 2, moving weights by 5 points "
                      "could not.", " ".join(text.split()))
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(
            self.output_of("bounds", profile, "--companies", "c.csv", "--format", "csv")))}
        self.assertEqual((rows["b"]["best_rank"], rows["b"]["worst_rank"]), ("1", "3"))
        self.assertEqual((rows["b"]["low"], rows["b"]["high"]), ("45.0", "95.0"))
        self.assertEqual((rows["c"]["best_rank"], rows["c"]["worst_rank"]), ("4", "4"))
        self.assertEqual((rows["d"]["best_rank"], rows["d"]["worst_rank"]), ("2", "3"))

    def test_zero_points_leave_everything_where_it_is(self):
        for row in csv.DictReader(io.StringIO(self.output_of("bounds", "--within", 0, "--format", "csv"))):
            self.assertEqual((row["weights_best"], row["weights_worst"]), (row["rank"], row["rank"]))

    def test_refuses_points_that_are_none(self):
        self.assertIn('--within: "101" is not a number from 0 to 100', self.refusal_of("bounds", "--within", 101))

    def test_threads_do_not_matter(self):
        one = self.output_of("bounds", "--missing", "renormalize", "--threads", 1, "--format", "json")
        self.assertEqual(one, self.output_of("bounds", "--missing", "renormalize", "--threads", 3, "--format", "json"))


if __name__ == "__main__":
    main()
