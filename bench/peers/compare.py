"""Runs fitrank, DuckDB and NumPy on the same work, one after the other; compares their results; prints ratios.

    compare.py FOLDER BUILD    FOLDER: where `fitrank_peer write` put the data; BUILD: fitrank's build folder

Exit status 1 where two sides do not give the same companies with the same scores.
"""
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
TOLERANCE = 1e-9


def run_json(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def same_top(a, b):
    return len(a) == len(b) and all(
        int(x[0]) == int(y[0]) and abs(float(x[1]) - float(y[1])) <= TOLERANCE for x, y in zip(a, b))


def same_tops(a, b):
    return len(a) == len(b) and all(same_top(x, y) for x, y in zip(a, b))


def fitrank_csv(folder, build):
    """`fitrank rank` on the CSV file as a whole process: start, read, rank, print, end."""
    weights = json.loads((folder / "work.json").read_text())["few_weights"]
    named = zip(("growth", "comp", "learning", "stability", "culture"), weights)
    profile = folder / "persona.yaml"
    profile.write_text("id: bench\ntitle: Bench\nmissing: renormalize\nweights: {"
                       + ", ".join(f"{name}: {weight!r}" for name, weight in named) + "}\n")
    command = [build / "fitrank", "rank", profile, "--companies", folder / "companies.csv", "--top", "5",
               "--format", "json"]
    environment = os.environ | {"FITRANK_HOME": str(SOURCE)}
    seconds = []
    for repeat in range(12):
        start = time.perf_counter()
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
        if repeat > 0:
            seconds.append(time.perf_counter() - start)
    ranked = json.loads(done.stdout)["ranking"]
    return {"seconds": seconds, "top": [[int(place["id"][1:]) - 1, place["score"]] for place in ranked]}


class Report:
    def __init__(self, ours, duckdb, numpy):
        self.sides = {"fitrank": ours, "DuckDB": duckdb, "NumPy": numpy}
        self.failures = []

    def seconds(self, side, work):
        return statistics.median(self.sides[side][work]["seconds"]) if work in self.sides[side] else None

    def compare(self, work, peer_work=None, several=False):
        key, same = ("tops", same_tops) if several else ("top", same_top)
        for peer in ("DuckDB", "NumPy"):
            theirs = self.sides[peer].get(peer_work or work)
            if theirs and not same(self.sides["fitrank"][work][key], theirs[key]):
                self.failures.append(f"{peer} gives another result: {work}")

    def row(self, label, work, peer_work=None):
        ours = self.seconds("fitrank", work)
        cells = [label, duration(ours)]
        for peer in ("DuckDB", "NumPy"):
            theirs = self.seconds(peer, peer_work or work)
            cells += [duration(theirs), ratio(theirs, ours)]
        print("| " + " | ".join(cells) + " |")


def duration(seconds):
    if seconds is None:
        return "–"
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def ratio(theirs, ours):
    if theirs is None:
        return "–"
    times = theirs / ours
    return f"{times:,.0f} ×" if times >= 10 else f"{times:.1f} ×"


def print_report(report):
    print("| work | fitrank | DuckDB | ratio | NumPy | ratio |\n|---|--:|--:|--:|--:|--:|")
    report.row("top 10, all known", "scan known")
    report.row("top 10, 20 % unknown, rescaled", "scan unknown")
    report.row("top 10 through the index", "index query", "scan few")
    report.row("100 personas by scan", "batch scan", "batch")
    report.row("100 personas through the index", "batch index", "batch")
    report.row("CSV file to top 5", "csv")
    ours = report.sides["fitrank"]
    known = report.seconds("fitrank", "scan known")
    million = ours["million"]
    print()
    print(f"- reading the same bytes: {duration(report.seconds('fitrank', 'floor'))}; the scan runs at "
          f"{100 * report.seconds('fitrank', 'floor') / known:.0f} % of that speed")
    print(f"- 20 % unknown, rescaled, takes {report.seconds('fitrank', 'scan unknown') / known:.2f} × all known")
    print(f"- index built in {duration(report.seconds('fitrank', 'index build'))}, "
          f"{ours['index build']['members']:,} members; for the 100 personas' companies in "
          f"{duration(report.seconds('fitrank', 'batch index build'))}, {ours['batch index']['members']:,} members")
    print(f"- a million personas: {duration(million['seconds'][0])}, the index ({duration(million['build'])}) included; "
          f"{million['same']:,} of {million['checked']:,} checked equal the scan to the bit")
    print(f"- fitrank {ours['instruction_set']}, DuckDB {report.sides['DuckDB']['version']}, "
          f"NumPy {report.sides['NumPy']['version']}")


def main(folder, build):
    print("fitrank …", file=sys.stderr)
    ours = run_json([build / "bench" / "fitrank_peer", "time"])
    ours["csv"] = fitrank_csv(folder, build)
    print("DuckDB …", file=sys.stderr)
    duckdb = run_json(["node", HERE / "duckdb_peer.mjs", folder])
    print("NumPy …", file=sys.stderr)
    numpy = run_json(["/usr/bin/python3", HERE / "numpy_peer.py", folder])
    report = Report(ours, duckdb, numpy)
    for work in ("scan known", "scan few", "scan unknown", "csv"):
        report.compare(work)
    report.compare("index query", "scan few")
    for work in ("batch scan", "batch index"):
        report.compare(work, "batch", several=True)
    if ours["million"]["same"] != ours["million"]["checked"]:
        report.failures.append("the index and the scan differ for some of a million personas")
    print_report(report)
    for failure in report.failures:
        print(f"compare: {failure}", file=sys.stderr)
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
