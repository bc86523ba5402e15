"""Ranks employers for a persona, with ranges, sources and reasons.

Companies with evidence:

    >>> import fitrank
    >>> model = fitrank.Model.load()                                  # the model that comes with the package
    >>> profile = fitrank.Profile.load("profiles/mine.yaml", model)
    >>> companies = fitrank.Companies.load(["config/companies"], model)
    >>> ranking = fitrank.rank(companies, profile)
    >>> ranking.ids[0], ranking.scores[0]

Rows of numbers: any 2-dimensional float32 array, or a list of float32 columns; scores from 0 to 100, NaN for unknown. They
are read where they are and never copied:

    >>> fitrank.rank(scores, [50, 30, 20], missing="zero", top=10).rows

Whatever fitrank cannot do raises `fitrank.Error`; for input files it lists every problem with file, line and column.
Calls release the interpreter's lock, and Ctrl-C ends them at once.
"""
from . import _fitrank
from ._companies import Companies, Model, Profile, data_folder
from ._errors import Error, Problem
from ._answers import Page, Ranking, RowRanking
from ._questions import (Index, ScoreMatrix, acceptability, batch, bounds, compare, explain, rank, report, stability,
                         unknowns, verdict)

__version__ = _fitrank.version
__all__ = ["Companies", "Error", "Index", "Model", "Page", "Problem", "Profile", "Ranking", "RowRanking", "ScoreMatrix",
           "acceptability", "batch", "bounds", "compare", "data_folder", "explain", "rank", "report", "stability", "unknowns", "verdict"]
