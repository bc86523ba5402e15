"""rank, explain and reproduce on the published persona and on hostile or odd companies."""
import csv
import datetime
import io
import itertools
import json
import math
import random
import re
import shutil

from harness import PROFILE, SEED, SOURCE, CliTest, main
from plain_scores import PlainModel, fit, newest, plain_yaml, read_yaml
from random_world import CRITERIA, MISSING, WORLD_MODEL, random_profile, random_world

EXPECTED = json.loads((SOURCE / "tests/data/seed_scores.json").read_text())
MODEL = PlainModel(read_yaml(SOURCE / "config/model.yaml"))


class RankTest(CliTest):
    def rank_json(self, *arguments, **options):
        return json.loads(self.output_of("rank", *arguments, "--format", "json", **options))

    def test_equal_strengths_come_in_the_models_order(self):
        # SpaceX's capital and role in compute both bring 19.6875 points, but for a rounding.
        answer = self.rank_json("--missing", "renormalize")
        spacex = next(row for row in answer["rows"] if row["id"] == "spacex")
        self.assertEqual([line["signal"] for line in spacex["why"]], ["capacity_growth", "capital_access"])

    def case_profile(self, case):
        weights = "".join(f"  {name}: {weight}\n" for name, weight in case["weights"].items())
        return self.write("case.yaml", f"id: case\ntitle: case\nweights:\n{weights}missing: {case['missing']}\n"
                                       f"evidence: {case['evidence']}\n")

    def check_ranking(self, answer, cells_of, weights, missing):
        """Every number of the ranking, to the last bit; `cells_of`: company -> its cells."""
        expected = []
        for company, cells in cells_of.items():
            scores = [score for score, _ in cells]
            if made := fit(scores, [extent for _, extent in cells], weights, missing):
                unknown_last = [101 if score is None else -score for score in scores]
                expected.append((-made[0], -made[3], unknown_last, company, made, scores))
        expected.sort()
        self.assertEqual([row["id"] for row in answer["rows"]], [entry[3] for entry in expected])
        for row, (_, _, _, _, made, scores) in zip(answer["rows"], expected):
            self.assertEqual((row["score"], row["low"], row["high"], row["coverage"]), made, row["id"])
            self.assertEqual(list(row["criteria"].values()), scores, row["id"])
            self.assertEqual(row["rank"], 1 + sum(other[4][0] > made[0] for other in expected))

    def check_by_definition(self, answer, case, folder, day):
        """Against docs/method.md, from the dossiers up."""
        dossiers = [read_yaml(path) for path in sorted(folder.glob("*.yaml"))]
        self.check_ranking(answer, {one["id"]: MODEL.dossier_cells(one, case["evidence"], day or newest(dossiers))
                                    for one in dossiers},
                           [case["weights"].get(criterion, 0) for criterion in MODEL.criteria], case["missing"])

    def test_random_worlds_by_the_definition(self):
        model = PlainModel(plain_yaml(WORLD_MODEL))
        compared = stale = 0
        for seed in range(12):
            rng = random.Random(seed)
            options, dossiers = random_world(self, rng)
            tables = model.table_cells(self.folder / "stated.csv") | model.table_cells(self.folder / "raw.csv")
            for missing, evidence in itertools.product(MISSING, ("face_value", "discounted")):
                as_of = rng.choice((None, None, datetime.date(2026, 2, 14), datetime.date(2027, 1, 31)))
                profile = random_profile(self, rng, extra=f"missing: {missing}\nevidence: {evidence}\n" +
                                         (f"as_of: {as_of}\n" if as_of else ""))
                answer = self.rank_json(profile, *options)
                day = as_of or newest(dossiers)
                self.assertEqual(answer["as_of"], str(day))
                weights = [float(read_yaml(profile)["weights"][criterion]) for criterion in CRITERIA]
                self.check_ranking(answer, tables | {one["id"]: model.dossier_cells(one, evidence, day)
                                                     for one in dossiers}, weights, missing)
                compared += len(answer["rows"])
                stale += sum(bool(row["stale"]) for row in answer["rows"])
        self.assertGreater(compared, 1000)
        self.assertGreater(stale, 100)

    def test_every_reference_case(self):
        # The reference knows of no day, on which evidence would fade: it is that of the dossiers without their dates.
        for path in SEED.glob("*.yaml"):
            self.write(f"undated/{path.name}", re.sub(r"^ +as_of:.*\n", "", path.read_text(), flags=re.MULTILINE))
        for case in EXPECTED["cases"]:
            answer = self.rank_json(self.case_profile(case), "--companies", "undated")
            self.assertIsNone(answer["as_of"])
            self.assertEqual([row["id"] for row in answer["rows"]], [row["id"] for row in case["ranking"]])
            for got, want in zip(answer["rows"], case["ranking"]):
                self.assertEqual(got["rank"], want["rank"])
                self.assertTrue(math.isclose(got["score"], want["score"], rel_tol=0, abs_tol=1e-9), (got, want))
                for criterion, score in want["criteria"].items():
                    self.assertEqual(got["criteria"][criterion], score)
            self.check_by_definition(answer, case, self.folder / "undated", None)

    def test_every_reference_case_on_a_day_by_the_definition(self):
        for case in EXPECTED["cases"]:
            profile = self.case_profile(case)
            for day in (None, datetime.date(2026, 2, 28), datetime.date(2027, 6, 30)):
                for companies in (SEED, SOURCE / "config/companies"):
                    options = ("--as-of", day) if day else ()
                    answer = self.rank_json(profile, "--companies", companies, *options)
                    self.check_by_definition(answer, case, companies, day)

    def test_json_has_the_promised_keys(self):
        answer = self.rank_json()
        self.assertEqual(list(answer), [
            "format", "fitrank", "command", "arguments", "profile", "profile_hash", "model_hash", "companies_hash",
            "weights", "missing", "estimate", "interval", "evidence", "method", "min_coverage", "as_of", "as_of_from",
            "sentence", "counts", "only_layer", "verdict", "without", "dossiers_apart", "published", "rows",
            "not_ranked"])
        self.assertEqual(list(answer["counts"]), ["companies", "ranked", "unranked", "excluded", "too_little_known"])
        self.assertAlmostEqual(sum(answer["weights"].values()), 1, places=12)
        self.assertEqual(list(answer["rows"][0])[:14], [
            "standing", "rank", "id", "name", "ticker", "layer", "market", "score", "low", "high", "likely_low",
            "likely_high", "coverage", "criteria"])
        for row in answer["rows"]:
            self.assertTrue({"why", "risk"} <= set(row), row)
            for reason in row["why"] + [row["risk"]] * (row["risk"] is not None):
                self.assertEqual(list(reason), ["criterion", "signal", "value", "level", "label", "unit", "tier", "as_of",
                                                "filed", "source", "source_title", "note", "score", "points"])
                self.assertEqual((reason["value"] is None) + (reason["level"] is None), 1, reason)

    def test_says_what_a_criterion_known_of_some_alone_does_to_the_order(self):
        listed = 0
        for companies, missing in itertools.product((SEED, SOURCE / "config/companies"), MISSING):
            options = ("--companies", companies, "--missing", missing, "--top", 100)
            answer = self.rank_json(*options)
            order = [row["id"] for row in answer["rows"]]
            expected = []
            for criterion in answer["weights"]:
                known = [row["id"] for row in answer["rows"] if row["criteria"][criterion] is not None]
                if len(known) in (0, len(order)):
                    continue
                without = [row["id"] for row in self.rank_json(*options, "--weight", f"{criterion}=0")["rows"]]
                if len(known) == 1 or without != order:
                    expected.append({"criterion": criterion, "known_of": known, "order": without})
            self.assertEqual(answer["without"], expected, (companies, missing))
            listed += len(expected)
        self.assertGreater(listed, 2)

    def test_reproduce_holds(self):
        answer = json.loads(self.output_of("reproduce", "--format", "json"))
        self.assertEqual(len({row["table"] for row in answer["rows"]}), 2)
        self.assertTrue(all(row["number_holds"] and row["order_holds"] for row in answer["rows"]), answer)
        self.assertIn("The model and the weights are inferred.", self.output_of("reproduce"))

    def test_reproduce_fails_when_a_number_or_the_order_differs(self):
        text = (SOURCE / PROFILE).read_text().replace("../config/seed", str(SEED))
        for old, new in (("score: 69", "score: 70"), ("growth: 35", "growth: 30")):
            self.assertIn(old, text)
            profile = self.write("changed.yaml", text.replace(old, new, 1))
            self.assertEqual(self.run_fitrank("reproduce", profile).returncode, 1)

    def test_weight_override_shows_moves(self):
        answer = self.rank_json("--weight", "stability=60", "--weight", "comp=0")
        weights = answer["weights"]
        self.assertAlmostEqual(weights["stability"], 0.6)
        self.assertEqual(weights["comp"], 0)
        # The others keep their proportions: 35 : 35 : 5 in what is left.
        self.assertAlmostEqual(weights["growth"], 0.4 * 35 / 75)
        self.assertAlmostEqual(weights["culture"], 0.4 * 5 / 75)
        table = self.output_of("rank", "--weight", "stability=60", "--weight", "comp=0")
        self.assertTrue("▲" in table and "▼" in table, table)

    def test_weights_below_one_in_total_are_scaled_visibly(self):
        profile = self.write("p.yaml", "id: p\ntitle: p\nweights: {growth: 0.5, learning: 0.45}\nmissing: zero\n")
        self.assertIn("0.95", self.output_of("rank", profile, "--why"))

    def test_profile_behind_companies_is_found(self):
        companies = SOURCE / "config/companies"
        self.assertEqual(self.rank_json("--companies", companies, SOURCE / PROFILE)["profile"],
                         "spacex-aiinfra-curious-swe-01")

    def test_companies_from_standard_input(self):
        table = "id,name,growth,learning\na,Alpha,50,60\nb,Beta,,90\nc,Gamma,,\n"
        answer = self.rank_json("--companies", "-", stdin=table)
        self.assertEqual([row["id"] for row in answer["rows"]], ["a", "b"])
        self.assertEqual([(row["id"], row["standing"]) for row in answer["not_ranked"]], [("c", "unranked")])
        dossier = (SOURCE / "config/companies/nvidia.yaml").read_text()
        self.assertEqual(self.rank_json("--companies", "-", stdin=dossier)["rows"][0]["id"], "nvidia")

    def test_same_bytes_under_a_comma_decimal_locale(self):
        plain = [self.output_of("rank", "--format", f) for f in ("table", "json", "csv", "markdown")]
        commas = [self.output_of("rank", "--format", f, LC_ALL="de_DE.UTF-8") for f in
                  ("table", "json", "csv", "markdown")]
        self.assertEqual(plain, commas)

    def test_company_twice_is_refused(self):
        shutil.copy(SOURCE / "config/companies/nvidia.yaml", self.folder / "again.yaml")
        error = self.refusal_of("rank", "--companies", SOURCE / "config/companies", "again.yaml")
        self.assertIn("nvidia", error)
        self.assertIn("again.yaml", error)

    def test_no_companies_at_all(self):
        answer = self.rank_json("--companies", "-", stdin="id,growth\n")
        self.assertEqual((answer["rows"], answer["not_ranked"]), ([], []))

    def test_hostile_names_come_out_harmless(self):
        names = ["\x1b[31mred\x1b]0;title\x07", "=cmd|' /C calc'!A0", "\u202eevil", "</script><img onerror=x>", "a|b"]
        lines = ['id,name,growth'] + [f'c{i},"{name}",{90 - i}' for i, name in enumerate(names)]
        table = "\n".join(lines) + "\n"
        for form in ("table", "markdown", "csv"):
            output = self.output_of("rank", "--companies", "-", "--format", form, stdin=table)
            self.assertFalse(set(output) & {"\x1b", "\x07", "\u202e"}, output)
        records = list(csv.DictReader(io.StringIO(
            self.output_of("rank", "--companies", "-", "--format", "csv", stdin=table))))
        self.assertEqual(records[1]["name"], "'=cmd|' /C calc'!A0")
        markdown = self.output_of("rank", "--companies", "-", "--format", "markdown", stdin=table)
        self.assertNotIn("<img", markdown)

    def test_csv_scores_round_trip(self):
        records = list(csv.DictReader(io.StringIO(self.output_of("rank", "--format", "csv"))))
        self.assertEqual([float(r["score"]) for r in records], [r["score"] for r in self.rank_json()["rows"]])

    def test_explanation_sums_to_the_score(self):
        for company in ("nvidia", "astera-labs", "anthropic", "spacex", "xai"):
            for missing in ("zero", "renormalize", "neutral"):
                answer = json.loads(self.output_of("explain", company, "--missing", missing, "--format", "json"))
                criteria = [row for row in answer["rows"] if row["kind"] == "criterion"]
                self.assertAlmostEqual(sum(row["points"] for row in criteria), answer["score"], delta=1e-9)
                for criterion in criteria:
                    signals = [row for row in answer["rows"]
                               if row["kind"] == "signal" and row["criterion"] == criterion["criterion"]]
                    if signals:
                        self.assertAlmostEqual(sum(row["points"] for row in signals), criterion["points"], delta=1e-9)

    def test_explanation_names_sources_and_the_unknown(self):
        text = self.output_of("explain", "NVIDIA")
        self.assertIn("published persona brief, 2026", text)
        self.assertIn("?", text)


if __name__ == "__main__":
    main()
