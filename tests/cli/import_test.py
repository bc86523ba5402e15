"""fitrank import, and what becomes of imported evidence."""
import contextlib
import csv
import json
import sqlite3

from evidence import dump, growth, integrity, observations
from flat_rows import of_kind
from harness import SEED, SOURCE, CliTest, main


class ImportTest(CliTest):
    def import_text(self, name, text, *options):
        self.write(name, text)
        return self.run_fitrank("import", "observations", name, *options)

    def test_a_csv_file_is_kept_with_its_counts(self):
        result = self.import_text("notes.csv", observations(growth("acme", 12), growth("Beta Works", 30)))
        self.assertEqual(result.returncode, 0, result)
        self.assertEqual(result.stdout, "imported into evidence.sqlite: 2 observations of 2 companies, from 1 file "
                                        "with 2 records\n")
        self.assertEqual(integrity(self.folder / "evidence.sqlite"), ("ok", []))
        self.assertEqual([row[0] for row in dump(self.folder / "evidence.sqlite")["companies"]],
                         ["acme", "name-beta-works"])

    def test_nothing_is_left_beside_the_one_file(self):
        self.import_text("notes.csv", observations(growth("acme", 12)))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["evidence.sqlite", "notes.csv"])

    def test_yaml_says_the_same_as_csv(self):
        self.import_text("notes.csv", observations(growth("acme", 12, as_of="2026-03", note="A note")),
                         "--into", "csv.sqlite")
        self.import_text("notes.yaml", "- company: acme\n  signal: revenue_growth\n  value: 12\n  tier: reported\n"
                                       "  as_of: 2026-03\n  source: news of acme\n  note: A note\n",
                         "--into", "yaml.sqlite")
        of_file = [[row[3:14] for row in dump(self.folder / name)["observations"]]
                   for name in ("csv.sqlite", "yaml.sqlite")]
        self.assertEqual(of_file[0], of_file[1])
        self.assertEqual(len(of_file[0]), 1)

    def test_the_same_bytes_again_change_nothing(self):
        text = observations(growth("acme", 12))
        self.import_text("notes.csv", text)
        before = (self.folder / "evidence.sqlite").read_bytes()
        result = self.import_text("notes.csv", text)
        self.assertEqual((result.returncode, result.stdout.splitlines()[1]), (0, "1 file unchanged since an earlier import"))
        self.import_text("copy.csv", text)
        self.assertEqual([row[1] for row in dump(self.folder / "evidence.sqlite")["imports"]],
                         [str(self.folder / "copy.csv"), str(self.folder / "notes.csv")])
        self.assertEqual(len(dump(self.folder / "evidence.sqlite")["observations"]), 1)
        self.assertEqual(len(before), len((self.folder / "evidence.sqlite").read_bytes()))

    def test_a_changed_file_replaces_what_it_gave(self):
        self.import_text("notes.csv", observations(growth("acme", 12), growth("gone", 1)))
        self.import_text("notes.csv", observations(growth("acme", 15)))
        held = dump(self.folder / "evidence.sqlite")
        self.assertEqual([row[4] for row in held["observations"]], [15.0])
        self.assertEqual(held["companies"], [("acme",)])

    def test_files_that_swap_or_hand_on_their_names_lose_nothing(self):
        first, second = observations(growth("acme", 12)), observations(growth("beta", 13))
        names = ("a.csv", "b.csv", "c.csv")
        for threads in ("1", "2", "4"):
            database = f"{threads}.sqlite"
            for texts in ((first, second, None), (second, first, None), (second, second, first), (first, None, second)):
                for name, text in zip(names, texts):
                    (self.folder / "notes" / name).unlink(missing_ok=True)
                    if text is not None:
                        self.write(f"notes/{name}", text)
                result = self.run_fitrank("import", "observations", "notes", "--into", database, "--threads", threads)
                self.assertEqual(result.returncode, 0, result)
                self.assertEqual(dump(self.folder / database)["companies"], [("acme",), ("beta",)])
                self.assertEqual(len(dump(self.folder / database)["observations"]), 2)

    def test_importing_again_leaves_the_very_bytes(self):
        self.import_text("notes.csv", observations(growth("acme", 12)))
        before = (self.folder / "evidence.sqlite").read_bytes()
        self.output_of("import", "observations", "notes.csv")
        self.output_of("import", "observations", "notes.csv", "--dry-run")
        self.assertEqual((self.folder / "evidence.sqlite").read_bytes(), before)

    def test_a_dry_run_knows_what_is_there(self):
        self.import_text("notes.csv", observations(growth("acme", 12)))
        result = self.run_fitrank("import", "observations", "notes.csv", "--dry-run")
        self.assertIn("would import into evidence.sqlite: no observations of no companies", result.stdout)
        self.assertIn("1 file unchanged since an earlier import\n", result.stdout)
        self.write("words.sqlite", "These are words, many more than a hundred bytes of them. " * 4)
        self.assertIn("words.sqlite: is not an evidence database",
                      self.refusal_of("import", "observations", "notes.csv", "--into", "words.sqlite", "--dry-run"))

    def test_a_database_that_cannot_be_made_says_why_and_nothing_is_left_behind(self):
        self.write("notes.csv", observations(growth("acme", 12)))
        self.assertIn("there is no folder", self.refusal_of("import", "observations", "notes.csv", "--into", "no/x.sqlite"))
        self.assertIn("is a folder, not a database",
                      self.refusal_of("import", "observations", "notes.csv", "--into", "."))
        self.assertEqual(self.run_fitrank("import", "observations", "missing.csv").returncode, 2)
        self.assertFalse((self.folder / "evidence.sqlite").exists())

    def test_an_unknown_column_is_refused_and_a_row_with_an_unknown_key_is_not_kept(self):
        result = self.import_text("notes.csv", "company,signal,value,tier,asof,source\nacme,revenue_growth,1,filed,2026,x\n")
        self.assertEqual(result.returncode, 1)
        self.assertIn('line 1: no such column: "asof" (did you mean "as_of"?)', result.stderr)
        result = self.import_text("notes.yaml", "- {company: acme, signal: revenue_growth, value: 1, tier: filed, source: x, valu: 2}\n"
                                                "- {company: beta, signal: revenue_growth, tier: filed, source: x}\n"
                                                "- {company: beta, signal: revenue_growth, value: 2, tier: filed, source: x}\n")
        self.assertIn("1 observation of 1 company, from 1 file with 3 records\n2 records rejected (faulty)\n", result.stdout)

    def test_a_note_under_our_id_does_not_rename_the_company(self):
        self.import_text("names.csv", observations(growth("Beta Works", 30)))
        self.import_text("ids.csv", observations(growth("name-beta-works", 31, as_of="2026-01-01")))
        ranking = json.loads(self.output_of("rank", "--companies", "evidence.sqlite", "--top", "99", "--format", "json"))
        self.assertIn("Beta Works", [row["name"] for row in ranking["rows"]])

    def test_a_file_that_turns_into_a_copy_of_another_keeps_nothing_of_its_own(self):
        self.import_text("a.csv", observations(growth("acme", 12)))
        self.import_text("b.csv", observations(growth("beta", 13)))
        self.import_text("b.csv", observations(growth("acme", 12)))
        self.assertEqual(dump(self.folder / "evidence.sqlite")["companies"], [("acme",)])

    def test_rejects_are_listed_with_place_and_reason(self):
        result = self.import_text("notes.csv", observations(
            growth("acme", 12), growth("acme", "fast"), growth("acme", 3, signal="revenue_grwoth"),
            growth("acme", 3, tier="filled"), growth("acme", 3, as_of="2026-13"), growth("", 3)))
        self.assertEqual(result.returncode, 1)
        self.assertIn("notes.csv: line 6, column 32: as_of: there is no month 13; months are 01 to 12\n", result.stderr)
        self.assertIn("notes.csv: line 7, column 1: company: must not be empty\n", result.stderr)
        self.assertIn("notes.csv: line 4: no such signal: \"revenue_grwoth\" (did you mean \"revenue_growth\"?)\n", result.stderr)
        self.assertIn("no such tier: \"filled\" (did you mean \"filed\"?)\n", result.stderr)
        self.assertIn("revenue_growth takes a number, found \"fast\"\n", result.stderr)
        self.assertIn("5 records rejected (faulty)\n", result.stdout)
        self.assertEqual(len(dump(self.folder / "evidence.sqlite")["rejects"]), 5)

    def test_a_level_that_is_not_there_is_rejected(self):
        result = self.import_text("notes.csv", observations(growth("acme", "lsited", signal="capital_access")))
        self.assertEqual(result.returncode, 1)
        self.assertIn('no such capital_access level: "lsited" (did you mean "listed"?)', result.stderr)

    def test_a_file_that_cannot_be_read_does_not_stop_the_others(self):
        self.write("notes/a.csv", "just words\nand more\n")
        self.write("notes/b.csv", observations(growth("acme", 12)))
        self.write("notes/picture.png", "no")
        result = self.run_fitrank("import", "observations", "notes", "missing.csv")
        self.assertEqual(result.returncode, 2)
        self.assertIn("notes/a.csv: line 1: no such column: \"just words\"; there are company, signal, ", result.stderr)
        self.assertIn("missing.csv: no such file\n", result.stderr)
        self.assertIn("1 observation of 1 company, from 1 file", result.stdout)
        self.assertIn("1 file of other kinds ignored\n", result.stdout)
        self.assertIn("2 files refused\n", result.stdout)

    def test_a_dry_run_keeps_nothing(self):
        result = self.import_text("notes.csv", observations(growth("acme", 12)), "--dry-run")
        self.assertEqual(result.returncode, 0)
        self.assertIn("would import into evidence.sqlite: 1 observation of 1 company", result.stdout)
        self.assertFalse((self.folder / "evidence.sqlite").exists())

    def test_standard_input_is_a_source(self):
        for value in (12, 13):
            result = self.run_fitrank("import", "observations", "-", stdin=observations(growth("acme", value)))
            self.assertEqual(result.returncode, 0, result)
        self.assertEqual(len(dump(self.folder / "evidence.sqlite")["observations"]), 2)

    def test_threads_change_nothing(self):
        for i in range(40):
            self.write(f"notes/{i}.csv", observations(*(growth(f"company-{i * j}", j) for j in range(i))))
        outputs = []
        for threads in ("1", "2", "7"):
            result = self.run_fitrank("import", "observations", "notes", "--threads", threads, "--into",
                                      f"{threads}.sqlite")
            outputs.append((result.stdout.replace(f"{threads}.sqlite", ""), result.stderr,
                            dump(self.folder / f"{threads}.sqlite")))
        self.assertEqual(outputs[0], outputs[1])
        self.assertEqual(outputs[0], outputs[2])

    def test_a_name_that_could_be_two_companies_is_told(self):
        self.write("config/entities.yaml", "companies:\n  acme-east: {name: Acme}\n  acme-west: {name: Acme Corp}\n")
        self.write("notes.csv", observations(growth("ACME, Inc.", 12)))
        model = (SOURCE / "config/model.yaml").read_text(encoding="utf-8")
        self.write("config/model.yaml", model)
        result = self.run_fitrank("import", "observations", "notes.csv", FITRANK_HOME=str(self.folder))
        self.assertEqual((result.returncode, result.stderr),
                         (0, "ACME, Inc.: could be acme-east or acme-west; kept as a separate company name-acme-inc until "
                             "config/entities.yaml says which it is\n"))

    def test_a_slip_in_entities_is_told_before_anything_is_imported(self):
        self.write("config/entities.yaml", "companies:\n  acme: {name: Acme, cik: x}\n")
        self.write("notes.csv", observations(growth("acme", 12)))
        refusal = self.refusal_of("import", "observations", "notes.csv", "--model", SOURCE / "config/model.yaml",
                                  FITRANK_HOME=str(self.folder))
        self.assertIn("config/entities.yaml:2:27: companies.acme.cik: expected 1 to 10 digits, found \"x\"", refusal)
        self.assertFalse((self.folder / "evidence.sqlite").exists())

    def test_an_unknown_kind_gets_a_suggestion(self):
        refusal = self.refusal_of("import", "observation", "x.csv")
        self.assertIn('import: must be one of companyfacts, ', refusal)
        self.assertIn('(did you mean "observations"?)', refusal)

    def test_a_database_of_something_else_is_refused(self):
        with contextlib.closing(sqlite3.connect(self.folder / "other.sqlite")) as other:
            other.execute("CREATE TABLE notes (text)")
        self.write("notes.csv", observations(growth("acme", 12)))
        message = "is a SQLite database, but not one made by `fitrank import`"
        self.assertIn(message, self.refusal_of("import", "observations", "notes.csv", "--into", "other.sqlite"))
        self.assertIn(message, self.refusal_of("rank", "--companies", "other.sqlite"))

    def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(self):
        self.write("words.sqlite", "These are words, many more than a hundred bytes of them. " * 4)
        self.write("notes.csv", observations(growth("acme", 12)))
        for command in (("import", "observations", "notes.csv", "--into", "words.sqlite"),
                        ("rank", "--companies", "words.sqlite")):
            self.assertIn("words.sqlite: is not an evidence database", self.refusal_of(*command))
        self.assertTrue((self.folder / "words.sqlite").read_text().startswith("These are words"))

    def test_a_database_of_a_later_format_is_refused(self):
        self.import_text("notes.csv", observations(growth("acme", 12)))
        with contextlib.closing(sqlite3.connect(self.folder / "evidence.sqlite")) as database:
            database.execute("PRAGMA user_version = 99")
        self.assertIn("evidence.sqlite: has format 99, this fitrank knows 1",
                      self.refusal_of("rank", "--companies", "evidence.sqlite"))


class EvidenceTest(CliTest):
    """Imported evidence, read."""

    def setUp(self):
        super().setUp()
        self.write("notes.csv", observations(
            growth("Acme Compute", 12, as_of="2026-01-31", filed="2026-02-20"),
            growth("Acme Compute", 50, as_of="2026-04-30", filed="2026-05-20", source="second note"),
            growth("NVIDIA Corporation", 10, as_of="2026-05-01"),
            growth("nvidia", 66, tier="filed", as_of="2026-01-25", filed="2026-02-25", source="0001045810-26-000021")))
        self.output_of("import", "observations", "notes.csv")

    def ranking(self, *options):
        return json.loads(self.output_of("rank", "--companies", "evidence.sqlite", "--format", "json", "--top", "99",
                                         *options))

    def explained(self, company, *options):
        return json.loads(self.output_of("explain", company, "--companies", "evidence.sqlite", "--format", "json",
                                         *options))

    def growth_of(self, explanation):
        return next(row for row in of_kind(explanation, "signal") if row["signal"] == "revenue_growth")

    def test_a_database_alone_is_ranked_together_with_the_dossiers(self):
        ids = {row["id"] for row in self.ranking()["rows"]}
        self.assertLessEqual({"nvidia", "spacex", "xai", "name-acme-compute"}, ids)
        self.assertNotIn("name-nvidia-corporation", ids)

    def test_dossiers_named_beside_it_are_the_only_ones(self):
        self.write("own/beta.yaml", "id: beta\nname: Beta\nobservations: []\n")
        ranking = json.loads(self.output_of("rank", "--companies", "own", "evidence.sqlite", "--format", "json"))
        self.assertNotIn("spacex", [row["id"] for row in ranking["rows"]])

    def test_a_filed_number_beats_a_reported_one_and_the_conflict_shows(self):
        explanation = json.loads(self.output_of("explain", "nvidia", "--companies", SEED, "evidence.sqlite",
                                                "--format", "json"))
        signal = self.growth_of(explanation)
        self.assertEqual((signal["tier"], signal["value"]), ("filed", 66))
        self.assertEqual(signal["filed"], "2026-02-25")
        self.assertIn(10, [other["value"] for other in of_kind(explanation, "conflicting")
                           if other["signal"] == "revenue_growth"])

    def test_as_of_uses_only_what_had_been_filed_by_then(self):
        values = {day: self.growth_of(self.explained("Acme Compute", "--as-of", day))["value"]
                  for day in ("2026-02-20", "2026-05-19", "2026-05-20")}
        self.assertEqual(values, {"2026-02-20": 12, "2026-05-19": 12, "2026-05-20": 50})
        self.assertNotIn("name-acme-compute", json.dumps(self.ranking("--as-of", "2026-02-19")))

    def test_personas_with_different_days_see_what_was_known_on_each(self):
        for name, day in (("early", "2026-03-01"), ("late", "2026-06-01")):
            self.write(f"{name}.yaml", f"id: {name}\ntitle: {name}\nweights: {{growth: 1}}\nas_of: {day}\n")
        batch = json.loads(self.output_of("batch", "early.yaml", "late.yaml", "--companies", "evidence.sqlite",
                                          "--format", "json"))
        alone = [json.loads(self.output_of("rank", f"{name}.yaml", "--companies", "evidence.sqlite", "--format",
                                           "json", "--top", "99"))["rows"] for name in ("early", "late")]
        fits = [{row["id"]: row["score"] for row in ranking} for ranking in alone]
        self.assertNotEqual(fits[0]["name-acme-compute"], fits[1]["name-acme-compute"])
        text = json.dumps(batch)
        for fit in (fits[0]["name-acme-compute"], fits[1]["name-acme-compute"]):
            self.assertIn(json.dumps(fit), text)

    def test_a_company_is_found_by_whatever_it_is_known_as(self):
        for name in ("nvidia", "NVDA", "nvda", "1045810", "0001045810", "NVIDIA Corp", "Nvidia Corporation"):
            self.assertEqual(self.explained(name)["id"], "nvidia", name)
        self.assertEqual(self.explained("acme compute, inc.")["id"], "name-acme-compute")
        self.assertIn("no such company: Googel", self.refusal_of("explain", "Googel", "--companies", "evidence.sqlite"))
        self.write("two.csv", "id,name,growth\na,Twin Inc,1\nb,Twin Corp,2\n")
        self.assertIn("twin could be a or b", self.refusal_of("explain", "twin", "--companies", "two.csv"))

    def test_an_export_as_of_a_day_holds_nothing_later(self):
        self.run_fitrank("export", "--companies", "evidence.sqlite", "--as-of", "2026-02-20", "-o", "then")
        for path in (self.folder / "then").iterdir():
            self.assertNotIn("2026-02-25", path.read_text(encoding="utf-8"), path)
        ranked = [json.loads(self.output_of("rank", "--companies", source, "--as-of", "2026-02-20", "--top", "99",
                                            "--format", "json"))["rows"] for source in ("evidence.sqlite", "then")]
        scores = [{row["id"]: row["score"] for row in ranking} for ranking in ranked]
        self.assertEqual(*scores)
        trail = self.output_of("sources", "nvidia", "--companies", "evidence.sqlite", "--as-of", "2026-02-20")
        self.assertNotIn("2026-02-25", trail)

    def test_the_later_vintage_counts_whatever_end_of_the_period_its_source_states(self):
        database = self.folder / "evidence.sqlite"
        self.write("f.csv", observations(
            growth("five-two", 50, tier="filed", as_of="2024-01-28", filed="2024-09-01", source="10-K/A"),
            growth("five-two", 25, tier="filed", as_of="2024-01-31", filed="2024-03-01", source="10-K")))
        self.output_of("import", "observations", "f.csv")
        with contextlib.closing(sqlite3.connect(database)) as connection:  # as an importer of filings keeps them
            connection.execute("UPDATE observations SET by_hand = 0, month = '2024-01' WHERE source LIKE '10-K%'")
            connection.commit()
        for day, value in (("2024-06-01", 25), ("2024-10-01", 50)):
            self.assertEqual(self.growth_of(self.explained("five-two", "--as-of", day))["value"], value)

    def test_namesakes_are_told_and_kept_apart(self):
        self.write("same.csv", "company,signal,value,tier,source\nSame Name Inc,revenue_growth,1,filed,x\n"
                               "Same Name Corp,revenue_growth,2,filed,x\n")
        result = self.run_fitrank("import", "observations", "same.csv")
        self.assertEqual(result.returncode, 0)
        self.assertIn("Same Name Corp: could be name-same-name-inc; kept as a "
                      "separate company name-same-name-corp", result.stderr)

    def test_sources_prints_the_trail(self):
        trail = json.loads(self.output_of("sources", "nvidia", "--companies", SEED, "evidence.sqlite",
                                          "--format", "json"))
        entry = next(one for one in trail["rows"] if one["source"] == "0001045810-26-000021")
        self.assertEqual((entry["standing"], entry["filed"], entry["as_of"], entry["rule"]),
                         ("counts", "2026-02-25", "2026-01-25", "line 5"))
        self.assertEqual(entry["import_kind"], "observations")
        self.assertEqual(entry["import_file"], str(self.folder / "notes.csv"))
        table = self.output_of("sources", "nvidia", "--companies", "evidence.sqlite")
        self.assertIn("0001045810-26-000021", table)
        self.assertIn("counts", table)

    def test_coverage_counts_by_tier_and_age(self):
        coverage = json.loads(self.output_of("coverage", "--companies", "evidence.sqlite", "--format", "json",
                                             "--as-of", "2026-06-01"))
        of_growth = {kind: [row for row in of_kind(coverage, kind) if row["signal"] == "revenue_growth"]
                     for kind in ("signal", "tier", "age", "undated")}
        [signal] = of_growth["signal"]
        self.assertEqual(coverage["counts"]["companies"], 6)
        tiers = {row["tier"]: row["companies"] for row in of_growth["tier"]}
        self.assertGreaterEqual(tiers["filed"], 1)
        self.assertEqual(sum(tiers.values()), signal["companies"])
        self.assertEqual(sum(row["companies"] for row in of_growth["age"] + of_growth["undated"]), signal["companies"])

    def test_exported_dossiers_rank_as_the_database_did(self):
        result = self.run_fitrank("export", "--companies", "evidence.sqlite", "-o", "dossiers")
        self.assertEqual(result.returncode, 0, result)
        again = json.loads(self.output_of("rank", "--companies", "dossiers", "--format", "json", "--top", "99"))
        self.assertEqual([(row["id"], row["score"]) for row in again["rows"]],
                         [(row["id"], row["score"]) for row in self.ranking()["rows"]])
        self.assertIn("already holds files", self.refusal_of("export", "--companies", "evidence.sqlite", "-o",
                                                             "dossiers"))

    def test_an_exported_dossier_exports_to_itself(self):
        first = self.output_of("export", "nvidia", "--companies", "evidence.sqlite")
        self.write("own/nvidia.yaml", first)
        self.assertEqual(self.output_of("export", "nvidia", "--companies", "own"), first)
        self.assertIn('source: "0001045810-26-000021"', first)

    def test_an_exported_table_ranks_as_the_database_did(self):
        self.output_of("export", "--companies", "evidence.sqlite", "-o", "all.csv")
        again = json.loads(self.output_of("rank", "--companies", "all.csv", "--format", "json", "--top", "99",
                                          "--ignore-deal-breakers"))
        self.assertEqual([(row["id"], row["score"]) for row in again["rows"]],
                         [(row["id"], row["score"]) for row in self.ranking("--ignore-deal-breakers")["rows"]])

    def test_exported_observations_hold_every_vintage_and_every_dossier(self):
        self.output_of("export", "--companies", "evidence.sqlite", "--format", "observations", "-o", "all.csv")
        with open(self.folder / "all.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        stated = [(row["signal"], row["number"] and float(row["number"]), row["level"], row["unit"], row["tier"],
                   row["as_of"], row["filed"], row["source"], row["note"], row["rule"], int(row["by_hand"]))
                  for row in rows]
        for held in dump(self.folder / "evidence.sqlite")["observations"]:
            signal, number, level, unit, tier, _, _, as_of, filed, source, note, rule, by_hand = held[3:]
            self.assertIn((signal, "" if number is None else number, level or "", unit, tier, as_of or "", filed or "",
                           source, note, rule, by_hand), stated)
        dossiers = {path.stem for path in (SOURCE / "config" / "companies").glob("*.yaml")}
        self.assertEqual({row["company"] for row in rows if not row["signal"]}, dossiers)
        nvidia = [int(row["listed"]) for row in rows if row["company"] == "nvidia"]
        self.assertEqual(nvidia, sorted(nvidia))

    def test_observations_are_of_all_days_and_of_no_table(self):
        self.assertIn("of all days", self.refusal_of("export", "--companies", "evidence.sqlite", "--format",
                                                     "observations", "--as-of", "2025"))
        self.write("table.csv", "id,revenue_growth\na,3\n")
        self.assertIn("states no tiers", self.refusal_of("export", "--companies", "table.csv", "--format",
                                                         "observations"))

    def test_an_index_is_made_of_an_exported_table(self):
        self.assertIn("make a table of it with", self.refusal_of("index", "build", "--companies", "evidence.sqlite",
                                                                 "-o", "x.index"))
        self.output_of("export", "--companies", "evidence.sqlite", "-o", "all.csv")
        self.assertEqual(self.run_fitrank("index", "build", "--companies", "all.csv", "-o", "x.index").returncode, 0)

    def test_check_reads_a_database_through(self):
        self.output_of("check", "evidence.sqlite")
        data = bytearray((self.folder / "evidence.sqlite").read_bytes())
        data[4096 * 3:4096 * 4] = b"\xff" * 4096
        (self.folder / "broken.sqlite").write_bytes(data)
        result = self.run_fitrank("check", "broken.sqlite")
        self.assertEqual(result.returncode, 1, result)
        self.assertIn("is damaged", result.stdout)


class DigestTest(CliTest):
    def test_the_new_observation_that_moved_the_ranking_is_shown_with_what_it_moved(self):
        self.write("old.csv", observations(*(growth(f"company-{i}", 10 * i, as_of="2026-01-01") for i in range(1, 6))))
        self.write("new.csv", observations(growth("company-1", 200, as_of="2026-05-01", tier="announced"),
                                           growth("company-5", 51, as_of="2026-05-01")))
        for name in ("old.csv", "new.csv"):
            self.output_of("import", "observations", name)
        self.write("none/x.yaml", "id: x\nname: X\nobservations: []\n")
        self.write("grow.yaml", "id: grow\ntitle: Grow\nweights: {growth: 1}\n")
        places = ("--companies", "none", "evidence.sqlite")
        digest = json.loads(self.output_of("digest", "grow.yaml", "--since", "2026-04-01", "--format", "json", *places))
        self.assertEqual((digest["new_observations"], digest["moving"]), (2, 2))
        first = digest["rows"][0]
        self.assertEqual((first["id"], first["others_moved"]), ("company-1", 4))
        self.assertEqual((first["rank_without"], first["rank"]), (5, 1))
        self.assertEqual(first["tier"], "announced")
        # The same by hand: the ranking without the observation.
        self.write("alone.csv", observations(growth("company-5", 51, as_of="2026-05-01")))
        for name in ("old.csv", "alone.csv"):
            self.run_fitrank("import", "observations", name, "--into", "without.sqlite")
        rows = {row["id"]: row for row in json.loads(self.output_of(
            "rank", "grow.yaml", "--companies", "none", "without.sqlite", "--format", "json"))["rows"]}
        self.assertEqual(first["score_without"], rows["company-1"]["score"])
        self.assertEqual(first["rank_without"], rows["company-1"]["rank"])

    def test_nothing_new_is_said_so(self):
        self.assertIn("There are no new observations.", self.output_of("digest", "--since", "2030-01-01"))

    def test_since_is_needed(self):
        self.assertIn("--since DATE is needed", self.refusal_of("digest"))


if __name__ == "__main__":
    main()
