"""The test of pages finds what it is there for: each fault planted in a page is told, and a page without one is not."""
import textwrap

import page_files
import page_words
import pages
from harness import BINARY, CliTest, main
from page_commands import commands_of, matches, programs_of, to_type
from page_reader import Reader

TICKS = "```"


class PageTest(CliTest):
    def setUp(self):
        super().setUp()
        self.help_texts = page_words.help_of_each(self.output_of("help", "--format", "markdown"))

    def page(self, text, name="docs/planted.md"):
        return pages.read_page(name, textwrap.dedent(text).replace("'''", TICKS))

    def follow(self, text):
        """The reader who has followed a page of this text."""
        return Reader(self.page(text), self.help_texts, self.folder, self.environment(FITRANK_HOME=None)).follow()

    def fault(self, text, *parts):
        """The one problem that following the page must find; it has these parts."""
        problems = self.follow(text).problems
        self.assertEqual(len(problems), 1, problems)
        for part in parts:
            self.assertIn(part, problems[0])

    def words(self, text):
        return page_words.problems_of(self.page(text), self.help_texts)


class CommandsTest(PageTest):
    def test_a_page_that_is_true_has_no_fault(self):
        reader = self.follow("""
            # A page
            '''
            scripts/run init profiles/mine.yaml   # a comment
            scripts/run rank profiles/mine.yaml \\
              --top 3
            '''
            Then `fitrank explain nvidia`, as `fitrank bounds` and `fitrank import lca FILE` are only named.

            '''
            $ fitrank --version
            fitrank ... (x86-64...)
            '''
            """)
        self.assertEqual((reader.problems, reader.ran), ([], 4))

    def test_a_stale_command_is_told_with_its_line(self):
        self.fault("""
            '''
            fitrank rank
            fitrank batch profiles/spacex-aiinfra-curious-swe-01.yaml stability-first
            '''
            """, "docs/planted.md:4: ", "ends with 2, not 0", "no such profile: stability-first")

    def test_a_stale_command_within_a_line_or_a_table_is_told(self):
        self.fault("As `fitrank explain nvidai` says.", "docs/planted.md:1: ", "no such company")
        self.fault("| `scripts/run rank --by layers` | best of each |", "ends with 2")

    def test_a_stale_example_of_a_help_is_told(self):
        self.fault("""
            '''
            Examples:
              fitrank rank                 the ranking
              fitrank rank --tpo 3         its first three

            Usage: fitrank rank [PROFILE]
            '''
            """, "docs/planted.md:5: ", "no such option: --tpo")

    def test_a_wrong_output_is_told(self):
        self.fault("""
            '''
            $ scripts/run weights equal
            nonsense
            '''
            """, "docs/planted.md:3: ", "but the page shows\nnonsense")

    def test_output_of_a_hidden_command_is_compared(self):
        text = """
            <!-- output of: fitrank rank no-such-profile || true -->
            '''text
            {}
            '''
            """
        self.assertEqual(self.follow(text.format("...no-such-profile...")).problems, [])
        self.fault(text.format("no output of that kind"), "but the page shows")

    def test_a_status_has_to_be_as_documented(self):
        text = """
            <!-- exits with: 2 -->
            '''
            fitrank {}
            '''
            """
        self.assertEqual(self.follow(text.format("rnak")).problems, [])
        self.fault(text.format("rank"), "ends with 0, not 2")

    def test_what_a_page_makes_later_is_not_there_before(self):
        page_files.make_all(self.folder / "store", BINARY, self.environment(FITRANK_HOME=None))
        for text, problems in (("`fitrank rank mine.yaml`", 0), ("`fitrank rank mine.yaml` and `fitrank init mine.yaml`", 1)):
            reader = Reader(self.page(text), self.help_texts, self.folder / "store", self.environment(FITRANK_HOME=None))
            self.assertEqual(len(reader.follow().problems), problems, text)

    def test_a_program_that_is_not_known_is_not_run(self):
        self.fault("""
            '''
            fitrank rank | sudo tee /etc/ranking
            '''
            """, "calls sudo, which this test does not run")

    def test_a_watch_is_left_by_itself(self):
        self.assertEqual(self.follow("`scripts/run watch spacex-aiinfra-curious-swe-01`").problems, [])
        self.fault("`scripts/run watch no-such-profile`", "ends with 1")


class MarksTest(PageTest):
    def test_a_marked_block_is_not_run_and_listed(self):
        reader = self.follow("""
            <!-- not run: needs a running PostgreSQL -->
            '''
            fitrank rank | psql
            '''
            """)
        self.assertEqual((reader.problems, reader.ran), ([], 0))
        self.assertEqual(reader.left, ["docs/planted.md:4: needs a running PostgreSQL"])

    def test_a_mark_needs_a_reason(self):
        self.fault("""
            <!-- not run: -->
            '''
            psql
            '''
            """, "without a reason")

    def test_a_mark_needs_commands(self):
        self.fault("""
            <!-- not run: only words -->
            '''text
            words
            '''
            """, "there is nothing to run")
        self.fault("""
            <!-- not run: only comments -->
            '''
            # words
            '''
            """, "there is nothing to run")

    def test_a_mark_over_no_block_is_told(self):
        self.assertEqual(self.words("<!-- not run: a reason -->\n\nWords.\n"),
                         ["docs/planted.md:1: a mark that stands over no block"])
        self.assertEqual(self.words("'''\nfitrank rank\n"), ["docs/planted.md:1: this fence is never closed"])

    def test_a_marked_command_has_to_have_its_options(self):
        self.assertEqual(self.words("""
            <!-- not run: needs a running PostgreSQL -->
            '''
            (echo 'CREATE VIEW v AS'; fitrank sql --dialekt postgres) | psql
            '''
            """), ["docs/planted.md:4: no such option: --dialekt"])


class BlocksTest(PageTest):
    def test_yaml_is_checked_whole_or_in_part(self):
        self.assertEqual(self.follow("""
            '''yaml
            id: acme
            name: Acme
            observations:
              - {signal: revenue_growth, value: 31, tier: filed, source: a report}
            '''
            '''
            fitrank explain acme --companies config/companies
            '''
            '''yaml
            deal_breakers:
              - {signal: power_permitting, is: permitted, text: Allowed}
            '''
            '''yaml
            rule: {signal: power_permitting, is: permitted}
            '''
            """).problems, [])

    def test_a_slip_in_yaml_is_told(self):
        for text, told in (("id: a\nname: A\nobservations: [{signal: growht, value: 1, tier: filed, source: s}]", "growht"),
                           ("deal_breakers: [{signal: power_permitting, is: allowed, text: t}]", "allowed"),
                           ("rule: {signal: power_permits, is: permitted}", "power_permits"),
                           ("wieghts: {growth: 1}", "YAML of no kind"), ("- 1", "nobody can tell"), ("a: [", "no YAML")):
            with self.subTest(text):
                self.fault(f"'''yaml\n{text}\n'''", told)

    def test_csv_is_checked(self):
        self.assertEqual(self.follow("'''csv\nid,growth\na,5\n'''").problems, [])
        self.fault("'''csv\nid,grwoth\na,5\n'''", "grwoth")
        self.fault("'''csv\ncompany,signal,value,tier,source\nacme,revenue_grwoth,1,filed,s\n'''", "revenue_grwoth")

    def test_nothing_is_passed_over_in_silence(self):
        self.fault("'''sql\nSELECT 1\n'''", "nothing here can run a block of sql")
        self.fault("'''\n\n'''", "a block without a command")
        self.fault("'''\nwords of some kind\n'''", "calls words")
        self.fault("'''text\nsrc/clii/   main\n'''", "there is no folder src/clii/")


class WordsTest(PageTest):
    def test_links_lead_somewhere(self):
        self.assertEqual(self.words("""
            # The `rank` of "it", once
            # The `rank` of "it", once
            [a](../README.md) [b](data.md#the-tables) [c](#the-rank-of-it-once-1) [d](https://example.com/(x)) ![e](growth.png)
            """), [])
        self.assertEqual(self.words("[a](no.md)\n[b](data.md#no-such)\n[c](#none)\n![d](no.png)\n\n[e]: gone.md\n"), [
            "docs/planted.md:1: no.md: no such file", "docs/planted.md:2: data.md#no-such: no such heading",
            "docs/planted.md:3: #none: no such heading", "docs/planted.md:4: no.png: no such file",
            "docs/planted.md:6: gone.md: no such file"])

    def test_names_of_commands_options_paths_and_presets_exist(self):
        self.assertEqual(self.words("`fitrank explain COMPANY --top` `rank --format json` `--top` `config/seed/*.yaml` "
                                    "`cmake --preset ci`"), ["docs/planted.md:1: no such option: --top"])
        self.assertEqual(len(self.words("`fitrank explian COMPANY`, `rank --formt`, `--tpo`, `config/seeds`, "
                                        "`cmake --preset cii`")), 5)


class ReadingTest(PageTest):
    def typed(self, text):
        return [command.text for part in self.page(text).parts for command in to_type(part, self.help_texts)]

    def test_spans_may_break_lines_and_hold_pipes(self):
        self.assertEqual(self.typed("So `fitrank rank\n--top 3`, ``fitrank explain xai``, `fitrank rank \\| cat` and `rank`."),
                         ["fitrank rank --top 3", "fitrank explain xai", "fitrank rank | cat"])

    def test_forms_are_no_commands(self):
        for form in ("fitrank", "fitrank explain COMPANY", "scripts/run [ARGS]", "fitrank import lca", "fitrank index build",
                     "fitrank import KIND PATH...", "fitrank diff OLD.json NEW.json"):
            self.assertEqual(self.typed(f"`{form}`"), [], form)
        for command in ("scripts/run", "scripts/run brief", "fitrank explain nvidia",
                        "fitrank import lca LCA_Disclosure_Data_FY2024_Q4.csv"):
            self.assertEqual(self.typed(f"`{command}`"), [command])

    def test_comments_of_yaml_are_read(self):
        page = pages.read_comments("a.yaml", "# Try `fitrank rank --top 2`.\nid: a # `fitrank rank`\n")
        self.assertEqual([part.text for part in page.parts], ["fitrank rank --top 2"])

    def test_programs_of_a_line(self):
        self.assertEqual(programs_of("(echo 'a; b'; X=1 fitrank sql) | psql -c 'x | y' && ls > f # rm"),
                         ["echo", "fitrank", "psql", "ls"])

    def test_output_matches_but_for_ellipses(self):
        for shown, real, same in (("a\n...\nd\n", "a\nb\nc\nd\n", True), ("a\n...\n", "a\n", True), ("a\n...\nd", "a\nb\n", False),
                                  ("took ... s\n", "took 3 s\n", True), ("took ... s\n", "took 3\n4 s\n", False),
                                  ("a.c\n", "abc\n", False), ("a\n", "a\nb\n", False)):
            self.assertEqual(matches(shown, real), same, (shown, real))

    def test_fences_in_lists_lose_their_indent(self):
        page = self.page("1. One:\n\n   '''\n   fitrank rank\n     --top 3\n   '''\n")
        self.assertEqual(commands_of(page.parts[0])[0].text, "fitrank rank")


if __name__ == "__main__":
    main()
