"""`fitrank sql` as a command: what it writes, and what it refuses. That the statements are right is tests/sql's work."""
import harness
from harness import PROFILE, SOURCE


class Sql(harness.CliTest):
    def sql(self, *arguments):
        return self.output_of("sql", "--dialect", "duckdb", "--from", "companies", *arguments)

    def test_opens_with_profile_weights_files_and_version(self):
        lines = self.sql(SOURCE / PROFILE, "--weight", "stability=24").splitlines()
        version = self.output_of("--version").split()[1]
        self.assertEqual(lines[0], f"-- fitrank {version}, for DuckDB: the first 5 companies, best first")
        self.assertIn("-- Weights: growth 0.28, comp 0.16, learning 0.28, stability 0.24, culture 0.04", lines)
        self.assertIn("-- Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old", lines)
        self.assertRegex("\n".join(lines), r"-- Profile file: \S+spacex-aiinfra-curious-swe-01.yaml, XXH3 [0-9a-f]{16}\n"
                                           r"-- Model file: \S+model.yaml, XXH3 [0-9a-f]{16}\n")

    def test_a_file_that_changes_changes_its_hash(self):
        profile = self.write("p.yaml", "id: p\ntitle: P\nweights: {growth: 1}\n")
        before = self.sql(profile)
        self.write("p.yaml", "id: p\ntitle: P\nweights: {growth: 1}\n# later\n")
        after = self.sql(profile)
        changed = [line for line in after.splitlines() if line not in before.splitlines()]
        self.assertEqual(len(changed), 1)
        self.assertTrue(changed[0].startswith("-- Profile file: "))

    def test_the_table_and_the_dialect_are_needed(self):
        self.assertIn("sql: --from is needed", self.refusal_of("sql", "--dialect", "duckdb"))
        self.assertIn("sql: --dialect is needed", self.refusal_of("sql", "--from", "t"))
        self.assertIn('did you mean "postgres"?', self.refusal_of("sql", "--from", "t", "--dialect", "postgress"))

    def test_a_name_that_is_no_table_is_refused(self):
        for name in ("", "a..b", "a.", '"a', "a.b.c.d", "a\nb"):
            with self.subTest(name=name):
                self.refusal_of("sql", "--dialect", "duckdb", "--from", name)

    def test_columns_come_from_words_and_files(self):
        columns = self.write("columns.yaml", "growth: g\nculture: ''\n")
        text = self.sql("--columns", columns, "name=firm")
        self.assertIn('CAST("g" AS DOUBLE)', text)
        self.assertIn('CAST("firm" AS text)', text)
        self.assertIn('CAST(NULL AS real) AS "culture"', text)

    def test_a_slip_in_a_file_of_columns_is_pointed_out(self):
        self.write("columns.yaml", "grwoth: g\n")
        refusal = self.refusal_of("sql", "--dialect", "duckdb", "--from", "t", "--columns", "columns.yaml")
        self.assertIn('columns.yaml:1:1: grwoth: no such column (did you mean "growth"?)\n'
                      "grwoth: g\n^\n", refusal)

    def test_a_slip_in_a_word_of_columns_is_pointed_out(self):
        refusal = self.refusal_of("sql", "--dialect", "duckdb", "--from", "t", "--columns", "grwoth=g")
        self.assertIn('did you mean "growth"?', refusal)

    def test_two_columns_that_score_one_criterion_are_refused(self):
        refusal = self.refusal_of("sql", "--dialect", "duckdb", "--from", "t", "--columns", "growth=g",
                                  "revenue_growth=r")
        self.assertIn("growth and revenue_growth (a signal of growth) both score growth", refusal)

    def test_one_list_at_a_time(self):
        refusal = self.refusal_of("sql", "--dialect", "duckdb", "--from", "t", "--excluded", "--refused")
        self.assertIn("--excluded and --refused are two lists", refusal)
        refusal = self.refusal_of("sql", "--dialect", "duckdb", "--from", "t", "--excluded", "--batch", "w")
        self.assertIn("--batch gives rankings", refusal)

    def test_it_writes_a_file_whole(self):
        self.output_of("sql", "--dialect", "postgres", "--from", "t", "-o", "ranking.sql")
        self.assertEqual((self.folder / "ranking.sql").read_text(encoding="utf-8"),
                         self.output_of("sql", "--dialect", "postgres", "--from", "t"))

    def test_a_list_is_not_cut_by_the_profiles_top(self):
        self.assertNotIn("LIMIT", self.sql("--unranked"))
        self.assertIn("LIMIT 7", self.sql("--unranked", "--top", "7"))


if __name__ == "__main__":
    harness.main()
