"""What is too old, what is not known yet, and which day a ranking is made for."""
import datetime
import json

from harness import SEED, CliTest, main

PROFILE = "id: p\ntitle: p\nweights: {growth: 1}\n"
STALE = """company,signal,value,tier,as_of,source
Oldco Inc,revenue_growth,112,filed,2010-03-31,example 10-Q
Newco Inc,revenue_growth,65,filed,2026-03-31,example 10-Q
"""


def growth(*rows, company="a"):
    lines = [f"  - {{signal: revenue_growth, value: {value}, tier: {tier}, source: x{as_of and f', as_of: {as_of}'}}}"
             for value, tier, as_of in rows]
    return "\n".join([f"id: {company}", f"name: {company.upper()}", "observations:", *lines]) + "\n"


class OldEvidenceTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("p.yaml", PROFILE)

    def answer(self, command, *arguments):
        return json.loads(self.output_of(*command.split(), "p.yaml", *arguments, "--format", "json"))

    def test_an_old_filing_does_not_set_aside_news_of_this_year(self):
        self.write("c/a.yaml", growth((100, "filed", "2010-12-31"), (-20, "announced", "2026-05-01")))
        for evidence in ("face_value", "discounted"):
            answer = self.answer("explain a", "--companies", "c", "--evidence", evidence, "--as-of", "2026-05-13")
            known = answer["criteria"][0]["signals"]
            self.assertEqual([(one["value"], one["tier"]) for one in known], [(-20, "announced")], evidence)
            self.assertEqual([(one["id"], one["value"], one["as_of"]) for one in answer["stale"]],
                             [("revenue_growth", 100, "2010-12-31")])
        table = self.output_of("explain", "a", "p.yaml", "--companies", "c", "--as-of", "2026-05-13")
        self.assertIn("too old to count", table)
        self.assertIn("stale: filed, 2010-12-31; source: x", table)

    def test_a_year_is_not_known_before_its_last_day(self):
        self.write("c/a.yaml", growth((10, "filed", "2024-12-31"), (80, "filed", "2025")))
        value = {day: self.answer("explain a", "--companies", "c", "--as-of", day)["criteria"][0]["signals"][0]["value"]
                 for day in ("2025-01-01", "2025-12-30", "2025-12-31", "2025")}
        self.assertEqual(value, {"2025-01-01": 10, "2025-12-30": 10, "2025-12-31": 80, "2025": 80})

    def test_a_figure_of_2010_does_not_rank(self):
        self.write("stale.csv", STALE)
        self.run_fitrank("import", "observations", "stale.csv", "--into", "x.sqlite")
        for day in (("--as-of", "2026-11-01"), ()):
            report = self.answer("rank", "--companies", "x.sqlite", *day)
            names = [one["name"] for one in report["ranking"]]
            self.assertIn("Newco Inc", names)
            self.assertNotIn("Oldco Inc", names)

    def write_dossiers(self):
        self.write("c/a.yaml", growth((112, "filed", "2010-03-31")))
        self.write("c/b.yaml", growth((65, "filed", "2026-03-31"), company="b"))

    def test_the_day_is_that_of_the_newest_evidence_and_the_output_says_so(self):
        self.write_dossiers()
        report = self.answer("rank", "--companies", "c")
        self.assertEqual((report["as_of"], report["as_of_from"]), ("2026-03-31", "evidence"))
        self.assertEqual([one["id"] for one in report["ranking"]], ["b"])
        self.assertEqual(report["unranked"], ["a"])
        table = self.output_of("rank", "p.yaml", "--companies", "c")
        self.assertIn("As of: 2026-03-31, the newest date of the evidence", " ".join(table.split()))
        self.assertIn("Too old to count: 1 observation", table)
        self.write("p.yaml", PROFILE + "as_of: 2011-01-01\n")
        report = self.answer("rank", "--companies", "c")
        self.assertEqual((report["as_of"], report["as_of_from"]), ("2011-01-01", "profile"))
        self.assertEqual([one["id"] for one in report["ranking"]], ["a"])

    def test_today_is_a_day_and_is_printed(self):
        self.write_dossiers()
        before = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        report = self.answer("rank", "--companies", "c", "--as-of", "today")
        self.assertIn(report["as_of"], (before, datetime.datetime.now(datetime.timezone.utc).date().isoformat()))
        self.assertEqual(report["as_of_from"], "option")
        for wrong, why in (("tomorrow", "is not a date"), ("2025-02-30", "no such day"), ("2025-13", "no such day")):
            self.assertIn(why, self.refusal_of("rank", "p.yaml", "--companies", "c", "--as-of", wrong))

    def test_without_dates_there_is_no_day_and_nothing_is_too_old(self):
        self.write("c/a.yaml", growth((10, "filed", "")))
        report = self.answer("rank", "--companies", "c")
        self.assertEqual((report["as_of"], report["as_of_from"]), (None, None))
        table = self.output_of("rank", "p.yaml", "--companies", "c")
        self.assertIn("As of: no date set, so nothing counts as too old", " ".join(table.split()))
        self.assertIn("(filed, undated)", table)

    def test_reasons_state_their_dates(self):
        self.write_dossiers()
        row = self.answer("rank", "--companies", "c", "--as-of", "2026-05-13")["ranking"][0]
        self.assertEqual([one["as_of"] for one in row["strengths"]], ["2026-03-31"])
        self.assertIn("(filed, 2026-03-31)", self.output_of("rank", "p.yaml", "--companies", "c"))

    def test_what_is_too_old_is_a_question_to_ask(self):
        self.write("c/a.yaml", growth((112, "filed", "2010-03-31")) +
                   "  - {signal: capital_access, value: listed, tier: filed, as_of: 2026-03-31, source: y}\n")
        table = self.output_of("rank", "p.yaml", "--companies", "c")
        self.assertIn("unknown, as too old: Revenue growth 112", table)
        brief = self.output_of("brief", "p.yaml", "--companies", "c")
        self.assertIn("A: too old to count: 112", " ".join(brief.split()))

    def test_nothing_of_the_published_companies_is_too_old(self):
        report = json.loads(self.output_of("rank", "--companies", SEED, "--format", "json"))
        self.assertEqual((report["as_of"], report["as_of_from"]), ("2026-05-13", "evidence"))
        for company in report["ranking"]:
            answer = json.loads(self.output_of("explain", company["id"], "--companies", SEED, "--format", "json"))
            self.assertEqual((answer["stale"], answer["after_as_of"]), ([], []), company["id"])


if __name__ == "__main__":
    main()
