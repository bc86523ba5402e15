"""Scores, ranges and coverage by docs/method.md, from files to fit; a plain scorer that shares no code with fitrank.

A company's cells are one (score, extent) for each criterion, where the score is None if unknown and the extent is
[low, high, next_low, next_high, coverage]. A fit is (score, low, high, coverage), or None for a company that has none.
"""
import calendar
import csv
import datetime
import math
import struct

import yaml

UNTRUSTED = 50  # what a score without any trust counts
STEPS = 2.0 ** 36  # of a settled sum


def narrowed(number):
    """The nearest float32, as Math.fround gives it."""
    return None if number is None else struct.unpack("f", struct.pack("f", number))[0]


def settled(number):
    """The nearest multiple of 2^-36, halves up."""
    return math.floor(number * STEPS + 0.5) / STEPS


def sum_in_order(numbers):
    total = 0.0  # since Python 3.12 sum() compensates
    for number in numbers:
        total += number
    return total


def exact_extent(score):
    return [0.0, 100.0, 0.0, 100.0, 0.0] if score is None else [score] * 4 + [1.0]


# Dates, as texts of a year, a month or a day.

def middle_day(text):
    return datetime.date.fromisoformat(text + {4: "-07-01", 7: "-15", 10: ""}[len(text)])


def last_day(text):
    year, month = int(text[:4]), int(text[5:7] or 12)
    return datetime.date.fromisoformat(text if len(text) == 10 else
                                       f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}")


def newest(dossiers):
    """The day of a ranking that nobody gives one."""
    return max((last_day(one[key]) for dossier in dossiers for one in dossier.get("observations") or []
                for key in ("as_of", "filed") if one.get(key)), default=None)


# From observations to criteria.

def plain_yaml(text):
    """Every scalar as its text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def read_yaml(path):
    return plain_yaml(path.read_text(encoding="utf-8"))


class PlainModel:
    def __init__(self, model):
        self.criteria = list(model["criteria"])
        self.trust = {tier: float(trust) for tier, trust in model["evidence"].items()}
        self.signals = {}
        for name, signal in model["signals"].items():
            limits = {key: float(signal[key]) if key in signal else None
                      for key in ("half_life_days", "stale_after_days")}
            points = [(float(x), float(score)) for x, score in signal.get("points", [])]
            levels = {level: float(score["score"] if isinstance(score, dict) else score)
                      for level, score in signal.get("levels", {}).items()}
            reached = [score for _, score in points] + list(levels.values())
            self.signals[name] = {"criterion": signal["criterion"], "importance": float(signal.get("importance", 1)),
                                  "points": points, "levels": levels, "worst": min(reached), "best": max(reached),
                                  **limits}

    def face(self, signal, value):
        """The value function's score."""
        points = self.signals[signal]["points"]
        if not points:
            return self.signals[signal]["levels"][str(value)]
        x = float(value)
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            if x0 <= x <= x1:
                return y0 + (x - x0) / (x1 - x0) * (y1 - y0)
        return points[0][1] if x < points[0][0] else points[-1][1]

    def is_known(self, one, day):
        """Whether the observation counts: not of a later day, and not too old."""
        if day and any(one.get(key) and last_day(one[key]) > day for key in ("as_of", "filed")):
            return False
        limit = self.signals[one["signal"]]["stale_after_days"]
        return not (limit and day and one.get("as_of") and (day - middle_day(one["as_of"])).days > limit)

    def faded(self, one, age):
        half_life = self.signals[one["signal"]]["half_life_days"]
        return self.trust[one["tier"]] * (0.5 ** (age / half_life) if half_life and age is not None else 1)

    def firmness(self, one, day):
        """For the choice alone an undated observation is as old as its signal lets it be."""
        if not day:
            return self.trust[one["tier"]]
        dated = one.get("as_of")
        return self.faded(one, (day - middle_day(dated)).days if dated else
                          self.signals[one["signal"]]["stale_after_days"])

    def chosen(self, observations, day):
        """Signal -> the observation that counts: the firmest, then the latest, then the last filed, then the first."""
        found = {}
        for one in observations:
            if not self.is_known(one, day):
                continue
            dates = [(middle_day(one[key]), len(one[key])) if one.get(key) else (datetime.date.min, 0)
                     for key in ("as_of", "filed")]
            order = (self.firmness(one, day), *dates)
            if one["signal"] not in found or order > found[one["signal"]][0]:
                found[one["signal"]] = (order, one)
        return {signal: one for signal, (_, one) in found.items()}

    def used(self, one, evidence, day):
        face = self.face(one["signal"], one["value"])
        if evidence == "face_value":
            return face
        age = (day - middle_day(one["as_of"])).days if day and one.get("as_of") else None
        return UNTRUSTED + self.faded(one, age) * (face - UNTRUSTED)

    def cells(self, scores, evidence):
        """`scores`: signal -> the score that counts; what is not in it can be anything from its worst to its best."""
        cells = []
        for criterion in self.criteria:
            total = known = low = high = every = 0.0
            unknown = []
            for name, signal in self.signals.items():
                if signal["criterion"] != criterion:
                    continue
                importance = signal["importance"]
                least, most = ((scores[name],) * 2 if name in scores else
                               (signal["worst"], signal["best"]) if evidence == "face_value" else
                               (min(signal["worst"], UNTRUSTED), max(signal["best"], UNTRUSTED)))
                low, high, every = low + importance * least, high + importance * most, every + importance
                if name in scores:
                    total, known = total + importance * scores[name], known + importance
                else:
                    unknown.append((importance, least, most))
            score = narrowed(total / known) if known else None
            if not unknown:
                cells.append((score, exact_extent(score)))
                continue
            next_low = min((total + i * least) / (known + i) for i, least, _ in unknown)
            next_high = max((total + i * most) / (known + i) for i, _, most in unknown)
            cells.append((score, [*map(narrowed, (low / every, high / every, next_low, next_high)), known / every]))
        return cells

    def dossier_cells(self, dossier, evidence, day):
        chosen = self.chosen(dossier.get("observations") or [], day)
        return self.cells({signal: self.used(one, evidence, day) for signal, one in chosen.items()}, evidence)

    def table_cells(self, path):
        """Company -> cells, of a CSV table of criteria and signals; a table is taken at face value."""
        found = {}
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        stating = any(column in self.criteria for column in rows[0])
        for row in rows:
            values = {key: text for key, text in row.items() if text}
            cells = self.cells({key: self.face(key, text) for key, text in values.items() if key in self.signals},
                               "face_value")
            for c, criterion in enumerate(self.criteria):
                if criterion in values:
                    cells[c] = (narrowed(float(values[criterion])), exact_extent(narrowed(float(values[criterion]))))
                elif stating and cells[c][0] is None:
                    cells[c] = (None, exact_extent(None))
            found[row["id"]] = cells
        return found


# From criteria to a fit.

def by_policy(missing, points, known):
    return {"zero": points, "renormalize": points / known if known else 0.0,
            "neutral": points + 50 * (1 - known)}[missing]


def fit(scores, extents, weights, missing):
    """In doubles and in the order of the criteria, so that it is the same to the last bit."""
    total = sum_in_order(weights)
    shares = [weight / total for weight in weights]
    weighed = [i for i, share in enumerate(shares) if share > 0]
    points = known = 0.0
    for share, score in zip(shares, scores):
        if score is not None:
            known += share
            points += share * score
    some = known
    known = 1.0 if all(scores[i] is not None for i in weighed) else min(known, 1.0)
    if known == 0:
        return None
    low, high, covered = (sum_in_order(shares[i] * extents[i][end] for i in weighed) for end in (0, 1, 4))
    low, high = settled(low), settled(high)
    score = settled(by_policy(missing, points, known))
    if all(extents[i][4] >= 1 for i in weighed):
        return score, low, high, 1.0
    reached = [score]
    for i in weighed:
        if extents[i][4] >= 1:
            continue
        others = points if scores[i] is None else points - shares[i] * scores[i]
        share = min(some + shares[i], 1.0) if scores[i] is None else known
        reached += [settled(by_policy(missing, others + shares[i] * next_score, share))
                    for next_score in extents[i][2:4]]
    return score, min(low, *reached), max(high, *reached), min(covered, 1.0)


def product_score(scores, shares, missing):
    """The product of s^w over the known; what is unknown counts as 0 or 50, or is left out."""
    unknown = {"zero": 0, "neutral": 50, "renormalize": None}[missing]
    counted = [(share, unknown if score is None else score) for share, score in zip(shares, scores)
               if share > 0 and (score is not None or unknown is not None)]
    among = sum(share for share, _ in counted)
    return math.prod(score ** (share / among) for share, score in counted)


def fit_product(scores, extents, weights, missing):
    """As `fit`, under method: weighted_product; to some 1e-10."""
    shares = [weight / sum(weights) for weight in weights]
    weighed = [i for i, share in enumerate(shares) if share > 0]
    if all(scores[i] is None for i in weighed):
        return None
    score = product_score(scores, shares, missing)
    ends = [math.prod(extents[i][end] ** shares[i] for i in weighed) for end in (0, 1)]
    reached = [score]
    for i in weighed:
        if extents[i][4] < 1:
            reached += [product_score([*scores[:i], next_score, *scores[i + 1:]], shares, missing)
                        for next_score in extents[i][2:4]]
    return (score, min(ends[0], *reached), max(ends[1], *reached),
            min(sum(shares[i] * extents[i][4] for i in weighed), 1.0))
