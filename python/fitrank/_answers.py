"""Answers: arrays, dicts, data frames, and what a notebook shows."""
import html

import numpy


def _frame(columns):
    try:
        import pandas
    except ImportError as error:
        raise ImportError("to_pandas() needs pandas: install python3-pandas or pip install pandas") from error
    return pandas.DataFrame(columns)


def _table(header, rows):
    head = "".join(f"<th>{html.escape(one)}</th>" for one in header)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Ranking:
    """Companies, best first. `rows` has a dict for each; `left_out` those that are not ranked, and why."""

    def __init__(self, answer, verdict):
        self._answer = answer
        self.verdict = verdict
        self.rows = answer["rows"]
        self.left_out = answer["left_out"]
        self.firm = answer["firm"]
        self.as_of = answer["as_of"]

    def _column(self, key):
        return numpy.array([row[key] for row in self.rows])

    ids = property(lambda self: [row["id"] for row in self.rows])
    names = property(lambda self: [row["name"] for row in self.rows])
    ranks = property(lambda self: self._column("rank"))
    scores = property(lambda self: self._column("score"))
    low = property(lambda self: self._column("low"))
    high = property(lambda self: self._column("high"))
    coverage = property(lambda self: self._column("coverage"))

    def to_dict(self):
        """All of it, with the keys of the program's JSON."""
        return {"sentence": self.verdict, **self._answer}

    def to_pandas(self):
        """A DataFrame with a row for each company; needs pandas."""
        return _frame(self.rows)

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return iter(self.rows)

    def __repr__(self):
        return f"<fitrank.Ranking of {len(self)}: {self.verdict}>"

    def _repr_html_(self):
        rows = [(f'{one["rank"]}{" ≈" if one["tied"] else ""}', one["name"], f'{one["score"]:.1f}',
                 f'{one["low"]:.0f}–{one["high"]:.0f}', f'{100 * one["coverage"]:.0f} %', "; ".join(one["flags"]))
                for one in self.rows]
        return (f"<p>{html.escape(self.verdict)}</p>"
                + _table(["#", "Company", "Fit", "Range", "Coverage", "Risks"], rows))


class RowRanking:
    """Rows of a score matrix, best first, as arrays: rows, ranks, scores, low, high, coverage."""

    def __init__(self, arrays):
        self.rows = arrays["row"]
        self.ranks = arrays["rank"]
        self.scores = arrays["score"]
        self.low = arrays["low"]
        self.high = arrays["high"]
        self.coverage = arrays["coverage"]

    def to_dict(self):
        return {"row": self.rows, "rank": self.ranks, "score": self.scores, "low": self.low, "high": self.high,
                "coverage": self.coverage}

    def to_pandas(self):
        """A DataFrame; needs pandas."""
        return _frame(self.to_dict())

    def __len__(self):
        return len(self.rows)

    def __repr__(self):
        first = f"; first row {self.rows[0]} with {self.scores[0]:.2f}" if len(self) else ""
        return f"<fitrank.RowRanking of {len(self)}{first}>"

    def _repr_html_(self):
        shown = range(min(len(self), 20))
        return _table(["#", "Row", "Fit", "Range", "Coverage"],
                      [(self.ranks[i], self.rows[i], f"{self.scores[i]:.2f}", f"{self.low[i]:.1f}–{self.high[i]:.1f}",
                        f"{100 * self.coverage[i]:.0f} %") for i in shown])


class Page:
    """The interactive page; a notebook shows it, and `save` writes it."""

    def __init__(self, text):
        self.html = text

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.html)

    def __repr__(self):
        return f"<fitrank.Page of {len(self.html)} characters>"

    def _repr_html_(self):
        return (f'<iframe sandbox="allow-scripts allow-downloads" style="width: 100%; height: 45em; border: 0" '
                f'srcdoc="{html.escape(self.html)}"></iframe>')
