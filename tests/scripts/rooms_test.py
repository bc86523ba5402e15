"""scripts/rooms.py: the rooms include one another as docs/architecture.md says, and a wrong include is found."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["FITRANK_SOURCE"])
PAGE = """## Which room may include which

| room | uses |
|---|---|
| base | none |
| score | base |
| score/fast | base |
| cli | all |
| fitrank | none |

<!-- rooms -->
<!-- end of rooms -->
"""


class RoomsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for name, text in (("docs/architecture.md", PAGE), ("src/base/text.hpp", ""), ("src/score/rank.cpp", '#include "base/text.hpp"\n'),
                           ("src/score/fast/sum.hpp", ""), ("src/cli/main.cpp", '#include "score/rank.hpp"\n'),
                           ("include/fitrank/door.hpp", "")):
            self.write(name, text)
        self.assertEqual(self.run_rooms("--write").returncode, 0)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_rooms(self, *options, root=None):
        return subprocess.run([sys.executable, SOURCE / "scripts/rooms.py", "--root", root or self.root, *options],
                              capture_output=True, text=True, check=False)

    def test_this_house_is_as_its_table_says(self):
        result = self.run_rooms(root=SOURCE)
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_a_house_that_is_as_its_table_says(self):
        self.assertEqual(self.run_rooms().returncode, 0)
        self.assertIn("score --> base", (self.root / "docs/architecture.md").read_text(encoding="utf-8"))

    def test_a_wrong_include_is_found(self):
        self.write("src/base/text.cpp", '#include "score/rank.hpp"\n')
        result = self.run_rooms()
        self.assertEqual(result.returncode, 1)
        self.assertIn("src/base/text.cpp: score/rank.hpp: base may not use score\n", result.stderr)
        self.assertIn("circle: base -> score -> base\n", result.stderr)

    def test_a_wrong_include_of_a_room_within_a_room_is_found(self):
        self.write("src/score/rank.cpp", '#include "score/fast/sum.hpp"\n')
        self.assertIn("score may not use score/fast", self.run_rooms().stderr)

    def test_a_room_that_the_table_lacks_is_found(self):
        self.write("src/attic/box.hpp", "")
        self.assertIn("attic: is not in the table", self.run_rooms().stderr)

    def test_an_old_picture_is_found(self):
        self.write("src/cli/main.cpp", '#include "base/text.hpp"\n')
        result = self.run_rooms()
        self.assertEqual((result.returncode, result.stderr.split(":")[0]), (1, "docs/architecture.md"))


if __name__ == "__main__":
    unittest.main()
