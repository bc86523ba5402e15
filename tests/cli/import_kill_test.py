"""An import that is killed, or runs out of space, loses nothing and is taken up where it was.

FITRANK_KILLS says how often to kill (200).
"""
import os
import random
import subprocess
import time

from evidence import dump, growth, integrity, observations
from harness import BINARY, CliTest, main

KILLS = int(os.environ.get("FITRANK_KILLS", "200"))
FILES = 150


class InterruptedImportTest(CliTest):
    def setUp(self):
        super().setUp()
        for i in range(FILES):
            rows = [growth(f"company-{i}-{j % 5}", j, as_of=f"{2000 + j}-06-30") for j in range(20)]
            self.write(f"notes/{i:03}.csv", observations(*rows, growth("x", "bad", as_of="never")))
        self.command = [BINARY, "import", "observations", "notes", "--threads", "2", "--into"]
        self.whole = self.finished("whole.sqlite")

    def finished(self, name, **options):
        result = subprocess.run([*self.command, name], capture_output=True, cwd=self.folder, env=self.environment(),
                                timeout=120, **options)
        # One record of each file is rejected; where all were kept before the kill, nothing is read again.
        self.assertIn(result.returncode, (0, 1), result)
        return dump(self.folder / name)

    def remove(self, name):
        for path in self.folder.glob(name + "*"):
            path.unlink()

    def test_killed_at_any_moment_it_is_whole_and_resumes(self):
        start = time.monotonic()
        self.remove("timed.sqlite")
        self.finished("timed.sqlite")
        usual = time.monotonic() - start
        chance = random.Random(7)
        found = []
        for kill in range(KILLS):
            self.remove("killed.sqlite")
            process = subprocess.Popen([*self.command, "killed.sqlite"], cwd=self.folder, env=self.environment(),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * usual)
            process.kill()
            process.wait()
            path = self.folder / "killed.sqlite"
            if path.exists() and path.stat().st_size > 0:
                self.assertEqual(integrity(path), ("ok", []), kill)
                with_tables = subprocess.run([BINARY, "check", "killed.sqlite"], cwd=self.folder, capture_output=True,
                                             env=self.environment(), timeout=60)
                if with_tables.returncode == 0:
                    found.append(len(dump(path)["imports"]))
            self.assertEqual(self.finished("killed.sqlite"), self.whole, kill)
        # The moments were spread over the import, not all before or behind it.
        between = [count for count in found if 0 < count < FILES]
        self.assertGreater(len(between), KILLS // 10, found)

    def test_out_of_space_is_told_and_loses_nothing(self):
        """A limit on the size of files stands for a full disk."""
        import resource

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))

        result = subprocess.run([*self.command, "full.sqlite"], capture_output=True, text=True, cwd=self.folder,
                                env=self.environment(), preexec_fn=limited, timeout=120)
        self.assertEqual(result.returncode, 2, result)
        self.assertRegex(result.stderr, r"full\.sqlite: .*; what was imported before is kept\n")
        self.assertEqual(integrity(self.folder / "full.sqlite"), ("ok", []))
        self.assertEqual(self.finished("full.sqlite"), self.whole)

    def test_a_full_disk_is_told_and_loses_nothing(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", str(disk)], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("may not mount a small disk here")
        try:
            result = subprocess.run([*self.command, "disk/full.sqlite"], capture_output=True, text=True,
                                    cwd=self.folder, env=self.environment(), timeout=120)
            self.assertEqual(result.returncode, 2, result)
            self.assertIn("what was imported before is kept", result.stderr)
            self.assertEqual(integrity(disk / "full.sqlite"), ("ok", []))
            kept = dump(disk / "full.sqlite")
            self.assertTrue(set(kept["observations"]) <= set(self.whole["observations"]))
        finally:
            subprocess.run(["umount", str(disk)], check=True)


if __name__ == "__main__":
    main()
