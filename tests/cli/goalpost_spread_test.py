"""The table of employers against goalposts (scripts/goalpost_spread.py)."""
import os
import subprocess
import sys
import tempfile
import unittest

MODEL = """
signals:
  growth: {points: [[0, 0], [10, 100]]}
  ladder: {levels: {present: 90, absent: 60}}
  rare: {points: [[0, 0], [1, 1]]}
  pay: {points: [[0, 0], [1, 1]]}
"""
GROWTH = [-5, 0, 1, 2, 3, 4, 5, 6, 10, 15, 16]
TABLE = "id,growth,ladder,rare\n" + "".join(
    f"c{i},{growth},{'present' if i % 4 else 'absent'},{7 if i == 3 else ''}\n" for i, growth in enumerate(GROWTH)) + "e,,,\n"


class GoalpostSpread(unittest.TestCase):
    def run_script(self, *arguments):
        script = os.path.join(os.environ["FITRANK_SOURCE"], "scripts", "goalpost_spread.py")
        return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)

    def test_shows_spread_scores_levels_and_what_is_unknown(self):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("model.yaml", "table.csv")]
            for path, text in zip(paths, (MODEL, TABLE)):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            result = self.run_script(*paths)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("| `growth` | 11 | -5 | 0 | 1.5 | 4 | 8 | 15 | 16 | 0 to 10 | 9 % | 18 % | 15 / 40 / 80 |",
                      result.stdout)
        self.assertIn("| `ladder` | 11 | present 8 (73 %), absent 3 (27 %) |", result.stdout)
        self.assertIn("Known for fewer than 10 employers: `rare` 1.", result.stdout)
        self.assertIn("Of no employer known: `pay`.", result.stdout)

    def test_says_how_it_is_called(self):
        result = self.run_script()
        self.assertEqual(result.returncode, 1)
        self.assertIn("goalpost_spread.py MODEL.yaml TABLE.csv", result.stderr)


if __name__ == "__main__":
    unittest.main()
