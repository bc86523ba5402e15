"""init: a profile that passes check, ranks, and never overwrites by accident."""
import json
import os
import pathlib
import re

from harness import SOURCE, CliTest, main

MODEL = """criteria: {"null": {label: "A #label: [x"}, pay: {label: Pay}, three: {label: Three}}
evidence: {filed: 1}
signals:
  score: {criterion: "null", label: Score, points: [[0, 0], [100, 100]]}
"""


class InitTest(CliTest):
    def test_passes_check_and_ranks(self):
        self.assertEqual(self.output_of("init", "My Next.yaml"),
                         "wrote My Next.yaml; next: fitrank rank 'My Next.yaml'\n")
        self.assertIn("no problems", self.output_of("check", "My Next.yaml"))
        answer = json.loads(self.output_of("rank", "My Next.yaml", "--format", "json"))
        self.assertEqual(answer["profile"], "my-next")
        shares = list(answer["weights"].values())
        self.assertEqual(len(shares), 5)
        self.assertEqual(len(set(shares)), 1)

    def test_its_examples_pass_check_too(self):
        text = self.output_of("init", "-")
        examples = re.sub(r"\n#  ", "\n  ", text.replace("# deal_breakers:", "deal_breakers:"))
        self.assertNotEqual(examples, text)
        self.write("examples.yaml", examples.replace("# as_of:", "as_of:"))
        self.assertIn("no problems", self.output_of("check", "examples.yaml"))
        self.output_of("rank", "examples.yaml")

    def test_for_the_model_at_hand(self):
        self.write("model.yaml", MODEL)
        self.output_of("init", "mine.yaml", "--model", "model.yaml")
        self.assertIn("no problems", self.output_of("check", "mine.yaml", "--model", "model.yaml"))
        self.assertIn('"null": 10  # A #label: [x\n', (self.folder / "mine.yaml").read_text())

    def test_names_the_schema(self):
        first = self.output_of("init", "-").splitlines()[0]
        self.assertEqual(first, f"# yaml-language-server: $schema={SOURCE}/config/schema/profile.schema.json")
        (self.folder / "config").symlink_to(SOURCE / "config")
        (self.folder / "profiles").mkdir()
        self.output_of("init", "profiles/mine.yaml", FITRANK_HOME=None)
        first = (self.folder / "profiles/mine.yaml").read_text().splitlines()[0]
        self.assertEqual(first, "# yaml-language-server: $schema=../config/schema/profile.schema.json")
        outside = self.folder / "elsewhere.yaml"
        self.output_of("init", outside, FITRANK_HOME=None)
        named = outside.read_text().splitlines()[0].split("=", 1)[1]
        self.assertTrue(os.path.isabs(named) and pathlib.Path(named).exists(), named)

    def test_overwrites_only_by_force(self):
        self.write("mine.yaml", "kept")
        self.assertEqual(self.refusal_of("init", "mine.yaml"),
                         "fitrank: init: mine.yaml already exists; use --force to overwrite\n")
        self.assertEqual((self.folder / "mine.yaml").read_text(), "kept")
        self.output_of("init", "mine.yaml", "--force")
        self.assertIn("weights:", (self.folder / "mine.yaml").read_text())

    def test_what_is_no_file(self):
        self.assertIn("is a folder", self.refusal_of("init", ".", "--force"))
        self.assertIn("names no file", self.refusal_of("init", ""))
        self.assertIn("nowhere/mine.yaml", self.refusal_of("init", "nowhere/mine.yaml"))


if __name__ == "__main__":
    main()
