"""Deal-breakers end to end: who is excluded, why, what to ask, and what happens without them."""
import csv
import io
import json

from flat_rows import observed
from harness import PROFILE, SOURCE, CliTest, main

MODEL = """
criteria:
  growth: {label: Growth}
  comp: {label: Pay}
evidence: {filed: 1, reported: 0.6, ambition: 0.2}
signals:
  revenue: {criterion: growth, label: Revenue growth, unit: percent, points: [[0, 0], [100, 100]]}
  permits:
    criterion: growth
    label: Power permits
    question: Is the power permitted?
    importance: 0.01
    levels: {permitted: 90, contested: 25, unpermitted: 0}
  pay:
    criterion: comp
    label: Total pay
    unit: "thousand USD a year, median"
    points: [[100, 0], [300, 100]]
    possible: [20, 10000]
layers:
  silicon: {label: Silicon}
  power: {label: Power}
risk_flags:
  - {id: contested-power, text: The permits are contested., rule: {signal: permits, is: contested}}
"""


def dossier(company, *observations, **more):
    lines = [f"id: {company}", f"name: {company.title()}", *(f"{key}: {value}" for key, value in more.items())]
    lines.append("observations:" if observations else "observations: []")
    for signal, value, tier in observations:
        lines.append(f"  - {{signal: {signal}, value: {value}, tier: {tier}, as_of: 2026-01, source: {company}.pdf}}")
    return "\n".join(lines) + "\n"


COMPANIES = {
    "alpha": dossier("alpha", ("revenue", 90, "filed"), ("permits", "unpermitted", "filed"), ("pay", 280, "filed")),
    "beta": dossier("beta", ("revenue", 80, "filed"), ("permits", "contested", "reported"), ("pay", 150, "filed")),
    "gamma": dossier("gamma", ("revenue", 70, "filed"), ("pay", 250, "reported")),
    "delta": dossier("delta", ("revenue", 60, "filed"), ("permits", "unpermitted", "ambition"), layer="silicon"),
    "epsilon": dossier("epsilon", ("permits", "permitted", "filed"), ("pay", 0.25, "filed")),
    "zeta": dossier("zeta"),
}


class DealBreakersTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        for name, text in COMPANIES.items():
            self.write(f"companies/{name}.yaml", text)

    def rank(self, rules, *arguments, form="json", companies=("companies",)):
        lines = "".join(f"  - {rule}\n" for rule in rules)
        profile = self.write("profile.yaml", "id: me\ntitle: Me\nweights: {growth: 60, comp: 40}\nmissing: zero\n"
                                             + (f"deal_breakers:\n{lines}" if rules else ""))
        text = self.output_of("rank", profile, "--model", "model.yaml", "--companies", *companies, "--format", form,
                              *arguments)
        return json.loads(text) if form == "json" else text

    def check_sum(self, answer):
        counts = answer["counts"]
        self.assertEqual(counts["ranked"] + counts["excluded"] + counts["unranked"], counts["companies"])

    def ranked(self, answer):
        self.check_sum(answer)
        return [row["id"] for row in answer["rows"]]

    def excluded(self, answer):
        return {row["id"]: [observed(reason) for reason in row["excluded_by"]] for row in self.apart(answer, "excluded")}

    def apart(self, answer, standing):
        """The companies without a rank, of one standing."""
        return [row for row in answer["not_ranked"] if row["standing"] == standing]

    def test_without_rules_all_are_ranked(self):
        answer = self.rank([])
        self.assertEqual(self.ranked(answer), ["alpha", "gamma", "beta", "epsilon", "delta"])
        self.assertEqual([(row["id"], row["standing"]) for row in answer["not_ranked"]], [("zeta", "unranked")])
        self.assertEqual(answer["rows"][2]["flags"], ["contested-power"])
        self.assertFalse(any(row["ask"] for row in answer["rows"]))

    def test_a_failed_rule_excludes_with_its_evidence(self):
        answer = self.rank(["{signal: permits, is_not: unpermitted, min_tier: reported, text: No permit no job}"])
        self.assertEqual(self.ranked(answer), ["gamma", "beta", "epsilon", "delta"])
        [alpha] = self.apart(answer, "excluded")
        self.assertEqual((alpha["id"], alpha["name"], alpha["rank"], alpha["would_rank"]), ("alpha", "Alpha", None, 1))
        [reason] = alpha["excluded_by"]
        self.assertEqual({key: value for key, value in reason.items() if value is not None},
                         {"rule": 'Power permits is not "unpermitted", evidence reported or firmer',
                          "text": "No permit no job", "question": "Is the power permitted?", "assumed": False,
                          "signal": "permits", "level": "unpermitted", "label": "unpermitted",
                          "tier": "filed", "as_of": "2026-01", "source": "alpha.pdf"})
        ask = {row["id"]: row["ask"][0]["doubt"] for row in answer["rows"] if row["ask"]}
        self.assertEqual(ask, {"gamma": "not_observed", "delta": "weak_evidence"})
        self.assertEqual(answer["rows"][0]["ask"][0]["question"], "Is the power permitted?")

    def test_a_near_miss_says_how_near(self):
        [beta] = self.apart(self.rank(["{signal: pay, at_least: 150.5}"]), "excluded")
        reason = beta["excluded_by"][0]
        self.assertEqual((reason["value"], reason["distance"]), (150, 0.5))
        self.assertEqual(self.excluded(self.rank(["{signal: pay, at_least: 150}"])), {})
        text = self.rank(["{signal: pay, at_least: 150.5}"], "--why", form="table")
        self.assertIn("150 thousand USD a year against at least 150.5: 0.5 short (filed, 2026-01; source:",
                      " ".join(text.split()))

    def test_a_slip_of_the_unit_is_asked_about_and_never_excludes(self):
        for when in ("ask", "fail"):
            answer = self.rank([f"{{signal: pay, at_least: 200, when_unknown: {when}}}"])
            self.assertIn("epsilon", self.ranked(answer))
            row = next(row for row in answer["rows"] if row["id"] == "epsilon")
            self.assertEqual(row["ask"][0]["doubt"], "unit_slip")
        self.assertIn("looks like a slip of the unit", self.rank(["{signal: pay, at_least: 200}"], "--why", form="table")
                      .replace("\n      ", " "))

    def test_a_slip_is_suspected_only_where_the_model_says_what_is_possible(self):
        rule = "{signal: pay, at_least: 200}"
        self.write("companies/epsilon.yaml", COMPANIES["epsilon"].replace("value: 0.25", "value: 20"))
        self.assertEqual(self.excluded(self.rank([rule])), {"beta": [150], "epsilon": [20]})  # 20 is possible
        self.write("companies/epsilon.yaml", COMPANIES["epsilon"])
        self.write("model.yaml", MODEL.replace("    possible: [20, 10000]\n", ""))
        self.assertEqual(self.excluded(self.rank([rule])), {"beta": [150], "epsilon": [0.25]})

    def test_the_unknown_counts_as_the_rule_says(self):
        rule = "{{signal: pay, at_least: 200, when_unknown: {}}}"
        self.assertEqual(self.excluded(self.rank([rule.format("ask")])), {"beta": [150]})
        self.assertEqual(self.excluded(self.rank([rule.format("fail")])), {"beta": [150], "delta": [None], "zeta": [None]})
        passing = self.rank([rule.format("pass")])
        self.assertEqual(self.excluded(passing), {"beta": [150]})
        self.assertFalse(any(row["ask"] for row in passing["rows"]))
        self.assertIn("not known, which counts as failing", self.rank([rule.format("fail")], "--why", form="table"))

    def test_every_kind_of_rule(self):
        cases = {"{criterion: growth, at_least: 65}": {"delta"},
                 "{criterion: growth, at_least: 65, min_tier: filed}": set(),
                 # Of epsilon the permits are known, 0.01 of 1.01 of growth, and the pay.
                 "{coverage: true, at_least: 0.6}": {"epsilon", "zeta"},
                 "{coverage: true, at_least: 0.4}": {"zeta"},
                 "{coverage: comp, above: 0}": {"delta", "zeta"},
                 "{range: true, at_most: 40}": {"epsilon", "zeta"},
                 "{range: true, at_most: 60}": {"zeta"},
                 "{layer: true, is_not: silicon}": {"delta"},
                 "{layer: true, is: [power], when_unknown: fail}": {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"}}
        for rule, excluded in cases.items():
            answer = self.rank([rule])
            self.assertEqual(set(self.excluded(answer)), excluded, rule)
            self.assertEqual(set(self.ranked(answer)), {"alpha", "beta", "gamma", "delta", "epsilon"} - excluded, rule)

    def test_all_excluded(self):
        rule = "{coverage: true, at_least: 1, text: All or nothing}"
        for name in ("alpha", "beta", "gamma", "epsilon"):
            (self.folder / f"companies/{name}.yaml").unlink()
        answer = self.rank([rule])
        self.assertEqual(self.ranked(answer), [])
        self.assertEqual([row["would_rank"] for row in self.apart(answer, "excluded")], [1, None])
        self.assertIn("No company is ranked: each fails a deal-breaker.", self.rank([rule], form="table"))
        rows = list(csv.DictReader(io.StringIO(self.rank([rule], form="csv"))))
        self.assertEqual([(row["rank"], row["id"]) for row in rows], [("", "delta"), ("", "zeta")])
        self.assertTrue(all("All or nothing" in row["excluded_by"] for row in rows))

    def test_excluded_in_every_format(self):
        rules = ["{signal: permits, is_not: unpermitted, min_tier: reported}"]
        table = self.rank(rules, "--why", form="table")
        self.assertIn("\nExcluded\n\n6 companies: 4 ranked, 1 with no data for any weighted criterion, 1 excluded by a "
                      "deal-breaker:\n", table)
        self.assertRegex(table, r"Alpha +1\n    Power permits is not \"unpermitted\"")
        self.assertIn("ask: Is the power permitted? Deal-breaker:", table)
        markdown = self.rank(rules, form="markdown")
        self.assertIn("## Excluded", markdown)
        self.assertIn("| **Alpha** | 1 | Power permits", markdown)
        rows = list(csv.DictReader(io.StringIO(self.rank(rules, form="csv"))))
        self.assertEqual([row["id"] for row in rows], ["gamma", "beta", "epsilon", "delta", "alpha", "zeta"])
        self.assertEqual([row["id"] for row in rows if row["excluded_by"]], ["alpha"])
        self.assertEqual([row["standing"] for row in rows[-2:]], ["excluded", "unranked"])
        self.assertEqual([row["rank"] for row in rows[-2:]], ["", ""])

    def test_ignored_they_mark_whom_they_would_exclude(self):
        rules = ["{signal: permits, is_not: unpermitted}", "{signal: pay, at_least: 300}"]
        answer = self.rank(rules, "--ignore-deal-breakers")
        self.assertEqual(self.ranked(answer), self.ranked(self.rank([])))
        self.assertEqual(self.apart(answer, "excluded"), [])
        failed = {row["id"]: len(row["excluded_by"]) for row in answer["rows"]}
        self.assertEqual(failed, {"alpha": 2, "gamma": 1, "beta": 1, "epsilon": 1, "delta": 1})
        table = self.rank(rules, "--ignore-deal-breakers", "--why", form="table")
        self.assertIn('excluded by: Power permits is not "unpermitted": found "unpermitted"', table)
        self.assertIn("Deal-breakers are ignored", table)

    def test_would_have_ranked_is_the_rank_without_deal_breakers(self):
        rules = ["{criterion: growth, at_least: 75}"]
        all_ranks = {row["id"]: row["rank"] for row in self.rank([])["rows"]}
        for row in self.apart(self.rank(rules), "excluded"):
            self.assertEqual(row["would_rank"], all_ranks.get(row["id"]))

    def test_overridden_weights_move_what_coverage_excludes(self):
        # Of delta all of growth is known and no pay; of epsilon the pay and hardly anything of growth.
        rules = ["{coverage: true, at_least: 0.5}"]
        self.assertEqual(set(self.excluded(self.rank(rules))), {"epsilon", "zeta"})
        self.assertEqual(set(self.excluded(self.rank(rules, "--weight", "growth=40"))), {"delta", "zeta"})

    def test_a_large_table_is_screened_as_dossiers_are(self):
        rules = ["{criterion: growth, at_least: 50}", "{signal: pay, at_least: 150}", "{coverage: true, at_least: 0.3}"]
        lines = [f"c{i:06},{'' if i % 7 == 0 else i * 37 % 101},{'' if i % 5 == 0 else 100 + i * 53 % 201}"
                 for i in range(3000)]
        self.write("small.csv", "id,growth,pay\n" + "\n".join(lines) + "\n")
        # The same companies, read as a table because there is one to leave out.
        self.write("large.csv", "id,growth,pay\n" + "\n".join(lines) + "\nbad,101,\n")
        small = self.rank(rules, "--top", "50", companies=("small.csv",))
        profile = self.folder / "profile.yaml"
        run = self.run_fitrank("rank", profile, "--model", "model.yaml", "--companies", "large.csv", "--skip-bad-rows",
                               "--top", "50", "--format", "json", "--threads", "2")
        large = json.loads(run.stdout)
        self.check_sum(small)
        self.assertGreater(small["counts"]["excluded"], 1000)
        self.assertEqual(len(self.apart(small, "excluded")), small["counts"]["excluded"])
        self.assertEqual([row["id"] for row in large["rows"]], [row["id"] for row in small["rows"]])
        self.assertEqual([(row["id"], row["would_rank"], [r["distance"] for r in row["excluded_by"]])
                          for row in self.apart(large, "excluded")],
                         [(row["id"], row["would_rank"], [r["distance"] for r in row["excluded_by"]])
                          for row in self.apart(small, "excluded")])

    def test_an_index_gives_way_to_its_table_for_deal_breakers(self):
        self.write("table.csv", "id,growth,comp\na,50,60\nb,70,20\n")
        self.run_fitrank("index", "build", "--model", "model.yaml", "--companies", "table.csv", "-o", "a.index")
        profile = self.write("p.yaml", "id: p\ntitle: P\nweights: {growth: 1}\n"
                                       "deal_breakers: [{criterion: comp, at_least: 50}]\n")
        result = self.run_fitrank("index", "query", "a.index", profile, "--model", "model.yaml", "--format", "json")
        self.assertIn("ranking " + str(self.folder / "table.csv") + " itself", result.stderr)
        answer = json.loads(result.stdout)
        self.assertEqual((self.ranked(answer), [row["id"] for row in self.apart(answer, "excluded")]), (["a"], ["b"]))
        (self.folder / "table.csv").unlink()
        result = self.run_fitrank("index", "query", "a.index", profile, "--model", "model.yaml")
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn("is not available", result.stderr)

    def test_hostile_texts_come_out_harmless(self):
        self.write("companies/evil.yaml", dossier("evil", ("permits", "unpermitted", "filed"), ("pay", 150, "filed"))
                   .replace("name: Evil", 'name: "\\e[31m</script>\\u202e"')
                   .replace("source: evil.pdf", 'source: "\\e]0;x\\a<img src=x>"'))
        rules = ['{signal: permits, is_not: unpermitted, text: "\\e[31m</script>\\u202e|"}']
        for arguments in ((), ("--ignore-deal-breakers",)):
            for form in ("table", "markdown", "csv"):
                output = self.rank(rules, *arguments, form=form)
                self.assertFalse(set(output) & {"\x1b", "\x07", "\u202e"}, output)
                if form == "markdown":
                    self.assertNotIn("<img", output)
                    self.assertNotIn("</script", output)
            self.assertNotIn("\x1b", json.dumps(self.rank(rules, *arguments), ensure_ascii=False).replace("\\u001b", ""))

    def test_mistakes_are_shown_where_they_are(self):
        profile = self.write("p.yaml", "id: p\ntitle: P\nweights: {growth: 1}\n"
                                       "deal_breakers:\n  - {signal: permit, is_not: contested}\n")
        self.assertEqual(self.refusal_of("rank", profile, "--model", "model.yaml", "--companies", "companies"),
                         f'{profile}:5:14: deal_breakers[0].signal: no such signal "permit" (did you mean "permits"?)\n'
                         "  - {signal: permit, is_not: contested}\n"
                         "             ^\n")

    def test_the_published_persona_has_none_and_is_reproduced(self):
        self.assertIn("deal_breakers: []", (SOURCE / PROFILE).read_text(encoding="utf-8"))
        self.assertTrue(all(row["number_holds"] and row["order_holds"] for row in json.loads(
            self.output_of("reproduce", "--format", "json"))["rows"]))
        self.assertNotIn("Excluded", self.output_of("rank"))


if __name__ == "__main__":
    main()
