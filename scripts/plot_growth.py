"""Draws time against companies and against personas: plot_growth.py MEASURED.csv PICTURE.png (scripts/plot-growth)."""
import csv
import sys
from collections import defaultdict

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

# work: label, colour, line style, vertical shift of the label in points
COMPANIES = {
    "index build": ("build the index", "#b5542b", "-", 0),
    "scan unknown": ("scan, 20 % unknown", "#2b6cb5", "--", 8),
    "scan": ("scan, all known", "#2b6cb5", "-", -1),
    "read": ("only read the scores", "#8a8a8a", ":", -10),
    "index query": ("ask the index", "#2e8b57", "-", 0),
}
PERSONAS = {
    "batch scan": ("by scan", "#2b6cb5", "-", 0),
    "batch index": ("through the index", "#2e8b57", "-", 0),
}


def read_points(path):
    series = defaultdict(list)
    with open(path, newline="") as file:
        for work, count, seconds in csv.reader(file):
            series[work].append((int(count), float(seconds)))
    return series


def duration(seconds, _position=None):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size * 0.999:
            return f"{seconds / size:g} {unit}"
    return f"{seconds / 1e-9:g} ns"


def count_of(number, _position=None):
    for unit, size in (("million", 1e6), ("thousand", 1e3)):
        if number >= size * 0.999:
            return f"{number / size:g} {unit}"
    return f"{number:g}"


def draw(axes, series, works, title, xlabel):
    for work, (label, colour, style, shift) in works.items():
        counts, seconds = zip(*series[work])
        axes.loglog(counts, seconds, style, color=colour, linewidth=2, marker="o", markersize=4)
        axes.annotate(f"{label}\n{duration(float(f'{seconds[-1]:.2g}'))}" if shift == 0 else
                      f"{label}  {duration(float(f'{seconds[-1]:.2g}'))}",
                      (counts[-1], seconds[-1]), xytext=(8, shift), textcoords="offset points",
                      color=colour, va="center", fontsize=9.5, annotation_clip=False)
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold", pad=12)
    axes.set_xlabel(xlabel)
    axes.xaxis.set_major_locator(LogLocator(10, numticks=12))
    axes.yaxis.set_major_locator(LogLocator(10, numticks=12))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: count_of(x).replace(" ", "\n")))
    axes.yaxis.set_major_formatter(FuncFormatter(duration))
    axes.grid(True, color="#e4e4e4", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=9)


def main(measured, picture):
    series = read_points(measured)
    plt.rcParams["font.family"] = "DejaVu Sans"
    figure, (left, right) = plt.subplots(1, 2, figsize=(14, 5.2))
    draw(left, series, COMPANIES, "One persona: the 10 best of many companies", "companies")
    draw(right, series, PERSONAS, "Many personas: the 10 best of a million companies each", "personas")
    figure.subplots_adjust(left=0.055, right=0.88, bottom=0.15, top=0.88, wspace=0.68)
    figure.savefig(picture, dpi=130)


if __name__ == "__main__":
    main(*sys.argv[1:])
