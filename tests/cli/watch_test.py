"""watch in a pseudo-terminal: saves as editors make them, broken ones, and what is shown meanwhile."""
import json
import os
import re
import signal
import subprocess
import time

import pexpect

from harness import BINARY, CliTest, main

WAIT = 30  # seconds, at most; what is waited for mostly takes a tenth of one
CLEAR = "\x1b[H\x1b[2J"
ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")

MODEL = """criteria: {pay: {label: Pay}, growth: {label: Growth}}
evidence: {filed: 1}
signals:
  pay_score: {criterion: pay, label: Pay score, points: [[0, 0], [100, 100]]}
  growth_score: {criterion: growth, label: Growth score, points: [[0, 0], [100, 100]]}
"""


def profile(pay, growth, missing="zero"):
    return f"id: mine\ntitle: Mine\nweights:\n  pay: {pay}\n  growth: {growth}\nmissing: {missing}\n"


def dossier(name, pay, growth):
    return (f"id: {name.lower()}\nname: {name}\nobservations:\n"
            f"  - {{signal: pay_score, value: {pay}, tier: filed, source: a file}}\n"
            f"  - {{signal: growth_score, value: {growth}, tier: filed, source: a file}}\n")


class WatchTest(CliTest):
    """Alpha pays best, Beta stands between, Gamma grows most."""

    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("mine.yaml", profile(80, 20))
        self.write("companies/alpha.yaml", dossier("Alpha", 90, 10))
        self.write("companies/beta.yaml", dossier("Beta", 60, 60))
        self.write("companies/gamma.yaml", dossier("Gamma", 10, 90))

    arguments = ["watch", "mine.yaml", "--model", "model.yaml", "--companies", "companies"]

    def watch(self, *more, **environment):
        child = pexpect.spawn(BINARY, [*self.arguments, *more], cwd=str(self.folder), timeout=WAIT,
                              env=self.environment(**environment), dimensions=(60, 120), encoding="utf-8")
        self.addCleanup(child.close, force=True)
        return child

    def next_screen(self, child, until):
        """The text of the screen that shows `until`, from its beginning."""
        child.expect_exact(CLEAR)
        child.expect(until)
        text = child.before + child.after
        # One that an earlier save made may come first.
        text = text.rsplit(CLEAR, 1)[-1]
        return ESCAPES.sub("", text).replace("\r\n", "\n")

    def rename_over(self, name, text):
        """As vim and many others save."""
        draft = self.write(f".{name}.swp~", text)
        os.replace(draft, self.folder / name)

    def test_save_broken_save_save_again(self):
        child = self.watch()
        first = self.next_screen(child, r"Gamma[^\n]*\n")
        self.assertTrue(first.startswith("watching mine.yaml, model.yaml, companies (Ctrl-C ends)\n"), first)
        self.assertLess(first.index("Alpha"), first.index("Beta"))
        self.assertNotIn("Since last", first)

        self.write("mine.yaml", profile(20, 80))
        second = self.next_screen(child, r"Weights changed[^\n]*\n")
        self.assertRegex(second, r"1 +▲2 weights +Gamma")
        self.assertRegex(second, r"2 += +Beta")
        self.assertRegex(second, r"3 +▼2 weights +Alpha")
        self.assertIn("Weights changed: pay 80 % → 20 %, growth 20 % → 80 %.", second)

        self.write("mine.yaml", profile(20, 80).replace("growth", "grwoth"))
        broken = self.next_screen(child, r"Weights changed[^\n]*\n")
        self.assertIn('mine.yaml:5:3: weights.grwoth: no such criterion (did you mean "growth"?)\n  grwoth: 80\n  ^\n',
                      broken)
        self.assertLess(broken.index("grwoth"), broken.index("The last good ranking:"))
        self.assertRegex(broken.split("The last good ranking:")[1], r"1 +▲2 weights +Gamma")

        self.write("mine.yaml", profile(50, 50))
        mended = self.next_screen(child, r"Weights changed[^\n]*\n")
        self.assertNotIn("grwoth", mended)
        # Moves are told since the last good table: Beta, second there, comes first.
        self.assertRegex(mended, r"1 +▲1 weights +Beta")
        self.assertIn("pay 20 % → 50 %", mended)

    def test_a_profile_that_names_its_companies_is_followed(self):
        self.write("mine.yaml", profile(80, 20) + "companies: companies\n")
        self.write("other/delta.yaml", dossier("Delta", 50, 50))
        self.arguments = ["watch", "mine.yaml", "--model", "model.yaml"]
        child = self.watch()
        self.assertIn("watching mine.yaml, model.yaml, companies (", self.next_screen(child, r"Gamma[^\n]*\n"))
        self.write("companies/alpha.yaml", dossier("Alpha", 1, 1))
        self.next_screen(child, r"3 [^\n]*Alpha")
        self.write("mine.yaml", profile(80, 20) + "companies: other\n")
        self.assertIn("watching mine.yaml, model.yaml, other (", self.next_screen(child, r"Delta[^\n]*\n"))
        self.write("other/delta.yaml", dossier("Delta", 70, 70))
        self.next_screen(child, r"Delta growth 50 → 70[^\n]*\n")
        self.write("mine.yaml", profile(80, 20) + "companies: gone\n")
        self.assertIn("mine.yaml:7:12: companies: no such file or folder: gone",
                      self.next_screen(child, r"The last good ranking:"))

    def test_rename_over_and_delete_and_make_again(self):
        child = self.watch()
        self.next_screen(child, r"Gamma")
        for pay, shares in ((20, "pay 80 % → 20 %"), (50, "pay 20 % → 50 %"), (60, "pay 50 % → 60 %")):
            self.rename_over("mine.yaml", profile(pay, 100 - pay))
            self.assertIn(shares, self.next_screen(child, r"Weights changed[^\n]*\n"))
        (self.folder / "mine.yaml").unlink()
        gone = self.next_screen(child, r"The last good ranking:")
        self.assertIn("mine.yaml is not there; waiting for it", gone)
        self.write("mine.yaml", profile(80, 20))
        self.assertIn("pay 60 % → 80 %", self.next_screen(child, r"Weights changed[^\n]*\n"))

    def test_companies_that_change_come_and_go(self):
        child = self.watch()
        self.next_screen(child, r"Gamma")
        self.rename_over("companies/gamma.yaml", dossier("Gamma", 100, 90))
        changed = self.next_screen(child, r"Data changed[^\n]*\n")
        self.assertRegex(changed, r"1 +▲2 data +Gamma")
        self.assertIn("Data changed: Gamma pay 10 → 100.", changed)
        self.write("companies/delta.yaml", dossier("Delta", 99, 99))
        came = self.next_screen(child, r"Came[^\n]*\n")
        self.assertRegex(came, r"1 +new +Delta")
        self.assertRegex(came, r"2 +▼1 companies +Gamma")
        (self.folder / "companies/delta.yaml").unlink()
        went = self.next_screen(child, r"Went[^\n]*\n")
        self.assertRegex(went, r"1 +▲1 companies +Gamma")

    def test_model_and_link_to_another_folder(self):
        self.write("elsewhere/real.yaml", profile(80, 20))
        (self.folder / "mine.yaml").unlink()
        (self.folder / "mine.yaml").symlink_to("elsewhere/real.yaml")
        child = self.watch()
        self.next_screen(child, r"Gamma")
        self.write("elsewhere/real.yaml", profile(20, 80))
        self.next_screen(child, r"Weights changed")
        self.write("model.yaml", MODEL.replace("[[0, 0], [100, 100]]", "[[0, 100], [100, 0]]", 1))
        self.assertIn("Alpha pay 90 → 10", self.next_screen(child, r"Data changed[^\n]*\n"))

    def test_what_falls_behind_the_top_is_not_gone(self):
        child = self.watch("--top", "1")
        self.assertIn("Alpha", self.next_screen(child, r"1 of 3 ranked"))
        self.write("mine.yaml", profile(20, 80))
        screen = self.next_screen(child, r"Weights changed[^\n]*\n")
        self.assertRegex(screen, r"1 +▲2 weights +Gamma")
        self.assertNotIn("Went", screen)

    def test_a_save_is_seen_by_its_event(self):
        # Once a second it looks anyway: without events most of these would take longer.
        child = self.watch()
        self.next_screen(child, r"Gamma")
        taken = []
        for pay in (21, 22, 23, 24, 25):
            started = time.monotonic()
            self.rename_over("mine.yaml", profile(pay, 100 - pay))
            self.next_screen(child, f"→ {pay} %")
            taken.append(time.monotonic() - started)
        self.assertLess(sorted(taken)[2], 0.5, taken)

    def test_interrupt_ends_it_quietly(self):
        child = self.watch()
        self.next_screen(child, r"Gamma[^\n]*\n")
        child.sendintr()
        rest = child.read()
        child.close()
        self.assertEqual(child.signalstatus, signal.SIGINT, child)
        self.assertNotIn("fitrank:", rest)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["companies", "mine.yaml", "model.yaml"])

    def piped(self, *more):
        child = subprocess.Popen([BINARY, *self.arguments, *more], cwd=self.folder, env=self.environment(), text=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(child.stderr.close)
        self.addCleanup(child.stdout.close)
        self.addCleanup(child.wait, WAIT)
        self.addCleanup(child.kill)
        return child

    def read_until(self, stream, text):
        lines = []
        for line in stream:
            lines.append(line)
            if text in line:
                return "".join(lines)
        self.fail("ended without " + text + ": " + "".join(lines))

    def test_without_a_terminal_tables_follow_one_another(self):
        child = self.piped()
        self.assertEqual(child.stderr.readline(), "watching mine.yaml, model.yaml, companies (Ctrl-C ends)\n")
        first = self.read_until(child.stdout, "Gamma")
        self.assertTrue(first.startswith("Mine (mine)\n"), first)
        self.write("mine.yaml", "weights: [\n")
        self.assertIn("mine.yaml:", child.stderr.readline())
        self.write("mine.yaml", profile(20, 80))
        second = self.read_until(child.stdout, "Weights changed")
        self.assertNotIn("\x1b", first + second)
        self.assertRegex(second, r"1 +▲2 weights +Gamma")
        child.terminate()
        self.assertEqual(child.wait(WAIT), -signal.SIGTERM)

    def test_ends_when_its_reader_has_gone(self):
        child = self.piped()
        self.read_until(child.stdout, "Gamma")
        child.stdout.close()
        self.assertEqual(child.wait(WAIT), 0)

    def test_json_to_a_file_is_what_rank_writes(self):
        child = self.piped("-o", "out.json")
        self.assertIn("watching", child.stderr.readline())
        self.wait_for(lambda: self.first_in_file() == "alpha")
        self.write("mine.yaml", profile(20, 80))
        self.wait_for(lambda: self.first_in_file() == "gamma")
        expected = self.output_of("rank", *self.arguments[1:], "--format", "json")
        self.assertEqual((self.folder / "out.json").read_text(), expected)

    def first_in_file(self):
        path = self.folder / "out.json"
        return json.loads(path.read_text())["ranking"][0]["id"] if path.exists() else None

    def wait_for(self, holds):
        end = time.monotonic() + WAIT
        while not holds():
            self.assertLess(time.monotonic(), end, "waited in vain")
            time.sleep(0.02)

    def test_broken_from_the_start_is_waited_for(self):
        self.write("mine.yaml", "id: mine\n")
        child = self.watch()
        self.assertIn("mine.yaml", self.next_screen(child, r"title[^\n]*\n"))
        self.write("mine.yaml", profile(80, 20))
        self.assertIn("Alpha", self.next_screen(child, r"Gamma"))

    def test_what_no_save_can_mend_ends_it(self):
        self.assertIn("no such profile", self.refusal_of("watch", "nobody.yaml"))
        self.assertIn("cannot be watched", self.refusal_of("watch", "-"))
        self.assertIn("cannot be watched", self.refusal_of("watch", "--companies", "-"))
        for mistake in (("--weight", "growth"), ("--top", "none"), ("--layer", "moon"), ("--by", "name")):
            result = self.run_fitrank(*self.arguments, *mistake)
            self.assertEqual((result.returncode, result.stdout), (2, ""), result)
            self.assertIn(mistake[0], result.stderr)


if __name__ == "__main__":
    main()
