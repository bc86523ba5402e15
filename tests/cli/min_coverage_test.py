"""min_coverage: companies of which too little is known are listed separately, in every format, and none is lost."""
import csv
import io
import json

from harness import CliTest, main

MODEL = """criteria: {growth: {label: Growth}, pay: {label: Pay}, calm: {label: Calm}}
evidence: {filed: 1}
signals:
  revenue: {criterion: growth, importance: 3, points: [[0, 0], [100, 100]]}
  capital: {criterion: growth, levels: {listed: 90, private: 40}}
  salary: {criterion: pay, points: [[100, 0], [300, 100]]}
  attrition: {criterion: calm, points: [[0, 100], [50, 0]]}
"""
PROFILE = "id: me\ntitle: Me\nweights: {growth: 50, pay: 30, calm: 20}\nmissing: renormalize\n"
# Known of growth 1/4 of its importance or 3/4: coverage 0.5 / 4 = 0.125, 0.125 + 0.3 = 0.425, 0.375 + 0.3 = 0.675.
COMPANIES = {
    "full": {"revenue": 60, "capital": "listed", "salary": 200, "attrition": 10},
    "most": {"revenue": 50, "salary": 180},
    "some": {"capital": "listed", "salary": 300},
    "thin": {"capital": "listed"},
    "none": {},
}
COVERAGE = {"full": 1, "most": 0.675, "some": 0.425, "thin": 0.125}
SCORES = "id,growth,comp,learning,stability,culture\nfull,70,70,70,70,70\nthin,,,,100,\n"


class MinCoverageTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("p.yaml", PROFILE)
        for name, values in COMPANIES.items():
            known = [{"signal": signal, "value": value, "tier": "filed", "source": "x"}
                     for signal, value in values.items()]
            self.write(f"companies/{name}.yaml", json.dumps({"id": name, "name": name.title(), "observations": known}))

    options = ("p.yaml", "--model", "model.yaml", "--companies", "companies")

    def rank(self, *arguments, form="json"):
        text = self.output_of("rank", *self.options, *arguments, "--format", form)
        return json.loads(text) if form == "json" else text

    def check_sum(self, answer):
        parts = ("ranked", "excluded", "too_little_known", "unranked")
        self.assertEqual(sum(answer["counts"][part] for part in parts), answer["counts"]["companies"], answer)
        for part in parts[1:]:
            self.assertEqual(len(self.standing(answer, part)), answer["counts"][part])
        self.assertEqual(len(answer["not_ranked"]), sum(answer["counts"][part] for part in parts[1:]))
        self.assertEqual(answer["counts"]["ranked"], len(answer["rows"]))

    def standing(self, answer, *standings):
        """The companies that are not ranked for this."""
        return [row for standing in standings for row in answer["not_ranked"] if row["standing"] == standing]

    def ids(self, answer):
        """Of the ranked, the excluded and those of which too little is known."""
        return [[row["id"] for row in rows] for rows in (answer["rows"], self.standing(answer, "excluded"),
                                                         self.standing(answer, "too_little_known"))]

    def test_lists_those_below_it_separately_and_loses_none(self):
        # By score: some (90 x 0.5 + 100 x 0.3) / 0.8 = 93.75, thin 90, full 67.5 x 0.5 + 50 x 0.3 + 80 x 0.2 = 64.75,
        # most (50 x 0.5 + 40 x 0.3) / 0.8 = 46.25.
        order = ["some", "thin", "full", "most"]
        for percent in (0, 12, 12.5, 12.6, 42, 42.5, 43, 67.5, 68, 100):
            answer = self.rank("--min-coverage", percent)
            self.check_sum(answer)
            enough = [name for name in order if COVERAGE[name] >= percent / 100]
            thin = [name for name in order if name not in enough]
            self.assertEqual([row["id"] for row in answer["rows"]], enough, percent)
            self.assertEqual([row["rank"] for row in answer["rows"]], list(range(1, len(enough) + 1)))
            self.assertEqual([(row["id"], row["name"], row["would_rank"])
                              for row in self.standing(answer, "too_little_known")],
                             [(name, name.title(), order.index(name) + 1) for name in thin], percent)
            for row in answer["rows"] + self.standing(answer, "too_little_known"):
                self.assertAlmostEqual(row["coverage"], COVERAGE[row["id"]], places=12)
            self.assertEqual([row["id"] for row in self.standing(answer, "unranked", "excluded")], ["none"])

    def test_profile_and_option_are_one_and_the_option_wins(self):
        by_option = self.rank("--min-coverage", 50)
        self.assertEqual(self.standing(self.rank(), "too_little_known"), [])
        self.write("p.yaml", PROFILE + "min_coverage: 50\n")
        by_profile = self.rank()
        for one in (by_profile, by_option):  # the profile's file and the words differ, nothing else does
            self.assertTrue(one.pop("profile_hash"))
            one.pop("arguments")
        self.assertEqual(by_profile, by_option)
        self.assertEqual([row["id"] for row in self.standing(self.rank("--min-coverage", 20), "too_little_known")],
                         ["thin"])
        self.assertEqual(self.rank("--min-coverage", 0)["counts"]["ranked"], 4)

    def test_in_every_format(self):
        table = " ".join(self.output_of("rank", *self.options, "--min-coverage", 50, "--why").split())
        self.assertIn("Too little known Coverage is below 50 % for 2 companies; the best of them would rank 1st among "
                      "all companies. The option --min-coverage 0 ranks them too. - Some: coverage 42.5 % - Thin: "
                      "coverage 12.5 % Not ranked", table)
        self.assertTrue(table.endswith("There are no data for any weighted criterion of: - None"), table)
        self.assertIn("Left out: 2 companies too little known; 1 company with no data for any weighted criterion.",
                      " ".join(self.rank("--min-coverage", 50, form="table").split()))
        markdown = self.rank("--min-coverage", 50, form="markdown")
        self.assertIn("\n## Too little known\n", markdown)
        self.assertIn("\n- Thin: coverage 12.5 %\n", markdown)
        rows = list(csv.DictReader(io.StringIO(self.rank("--min-coverage", 50, form="csv"))))
        self.assertEqual([(row["rank"], row["id"], row["standing"]) for row in rows],
                         [("1", "full", "ranked"), ("2", "most", "ranked"), ("", "some", "too_little_known"),
                          ("", "thin", "too_little_known"), ("", "none", "unranked")])
        self.assertEqual([row["id"] for row in rows if row["excluded_by"]], ["some", "thin"])
        self.assertTrue(all("50 %" in row["excluded_by"] for row in rows[2:4]))
        for form in ("table", "markdown"):
            self.assertNotIn("Too little known", self.rank("--min-coverage", 0, form=form))
            self.assertNotIn("Too little known", self.rank(form=form))
        for form in ("--format=table", "--why"):
            self.assertNotIn("too little known",
                             self.output_of("rank", *self.options, "--min-coverage", 0, form).lower())
        rows = list(csv.DictReader(io.StringIO(self.rank("--min-coverage", 0, form="csv"))))
        self.assertEqual({row["excluded_by"] for row in rows}, {""})

    def test_the_published_table_and_explain_say_so_too(self):
        answer = json.loads(self.output_of("rank", "--min-coverage", 50, "--format", "json"))
        nvidia = next(row for row in answer["not_ranked"] if row["id"] == "nvidia")
        self.assertEqual((nvidia["standing"], nvidia["published_score"], nvidia["published_why"]),
                         ("too_little_known", 69, ["Too little is known about it."]))
        self.assertIn("Too little is known about it.", self.output_of("rank", "--min-coverage", 50, "--why"))
        self.write("p.yaml", PROFILE + "min_coverage: 50\n")
        asks = "The profile asks for a coverage of 50 %"
        options = ("p.yaml", "--model", "model.yaml", "--companies", "companies")
        self.assertIn(asks, self.output_of("explain", "thin", *options))
        self.assertNotIn(asks, self.output_of("explain", "full", *options))

    def test_explain_gives_the_rank_that_rank_gives(self):
        for more in ("", "deal_breakers: [{signal: salary, below: 300}]\n"):
            self.write("p.yaml", PROFILE + "min_coverage: 50\n" + more)
            options = ("p.yaml", "--model", "model.yaml", "--companies", "companies", "--format", "json")
            ranking = json.loads(self.output_of("rank", *options))
            for row in ranking["rows"] + ranking["not_ranked"]:
                explained = json.loads(self.output_of("explain", row["id"], *options))
                self.assertEqual((explained["rank"], explained["standing"], explained["counts"]["ranked"]),
                                 (row["rank"], row["standing"], ranking["counts"]["ranked"]), row["id"])

    def test_a_company_that_a_deal_breaker_excludes_is_counted_once(self):
        self.write("p.yaml", PROFILE + "min_coverage: 50\ndeal_breakers: [{signal: salary, below: 300}]\n")
        answer = self.rank()
        self.check_sum(answer)
        self.assertEqual(self.ids(answer), [["full", "most"], ["some"], ["thin"]])
        self.assertEqual([row["would_rank"] for row in self.standing(answer, "excluded", "too_little_known")], [1, 2])
        # Deal-breakers may be ignored, which makes nothing known.
        ignoring = self.rank("--ignore-deal-breakers")
        self.check_sum(ignoring)
        self.assertEqual(self.ids(ignoring), [["full", "most"], [], ["some", "thin"]])

    def test_other_weights_make_other_companies_thin(self):
        # With growth at 90 % a quarter of it is 22.5 %, and pay adds 10 % x 30 / 50.
        answer = self.rank("--min-coverage", 25, "--weight", "growth=90")
        self.check_sum(answer)
        self.assertEqual(self.ids(answer)[2], ["thin"])
        self.assertAlmostEqual(self.standing(answer, "too_little_known")[0]["coverage"], 0.225, places=12)
        answer = self.rank("--min-coverage", 25, "--weight", "growth=10")
        self.assertEqual(self.ids(answer)[2], ["thin"])
        self.assertAlmostEqual(next(row["coverage"] for row in answer["rows"] if row["id"] == "some"),
                               0.1 / 4 + 0.9 * 0.6, places=12)

    def test_a_new_profile_holds_one_known_on_one_criterion_apart(self):
        self.write("thin.csv", SCORES)
        self.run_fitrank("init", "mine.yaml")
        answer = json.loads(self.output_of("rank", "mine.yaml", "--companies", "thin.csv", "--format", "json"))
        self.check_sum(answer)
        self.assertEqual([(row["id"], row["rank"], row["score"]) for row in answer["rows"]], [("full", 1, 70)])
        self.assertEqual([tuple(row[key] for key in ("id", "name", "coverage", "would_rank"))
                          for row in self.standing(answer, "too_little_known")], [("thin", "thin", 0.2, 2)])
        everybody = json.loads(self.output_of("rank", "mine.yaml", "--companies", "thin.csv", "--min-coverage", 0,
                                              "--format", "json"))
        # What is not known of it counts as 50: too few employers are known to expect anything else.
        self.assertEqual([(row["id"], row["score"]) for row in everybody["rows"]], [("full", 70), ("thin", 60)])

    def test_a_large_table_is_held_to_it_as_a_small_one_is(self):
        rows = "".join(f"c{i:04},{i * 37 % 101 if i % 3 else ''},{i * 53 % 97 if i % 5 else ''},"
                       f"{i * 71 % 89 if i % 7 else ''}\n" for i in range(2000))
        self.write("small.csv", "id,growth,pay,calm\n" + rows)
        self.write("large.csv", "id,growth,pay,calm\n" + rows + "bad,101,,\n")  # read as a table, to leave one out
        small, large = (json.loads(self.run_fitrank("rank", "p.yaml", "--model", "model.yaml", "--companies", *table,
                                                    "--min-coverage", 60, "--format", "json").stdout)
                        for table in (("small.csv",), ("large.csv", "--skip-bad-rows", "--threads", 2)))
        self.check_sum(small)
        for one in (large, small):  # the files and the words that name them differ
            one.pop("arguments")
            one.pop("companies_hash")
        self.assertEqual(large, small)
        # Without growth, or without both others, less than 60 % is known; every 105th company is wholly unknown.
        apart = [i for i in range(2000) if i % 105 and (i % 3 == 0 or i % 35 == 0)]
        self.assertEqual(sorted(self.ids(small)[2]), [f"c{i:04}" for i in apart])
        self.assertEqual([row["id"] for row in self.standing(small, "unranked")],
                         [f"c{i:04}" for i in range(0, 2000, 105)])

    def test_mistakes(self):
        for wrong in ("101", "-1", "much", "nan", ""):
            self.assertIn("--min-coverage", self.refusal_of("rank", *self.options, "--min-coverage", wrong))
            if wrong:
                self.write("p.yaml", PROFILE + f"min_coverage: {wrong}\n")
                self.assertIn(":5:15: min_coverage: ", self.refusal_of("rank", *self.options))
                self.write("p.yaml", PROFILE)


if __name__ == "__main__":
    main()
