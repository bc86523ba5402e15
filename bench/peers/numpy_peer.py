"""NumPy's side of the comparison: /usr/bin/python3 numpy_peer.py FOLDER, where fitrank_peer wrote the data.

How: two threads take blocks of rows that fit the cache (several times faster than whole columns at once);
each block's best 10 are kept, in double. Every work runs once unmeasured and then several times.
"""
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

TOP = 10
BLOCK = 1 << 15


def known_scores(columns, weights):
    scores = weights[0] * columns[0].astype(np.float64)
    for column, weight in zip(columns[1:], weights[1:]):
        scores += weight * column.astype(np.float64)
    return scores


def rescaled_scores(columns, weights):
    points = np.zeros(columns.shape[1])
    known_weight = np.zeros(columns.shape[1])
    for column, weight in zip(columns, weights):
        known = column == column
        points += weight * np.where(known, column, 0).astype(np.float64)
        known_weight += weight * known
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(points / known_weight, nan=-1)


def best_of_block(columns, weights, score, begin):
    scores = score(columns[:, begin:begin + BLOCK], weights)
    best = np.argpartition(-scores, min(TOP, len(scores) - 1))[:TOP]
    return best + begin, scores[best]


def top(pool, columns, weights, score):
    blocks = pool.map(lambda begin: best_of_block(columns, weights, score, begin), range(0, columns.shape[1], BLOCK))
    rows, scores = (np.concatenate(part) for part in zip(*blocks))
    order = np.lexsort((rows, -scores))[:TOP]
    return [[int(rows[i]), float(scores[i])] for i in order]


def measure(runs, work):
    seconds = []
    for run in range(runs + 1):
        start = time.perf_counter()
        result = work()
        if run > 0:
            seconds.append(time.perf_counter() - start)
    return seconds, result


def main(folder):
    work = json.loads((folder / "work.json").read_text())
    weights = np.array(work["weights"])
    few_weights = np.array(work["few_weights"])
    works = {"version": np.__version__}
    with ThreadPoolExecutor(2) as pool:
        columns = np.fromfile(folder / "known.f32", dtype=np.float32).reshape(8, -1)
        seconds, result = measure(7, lambda: top(pool, columns, weights, known_scores))
        works["scan known"] = {"seconds": seconds, "top": result}
        seconds, result = measure(7, lambda: top(pool, columns[:5], few_weights, known_scores))
        works["scan few"] = {"seconds": seconds, "top": result}
        columns = np.fromfile(folder / "unknown.f32", dtype=np.float32).reshape(8, -1)
        seconds, result = measure(7, lambda: top(pool, columns, weights, rescaled_scores))
        works["scan unknown"] = {"seconds": seconds, "top": result}
        fewer = np.ascontiguousarray(columns[:5, :work["fewer"]])
        personas = [np.array(of) for of in work["personas"]]
        seconds, result = measure(2, lambda: [top(pool, fewer, of, rescaled_scores) for of in personas])
        works["batch"] = {"seconds": seconds, "tops": result}
    print(json.dumps(works))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
