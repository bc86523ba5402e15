"""batch on profiles: every persona as rank alone gives it, all beside each other, and how much they agree."""
import csv
import io
import itertools
import json
import math
import random

from agreement import MEASURES, kendall_tau_b, rank_biased_overlap, weighted_spearman
from harness import SEED, SOURCE, CliTest, main
from random_world import MISSING, random_profile, random_world

DEAL_BREAKERS = ("{criterion: growth, at_least: 40}", "{signal: attrition, at_most: 15, when_unknown: fail}",
                 "{coverage: true, at_least: 0.5}", "{signal: role, is_not: sells, min_tier: reported}")



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
        over = ("--companies", SEED)
        for top in (1, 3, 10):
            answer = self.batch(SOURCE / "profiles", *over, "--top", top)
            singles = self.check_against_alone(answer, profiles, *over, top=top)
            self.check_agreement(answer["agreement"], singles)
            text = self.output_of("batch", SOURCE / "profiles", *over, "--top", top, "--format", "csv")
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


if __name__ == "__main__":
    main()
