"""report on large sets: what is embedded must rank, under any weights and policies, as the whole set does."""
import json
import random

from harness import SOURCE, main
from page_ranking import EVIDENCE, IDS, MISSING, ReportCase, page_ranking, rank_places


class LargeSetTest(ReportCase):
    def synth(self, companies, *arguments):
        path = self.folder / "big.csv"
        unknown = () if "--unknown" in arguments else ("--unknown", 0.15)
        self.output_of("synth", "--companies", companies, *unknown, "--seed", 5, *arguments, "-o", path)
        return path

    def check_exact(self, page, companies, rounds, seed, extra=""):
        """Any weights and missing policy: the first N of the page are those of the whole set."""
        rng = random.Random(seed)
        top = page["exact_top"]
        for _ in range(rounds):
            weights = self.random_weights(rng, 5)
            missing, evidence = rng.choice(MISSING), rng.choice(EVIDENCE)
            profile = self.write_profile(weights, extra=extra)
            answer = self.rank(profile, "--companies", *companies, "--missing", missing, "--evidence", evidence,
                               "--top", top)
            self.assertEqual(page_ranking(page, 0, weights, missing, evidence, top), rank_places(answer))

    def test_the_first_places_are_exact_under_any_weights(self):
        big = self.synth(120_000)
        page = self.page(self.write_profile([1] * 5), "--companies", big, "--top", 5)
        self.assertEqual((page["behind"], page["exact_top"]), (120_000, 5))
        self.assertLess(len(page["companies"]), 12_000)
        self.check_exact(page, [big], 200, seed=6)

    def test_dossiers_among_them(self):
        big = self.synth(60_000)
        page = self.page(self.write_profile([1] * 5), "--companies", SOURCE / "config/companies", big, "--top", 5)
        self.assertEqual(page["behind"], 60_005)
        self.assertIn("nvidia", [company["id"] for company in page["companies"]])
        self.check_exact(page, [SOURCE / "config/companies", big], 40, seed=7)

    def test_deal_breakers_are_fixed_but_for_coverage(self):
        big = self.synth(60_000)
        extra = "deal_breakers:\n  - {criterion: comp, at_least: 55}\n  - {coverage: true, at_least: 0.7}\n"
        page = self.page(self.write_profile([1] * 5, extra=extra), "--companies", big, "--top", 5)
        self.assertTrue(page["fixed_deal_breakers"])
        self.assertEqual([breaker["live"] is None for breaker in page["personas"][0]["deal_breakers"]], [True, False])
        self.check_exact(page, [big], 40, seed=8, extra=extra)
        answer = self.rank(self.write_profile([1] * 5, extra=extra.replace("0.7", "0")), "--companies", big)
        embedded = sum(verdict is not None and verdict["rules"][0] == "f" for verdict in page["verdicts"][0]["face"])
        self.assertEqual(page["personas"][0]["excluded_beyond"] + embedded, answer["counts"]["excluded"])
        self.assertFalse(self.page(self.write_profile([1] * 5), "--companies", big)["fixed_deal_breakers"])

    def test_an_index_stands_for_its_table(self):
        big = self.synth(60_000)
        self.run_fitrank("index", "build", "--companies", big, "--k", 8, "-o", "big.index")
        profile = self.write_profile([1] * 5, extra="missing: neutral\n")
        page = self.page(profile, "--index", "big.index")
        self.assertEqual((page["behind"], page["exact_top"]), (60_000, 8))
        self.check_exact(page, [big], 20, seed=9, extra="missing: neutral\n")
        self.assertIn("the index answers for the first 8 only",
                      self.refusal_of("report", profile, "--index", "big.index", "--top", 9, "-o", "x.html"))
        self.assertIn("use one", self.refusal_of("report", profile, "--index", "big.index", "--companies", big, "-o",
                                                 "x.html"))
        self.assertIn("visa-holder has deal-breakers, which an index cannot tell; name the table itself by --companies",
                      self.refusal_of("report", "visa-holder", "--index", "big.index", "-o", "x.html"))

    def test_twenty_thousand_are_embedded_whole_and_more_candidates_than_a_page_holds_are_refused(self):
        page = self.page(self.write_profile([1] * 5), "--companies", self.synth(20_000))
        self.assertEqual((page["exact_top"], len(page["companies"])), (None, 20_000))
        big = self.synth(60_000)
        self.assertIn("more than 50000 of the 60000 companies could be in the top 50000 under some weights, which "
                      "is more than a page can hold; use a smaller --top",
                      self.refusal_of("report", self.write_profile([1] * 5), "--companies", big, "--top", 50000, "-o",
                                      "x.html"))

    def test_where_nobody_says_how_many_as_many_places_are_exact_as_a_page_holds(self):
        big = self.synth(170_000, "--criteria", 8, "--unknown", 0, "--write-model", "model.yaml")
        ids = [*IDS, "criterion-6", "criterion-7", "criterion-8"]
        world = (self.write_profile([1] * 8, ids), "--model", "model.yaml", "--companies", big)
        result = self.run_fitrank("report", *world, "--format", "json")
        page = json.loads(result.stdout)
        self.assertEqual(page["exact_top"], 10)
        self.assertEqual(result.stderr, "fitrank: the page is exact for the first 10; for the first 20 it would be too "
                                        "large\n")
        self.assertIn("use a smaller --top", self.refusal_of("report", *world, "--top", 20, "-o", "x.html"))

    def test_same_bytes_on_any_number_of_threads(self):
        big = self.synth(40_000)
        pages = {self.output_of("report", "--companies", big, "--threads", threads) for threads in (1, 2, 5)}
        self.assertEqual(len(pages), 1)


if __name__ == "__main__":
    main()
