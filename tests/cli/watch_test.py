"""watch: saves as editors make them, broken ones, and what is shown meanwhile, in a terminal and without one."""
import json
import os
import signal
import subprocess
import time

from harness import BINARY, main
from watching import MODEL, WAIT, WatchCase, dossier, profile


class WatchTest(WatchCase):
    def rename_over(self, name, text):
        """As vim and many others save."""
        draft = self.write(f".{name}.swp~", text)
        os.replace(draft, self.folder / name)

    def test_save_broken_save_save_again(self):
        window = self.watch()
        first = window.until("Gamma")
        self.assertTrue(first.startswith("watching mine.yaml, model.yaml, companies (q ends)\n"), first)
        self.assertLess(first.index("Alpha"), first.index("Beta"))
        self.assertNotIn("Since last", first)

        self.write("mine.yaml", profile(20, 80))
        second = window.until("Weights changed")
        self.assertRegex(second, r"1 +▲2 weights +Gamma")
        self.assertRegex(second, r"2 += +Beta")
        self.assertRegex(second, r"3 +▼2 weights +Alpha")
        self.assertIn("Weights changed: pay 80 % → 20 %, growth 20 % → 80 %.", second)

        self.write("mine.yaml", profile(20, 80).replace("growth", "grwoth"))
        broken = window.until("grwoth")
        self.assertIn('mine.yaml:5:3: weights.grwoth: no such criterion (did you mean "growth"?)\n  grwoth: 80\n  ^\n',
                      broken)
        self.assertLess(broken.index("grwoth"), broken.index("The last good ranking:"))
        self.assertRegex(broken.split("The last good ranking:")[1], r"1 +▲2 weights +Gamma")

        self.write("mine.yaml", profile(50, 50))
        mended = window.until("pay 20 % → 50 %")
        self.assertNotIn("grwoth", mended)
        self.assertNotIn("The last good ranking", mended)
        # Moves are told since the last good table: Beta, second there, comes first.
        self.assertRegex(mended, r"1 +▲1 weights +Beta")

    def test_a_profile_that_names_its_companies_is_followed(self):
        self.write("mine.yaml", profile(80, 20) + "companies: companies\n")
        self.write("other/delta.yaml", dossier("Delta", 50, 50))
        self.arguments = ["watch", "mine.yaml", "--model", "model.yaml"]
        window = self.watch()
        self.assertIn("watching mine.yaml, model.yaml, companies (", window.until("Gamma"))
        self.write("companies/alpha.yaml", dossier("Alpha", 1, 1))
        window.until(r"3 [^\n]*Alpha")
        self.write("mine.yaml", profile(80, 20) + "companies: other\n")
        self.assertIn("watching mine.yaml, model.yaml, other (", window.until("1 [^\n]*Delta"))
        self.write("other/delta.yaml", dossier("Delta", 70, 70))
        window.until("Delta growth 50 → 70")
        self.write("mine.yaml", profile(80, 20) + "companies: gone\n")
        self.assertIn("mine.yaml:7:12: companies: no such file or folder: gone", window.until("The last good ranking:"))

    def test_rename_over_and_delete_and_make_again(self):
        window = self.watch()
        window.until("Gamma")
        for pay, shares in ((20, "pay 80 % → 20 %"), (50, "pay 20 % → 50 %"), (60, "pay 50 % → 60 %")):
            self.rename_over("mine.yaml", profile(pay, 100 - pay))
            window.until("Weights changed: " + shares)
        (self.folder / "mine.yaml").unlink()
        self.assertIn("mine.yaml is not there; waiting for it", window.until("The last good ranking:"))
        self.write("mine.yaml", profile(80, 20))
        window.until("Weights changed: pay 60 % → 80 %", without="The last good ranking")

    def test_companies_that_change_come_and_go(self):
        window = self.watch()
        window.until("Gamma")
        self.rename_over("companies/gamma.yaml", dossier("Gamma", 100, 90))
        changed = window.until("Data changed")
        self.assertRegex(changed, r"1 +▲2 data +Gamma")
        self.assertIn("Data changed: Gamma pay 10 → 100.", changed)
        self.write("companies/delta.yaml", dossier("Delta", 99, 99))
        came = window.until("Came: Delta")
        self.assertRegex(came, r"1 +new +Delta")
        self.assertRegex(came, r"2 +▼1 companies +Gamma")
        (self.folder / "companies/delta.yaml").unlink()
        self.assertRegex(window.until("Went: Delta"), r"1 +▲1 companies +Gamma")

    def test_model_and_link_to_another_folder(self):
        self.write("elsewhere/real.yaml", profile(80, 20))
        (self.folder / "mine.yaml").unlink()
        (self.folder / "mine.yaml").symlink_to("elsewhere/real.yaml")
        window = self.watch()
        window.until("Gamma")
        self.write("elsewhere/real.yaml", profile(20, 80))
        window.until("Weights changed")
        self.write("model.yaml", MODEL.replace("[[0, 0], [100, 100]]", "[[0, 100], [100, 0]]", 1))
        self.assertIn("Alpha pay 90 → 10", window.until("Data changed"))

    def test_what_falls_behind_the_top_is_not_gone(self):
        window = self.watch("--top", "1")
        self.assertIn("Alpha", window.until("1 of 3 ranked"))
        self.write("mine.yaml", profile(20, 80))
        screen = window.until("Weights changed")
        self.assertRegex(screen, r"1 +▲2 weights +Gamma")
        self.assertNotIn("Went", screen)

    def test_a_save_is_seen_by_its_event(self):
        # Once a second it looks anyway: without events most of these would take longer.
        window = self.watch()
        window.until("Gamma")
        taken = []
        for pay in (21, 22, 23, 24, 25):
            started = time.monotonic()
            self.rename_over("mine.yaml", profile(pay, 100 - pay))
            window.until(f"→ {pay} %")
            taken.append(time.monotonic() - started)
        self.assertLess(sorted(taken)[2], 0.6, taken)

    def test_interrupt_ends_it_quietly(self):
        window = self.watch()
        window.until("Gamma")
        window.child.sendintr()
        window.end()
        self.assertEqual(window.child.signalstatus, signal.SIGINT)
        self.assertNotIn("fitrank:", window.model.text())
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
        self.assertTrue(first.startswith("Firm: Alpha is first in "), first)
        self.write("mine.yaml", "weights: [\n")
        self.assertIn("mine.yaml:", child.stderr.readline())
        self.write("mine.yaml", profile(20, 80))
        moves = self.read_until(child.stdout, "Weights changed")
        second = self.read_until(child.stdout, "Alpha")
        self.assertNotIn("\x1b", first + moves + second)
        self.assertIn("- Moved since the last table: Gamma ▲2 (weights), Alpha ▼2 (weights).\n", moves)
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
        written = (self.folder / "out.json").read_text()
        self.assertEqual(written.replace('"command": "watch"', '"command": "rank"'), expected)

    def first_in_file(self):
        path = self.folder / "out.json"
        return json.loads(path.read_text())["rows"][0]["id"] if path.exists() else None

    def test_broken_from_the_start_is_waited_for(self):
        self.write("mine.yaml", "id: mine\n")
        window = self.watch()
        self.assertIn("mine.yaml", window.until("title"))
        self.write("mine.yaml", profile(80, 20))
        self.assertIn("Alpha", window.until("Gamma", without="title"))

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
