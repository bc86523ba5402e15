"""scripts/test-compilers builds with each compiler into a folder of its own and runs the unit tests."""
import subprocess
import unittest

from bash_run import SOURCE, BashTest


class CompilersTest(BashTest):
    def setUp(self):
        super().setUp()
        for name in ("cmake", "ctest", "nproc"):
            self.stand_in(name)

    def run_script(self, *arguments):
        return subprocess.run(["bash", SOURCE / "scripts/test-compilers", *arguments], capture_output=True, text=True,
                              timeout=60, env={"PATH": str(self.programs), "LC_ALL": "C.UTF-8"})

    def called(self, beginning):
        return [call for call in self.calls() if call.startswith(beginning)]

    def test_each_compiler_is_installed_builds_and_is_tested(self):
        result = self.run_script("clang++-15", "g++-12")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(self.called("apt-get install")[0].endswith(" libbenchmark-dev clang-15 g++-12"), self.calls())
        for compiler in ("clang++-15", "g++-12"):
            configured = self.called(f"cmake -S . -B build/{compiler} ")
            self.assertIn(f"-DCMAKE_CXX_COMPILER={compiler} -DFITRANK_DEVELOPMENT=ON", configured[0])
            self.assertEqual(len(self.called(f"cmake --build build/{compiler}")), 1)
            self.assertIn("--label-regex unit", self.called(f"ctest --test-dir build/{compiler} ")[0])

    def test_without_names_it_takes_both_clangs(self):
        self.assertEqual(self.run_script().returncode, 0)
        self.assertEqual([call.split()[-1] for call in self.called("cmake --build")], ["build/clang++-14", "build/clang++-16"])

    def test_a_build_that_fails_ends_it(self):
        self.stand_in("cmake", '[ "$1" != --build ]')
        result = self.run_script("clang++-16")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.called("ctest"), [])
        self.assertNotIn("built without warnings", result.stderr)

    def test_help_says_what_it_does_and_an_unknown_option_is_refused(self):
        self.assertEqual((self.run_script("--help").returncode, self.run_script("--none").returncode), (0, 2))
        self.assertIn("scripts/test-compilers [COMPILER...]", self.run_script("--help").stdout)
        self.assertEqual(self.calls(), [])


if __name__ == "__main__":
    unittest.main()
