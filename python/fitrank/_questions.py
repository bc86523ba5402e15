"""What can be asked of companies and a profile, and of rows and weights."""
from . import _fitrank
from ._answers import Page, Ranking, RowRanking
from ._companies import Companies


class ScoreMatrix:
    """Scores that are looked through once, for many rankings; whatever takes scores takes it.

    ScoreMatrix(scores): a float32 array of n x m, m float32 arrays of n, or a data frame. Nothing is copied; the scores must
    not change while it is used.
    """

    def __init__(self, scores):
        self._engine = _matrix(scores)

    rows = property(lambda self: self._engine.rows)
    criteria = property(lambda self: self._engine.criteria)

    def __repr__(self):
        return f"<fitrank.ScoreMatrix: {self.rows} x {self.criteria}>"


def _matrix(scores):
    if isinstance(scores, ScoreMatrix):
        return scores._engine
    if hasattr(scores, "to_numpy") and hasattr(scores, "columns"):  # a data frame: its columns, where they are
        scores = [scores[name].to_numpy() for name in scores.columns]
    return _fitrank.ScoreMatrix(scores)


def rank(what, by, *, top=0, missing=None, method=None, threads=0):
    """Ranks companies for a profile, or rows of scores for weights.

    rank(companies, profile, top=0) gives a Ranking, as `fitrank rank` does.

    rank(scores, weights, top=0, missing="renormalize", method="weighted_sum") gives a RowRanking. `scores`: a float32
    array of n x m, m float32 arrays of n, or a data frame of float32 columns, with scores from 0 to 100 and NaN for
    unknown; nothing is copied, in any layout. `weights`: m numbers >= 0. Rows with no score of positive weight are left
    out; ties share the best rank. Cost: one read of the weighted scores, and one to check them.

    `top`: how many to give; 0 gives all. `threads`: 0 for all processors; results do not depend on it.
    """
    if isinstance(what, Companies):
        profile = by if missing is None and method is None else by.change(missing=missing, method=method)
        answer = _fitrank.rank(what._engine, profile._engine, top, threads)
        return Ranking(answer, verdict(what, profile))
    return RowRanking(_fitrank.rank_rows(_matrix(what), by, missing or "renormalize", method or "weighted_sum", top,
                                         threads))


def verdict(companies, profile):
    """The sentence that opens a ranking: who fits best, and how firm that is."""
    return _fitrank.verdict(companies._engine, profile._engine)


def explain(companies, profile, company):
    """A company's score in points, criterion by criterion and signal by signal, as a dict; `company`: id or name."""
    return _fitrank.explain(companies._engine, profile._engine, company)


def compare(companies, profile, a, b):
    """Two companies side by side in points, and which weight would turn their order, as a dict."""
    return _fitrank.compare(companies._engine, profile._engine, a, b)


def acceptability(what, by, *, samples=10_000, places=3, concentration=None, seed=1):
    """How often each company is first, and among the first `places`, over `samples` draws (SMAA-2), as a dict.

    acceptability(companies, profile) or acceptability(scores, weights), with arguments as rank() has them. What is unknown
    is drawn. `concentration`: how near the given weights the drawn ones stay, 1 to 10,000; of companies 100 unless given,
    of rows all weights are equally likely unless given; 0 makes all weights equally likely.
    """
    of_companies = isinstance(what, Companies)
    if concentration is None:
        concentration = 100 if of_companies else 0
    options = _fitrank.AcceptabilityOptions(samples, places, concentration, seed)
    if of_companies:
        return _fitrank.accept(what._engine, by._engine, options)
    return _fitrank.accept_rows(_matrix(what), by, options)


def stability(companies, profile):
    """How far each weight can move before the first place or the order changes: a list of dicts, shares from 0 to 1."""
    return _fitrank.stability(companies._engine, profile._engine)


def bounds(companies, profile, *, within=5, top=5):
    """Which ranks unknown data, or weights `within` so many points of the profile's, could make: a list of dicts."""
    return _fitrank.bounds(companies._engine, profile._engine, within, top)


def unknowns(companies, profile, *, top=5):
    """Which unknown is most worth finding out, as a list of dicts; `top`: N, where the first N places count."""
    return _fitrank.unknowns(companies._engine, profile._engine, top)


def batch(scores, weights, *, top=10, missing="renormalize", threads=0):
    """The first `top` rows for each of p personas: (rows, scores), two arrays of p x top.

    `weights`: p x m. Where fewer rows can be ranked, the rest is -1 and NaN.
    """
    return _fitrank.rank_batch(_matrix(scores), weights, missing, top, threads)


def report(companies, *profiles):
    """The interactive page for one or more profiles; a notebook shows it."""
    return Page(_fitrank.report_html(companies._engine, [one._engine for one in profiles]))


class Index:
    """The companies that can be among the first k for any weights; answers slider moves."""

    def __init__(self, engine):
        self._engine = engine

    @classmethod
    def build(cls, scores, criteria, k, *, threads=0):
        """`scores` as rank() takes them; `criteria`: an id for each. Raises Error where too many rows qualify."""
        return cls(_fitrank.Index.build(_matrix(scores), list(criteria), k, threads))

    @classmethod
    def load(cls, path):
        return cls(_fitrank.Index.load(path))

    def save(self, path):
        self._engine.save(path)

    k = property(lambda self: self._engine.k)
    members = property(lambda self: self._engine.members)

    def __len__(self):
        """Of the whole set."""
        return len(self._engine)

    def rank(self, weights, *, top=0, missing="renormalize", method="weighted_sum"):
        """What rank() over the whole set gives, of the first `top` (at most k; 0: k)."""
        return RowRanking(self._engine.rank(weights, missing, method, top))

    def __repr__(self):
        return f"<fitrank.Index: first {self.k} of {len(self)}, {self.members} members>"
