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
        rows = {row["id"]: (row["rank"], row["score"], row["coverage"], "ranked") for row in answer["rows"]}
        ignoring = json.loads(self.output_of("rank", profile, *options, "--format", "json", "--top", 10**6,
                                             "--ignore-deal-breakers")) if answer["counts"]["excluded"] else {"rows": []}
        scored = {row["id"]: row for row in ignoring["rows"]}
        for row in answer["not_ranked"]:
            self.assertIn(row["standing"], ("excluded", "unranked"))
            known = scored.get(row["id"]) if row["standing"] == "excluded" else None
            rows[row["id"]] = (None, known and known["score"], known["coverage"] if known else 0, row["standing"])
        self.assertEqual(len(rows), answer["counts"]["companies"])
        return answer, rows

    def rows_of(self, answer, persona):
        return [row for row in answer["rows"] if row["persona"] == persona]

    def check_against_alone(self, answer, profiles, *options, top=10):
        """All of batch's JSON but the agreement, from single runs; gives these."""
        singles = [self.alone(profile, *options) for profile in profiles]
        companies = answer["counts"]["companies"]
        self.assertEqual((answer["top"], companies), (top, len(singles[0][1])))
        self.assertEqual(len(answer["personas"]), len(profiles))
        for persona, (single, _) in zip(answer["personas"], singles):
            self.assertEqual(persona["persona"], single["profile"])
            for key in ("missing", "method", "evidence", "as_of", "weights"):
                self.assertEqual(persona[key], single[key])
            for key in ("ranked", "excluded", "unranked"):
                self.assertEqual(persona[key], single["counts"][key])
            keys = ("rank", "id", "name", "score", "low", "high", "coverage")
            ranked = {row["id"]: row for row in self.rows_of(answer, persona["persona"]) if row["rank"]}
            self.assertEqual([row["rank"] for row in ranked.values()][:top], [row["rank"] for row in single["rows"][:top]])
            for row in single["rows"][:top]:
                self.assertEqual({key: ranked[row["id"]][key] for key in keys}, {key: row[key] for key in keys})
        shown = {row["id"] for single, _ in singles for row in single["rows"][:top]}

        def by_sum(company):
            return sum(rows[company][0] or companies + 1 for _, rows in singles), company

        self.assertEqual([row["id"] for row in answer["by_company"]], sorted(shown, key=by_sum))
        for row in answer["by_company"]:
            places = [rows[row["id"]] for _, rows in singles]
            ranks = [rank for rank, *_ in places]
            self.assertEqual([one["rank"] for one in answer["rows"] if one["id"] == row["id"]], ranks)
            for key, state in (("excluded_for", "excluded"), ("unranked_for", "unranked")):
                self.assertEqual(row[key], sum(place[3] == state for place in places))
            for key, choose in (("best_persona", min), ("worst_persona", max)):
                rank = choose(rank for rank in ranks if rank)
                self.assertEqual((row[key], row[f"{key}_rank"], row[f"{key}_ties"]),
                                 (singles[ranks.index(rank)][0]["profile"], rank, ranks.count(rank) - 1))
        return singles

    def check_agreement(self, answer, singles):
        """Every measure of every pair from the ranks that rank gives; `singles` are the compared personas."""
        pairs = list(itertools.combinations([single for single, _ in singles], 2))
        self.assertEqual([(row["persona"], row["other_persona"]) for row in answer["agreement"]],
                         [(one["profile"], other["profile"]) for one, other in pairs])
        sums = {measure: [] for measure in MEASURES}
        for row, pair in zip(answer["agreement"], pairs):
            ranks = [{row["id"]: row["rank"] for row in single["rows"]} for single in pair]
            both = [company for company in ranks[0] if company in ranks[1]]
            x, y = ([side[company] for company in both] for side in ranks)
            expected = {"kendall_tau_b": kendall_tau_b(x, y), "weighted_spearman": weighted_spearman(x, y),
                        "rank_biased_overlap": rank_biased_overlap(list(ranks[0]), list(ranks[1]))}
            for measure, value in expected.items():
                self.assertEqual(row[measure] is None, value is None, (measure, row))
                if value is None:
                    continue
                self.assertAlmostEqual(row[measure], value, delta=1e-9, msg=(measure, row))
                sums[measure].append(value)
        for measure, values in sums.items():
            if values:
                self.assertAlmostEqual(answer["mean_agreement"][measure], sum(values) / len(values), delta=1e-9)
            else:
                self.assertIsNone(answer["mean_agreement"][measure])

    def check_csv(self, text, answer, rows_of):
        """The long table against JSON and, persona by persona, against `rows_of`: id -> rows as rank gives them."""
        records = list(csv.DictReader(io.StringIO(text)))
        shown = [row["id"] for row in answer["by_company"]]
        names = {row["id"]: row["name"] for row in answer["by_company"]}
        self.assertEqual(len(records), len(shown) * len(answer["personas"]))
        self.assertEqual(len(answer["rows"]), len(records))
        for number, persona in enumerate(answer["personas"]):
            mine = records[number * len(shown):(number + 1) * len(shown)]
            self.assertEqual({row["persona"] for row in mine}, {persona["persona"]})
            ranks = {row["id"]: row["rank"] for row in self.rows_of(answer, persona["persona"])}
            # By rank, whoever has none last; else in the order of all personas.
            self.assertEqual([row["id"] for row in mine], sorted(shown, key=lambda company: ranks[company] or math.inf))
            self.assertEqual([row["name"] for row in mine], [names[row["id"]] for row in mine])
            self.assertEqual({row["id"]: int(row["rank"]) if row["rank"] else None for row in mine}, ranks)
            if persona["persona"] in rows_of:
                expected = rows_of[persona["persona"]]
                self.assertEqual({row["id"]: (int(row["rank"]) if row["rank"] else None,
                                              float(row["score"]) if row["score"] else None, float(row["coverage"]),
                                              row["standing"]) for row in mine},
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
            self.check_agreement(answer, singles)
            text = self.output_of("batch", SOURCE / "profiles", *over, "--top", top, "--format", "csv")
            self.check_csv(text, answer, {single["profile"]: rows for single, rows in singles})
        self.assertTrue(any(row["excluded_for"] for row in answer["by_company"]))

    def test_random_personas(self):
        states = {"excluded_for": 0, "unranked_for": 0, "tied": 0}
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
            self.check_agreement(answer, singles)
            for key in ("excluded_for", "unranked_for"):
                states[key] += sum(row[key] for row in answer["by_company"])
            states["tied"] += sum(len(single["rows"]) - len({row["rank"] for row in single["rows"]})
                                  for single, _ in singles)
        self.assertGreater(min(states.values()), 20, states)

    def write_two_hundred_personas(self, rng):
        rules = "deal_breakers: [{criterion: comp, at_least: 30}, {coverage: true, above: 0.3}]\n"
        for number in range(200):
            weights = ", ".join(f"{name}: {rng.choice((0, rng.randint(1, 80)))}"
                                for name in ("comp", "learning", "stability", "culture"))
            self.write(f"personas/p{number:03}.yaml", f"id: p{number:03}\ntitle: P\nweights: {{growth: 5, {weights}}}\n"
                                                      f"missing: {rng.choice(MISSING)}\n{rng.choice(('', '', rules))}")

    def check_against_sample(self, answer, singles):
        """The first ten of the sampled personas are those of ranking for each alone; says which companies are shown."""
        shown = {row["id"] for row in answer["by_company"]}
        by_persona = {}
        for row in answer["rows"]:
            by_persona.setdefault(row["persona"], []).append(row)
        self.assertEqual(shown, {row["id"] for rows in by_persona.values() for row in rows[:10] if row["rank"]})
        for persona, (ranking, _) in singles.items():
            single = ranking["rows"][:10]
            mine = {row["id"]: row for row in by_persona[persona]}
            self.assertEqual([row["rank"] for row in mine.values()][:len(single)], [row["rank"] for row in single])
            self.assertEqual([(mine[row["id"]]["rank"], row["id"], mine[row["id"]]["score"]) for row in single],
                             [(row["rank"], row["id"], row["score"]) for row in single])
        return shown

    def check_words_for_two_hundred(self, table, answer, shown):
        for said in ("200 personas, 2000 companies.", "Shows the first 50 of 200 personas;",
                     f"Shows {shown} of 2000 companies: those in the first 10 of at least one persona.",
                     "The table has the first 50 companies and 12 personas;",
                     "40 of 200 personas are compared, evenly spaced in the given order. Mean over 780 pairs: Kendall "
                     "tau-b {:.2f}, weighted Spearman {:.2f}, rank-biased overlap {:.2f}.".format(
                         *(answer["mean_agreement"][measure] for measure in MEASURES)),
                     "Shows the first 12 of these;"):
            self.assertIn(said, " ".join(table.split()))

    def test_two_hundred_personas_and_two_thousand_companies(self):
        self.output_of("synth", "--companies", 2000, "--unknown", 0.25, "--correlation", 0.3, "-o", "t.csv")
        rng = random.Random(11)
        self.write_two_hundred_personas(rng)
        options = ("--companies", "t.csv")
        answer = self.batch("personas", *options)
        text = self.output_of("batch", "personas", *options, "--format", "csv")
        self.assertEqual(text, self.output_of("batch", "personas", *options, "--format", "csv", "--threads", 1))
        # Evenly spaced among the two hundred, so that some of the sample are compared with each other.
        compared = [number * 199 // 39 for number in range(40)]
        self.assertEqual([(row["persona"], row["other_persona"]) for row in answer["agreement"]],
                         list(itertools.combinations([f"p{number:03}" for number in compared], 2)))
        sample = [compared[0], compared[7], compared[20], compared[39], *rng.sample(range(200), 6)]
        singles = {f"p{number:03}": self.alone(f"personas/p{number:03}.yaml", *options) for number in sample}
        self.check_csv(text, answer, {persona: rows for persona, (_, rows) in singles.items()})
        shown = self.check_against_sample(answer, singles)
        self.check_some_agreement(answer["agreement"], sample[:4], singles)
        self.check_words_for_two_hundred(self.output_of("batch", "personas", *options), answer, len(shown))

    def check_some_agreement(self, agreement, numbers, singles):
        """Between the numbered personas, which are among the compared; tau is left to smaller worlds."""
        pairs = {(row["persona"], row["other_persona"]): row for row in agreement}
        for one, other in itertools.combinations([f"p{number:03}" for number in numbers], 2):
            ranks = [{row["id"]: row["rank"] for row in singles[name][0]["rows"]} for name in (one, other)]
            both = [company for company in ranks[0] if company in ranks[1]]
            x, y = ([side[company] for company in both] for side in ranks)
            self.assertAlmostEqual(pairs[one, other]["weighted_spearman"], weighted_spearman(x, y), delta=1e-9)
            self.assertAlmostEqual(pairs[one, other]["rank_biased_overlap"],
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
