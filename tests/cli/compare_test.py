"""compare: points that add up to the gap, the weight that turns the order, and when there is nothing to compare."""
import csv
import io
import itertools
import json
import random

from flat_rows import comparison, of_kind
from harness import CliTest, main
from random_world import CRITERIA, MISSING, WORLD_MODEL, random_profile, random_world

EVIDENCE = ("face_value", "discounted")

def fit(shares, scores, missing):
    """The fit score by its definition; None where nothing weighed is known."""
    known = [(share, score) for share, score in zip(shares, scores) if score is not None and share > 0]
    points, coverage = sum(w * s for w, s in known), sum(w for w, _ in known)
    if not known:
        return None
    return {"zero": points, "renormalize": points / coverage, "neutral": points + 50 * (1 - coverage)}[missing]


def moved(shares, criterion, share):
    """Criterion number `criterion` set to a share, the others keeping their proportions."""
    return [share if i == criterion else own * (1 - share) / (1 - shares[criterion]) for i, own in enumerate(shares)]


def sharp(answer):
    """The overtakes that leave room on both sides for a millionth of the weight."""
    return [o for o in answer["overtakes"] if not o["level_only"] and abs(o["to"] - o["from"]) > 1e-4
            and (o["until"] is None or abs(o["until"] - o["to"]) > 1e-4)]


def hundredths(text):
    """Of a cell such as **+12.34**; empty is nothing."""
    digits = text.strip("* ").replace(".", "").replace("+", "")
    return int(digits) if digits else 0


class CompareTest(CliTest):
    def compare(self, *arguments, form="json"):
        text = self.output_of("compare", *arguments, "--format", form)
        return comparison(json.loads(text)) if form == "json" else text

    def order(self, *arguments):
        """Id -> place among all, from 0."""
        answer = json.loads(self.output_of("rank", *arguments, "--format", "json", "--top", 10**6))
        return {row["id"]: place for place, row in enumerate(answer["rows"])}

    def check_sums(self, answer, rows):
        """Every line of the comparison against its total, and the totals against what rank says."""
        a, b = rows[answer["a"]["id"]], rows[answer["b"]["id"]]
        self.assertEqual((answer["a"]["rank"], answer["b"]["rank"]), (a["rank"], b["rank"]))
        for side, row in (("a", a), ("b", b)):
            self.assertAlmostEqual(answer[side]["score"], row["score"], delta=1e-9)
        self.assertAlmostEqual(answer["gap"], a["score"] - b["score"], delta=1e-9)
        for side, row in (("a", a), ("b", b)):
            self.assertAlmostEqual(sum(c[side]["points"] for c in answer["criteria"]), row["score"], delta=1e-9)
            self.assertEqual({c["id"]: c[side]["score"] for c in answer["criteria"]}, row["criteria"])
        self.assertAlmostEqual(sum(c["gap"] for c in answer["criteria"]), answer["gap"], delta=1e-9)
        for criterion in answer["criteria"]:
            lines = criterion["signals"]
            unsignalled = {side: criterion[side]["without_signals"] for side in "ab"}
            self.assertAlmostEqual(sum(line["gap"] for line in lines) + unsignalled["a"] - unsignalled["b"],
                                   criterion["gap"], delta=1e-9)
            for side in "ab":
                self.assertAlmostEqual(sum(line[f"points_{side}"] or 0 for line in lines) + unsignalled[side],
                                       criterion[side]["points"], delta=1e-9)
                for line in lines:
                    self.assertGreaterEqual(line[f"points_{side}"] or 0, 0)
            for line in lines:
                self.assertAlmostEqual(line["gap"], (line["points_a"] or 0) - (line["points_b"] or 0), delta=1e-9)
                self.assertFalse(line["points_a"] is None and line["points_b"] is None)

    def check_overtakes(self, answer):
        """Against the definition of the fit score, walking every weight from where it is to 0 and to 100 %."""
        shares = [criterion["weight"] for criterion in answer["criteria"]]
        scores = {side: [criterion[side]["score"] for criterion in answer["criteria"]] for side in "ab"}

        def gap(at):
            a, b = (fit(at, scores[side], answer["missing"]) for side in "ab")
            return None if a is None or b is None else a - b

        if abs(answer["gap"]) < 1e-8:  # nobody is ahead
            return self.assertEqual(answer["overtakes"], [])
        found = 0
        for number, criterion in enumerate(answer["criteria"]):
            for end in (0, 1):
                listed = [o for o in answer["overtakes"]
                          if o["criterion"] == criterion["id"] and (o["to"] > o["from"]) == (end == 1)]
                if shares[number] in (1, end):  # no proportions to keep, or no way to go
                    self.assertEqual(listed, [])
                    continue
                self.assertLessEqual(len(listed), 1)
                turns = [] if not listed else [listed[0]["to"], listed[0]["until"]]
                turns = [] if listed and listed[0]["level_only"] else [turn for turn in turns if turn is not None]
                for step in range(1, 60):
                    share = shares[number] + (end - shares[number]) * step / 60
                    turned = sum(abs(turn - shares[number]) < abs(share - shares[number]) for turn in turns) % 2 == 1
                    now = gap(moved(shares, number, share))
                    if abs(now) > 1e-9:
                        self.assertEqual((now > 0) != (answer["gap"] > 0), turned, (criterion["id"], share, answer))
                for turn in turns:
                    self.assertAlmostEqual(gap(moved(shares, number, turn)), 0, delta=1e-7)
                at_end = gap(moved(shares, number, end))
                self.assertEqual(bool(listed) and listed[0]["level_only"],
                                 not turns and at_end is not None and abs(at_end) < 1e-9, (criterion["id"], answer))
                found += len(listed)
        self.assertEqual(found, len(answer["overtakes"]))
        moves = [abs(o["to"] - o["from"]) for o in answer["overtakes"]]
        self.assertEqual(moves, sorted(moves))

    def check_turn(self, overtake, *options):
        """The order just inside and just beyond what is stated, as rank gives it."""
        near, step = overtake["to"], 1e-6 * (1 if overtake["to"] > overtake["from"] else -1)
        cases = [(near - step, False), (near + step, True)]
        if overtake["until"] is not None:
            cases = [(near - step, False), (near + step, True), (overtake["until"] - step, True),
                     (overtake["until"] + step, False)]
        for share, turned in cases:
            order = self.order(*options, "--weight", f"{overtake['criterion']}={100 * share!r}")
            self.assertEqual(order[overtake["behind"]] < order[overtake["ahead"]], turned, (share, overtake))
        return len(cases)

    def check_shown_sums(self, markdown):
        """Hundredths of points, as they are printed, add up to the last digit."""
        rows = [line.split("|")[1:-1] for line in markdown.splitlines() if line.startswith("| ")][2:]
        criteria, lines, total = [], [], None
        for row in rows:
            numbers = [hundredths(row[column]) for column in (3, 5, 6)]
            self.assertEqual(numbers[0] - numbers[1], numbers[2], row)
            if row[0].strip() == "**Fit score**":
                total = numbers
            elif row[0].startswith(" **"):
                criteria.append(numbers)
                lines.append([])
            else:
                lines[-1].append(numbers)
        self.assertEqual([sum(column) for column in zip(*criteria)], total)
        for numbers, parts in zip(criteria, lines):
            self.assertEqual([sum(column) for column in zip(*parts)] or [0, 0, 0], numbers, markdown)

    def test_the_shipped_companies_under_every_policy(self):
        for missing, evidence in itertools.product(MISSING, EVIDENCE):
            options = ("--missing", missing, "--evidence", evidence)
            rows = {row["id"]: row
                    for row in json.loads(self.output_of("rank", *options, "--format", "json"))["rows"]}
            for a, b in itertools.permutations(rows, 2):
                answer = self.compare(a, b, *options)
                self.assertEqual((answer["a"]["id"], answer["b"]["id"], answer["ranked"]), (a, b, 5))
                self.assertEqual((answer["missing"], answer["evidence"]), (missing, evidence))
                self.check_sums(answer, rows)
                self.check_overtakes(answer)

    def test_random_companies(self):
        kinds = {"overtakes": 0, "none": 0, "orders looked at": 0}
        for seed in range(6):
            rng = random.Random(seed)
            world, _ = random_world(self, rng)
            for missing, evidence in itertools.product(MISSING, EVIDENCE):
                profile = random_profile(self, rng)
                options = [profile, *world, "--missing", missing, "--evidence", evidence]
                options += ["--as-of", "2026-06-01"] if rng.random() < 0.5 else []
                rows = {row["id"]: row for row in json.loads(
                    self.output_of("rank", *options, "--format", "json", "--top", 10**6))["rows"]}
                for turn in range(9):
                    a, b = rng.sample(sorted(rows), 2)
                    answer = self.compare(a, b, *options)
                    self.check_sums(answer, rows)
                    self.check_overtakes(answer)
                    kinds["overtakes" if answer["overtakes"] else "none"] += 1
                    for overtake in sharp(answer) if turn == 0 else []:
                        kinds["orders looked at"] += self.check_turn(overtake, *options)
                    if turn == 0:
                        self.check_shown_sums(self.compare(a, b, *options, form="markdown"))
        self.assertGreater(min(kinds.values()), 40, kinds)

    def test_random_windows(self):
        """Rescaled over what is known, the order may turn twice on one way."""
        self.write("model.yaml", WORLD_MODEL)
        options = ["p.yaml", "--model", "model.yaml", "--companies", "t.csv"]
        windows = 0
        for seed in range(60):
            # Both know the moved criterion, one more of it and of a weighty other, one less of it and of a light other.
            rng = random.Random(seed)
            moved_one, light, weighty, _ = order = rng.sample(CRITERIA, 4)
            weights = {moved_one: rng.uniform(0.1, 400), light: rng.uniform(1, 10), weighty: rng.uniform(40, 100)}
            known = {"x": {moved_one: rng.randint(56, 70), weighty: rng.randint(35, 45)},
                     "y": {moved_one: rng.randint(48, 55), light: rng.randint(10, 35)}}
            self.write("p.yaml", f"id: p\ntitle: P\nweights: {json.dumps(weights)}\nmissing: renormalize\n")
            self.write("t.csv", "\n".join([f"id,{','.join(order)}", *(",".join([company, *(
                str(scores.get(criterion, "")) for criterion in order)]) for company, scores in known.items())]) + "\n")
            answer = self.compare(*rng.sample(("x", "y"), 2), *options)
            self.check_overtakes(answer)
            for overtake in (o for o in sharp(answer) if o["until"] is not None):
                windows += 1
                self.check_turn(overtake, *options)
        self.assertGreater(windows, 20)

    def test_csv_says_what_json_says(self):
        rng = random.Random(7)
        world, _ = random_world(self, rng)
        options = [random_profile(self, rng), *world, "--missing", "neutral", "--evidence", "discounted"]
        for a, b in (("d0", "d1"), ("d2", "s0"), ("s1", "r2"), ("s2", "s3")):
            answer = self.compare(a, b, *options)
            rows = list(csv.DictReader(io.StringIO(self.compare(a, b, *options, form="csv"))))
            kinds = {kind: [row for row in rows if row["kind"] == kind]
                     for kind in ("criterion", "signal", "without_signals", "fit", "overtake", "level")}
            self.assertEqual(sum(map(len, kinds.values())), len(rows))
            self.assertEqual([[float(row[key]) for key in ("gap", "score_a", "score_b")] for row in kinds["fit"]],
                             [[answer["gap"], answer["a"]["score"], answer["b"]["score"]]])
            self.assertEqual([(row["criterion"], float(row["points_a"]), float(row["points_b"]), float(row["gap"]))
                              for row in kinds["criterion"]],
                             [(c["id"], c["a"]["points"], c["b"]["points"], c["gap"]) for c in answer["criteria"]])
            self.assertEqual([(row["criterion"], row["signal"], float(row["gap"])) for row in kinds["signal"]],
                             [(c["id"], s["id"], s["gap"]) for c in answer["criteria"] for s in c["signals"]])
            self.assertEqual([(row["criterion"], float(row["points_a"]), float(row["points_b"]))
                              for row in kinds["without_signals"]],
                             [(c["id"], c["a"]["without_signals"], c["b"]["without_signals"])
                              for c in answer["criteria"] if c["a"]["without_signals"] or c["b"]["without_signals"]])
            self.assertEqual([(row["criterion"], float(row["from"]), float(row["to"]),
                               float(row["until"]) if row["until"] else None)
                              for row in rows if row["kind"] in ("overtake", "level")],
                             [(o["criterion"], o["from"], o["to"], o["until"]) for o in answer["overtakes"]])
            for company, side in ((a, "a"), (b, "b")):
                explained = json.loads(self.output_of("explain", company, *options, "--format", "json"))
                said = [(s["signal"], "" if s["value"] is None else str(s["value"]), s["level"] or "", s["tier"] or "",
                         s["as_of"] or "", s["source"], s["points"]) for s in of_kind(explained, "signal")]
                self.assertEqual([(row["signal"], *(row[f"evidence_{side}_{key}"]
                                                    for key in ("value", "level", "tier", "as_of", "source")),
                                   float(row[f"points_{side}"]))
                                  for row in kinds["signal"] if row[f"points_{side}"]], said)


if __name__ == "__main__":
    main()
