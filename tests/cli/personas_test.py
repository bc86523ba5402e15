"""batch on profiles: every persona as rank alone gives it, all beside each other, and how much they agree."""
import csv
import io
import itertools
import json
import math
import random

from agreement import kendall_tau_b, weighted_spearman, rank_biased_overlap
from harness import SOURCE, CliTest, main
from random_world import MISSING, random_profile, random_world

DEAL_BREAKERS = ("{criterion: growth, at_least: 40}", "{signal: attrition, at_most: 15, when_unknown: fail}",
                 "{coverage: true, at_least: 0.5}", "{signal: role, is_not: sells, min_tier: reported}")
MEASURES = ("kendall_tau_b", "weighted_spearman", "rank_biased_overlap")

# Beta, Alpha against Gamma, Alpha, Beta: both rank Alpha and Beta, each the other way. The overlap is 0, 1, 2 by depth:
# 0.1/0.9 (1/2 0.9^2 + 2/3 0.9^3 + 1/6 0.9^3) + (1/3 + 1/2) 0.9^3 = 0.72.
GOLDEN = """Personas

2 personas, 4 companies.

First 2 of each

#  Persona  Ranked  Excluded  Unranked
──────────────────────────────────────
1  careful       2         1         1
    Growth 50 %, Pay 50 % · Unknown: counts as zero · Evidence: at face value · As of: no date set
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

Columns are the personas by their number above; x: excluded by a deal-breaker, ?: nothing weighed is
known.

Of 4 companies, the 3 that are in some persona's first 2 are shown.

Agreement

All personas are compared. Mean over 1 pair: Kendall tau-b -1.00, weighted Spearman -1.00,
rank-biased overlap 0.72.

1 is one and the same order. The reverse order is -1, but for the overlap, where nothing in common
is 0; it and the weighted Spearman count the first places most.

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


class PersonasTest(CliTest):
    def batch(self, *arguments):
        return json.loads(self.output_of("batch", *arguments, "--format", "json"))

    def alone(self, profile, *options):
        """What rank says of one profile: its whole answer, and id -> row with what is excluded or unranked."""
        answer = json.loads(self.output_of("rank", profile, *options, "--format", "json", "--top", 10**6))
        rows = {row["id"]: (row["rank"], row["score"], row["coverage"], "ranked") for row in answer["ranking"]}
        ignoring = json.loads(self.output_of("rank", profile, *options, "--format", "json", "--top", 10**6,
                                             "--ignore-deal-breakers")) if answer["excluded"] else {"ranking": []}
        scored = {row["id"]: row for row in ignoring["ranking"]}
        for row in answer["excluded"]:
            known = scored.get(row["id"])
            rows[row["id"]] = (None, known and known["score"], known["coverage"] if known else 0, "excluded")
        for company in answer["unranked"]:
            rows[company] = (None, None, 0, "unranked")
        self.assertEqual(len(rows), answer["companies"])
        return answer, rows

    def check_against_alone(self, answer, profiles, *options, top=10):
        """All of batch's JSON but the agreement, from single runs; gives these."""
        singles = [self.alone(profile, *options) for profile in profiles]
        self.assertEqual((answer["top"], answer["companies"]), (top, len(singles[0][1])))
        self.assertEqual(len(answer["personas"]), len(profiles))
        for persona, (single, _) in zip(answer["personas"], singles):
            self.assertEqual(persona["persona"], single["profile"])
            for key in ("missing", "evidence", "as_of", "ranked", "weights"):
                self.assertEqual(persona[key], single[key])
            for key in ("excluded", "unranked"):
                self.assertEqual(persona[key], len(single[key]))
            keys = ("rank", "id", "name", "score", "low", "high", "coverage")
            self.assertEqual(persona["ranking"], [{key: row[key] for key in keys} for row in single["ranking"][:top]])
        shown = {row["id"] for single, _ in singles for row in single["ranking"][:top]}

        def by_sum(company):
            return sum(rows[company][0] or answer["companies"] + 1 for _, rows in singles), company

        self.assertEqual([row["id"] for row in answer["matrix"]], sorted(shown, key=by_sum))
        for row in answer["matrix"]:
            places = [rows[row["id"]] for _, rows in singles]
            ranks = [rank for rank, *_ in places]
            self.assertEqual(row["ranks"], ranks)
            for key, state in (("excluded_by", "excluded"), ("unranked_by", "unranked")):
                self.assertEqual(row[key], sum(place[3] == state for place in places))
            for key, choose in (("best", min), ("worst", max)):
                rank = choose(rank for rank in ranks if rank)
                self.assertEqual(row[key], {"persona": singles[ranks.index(rank)][0]["profile"], "rank": rank,
                                            "others": ranks.count(rank) - 1})
        return singles

    def check_agreement(self, agreement, singles):
        """Every measure of every pair from the ranks that rank gives; `singles` are the compared personas."""
        self.assertEqual(agreement["personas"], [single["profile"] for single, _ in singles])
        sums = {measure: [] for measure in MEASURES}
        for (i, (one, _)), (j, (other, _)) in itertools.product(enumerate(singles), repeat=2):
            ranks = [{row["id"]: row["rank"] for row in single["ranking"]} for single in (one, other)]
            both = [company for company in ranks[0] if company in ranks[1]]
            x, y = ([side[company] for company in both] for side in ranks)
            expected = {"kendall_tau_b": kendall_tau_b(x, y), "weighted_spearman": weighted_spearman(x, y),
                        "rank_biased_overlap": rank_biased_overlap(list(ranks[0]), list(ranks[1]))}
            for measure, value in expected.items():
                got = agreement[measure]["pairs"][i][j]
                self.assertEqual(got is None, value is None, (measure, i, j))
                if value is None:
                    continue
                self.assertAlmostEqual(got, value, delta=1e-9, msg=(measure, i, j))
                if i < j:
                    sums[measure].append(value)
        for measure, values in sums.items():
            if values:
                self.assertAlmostEqual(agreement[measure]["mean"], sum(values) / len(values), delta=1e-9)
            else:
                self.assertIsNone(agreement[measure]["mean"])

    def check_csv(self, text, answer, rows_of):
        """The long table against JSON and, persona by persona, against `rows_of`: id -> rows as rank gives them."""
        records = list(csv.DictReader(io.StringIO(text)))
        shown = [row["id"] for row in answer["matrix"]]
        self.assertEqual(len(records), len(shown) * len(answer["personas"]))
        for number, persona in enumerate(answer["personas"]):
            mine = records[number * len(shown):(number + 1) * len(shown)]
            self.assertEqual({row["persona"] for row in mine}, {persona["persona"]})
            ranks = {row["id"]: row["ranks"][number] for row in answer["matrix"]}
            # By rank, whoever has none last; else in the matrix's order.
            self.assertEqual([row["id"] for row in mine], sorted(shown, key=lambda company: ranks[company] or math.inf))
            self.assertEqual([row["name"] for row in mine],
                             [{row["id"]: row["name"] for row in answer["matrix"]}[row["id"]] for row in mine])
            self.assertEqual({row["id"]: int(row["rank"]) if row["rank"] else None for row in mine}, ranks)
            if persona["persona"] in rows_of:
                expected = rows_of[persona["persona"]]
                self.assertEqual({row["id"]: (int(row["rank"]) if row["rank"] else None,
                                              float(row["score"]) if row["score"] else None, float(row["coverage"]),
                                              row["state"]) for row in mine},
                                 {company: expected[company] for company in shown})

    def random_personas(self, rng, count):
        names = []
        for number in range(count):
            extra = f"missing: {rng.choice(MISSING)}\n"
            extra += f"evidence: {rng.choice(('face_value', 'discounted'))}\n"
            extra += rng.choice(("", "as_of: 2026-03-01\n", "as_of: 2025-06\n"))
            rules = rng.sample(DEAL_BREAKERS, rng.choice((0, 0, 1, 2)))
            extra += f"deal_breakers: [{', '.join(rules)}]\n" if rules else ""
            extra += "top: 1\n" if rng.random() < 0.3 else ""  # not looked at
            names.append(f"personas/p{number:02}.yaml")
            random_profile(self, rng, names[-1], extra)
        return names

    def test_the_shipped_profiles(self):
        profiles = sorted((SOURCE / "profiles").glob("*.yaml"))
        for top in (1, 3, 10):
            answer = self.batch(SOURCE / "profiles", "--top", top)
            singles = self.check_against_alone(answer, profiles, top=top)
            self.check_agreement(answer["agreement"], singles)
            text = self.output_of("batch", SOURCE / "profiles", "--top", top, "--format", "csv")
            self.check_csv(text, answer, {single["profile"]: rows for single, rows in singles})
        self.assertTrue(any(row["excluded_by"] for row in answer["matrix"]))

    def test_random_personas(self):
        states = {"excluded_by": 0, "unranked_by": 0, "tied": 0}
        for seed in range(5):
            rng = random.Random(seed)
            world, _ = random_world(self, rng, 15, 25)
            lines = (self.folder / "stated.csv").read_text().splitlines()
            self.write("again.csv", "\n".join([lines[0], *("again-" + line for line in lines[1:])]) + "\n")
            world.append("again.csv")
            profiles = self.random_personas(rng, 9)
            for top in (3, 200):
                answer = self.batch(*profiles, *world, "--top", top)
                singles = self.check_against_alone(answer, profiles, *world, top=top)
                self.check_csv(self.output_of("batch", *profiles, *world, "--top", top, "--format", "csv"), answer,
                               {single["profile"]: rows for single, rows in singles})
            self.check_agreement(answer["agreement"], singles)
            for key in ("excluded_by", "unranked_by"):
                states[key] += sum(row[key] for row in answer["matrix"])
            states["tied"] += sum(len(single["ranking"]) - len({row["rank"] for row in single["ranking"]})
                                  for single, _ in singles)
        self.assertGreater(min(states.values()), 20, states)

    def test_two_hundred_personas_and_two_thousand_companies(self):
        self.output_of("synth", "--companies", 2000, "--unknown", 0.25, "--correlation", 0.3, "-o", "t.csv")
        rng = random.Random(11)
        rules = "deal_breakers: [{criterion: comp, at_least: 30}, {coverage: true, above: 0.3}]\n"
        for number in range(200):
            weights = ", ".join(f"{name}: {rng.choice((0, rng.randint(1, 80)))}"
                                for name in ("comp", "learning", "stability", "culture"))
            self.write(f"personas/p{number:03}.yaml", f"id: p{number:03}\ntitle: P\nweights: {{growth: 5, {weights}}}\n"
                                                      f"missing: {rng.choice(MISSING)}\n{rng.choice(('', '', rules))}")
        options = ("--companies", "t.csv")
        answer = self.batch("personas", *options)
        text = self.output_of("batch", "personas", *options, "--format", "csv")
        self.assertEqual(text, self.output_of("batch", "personas", *options, "--format", "csv", "--threads", 1))
        # Evenly spaced among the two hundred, so that some of the sample are compared with each other.
        compared = [number * 199 // 39 for number in range(40)]
        self.assertEqual(answer["agreement"]["personas"], [f"p{number:03}" for number in compared])
        sample = [compared[0], compared[7], compared[20], compared[39], *rng.sample(range(200), 6)]
        singles = {f"p{number:03}": self.alone(f"personas/p{number:03}.yaml", *options) for number in sample}
        self.check_csv(text, answer, {persona: rows for persona, (_, rows) in singles.items()})
        shown = {row["id"] for row in answer["matrix"]}
        self.assertEqual(shown, {row["id"] for persona in answer["personas"] for row in persona["ranking"]})
        for number in sample:
            single = singles[f"p{number:03}"][0]["ranking"][:10]
            self.assertEqual([(row["rank"], row["id"], row["score"]) for row in answer["personas"][number]["ranking"]],
                             [(row["rank"], row["id"], row["score"]) for row in single])
        self.check_some_agreement(answer["agreement"], dict(zip((0, 7, 20, 39), sample)), singles)
        table = self.output_of("batch", "personas", *options)
        for said in ("200 personas, 2000 companies.", "The first 50 of 200 personas are listed",
                     f"Of 2000 companies, the {len(shown)} that are in some persona's first 10",
                     "The first 50 companies of these and 12 personas are shown",
                     "40 of 200 personas are compared, evenly spaced in the order given. Mean over 780 pairs: Kendall "
                     "tau-b {:.2f}, weighted Spearman {:.2f}, rank-biased overlap {:.2f}.".format(
                         *(answer["agreement"][measure]["mean"] for measure in MEASURES)),
                     "The first 12 of these are shown"):
            self.assertIn(said, " ".join(table.split()))

    def check_some_agreement(self, agreement, places, singles):
        """Between the personas whose place among the compared is given; tau is left to smaller worlds."""
        for (i, one), (j, other) in itertools.combinations(places.items(), 2):
            ranks = [{row["id"]: row["rank"] for row in singles[f"p{number:03}"][0]["ranking"]}
                     for number in (one, other)]
            both = [company for company in ranks[0] if company in ranks[1]]
            x, y = ([side[company] for company in both] for side in ranks)
            self.assertAlmostEqual(agreement["weighted_spearman"]["pairs"][i][j], weighted_spearman(x, y), delta=1e-9)
            self.assertAlmostEqual(agreement["rank_biased_overlap"]["pairs"][i][j],
                                   rank_biased_overlap(list(ranks[0]), list(ranks[1])), delta=1e-9)

    def test_more_than_a_million_companies(self):
        self.output_of("synth", "--companies", (1 << 20) + 7, "--unknown", 0.2, "--seed", 3, "-o", "t.csv")
        # Alike, so that whoever is first for one is not far behind for the other.
        for name, weights in (("x", "growth: 30, comp: 20, learning: 50"), ("y", "growth: 25, comp: 22, learning: 53")):
            self.write(f"{name}.yaml", f"id: {name}\ntitle: T\nweights: {{{weights}}}\nmissing: zero\n")
        text = self.output_of("batch", "x.yaml", "y.yaml", "--companies", "t.csv", "--top", 5, "--format", "csv")
        records = list(csv.DictReader(io.StringIO(text)))
        shown = {row["id"] for row in records}
        for name in "xy":
            single = csv.DictReader(io.StringIO(self.output_of("rank", f"{name}.yaml", "--companies", "t.csv", "--top",
                                                               5000, "--format", "csv")))
            self.assertEqual([(row["rank"], row["id"], row["score"]) for row in records if row["persona"] == name],
                             [(row["rank"], row["id"], row["score"]) for row in single if row["id"] in shown])
        self.assertGreater(len(shown), 5)


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
        self.write("personas/eager.yml", "id: eager\ntitle: Eager\nweights: {growth: 3}\nas_of: 2026-05-13\n")

    options = ["--model", "model.yaml", "--companies", "t.csv"]

    def show(self, *arguments, form="json", **settings):
        text = self.output_of("batch", *arguments, *self.options, "--format", form, **settings)
        return json.loads(text) if form == "json" else text

    def test_the_whole_text(self):
        self.assertEqual(self.show("personas", "--top", 2, form="table"), GOLDEN)

    def test_excluded_and_unranked_companies_are_marked(self):
        self.write("personas/none.yaml", "id: none\ntitle: None\nweights: {pay: 1}\n"
                                         "deal_breakers: [{criterion: growth, at_least: 99, when_unknown: fail}]\n")
        self.write("t.csv", "id,name,growth,pay\na,Alpha,80,\nb,Beta,60,90\nc,Gamma,95,5\n")
        self.write("personas/pay.yaml", "id: pay\ntitle: Pay\nweights: {pay: 1}\n")
        answer = self.show("personas")
        self.assertEqual([[row[key] for key in ("id", "ranks", "excluded_by", "unranked_by")]
                          for row in answer["matrix"]],
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
                          for name in ("rank", "score", "coverage", "state")],
                         ["", "50", "1", "excluded", "", "", "0", "unranked", "", "", "0", "excluded"])

    def test_a_folder_is_its_profiles_by_file_name(self):
        self.write("personas/notes.txt", "not: [a profile")
        by_name = self.show("personas/careful.yaml", "personas/eager.yml")
        self.assertEqual([persona["persona"] for persona in by_name["personas"]], ["careful", "eager"])
        self.assertEqual(self.show("personas"), by_name)
        turned = self.show("personas/eager.yml", "personas/careful.yaml")
        self.assertEqual([persona["persona"] for persona in turned["personas"]], ["eager", "careful"])
        self.assertEqual(turned["matrix"][0]["ranks"], by_name["matrix"][0]["ranks"][::-1])
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
        self.assertEqual(json.loads(behind), self.show("personas/careful.yaml", "p.yaml"))

    def test_one_persona_needs_no_agreement(self):
        self.assertNotIn("Agreement", self.show("personas/eager.yml", form="table"))
        self.assertEqual([row["best"] for row in self.show("personas/eager.yml")["matrix"]],
                         [{"persona": "eager", "rank": rank, "others": 0} for rank in (1, 2, 3)])

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
            scores = {row["id"]: row["score"] for row in answer["personas"][0]["ranking"]}
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
        got = {persona["persona"]: [(row["id"], row["score"]) for row in persona["ranking"]]
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
persona,rank,id,name,score,coverage,state
careful,1,b,Beta,75,1,ranked
careful,2,a,Alpha,50,1,ranked
careful,,c,Gamma,50,1,excluded
eager,1,c,Gamma,95,1,ranked
eager,2,a,Alpha,80,1,ranked
eager,3,b,Beta,60,1,ranked
""")

    def test_agreement_of_opposite_and_of_equal_orders(self):
        self.write("t.csv", "id,growth,pay\na,90,10\nb,50,50\nc,10,90\n")
        for name, weights in (("x", "growth: 1"), ("y", "pay: 1"), ("z", "growth: 9, pay: 1")):
            self.write(f"q/{name}.yaml", f"id: {name}\ntitle: T\nweights: {{{weights}}}\n")
        agreement = self.show("q")["agreement"]
        # The overlap of a, b, c with c, b, a is 0, 1/2, 1 by depth: 0.1/0.9 (0.9^2/2 + 0.9^3) + 0.9^3.
        overlap = 0.1 / 0.9 * (0.9**2 / 2 + 0.9**3) + 0.9**3
        for measure, opposite in zip(MEASURES, (-1, -1, overlap)):
            expected = [[1, opposite, 1], [opposite, 1, opposite], [1, opposite, 1]]
            for row, values in zip(agreement[measure]["pairs"], expected):
                for cell, value in zip(row, values):
                    self.assertAlmostEqual(cell, value, delta=1e-9)
            self.assertAlmostEqual(agreement[measure]["mean"], (1 + 2 * opposite) / 3, delta=1e-9)

    def test_what_is_almost_one_order_is_not_shown_as_one(self):
        rows = [f"c{i:03},{i / 4},{(i ^ 1 if i < 2 else i) / 4}" for i in range(400)]
        self.write("t.csv", "\n".join(["id,growth,pay", *rows]) + "\n")
        self.write("q/x.yaml", "id: x\ntitle: T\nweights: {growth: 1}\n")
        self.write("q/y.yaml", "id: y\ntitle: T\nweights: {pay: 1}\n")
        self.assertRegex(self.show("q", form="table"), r"2 y +>0\.99 +1\.00\n")

    def test_no_companies(self):
        for form, said in (("table", "No company can be ranked."), ("markdown", "No company can be ranked."),
                           ("csv", "persona,rank,id,name,score,coverage,state\n"), ("json", '"matrix": []')):
            self.assertIn(said, self.output_of("batch", "personas", "--model", "model.yaml", "--companies", "-",
                                               "--format", form, stdin="id,growth\n"))
        answer = json.loads(self.output_of("batch", "personas", "--model", "model.yaml", "--companies", "-", "--format",
                                           "json", stdin="id,growth\n"))
        for measure in MEASURES:
            self.assertEqual(answer["agreement"][measure], {"mean": None, "pairs": [[None, None], [None, None]]})

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
        self.assertEqual({row["id"]: row["name"] for row in answer["matrix"]},
                         {f"e{i}": name for i, name in enumerate(names)})
        self.assertEqual(answer["personas"][1]["title"], "\x1b[31m</script>\u202e")

    def test_mistakes_on_the_command_line(self):
        self.assertIn("profiles and --weights are two ways to name personas",
                      self.refusal_of("batch", "personas", "--weights", "t.csv", *self.options))
        self.assertIn("--index goes with --weights", self.refusal_of("batch", "personas", "--index", "i"))
        self.assertIn("no such option: --evidence", self.refusal_of("batch", "personas", "--evidence", "discounted"))
        self.assertIn("--top", self.refusal_of("batch", "personas", *self.options, "--top", 0))


if __name__ == "__main__":
    main()
