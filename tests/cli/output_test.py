"""Where output goes: files whole or not at all, closed pipes, full disks, terminals."""
import json
import os
import subprocess

import pexpect
from harness import BINARY, CliTest, main


class OutputTest(CliTest):
    def on_terminal(self, *arguments, columns=120, **environment):
        child = pexpect.spawn(BINARY, list(arguments), cwd=str(self.folder), env=self.environment(**environment),
                              encoding="utf-8", timeout=60, dimensions=(40, columns))
        text = child.read()
        child.close()
        self.assertEqual(child.exitstatus, 0)
        return text

    def test_colour_on_a_terminal_only(self):
        self.assertIn("\x1b[", self.on_terminal("rank"))
        self.assertNotIn("\x1b", self.on_terminal("rank", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_terminal("rank", TERM="dumb"))
        self.assertNotIn("\x1b", self.output_of("rank"))
        self.assertNotIn("\x1b", self.on_terminal("rank", "--format", "json"))

    def test_lines_fit_a_terminal(self):
        for columns in (80, 120):
            for line in self.on_terminal("rank", NO_COLOR="1", columns=columns).splitlines():
                self.assertLessEqual(len(line), columns, line)

    def test_file_is_replaced_whole(self):
        target = self.write("ranking.json", "old")
        self.assertEqual(self.output_of("rank", "-o", target), "")
        self.assertEqual(json.loads(target.read_text())["profile"], "spacex-aiinfra-curious-swe-01")
        self.assertEqual(os.listdir(self.folder), ["ranking.json"])

    def test_format_follows_the_file_name(self):
        self.output_of("rank", "-o", "ranking.md")
        self.assertIn("| --", (self.folder / "ranking.md").read_text().replace("|:-", "| --").replace("| :-", "| --"))
        self.output_of("rank", "-o", "ranking.csv")
        self.assertTrue((self.folder / "ranking.csv").read_text().startswith(
            "standing,rank,id,name,ticker,layer,market,score,low,high,likely_low,likely_high,coverage,growth,"))

    def test_bad_input_leaves_the_old_file(self):
        target = self.write("ranking.json", "old")
        self.refusal_of("rank", "--companies", "absent.csv", "-o", target)
        self.assertEqual(target.read_text(), "old")

    def test_unwritable_places_are_named(self):
        self.assertIn("no/such/folder", self.refusal_of("rank", "-o", "no/such/folder/x.json"))

    def test_full_disk_is_an_error(self):
        with open("/dev/full", "w") as full:
            result = subprocess.run([BINARY, "rank"], stdout=full, stderr=subprocess.PIPE, text=True,
                                    env=self.environment())
        self.assertEqual(result.returncode, 2)
        self.assertIn("No space left", result.stderr)

    def test_closed_pipe_ends_quietly(self):
        read, write = os.pipe()
        os.close(read)
        result = subprocess.run([BINARY, "rank"], stdout=write, stderr=subprocess.PIPE, text=True,
                                env=self.environment())
        os.close(write)
        self.assertEqual((result.returncode, result.stderr), (0, ""))


if __name__ == "__main__":
    main()
