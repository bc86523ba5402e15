"""What people read holds labels and titles: no level's id and no source's file name."""
import csv
import io
import json
import re

import yaml
from harness import PROFILE, SOURCE, CliTest, main

MODEL = yaml.safe_load((SOURCE / "config/model.yaml").read_text())
LEVELS = sorted({level for signal in MODEL["signals"].values() for level in signal.get("levels", {}) if "_" in level})
SOURCES = sorted(MODEL["sources"])
RAW = re.compile("|".join(rf"\b{re.escape(text)}\b" for text in (*LEVELS, *SOURCES)))
FOLDERS = ("config/seed", "config/companies")
COMPANIES = ("nvidia", "spacex", "xai", "anthropic", "astera-labs")
EXAMPLES = ("hardware-designer", "principal-ic", "visa-holder", "stability-first-parent", "power-datacenter-engineer")


def commands():
    yield from (["rank"], ["rank", "--why"], ["rank", "--evidence", "discounted", "--why"], ["brief"], ["hype"], ["unknowns"], ["robustness"],
                ["bounds"], ["methods"], ["stability"], ["drivers"], ["audit"], ["acceptability"], ["coverage"],
                ["compare", "nvidia", "spacex"], ["compare", "anthropic", "xai"], ["reach", "spacex"],
                ["digest", "--since", "2025-01-01"], ["rank", "--by", "layer"])
    for company in COMPANIES:
        yield from (["explain", company], ["sources", company])
    for profile in EXAMPLES:
        yield from (["rank", profile], ["rank", profile, "--why"], ["rank", profile, "--ignore-deal-breakers", "--why"], ["brief", profile], ["hype", profile])


class ProseTest(CliTest):
    def test_there_is_something_to_find(self):
        self.assertIn("designs_silicon", LEVELS)
        self.assertIn("003_0d32e5da7342dd48.txt", SOURCES)
        self.assertRegex("designs_silicon", RAW)

    def test_tables_and_markdown_show_no_raw_id(self):
        for folder in FOLDERS:
            for command in commands():
                for form in ("table", "markdown"):
                    text = self.output_of(*command, "--companies", SOURCE / folder, "--format", form)
                    with self.subTest(command=command, folder=folder, form=form):
                        # Markdown writes an underscore of a text as "\\_".
                        self.assertNotRegex(text.replace("\\_", "_"), RAW)

    def test_reproduce_and_the_comments_of_sql_show_no_raw_id(self):
        self.assertNotRegex(self.output_of("reproduce"), RAW)
        self.assertIn("published persona brief, 2026", self.output_of("reproduce"))
        for profile in EXAMPLES:
            statement = self.output_of("sql", profile, "--dialect", "duckdb", "--from", "companies", "--shape", "signals")
            comments = "\n".join(line for line in statement.splitlines() if line.startswith("--"))
            self.assertNotRegex(comments, RAW)

    def test_json_and_csv_keep_the_id_and_add_the_words(self):
        rows = json.loads(self.output_of("explain", "nvidia", "--format", "json"))["rows"]
        text = self.output_of("explain", "nvidia", "--format", "csv")
        for role in (next(row for row in found if row["kind"] == "signal" and row["signal"] == "compute_role")
                     for found in (rows, csv.DictReader(io.StringIO(text)))):
            self.assertEqual((role["level"], role["label"]), ("designs_silicon", "designs silicon"))
            self.assertEqual((role["source"], role["source_title"]),
                             ("003_0d32e5da7342dd48.txt", "published persona brief, 2026"))

    def test_the_page_shows_titles_and_labels(self):
        page = json.loads(self.output_of("report", "--format", "json"))
        for company in page["companies"]:
            for observation in company["observations"]:
                self.assertNotRegex(observation["value"], RAW)
                if observation["source"] in SOURCES:
                    self.assertEqual(observation["title"], MODEL["sources"][observation["source"]])


if __name__ == "__main__":
    main()
