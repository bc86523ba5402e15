"""watch fills the window of a terminal: the error first, then the moves, then the table, whatever the size."""
import signal
import termios

from harness import BINARY, main
from watching import WatchCase, Window, dossier, profile

SIZES = ((24, 80), (40, 100), (12, 40))
TYPO = profile(80, 20).replace("growth", "grwoth")
FIVE = (("Delta", 70, 40), ("Epsilon", 30, 70))


class WatchScreenTest(WatchCase):
    """Five companies."""

    def setUp(self):
        super().setUp()
        for name, pay, growth in FIVE:
            self.write(f"companies/{name.lower()}.yaml", dossier(name, pay, growth))

    def at_each_size(self, check):
        for rows, columns in SIZES:
            self.write("mine.yaml", profile(80, 20))
            with self.subTest(rows=rows, columns=columns):
                window = self.watch(rows=rows, columns=columns)
                window.until("Alpha")
                check(window)
                window.child.close(force=True)

    def test_a_broken_save_is_seen_on_top_and_mended(self):
        def check(window):
            self.write("mine.yaml", TYPO)
            window.until("grwoth")
            lines = window.model.lines()
            self.assertIn("(q ends)", lines[0])
            self.assertTrue(lines[1].startswith("mine.yaml:5:3:"), lines)
            self.assertIn("31", window.model.colors[1])
            caret = lines.index("  ^")
            self.assertEqual(lines[caret - 1], "  grwoth: 20")
            self.assertIn('no such criterion (did you mean "growth"?)', " ".join(lines[1:caret]))
            self.assertIn("31", window.model.colors[caret])
            self.assertGreater(lines.index("The last good ranking:"), caret)
            self.write("mine.yaml", profile(81, 19))
            mended = window.until("Weights changed")
            self.assertNotIn("grwoth", mended)
            self.assertNotIn("The last good", mended)

        self.at_each_size(check)

    def test_moves_are_above_the_table(self):
        def check(window):
            self.write("mine.yaml", profile(20, 80))
            text = window.until("Weights changed")
            moves = " ".join(text.split("\n\n")[0].split())
            self.assertRegex(moves, r"^watching \S.* \(q ends\) - Moved since the last table: Gamma ▲4 \(weights\), ")
            self.assertTrue(moves.endswith(" - Weights changed: pay 80 % → 20 %, growth 20 % → 80 %."), moves)
            window.child.send("\x1b[F")
            self.assertRegex(window.until("--why"), r"5 +▼4 [^\n]*Alpha|▼4")

        self.at_each_size(check)

    def test_what_does_not_fit_is_counted_and_scrolled(self):
        window = self.watch(rows=12, columns=80)
        window.until(r"[0-9]+ more lines \(arrow keys scroll\)")
        top = window.model.lines()
        window.child.send("\x1b[B")
        window.until("1 above")
        self.assertEqual(window.model.lines()[:10], [top[0], *top[2:11]])
        self.write("mine.yaml", TYPO)
        window.until("grwoth")
        window.child.send("\x1b[F")
        end = window.until("more lines above")
        self.assertIn("grwoth", end)
        self.assertIn("--why", end)
        window.child.send("\x1b[H")
        window.until("arrow keys scroll")
        window.child.send("\x1b[6~")
        window.until("6 above")
        window.child.send("\x1b[5~")
        window.until("arrow keys scroll")

    def test_an_error_longer_than_the_window_shows_its_first_lines(self):
        window = self.watch(rows=12, columns=80)
        window.until("Alpha")
        self.write("mine.yaml", profile(80, 20).replace("missing", "".join(f"  no_{i}: 1\n" for i in range(30)) + "missing"))
        window.until("more lines of the error")
        lines = window.model.lines()
        self.assertTrue(lines[1].startswith("mine.yaml:6:3: weights.no_0: "), lines)
        self.assertRegex(lines[11], "^[0-9]+ more lines of the error$")
        self.assertNotIn("Alpha", window.model.text())

    def test_a_long_source_line_is_shown_around_its_caret(self):
        window = self.watch(rows=12, columns=40)
        window.until("Alpha")
        comment = "x" * 30
        self.write("companies/alpha.yaml",
                   f"{{id: alpha, name: Alpha, layer: {comment}, observations: [], ticker: {comment}, grwoth: 1}}\n")
        window.until("grwoth")
        lines = window.model.lines()
        caret = next(i for i, line in enumerate(lines) if line.strip() == "^")
        self.assertTrue(lines[caret - 1].startswith("…"), lines)
        self.assertEqual(lines[caret - 1][lines[caret].index("^"):][:6], "grwoth")

    def test_a_resize_draws_it_anew(self):
        window = self.watch(rows=40, columns=100)
        self.assertNotIn("more lines", window.until("--why"))
        for rows, columns in ((12, 60), (24, 40), (50, 120), (3, 10), (24, 80)):
            window.resize(rows, columns)
            window.until("watching" if columns > 20 else "q ends")
            self.assertLessEqual(len(window.model.text().splitlines()), rows)
            if rows in (12, 50):
                self.assertEqual("more lines" in window.model.text(), rows == 12)
        self.write("mine.yaml", TYPO)
        window.until("grwoth")
        window.resize(12, 40)
        window.until("grwoth")

    def modes(self, window):
        flags = termios.tcgetattr(window.child.child_fd)[3]
        return bool(flags & termios.ECHO), bool(flags & termios.ICANON)

    def assert_put_back(self, window):
        self.assertEqual((window.model.alternate, window.model.cursor, window.model.wraps), (False, True, True))
        self.assertEqual(self.modes(window), (True, True))

    def assert_held(self, window):
        self.assertEqual((window.model.alternate, window.model.cursor), (True, False))
        self.assertEqual(self.modes(window), (False, False))

    def test_q_ends_it_and_puts_the_terminal_back(self):
        window = self.watch(rows=24, columns=80)
        window.until("Alpha")
        self.assert_held(window)
        window.child.send("q")
        window.end()
        self.assertEqual((window.child.exitstatus, window.child.signalstatus), (0, None))
        self.assert_put_back(window)

    def test_signals_end_it_and_put_the_terminal_back(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            window = self.watch(rows=24, columns=80)
            window.until("Alpha")
            window.child.sendintr() if number == signal.SIGINT else window.child.kill(number)
            window.end()
            self.assertEqual((window.child.exitstatus, window.child.signalstatus), (None, number))
            self.assert_put_back(window)

    def test_stopped_it_gives_the_terminal_back_until_it_goes_on(self):
        window = self.watch(rows=24, columns=80)
        window.until("Alpha")
        window.child.sendcontrol("z")
        while window.model.alternate:
            self.assertTrue(window.read(10))
        self.wait_for(lambda: self.modes(window) == (True, True))
        self.assert_put_back(window)
        window.child.kill(signal.SIGCONT)
        window.until("Alpha")
        self.assert_held(window)
        window.child.send("q")
        window.end()
        self.assertEqual(window.child.exitstatus, 0)

    def test_a_name_cannot_steer_the_terminal(self):
        self.write("companies/evil.yaml", dossier('"\\e[2J\\e[31mEvil\\e]0;x\\a"', 99, 99, id="evil"))
        window = self.watch(rows=24, columns=80)
        window.until(r"u\{1b\}")  # strays fail it
        self.write("mine.yaml", profile(80, 20) + '"\\e[2J": 1\n')
        window.until("mine.yaml:7")

    def test_colours_are_optional(self):
        window = self.watch(rows=24, columns=80, NO_COLOR="1")
        window.until("Alpha")
        self.write("mine.yaml", TYPO)
        window.until("grwoth")
        self.assertEqual(window.model.colors, {})

    def test_chosen_columns_have_the_moves_above_them(self):
        window = self.watch("--brief", rows=24, columns=80)
        window.until("Alpha")
        self.write("mine.yaml", profile(20, 80))
        text = window.until("Weights changed")
        self.assertLess(text.index("Weights changed"), text.index("Lowest"))

    def assert_no_screen(self, window):
        window.until("Alpha")
        self.write("mine.yaml", TYPO)
        window.until("grwoth")
        self.write("mine.yaml", profile(20, 80))
        window.until("Weights changed")
        self.assertNotIn("\x1b[?", window.sent)
        self.assertNotIn("\x1b[H", window.sent)
        self.assertIn("(Ctrl-C ends)", window.sent)

    def test_what_is_no_screen_shows_tables_one_after_the_other(self):
        self.assert_no_screen(self.watch(rows=60, columns=120, TERM="dumb"))
        self.write("mine.yaml", profile(80, 20))
        words = " ".join([BINARY, *self.arguments])
        self.assert_no_screen(Window(self, "/bin/sh", ["-c", words + " </dev/null"], 60, 120, self.environment()))

    def test_a_mistaken_command_line_draws_no_screen(self):
        window = self.watch("--columns", "nothing", rows=24, columns=80)
        window.end()
        self.assertEqual(window.child.exitstatus, 2)
        self.assertNotIn("\x1b[?", window.sent)
        self.assertIn("--columns", window.sent)


if __name__ == "__main__":
    main()
