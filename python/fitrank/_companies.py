"""Model, profile and companies, as files hold them."""
import os
import pathlib

from . import _fitrank

SQLITE = b"SQLite format 3\0"


def data_folder():
    """The folder with the model, the example profiles and the dossiers that come with the package."""
    return pathlib.Path(__file__).parent / "data"


class Model:
    """Criteria, signals with their value functions, evidence tiers."""

    def __init__(self, engine):
        self._engine = engine

    @classmethod
    def load(cls, path=None):
        """Reads model.yaml; without `path` the one that comes with the package. Raises Error."""
        return cls(_fitrank.Model.load(path or data_folder() / "config/model.yaml"))

    @property
    def criteria(self):
        """Labels by id, in the model's order."""
        return self._engine.criteria

    @property
    def signals(self):
        """By id: label, unit and criterion."""
        return self._engine.signals

    def __repr__(self):
        return f"<fitrank.Model: {len(self.criteria)} criteria, {len(self.signals)} signals>"


class Profile:
    """One persona: weights, policies, deal-breakers. A value: `change` gives a changed copy."""

    def __init__(self, engine, model):
        self._engine = engine
        self.model = model

    @classmethod
    def load(cls, path, model):
        """Reads a profile. Raises Error with every problem of the file."""
        return cls(_fitrank.Profile.load(path, model._engine), model)

    id = property(lambda self: self._engine.id)
    title = property(lambda self: self._engine.title)
    missing = property(lambda self: self._engine.missing)
    method = property(lambda self: self._engine.method)
    evidence = property(lambda self: self._engine.evidence)
    as_of = property(lambda self: self._engine.as_of)

    @property
    def weights(self):
        """Shares by criterion; they sum to 1."""
        return dict(zip(self.model.criteria, self._engine.shares))

    def change(self, *, weights=None, missing=None, method=None, evidence=None, as_of=None):
        """A copy with these policies.

        `weights`: percent by criterion, the others keeping their proportions in the rest ({"growth": 50}); or a sequence
        with one weight for every criterion.
        """
        engine = self._engine
        if isinstance(weights, dict):
            engine = engine.with_weights({name: float(share) for name, share in weights.items()})
        elif weights is not None:
            engine = engine.with_all_weights([float(one) for one in weights])
        for change, value in ((engine.__class__.with_missing, missing), (engine.__class__.with_method, method),
                              (engine.__class__.with_evidence, evidence), (engine.__class__.with_as_of, as_of)):
            engine = engine if value is None else change(engine, str(value))
        return Profile(engine, self.model)

    def __repr__(self):
        return f"<fitrank.Profile {self.id}: {self.title}>"


def _is_database(path):
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return file.read(len(SQLITE)) == SQLITE


class Companies:
    """Companies with their evidence."""

    def __init__(self, engine, model):
        self._engine = engine
        self.model = model

    @classmethod
    def load(cls, paths=None, model=None, *, as_of=None):
        """Reads dossiers, folders of them, CSV tables and evidence databases that `fitrank import` made.

        `paths`: one path or several; None: the dossiers that come with the package. `as_of`: of databases, what was known
        on that day ("2026-05-13"). Raises Error with every problem of all files.
        """
        model = model or Model.load()
        if paths is None:
            paths = data_folder() / "config/companies"
        paths = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
        databases = [path for path in paths if _is_database(path)]
        if not databases:
            return cls(_fitrank.Companies.load(paths, model._engine), model)
        others = [path for path in paths if path not in databases]
        return cls(_fitrank.Companies.load_evidence(databases, others, model._engine, as_of), model)

    def __len__(self):
        return len(self._engine)

    @property
    def ids(self):
        """All ids, in the order of the files."""
        return [self._engine.id(row) for row in range(len(self))]

    def find(self, name):
        """The row of the company with this id or name."""
        return self._engine.find(name)

    def __repr__(self):
        return f"<fitrank.Companies: {len(self)}>"
