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
        return json.loads(self.rank("--format", "json", *arguments)).get("published")

    def write_now(self):
        self.write("now/one.yaml", dossier("one", ("sales", 40, "filed", "x-1", ", as_of: 2026-01-31, filed: 2026-02-25, "
                                                   "note: The whole company."),
                                           ("role", "makes_chips", "filed", "a.txt", ""),
                                           head="sources: {x-1: annual report}\n"))
        self.write("now/two.yaml", (self.folder / "then/two.yaml").read_text())

    def test_rank_prints_the_published_page_and_reproduce_agrees(self):
        answer = json.loads(self.output_of("rank", "--format", "json"))
        self.assertEqual([(row["id"], int(row["score"] + 0.5)) for row in answer["ranking"]], PRINTED)
        self.assertEqual(answer["published"]["changed"], [])
        self.assertNotIn("published table", self.output_of("rank"))
        tables = json.loads(self.output_of("reproduce", "--format", "json"))["tables"]
        self.assertEqual([row["computed"] for row in tables[0]["rows"]], [row["score"] for row in answer["ranking"]])

    def test_the_installed_data_folder_does_the_same(self):
        for name in ("config", "profiles"):
            shutil.copytree(SOURCE / name, self.folder / "share/fitrank" / name)
        home = str(self.folder / "share/fitrank")
        self.assertEqual(self.output_of("rank", FITRANK_HOME=home), self.output_of("rank"))

    def test_the_command_line_wins(self):
        self.write_now()
        self.assertEqual(self.published()["changed"], [])
        self.assertEqual([row["id"] for row in self.published("--companies", "now")["changed"]], ["one"])

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
        said = "Pay is known of Anthropic alone; for the others it counts as zero."
        self.assertIn(said, self.output_of("rank", "--companies", COMPANIES))
        self.assertIn("Of the companies shown: " + said, self.output_of("rank", "--companies", COMPANIES, "--top", "3"))
        self.assertNotIn(said, self.output_of("rank", "--companies", COMPANIES, "--missing", "neutral"))
        self.assertNotIn("alone", self.output_of("rank"))

    def test_what_moved_and_why(self):
        self.write_now()
        table = " ".join(self.rank("--companies", "now").split())
        self.assertIn("Against the published table", table)
        self.assertIn("85 → 60", table)
        self.assertIn("Sales, -25.0 points: annual report, filed 2026-02-25, says 40 % (The whole company); Page took 90 %",
                      table)
        markdown = self.rank("--companies", "now", "--format", "markdown")
        self.assertIn("85 → 60", markdown)
        row = next(row for row in csv.DictReader(io.StringIO(self.rank("--companies", "now", "--format", "csv")))
                   if row["id"] == "one")
        self.assertEqual((row["published_score"], row["published_place"], row["place_in_published"]), ("85", "1", "1"))
        self.assertIn("annual report", row["published_why"])
        change = self.published("--companies", "now")["changed"][0]
        self.assertEqual((change["published"], change["score"], change["standing"]), (85, 60, "ranked"))
        reason = change["because"][0]
        self.assertEqual((reason["signal"], reason["then"]["value"], reason["now"]["value"]), ("sales", 90, 40))
        self.assertEqual((reason["now"]["source"], reason["now"]["source_title"]), ("x-1", "annual report"))

    def test_who_came_and_who_left(self):
        self.write_now()
        (self.folder / "now/two.yaml").unlink()
        self.write("now/new.yaml", dossier("new", ("sales", 99, "filed", "b", "")))
        changed = self.published("--companies", "now")["changed"]
        self.assertEqual([(row["id"], row["standing"]) for row in changed], [("one", "ranked"), ("two", "gone")])
        self.assertIn("It is not among the companies ranked.", self.rank("--companies", "now"))

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
        said = ("The dossiers are not of one day: the one on One is complete as of 2026-01-01, the one on Two as of "
                "2026-04-04.")
        answer = json.loads(self.rank("--format", "json"))
        self.assertEqual(answer["dossiers_apart"], {"oldest": "one", "newest": "two", "days": 93, "unstated": []})
        self.assertEqual(answer["ranking"][0]["complete_as_of"], "2026-01-01")
        self.assertIn(said, " ".join(self.rank().split()))
        self.assertIn("The dossiers are not of one day", self.rank("--format", "markdown"))
        path.write_text(path.read_text().replace("2026-04-04", "2026-04-03"))
        self.assertNotIn("dossiers_apart", json.loads(self.rank("--format", "json")))
        self.assertNotIn("not of one day", self.rank())


if __name__ == "__main__":
    main()
