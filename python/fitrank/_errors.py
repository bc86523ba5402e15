"""The one error of fitrank."""
from typing import List, NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong with an input file.

    `line` and `column` count from 1 (columns in code points); 0 means that it is not known. `path` says where in the
    document ("weights.grwoth"), and `suggestion` names the nearest that there is; both may be empty.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    suggestion: str


class Error(ValueError):
    """What fitrank cannot do, in words; for input files with every problem in `problems`."""

    problems: List[Problem]

    def __init__(self, text, problems=()):
        super().__init__(text.rstrip("\n"))
        self.problems = [Problem(*one) for one in problems]
