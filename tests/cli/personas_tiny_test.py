"""batch on profiles in a world small enough to be told whole: text, marks, files and mistakes."""
import csv
import io
import json

from agreement import MEASURES
from harness import CliTest, main

# Beta, Alpha against Gamma, Alpha, Beta: both rank Alpha and Beta, each the other way. The overlap is 0, 1, 2 by depth:
# 0.1/0.9 (1/2 0.9^2 + 2/3 0.9^3 + 1/6 0.9^3) + (1/3 + 1/2) 0.9^3 = 0.72.
GOLDEN = """Personas

2 personas, 4 companies.

First 2 of each

#  Persona  Ranked  Excluded  Unranked
──────────────────────────────────────
1  careful       2         1         1
    Growth 50 %, Pay 50 % · Unknown: counts as zero · Evidence: at face value · As of: no date
      set, so nothing counts as too old
    1. Beta 75, 2. Alpha 50
2  eager         3         0         1
    Growth 100 % · Unknown: rescaled over what is known · Evidence: at face value · As of:
      2026-05-13
    1. Gamma 95, 2. Alpha 80

Ranks

Company  1  2  Best for                  Worst for
─────────────────────────────────────────────────────────────────
Alpha    2  2  careful (rank 2), 1 more  careful (rank 2), 1 more
Beta     1  3  careful (rank 1)          eager (rank 3)
Gamma    x  1  eager (rank 1)            eager (rank 1)

The columns are the personas by their number above. x: excluded by a deal-breaker. ?: no data for
any weighted criterion.

Shows 3 of 4 companies: those in the first 2 of at least one persona.

Agreement

All personas are compared. Mean over 1 pair: Kendall tau-b -1.00, weighted Spearman -1.00,
rank-biased overlap 0.72.

1 means the same order. -1 means the reverse order for tau-b and Spearman; 0 means nothing in common
for the overlap. Weighted Spearman and the overlap give the first places the most weight.

Kendall tau-b      1      2
───────────────────────────
1 careful       1.00  -1.00
2 eager        -1.00   1.00

Weighted Spearman      1      2
───────────────────────────────
1 careful           1.00  -1.00
2 eager            -1.00   1.00

Rank-biased overlap, persistence 0.9     1     2
────────────────────────────────────────────────
1 careful                             1.00  0.72
2 eager                               0.72  1.00
"""


class TinyWorldTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", """criteria: {growth: {label: Growth}, pay: {label: Pay}}
evidence: {filed: 1}
signals: {salary: {criterion: pay, points: [[100, 0], [300, 100]]}}
""")
        self.write("t.csv", "id,name,growth,pay\na,Alpha,80,20\nb,Beta,60,90\nc,Gamma,95,5\nd,Delta,,\n")
        self.write("personas/careful.yaml", "id: careful\ntitle: Careful\nweights: {growth: 1, pay: 1}\nmissing: zero\n"
                                            "deal_breakers: [{criterion: pay, at_least: 10}]\n")
        self.write("personas/eager.yml", "id: eager\ntitle: Eager\nweights: {growth: 3}\nas_of: 2026-05-13\n"
                                          "missing: renormalize\n")

    options = ["--model", "model.yaml", "--companies", "t.csv"]

    def show(self, *arguments, form="json", **settings):
        text = self.output_of("batch", *arguments, *self.options, "--format", form, **settings)
        return json.loads(text) if form == "json" else text

    def ranks(self, answer, company):
        """By persona, in the order given."""
        return [row["rank"] for row in answer["rows"] if row["id"] == company]

    def test_the_whole_text(self):
        self.assertEqual(self.show("personas", "--top", 2, form="table"), GOLDEN)

    def test_excluded_and_unranked_companies_are_marked(self):
        self.write("personas/none.yaml", "id: none\ntitle: None\nweights: {pay: 1}\n"
                                         "deal_breakers: [{criterion: growth, at_least: 99, when_unknown: fail}]\n")
        self.write("t.csv", "id,name,growth,pay\na,Alpha,80,\nb,Beta,60,90\nc,Gamma,95,5\n")
        self.write("personas/pay.yaml", "id: pay\ntitle: Pay\nweights: {pay: 1}\n")
        answer = self.show("personas")
        self.assertEqual([[row["id"], self.ranks(answer, row["id"]), row["excluded_for"], row["unranked_for"]]
                          for row in answer["by_company"]],
                         [["b", [1, 3, None, 1], 1, 0], ["c", [None, 1, None, 2], 2, 0],
                          ["a", [2, 2, None, None], 1, 1]])
        table = self.show("personas", form="table")
        for row in (r"Beta +1 +3 +x +1 +careful \(rank 1\),", r"Gamma +x +1 +x +2 +eager \(rank 1\) +pay \(rank 2\)\n",
                    r"Alpha +2 +2 +x +\? +careful \(rank 2\),"):
            self.assertRegex(table, row)
        self.assertIn("no company can be ranked\n", table)
        records = {(row["persona"], row["id"]): row
                   for row in csv.DictReader(io.StringIO(self.show("personas", form="csv")))}
        # An excluded company's score is what it would be.
        self.assertEqual([records[key][name] for key in (("careful", "c"), ("pay", "a"), ("none", "a"))
                          for name in ("rank", "score", "coverage", "standing")],
                         ["", "50.0", "1.0", "excluded", "", "", "0.0", "unranked", "", "", "0.0", "excluded"])

    def test_a_folder_is_its_profiles_by_file_name(self):
        self.write("personas/notes.txt", "not: [a profile")
        by_name = self.show("personas/careful.yaml", "personas/eager.yml")
        self.assertEqual([persona["persona"] for persona in by_name["personas"]], ["careful", "eager"])
        by_folder = self.show("personas")
        self.assertEqual((by_folder.pop("arguments")[:1], by_name.pop("arguments")[:2]),
                         (["personas"], ["personas/careful.yaml", "personas/eager.yml"]))
        self.assertEqual(by_folder, by_name)
        turned = self.show("personas/eager.yml", "personas/careful.yaml")
        self.assertEqual([persona["persona"] for persona in turned["personas"]], ["eager", "careful"])
        first = by_name["by_company"][0]["id"]
        self.assertEqual(turned["by_company"][0]["id"], first)
        self.assertEqual(self.ranks(turned, first), self.ranks(by_name, first)[::-1])
        (self.folder / "empty").mkdir()
        self.assertEqual(self.refusal_of("batch", "empty", *self.options),
                         "fitrank: batch: empty is a folder without profiles\n")

    def test_profiles_are_found_by_name(self):
        answer = json.loads(self.output_of("batch", "visa-holder", "new-graduate", "--format", "json"))
        self.assertEqual([persona["persona"] for persona in answer["personas"]], ["visa-holder", "new-graduate"])
        self.assertIn('did you mean "visa-holder"', self.refusal_of("batch", "new-graduate", "visa-holdr"))

    def test_profiles_behind_the_companies_are_found(self):
        self.write("p.yaml", "id: p\ntitle: P\nweights: {pay: 3}\n")
        behind = self.output_of("batch", *self.options, "personas/careful.yaml", "p.yaml", "--format", "json")
        before = self.show("personas/careful.yaml", "p.yaml")
        behind = json.loads(behind)
        for answer in (behind, before):  # the words, as they were typed
            self.assertEqual(sorted(word.removeprefix("--companies=") for word in answer.pop("arguments")),
                             ["--model=model.yaml", "p.yaml", "personas/careful.yaml", "t.csv"])
        self.assertEqual(behind, before)

    def test_one_persona_needs_no_agreement(self):
        self.assertNotIn("Agreement", self.show("personas/eager.yml", form="table"))
        answer = self.show("personas/eager.yml")
        self.assertEqual(answer["agreement"], [])
        self.assertEqual([(row["best_persona"], row["best_persona_rank"], row["best_persona_ties"])
                          for row in answer["by_company"]], [("eager", rank, 0) for rank in (1, 2, 3)])

    def test_one_id_for_two_profiles_is_refused(self):
        self.write("personas/other.yaml", "id: eager\ntitle: Other\nweights: {pay: 1}\n")
        self.assertEqual(self.refusal_of("batch", "personas", *self.options),
                         "fitrank: batch: personas/eager.yml and personas/other.yaml are both profile eager\n")
        self.assertEqual(self.refusal_of("batch", "personas/careful.yaml", "personas/careful.yaml", *self.options),
                         "fitrank: batch: personas/careful.yaml and personas/careful.yaml are both profile careful\n")

    def test_every_broken_profile_is_reported_where_it_is(self):
        self.write("personas/broken.yaml", "id: broken\ntitle: B\nweights: {grwoth: 1}\n")
        self.write("personas/worse.yaml", "id: worse\ntitle: W\nweights: {growth: 1}\nmissing: zro\n")
        self.assertEqual(self.refusal_of("batch", "personas", *self.options, "--format", "csv"), """\
personas/broken.yaml:3:11: weights.grwoth: no such criterion (did you mean "growth"?)
weights: {grwoth: 1}
          ^
personas/worse.yaml:4:10: missing: no such policy "zro" (did you mean "zero"?)
missing: zro
         ^
""")
        self.assertIn("t.csv:1:1:", self.refusal_of("batch", "t.csv", *self.options))

    def test_a_policy_for_all_replaces_their_own(self):
        self.write("t.csv", "id,name,growth,pay\na,Alpha,80,\nb,Beta,60,90\n")
        for missing, score in (("zero", 40), ("renormalize", 80), ("neutral", 65)):
            answer = self.show("personas", "--missing", missing)
            self.assertEqual({persona["missing"] for persona in answer["personas"]}, {missing})
            scores = {row["id"]: row["score"] for row in answer["rows"] if row["persona"] == "careful"}
            self.assertEqual(scores, {"a": score, "b": 75})

    def test_each_persona_sees_the_evidence_its_own_way(self):
        self.write("model.yaml", "criteria: {pay: {label: Pay}}\nevidence: {filed: 1, reported: 0.5}\n"
                                 "signals: {salary: {criterion: pay, points: [[100, 0], [300, 100]]}}\n")
        self.write("d.yaml", "id: d\nname: D\nobservations:\n"
                             "  - {signal: salary, value: 300, tier: reported, as_of: 2026-02-01, source: s}\n")
        self.write("e.yaml", "id: e\nname: E\nobservations: [{signal: salary, value: 260, tier: filed, source: s}]\n")
        for name, more in (("face", ""), ("trust", "evidence: discounted\n"), ("early", "as_of: 2026-01-01\n"),
                           ("late", "as_of: 2026-02-01\n")):
            self.write(f"q/{name}.yaml", f"id: {name}\ntitle: T\nweights: {{pay: 1}}\n{more}")
        answer = json.loads(self.output_of("batch", "q", "--model", "model.yaml", "--companies", "d.yaml", "e.yaml",
                                           "--format", "json"))
        got = {persona["persona"]: [(row["id"], row["score"]) for row in answer["rows"]
                                    if row["persona"] == persona["persona"] and row["rank"]]
               for persona in answer["personas"]}
        self.assertEqual(got, {"face": [("d", 100), ("e", 80)], "trust": [("e", 80), ("d", 75)], "early": [("e", 80)],
                               "late": [("d", 100), ("e", 80)]})

    def test_every_format_by_option_and_by_file_name(self):
        for form, name in (("table", "b.txt"), ("markdown", "b.md"), ("csv", "b.csv"), ("json", "b.json")):
            shown = self.output_of("batch", "personas", *self.options, "--format", form)
            self.assertEqual(self.output_of("batch", "personas", *self.options, "-o", name), "")
            self.assertEqual((self.folder / name).read_text(encoding="utf-8"), shown)
            self.assertEqual(self.output_of("batch", "personas", *self.options, "--format", form, "--threads", 1,
                                            LC_ALL="de_DE.UTF-8"), shown)
        markdown = (self.folder / "b.md").read_text(encoding="utf-8")
        self.assertIn("| **Beta** | 1 | 3 | careful (rank 1) | eager (rank 3) |", markdown)
        self.assertIn("## Agreement", markdown)
        self.assertEqual((self.folder / "b.csv").read_text(encoding="utf-8"), """\
persona,rank,id,name,score,low,high,coverage,standing
careful,1,b,Beta,75.0,75.0,75.0,1.0,ranked
careful,2,a,Alpha,50.0,50.0,50.0,1.0,ranked
careful,,c,Gamma,50.0,,,1.0,excluded
eager,1,c,Gamma,95.0,95.0,95.0,1.0,ranked
eager,2,a,Alpha,80.0,80.0,80.0,1.0,ranked
eager,3,b,Beta,60.0,60.0,60.0,1.0,ranked
""")

    def test_agreement_of_opposite_and_of_equal_orders(self):
        self.write("t.csv", "id,growth,pay\na,90,10\nb,50,50\nc,10,90\n")
        for name, weights in (("x", "growth: 1"), ("y", "pay: 1"), ("z", "growth: 9, pay: 1")):
            self.write(f"q/{name}.yaml", f"id: {name}\ntitle: T\nweights: {{{weights}}}\n")
        answer = self.show("q")
        # The overlap of a, b, c with c, b, a is 0, 1/2, 1 by depth: 0.1/0.9 (0.9^2/2 + 0.9^3) + 0.9^3.
        overlap = 0.1 / 0.9 * (0.9**2 / 2 + 0.9**3) + 0.9**3
        for measure, opposite in zip(MEASURES, (-1, -1, overlap)):
            expected = {("x", "y"): opposite, ("x", "z"): 1, ("y", "z"): opposite}
            self.assertEqual([(row["persona"], row["other_persona"]) for row in answer["agreement"]], list(expected))
            for row, value in zip(answer["agreement"], expected.values()):
                self.assertAlmostEqual(row[measure], value, delta=1e-9)
            self.assertAlmostEqual(answer["mean_agreement"][measure], (1 + 2 * opposite) / 3, delta=1e-9)

    def test_what_is_almost_one_order_is_not_shown_as_one(self):
        rows = [f"c{i:03},{i / 4},{(i ^ 1 if i < 2 else i) / 4}" for i in range(400)]
        self.write("t.csv", "\n".join(["id,growth,pay", *rows]) + "\n")
        self.write("q/x.yaml", "id: x\ntitle: T\nweights: {growth: 1}\n")
        self.write("q/y.yaml", "id: y\ntitle: T\nweights: {pay: 1}\n")
        self.assertRegex(self.show("q", form="table"), r"2 y +>0\.99 +1\.00\n")

    def test_no_companies(self):
        for form, said in (("table", "No company can be ranked."), ("markdown", "No company can be ranked."),
                           ("csv", "persona,rank,id,name,score,low,high,coverage,standing\n"), ("json", '"by_company": []'),
                           ("json", '"rows": []')):
            self.assertIn(said, self.output_of("batch", "personas", "--model", "model.yaml", "--companies", "-",
                                               "--format", form, stdin="id,growth\n"))
        answer = json.loads(self.output_of("batch", "personas", "--model", "model.yaml", "--companies", "-", "--format",
                                           "json", stdin="id,growth\n"))
        nothing = dict.fromkeys(MEASURES)
        self.assertEqual(answer["agreement"], [{"persona": "careful", "other_persona": "eager", **nothing}])
        self.assertEqual(answer["mean_agreement"], nothing)

    def test_hostile_texts_come_out_harmless(self):
        names = ["\x1b[31mred\x1b]0;title\x07", "=cmd|' /C calc'!A0", "\u200fmark\u202eevil", "</script><img src=x>"]
        rows = (f'e{i},"{name}",{90 - i},50\n' for i, name in enumerate(names))
        self.write("t.csv", "id,name,growth,pay\n" + "".join(rows))
        self.write("personas/eager.yml", 'id: eager\ntitle: "\\e[31m</script>\\u202e"\nweights: {growth: 3}\n')
        outputs = {form: self.show("personas", form=form) for form in ("table", "markdown", "csv")}
        outputs["json"] = self.output_of("batch", "personas", *self.options, "--format", "json")
        for output in outputs.values():
            self.assertFalse(set(output) & {"\x1b", "\x07", "\u200f", "\u202e"}, output)
        self.assertIn("\\u{1b}[31mred", outputs["table"])
        self.assertIn("&lt;/script&gt;", outputs["markdown"])
        self.assertNotIn("<img", outputs["markdown"])
        records = list(csv.DictReader(io.StringIO(outputs["csv"])))
        self.assertEqual({row["name"] for row in records if row["id"] == "e1"}, {"'" + names[1]})
        answer = json.loads(outputs["json"])
        self.assertEqual({row["id"]: row["name"] for row in answer["by_company"]},
                         {f"e{i}": name for i, name in enumerate(names)})
        self.assertEqual(answer["personas"][1]["title"], "\x1b[31m</script>\u202e")

    def test_mistakes_on_the_command_line(self):
        self.assertIn("profiles and --weights are two ways to name personas",
                      self.refusal_of("batch", "personas", "--weights", "t.csv", *self.options))
        self.assertIn("--index goes with --weights", self.refusal_of("batch", "personas", "--index", "i"))
        self.assertIn("must be one of face_value, discounted",
                      self.refusal_of("batch", "personas", *self.options, "--evidence", "trusted"))
        self.assertIn("--top", self.refusal_of("batch", "personas", *self.options, "--top", 0))


if __name__ == "__main__":
    main()
