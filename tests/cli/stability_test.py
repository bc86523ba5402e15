"""What `stability` says of the weights' limits, against rankings with the weights just inside and outside."""
import csv
import io
import json

from harness import SEED, SOURCE, CliTest, main

STEP = 1e-4  # per cent


class StabilityTest(CliTest):
    def ranked(self, criterion, percent, *arguments):
        answer = json.loads(self.output_of("rank", "--weight", f"{criterion}={percent:.9f}", "--top", 100, "--format",
                                           "json", *arguments))
        return [row["id"] for row in answer["ranking"]]

    def check_ends(self, answer, *arguments):
        turns = 0
        for line in answer["criteria"]:
            for what, part in (("first", lambda ids: ids[:1]), ("top", lambda ids: set(ids[:answer["top"]])),
                               ("order", lambda ids: ids)):
                now = part(self.ranked(line["criterion"], 100 * line["share"], *arguments))
                for end, outwards in (("low", -1), ("high", 1)):
                    limit, turn = 100 * line[what][end], line[what][f"at_{end}"]
                    self.assertEqual(turn is None, limit in (0, 100))
                    if turn is None:
                        continue
                    turns += 1
                    self.assertEqual(part(self.ranked(line["criterion"], limit - outwards * STEP, *arguments)), now)
                    changed = self.ranked(line["criterion"], limit + outwards * STEP, *arguments)
                    self.assertNotEqual(part(changed), now)
                    self.assertLess(changed.index(turn["rising"]), changed.index(turn["falling"]))
        return turns

    def test_shipped_personas_change_at_the_ends_and_nowhere_inside(self):
        for profile in ("spacex-aiinfra-curious-swe-01", "new-graduate", "visa-holder"):
            for top in (2, 3):
                arguments = [SOURCE / f"profiles/{profile}.yaml", "--missing", "renormalize"]
                answer = json.loads(self.output_of("stability", *arguments, "--top", top, "--format", "json"))
                self.assertGreater(self.check_ends(answer, *arguments), 5)

    def test_says_what_happens_in_words(self):
        text = " ".join(self.output_of("stability", "--companies", SEED).split())
        self.assertIn("NVIDIA stays first until Culture falls from 5 % to 1.7 %: there Astera Labs overtakes it.", text)
        self.assertIn("first place: above 77 % Anthropic overtakes NVIDIA", text)
        markdown = self.output_of("stability", "--format", "markdown")
        self.assertIn("| **Growth** | 35 % |", markdown)

    def test_csv_has_both_ends_of_everything(self):
        rows = list(csv.DictReader(io.StringIO(self.output_of("stability", "--format", "csv"))))
        self.assertEqual(len(rows), 5 * 3 * 2)
        ends = {(row["criterion"], row["what"], row["end"]): row for row in rows}
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
        for line in large["criteria"]:
            for what in ("first", "top", "order"):
                ids |= {turn[who] for end in ("at_low", "at_high") if (turn := line[what][end])
                        for who in ("rising", "falling")}
        lines = table.read_text().splitlines()
        few = self.write("few.csv", "\n".join(lines[:1] + [l for l in lines if l.split(",")[0] in ids]) + "\n")
        small = json.loads(self.output_of("stability", "--companies", few, "--top", 4, "--format", "json"))
        for a, b in zip(large["criteria"], small["criteria"]):
            self.assertEqual((a["first"], a["top"]), (b["first"], b["top"]))

    def test_a_weight_of_zero_is_enough_to_overtake(self):
        self.write("model.yaml", "criteria: {idle: {label: Idle}, pay: {label: Pay}}\nevidence: {filed: 1}\n"
                                 "signals: {s: {criterion: pay, points: [[0, 0], [100, 100]]}}\n")
        self.write("p.yaml", "id: p\ntitle: P\nweights: {idle: 0, pay: 1}\nmissing: neutral\n")
        self.write("t.csv", "id,name,idle,pay\na,Alpha,10,40\nb,Beta,90,\n")
        text = " ".join(self.output_of("stability", "p.yaml", "--model", "model.yaml", "--companies", "t.csv").split())
        self.assertIn("Alpha stays first only as long as Idle weighs nothing: as soon as it weighs anything, Beta "
                      "overtakes it.", text)

    def test_nobody_and_one_company(self):
        text = self.output_of("stability", "--companies", "-", stdin="id,growth\n")
        self.assertIn("No company can be ranked.", text)
        text = self.output_of("stability", "--companies", "-", stdin="id,growth\na,5\n")
        self.assertIn("a stays first however any one weight is moved.", text)


if __name__ == "__main__":
    main()
