"""The brief: every section, what stands in it, and the forms it comes in."""
import csv
import io
import json
import re

from harness import SEED, SOURCE, CliTest, main

SECTIONS = ["Audience", "What they need", "Top 5 companies", "Deal-breakers", "Checklist", "Reverse-hype watch",
            "Under-reported risks", "What to find out next"]

# What the published brief says, in the section that has to say it.
SAID = {
    "Audience": ["3 to 10 years", "Software or ML-platform engineer", "talked up", "without an investor's background"],
    "What they need": ["Information: ", "filed numbers", "Tools: ", "side by side", "Services: ", "where accelerators run"],
    "Top 5 companies": ["NVIDIA", "Astera Labs", "Anthropic", "SpaceX", "xAI", "Revenue growth 142 %", "93.4 %",
                        "Export-control charges", "Customer concentration 90 %", "IPO filed", "single tenant"],
    "Deal-breakers": ["The profile has none."],
    "Checklist": ["filed revenue", "What does the level you want pay there?", "R&amp;D", "40.7 %", "Staff or Principal",
                  "absent", "five largest customers", "90 % against below 50", "permitted", "but only reported",
                  "22 % against at least 50", "attrition", "2.5 % a year", "Only a person can answer this: ask."],
    "Reverse-hype watch": ["Memphis site grows to about a million", "30 billion USD of Azure",
                           "no outside customer tells", "Spectrum-X", "(ambition, undated", "22 % of announced capacity",
                           "\"unmatched\" (posted, 2025-03)"],
    "Under-reported risks": ["single tenant", "SpaceX: 100 %", "Astera Labs: 90 %", "not securely permitted",
                             "xAI: \"contested\" (reported"],
    "What to find out next": ["Pay: Total pay", "all 5", "Culture: Attrition"],
}


def sections(markdown):
    """Heading -> text, of the headings of level 2."""
    parts = re.split(r"^## (.*)\n", markdown, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


class BriefTest(CliTest):
    def test_has_the_sections_of_the_published_brief_in_their_order(self):
        self.assertEqual(list(sections(self.output_of("brief", "--format", "markdown"))), SECTIONS)

    def test_says_what_the_published_brief_says(self):
        said = sections(self.output_of("brief", "--companies", SEED, "--format", "markdown"))
        for heading, texts in SAID.items():
            for text in texts:
                with self.subTest(section=heading, text=text):
                    self.assertIn(text, said[heading])

    def test_gives_both_published_tables(self):
        for missing, expected in (("zero", [("nvidia", 69), ("astera-labs", 66), ("anthropic", 66), ("spacex", 65),
                                            ("xai", 63)]),
                                  ("renormalize", [("astera-labs", 88), ("nvidia", 87), ("anthropic", 82),
                                                   ("spacex", 82), ("xai", 79)])):
            brief = json.loads(self.output_of("brief", "--companies", SEED, "--missing", missing,
                                                "--format", "json"))
            shown = [(row["id"], int(row["score"] + 0.5)) for row in brief["rows"]
                     if (row["section"], row.get("item")) == ("ranking", "place")]
            self.assertEqual(shown, expected)

    def test_the_terminal_shows_the_same_headings_within_its_width(self):
        lines = self.output_of("brief", "--format", "table").splitlines()
        for heading in SECTIONS:
            self.assertIn(heading, lines)
        self.assertLessEqual(max(map(len, lines)), 100)

    def test_a_brief_that_goes_to_a_file_is_markdown(self):
        for text in (self.output_of("brief"), self.written("brief", "--format", "markdown", "-o", "brief")):
            self.assertTrue(text.startswith("# Brief: "))
            self.assertIn("Profile: Infra-curious software engineer, SpaceX listing and the compute behind it", text)

    def written(self, *words):
        self.output_of(*words)
        return (self.folder / words[-1]).read_text(encoding="utf-8")

    def test_the_documentation_quotes_the_hype_gaps_of_today(self):
        page = " ".join((SOURCE / "docs/brief.md").read_text(encoding="utf-8").split())
        quoted = page.split("From the greatest to the smallest: ")[1].split(". `fitrank hype`")[0].replace(" points", "")
        entries = json.loads(self.output_of("hype", "--companies", str(SEED), "--format", "json"))["rows"]
        gaps = [f'{one["name"]} {round(one["hype_gap"], 1):g}' for one in entries if one["kind"] == "company"]
        self.assertEqual(quoted, ", ".join(gaps))

    def test_a_file_named_md_holds_the_markdown(self):
        self.assertEqual(self.output_of("brief", "-o", "brief.md"), "")
        written = (self.folder / "brief.md").read_text(encoding="utf-8")
        self.assertEqual(written, self.output_of("brief", "--format", "markdown"))

    def test_json_agrees_with_rank_and_hype(self):
        brief = json.loads(self.output_of("brief", "--format", "json"))
        rank = json.loads(self.output_of("rank", "--format", "json"))
        hype = json.loads(self.output_of("hype", "--format", "json"))
        self.assertEqual([(r["id"], r["score"]) for r in brief["rows"] if r.get("item") == "place"],
                         [(r["id"], r["score"]) for r in rank["rows"]])
        told = [row for row in brief["rows"] if row["section"] == "hype"]
        self.assertEqual([{**row, "section": "hype"} for row in hype["rows"]], told)

    def test_csv_has_one_row_for_each_fact(self):
        rows = list(csv.DictReader(io.StringIO(self.output_of("brief", "--format", "csv"))))
        self.assertEqual(list(rows[0]), [
            "section", "id", "name", "layer", "market", "item", "criterion", "rank", "score", "low", "high",
            "coverage", "points", "answer", "rule", "text", "question", "doubt", "assumed", "found",
            "distance", "signal", "value", "level", "label", "unit", "tier", "as_of", "filed", "source",
            "source_title", "note", "worth", "changes_top", "changes_first", "at_stake", "unknown_of", "kind",
            "hype_gap", "face", "discounted", "of_others", "trust", "claim", "claim_tier", "claim_trust",
            "claim_as_of", "claim_source", "claim_source_title", "backing"])
        self.assertEqual(list(dict.fromkeys(row["section"] for row in rows)),
                         ["ranking", "checklist", "hype", "backing", "risks", "unknown"])  # as the page has them
        facts = json.loads(self.output_of("brief", "--format", "json"))
        for key in ("experience", "role", "pains", "blockers", "information", "tools", "services"):
            self.assertTrue(facts[key], key)
        risk = [row for row in rows if row["section"] == "risks" and row["item"] == "unpermitted_power"]
        self.assertEqual([(row["id"], row["answer"], row["tier"]) for row in risk],
                         [("xai", "met", "reported"), ("nvidia", "unknown", ""), ("astera-labs", "unknown", ""),
                          ("anthropic", "unknown", ""), ("spacex", "unknown", "")])

    def test_follows_the_options_of_rank(self):
        self.assertIn("## Top 2 companies", self.output_of("brief", "--top", "2", "--format", "markdown"))
        layer = self.output_of("brief", "--layer", "labs", "--format", "markdown")
        self.assertIn("Only companies of this layer: Model labs (labs).", layer)
        self.assertNotIn("NVIDIA |", sections(layer)["Top 2 companies"])
        weighed = self.output_of("brief", "--weight", "stability=60", "--format", "markdown")
        self.assertIn("Stability 5 % → 60 %", weighed)
        dated = self.output_of("brief", "--as-of", "2026-05-01", "--format", "markdown")
        self.assertIn("dated after 2026-05-01", dated)
        self.assertNotIn("Computing moves into orbit", dated)

    def test_deal_breakers_exclude_unless_ignored(self):
        applied = sections(self.output_of("brief", "principal-ic", "--companies", SEED, "--format", "markdown"))
        self.assertIn("| **Anthropic** | 3 |", applied["Deal-breakers"])
        self.assertNotIn("Anthropic", applied["Checklist"])
        ignored = sections(self.output_of("brief", "principal-ic", "--companies", SEED, "--ignore-deal-breakers", "--format",
                                          "markdown"))
        self.assertIn("They are ignored here", ignored["Deal-breakers"])
        self.assertIn("excluded by: ", ignored["Top 5 companies"])

    def test_answers_for_a_table_without_any_evidence(self):
        table = self.write("t.csv", "id,growth,learning\nbeta,60,70\ngamma,,80\n")
        brief = sections(self.output_of("brief", "--companies", table, "--format", "markdown"))
        self.assertIn("These companies have no recorded claims.", brief["Reverse-hype watch"])
        self.assertIn("Unknown for beta and gamma.", brief["Under-reported risks"])
        self.assertNotIn("Learning", brief["What to find out next"])  # learning is stated outright

    def test_does_not_depend_on_the_threads(self):
        self.assertEqual(self.output_of("brief", "--threads", "1"), self.output_of("brief", "--threads", "7"))

    def test_refuses_what_it_does_not_know(self):
        self.assertIn("--by", self.refusal_of("brief", "--by", "layer"))
        self.assertIn("no such profile", self.refusal_of("brief", "nobody"))


if __name__ == "__main__":
    main()
