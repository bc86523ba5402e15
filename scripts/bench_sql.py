"""Times one ranking in fitrank and in each database, on the same synthetic companies, and compares the results.

    bench_sql.py COMPANIES    with the environment that scripts/bench-sql sets

The databases hold the companies beforehand; loading is timed apart. Exit status 1 where two sides disagree.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "sql"))
import engines  # noqa: E402

BINARY = os.environ["FITRANK_BINARY"]
CRITERIA = ("growth", "comp", "learning", "stability", "culture")
COLUMNS = {"id": "text", **{criterion: "real" for criterion in CRITERIA}}
POLICIES = ("zero", "renormalize", "neutral")
RUNS = 3
TOLERANCE = 1e-9


def fitrank(*arguments):
    done = subprocess.run([BINARY, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def median_of_runs(work):
    work()
    runs = [timed(work) for _ in range(RUNS)]
    return statistics.median(seconds for seconds, _ in runs), runs[0][1]


def same(ours, theirs):
    return len(ours) == len(theirs) and all(
        a["id"] == b["id"] and abs(a["score"] - b["score"]) <= TOLERANCE for a, b in zip(ours, theirs))


def measure(make, path, expected):
    engine = make()
    try:
        load, _ = timed(lambda: engine.load_plain("companies", path, COLUMNS))
        seconds = []
        for missing in POLICIES:
            statement = fitrank("sql", "--dialect", engine.dialect, "--from", "companies", "--columns", "name=",
                                "--missing", missing, "--top", 100)
            took, rows = median_of_runs(lambda text=statement: engine.rows(text))
            if not same(expected[missing], rows):
                raise SystemExit(f"bench-sql: {engine.dialect} gives another ranking under {missing}")
            seconds.append(took)
        return load, seconds
    finally:
        engine.close()


def main(companies):
    with tempfile.TemporaryDirectory(prefix="fitrank-bench-sql-") as folder:
        path = pathlib.Path(folder) / "companies.csv"
        fitrank("synth", "--companies", companies, "--unknown", "0.2", "--seed", "7", "-o", path)
        expected, ours = {}, []
        for missing in POLICIES:
            took, text = median_of_runs(lambda policy=missing: fitrank(
                "rank", "--companies", path, "--missing", policy, "--top", 100, "--format", "json"))
            expected[missing] = json.loads(text)["rows"]
            ours.append(took)
        print("| | load | " + " | ".join(POLICIES) + " | relative to fitrank |\n|---|--:|--:|--:|--:|--:|")
        line = " | ".join(f"{seconds:.2f} s" for seconds in ours)
        print(f"| fitrank, from the CSV file | – | {line} | 1 |", flush=True)
        for name, make in (("DuckDB", engines.DuckDB), ("PostgreSQL", engines.Postgres),
                           ("ClickHouse, two shards", engines.ClickHouse)):
            try:
                load, seconds = measure(make, path, expected)
            except engines.Missing as missing:
                print(f"| {name} | {missing} |", flush=True)
                continue
            line = " | ".join(f"{took:.2f} s" for took in seconds)
            ratio = statistics.median(theirs / our for theirs, our in zip(seconds, ours))
            print(f"| {name} | {load:.1f} s | {line} | {ratio:.1f} × |", flush=True)


if __name__ == "__main__":
    engines.end_cleanly_when_told_to()
    main(int(sys.argv[1]))
