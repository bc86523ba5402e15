"""What unknown signals are expected to score, by docs/method.md; shares no code with fitrank.

A row is (layer or None, {signal: score that counts}, {criterion: stated score, or None if left open}).
"""
from plain_scores import UNTRUSTED, narrowed, settled, sum_in_order

FEWEST = 10  # employers
SHRUNK_BY = 5  # employers of the next wider level


class PlainPeers:
    """Marginal expectations."""

    def __init__(self, model, rows, evidence):
        self.model, self.evidence = model, evidence
        self.counts = {}
        for layer, signals, stated in rows:
            made_up = {name: score for name, score in signals.items()
                       if model.signals[name]["criterion"] not in stated}
            for item, score in [*made_up.items(), *stated.items()]:
                if score is not None:
                    self.add(None, item, score)
                    self.add(("of", layer), item, score)

    def add(self, group, item, score):
        count, total = self.counts.get((group, item), (0, 0.0))
        self.counts[group, item] = (count + 1, total + score)

    def bounds(self, item):
        if item not in self.model.signals:
            return 0.0, 100.0
        worst, best = self.model.signals[item]["worst"], self.model.signals[item]["best"]
        return (worst, best) if self.evidence == "face_value" else (min(worst, UNTRUSTED), max(best, UNTRUSTED))

    def expected(self, layer, item):
        worst, best = self.bounds(item)
        mean = min(max(50.0, worst), best)
        for group in (None, ("of", layer)):
            count, total = self.counts.get((group, item), (0, 0.0))
            if count >= FEWEST:
                mean = (total + SHRUNK_BY * mean) / (count + SHRUNK_BY)
        return min(max(mean, worst), best)

    def filled(self, row, cells):
        """The cells' scores over all that makes up each criterion; all None where nothing is known."""
        layer, signals, stated = row
        if all(score is None for score, _ in cells):
            return [None] * len(cells)
        scores = []
        for criterion, (score, extent) in zip(self.model.criteria, cells):
            if criterion in stated:
                scores.append(narrowed(self.expected(layer, criterion)) if score is None else score)
                continue
            parts = [(signal["importance"], signals.get(name)) + (name,)
                     for name, signal in self.model.signals.items() if signal["criterion"] == criterion]
            if all(known is not None for _, known, _ in parts):
                scores.append(score)
                continue
            total = sum_in_order(importance * (self.expected(layer, name) if known is None else known)
                                 for importance, known, name in parts)
            mean = narrowed(total / sum_in_order(importance for importance, _, _ in parts))
            scores.append(min(max(mean, extent[0]), extent[1]))
        return scores


def fit_expected(filled, extents, weights):
    """(score, low, high, coverage), or None where nothing weighed is known."""
    total = sum_in_order(weights)
    shares = [weight / total for weight in weights]
    weighed = [i for i, share in enumerate(shares) if share > 0]
    low, high, covered = (sum_in_order(shares[i] * extents[i][end] for i in weighed) for end in (0, 1, 4))
    if covered == 0:
        return None
    score = settled(sum_in_order(share * value for share, value in zip(shares, filled) if share > 0))
    whole = all(extents[i][4] >= 1 for i in weighed)
    return score, settled(low), settled(high), 1.0 if whole else min(covered, 1.0)
