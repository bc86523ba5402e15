"""missing: expected, on random worlds against a plain second implementation, and in the words that users meet."""
import csv
import io
import itertools
import json
import random

from flat_rows import of_kind
from harness import SEED, SOURCE, CliTest, main
from plain_peers import PlainPeers, fit_expected
from plain_scores import PlainModel, newest, plain_yaml, read_yaml
from random_world import CRITERIA, WORLD_MODEL, random_profile, random_world

MARGINAL = "missing: expected\nestimate: marginal\n"


class ExpectedTest(CliTest):
    def rank_json(self, *arguments, **options):
        return json.loads(self.output_of("rank", *arguments, "--format", "json", **options))

    def table_rows(self, model, path):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        stating = any(column in model.criteria for column in rows[0])
        found = {}
        for row in rows:
            values = {key: text for key, text in row.items() if text}
            signals = {key: model.face(key, text) for key, text in values.items() if key in model.signals}
            known = {model.signals[name]["criterion"] for name in signals}
            stated = {criterion: float(values[criterion]) if criterion in values else None
                      for criterion in model.criteria if criterion in values or (stating and criterion not in known)}
            found[row["id"]] = (None, signals, stated)
        return found

    def of_tables(self, model):
        """Cells and rows of the two tables of a random world."""
        cells, rows = {}, {}
        for name in ("stated.csv", "raw.csv"):
            cells |= model.table_cells(self.folder / name)
            rows |= self.table_rows(model, self.folder / name)
        return cells, rows

    def rows_of_dossiers(self, model, dossiers, evidence, day):
        found = {}
        for one in dossiers:
            chosen = model.chosen(one.get("observations") or [], day)
            found[one["id"]] = (one.get("layer"), {signal: model.used(chosen[signal], evidence, day)
                                                   for signal in model.signals if signal in chosen}, {})
        return dict(sorted(found.items()))

    def check_row(self, shown, made, extents, of_what):
        for number, wanted in zip(("score", "low", "high", "coverage"), made):
            self.assertAlmostEqual(shown[number], wanted, delta=1e-9, msg=f"{of_what} {number}")
        self.assertEqual(shown["expected_criteria"],
                         [c for c, extent in zip(CRITERIA, extents) if extent[4] == 0], of_what)
        self.assertLessEqual(shown["low"], shown["likely_low"])
        self.assertLessEqual(shown["likely_low"], shown["score"])
        self.assertLessEqual(shown["score"], shown["likely_high"])
        self.assertLessEqual(shown["likely_high"], shown["high"])

    def check_ranking(self, answer, peers, rows, cells, weights, seed):
        """Every row of the answer against the plain implementation; says how many there are."""
        ranked = {row["id"]: row for row in answer["rows"]}
        compared = 0
        for company, row in rows.items():
            extents = [extent for _, extent in cells[company]]
            made = fit_expected(peers.filled(row, cells[company]), extents, weights)
            self.assertEqual(made is None, company not in ranked, company)
            if made is not None:
                self.check_row(ranked[company], made, extents, f"{seed} {company}")
                compared += 1
        return compared

    def test_random_worlds_by_the_definition(self):
        model = PlainModel(plain_yaml(WORLD_MODEL))
        compared = 0
        for seed in range(12):
            rng = random.Random(seed)
            options, dossiers = random_world(self, rng)
            cells, rows = self.of_tables(model)
            day = newest(dossiers)
            for evidence in ("face_value", "discounted"):
                all_rows = self.rows_of_dossiers(model, dossiers, evidence, day) | rows
                all_cells = cells | {one["id"]: model.dossier_cells(one, evidence, day) for one in dossiers}
                profile = random_profile(self, rng, extra=f"{MARGINAL}evidence: {evidence}\n")
                weights = [float(read_yaml(profile)["weights"][criterion]) for criterion in CRITERIA]
                compared += self.check_ranking(self.rank_json(profile, *options),
                                               PlainPeers(model, all_rows.values(), evidence), all_rows, all_cells,
                                               weights, seed)
        self.assertGreater(compared, 500)

    def big_table(self, companies=120, unknown=0.25):
        path = self.folder / "many.csv"
        self.output_of("synth", "--companies", str(companies), "--correlation", "0.6", "--unknown", str(unknown),
                       "-o", str(path))
        return path

    def five(self, extra=""):
        return self.write("five.yaml", "id: five\ntitle: Five\nweights: {growth: 35, comp: 20, learning: 35, "
                                       f"stability: 5, culture: 5}}\n{extra}")

    def test_is_what_a_profile_without_a_policy_says(self):
        answer = self.rank_json(self.five(), "--companies", str(self.big_table()))
        self.assertEqual((answer["missing"], answer["estimate"], answer["interval"]), ("expected", "conditional", 0.8))

    def test_every_row_has_an_interval_within_its_range(self):
        table = self.big_table()
        wide = self.rank_json(self.five("interval: 95\n"), "--companies", str(table))
        narrow = self.rank_json(self.five(), "--companies", str(table), "--interval", "50")
        inside = 0
        for a, b in zip(wide["rows"], narrow["rows"]):
            self.assertEqual(a["id"], b["id"])
            self.assertLessEqual(a["low"], a["likely_low"])
            self.assertLessEqual(a["likely_low"], b["likely_low"])
            self.assertLessEqual(b["likely_high"], a["likely_high"])
            self.assertLessEqual(a["likely_high"], a["high"])
            inside += a["likely_high"] - a["likely_low"] < a["high"] - a["low"]
        self.assertGreater(inside, 20)

    def test_knowing_little_is_not_rewarded(self):
        table = self.write("few.csv", "id,growth,comp,learning,stability,culture\nthin,95,,,,\n" + "".join(
            f"c{i},{60 + i},{50 + i},{55 + i},{40 + i},{45 + i}\n" for i in range(30)))
        by = {missing: [row["id"] for row in
                        self.rank_json(self.five(f"missing: {missing}\n"), "--companies", str(table))["rows"]]
              for missing in ("renormalize", "expected")}
        self.assertEqual(by["renormalize"][0], "thin")
        self.assertNotEqual(by["expected"][0], "thin")

    def test_the_table_marks_what_is_only_expected_and_says_what_it_supposes(self):
        text = self.output_of("rank", str(self.five()), "--companies", str(SEED), "--why")
        self.assertIn("Unknown: counts as expected of comparable employers", text)
        self.assertIn("≈", text)
        self.assertIn("80 %", text)
        self.assertIn("provided that data are missing by chance", " ".join(text.split()))

    def test_explain_says_from_whom_each_expectation_is_and_adds_up(self):
        answer = json.loads(self.output_of("explain", "spacex", str(self.five()), "--companies", str(SEED), "--format", "json"))
        self.assertTrue(of_kind(answer, "expected"))
        criteria = of_kind(answer, "criterion")
        signals = json.loads(self.output_of("list", "signals", "--format", "json"))["rows"]
        for criterion in criteria:
            known, expected = ([row for row in of_kind(answer, kind) if row["criterion"] == criterion["criterion"]]
                               for kind in ("signal", "expected"))
            self.assertAlmostEqual(sum(part["points"] for part in known + expected), criterion["points"], delta=1e-9)
            unknown = [signal["id"] for signal in signals if signal["criterion"] == criterion["criterion"]
                       and signal["id"] not in {row["signal"] for row in known}]
            self.assertEqual([one["signal"] for one in expected], unknown)
        self.assertAlmostEqual(sum(criterion["points"] for criterion in criteria), answer["score"], delta=1e-9)
        text = self.output_of("explain", "spacex", str(self.five()), "--companies", str(SEED))
        self.assertIn("too few employers are known: counts as 50", " ".join(text.split()))

    def test_all_formats_agree(self):
        table = self.big_table()
        answer = self.rank_json(self.five(), "--companies", str(table))
        rows = list(csv.DictReader(io.StringIO(
            self.output_of("rank", str(self.five()), "--companies", str(table), "--format", "csv"))))
        for row, place in zip(rows, answer["rows"]):
            for key in ("score", "low", "high", "coverage", "likely_low", "likely_high"):
                self.assertEqual(float(row[key]), place[key], key)

    def test_threads_change_nothing(self):
        table = self.big_table(3000)
        one, two = (self.output_of("rank", str(self.five()), "--companies", str(table), "--format", "csv", "--threads", n)
                    for n in ("1", "2"))
        self.assertEqual(one, two)

    def test_every_command_takes_it(self):
        profile = str(self.five())
        for command in (["rank"], ["brief"], ["hype"], ["compare", "nvidia", "spacex"], ["explain", "nvidia"], ["bounds"],
                        ["stability"], ["unknowns"], ["acceptability"], ["methods"], ["drivers"], ["robustness"],
                        ["reach", "nvidia"], ["digest", "--since", "2020-01-01"], ["batch"], ["audit"], ["calibrate"]):
            arguments = [*command, profile, "--companies", str(SEED)]
            with self.subTest(command=command[0]):
                self.assertTrue(self.output_of(*arguments))

    def test_hype_parts_add_up(self):
        answer = json.loads(self.output_of("hype", str(self.five()), "--companies", str(SEED), "--format", "json"))
        text = json.dumps(answer)
        self.assertIn("gap", text)

    def test_acceptability_draws_the_unknown_from_peers(self):
        table = self.big_table()
        by = {how: json.loads(self.output_of("acceptability", str(self.five()), "--companies", str(table), "--unknown", how,
                                             "--format", "json")) for how in ("uniform", "peers")}
        self.assertEqual([by[how]["unknown_drawn"] for how in by], ["uniform", "peers"])
        firsts = {how: max(company["first_share"] for company in by[how]["rows"]) for how in by}
        self.assertGreater(firsts["peers"], firsts["uniform"])  # peers say more than anything between 0 and 100

    def test_calibrate_says_which_policy_guesses_best(self):
        table = self.big_table(600, unknown=0.1)
        answer = json.loads(self.output_of("calibrate", str(self.five()), "--companies", str(table), "--format", "json"))
        errors = {(one["missing"], one["estimate"]): one["mean_error"] for one in answer["rows"]}
        self.assertEqual(min(errors, key=errors.get), ("expected", "conditional"))
        self.assertEqual(len(errors), 5)
        held = [one["interval_holds"] for one in answer["rows"] if one["interval_holds"] is not None]
        self.assertTrue(all(abs(share - 0.8) < 0.03 for share in held), held)
        text = self.output_of("calibrate", str(self.five()), "--companies", str(table))
        self.assertIn("expected (conditional) is the most accurate", " ".join(text.split()))
        self.assertIn("These are few companies", self.output_of("calibrate", str(self.five()), "--companies", str(SEED)))
        lone = self.write("lone.csv", "id,growth\na,1\n")
        self.assertIn("Nothing can be hidden", self.output_of("calibrate", str(self.five()), "--companies", str(lone)))

    def test_the_page_holds_the_same_scores_and_intervals(self):
        table = self.big_table(80)
        for companies in ([SEED], [table]):
            profile = str(self.five())
            page = json.loads(self.output_of("report", profile, "--companies", *companies, "--format", "json"))
            ranking = {row["id"]: row for row in self.rank_json(profile, "--companies", *companies)["rows"]}
            persona, expected = page["personas"][0], page["views"][0]["face_expected"]
            shares = [weight / sum(persona["weights"]) for weight in persona["weights"]]
            compared = 0
            for i, company in enumerate(page["companies"]):
                if company["id"] not in ranking:
                    continue
                row = ranking[company["id"]]
                score = sum(share * one for share, one in zip(shares, expected["scores"][i]))
                self.assertAlmostEqual(score, row["score"], delta=1e-4)
                kind, half, variance = expected["kinds"][i], 0, 0
                for a in range(5):
                    for b in range(a + 1):
                        both = (persona["factor"]["face_value"] ** 2 * expected["covariances"][kind][half]
                                + expected["supposed"][kind][half])
                        variance += (1 if a == b else 2) * shares[a] * shares[b] * both
                        half += 1
                off = persona["reach"] * max(variance, 0) ** 0.5
                self.assertAlmostEqual(max(score - off, row["low"]), row["likely_low"], delta=1e-4)
                self.assertAlmostEqual(min(score + off, row["high"]), row["likely_high"], delta=1e-4)
                compared += 1
            self.assertGreaterEqual(compared, 5)

    def test_a_wrong_estimate_or_interval_is_refused(self):
        self.assertIn("estimate", self.refusal_of("rank", str(self.five("estimate: mean\n"))))
        self.assertIn("interval", self.refusal_of("rank", str(self.five("interval: 100\n"))))
        self.assertIn("--interval", self.refusal_of("rank", str(self.five()), "--interval", "0"))

    def test_an_index_says_why_it_does_not_answer(self):
        table = self.big_table(500)
        self.assertEqual(self.run_fitrank("index", "build", "--companies", table, "-o", self.folder / "i.index").returncode, 0)
        weights = self.write("w.csv", "id,growth,comp,learning,stability,culture\nme,1,2,3,4,5\n")
        self.assertIn("looks at all of them", self.refusal_of(
            "batch", "--weights", str(weights), "--index", str(self.folder / "i.index"), "--missing", "expected"))
        by_table = self.output_of("batch", "--weights", str(weights), "--companies", str(table), "--missing", "expected",
                                  "--format", "csv")
        self.assertTrue(by_table)

    def test_sql_refuses_what_depends_on_the_company_and_says_what_to_do(self):
        table = self.big_table(500)
        error = self.refusal_of("sql", str(self.five()), "--dialect", "duckdb", "--from", "t", "--companies", str(table))
        self.assertIn("--estimate marginal", error)
        self.assertIn("expected", self.output_of("sql", str(self.five()), "--dialect", "duckdb", "--from", "t", "--estimate",
                                                 "marginal", "--companies", str(table)))


if __name__ == "__main__":
    main()
