"""Ten million rows of eight scores ranked through Python, through C++, and by NumPy, pandas and FAISS, in turn.

Every peer must put the same row first before it is timed. Each round runs all of them; what is printed is the median of
the ratios of a round, since single times on a shared machine say little. All scores are known, as FAISS knows no unknown
ones. fitrank looks through scores from elsewhere before it ranks them, which the others do not; with ScoreMatrix it does
so once.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import numpy

import fitrank

WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1]
TOP = 10


class Peer:
    """The C++ side, with the same scores."""

    def __init__(self, program, path, rows, layout):
        words = [program, path, str(rows), str(len(WEIGHTS)), layout, *map(str, WEIGHTS)]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, what="again"):
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        seconds, row = self.process.stdout.readline().split()
        return float(seconds), int(row)


def timed(act):
    begin = time.perf_counter()
    row = act()
    return time.perf_counter() - begin, row


def numpy_first(scores, weights):
    sums = scores @ weights
    best = numpy.argpartition(sums, -TOP)[-TOP:]
    return int(best[numpy.argmax(sums[best])])


def peers_of(scores, weights):
    yield "NumPy", lambda: numpy_first(scores, weights)
    try:
        import pandas
        frame = pandas.DataFrame(scores, copy=False)
        yield "pandas", lambda: int(frame.dot(weights).nlargest(TOP).index[0])
    except ImportError:
        pass
    try:
        import faiss
        index = faiss.IndexFlatIP(scores.shape[1])
        index.add(numpy.ascontiguousarray(scores))
        query = weights.reshape(1, -1)
        yield "FAISS IndexFlatIP", lambda: int(index.search(query, TOP)[1][0][0])
    except ImportError:
        pass


def write_scores(path, shape, order):
    """Random scores, a million rows at a time."""
    scores = numpy.memmap(path, dtype=numpy.float32, mode="w+", shape=shape, order=order)
    rng = numpy.random.default_rng(1)
    for begin in range(0, shape[0], 1_000_000):
        part = scores[begin:begin + 1_000_000]
        part[:] = rng.random(part.shape, dtype=numpy.float32) * 100
    scores.flush()


def runs_of(peer, array, weights):
    """What is timed, by name: each gives its seconds and the first row."""
    known = fitrank.ScoreMatrix(array)

    def ranked(scores):
        return timed(lambda: int(fitrank.rank(scores, WEIGHTS, missing="zero", top=TOP).rows[0]))

    runs = {"fitrank from C++": peer, "fitrank from Python": lambda: ranked(array),
            "C++, looked through before": lambda: peer("known"), "Python, the same": lambda: ranked(known)}
    for name, act in peers_of(array, weights):
        runs[name] = lambda act=act: timed(act)
    return runs


def times_of(runs, rounds):
    rows = {name: run()[1] for name, run in runs.items()}
    if len(set(rows.values())) != 1:
        raise SystemExit(f"the first rows differ: {rows}")
    times = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            times[name].append(run()[0])
    return times


def print_times(times):
    floor = times["fitrank from C++"]
    for name, list_of in times.items():
        ratio = statistics.median(one / base for one, base in zip(list_of, floor))
        print(f"  {name:27} {1000 * statistics.median(list_of):8.1f} ms   {ratio:6.2f} times C++")


def compare(path, layout, order, options):
    shape = (options.rows, len(WEIGHTS))
    write_scores(path, shape, order)
    array = numpy.fromfile(path, dtype=numpy.float32).reshape(shape, order=order)
    weights = (numpy.array(WEIGHTS) / sum(WEIGHTS)).astype(numpy.float32)
    peer = Peer(options.build / "bench/door_peer", path, options.rows, layout)
    times = times_of(runs_of(peer, array, weights), options.rounds)
    print(f"{options.rows:,} x {len(WEIGHTS)}, {layout} together, first {TOP}:")
    print_times(times)
    peer.process.stdin.close()
    peer.process.wait()
    path.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/tmp")) as folder:
        for layout, order in (("rows", "C"), ("columns", "F")):
            compare(pathlib.Path(folder) / f"{layout}.float32", layout, order, options)


if __name__ == "__main__":
    main()
