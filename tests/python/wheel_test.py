"""A wheel of the package, installed into a virtual environment that has nothing else of fitrank."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["FITRANK_SOURCE"])
BUILD = os.environ["FITRANK_BUILD"]
PROGRAM = """
import fitrank, pathlib
model = fitrank.Model.load()
profile = fitrank.Profile.load(fitrank.data_folder() / "profiles/spacex-aiinfra-curious-swe-01.yaml", model)
companies = fitrank.Companies.load(fitrank.data_folder() / "config/seed", model)
assert "site-packages" in fitrank.__file__, fitrank.__file__
assert (pathlib.Path(fitrank.__file__).parent / "py.typed").exists()
print(fitrank.__version__, fitrank.rank(companies, profile).ids[0], len(fitrank.Companies.load(model=model)))
"""


class WheelTest(unittest.TestCase):
    def test_a_wheel_is_made_and_installed(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="fitrank-wheel-"))
        self.addCleanup(shutil.rmtree, folder)
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "FITRANK"))}
        made = subprocess.run([SOURCE / "scripts/wheel", BUILD, os.path.relpath(folder, SOURCE)], capture_output=True,
                              text=True, check=False, env=clean)
        self.assertEqual(made.returncode, 0, made.stderr)
        wheel = next(folder.glob("*.whl"))
        environment = folder / "environment"
        subprocess.run(["/usr/bin/python3", "-m", "venv", "--system-site-packages", environment], check=True, env=clean)
        python = environment / "bin/python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel], check=True, env=clean)
        result = subprocess.run([python, "-c", PROGRAM], capture_output=True, text=True, check=False, cwd="/", env=clean)
        self.assertEqual((result.returncode, result.stdout.split()[1]), (0, "nvidia"), result)


if __name__ == "__main__":
    unittest.main()
