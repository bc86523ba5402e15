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
  pay: {points: [[0, 0], [1, 1]]}
"""
TABLE = "id,name,growth,ladder\na,A,-5,present\nb,B,5,\nc,C,10,absent\nd,D,15,present\ne,E,,\n"


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
        self.assertIn("| `growth` | 4 | -5 | -2 | 2.5 | 7.5 | 11.2 | 13.5 | 15 | 0 to 10 | 25 % | 25 % | 38 / 75 / 100 |",
                      result.stdout)
        self.assertIn("| `ladder` | 3 | present 2 (67 %), absent 1 (33 %) |", result.stdout)
        self.assertIn("Of no employer known: `pay`.", result.stdout)

    def test_says_how_it_is_called(self):
        result = self.run_script()
        self.assertEqual(result.returncode, 1)
        self.assertIn("goalpost_spread.py MODEL.yaml TABLE.csv", result.stderr)


if __name__ == "__main__":
    unittest.main()
