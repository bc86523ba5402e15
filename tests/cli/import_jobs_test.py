"""fitrank import postings and lca: pay at the level sought, from files to the ranking."""
import json
import shutil

from evidence import dump, integrity
from harness import SOURCE, CliTest, main

FIXTURES = SOURCE / "tests/data/imports/labour"
PERSONAL = (b"lanted", b"LANTED", b"person.example")  # of the people planted in every fixture


class ImportJobsTest(CliTest):
    def import_fixture(self, kind, name, *options):
        shutil.copy(FIXTURES / name, self.folder / name)
        return self.run_fitrank("import", kind, name, *options)

    def test_pay_is_read_for_the_job_named(self):
        result = self.import_fixture("postings", "greenhouse-2026-07-18.json", "--role", "software", "--seniority", "senior")
        self.assertEqual(result.returncode, 0, result)  # a band in euros is told, but no fault
        self.assertEqual(result.stderr, "skipped: greenhouse-2026-07-18.json: /jobs/3 (post 104): stated in EUR\n")
        self.assertIn("imported into evidence.sqlite: 3 observations of 1 company, from 1 file with 10 records",
                      result.stdout)
        text = str(dump(self.folder / "evidence.sqlite")["observations"])
        self.assertIn("210.0", text)
        self.assertIn("open software jobs at senior level", text)

    def test_another_job_sought_reads_the_same_file_again(self):
        for level, value in (("senior", "210.0"), ("staff", "290.0")):
            self.import_fixture("postings", "greenhouse-2026-07-18.json", "--role", "software", "--seniority", level)
            held = dump(self.folder / "evidence.sqlite")["observations"]
            self.assertEqual(len(held), 3)
            self.assertIn(value, str(held))

    def test_the_profile_says_which_job(self):
        profile = SOURCE / "profiles/principal-ic.yaml"
        self.import_fixture("postings", "greenhouse-2026-07-18.json", "--profile", profile)
        self.assertIn("open software jobs at staff level", str(dump(self.folder / "evidence.sqlite")["observations"]))

    def test_slips_are_pointed_out(self):
        self.assertIn('did you mean "software"?', self.refusal_of("import", "postings", ".", "--role", "sofware"))
        self.assertIn('did you mean "senior"?', self.refusal_of("import", "postings", ".", "--seniority", "senor"))
        self.assertIn('"dev" is not an occupation code', self.refusal_of("import", "lca", ".", "--soc", "dev"))

    def test_a_file_of_another_kind_is_refused_and_the_others_are_kept(self):
        self.write("boards/other.json", '{"cik": 1}')
        shutil.copy(FIXTURES / "lever.json", self.folder / "boards/lever.json")
        result = self.run_fitrank("import", "postings", "boards", "--role", "software", "--seniority", "senior")
        self.assertEqual(result.returncode, 1, result)
        self.assertIn("is not a job board of Greenhouse, Lever or Ashby", result.stderr)
        self.assertIn("1 file refused\n", result.stdout)
        self.assertIn("192.0", str(dump(self.folder / "evidence.sqlite")["observations"]))

    def test_disclosed_wages_are_filed_and_rank(self):
        result = self.import_fixture("lca", "lca_fy2020.csv", "--soc", "15-1252")
        self.assertIn("2 observations of 2 companies", result.stdout, result)
        trail = self.run_fitrank("sources", "ein-123456789", "--companies", "evidence.sqlite")
        self.assertEqual(trail.returncode, 0, trail)
        self.assertIn("base pay only", " ".join(trail.stdout.split()))
        now, then = (json.loads(self.output_of("rank", "--companies", "evidence.sqlite", "--top", "20", *day, "--format",
                                               "json")) for day in ((), ("--as-of", "2021-12-31")))
        [row] = [row for row in then["rows"] if row["id"] == "ein-123456789"]
        self.assertEqual((row["name"], row["risk"]["value"]), ("Cirrus Labs LLC", 163))
        self.assertAlmostEqual(row["criteria"]["comp"], 20 + 0.63 * 30, places=5)
        # On the day of the newest dossier these wages of 2020 are older than the 730 days that pay counts for.
        self.assertGreater(now["as_of"], "2026")
        self.assertIn(("ein-123456789", "unranked"), [(row["id"], row["standing"]) for row in now["not_ranked"]])

    def test_nobodys_name_or_address_reaches_the_database(self):
        for name in ("greenhouse-2026-07-18.json", "lever.json", "ashby_2026-07-18.json", "postings-2026-07-18.csv"):
            self.import_fixture("postings", name)
        for name in ("lca_fy2015.csv", "lca_fy2018.csv", "lca_fy2020.csv"):
            self.import_fixture("lca", name)
        held = (self.folder / "evidence.sqlite").read_bytes()
        self.assertEqual(integrity(self.folder / "evidence.sqlite"), ("ok", []))
        self.assertEqual(len(dump(self.folder / "evidence.sqlite")["imports"]), 7)
        for text in PERSONAL:
            self.assertTrue(any(text in path.read_bytes() for path in FIXTURES.iterdir()), text)
            self.assertNotIn(text, held)


if __name__ == "__main__":
    main()
