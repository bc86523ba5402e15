"""A profile's own companies, and what has become known since its published table."""
import csv
import io
import json
import shutil

from harness import PROFILE, SEED, SOURCE, CliTest, main

COMPANIES = SOURCE / "config/companies"
PRINTED = [("nvidia", 69), ("astera-labs", 66), ("anthropic", 66), ("spacex", 65), ("xai", 63)]
MODEL = """criteria: {growth: {}, calm: {}}
evidence: {filed: 1, posted: 0.5}
sources: {a.txt: the old page}
signals:
  sales: {criterion: growth, unit: percent, points: [[0, 0], [100, 100]]}
  role: {criterion: calm, levels: {makes_chips: 80, rents: {score: 20, label: rents them}}}
"""
PROFILE_TEXT = """id: me
title: Me
companies: then
weights: {growth: 50, calm: 50}
missing: zero
published:
  - title: Page
    source: a.txt
    missing: zero
    scores: [{company: one, score: 85}, {company: two, score: 45}]
"""


def dossier(name, *observations, head=""):
    lines = "".join(f"  - {{signal: {signal}, value: {value}, tier: {tier}, source: {source}{rest}}}\n"
                    for signal, value, tier, source, rest in observations)
    return f"id: {name}\nname: {name.title()}\n{head}observations:\n{lines}"


class PublishedTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("me.yaml", PROFILE_TEXT)
        self.write("then/one.yaml", dossier("one", ("sales", 90, "filed", "a.txt", ""),
                                            ("role", "makes_chips", "filed", "a.txt", "")))
        self.write("then/two.yaml", dossier("two", ("sales", 70, "filed", "a.txt", ""),
                                            ("role", "rents", "filed", "a.txt", "")))

    def rank(self, *arguments, **options):
        return self.output_of("rank", "me.yaml", "--model", "model.yaml", *arguments, **options)

    def published(self, *arguments):
        return json.loads(self.rank("--format", "json", *arguments))["published"]

    def changed(self, *arguments):
        """The companies of the published table whose printed score or place is another now, in its order."""
        answer = json.loads(self.rank("--format", "json", *arguments))
        self.assertIsNotNone(answer["published"])
        return answer["published"]["changed_companies"]

    def write_now(self):
        self.write("now/one.yaml", dossier("one", ("sales", 40, "filed", "x-1", ", as_of: 2026-01-31, filed: 2026-02-25, "
                                                   "note: The whole company."),
                                           ("role", "makes_chips", "filed", "a.txt", ""),
                                           head="sources: {x-1: annual report}\n"))
        self.write("now/two.yaml", (self.folder / "then/two.yaml").read_text())

    def test_rank_prints_the_published_page_and_reproduce_agrees(self):
        answer = json.loads(self.output_of("rank", "--format", "json"))
        self.assertEqual([(row["id"], int(row["score"] + 0.5)) for row in answer["rows"]], PRINTED)
        self.assertEqual((answer["published"]["compared"], answer["published"]["changed_signals"]), (5, []))
        self.assertFalse([row for row in answer["rows"] + answer["not_ranked"] if row.get("published_why")])
        self.assertNotIn("published table", self.output_of("rank", "--why"))
        rows = json.loads(self.output_of("reproduce", "--format", "json"))["rows"]
        self.assertEqual([row["score"] for row in rows if row["table"] == rows[0]["table"]],
                         [row["score"] for row in answer["rows"]])

    def test_the_installed_data_folder_does_the_same(self):
        for name in ("config", "profiles"):
            shutil.copytree(SOURCE / name, self.folder / "share/fitrank" / name)
        home = str(self.folder / "share/fitrank")
        self.assertEqual(self.output_of("rank", FITRANK_HOME=home), self.output_of("rank"))

    def test_the_command_line_wins(self):
        self.write_now()
        self.assertEqual(self.changed(), [])
        self.assertEqual([row["id"] for row in self.changed("--companies", "now")], ["one"])

    def test_companies_start_at_the_profiles_folder(self):
        self.write("deep/me.yaml", PROFILE_TEXT.replace("companies: then", "companies: [../then/one.yaml, ../then/two.yaml]"))
        answer = self.output_of("rank", "deep/me.yaml", "--model", "model.yaml")
        self.assertEqual(answer, self.rank())

    def test_a_missing_path_is_told_where_it_stands(self):
        self.write("me.yaml", PROFILE_TEXT.replace("companies: then", "companies: [then, gone]"))
        told = ("me.yaml:3:19: companies[1]: no such file or folder: gone\n"
                "companies: [then, gone]\n                  ^\n")
        self.assertEqual(self.refusal_of("rank", "me.yaml", "--model", "model.yaml"), told)
        self.assertIn("me.yaml:3:19: companies[1]: no such file or folder: gone",
                      self.run_fitrank("check", "--model", "model.yaml", "me.yaml").stdout)
        self.rank("--companies", "then")

    def test_companies_are_texts(self):
        for given, said in (("[]", "must not be empty"), ("''", "must not be blank"), ("{a: b}", "expected a list")):
            self.write("me.yaml", PROFILE_TEXT.replace("companies: then", f"companies: {given}"))
            with self.subTest(given=given):
                self.assertIn("me.yaml:3:", self.refusal_of("rank", "me.yaml", "--model", "model.yaml"))

    def test_personas_about_different_companies_are_not_compared(self):
        self.write("other.yaml", "id: other\ntitle: O\nweights: {growth: 1}\ncompanies: now\n")
        self.write_now()
        for command in ("batch", "report"):
            with self.subTest(command=command):
                told = self.refusal_of(command, "me.yaml", "other.yaml", "--model", "model.yaml")
                self.assertIn(f"{command}: profile me is about then, profile other about now; personas are compared over "
                              "the same companies: name them, as in --companies then", told)
        self.output_of("batch", "me.yaml", "other.yaml", "--model", "model.yaml", "--companies", "then")
        self.write("other.yaml", "id: other\ntitle: O\nweights: {growth: 1}\ncompanies: ./then\n")
        self.output_of("batch", "me.yaml", "other.yaml", "--model", "model.yaml")

    def test_personas_that_name_no_companies_take_the_usual_ones_along(self):
        personas = [SOURCE / PROFILE, SOURCE / "profiles/principal-ic.yaml"]
        for command in (["batch", *personas], ["report", *personas, "--format", "json"]):
            with self.subTest(command=command[0]):
                result = self.run_fitrank(*command)
                self.assertEqual((result.returncode, result.stderr), (0, (
                    "fitrank: personas are compared over the same companies, here config/companies; profile "
                    "spacex-aiinfra-curious-swe-01 alone would be ranked over "
                    f"{SEED}; --companies names others\n")))
                self.assertEqual(result.stdout, self.output_of(*command, "--companies", COMPANIES))
        # The usual ones, named, are the same.
        self.write("mine.yaml", "id: mine\ntitle: M\nweights: {growth: 1}\n" f"companies: {COMPANIES}\n")
        self.output_of("batch", "mine.yaml", personas[1])

    def test_a_criterion_known_of_one_company_alone_is_told(self):
        said = "Pay is known for Anthropic only; for the others it counts as zero."
        self.assertIn(said, self.output_of("rank", "--companies", COMPANIES, "--why"))
        self.assertIn("Of the companies shown: " + said,
                      self.output_of("rank", "--companies", COMPANIES, "--top", "3", "--why"))
        self.assertNotIn(said, self.output_of("rank", "--companies", COMPANIES, "--missing", "neutral", "--why"))
        self.assertNotIn(" only; for ", self.output_of("rank", "--why"))

    def test_what_moved_and_why(self):
        self.write_now()
        table = " ".join(self.rank("--companies", "now", "--why").split())
        self.assertIn("Compared with the published table", table)
        self.assertIn("85 → 60", table)
        self.assertIn("Sales, -25.0 points: annual report, filed 2026-02-25, says 40 % (The whole company); Page took 90 %",
                      table)
        markdown = self.rank("--companies", "now", "--format", "markdown")
        self.assertIn("85 → 60", markdown)
        row = next(row for row in csv.DictReader(io.StringIO(self.rank("--companies", "now", "--format", "csv")))
                   if row["id"] == "one")
        self.assertEqual((row["published_score"], row["published_place"], row["place"]), ("85", "1", "1"))
        self.assertIn("annual report", row["published_why"])
        change = self.changed("--companies", "now")[0]
        self.assertEqual((change["published_score"], change["score"], change["standing"]), (85, 60, "ranked"))
        reason = self.published("--companies", "now")["changed_signals"][0]
        self.assertEqual((reason["id"], reason["signal"], reason["points"]), ("one", "sales", -25))
        self.assertEqual((reason["value_before"], reason["value"]), (90, 40))
        self.assertEqual((reason["source"], reason["source_title"]), ("x-1", "annual report"))

    def test_who_came_and_who_left(self):
        self.write_now()
        (self.folder / "now/two.yaml").unlink()
        self.write("now/new.yaml", dossier("new", ("sales", 99, "filed", "b", "")))
        changed = self.changed("--companies", "now")
        self.assertEqual([(row["id"], row["standing"]) for row in changed], [("one", "ranked"), ("two", "absent")])
        self.assertIn("It is not one of the companies ranked.", self.rank("--companies", "now", "--why"))

    def test_nothing_is_compared_where_nothing_can_be(self):
        self.write_now()
        for arguments in (("--weight", "growth=10"), ("--missing", "neutral"), ("--evidence", "discounted"),
                          ("--method", "weighted_product")):
            with self.subTest(arguments=arguments):
                self.assertIsNone(self.published("--companies", "now", *arguments))
        self.write("others/new.yaml", dossier("new", ("sales", 99, "filed", "b", "")))
        self.assertIsNone(self.published("--companies", "others"))

    def test_dossiers_of_different_days_are_told(self):
        for name, day in (("one", "2026-01-01"), ("two", "2026-04-04")):
            path = self.folder / f"then/{name}.yaml"
            path.write_text(path.read_text().replace("observations:", f"complete_as_of: {day}\nobservations:"))
        said = "The dossiers are not of the same day: One is complete as of 2026-01-01, Two as of 2026-04-04."
        answer = json.loads(self.rank("--format", "json"))
        self.assertEqual(answer["dossiers_apart"], {"oldest_id": "one", "newest_id": "two", "days_apart": 93,
                                                    "undated_ids": []})
        self.assertEqual(answer["rows"][0]["complete_as_of"], "2026-01-01")
        self.assertIn(said, " ".join(self.rank("--why").split()))
        self.assertIn("The dossiers are not of the same day", self.rank("--format", "markdown"))
        path.write_text(path.read_text().replace("2026-04-04", "2026-04-03"))
        self.assertIsNone(json.loads(self.rank("--format", "json"))["dossiers_apart"])
        self.assertNotIn("not of the same day", self.rank("--why"))


if __name__ == "__main__":
    main()
