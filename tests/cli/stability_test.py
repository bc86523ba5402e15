"""What `stability` says of the weights' limits, against rankings with the weights just inside and outside."""
import csv
import io
import json

from harness import SEED, SOURCE, CliTest, main

STEP = 1e-4  # per cent


class StabilityTest(CliTest):
    def ranked(self, criterion, percent, *arguments, weights=None):
        shares = {criterion: percent}
        if 0 < percent < 1:  # refused as a slip, so the others are named, and it gets what they leave
            others = {name: weight for name, weight in weights.items() if name != criterion}
            shares = {name: (100 - percent) * weight / sum(others.values()) for name, weight in others.items()}
        options = [f"--weight={name}={share:.9f}" for name, share in shares.items()]
        answer = json.loads(self.output_of("rank", *options, "--top", 100, "--format", "json", *arguments))
        self.assertAlmostEqual(100 * answer["weights"][criterion], percent, delta=STEP / 10)
        return [row["id"] for row in answer["rows"]]

    def check_ends(self, answer, *arguments):
        turns = 0
        parts = {"first": lambda ids: ids[:1], "top": lambda ids: set(ids[:answer["top"]]), "order": lambda ids: ids}
        self.assertEqual(len(answer["rows"]), len(answer["weights"]) * len(parts) * 2)
        for line in answer["rows"]:
            part, limit, outwards = parts[line["scope"]], 100 * line["limit"], {"low": -1, "high": 1}[line["end"]]

            def ranked(percent, criterion=line["criterion"]):
                return self.ranked(criterion, percent, *arguments, weights=answer["weights"])

            self.assertEqual(line["weight"], answer["weights"][line["criterion"]])
            for who in ("rising", "falling"):
                self.assertEqual(line[who] is None, limit in (0, 100))
            if line["rising"] is None:
                continue
            turns += 1
            now = part(ranked(100 * line["weight"]))
            self.assertEqual(part(ranked(limit - outwards * STEP)), now)
            changed = ranked(limit + outwards * STEP)
            self.assertNotEqual(part(changed), now)
            self.assertLess(changed.index(line["rising"]), changed.index(line["falling"]))
        return turns

    def test_shipped_personas_change_at_the_ends_and_nowhere_inside(self):
        for profile in ("spacex-aiinfra-curious-swe-01", "new-graduate", "visa-holder"):
            for top in (2, 3):
                arguments = [SOURCE / f"profiles/{profile}.yaml", "--missing", "renormalize"]
                answer = json.loads(self.output_of("stability", *arguments, "--top", top, "--format", "json"))
                self.assertGreater(self.check_ends(answer, *arguments), 5)

    def test_says_what_happens_in_words(self):
        text = " ".join(self.output_of("stability", "--companies", SEED).split())
        self.assertIn("NVIDIA stays first until Culture falls from 5 % to 1.7 %; then Astera Labs overtakes it.", text)
        self.assertIn("first place: above 77 % Anthropic overtakes NVIDIA", text)
        markdown = self.output_of("stability", "--format", "markdown")
        self.assertIn("| **Growth** | 35 % |", markdown)

    def test_csv_has_both_ends_of_everything(self):
        rows = list(csv.DictReader(io.StringIO(self.output_of("stability", "--format", "csv"))))
        self.assertEqual(len(rows), 5 * 3 * 2)
        ends = {(row["criterion"], row["scope"], row["end"]): row for row in rows}
        self.assertEqual(ends["growth", "first", "high"]["rising"], "anthropic")
        self.assertEqual(ends["comp", "first", "low"]["rising"], "")

    def test_excluded_companies_neither_stand_nor_overtake(self):
        profile = self.write("p.yaml", "id: p\ntitle: P\nmissing: zero\nweights: {growth: 1, learning: 1}\n"
                                       "deal_breakers: [{signal: profitability, is_not: [unprofitable, high_burn]}]\n")
        text = self.output_of("stability", profile)
        self.assertNotIn("Anthropic", text)
        self.assertIn("Left out: 2 companies excluded by a deal-breaker.", text)

    def test_large_tables_say_the_same_through_an_index(self):
        table = self.folder / "big.csv"
        self.output_of("synth", "--companies", 120000, "--unknown", 0.1, "--seed", 5, "-o", table)
        large = json.loads(self.output_of("stability", "--companies", table, "--top", 4, "--format", "json"))
        self.assertFalse(large["whole_order"])
        ids = set(self.ranked("growth", 35, "--companies", table))
        ids |= {line[who] for line in large["rows"] for who in ("rising", "falling") if line[who]}
        lines = table.read_text().splitlines()
        few = self.write("few.csv", "\n".join(lines[:1] + [l for l in lines if l.split(",")[0] in ids]) + "\n")
        small = json.loads(self.output_of("stability", "--companies", few, "--top", 4, "--format", "json"))
        ends = [[line for line in answer["rows"] if line["scope"] in ("first", "top")] for answer in (large, small)]
        self.assertEqual(len(ends[0]), 5 * 2 * 2)
        self.assertEqual(*ends)

    def test_a_weight_of_zero_is_enough_to_overtake(self):
        self.write("model.yaml", "criteria: {idle: {label: Idle}, pay: {label: Pay}}\nevidence: {filed: 1}\n"
                                 "signals: {s: {criterion: pay, points: [[0, 0], [100, 100]]}}\n")
        self.write("p.yaml", "id: p\ntitle: P\nweights: {idle: 0, pay: 1}\nmissing: neutral\n")
        self.write("t.csv", "id,name,idle,pay\na,Alpha,10,40\nb,Beta,90,\n")
        text = " ".join(self.output_of("stability", "p.yaml", "--model", "model.yaml", "--companies", "t.csv").split())
        self.assertIn("Alpha stays first only while Idle has no weight; with any weight on it, Beta overtakes Alpha.", text)

    def test_nobody_and_one_company(self):
        text = self.output_of("stability", "--companies", "-", stdin="id,growth\n")
        self.assertIn("No company can be ranked.", text)
        text = self.output_of("stability", "--companies", "-", stdin="id,growth\na,5\n")
        self.assertIn("a stays first however far any single weight is moved.", text)


if __name__ == "__main__":
    main()
