"""diff on rankings that rank saved."""
import csv
import io
import json

from harness import CliTest, main

WEIGHTS = "id: p\ntitle: P\nweights: {{growth: {growth}, learning: {learning}}}\nmissing: {missing}\n"


class DiffTest(CliTest):
    def save(self, name, rows, growth=50, learning=50, missing="zero", *more):
        self.write("p.yaml", WEIGHTS.format(growth=growth, learning=learning, missing=missing))
        table = "id,name,growth,learning\n" + "".join(f"{row}\n" for row in rows)
        self.output_of("rank", "p.yaml", "--companies", "-", "-o", name, *more, stdin=table)

    def diff_json(self, *arguments):
        return json.loads(self.output_of("diff", *arguments, "--format", "json"))

    def test_every_cause_and_their_sum(self):
        self.save("old.json", ["x,Ex,90,10", "y,Why,60,60", "z,Zed,10,90", "w,Went,1,1"], 80, 20)
        self.save("new.json", ["v,Vee,100,10", "x,Ex,20,10", "y,Why,60,60", "z,Zed,10,90"], 55, 45)
        answer = self.diff_json("old.json", "new.json")
        names = ("companies", "weights", "data", "unseen")
        causes = {row["id"]: {name: row[f"moved_by_{name}"] for name in names} for row in answer["rows"]}
        self.assertEqual(causes, {"v": dict.fromkeys(names),
                                  "y": {"companies": -1, "weights": 2, "data": 0, "unseen": 0},
                                  "z": {"companies": -1, "weights": 0, "data": 1, "unseen": 0},
                                  "x": {"companies": -1, "weights": -1, "data": -1, "unseen": 0}})
        for row in answer["rows"]:
            if row["rank_before"]:
                self.assertEqual(sum(causes[row["id"]].values()), row["rank_before"] - row["rank"])
                self.assertEqual(row["move"], row["rank_before"] - row["rank"])
        self.assertEqual([(c["id"], c["criterion"], c["score_before"], c["score"]) for c in answer["score_changes"]],
                         [("x", "growth", 90, 20)])
        self.assertEqual([(c["id"], c["rank_before"]) for c in answer["not_ranked"]], [("w", 4)])
        table = self.output_of("diff", "old.json", "new.json")
        self.assertIn("growth 80 % → 55 %, learning 20 % → 45 %", table)
        self.assertRegex(table, r"4 +Ex +1 +▼3 +−1 +−1 +−1")
        self.assertIn("| 4 | **Ex** | 1 | ▼3 |", self.output_of("diff", "old.json", "new.json", "--format", "markdown"))
        rows = list(csv.DictReader(io.StringIO(self.output_of("diff", "old.json", "new.json", "--format", "csv"))))
        self.assertEqual([row["id"] for row in rows], ["y", "v", "z", "x", "w"])
        self.assertEqual(sum(int(rows[3][f"moved_by_{name}"]) for name in names), -3)

    def test_the_shipped_data_with_itself(self):
        self.output_of("rank", "-o", "a.json")
        self.assertIn("Nothing changed.", self.output_of("diff", "a.json", "a.json"))
        text = (self.folder / "a.json").read_text()
        piped = self.run_fitrank("diff", "-", "a.json", stdin=text)
        self.assertEqual((piped.returncode, piped.stderr), (0, ""))

    def test_cut_rankings_say_so(self):
        rows = ["x,Ex,90,10", "y,Why,60,60", "z,Zed,10,90"]
        self.save("old.json", rows, 80, 20, "zero", "--top", "2")
        self.save("new.json", rows, 20, 80, "zero", "--top", "2")
        table = self.output_of("diff", "old.json", "new.json")
        self.assertIn("old.json shows 2 of 3 ranked companies", table)
        self.assertIn("new.json shows 2 of 3 ranked companies", table)

    def test_excluded_and_overridden_rankings_are_read(self):
        self.output_of("rank", "--weight", "growth=50", "-o", "a.json")
        self.output_of("rank", "--missing", "neutral", "-o", "b.json")
        answer = self.diff_json("a.json", "b.json")
        self.assertEqual((answer["old_answer"]["missing"], answer["new_answer"]["missing"]), ("zero", "neutral"))

    def test_what_cannot_be_read(self):
        self.save("good.json", ["x,Ex,90,10"])
        self.write("cut.json", '{\n  "ranking": [')
        error = self.refusal_of("diff", "cut.json", "good.json")
        self.assertRegex(error, r"^cut\.json:2:15: is not JSON, at byte 1[67]: syntax error")
        self.write("other.json", self.output_of("explain", "nvidia", "--format", "json"))
        self.assertEqual(self.refusal_of("diff", "good.json", "other.json"),
                         'other.json: command: is "explain", where rank is expected: save a ranking by `fitrank rank -o ranking.json`\n')
        both = self.refusal_of("diff", "nowhere.json", "other.json")
        self.assertTrue("nowhere.json: no such file" in both and 'other.json: command: is "explain"' in both, both)
        self.assertIn("only one of the two", self.refusal_of("diff", "-", "-"))
        self.assertIn("too few arguments", self.refusal_of("diff", "good.json"))
        with open(self.folder / "large.json", "wb") as large:
            large.truncate((64 << 20) + 1)
        self.assertIn("larger than the 64 MiB limit", self.refusal_of("diff", "good.json", "large.json"))


if __name__ == "__main__":
    main()
