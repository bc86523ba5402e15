"""Spread of a table's companies over the model's goalposts, as Markdown: goalpost_spread.py MODEL.yaml TABLE.csv
(scripts/goalpost-spread). The table has the signals' raw values, as `fitrank export --format csv` writes it."""
import csv
import math
import sys
from collections import Counter

import yaml

LEAST = 10  # employers; fewer are no distribution


def quantile(ordered, share):
    """Linear between neighbours (Hyndman and Fan 1996, type 7)."""
    at = share * (len(ordered) - 1)
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def score(points, value):
    """Linear between the points, flat outside."""
    if value <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return points[-1][1]


def number(value):
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def share(part, whole):
    return f"{100 * part / whole:.0f} %"


def points_row(name, points, values):
    ordered = sorted(values)
    first, last = points[0][0], points[-1][0]
    scores = sorted(score(points, value) for value in values)
    cells = [f"`{name}`", str(len(ordered))]
    cells += [number(quantile(ordered, at)) for at in (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)]
    cells += [f"{number(first)} to {number(last)}", share(sum(v < first for v in ordered), len(ordered)),
              share(sum(v > last for v in ordered), len(ordered)),
              " / ".join(f"{quantile(scores, at):.0f}" for at in (0.25, 0.5, 0.75))]
    return cells


def levels_row(name, levels, values):
    counts = Counter(values)
    text = ", ".join(f"{level} {counts[level]} ({share(counts[level], len(values))})" for level in levels)
    return [f"`{name}`", str(len(values)), text]


def table(header, rows):
    return [f"| {' | '.join(cells)} |" for cells in [header, ["---"] * len(header), *rows]]


def spread(model, rows):
    numbers, levels, few, unknown = [], [], [], []
    for name, signal in model["signals"].items():
        values = [row[name] for row in rows if row.get(name)]
        if not values:
            unknown.append(f"`{name}`")
        elif len(values) < LEAST:
            few.append(f"`{name}` {len(values)}")
        elif "points" in signal:
            numbers.append(points_row(name, signal["points"], [float(value) for value in values]))
        else:
            levels.append(levels_row(name, signal["levels"], values))
    lines = []
    if numbers:
        lines += table(["signal", "employers", "least", "10 %", "25 %", "median", "75 %", "90 %", "most", "goalposts",
                        "below", "above", "score at 25 / 50 / 75 %"], numbers) + [""]
    if levels:
        lines += table(["signal", "employers", "levels"], levels) + [""]
    if few:
        lines += [f"Known for fewer than {LEAST} employers: {', '.join(few)}.", ""]
    if unknown:
        lines += [f"Of no employer known: {', '.join(unknown)}."]
    return "\n".join(lines).rstrip() + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        model = yaml.safe_load(file)
    with open(sys.argv[2], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sys.stdout.write(spread(model, rows))


if __name__ == "__main__":
    main()
