"""Companies and profiles in Python: what the program says, to the bit."""
import json
import pathlib
import random
import unittest

import fitrank
from harness import SEED, SOURCE, CliTest, main
from random_world import MISSING, random_profile, random_world

PUBLISHED = {"zero": [69, 66, 66, 65, 63], "renormalize": [88, 87, 82, 82, 79]}
SAME = ("rank", "id", "name", "score", "low", "high", "coverage")
WORLDS = 50
PROFILES = 20  # of each world


class SeedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = fitrank.Model.load()
        cls.profile = fitrank.Profile.load(fitrank.data_folder() / "profiles/spacex-aiinfra-curious-swe-01.yaml", cls.model)
        cls.companies = fitrank.Companies.load(SEED, cls.model)

    def test_the_ten_published_numbers(self):
        for missing, scores in PUBLISHED.items():
            ranking = fitrank.rank(self.companies, self.profile, missing=missing)
            self.assertEqual([round(one) for one in ranking.scores], scores)

    def test_what_if(self):
        changed = self.profile.change(weights={"growth": 0, "stability": 60}, missing="renormalize")
        self.assertAlmostEqual(changed.weights["stability"], 0.6)
        self.assertEqual(self.profile.missing, "zero")
        self.assertNotEqual(fitrank.rank(self.companies, changed).ids, fitrank.rank(self.companies, self.profile).ids)

    def test_a_ranking_as_arrays_dicts_frame_and_html(self):
        ranking = fitrank.rank(self.companies, self.profile, top=3)
        self.assertEqual((len(ranking), ranking.ids[0], ranking.ranks.tolist()), (3, "nvidia", [1, 2, 3]))
        self.assertEqual(ranking.to_pandas()["id"].tolist(), ranking.ids)
        self.assertIn("NVIDIA", ranking._repr_html_())
        self.assertTrue(ranking.to_dict()["sentence"].startswith("Too close to call"))

    def test_every_question_has_an_answer(self):
        asked = self.companies, self.profile
        explained = fitrank.explain(*asked, "NVIDIA")
        self.assertAlmostEqual(sum(one["points"] for one in explained["criteria"]), explained["score"])
        self.assertGreater(fitrank.compare(*asked, "nvidia", "xai")["gap"], 0)
        self.assertAlmostEqual(sum(one["first"] for one in fitrank.acceptability(*asked, samples=500)["rows"]), 1)
        self.assertEqual({one["criterion"] for one in fitrank.stability(*asked)}, set(self.model.criteria))
        self.assertEqual(fitrank.bounds(*asked)[0]["rank"], 1)
        self.assertEqual(fitrank.unknowns(*asked)[0]["criterion"], "comp")
        page = fitrank.report(*asked)
        self.assertIn("<!doctype html>", page.html)
        self.assertIn("sandbox", page._repr_html_())

    def test_mistakes_are_errors_with_places(self):
        path = pathlib.Path(self.id() + ".yaml")
        path.write_text("id: me\ntitle: Me\nweights: {grwoth: 1}\n", encoding="utf-8")
        self.addCleanup(path.unlink)
        with self.assertRaises(fitrank.Error) as caught:
            fitrank.Profile.load(path, self.model)
        problem = caught.exception.problems[0]
        self.assertEqual((problem.line, problem.column, problem.suggestion), (3, 11, "growth"))
        self.assertIn("did you mean", str(caught.exception))
        for wrong in (lambda: fitrank.Model.load("/nowhere"), lambda: self.companies.find("nvidai"),
                      lambda: self.profile.change(weights={"grwoth": 10}), lambda: self.profile.change(as_of="2026-13"),
                      lambda: fitrank.rank(self.companies, fitrank.Profile.load(
                          fitrank.data_folder() / "profiles/spacex-aiinfra-curious-swe-01.yaml", fitrank.Model.load()))):
            self.assertRaises(fitrank.Error, wrong)
        self.assertRaisesRegex(ValueError, "must be one of zero, renormalize", self.profile.change, missing="none")


class RandomWorlds(CliTest):
    """A thousand rankings of random models, dossiers, tables and profiles."""

    def test_python_says_what_the_program_says(self):
        compared = 0
        for seed in range(WORLDS):
            rng = random.Random(seed)
            options, _ = random_world(self, rng)
            model = fitrank.Model.load(self.folder / "model.yaml")
            paths = [self.folder / name for name in options[3:]]
            companies = fitrank.Companies.load(paths, model)
            names = [f"p{number}" for number in range(PROFILES)]
            for name in names:
                extra = f"missing: {rng.choice((*MISSING, 'expected'))}\nevidence: {rng.choice(('face_value', 'discounted'))}\n"
                random_profile(self, rng, f"{name}.yaml", extra + rng.choice(("", "as_of: 2026-01-31\n")))
            for name in names:
                expected = json.loads(self.output_of("rank", f"{name}.yaml", *options, "--format", "json"))
                profile = fitrank.Profile.load(self.folder / f"{name}.yaml", model)
                ranking = fitrank.rank(companies, profile)
                with self.subTest(seed=seed, name=name):
                    self.assertEqual([[row[key] for key in SAME] for row in ranking.rows],
                                     [[row[key] for key in SAME] for row in expected["rows"]])
                    self.assertEqual(ranking.verdict, expected["sentence"])
                    self.assertEqual(ranking.as_of, expected["as_of"])
                compared += 1
        self.assertEqual(compared, 1000)


class DatabaseTest(CliTest):
    def test_an_evidence_database_is_read(self):
        notes = self.write("notes.csv", "company,signal,value,tier,as_of,source\nacme,revenue_growth,30,filed,2026-01-31,f1\n"
                                        "bolt,revenue_growth,10,filed,2026-01-31,f2\n")
        self.run_fitrank("import", "observations", notes, "--into", "evidence.sqlite")
        model = fitrank.Model.load(SOURCE / "config/model.yaml")
        companies = fitrank.Companies.load(self.folder / "evidence.sqlite", model)
        self.assertEqual(sorted(companies.ids), ["acme", "bolt"])


if __name__ == "__main__":
    main()
