"""Packs what the build has laid out; called by scripts/wheel, in the build's folder."""
import os

from setuptools import Distribution, setup


class Built(Distribution):
    """The extension is there already; the wheel is of this platform all the same."""

    def has_ext_modules(self):
        return True


setup(name="fitrank", version=os.environ["FITRANK_VERSION"], packages=["fitrank"], distclass=Built,
      description="Ranks employers for a persona, with ranges, sources and reasons",
      long_description=open("README.md", encoding="utf-8").read(), long_description_content_type="text/markdown",
      license="Apache-2.0", python_requires=">=3.9", install_requires=["numpy"], include_package_data=False,
      package_data={"fitrank": ["*.so", "*.pyi", "py.typed", "data/**/*", "data/*/*/*", "data/*/*"]})
