"""scripts/sizes.py: no file and no function is longer than the house allows, and longer ones are found."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["FITRANK_SOURCE"])
STEP = "  step();\n"
# A class whose constructor initialises members with parentheses and with braces, and a table: nothing here is long.
SHORT = """namespace fitrank {
class Long : public Base {
 public:
  explicit Long(int a) : Base(a), first_{a}, second_(a) {
    step();
  }
%s};

constexpr int kTable[] = {
%s};

}  // namespace fitrank
""" % ("  int member();\n" * 60, "    1,\n" * 60)


def cpp(lines, head="void long_one()"):
    """A function of so many lines."""
    return f"{head} {{\n{STEP * (lines - 2)}}}\n"


class SizesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self, root=None):
        result = subprocess.run([sys.executable, SOURCE / "scripts/sizes.py", "--root", root or self.root],
                                capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 1 if result.stderr else 0, result.stderr)
        return result.stderr.splitlines()

    def test_nothing_in_this_house_is_too_long(self):
        self.assertEqual(self.found(SOURCE), [])

    def test_a_long_file_is_found_whatever_its_language(self):
        names = ["bench/a.mjs", "include/fitrank/b.hpp", "python/c.pyi", "scripts/d.sh", "src/e.cpp", "src/page/web/f.js",
                 "src/page/web/g.d.ts"]
        for name in names:
            self.write(name, "\n" * 301)
        self.write("scripts/run", "#!/usr/bin/env bash\n" + "\n" * 300)
        self.assertEqual(sorted(self.found()),
                         sorted(f"{name}: 301 lines, more than 300" for name in [*names, "scripts/run"]))

    def test_tests_data_and_files_of_300_lines_may_be(self):
        for name, lines in (("src/a.cpp", 300), ("tests/a_test.cpp", 301), ("tests/a_test.py", 301), ("src/a.html", 301),
                            ("bench/peers/node_modules/b.js", 301)):
            self.write(name, "\n" * lines)
        self.write("scripts/words", "fitrank\n" * 301)
        self.assertEqual(self.found(), [])

    def test_a_long_function_is_found_wherever_it_stands(self):
        heads = ("void f()", "TEST(A, B)", "int main(int argc, char** argv)", "template <typename T = int>\nT f(T a = T(1))",
                 "bool A::operator==(const A& a) const", "A::A(int a) : a_{a}, b_(a)", "auto f() -> std::vector<int>")
        for number, head in enumerate(heads):
            lines = 41 - head.count("\n")
            self.write(f"src/{number}.cpp", f"namespace {{\n\n// What it does.\n{cpp(lines, head)}\n}}\n")
        self.assertEqual(self.found(), [f"src/{number}.cpp:4: a function of 41 lines, more than 40"
                                        for number in range(len(heads))])

    def test_a_long_member_is_found_in_tests_too(self):
        self.write("tests/a.hpp", f"struct A final : B<int> {{\n  int a = 1;\n{cpp(41, '  void f()')}}};\n")
        self.assertEqual(self.found(), ["tests/a.hpp:3: a function of 41 lines, more than 40"])

    def test_functions_of_40_lines_long_classes_and_tables_may_be(self):
        self.write("src/a.cpp", cpp(40) + cpp(40, "TEST(A, B)"))
        self.write("src/b.cpp", SHORT)
        self.write("src/c.cpp", "EACH(A)\n\nnamespace {\n\n" + "struct alignas(64) A {\n" + "  int a;\n" * 50 + "};\n}\n")
        self.assertEqual(self.found(), [])

    def test_braces_in_text_are_none(self):
        text = '  say("}");  // }\n  say(\'}\', 1\'000);\n  say(R"-(}\n}\n)-");\n#define OPEN {\n'
        self.write("src/a.cpp", f"void f() {{\n{text}{STEP * 33}}}\n")
        self.write("src/b.cpp", f"void f() {{\n{text}{STEP * 32}}}\n")
        self.assertEqual(self.found(), ["src/a.cpp:1: a function of 41 lines, more than 40"])

    def test_a_long_function_in_python_is_found(self):
        self.write("python/a.py", "class A:\n    @once\n    def f(self):\n" + "        step()\n" * 39)
        self.write("tests/b.py", "async def f():\n" + "    step()\n" * 39)
        self.assertEqual(self.found(), ["python/a.py:2: a function of 41 lines, more than 40"])


if __name__ == "__main__":
    unittest.main()
