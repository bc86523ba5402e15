"""Rows of NumPy arrays: every layout gives the same, nothing is copied, Ctrl-C works, other threads go on."""
import os
import signal
import subprocess
import sys
import threading
import time
import unittest

import numpy
import pandas

import fitrank

# Measured by a process of its own: what ranking ten million rows adds to the memory, in MiB.
GROWTH = """
import numpy, resource, fitrank
scores = numpy.empty((10_000_000, 8), dtype=numpy.float32, order=ORDER)
some = numpy.random.default_rng(1).random((10_000, 8), dtype=numpy.float32) * 100
for begin in range(0, len(scores), len(some)):  # without large temporaries, which would hide what ranking takes
    scores[begin:begin + len(some)] = some
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
ranking = fitrank.rank(scores, numpy.arange(1, 9), top=10)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def oracle(scores, weights, missing):
    """(score, coverage) of every row by numpy in double, NaN where nothing weighted is known."""
    weights = numpy.asarray(weights, dtype=float) / numpy.sum(weights)
    known = ~numpy.isnan(scores)
    points = (numpy.where(known, scores.astype(float), 0) * weights).sum(axis=1)
    coverage = (known * weights).sum(axis=1)
    with numpy.errstate(invalid="ignore", divide="ignore"):
        score = {"zero": points, "renormalize": points / coverage, "neutral": points + 50 * (1 - coverage)}[missing]
    return numpy.where(coverage > 0, score, numpy.nan), coverage


def some_scores(rows, criteria=4, seed=1):
    rng = numpy.random.default_rng(seed)
    scores = (rng.random((rows, criteria), dtype=numpy.float32) * 100).astype(numpy.float32)
    scores[rng.random((rows, criteria)) < 0.3] = numpy.nan
    return scores


def layouts(scores):
    yield "rows", scores
    yield "columns", numpy.asfortranarray(scores)
    yield "list", [numpy.ascontiguousarray(scores[:, c]) for c in range(scores.shape[1])]
    yield "part of a wider array", numpy.repeat(scores, 2, axis=1)[:, ::2]
    yield "backwards", numpy.ascontiguousarray(scores[::-1])[::-1]
    yield "looked through once", fitrank.ScoreMatrix(scores)
    yield "frame", pandas.DataFrame(scores, columns=list("abcdefgh")[:scores.shape[1]])


class RowsTest(unittest.TestCase):
    def test_every_layout_and_policy_agrees_with_numpy(self):
        for rows in (1, 63, 64, 65, 4097, 20_000):
            scores = some_scores(rows)
            for missing in ("zero", "renormalize", "neutral"):
                expected, coverage = oracle(scores, [3, 1, 0, 2], missing)
                ranked = numpy.count_nonzero(~numpy.isnan(expected))
                for name, layout in layouts(scores):
                    with self.subTest(rows=rows, missing=missing, layout=name):
                        found = fitrank.rank(layout, [3, 1, 0, 2], missing=missing)
                        self.assertEqual(len(found), ranked)
                        numpy.testing.assert_allclose(found.scores, expected[found.rows], atol=1e-9)
                        numpy.testing.assert_allclose(found.coverage, coverage[found.rows], atol=1e-12)
                        self.assertTrue(numpy.all(numpy.diff(found.scores) <= 0))
                        first = fitrank.rank(layout, [3, 1, 0, 2], missing=missing, top=7)
                        numpy.testing.assert_array_equal(first.rows, found.rows[:7])

    def test_many_personas_and_an_index_agree_with_single_rankings(self):
        scores = some_scores(5_000)
        weights = numpy.random.default_rng(2).random((20, 4))
        rows, found = fitrank.batch(scores, weights, top=5, missing="zero")
        index = fitrank.Index.build(scores, list("abcd"), 5)
        self.assertEqual((len(index), index.k), (5_000, 5))
        for persona in range(20):
            single = fitrank.rank(scores, weights[persona], top=5, missing="zero")
            numpy.testing.assert_array_equal(rows[persona], single.rows)
            numpy.testing.assert_array_equal(found[persona], single.scores)
            numpy.testing.assert_array_equal(index.rank(weights[persona], missing="zero").rows, single.rows)

    def test_an_index_is_saved_and_loaded(self):
        index = fitrank.Index.build(some_scores(1_000), list("abcd"), 3)
        path = f"/tmp/fitrank-{os.getpid()}.index"
        self.addCleanup(os.unlink, path)
        index.save(path)
        numpy.testing.assert_array_equal(fitrank.Index.load(path).rank([1, 1, 1, 1]).rows, index.rank([1, 1, 1, 1]).rows)

    def test_acceptability_of_rows(self):
        scores = numpy.array([[100, 0], [0, 100], [10, 10]], dtype=numpy.float32)
        rows = {one["row"]: one for one in fitrank.acceptability(scores, [1, 1], samples=4_000)["rows"]}
        self.assertAlmostEqual(rows[0]["first"], 0.5, delta=0.05)
        self.assertEqual(rows[2]["first"], 0)

    def test_wrong_arrays_are_refused(self):
        good = some_scores(10)
        for wrong, error, text in ((good.astype(float), TypeError, "astype"), (good[:, 0], TypeError, "2 dimensions"),
                                   ([], ValueError, "no columns"), ([good[:, 0], good[:5, 0]], ValueError, "length"),
                                   (good * 2, fitrank.Error, "from 0 to 100"), ([[1, 2]], TypeError, "NumPy")):
            self.assertRaisesRegex(error, text, fitrank.rank, wrong, [1, 1, 1, 1])
        self.assertRaisesRegex(fitrank.Error, "3 weights for 4 criteria", fitrank.rank, good, [1, 1, 1])
        self.assertRaises(fitrank.Error, fitrank.rank, good, [0, 0, 0, 0])
        self.assertRaisesRegex(fitrank.Error, "expected needs", fitrank.rank, good, [1, 1, 1, 1], missing="expected")

    def test_ten_million_rows_are_ranked_where_they_are(self):
        for order in ("'C'", "'F'"):
            result = subprocess.run([sys.executable, "-c", GROWTH.replace("ORDER", order)], capture_output=True, text=True,
                                    check=True)
            self.assertLess(float(result.stdout), 16, order)  # the input has 305 MiB

    def test_the_array_lives_as_long_as_it_is_used(self):
        index = fitrank.Index.build(numpy.ones((100, 2), dtype=numpy.float32), ["a", "b"], 2)
        self.assertEqual(index.rank([1, 1]).scores.tolist(), [1, 1])


class LongWork(unittest.TestCase):
    """Acceptability of a few thousand rows takes seconds."""

    WORK = "import numpy, fitrank\nscores = numpy.random.default_rng(1).random((1500, 6), dtype=numpy.float32) * 100\n"

    def test_control_c_ends_a_call_at_once(self):
        program = self.WORK + ("print('ready', flush=True)\ntry:\n    fitrank.acceptability(scores, [1] * 6, samples=300_000)\n"
                               "except KeyboardInterrupt:\n    print('stopped', flush=True)\n    import os; os._exit(0)\n")
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            time.sleep(0.5)
            begin = time.monotonic()
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.stdout.readline(), "stopped\n")
            self.assertLess(time.monotonic() - begin, 1.5)

    def test_other_threads_go_on(self):
        scores = numpy.random.default_rng(1).random((800, 6), dtype=numpy.float32) * 100
        done = threading.Event()
        worker = threading.Thread(target=lambda: (fitrank.acceptability(scores, [1] * 6, samples=20_000), done.set()))
        worker.start()
        ticks = 0
        while not done.wait(0.01):
            ticks += 1
        worker.join()
        self.assertGreater(ticks, 3)


if __name__ == "__main__":
    unittest.main()
