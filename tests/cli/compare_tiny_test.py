"""compare in a world small enough to be told whole: text, formats, and when there is nothing to compare."""
import csv
import io
import itertools
import json

from flat_rows import comparison
from harness import CliTest, main

TINY_MODEL = """criteria: {growth: {label: Growth}, pay: {label: Pay}, calm: {label: Calm}}
evidence: {filed: 1, reported: 0.6}
signals:
  revenue: {criterion: growth, label: Revenue growth, unit: percent, importance: 3, points: [[0, 0], [100, 100]]}
  capital: {criterion: growth, label: Access to capital, levels: {listed: 80, private: 40}}
  salary: {criterion: pay, label: Salary, unit: thousand USD, points: [[100, 0], [300, 100]]}
  attrition: {criterion: calm, label: Attrition, unit: percent a year, points: [[0, 100], [50, 0]]}
"""
TINY_PROFILE = "id: me\ntitle: Me\nweights: {growth: 50, pay: 30, calm: 20}\nmissing: neutral\n"
ALPHA = """id: alpha
name: Alpha Works
observations:
  - {signal: revenue, value: 80, tier: filed, as_of: 2026-03, source: annual report, note: Against the year before.}
  - {signal: capital, value: listed, tier: filed, source: exchange}
  - {signal: salary, value: 220, tier: reported, as_of: 2026-01-15, source: survey}
"""
BETA = """id: beta
name: Beta
observations:
  - {signal: revenue, value: 40, tier: reported, source: press}
  - {signal: attrition, value: 5, tier: reported, source: press}
"""
# Alpha: 0.5 x 80 + 0.3 x 60 + 0.2 x 50 = 68; Beta: 0.5 x 40 + 0.3 x 50 + 0.2 x 90 = 53. Without Calm, Alpha has
# (40 + 18) / 0.8 = 72.5 and Beta (20 + 15) / 0.8 = 43.75: 28.75 (1 - t) = 40 t at t = 41.8 %. Without Growth, 56 and
# 66: 10 (1 - t) = 40 t at t = 20 %. Whatever Pay weighs, Alpha stays ahead. Ranges: 58 and calm from 0 to 20; growth
# from (3 x 40 + 40) / 4 = 40 to (3 x 40 + 80) / 4 = 50, pay from 0 to 30, 18: 38 to 73. March is known on its last day.
GOLDEN = """Alpha Works and Beta

Alpha Works fits 68 of 100 (rank 1 of 2); Beta fits 53 of 100 (rank 2 of 2). Alpha Works is ahead by
15.00 points.

Profile: Me (me)

Unknown: counts as a neutral 50 · Evidence: at face value · As of: 2026-03-31, the newest date of
the evidence

The ranges 58–78 and 38–73 overlap: missing data could reverse the order.

Criterion, signal    Weight  Alpha Works  Points         Beta  Points     Gap
─────────────────────────────────────────────────────────────────────────────
Growth                 50 %           80   40.00           40   20.00  +20.00
  Revenue growth         ×3           80   30.00           40   20.00  +10.00
    Alpha Works: 80 %; filed, 2026-03; source: annual report; Against the year before.
    Beta: 40 %; reported, undated; source: press
  Access to capital      ×1           80   10.00            ?          +10.00
    Alpha Works: "listed"; filed, undated; source: exchange
Pay                    30 %           60   18.00            ?   15.00   +3.00
  Salary                 ×1           60   18.00            ?          +18.00
    Alpha Works: 220 thousand USD; reported, 2026-01-15; source: survey
  without signals                                 taken as 50   15.00  -15.00
Calm                   20 %            ?   10.00           90   18.00   -8.00
  Attrition              ×1            ?                   90   18.00  -18.00
    Beta: 5 % a year; reported, undated; source: press
  without signals            taken as 50   10.00                       +10.00
Fit score             100 %                68.00                53.00  +15.00

A criterion's points are its weight times its score; its signals share them by importance (×) times
score.

One weight can reverse the order of Beta and Alpha Works, while the others keep their proportions:

- Beta overtakes Alpha Works if Calm rises from 20 % to 41.9 %.
- Beta overtakes Alpha Works if Growth falls from 50 % to 19.9 %.
"""


class TinyWorldTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", TINY_MODEL)
        self.write("p.yaml", TINY_PROFILE)
        self.write("companies/alpha.yaml", ALPHA)
        self.write("companies/beta.yaml", BETA)

    options = ["p.yaml", "--model", "model.yaml", "--companies", "companies"]

    def test_the_whole_text(self):
        self.assertEqual(self.output_of("compare", "alpha", "beta", *self.options), GOLDEN)
        turned = self.output_of("compare", "Beta", "alpha works", *self.options)
        self.assertTrue(turned.startswith("Beta and Alpha Works\n\nBeta fits 53 of 100 (rank 2 of 2); Alpha Works fits "
                                          "68 of 100 (rank 1 of 2). Alpha Works is"), turned)
        self.assertRegex(turned, r"Fit score +100 % +53\.00 +68\.00 +-15\.00\n")
        self.assertEqual(turned[turned.index("\nOne weight"):], GOLDEN[GOLDEN.index("\nOne weight"):])

    def test_what_the_text_says_turns_the_order(self):
        for weight, turned in (("calm=41.8", False), ("calm=41.9", True), ("growth=20", False), ("growth=19.9", True)):
            answer = json.loads(self.output_of("rank", *self.options, "--weight", weight, "--format", "json"))
            self.assertEqual(answer["rows"][0]["id"], "beta" if turned else "alpha", weight)
            answer = comparison(json.loads(self.output_of("compare", "alpha", "beta", *self.options, "--weight", weight,
                                               "--format", "json")))
            self.assertEqual((answer["gap"] < -1e-9, answer["a"]["rank"]), (turned, 2 if turned else 1), weight)
        text = self.output_of("compare", "alpha", "beta", *self.options, "--weight", "calm=41.9")
        self.assertIn("\nWeights (the profile's own → used): Growth 50 % → 36.3 %, Pay 30 % → 21.8 %, Calm 20 % → 41.9 "
                      "%.\n", text)
        self.assertIn("- Alpha Works overtakes Beta if Calm falls from 41.9 % to 41.8 %.\n", text)

    def test_every_format_by_option_and_by_file_name(self):
        for form, name in (("table", "c.txt"), ("markdown", "c.md"), ("csv", "c.csv"), ("json", "c.json")):
            shown = self.output_of("compare", "alpha", "beta", *self.options, "--format", form)
            self.assertEqual(self.output_of("compare", "alpha", "beta", *self.options, "-o", name), "")
            self.assertEqual((self.folder / name).read_text(encoding="utf-8"), shown)
            self.assertEqual(self.output_of("compare", "alpha", "beta", *self.options, "--format", form, "--threads", 1,
                                            LC_ALL="de_DE.UTF-8"), shown)
        markdown = (self.folder / "c.md").read_text(encoding="utf-8")
        self.assertTrue(markdown.startswith("# Alpha Works and Beta\n"))
        self.assertIn("| **Pay** | **30 %** | **60** | **18.00** | ? | **15.00** | **+3.00** | |", markdown)
        self.assertIn("- Beta overtakes Alpha Works if Calm rises from 20 % to 41.9 %.", markdown)
        rows = list(csv.DictReader(io.StringIO((self.folder / "c.csv").read_text(encoding="utf-8"))))
        self.assertEqual([(row["kind"], row["criterion"], row["signal"], row["gap"]) for row in rows], [
            ("criterion", "growth", "", "20.0"), ("signal", "growth", "revenue", "10.0"),
            ("signal", "growth", "capital", "10.0"), ("criterion", "pay", "", "3.0"), ("signal", "pay", "salary", "18.0"),
            ("without_signals", "pay", "", "-15.0"), ("criterion", "calm", "", "-8.0"),
            ("signal", "calm", "attrition", "-18.0"), ("without_signals", "calm", "", "10.0"), ("fit", "", "", "15.0"),
            ("overtake", "calm", "", ""), ("overtake", "growth", "", "")])

    def test_a_window_in_which_they_turn(self):
        # With growth 5, calm 60 and pay z, x scores (60 z + 2400) / (z + 60) and y (55 z + 150) / (z + 5): the same
        # where z z - 150 z + 600 = 0, that is where pay is 6.0 % or 69.2 % of all.
        self.write("t.csv", "id,growth,pay,calm\nx,,60,40\ny,30,55,\n")
        options = ["p.yaml", "--model", "model.yaml", "--companies", "t.csv", "--missing", "renormalize"]
        for pay, moves in ((0.5, "rises from 0.8 %"), (300, "falls from 82.2 %")):
            self.write("p.yaml", f"id: me\ntitle: Me\nweights: {{growth: 5, pay: {pay}, calm: 60}}\n")
            text = " ".join(self.output_of("compare", "x", "y", *options).split())
            self.assertIn(f"- y overtakes x if Pay {moves} to between 6 % and 69.1 %; with a larger change, x is ahead again.",
                          text)
            self.assertIn("divided by each company's weight on known criteria", text)
            answer = comparison(json.loads(self.output_of("compare", "x", "y", *options, "--format", "json")))
            overtake = next(o for o in answer["overtakes"] if o["criterion"] == "pay")
            roots = sorted((overtake["to"], overtake["until"]))
            for share, root in zip(roots, (75 - 5025**0.5, 75 + 5025**0.5)):
                self.assertAlmostEqual(share, root / (root + 65), delta=1e-9)
            for share, first in ((5.9, "x"), (6, "y"), (69.1, "y"), (69.2, "x")):
                ranking = json.loads(self.output_of("rank", *options, "--weight", f"pay={share}", "--format", "json"))
                self.assertEqual(ranking["rows"][0]["id"], first, share)

    def test_companies_that_only_draw_level(self):
        self.write("t.csv", "id,growth,pay\nx,80,60\ny,80,20\n")
        options = ["p.yaml", "--model", "model.yaml", "--companies", "t.csv", "--missing", "zero"]
        answer = comparison(json.loads(self.output_of("compare", "x", "y", *options, "--format", "json")))
        self.assertEqual([(o["criterion"], o["from"], o["to"], o["level_only"]) for o in answer["overtakes"]],
                         [("pay", 0.3, 0, True), ("growth", 0.5, 1, True)])
        text = self.output_of("compare", "x", "y", *options)
        self.assertIn("- y ties with x if Pay falls from 30 % to 0 %, but does not overtake it.\n"
                      "- y ties with x if Growth rises from 50 % to 100 %, but does not overtake it.\n", text)
        for weight in ("pay=0", "growth=100"):
            ranks = json.loads(self.output_of("rank", *options, "--weight", weight, "--format", "json"))["rows"]
            self.assertEqual([row["rank"] for row in ranks], [1, 1])

    def test_no_weight_turns_whom_it_is_better_than_in_all(self):
        self.write("t.csv", "id,growth,pay\nx,80,60\ny,70,20\n")
        text = self.output_of("compare", "x", "y", "p.yaml", "--model", "model.yaml", "--companies", "t.csv")
        self.assertTrue(text.endswith("\nChanging one weight cannot put y ahead of x.\n"), text)

    def test_equal_scores(self):
        self.write("t.csv", "id,growth,pay\nx,80,20\ny,80,20\nz,60,53.33333\n")
        options = ["p.yaml", "--model", "model.yaml", "--companies", "t.csv", "--missing", "zero"]
        for a, b in (("x", "y"), ("y", "x")):
            answer = comparison(json.loads(self.output_of("compare", a, b, *options, "--format", "json")))
            self.assertEqual((answer["gap"], answer["overtakes"], answer["a"]["rank"], answer["b"]["rank"]),
                             (0, [], answer["b"]["rank"], answer["a"]["rank"]))
            text = self.output_of("compare", a, b, *options)
            self.assertIn("They score the same.", text)
            self.assertNotIn("overtake", text)
        # A millionth of a point apart is not the same, though it is shown so.
        self.assertIn("x is ahead by 0.00 points.", self.output_of("compare", "z", "x", *options))

    def test_ranks_and_scores_are_those_of_rank_to_the_last_bit(self):
        # a and b would tie but for the last bit of their scores.
        self.write("t.csv", "id,growth,pay,calm\na,16,27,6\nb,64,23,6\nx,22,70,74\n")
        self.write("p.yaml", "id: me\ntitle: Me\nweights: {growth: 4, pay: 48, calm: 20}\nmissing: zero\n")
        options = ["p.yaml", "--model", "model.yaml", "--companies", "t.csv", "--format", "json"]
        for weights in ((), ("--weight", "growth=5"), ("--weight", "growth=7", "--weight", "pay=13")):
            rows = {row["id"]: row for row in json.loads(self.output_of("rank", *options, *weights))["rows"]}
            answer = comparison(json.loads(self.output_of("compare", "a", "b", *options, *weights)))
            for side in "ab":
                self.assertEqual((answer[side]["rank"], answer[side]["score"]),
                                 (rows[side]["rank"], rows[side]["score"]), weights)

    def test_one_company_twice(self):
        for a, b in (("alpha", "alpha"), ("alpha", "Alpha Works"), ("ALPHA", "alpha works")):
            self.assertEqual(self.refusal_of("compare", a, b, *self.options),
                             f"fitrank: compare: {a} and {b} are one company, alpha\n")

    def test_an_unknown_company(self):
        self.assertEqual(self.refusal_of("compare", "alpha", "btea", *self.options),
                         'fitrank: no such company: btea (did you mean "beta"?); see `fitrank list companies`\n')
        self.assertEqual(self.refusal_of("compare", "Alpa Works", "beta", *self.options),
                         'fitrank: no such company: Alpa Works (did you mean "Alpha Works"?); see `fitrank list companies`\n')
        self.assertEqual(self.refusal_of("compare", "alpha", "unheard-of", *self.options),
                         "fitrank: no such company: unheard-of; see `fitrank list companies`\n")

    def test_an_unranked_company(self):
        self.write("companies/void.yaml", "id: void\nname: Void\nobservations: []\n")
        for pair in (("alpha", "void"), ("void", "alpha")):
            self.assertEqual(self.refusal_of("compare", *pair, *self.options),
                             "fitrank: void has no fit score to compare: nothing that me weighs is known of it\n")
        # What is known is weighed no more.
        self.assertIn("beta has no fit score", self.refusal_of("compare", "alpha", "beta", *self.options, "--weight",
                                                               "pay=100"))

    def test_a_company_that_a_deal_breaker_excludes(self):
        self.write("p.yaml", TINY_PROFILE + "deal_breakers: [{signal: capital, is_not: listed}]\n")
        answer = comparison(json.loads(self.output_of("compare", "alpha", "beta", *self.options, "--format", "json")))
        self.assertEqual([(answer[side]["rank"], answer[side]["standing"], answer[side]["score"]) for side in "ab"],
                         [(None, "excluded", 68), (1, "ranked", 53)])
        self.assertEqual((answer["ranked"], answer["gap"]), (1, 15))
        self.assertIn("Alpha Works fits 68 of 100 (excluded by a deal-breaker); Beta fits 53 of 100 (rank 1 of 1).",
                      self.output_of("compare", "alpha", "beta", *self.options).replace("\n", " "))

    def test_evidence_after_the_date_is_left_out(self):
        answer = comparison(json.loads(self.output_of("compare", "alpha", "beta", *self.options, "--as-of", "2026-02-01",
                                           "--format", "json")))
        self.assertEqual((answer["as_of"], [row["signal"] for row in answer["rows"] if row["kind"] == "later"]),
                         ("2026-02-01", ["revenue"]))
        growth = answer["criteria"][0]
        self.assertEqual([(s["id"], s["points_a"], s["points_b"]) for s in growth["signals"]],
                         [("revenue", None, 20), ("capital", 40, None)])

    def test_companies_of_a_large_table(self):
        lines = [f"c{i:06},{'Long name ' * 8}{i},{'' if i % 7 == 0 else i * 37 % 101},"
                 f"{'' if i % 5 == 0 else 100 + i * 53 % 201},{i * 29 % 50}.{i % 10}" for i in range(12_000)]
        table = self.write("large.csv", "id,name,growth,salary,attrition\n" + "\n".join(lines) + "\n")
        self.assertGreater(table.stat().st_size, 1 << 20)
        options = [*self.options, "large.csv"]
        order = json.loads(self.output_of("rank", *options, "--format", "json", "--top", 12_002))["rows"]
        rows = {row["id"]: row for row in order}
        for a, b in (("c000778", "alpha"), ("c011999", "c000035"), ("beta", "c000005")):
            answer = comparison(json.loads(self.output_of("compare", a, b, *options, "--format", "json")))
            for side, company in (("a", a), ("b", b)):
                self.assertEqual((answer[side]["id"], answer[side]["rank"], answer[side]["score"]),
                                 (company, rows[company]["rank"], rows[company]["score"]))
            self.assertEqual(answer["ranked"], len(order))
            self.assertAlmostEqual(sum(c["gap"] for c in answer["criteria"]), answer["gap"], delta=1e-9)
        text = self.output_of("compare", "c000778", "alpha", *options)
        # 778 x 37 % 101 = 1 and 100 + 778 x 53 % 201 = 129, in line 780
        self.assertRegex(text, r"\n  without signals +stated outright +0\.50 +\+0\.50\n")
        self.assertIn("Long name…: 129 thousand USD; no tier, undated; source: large.csv:780\n", text)

    def test_a_table_reads_as_its_rows_would(self):
        self.write("t.csv", "id,name,growth,salary\nx,Ex,80,220\ny,Why,,150\n")
        options = ["p.yaml", "--model", "model.yaml", "--companies", "t.csv", "companies"]
        for pair in (("x", "y"), ("x", "alpha"), ("Why", "beta")):
            for form in ("table", "markdown", "csv", "json"):
                plain = self.output_of("compare", *pair, *options, "--format", form)
                table = self.output_of("compare", *pair, *options, "--format", form, "--skip-bad-rows")
                if form == "json":
                    plain, table = json.loads(plain), json.loads(table)
                    self.assertEqual(table["arguments"].pop(), "--skip-bad-rows")
                    for answer in (plain, table):  # another reader, another hash
                        self.assertRegex(answer.pop("companies_hash"), "^[0-9a-f]{64}$")
                self.assertEqual(plain, table)

    def test_hostile_texts_come_out_harmless(self):
        names = ["\\e[31mred\\e]0;title\\a", "=cmd|' /C calc'!A0", "\\u200fmark\\u202eevil", "</script><img src=x>"]
        for number, name in enumerate(names):
            self.write(f"companies/evil{number}.yaml", f"""id: evil{number}
name: "{name}"
observations:
  - {{signal: revenue, value: {90 - number}, tier: filed, source: "{name}", note: "{name}"}}
""")
        real = ["\x1b[31mred\x1b]0;title\x07", "=cmd|' /C calc'!A0", "\u200fmark\u202eevil", "</script><img src=x>"]
        for first, second in itertools.permutations(range(4), 2):
            pair = (f"evil{first}", f"evil{second}")
            outputs = {form: self.output_of("compare", *pair, *self.options, "--format", form)
                       for form in ("table", "markdown", "csv", "json")}
            for form, output in outputs.items():
                self.assertFalse(set(output) & {"\x1b", "\x07", "\u200f", "\u202e"}, output)
                self.assertIn("title" if 0 in (first, second) else "mark", output + "mark")
            self.assertNotIn("<img", outputs["markdown"])
            self.assertNotIn("</script", outputs["markdown"])
            answer = comparison(json.loads(outputs["json"]))
            self.assertEqual((answer["a"]["name"], answer["b"]["name"]), (real[first], real[second]))
            row = next(csv.DictReader(io.StringIO("\n".join(
                line for line in outputs["csv"].splitlines() if line.startswith(("kind", "signal"))))))
            for side, number in (("a", first), ("b", second)):
                if number == 1:
                    self.assertEqual(row[f"evidence_{side}_source"], "'=cmd|' /C calc'!A0")
                self.assertNotIn(row[f"evidence_{side}_source"][:1], ("=", "+", "-", "@"))
        table = self.output_of("compare", "evil0", "evil2", *self.options)
        self.assertIn("\\u{1b}[31mred", table)
        self.assertIn("\\u{200f}mark\\u{202e}evil", table)

    def test_mistakes_on_the_command_line(self):
        self.assertIn("too few arguments; usage: fitrank compare COMPANY COMPANY [PROFILE]",
                      self.refusal_of("compare", "alpha"))
        self.assertIn('unexpected argument "b"', self.refusal_of("compare", "alpha", "beta", "a", "b"))
        self.assertIn("compare: --top does not apply: two companies are compared", self.refusal_of("compare", "alpha", "beta", "--top", 1))
        self.assertIn("no such profile", self.refusal_of("compare", "nvidia", "xai", "nobody"))


if __name__ == "__main__":
    main()
