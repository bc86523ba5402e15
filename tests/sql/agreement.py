"""What every engine has to show: `fitrank sql` on it gives what `fitrank rank` gives of the same companies."""
import contextlib
import csv
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

import yaml

import engines
import worlds
from worlds import CRITERIA

BINARY = os.environ["FITRANK_BINARY"]
SOURCE = pathlib.Path(os.environ["FITRANK_SOURCE"])
MANY = int(os.environ.get("FITRANK_SQL_COMPANIES", "1000000"))
SKIPPED = 77  # what CTest takes as skipped
POLICIES = ("zero", "renormalize", "neutral", "expected")
MODEL = yaml.safe_load((SOURCE / "config" / "model.yaml").read_text(encoding="utf-8"))
CRITERIA_TABLE = {"id": "text", **{criterion: "double" for criterion in CRITERIA}}
NAMED_TABLE = {"id": "text", "name": "text", **{criterion: "double" for criterion in CRITERIA}}
SIGNAL_TABLE = {"id": "text", "name": "text",
                **{name: "text" if "levels" in signal else "double" for name, signal in MODEL["signals"].items()}}
LONG_TABLE = {name: {"number": "double", "by_hand": "integer"}.get(name, "text") for name in worlds.OBSERVATION}
BREAKERS = """
deal_breakers:
  - {signal: customer_concentration, below: 60}
  - {signal: power_permitting, is_not: [unpermitted, contested]}
  - {signal: rd_share, at_least: 2, when_unknown: fail, text: "They'd \\\\ not say; -- */ x"}
  - {criterion: growth, at_least: 30}
"""
RULES_OF_FIT = """
deal_breakers:
  - {coverage: true, at_least: 0.35}
  - {coverage: learning, at_least: 0.2}
  - {range: true, at_most: 60}
  - {criterion: growth, above: 50, when_unknown: fail}
"""
RULES_OF_EVIDENCE = """
deal_breakers:
  - {layer: true, is_not: [labs, launch]}
  - {signal: customer_concentration, below: 60, min_tier: reported}
  - {signal: profitability, is: profitable, min_tier: filed}
  - {criterion: culture, at_least: 40, min_tier: commentary}
  - {criterion: stability, at_least: 45}
"""


HOSTILE = "x\" ` ' \\ ; DROP TABLE tied; -- */ {a:Int8} é "
UNKNOWN_FAILS = """
deal_breakers:
  - {signal: profitability, is_not: [high_burn], when_unknown: fail}
"""
EXPORTED_TABLE = {name: {"number": "double", "by_hand": "integer", "listed": "integer"}.get(name, "text")
                  for name in ("company", "name", "layer", "listed", "signal", "number", "level", "unit", "tier",
                               "period_start", "period_end", "month", "as_of", "filed", "source", "note", "rule", "by_hand")}
EVIDENCE_TABLES = {
    "companies": {"id": "integer", "name_id": "text"},
    "identifiers": {"company": "integer", "kind": "text", "value": "text", "seen": "text"},
    "observations": {"company": "integer", "id": "integer", "signal": "text", "number": "double", "level": "text",
                     "unit": "text", "tier": "text", "period_start": "text", "month": "text", "as_of": "text", "filed": "text",
                     "source": "text", "note": "text", "rule": "text", "by_hand": "integer"}}
VIEW_OF_ROWS = """SELECT o.*, c.name_id, n.name FROM observations o JOIN companies c ON c.id = o.company LEFT JOIN
  (SELECT DISTINCT ON (company) company, value AS name FROM identifiers WHERE kind = 'name'
   ORDER BY company, seen DESC, value COLLATE "C") n ON n.company = o.company"""
EVIDENCE_VIEW = {"duckdb": VIEW_OF_ROWS, "postgres": VIEW_OF_ROWS, "clickhouse": """
SELECT name_id, name, signal, number, level, unit, tier, period_start, month, as_of, filed, source, rule, note, by_hand
FROM observations GLOBAL ANY INNER JOIN
  (SELECT company, name_id, name FROM (SELECT id AS company, name_id FROM companies) GLOBAL ANY LEFT JOIN
    (SELECT company, value AS name FROM identifiers WHERE kind = 'name' ORDER BY seen DESC, value LIMIT 1 BY company)
   USING company) USING company"""}
NOTES = [
    ("company", "signal", "value", "tier", "as_of", "filed", "source", "note"),
    ("acme", "revenue_growth", "12.5", "reported", "2023-12-31", "2024-02-20", "news of acme", ""),
    ("acme", "revenue_growth", "14", "reported", "2023-12-31", "2024-05-01", "later news", "restated"),
    ("acme", "profitability", "profitable", "reported", "2023", "", "a page", ""),
    ("Beta Works", "revenue_growth", "30", "commentary", "", "", "talk", "it's \\ said"),
    ("Beta Works", "rd_share", "0.25", "announced", "2024-01", "2024-04-02", "page; -- */", ""),
    ("nvidia", "rd_share", "27", "filed", "2024-01-28", "2024-02-21", "0001045810-24-000029", ""),
    ("nvidia", "hiring_evidence", "matched", "posted", "2025-03-01", "", "zzz", "as firm and late as its dossier says"),
]
IMPORTS = (("companyfacts", SOURCE / "tests" / "data" / "imports" / "companyfacts"),
           ("financial-statements", SOURCE / "tests" / "data" / "imports" / "financial-statements"))


def missing_options(missing):
    """A statement holds constants, so that what is expected of one company may not depend on what is known of it."""
    return ("--missing", missing, *(("--estimate", "marginal") if missing == "expected" else ()))


class Agreement(unittest.TestCase):
    engine = None
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(dir=cls.engine.folder))  # and goes with it

    def fitrank(self, *arguments, home=SOURCE):
        done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8",
                              cwd=self.folder, env={**os.environ, "FITRANK_HOME": str(home), "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def sql(self, *arguments, home=SOURCE):
        return self.fitrank("sql", "--dialect", self.engine.dialect, *arguments, home=home)

    def profile(self, text="", name="persona", weights="growth: 35, comp: 20, learning: 35, stability: 5, culture: 5"):
        path = self.folder / f"{name}.yaml"
        policy = "" if "missing:" in text else "missing: renormalize\n"
        path.write_text(f"id: {name}\ntitle: A persona\nweights: {{{weights}}}\n{policy}{text}", encoding="utf-8")
        return path

    def day_of(self, report):
        """A statement does not look for the newest date itself."""
        return ("--as-of", report["as_of"]) if report["as_of_from"] == "evidence" else ()

    def check(self, profile, companies, sql_options, rank_options=(), tolerance=0, top=100, home=SOURCE):
        """The statement's rows are the ranking's, place by place."""
        top_option = ("--top", top)
        report = json.loads(self.fitrank("rank", profile, "--companies", *companies, "--format", "json", *top_option,
                                         *rank_options, home=home))
        peers = ("--companies", *companies) if report["missing"] == "expected" else ()
        rows = self.engine.rows(self.sql(profile, *top_option, *sql_options, *rank_options, *self.day_of(report), *peers,
                                         home=home))
        self.assertEqual([row["id"] for row in rows], [place["id"] for place in report["rows"]])
        self.assertGreater(len(rows), 0)
        for row, place in zip(rows, report["rows"]):
            self.assertEqual(row["rank"], place["rank"], place)
            self.assertEqual(row["name"], place["name"])
            for number in ("score", "low", "high", "coverage"):
                self.assertAlmostEqual(row[number], place[number], delta=tolerance, msg=f"{number} of {place}")
            for criterion, score in place["criteria"].items():
                given = row.get(f"{criterion} criterion", row.get(criterion))  # where the statement has one of its own
                self.assertEqual(given is None, score is None, place)
                if score is not None:
                    self.assertAlmostEqual(given, score, delta=1e-4)  # as text a float may lack its last digits
        return report

    # Wide tables of criteria

    def test_a_million_synthetic_companies_under_every_policy(self):
        path = self.folder / "many.csv"
        self.fitrank("synth", "--companies", MANY, "--unknown", "0.2", "--seed", "7", "-o", path)
        self.engine.load("many", path, CRITERIA_TABLE)
        for missing in POLICIES:
            with self.subTest(missing=missing):
                self.check(SOURCE / "profiles" / "spacex-aiinfra-curious-swe-01.yaml", [path],
                           ("--from", "many", "--columns", "name="), missing_options(missing))

    def tied(self):
        path = worlds.tied_criteria(self.folder / "tied.csv")
        self.engine.load("tied", path, NAMED_TABLE)
        return path

    def test_ties_share_ranks_and_fall_back_to_the_full_order(self):
        path = self.tied()
        for weights in ("growth: 1", "growth: 1, comp: 1, learning: 1, stability: 1, culture: 1",
                        "comp: 0.1, learning: 0.2, culture: 0.3"):
            for missing in POLICIES:
                with self.subTest(weights=weights, missing=missing):
                    self.check(self.profile(weights=weights), [path], ("--from", "tied"), missing_options(missing),
                               top=3000)

    def test_a_weighted_product_is_the_same_to_ten_digits(self):
        path = self.tied()
        for missing in POLICIES:
            with self.subTest(missing=missing):
                self.check(self.profile(weights="growth: 3, comp: 1, learning: 2"), [path], ("--from", "tied"),
                           (*missing_options(missing), "--method", "weighted_product"), tolerance=1e-9, top=3000)

    def test_a_weight_of_the_command_line_is_used(self):
        path = self.tied()
        self.check(self.profile(), [path], ("--from", "tied"), ("--weight", "stability=40"))

    def test_rules_of_coverage_and_range_exclude_whom_rank_excludes(self):
        path = self.tied()
        profile = self.profile(RULES_OF_FIT)
        report = self.check(profile, [path], ("--from", "tied"), top=3000)
        self.check_excluded(profile, report, ("--from", "tied"))

    def check_excluded(self, profile, report, options):
        rows = self.engine.rows(self.sql(profile, "--excluded", *options, *self.day_of(report)))
        self.assertEqual([row["id"] for row in rows], sorted(not_ranked(report, "excluded"), key=str.encode))
        self.assertEqual(len(rows), report["counts"]["excluded"])
        self.assertGreater(len(rows), 0)
        for row in rows:
            self.assertTrue(row["reasons"])

    def test_min_coverage_leaves_out_whom_rank_lists_apart(self):
        path = self.tied()
        profile = self.profile("min_coverage: 60\n")
        report = self.check(profile, [path], ("--from", "tied"), top=3000)
        rows = self.engine.rows(self.sql(profile, "--from", "tied", "--excluded"))
        self.assertEqual([row["id"] for row in rows], sorted(not_ranked(report, "too_little_known"), key=str.encode))
        self.assertEqual(len(rows), report["counts"]["too_little_known"])
        self.assertGreater(len(rows), 0)

    def test_unranked_are_those_of_whom_nothing_weighed_is_known(self):
        path = self.tied()
        profile = self.profile(weights="growth: 1")
        report = self.check(profile, [path], ("--from", "tied"), top=3000)
        rows = self.engine.rows(self.sql(profile, "--from", "tied", "--unranked"))
        self.assertEqual([row["id"] for row in rows], not_ranked(report, "unranked"))

    # Raw signals

    def test_raw_signals_are_scored_as_the_value_functions_say(self):
        path = worlds.raw_signals(self.folder / "raw.csv", MODEL)
        self.engine.load("raw", path, SIGNAL_TABLE)
        for missing in POLICIES:
            for evidence in ("face_value", "discounted"):
                with self.subTest(missing=missing, evidence=evidence):
                    self.check(self.profile(), [path], ("--from", "raw", "--shape", "signals"),
                               (*missing_options(missing), "--evidence", evidence), top=3000)

    def test_deal_breakers_over_raw_signals(self):
        path = worlds.raw_signals(self.folder / "raw.csv", MODEL, companies=1500)
        self.engine.load("raw", path, SIGNAL_TABLE)
        profile = self.profile(BREAKERS)
        report = self.check(profile, [path], ("--from", "raw", "--shape", "signals"), top=1500)
        self.check_excluded(profile, report, ("--from", "raw", "--shape", "signals"))

    # Observations

    def test_the_seed_companies_from_their_observations(self):
        rows = seed_observations()
        path = self.folder / "seed.csv"
        worlds.write_csv(path, worlds.OBSERVATION, [[row[name] for name in worlds.OBSERVATION] for row in rows])
        self.engine.load("seed", path, LONG_TABLE)
        for missing in POLICIES:
            for evidence in ("face_value", "discounted"):
                with self.subTest(missing=missing, evidence=evidence):
                    self.check(SOURCE / "profiles" / "spacex-aiinfra-curious-swe-01.yaml",
                               [SOURCE / "config" / "companies"], self.long("seed"),
                               (*missing_options(missing), "--evidence", evidence))

    def long(self, table):
        return ("--from", table, "--shape", "long", "--columns", "name=name", "layer=layer")

    def test_observations_as_the_evidence_database_would_read_them(self):
        model = self.folder / "ageing.yaml"
        text = (SOURCE / "config" / "model.yaml").read_text(encoding="utf-8")
        ageless = re.sub(r"    half_life_days: \d+\n", "", text)
        model.write_text(re.sub(r"(    importance: [\d.]+\n)", r"\1    half_life_days: 400\n", ageless), encoding="utf-8")
        rows = worlds.observations(MODEL)
        path = self.folder / "long.csv"
        others = [{k: row[k] for k in ("company", "name", "layer")} for row in rows]
        # A dossier is there also where nothing is known by the day: so says a row without a signal.
        worlds.write_csv(path, worlds.OBSERVATION, [[row.get(name, "") for name in worlds.OBSERVATION]
                                                    for row in rows + others])
        self.engine.load("long_table", path, LONG_TABLE)
        for day in (None, "2024-11-30", "2026-01"):
            given = worlds.counted(rows, MODEL, day)
            folder = self.folder / f"dossiers-{day}"
            folder.mkdir()
            for company, dossier in worlds.dossiers(given + others, MODEL).items():
                (folder / f"{company}.yaml").write_text(json.dumps(dossier), encoding="utf-8")
            as_of = ("--as-of", day) if day else ()
            for evidence in ("face_value", "discounted"):
                for rules in ("", RULES_OF_EVIDENCE):
                    with self.subTest(day=day, evidence=evidence, rules=bool(rules)):
                        profile = self.profile(rules)
                        view = (*as_of, "--evidence", evidence, "--model", model)
                        report = self.check(profile, [folder], self.long("long_table"), view, top=1000)
                        if rules:
                            self.check_excluded(profile, report, (*self.long("long_table"), *view))

    def test_an_evidence_database_by_its_exported_observations(self):
        self.import_evidence()
        self.fitrank("export", "--companies", "evidence.sqlite", "--format", "observations", "-o", "exported.csv")
        self.engine.load("exported", self.folder / "exported.csv", EXPORTED_TABLE)
        options = (*self.long("exported"), "listed=listed")
        for view in ((), ("--as-of", "2024-03-01"), ("--as-of", "2019"), ("--evidence", "discounted")):
            for rules in ("", UNKNOWN_FAILS):
                with self.subTest(view=view, rules=bool(rules)):
                    profile = self.profile(rules)
                    report = self.check(profile, ["evidence.sqlite"], options, view, top=1000)
                    if rules:
                        self.check_excluded(profile, report, (*options, *view))

    def test_an_evidence_database_by_its_own_tables(self):
        self.import_evidence()
        home = self.folder / "home"
        (home / "config").mkdir(parents=True, exist_ok=True)
        shutil.copy(SOURCE / "config" / "model.yaml", home / "config")
        nobody = self.folder / "nobody.yaml"
        nobody.write_text("id: nobody\nname: Nobody\nobservations: []\n", encoding="utf-8")
        with contextlib.closing(sqlite3.connect(self.folder / "evidence.sqlite")) as database:
            for table, columns in EVIDENCE_TABLES.items():
                rows = database.execute(f"SELECT {', '.join(columns)} FROM {table}")
                self.engine.load(table, worlds.write_csv(self.folder / f"{table}.csv", columns, rows), columns)
        self.engine.view("evidence", EVIDENCE_VIEW[self.engine.dialect])
        for view in ((), ("--as-of", "2024-03-01")):
            with self.subTest(view=view):
                self.check(self.profile(), ["evidence.sqlite", nobody],
                           ("--from", "evidence", "--shape", "long", "--columns", "company=name_id", "name=name"), view,
                           top=1000, home=home)

    def import_evidence(self):
        if (self.folder / "evidence.sqlite").exists():
            return
        notes = self.folder / "notes.csv"
        worlds.write_csv(notes, NOTES[0], NOTES[1:])
        for kind, *paths in (("observations", notes), *IMPORTS):
            done = subprocess.run([BINARY, "import", kind, *map(str, paths), "-o", "evidence.sqlite"],
                                  cwd=self.folder, capture_output=True, text=True,
                                  env={**os.environ, "FITRANK_HOME": str(SOURCE)})
            self.assertIn(done.returncode, (0, 1), done.stderr)

    # A batch

    def test_a_batch_ranks_for_every_persona_of_a_table(self):
        path = self.tied()
        personas = [("p1", 1, 2, 3, 4, 5), ("P'2", 0, 0, 1, 0, 0), ("p3", 35, 20, 35, 5, 5), ("p-4", 0.1, 0, 0.2, 0, 0)]
        weights = worlds.write_csv(self.folder / "weights.csv", ("id", *CRITERIA), personas)
        self.engine.load("weights_of_all", weights, CRITERIA_TABLE)
        for missing in POLICIES:
            peers = ("--companies", path) if missing == "expected" else ()
            rows = self.engine.rows(self.sql(self.profile(), "--from", "tied", "--batch", "weights_of_all", "--top", 40,
                                             *missing_options(missing), *peers))
            given = list(csv.DictReader(self.fitrank("batch", "--weights", weights, "--companies", path, "--top", 40,
                                                     *missing_options(missing), "--format", "csv").splitlines()))
            given.sort(key=lambda row: (row["persona"].encode(), int(row["rank"])))
            self.assertEqual([(row["persona"], row["rank"], row["id"]) for row in rows],
                             [(row["persona"], int(row["rank"]), row["id"]) for row in given])
            for row, expected in zip(rows, given):
                self.assertEqual(row["score"], float(expected["score"]))

    def test_weights_that_are_none_end_a_batch(self):
        self.tied()
        for bad in ((-1, 1, 1, 1, 1), (0, 0, 0, 0, 0), ("", 1, 1, 1, 1)):
            weights = worlds.write_csv(self.folder / "weights.csv", ("id", *CRITERIA),
                                       [("ok", 1, 1, 1, 1, 1), ("p", *bad)])
            self.engine.load("bad_weights", weights, CRITERIA_TABLE)
            with self.subTest(weights=bad), self.assertRaisesRegex(engines.Refused, "weight"):
                self.engine.rows(self.sql(self.profile(), "--from", "tied", "--batch", "bad_weights", "--top", 3))

    # What cannot be used

    def test_a_cell_that_fitrank_refuses_ends_the_statement_and_is_listed(self):
        for cell in ("150", "-0.5", "NaN", "Infinity"):
            path = worlds.write_csv(self.folder / "bad.csv", ("id", *CRITERIA),
                                    [("a", 1, 2, 3, 4, 5), ("b", cell, 2, 3, 4, 5)])
            self.engine.load("bad", path, CRITERIA_TABLE)
            options = ("--from", "bad", "--columns", "name=")
            with self.subTest(cell=cell):
                with self.assertRaisesRegex(engines.Refused, "growth"):
                    self.engine.rows(self.sql(self.profile(), *options))
                rows = self.engine.rows(self.sql(self.profile(), *options, "--refused"))
                self.assertEqual([(row["company"], row["what"]) for row in rows], [("b", "growth")])

    def test_a_level_that_the_model_does_not_have_ends_the_statement_and_is_listed(self):
        path = worlds.write_csv(self.folder / "levels.csv", ("id", "governance"), [("a", "documented"), ("b", "x'y\\")])
        self.engine.load("levels", path, {"id": "text", "governance": "text"})
        absent = [f"{name}=" for name in MODEL["signals"] if name != "governance"]
        options = ("--from", "levels", "--shape", "signals", "--columns", "name=", *absent)
        profile = self.profile(weights="culture: 1")
        with self.assertRaisesRegex(engines.Refused, "governance"):
            self.engine.rows(self.sql(profile, *options))
        rows = self.engine.rows(self.sql(profile, *options, "--refused"))
        self.assertEqual([(row["company"], row["what"], row["value"]) for row in rows], [("b", "governance", "x'y\\")])

    def test_no_name_becomes_sql(self):
        path = self.tied()
        self.engine.view(quote(self.engine.dialect, HOSTILE), "SELECT " + ", ".join(
            f"{column} AS {quote(self.engine.dialect, HOSTILE + column)}" for column in NAMED_TABLE) + " FROM tied")
        profile = self.folder / "hostile.yaml"
        breaker = {"layer": True, "is_not": ["labs"], "text": HOSTILE}
        growth = {"criterion": "growth", "at_least": 40, "text": HOSTILE}
        profile.write_text(json.dumps({"id": "p", "title": HOSTILE + " \n*/ DROP TABLE tied; --",
                                       "weights": {"growth": 1}, "missing": "neutral",
                                       "deal_breakers": [breaker, growth]}), encoding="utf-8")
        table = ("--from", quote("", HOSTILE), "--columns", *(f"{name}={HOSTILE}{name}" for name in NAMED_TABLE))
        self.check(profile, [path], table, top=3000)
        for row in self.engine.rows(self.sql(profile, *table, "--excluded")):
            self.assertTrue(row["reasons"].startswith(HOSTILE), row)
        for more in ("--unranked", "--refused"):
            self.engine.rows(self.sql(profile, *table, more))
        weights = worlds.write_csv(self.folder / "weights.csv", ("id", *CRITERIA), [(HOSTILE, 1, 0, 0, 0, 0)])
        self.engine.load("plain_weights", weights, CRITERIA_TABLE)
        self.engine.view(quote(self.engine.dialect, "w" + HOSTILE), "SELECT id, " + ", ".join(
            f"{column} AS {quote(self.engine.dialect, HOSTILE + column)}" for column in CRITERIA) + " FROM plain_weights")
        rows = self.engine.rows(self.sql(profile, *table, *(f"weights.{name}={HOSTILE}{name}" for name in CRITERIA),
                                         "--batch", quote("", "w" + HOSTILE), "--top", 3))
        self.assertEqual([row["persona"] for row in rows], 3 * [HOSTILE])

    def test_a_model_of_hostile_levels_ranks_alike(self):
        model = self.folder / "hostile_model.yaml"
        levels = {HOSTILE: 70, "{a:Int8} %s": 30, "'); DROP TABLE tied; --": 20, "\\": 10}
        model.write_text(json.dumps({"criteria": {"rank": {}, "select": {}}, "evidence": {"filed": 1},
                                     "signals": {"score": {"criterion": "rank", "levels": levels},
                                                 "company": {"criterion": "select", "points": [[0, 0], [9, 100]]}}}),
                         encoding="utf-8")
        path = worlds.write_csv(self.folder / "levels.csv", ("id", "name", "score", "company"),
                                [(f"c{n}", f"{HOSTILE}{n}", level, n % 11) for n, level in enumerate([*levels, ""] * 9)])
        self.engine.load("hostile_levels", path, {"id": "text", "name": "text", "score": "text", "company": "double"})
        rule = {"signal": "score", "is_not": [HOSTILE, "\\"]}
        profile = self.profile(f"deal_breakers: [{json.dumps(rule)}]", weights="rank: 2, select: 1")
        options = ("--from", "hostile_levels", "--shape", "signals", "--model", model)
        report = self.check(profile, [path], options[:4], ("--model", model))
        self.check_excluded(profile, report, options)


def not_ranked(report, standing):
    return [row["id"] for row in report["not_ranked"] if row["standing"] == standing]


def quote(dialect, name):
    if dialect == "clickhouse":
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`"
    return '"' + name.replace('"', '""') + '"'


def seed_observations():
    rows = []
    for path in sorted((SOURCE / "config" / "companies").glob("*.yaml")):
        company = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for observation in company.get("observations", []):
            about = MODEL["signals"][observation["signal"]]
            level = "levels" in about
            rows.append({"company": company["id"], "name": company["name"], "layer": company.get("layer", ""),
                         "signal": observation["signal"], "number": "" if level else observation["value"],
                         "level": observation["value"] if level else "", "unit": str(about.get("unit", "")),
                         "tier": observation["tier"], "period_start": "", "month": "", "as_of": observation.get("as_of", ""),
                         "filed": observation.get("filed", ""), "source": observation["source"], "rule": "", "note": "", "by_hand": 1})
    return rows


def main(make):
    engines.end_cleanly_when_told_to()
    try:
        Agreement.engine = make()
    except engines.Missing as missing:
        print(f"skipped: {missing}", file=sys.stderr)
        sys.exit(SKIPPED)
    try:
        done = unittest.main(module=sys.modules[__name__], exit=False, verbosity=2)
    finally:
        Agreement.engine.close()
    sys.exit(0 if done.result.wasSuccessful() else 1)
