"""Every command's JSON: one envelope, one meaning for each key, its own schema, and a receipt that can be run again."""
import json
import re

import jsonschema

from harness import SOURCE, CliTest, main
from receipts import ANSWERS, MAKERS, prepare

KINDS = {bool: "flag", int: "count", float: "number", str: "text", list: "list", dict: "object"}
ENVELOPE = ["format", "fitrank", "command", "arguments", "profile", "profile_hash", "model_hash", "companies_hash",
            "weights", "missing", "estimate", "interval", "evidence", "method", "min_coverage", "as_of", "as_of_from",
            "sentence", "counts"]


def kinds_in(value, schema, found, command):
    """The kind of every key in `value`; those of objects whose keys are data (criteria, companies) are left out."""
    if isinstance(value, list):
        for one in value:
            kinds_in(one, schema.get("items", {}), found, command)
    elif isinstance(value, dict):
        for key, one in value.items():
            known = schema.get("properties", {}).get(key)
            if known is not None and one is not None:
                found.setdefault(key, {}).setdefault(KINDS[type(one)], command)
            kinds_in(one, known or {}, found, command)


class AnswersTest(CliTest):
    """All commands, on the shipped data and a small table."""

    @classmethod
    def setUpClass(cls):
        cls.schemas = {}

    def schema_of(self, command):
        if command not in self.schemas:
            self.schemas[command] = json.loads(self.output_of("schema", *command.split()))
        return self.schemas[command]

    def answers(self):
        prepare(self)
        for command, *words in ANSWERS:
            result = self.run_fitrank(*command.split(), *words, "--format", "json", "--quiet")
            self.assertIn(result.returncode, (0, 1), (command, words, result.stderr))
            yield command, words, json.loads(result.stdout)
        for command, *words in MAKERS:
            result = self.run_fitrank(*command.split(), *words, "--summary", "json", "--quiet")
            self.assertEqual((result.returncode, result.stderr), (0, ""), (command, words))
            yield command, words, json.loads(result.stdout)

    def test_every_answer_is_valid_and_no_key_has_two_kinds(self):
        kinds = {}
        told = {"watch"}  # writes what `rank` writes, again and again
        for command, words, answer in self.answers():
            schema = self.schema_of(command)
            with self.subTest(command=command, words=words):
                jsonschema.Draft202012Validator(schema).validate(answer)
                self.assertEqual(list(answer)[:len(ENVELOPE)], ENVELOPE)
                self.assertEqual(answer["command"], command)
                self.assertTrue(answer["sentence"])
                self.assertIsInstance(answer["rows"], list)
                told.add(command)
            kinds_in(answer, schema, kinds, command)
        self.assertEqual({key: found for key, found in kinds.items() if len(found) > 1}, {})
        listed = set(self.output_of("schema").split("\n")) - {""}
        self.assertEqual(told, listed, "a command without a test here")

    def test_a_schema_refuses_another_key_and_another_kind(self):
        answer = json.loads(self.output_of("rank", "--format", "json"))
        validator = jsonschema.Draft202012Validator(self.schema_of("rank"))
        for spoil in (lambda a: a["rows"][0].update(points_of_mine=1), lambda a: a["rows"][0].update(rank="first"),
                      lambda a: a.update(command="explain"), lambda a: a.pop("counts"),
                      lambda a: a["rows"][0]["flags"].append(3)):
            spoiled = json.loads(json.dumps(answer))
            spoil(spoiled)
            self.assertFalse(validator.is_valid(spoiled))

    def test_json_and_csv_agree_to_the_last_digit(self):
        as_written = json.loads(self.output_of("rank", "--format", "json"), parse_float=str, parse_int=str)
        lines = self.output_of("rank", "--format", "csv", "--columns", "id,score,low,high,coverage,growth").split("\n")
        self.assertEqual(lines[0], "id,score,low,high,coverage,growth")
        for line, row in zip(lines[1:], as_written["rows"]):
            wanted = [row[key] for key in ("id", "score", "low", "high", "coverage")] + [row["criteria"]["growth"]]
            self.assertEqual(line.split(","), ["" if one is None else one for one in wanted])

    def test_json_lines_are_the_rows(self):
        lines = self.output_of("rank", "--format", "jsonl").splitlines()
        answer = json.loads(self.output_of("rank", "--format", "json"))
        self.assertEqual([json.loads(line) for line in lines], answer["rows"] + answer["not_ranked"])

    def test_twenty_receipts_and_more(self):
        prepare(self)
        done = set()
        for i, (command, *words) in enumerate(ANSWERS):
            with self.subTest(command=command, words=words):
                receipt = f"receipt-{i}.json"
                if command in ("rerun", "import"):  # what it compares, and what it did, is not made again
                    continue
                made = self.run_fitrank(*command.split(), *words, "-o", receipt, "--quiet")
                self.assertIn(made.returncode, (0, 1), made)
                before = (self.folder / receipt).read_bytes()
                again = self.run_fitrank("rerun", receipt, "--format", "json", "--threads", 1)
                self.assertEqual((again.returncode, json.loads(again.stdout)["same"]), (0, True), again)
                self.assertEqual((self.folder / receipt).read_bytes(), before)
                done.add(command)
        self.assertGreaterEqual(len(done), 20)

    def test_a_receipt_says_what_changed(self):
        model = (SOURCE / "config/model.yaml").read_text(encoding="utf-8")
        self.write("model.yaml", model)
        self.output_of("init", "mine.yaml")
        self.write("c.csv", "id,growth,comp\na,50,60\nb,70,\n")
        rank = ["rank", "mine.yaml", "--companies", "c.csv", "--model", "model.yaml", "-o", "r.json"]
        self.output_of(*rank)

        def changed():
            result = self.run_fitrank("rerun", "r.json", "--format", "json")
            self.assertEqual(result.returncode, 1, result)
            return json.loads(result.stdout)["changed"]

        self.write("c.csv", "id,growth,comp\na,50,60\nb,70,80\n")
        self.assertEqual(changed(), ["companies"])
        self.output_of(*rank)
        profile = (self.folder / "mine.yaml").read_text(encoding="utf-8")
        self.write("mine.yaml", re.sub(r"growth: +20", "growth: 60", profile))
        self.assertEqual(changed(), ["profile"])
        self.output_of(*rank)
        self.write("model.yaml", model + "\n# a comment\n")
        self.assertEqual(changed(), ["model"])
        text = (self.folder / "r.json").read_text(encoding="utf-8")
        self.output_of(*rank)
        self.write("r.json", text.replace('"fitrank": "', '"fitrank": "0.0.', 1))
        self.assertIn("version", changed())
        self.output_of(*rank)
        table = self.run_fitrank("rerun", "r.json")
        self.assertEqual((table.returncode, table.stderr), (0, ""))
        self.assertIn("gives the same bytes again", table.stdout)

    def test_what_is_no_receipt_is_refused(self):
        self.write("a.json", "[1]")
        self.write("b.json", '{"format": 2}')
        self.write("c.json", '{"format": 2, "fitrank": "0", "command": "rerun", "arguments": ["c.json"], "rows": []}')
        self.write("d.json", '{"format": 2, "fitrank": "0", "command": "init", "arguments": ["x.yaml"], "rows": []}')
        self.write("e.json", '{"format": 2, "fitrank": "0", "command": "rank", "arguments": ["-o", "x"], "rows": []}')
        for name in "abcde":
            self.assertIn(f"{name}.json", self.refusal_of("rerun", f"{name}.json"))
        self.assertFalse((self.folder / "x.yaml").exists() or (self.folder / "x").exists())
        self.refusal_of("rerun", "nowhere.json")

    def test_an_ending_says_the_format(self):
        for ending, start in ((".json", "{"), (".jsonl", '{"standing"'), (".csv", "standing,rank"), (".md", "# "),
                              (".html", "<!doctype html>"), (".txt", "Too close")):
            self.output_of("rank", "-o", "a" + ending)
            text = (self.folder / ("a" + ending)).read_text(encoding="utf-8")
            self.assertTrue(text.startswith(start), (ending, text[:60]))
        for ending, hint in ((".parquet", "duckdb"), (".xlsx", "csv")):
            self.assertIn(hint, self.refusal_of("rank", "-o", "a" + ending).lower())
        for name in ("a.jsn", "a", "a.json.bak"):
            refusal = self.refusal_of("rank", "-o", name)
            self.assertIn("--format", refusal)
            self.assertFalse((self.folder / name).exists())
        self.output_of("rank", "-o", "plain", "--format", "csv")

    def test_columns_are_chosen(self):
        self.assertEqual(self.output_of("rank", "--columns", "rank,name,Growth", "--format", "csv").split("\n")[0],
                         "rank,name,growth")
        table = self.output_of("rank", "--columns", "name,score,Pay")
        self.assertEqual(table.split("\n")[0].split(), ["Company", "Fit", "Pay"])
        self.assertIn('did you mean "score"', self.refusal_of("rank", "--columns", "scor"))
        self.assertIn("| Company | Fit |", self.output_of("rank", "--columns", "name,score", "--format", "markdown"))

    def test_the_formats_page_is_up_to_date(self):
        self.assertEqual(self.output_of("schema", "--format", "markdown"),
                         (SOURCE / "docs/formats.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
