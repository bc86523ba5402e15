"""The stubs name what the package has, with the same arguments."""
import ast
import inspect
import os
import pathlib
import unittest

import fitrank

STUBS = pathlib.Path(os.environ["FITRANK_SOURCE"]) / "python/fitrank/__init__.pyi"


def arguments(function):
    """Names of all arguments of a function of the stubs."""
    listed = function.args
    star = [listed.vararg.arg] if listed.vararg else []
    return [one.arg for one in listed.posonlyargs + listed.args] + star + [one.arg for one in listed.kwonlyargs]


class StubsTest(unittest.TestCase):
    def setUp(self):
        tree = ast.parse(STUBS.read_text(encoding="utf-8"))
        self.classes = {one.name: one for one in tree.body if isinstance(one, ast.ClassDef)}
        self.functions = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}

    def test_all_public_names_are_there(self):
        named = {*self.classes, *self.functions, "Error", "Problem"}
        self.assertEqual(set(fitrank.__all__), named)

    def test_functions_take_the_same_arguments(self):
        for name, stub in self.functions.items():
            self.assertEqual(arguments(stub), list(inspect.signature(getattr(fitrank, name)).parameters), name)

    def test_methods_are_there_and_take_the_same_arguments(self):
        for name, stub in self.classes.items():
            for method in (one for one in stub.body if isinstance(one, ast.FunctionDef)):
                real = inspect.getattr_static(getattr(fitrank, name), method.name, None)
                if real is None and method.decorator_list:
                    continue  # a property that the constructor sets
                self.assertIsNotNone(real, f"{name}.{method.name}")
                if isinstance(real, property):
                    continue
                real = real.__func__ if isinstance(real, classmethod) else real
                self.assertEqual(arguments(method), list(inspect.signature(real).parameters), f"{name}.{method.name}")

    def test_all_that_is_public_has_a_docstring(self):
        for name in fitrank.__all__:
            self.assertTrue(inspect.getdoc(getattr(fitrank, name)), name)


if __name__ == "__main__":
    unittest.main()
