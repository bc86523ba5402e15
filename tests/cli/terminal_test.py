"""Colours and width: option, environment, terminal."""
from harness import CliTest, main

ESCAPE = "\x1b["


class TerminalTest(CliTest):
    def has_color(self, *words, **environment):
        return ESCAPE in self.output_of("rank", *words, **environment)

    def test_the_option_comes_first(self):
        self.assertTrue(self.has_color("--color", "always"))
        self.assertTrue(self.has_color("--color", "always", NO_COLOR="1"))
        self.assertFalse(self.has_color("--color", "never", FORCE_COLOR="1", CLICOLOR_FORCE="1"))
        self.assertFalse(self.has_color("--color", "auto"))
        self.assertIn("must be one of auto, always, never", self.refusal_of("rank", "--color", "sometimes"))

    def test_then_no_color_then_force(self):
        self.assertTrue(self.has_color(FORCE_COLOR="1"))
        self.assertTrue(self.has_color(CLICOLOR_FORCE="1"))
        self.assertFalse(self.has_color(FORCE_COLOR="0", CLICOLOR_FORCE="0"))
        self.assertFalse(self.has_color(NO_COLOR="1", FORCE_COLOR="1"))
        self.assertTrue(self.has_color(NO_COLOR="", FORCE_COLOR="1"))
        self.assertFalse(self.has_color())

    def test_colors_go_into_no_other_format(self):
        for form in ("json", "csv", "markdown"):
            self.assertFalse(self.has_color("--format", form, "--color", "always"))

    def test_columns_set_the_width_without_a_terminal(self):
        def widest(**environment):
            lines = self.output_of("explain", "nvidia", **environment).splitlines()
            return max(len(line) for line in lines)

        self.assertLessEqual(widest(COLUMNS="60"), 60)
        self.assertGreater(widest(COLUMNS="200"), 100)
        self.assertEqual(widest(COLUMNS="wide"), widest(COLUMNS=None))
        self.assertEqual(widest(COLUMNS="3"), widest(COLUMNS="20"))


if __name__ == "__main__":
    main()
