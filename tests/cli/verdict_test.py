"""The verdict: the sentence that opens a ranking, and the same in JSON."""
import json
import random

from harness import SEED, CliTest, main

MODEL = """criteria: {growth: {label: Growth}, pay: {label: Pay}}
evidence: {filed: 1, reported: 0.6}
signals:
  revenue: {criterion: growth, points: [[0, 0], [100, 100]]}
  salary: {criterion: pay, points: [[0, 0], [100, 100]]}
"""
PROFILE = "id: me\ntitle: Me\nweights: {growth: 50, pay: 50}\nmissing: neutral\n"


class VerdictTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("p.yaml", PROFILE)

    options = ("p.yaml", "--model", "model.yaml", "--companies")

    def write_companies(self, tier="filed", **companies):
        for name, values in companies.items():
            known = [{"signal": signal, "value": value, "tier": tier, "source": "x"}
                     for signal, value in values.items()]
            self.write(f"c/{name}.yaml", json.dumps({"id": name, "name": name.title(), "observations": known}))

    def verdict(self, *arguments, companies="c"):
        """As JSON has it, with its sentence, with which the table opens."""
        answer = json.loads(self.output_of("rank", *self.options, companies, *arguments, "--format", "json"))
        found = answer["verdict"] | {"sentence": answer["sentence"]}
        table = self.output_of("rank", *self.options, companies, *arguments)
        self.assertEqual(" ".join(table.split("\n\n")[0].split()), found["sentence"])
        whole = self.output_of("rank", *self.options, companies, *arguments, "--why")
        self.assertEqual(" ".join(whole.split("\n\n")[1].split()), found["sentence"])
        markdown = self.output_of("rank", *self.options, companies, *arguments, "--format", "markdown")
        self.assertEqual(markdown.split("\n\n")[1], found["sentence"])
        self.assertAlmostEqual(found["standard_error"], (found["chance"] * (1 - found["chance"]) / found["draws"]) ** 0.5)
        self.assertLessEqual(sum(contender["chance"] for contender in found["contenders"]), 1 + 1e-12)
        return found

    def test_firm(self):
        self.write_companies(alpha={"revenue": 90, "salary": 90}, beta={"revenue": 50, "salary": 60})
        self.assertEqual(self.verdict(), {
            "call": "firm", "sentence": "Firm: Alpha is first in 100 % of 1,000 draws.", "chance": 1,
            "standard_error": 0, "draws": 1000, "drawn": 2,
            "contenders": [{"id": "alpha", "name": "Alpha", "chance": 1}]})

    def test_too_close_for_the_weights(self):
        self.write_companies(alpha={"revenue": 100, "salary": 10}, beta={"revenue": 0, "salary": 100})
        found = self.verdict()
        # Alpha scores 55 and Beta 50; Alpha is ahead where growth weighs more than 9/19 = 47.4 %. The share of growth
        # varies by sqrt(0.25 / 101) = 5 points, so 0.7 of the draws have more.
        self.assertAlmostEqual(found["chance"], 0.70, delta=0.05)
        self.assertEqual((found["call"], found["drawn"]), ("too_close", 2))
        self.assertEqual([contender["id"] for contender in found["contenders"]], ["alpha", "beta"])
        self.assertAlmostEqual(sum(contender["chance"] for contender in found["contenders"]), 1)
        self.assertRegex(found["sentence"], r"^Too close to call: Alpha and Beta lie within 5 points; Alpha is first "
                                            r"in \d\d(\.\d)? % of 1,000 draws \(±1\.4 points\)\.$")

    def test_too_close_for_what_is_unknown(self):
        # Beta is ahead where Alpha's pay, anything from 0 to 100, is more than 40 points short of 80.
        self.write_companies(alpha={"revenue": 80}, beta={"revenue": 60, "salary": 60})
        found = self.verdict("--missing", "renormalize")
        self.assertEqual(found["call"], "too_close")
        self.assertAlmostEqual(found["chance"], 0.6, delta=0.05)
        # 20 points apart is too much to call it close in points.
        self.assertRegex(found["sentence"], "^Too close to call: .*Alpha and Beta could each be first, and Pay is known for "
                                            "Beta only; Alpha is first in ")

    def test_too_close_for_weak_evidence(self):
        # Reported at trust 0.6, Alpha's 70 may be 20 off either way, and is above 60 in three of four draws.
        self.write("p.yaml", PROFILE.replace("pay: 50", "pay: 0"))
        self.write_companies(tier="reported", alpha={"revenue": 70})
        self.write_companies(beta={"revenue": 60})
        found = self.verdict()
        self.assertEqual(found["call"], "too_close")
        self.assertAlmostEqual(found["chance"], 0.75, delta=0.05)
        self.write_companies(alpha={"revenue": 70})
        self.assertEqual(self.verdict()["call"], "firm")

    def test_the_likeliest_is_named_though_another_is_first_today(self):
        # Unknown pay counts as nothing today, but the worst that it can be scores 60.
        self.write("p.yaml", PROFILE.replace("neutral", "zero"))
        self.write("model.yaml", MODEL.replace("salary: {criterion: pay, points: [[0, 0], [100, 100]]}",
                                               "salary: {criterion: pay, points: [[0, 60], [100, 100]]}"))
        self.write_companies(alpha={"revenue": 60, "salary": 5}, beta={"revenue": 70})
        found = self.verdict()  # Alpha has 61 and Beta 35 today, but 65 to 85 in truth
        self.assertEqual((found["call"], found["chance"]), ("too_close", 0))
        self.assertEqual([(contender["id"], contender["chance"]) for contender in found["contenders"]],
                         [("alpha", 0), ("beta", 1)])
        self.assertTrue(found["sentence"].endswith("Beta is first in 100 % of 1,000 draws, Alpha in 0 %."), found)

    def test_an_exact_tie_is_no_firm_call(self):
        table = self.write("ties.csv", "id,name,growth,pay\na,Alpha,90,90\nb,Beta,90,90\nc,Gamma,50,50\n")
        found = self.verdict(companies=table)
        self.assertEqual(found["call"], "too_close")
        self.assertTrue(found["sentence"].startswith("Too close to call: Alpha and Beta have the same score;"), found)
        self.assertEqual([contender["id"] for contender in found["contenders"]], ["a", "b"])
        for contender in found["contenders"]:
            self.assertAlmostEqual(contender["chance"], 0.5)

    def test_who_alone_is_known_is_said_of_the_shown_alone(self):
        table = self.write("top.csv", "id,growth,pay\na,80,80\nb,85,\nc,84,\nd,10,10\n")
        text = " ".join(self.output_of("rank", *self.options, table, "--missing", "zero", "--top", "3", "--why").split())
        self.assertIn("Of the companies shown: Pay is known for a only; for the others it counts as zero. Without Pay the "
                      "order is b, c, a.", text)

    def test_says_of_how_many_too_little_is_known(self):
        table = self.write("thin.csv", "id,name,growth,pay\na,Alpha,90,90\nb,Beta,90,10\nc,Gamma,,100\n")
        self.assertTrue(self.verdict(companies=table)["sentence"].endswith("."))
        self.assertNotIn("Too little", self.verdict(companies=table)["sentence"])
        said = self.verdict("--min-coverage", 60, companies=table)["sentence"]
        self.assertTrue(said.startswith("Firm: Alpha is first in 100 % of 1,000 draws."), said)
        self.assertTrue(said.endswith(" Too little is known of 1 more company to rank it."), said)

    def test_only_one_and_none(self):
        self.write_companies(alpha={"revenue": 90, "salary": 90}, nothing={})
        found = self.verdict()
        self.assertEqual((found["sentence"], found["drawn"], found["chance"]), ("Only Alpha is ranked.", 1, 1))
        self.write_companies(alpha={})
        answer = json.loads(self.output_of("rank", *self.options, "c", "--format", "json"))
        self.assertIsNone(answer["verdict"])
        self.assertEqual(answer["counts"]["ranked"], 0)
        self.assertTrue(self.output_of("rank", *self.options, "c", "--why").startswith("Me (me)\n\nUnknown: "))

    def test_names_all_contenders(self):
        names = [f"c{i}" for i in range(8)]
        self.write_companies(**{name: {"revenue": 50} for name in names}, far={"revenue": 0, "salary": 0})
        found = self.verdict()
        self.assertEqual([contender["id"] for contender in found["contenders"]], names)
        self.assertEqual((found["drawn"], sum(contender["chance"] for contender in found["contenders"])), (9, 1))
        for contender in found["contenders"]:  # one is as good as another
            self.assertAlmostEqual(contender["chance"], 1 / 8, delta=0.05)
        self.assertIn("Too close to call: C0, C1, C2, C3, C4, C5 and 2 more have the same score, ", found["sentence"])
        self.assertIn(", and Pay is known for none of them; ", found["sentence"])
        for name in names[6:]:
            (self.folder / f"c/{name}.yaml").unlink()
        self.assertIn("Too close to call: C0, C1, C2, C3, C4 and C5 have the same score, ", self.verdict()["sentence"])

    def test_neither_top_nor_threads_change_it(self):
        for form in ("table", "json", "markdown", "csv"):
            one, two = (self.output_of("rank", "--companies", SEED, "--threads", threads, "--format", form)
                        for threads in (1, 2))
            self.assertEqual(one, two)
        few, all_five = (json.loads(self.output_of("rank", "--companies", SEED, "--top", top, "--format", "json"))
                         for top in (1, 5))
        self.assertEqual((len(few["rows"]), len(all_five["rows"])), (1, 5))
        self.assertEqual(few["verdict"], all_five["verdict"])

    def test_agrees_with_acceptability(self):
        found = json.loads(self.output_of("rank", "--companies", SEED, "--format", "json"))["verdict"]
        drawn = json.loads(self.output_of("acceptability", "--companies", SEED, "--format", "json"))["rows"]
        first = {company["id"]: company["first_share"] for company in drawn}
        self.assertEqual({contender["id"] for contender in found["contenders"]}, set(first))
        for contender in found["contenders"]:
            self.assertAlmostEqual(contender["chance"], first[contender["id"]], delta=0.06)

    def test_those_left_out_of_the_ranking_take_no_part(self):
        self.write_companies(alpha={"revenue": 60, "salary": 60}, beta={"revenue": 50, "salary": 50},
                             thin={"revenue": 70})
        self.assertEqual(self.verdict()["call"], "too_close")
        found = self.verdict("--min-coverage", 60)
        self.assertEqual((found["call"], found["drawn"], found["chance"]), ("firm", 2, 1))
        self.write("p.yaml", PROFILE + "deal_breakers: [{signal: revenue, below: 70}]\n")
        self.assertEqual(self.verdict()["drawn"], 2)
        self.assertEqual(self.verdict("--ignore-deal-breakers")["drawn"], 3)

    def test_of_many_the_first_hundred_are_drawn(self):
        rng = random.Random(3)
        rows = "".join(f"c{i:03},{rng.randrange(90)},{rng.randrange(90)}\n" for i in range(300))
        self.write("t.csv", "id,growth,pay\nbest,95,95\n" + rows)
        found = self.verdict(companies="t.csv")
        self.assertEqual((found["call"], found["drawn"]), ("firm", 100))
        self.assertTrue(found["sentence"].endswith("of the first 100 ranked."), found)
        self.assertEqual([self.verdict("--top", top, companies="t.csv") for top in (1, 250)], [found] * 2)

    def test_hostile_names_come_out_harmless(self):
        self.write("t.csv", 'id,name,growth,pay\na,"\x1b[31mred\u202e",90,10\nb,"</script>|",10,90\n')
        table = self.output_of("rank", *self.options, "t.csv")
        markdown = self.output_of("rank", *self.options, "t.csv", "--format", "markdown")
        for output in (table, markdown):
            self.assertIn("Too close to call: ", output)
            self.assertFalse(set(output) & {"\x1b", "\u202e"}, output)
        self.assertNotIn("</script>", markdown)


if __name__ == "__main__":
    main()
