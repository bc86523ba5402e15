"""`reach`: the weights that it prints, pasted; the scores that it asks for, given; its proofs, looked at."""
import csv
import io
import json
import re

from harness import SEED, SOURCE, CliTest, main

IDS = ("spacex", "xai", "anthropic", "astera-labs", "nvidia")


class ReachTest(CliTest):
    def rank_of(self, company, *arguments):
        answer = json.loads(self.output_of("rank", "--top", 100, "--format", "json", *arguments))
        return next(row["rank"] for row in answer["rows"] if row["id"] == company)

    def test_printed_weights_pasted_do_what_is_claimed(self):
        pasted = 0
        for profile in ("spacex-aiinfra-curious-swe-01", "new-graduate", "ml-researcher"):
            for missing in ("zero", "renormalize", "neutral"):
                for company, top in ((company, top) for company in IDS for top in (1, 2)):
                    arguments = [SOURCE / f"profiles/{profile}.yaml", "--missing", missing]
                    result = self.run_fitrank("reach", company, *arguments, "--top", top)
                    if "excluded by a deal-breaker" in result.stderr:
                        continue
                    self.assertEqual(result.returncode, 0, result)
                    options = re.search(r"^--weight .*(?:\n--weight .*)*$", result.stdout, re.MULTILINE)
                    if options is None:
                        self.assertRegex(result.stdout, "No weights make|already")
                        continue
                    self.assertIn(" can be ", result.stdout)
                    self.assertGreater(self.rank_of(company, *arguments), top)
                    self.assertLessEqual(self.rank_of(company, *arguments, *options.group().split()), top)
                    pasted += 1
        self.assertGreater(pasted, 20)

    def write_world(self, companies):
        self.write("c.csv", "id,growth,learning\n" + companies)
        return [self.write("p.yaml", "id: p\ntitle: P\nmissing: zero\nweights: {growth: 1, learning: 1}\n"),
                "--companies", "c.csv"]

    def test_says_how_far_and_what_score_would_do(self):
        # Share t on Growth: b has 80 t, a has 60 (1 - t); level at 3/7.
        world = self.write_world("a,0,60\nb,50,0\n")
        text = " ".join(self.output_of("reach", "b", *world).split())
        self.assertIn("b, number 2 today, can be first: a total change of 9.1 points of weight is enough.", text)
        rows = {row["criterion"]: row for row in csv.DictReader(io.StringIO(
            self.output_of("reach", "b", *world, "--format", "csv")))}
        self.assertEqual(rows["growth"]["needed"], "60.0")
        self.assertEqual(rows["learning"]["needed"], "10.0")
        self.assertEqual(rows["culture"]["needed"], "")
        self.assertAlmostEqual(float(rows["growth"]["nearest"]), 60 / 110)
        better = self.write_world("a,0,60\nb,50,10\n")
        self.assertEqual(self.rank_of("b", *better), 1)
        almost = self.write_world("a,0,60\nb,50,9.9\n")
        self.assertEqual(self.rank_of("b", *almost), 2)

    def test_proves_what_cannot_be(self):
        world = self.write_world("a,40,40\nb,90,0\nc,0,90\n")
        text = " ".join(self.output_of("reach", "a", *world).split())
        self.assertIn("No weights make a first (number 3 today): the mixture 50 % b + 50 % c is better on every "
                      "criterion with data for a.", text)
        answer = json.loads(self.output_of("reach", "a", *world, "--format", "json"))
        self.assertEqual((answer["outcome"], answer["change"]), ("impossible", None))
        self.assertEqual({(row["nearest"], row["percent"]) for row in answer["rows"]}, {(None, None)})
        self.assertEqual(answer["proof"][0]["criteria"]["growth"], 45)
        dominated = self.write_world("a,40,40\nb,41,50\n")
        text = " ".join(self.output_of("reach", "a", *dominated).split())
        self.assertIn("b is better on every criterion with data for a", text)

    def test_says_where_it_is_already(self):
        self.assertIn("NVIDIA is already first: number 1 today.", self.output_of("reach", "nvidia", "--companies", SEED))

    def test_refuses_the_excluded(self):
        profile = self.write("p.yaml", "id: p\ntitle: P\nmissing: zero\nweights: {growth: 1, learning: 1}\n"
                                       "deal_breakers: [{signal: profitability, is_not: [unprofitable, high_burn]}]\n")
        self.assertEqual(self.refusal_of("reach", "anthropic", profile),
                         "fitrank: anthropic is excluded by a deal-breaker of p\n")

    def test_threads_do_not_matter(self):
        arguments = ["reach", "xai", "--top", 2, "--missing", "renormalize", "--format", "json"]
        self.assertEqual(self.output_of(*arguments, "--threads", 1), self.output_of(*arguments, "--threads", 3))


if __name__ == "__main__":
    main()
