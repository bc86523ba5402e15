"""Large sets through the real binary: tables, batches, indexes, synthetic sets, threads and processors."""
import csv
import json
import os
import random
import signal
import subprocess
import time

import pexpect
from harness import BINARY, SOURCE, CliTest, main
from plain_scores import settled, sum_in_order

LEVELS = ("x86-64", "x86-64-v3", "x86-64-v4")


class LargeTest(CliTest):
    def synth(self, name, *arguments):
        path = self.folder / name
        self.output_of("synth", *arguments, "-o", path)
        return path

    def write_weights(self, count, seed=5):
        draw = random.Random(seed)
        lines = ["id,growth,comp,learning,stability,culture"]
        lines += [f"p{i}," + ",".join(str(draw.randrange(1, 100)) for _ in range(5)) for i in range(count)]
        return self.write("weights.csv", "\n".join(lines) + "\n")

    def available_levels(self):
        return [level for level in LEVELS if self.run_fitrank("--version", FITRANK_ISA=level).returncode == 0]

    def test_forced_level_is_the_active_level(self):
        self.assertIn("x86-64", self.available_levels())
        for level in self.available_levels():
            self.assertIn(f"({level})", self.output_of("--version", FITRANK_ISA=level))
        self.assertIn("x86-65", self.refusal_of("--version", FITRANK_ISA="x86-65"))

    def test_same_bytes_on_any_level_and_thread_count(self):
        big = self.synth("big.csv", "--companies", 60000, "--unknown", 0.2, "--seed", 3)
        weights = self.write_weights(30)
        commands = [("rank", "--companies", big, "--top", 50, "--format", "json"),
                    ("batch", "--weights", weights, "--companies", big, "--format", "csv")]
        for command in commands:
            outputs = {self.output_of(*command, "--threads", threads, FITRANK_ISA=level)
                       for level in self.available_levels() for threads in (1, 2, 3)}
            self.assertEqual(len(outputs), 1)

    def test_a_large_table_ranks_as_a_plain_double_loop(self):
        big = self.synth("big.csv", "--companies", 50000, "--unknown", 0.2, "--correlation", 0.3, "--seed", 4)
        self.assertGreater(big.stat().st_size, 1 << 20)
        weights = {"growth": 0.35, "comp": 0.2, "learning": 0.35, "stability": 0.05, "culture": 0.05}
        rows = list(csv.DictReader(big.read_text().splitlines()))
        for missing in ("zero", "renormalize", "neutral"):
            scored = []
            for row in rows:
                known = [(w, float(row[c])) for c, w in weights.items() if row[c]]
                coverage = sum(w for w, _ in known)
                points = sum(w * s for w, s in known)
                if not known:
                    continue
                score = {"zero": points, "renormalize": points / coverage, "neutral": points + 50 * (1 - coverage)}
                scored.append((score[missing], row["id"]))
            scored.sort(key=lambda pair: -pair[0])
            answer = json.loads(self.output_of("rank", "--companies", big, "--top", 20, "--missing", missing,
                                               "--format", "json"))
            for got, (score, name) in zip(answer["rows"], scored):
                self.assertAlmostEqual(got["score"], score, delta=1e-4)  # float32 inputs
            self.assertEqual(len(answer["rows"]), 20)
            unranked = [row for row in answer["not_ranked"] if row["standing"] == "unranked"]
            self.assertEqual((len(unranked), answer["counts"]["unranked"]), (len(rows) - len(scored),) * 2)

    def test_small_and_large_readers_agree(self):
        big = self.synth("big.csv", "--companies", 50000, "--unknown", 0.3, "--seed", 6)
        lines = big.read_text().splitlines()
        top = json.loads(self.output_of("rank", "--companies", big, "--top", 10, "--format", "json"))["rows"]
        wanted = {row["id"] for row in top}
        small = self.write("small.csv", "\n".join([lines[0]] + [l for l in lines if l.split(",")[0] in wanted]) + "\n")
        again = json.loads(self.output_of("rank", "--companies", small, "--top", 10, "--format", "json"))["rows"]
        self.assertEqual(again, top)

    def test_explain_finds_a_company_in_a_large_table(self):
        big = self.synth("big.csv", "--companies", 50000, "--seed", 6)
        answer = json.loads(self.output_of("explain", "c00777", "--companies", big, "--format", "json"))
        self.assertEqual(answer["id"], "c00777")
        self.assertGreater(answer["rank"], 0)

    def test_batch_equals_single_runs(self):
        big = self.synth("big.csv", "--companies", 40000, "--unknown", 0.2, "--seed", 8)
        weights = self.write_weights(12)
        for missing in ("zero", "renormalize", "neutral"):
            answer = json.loads(self.output_of("batch", "--weights", weights, "--companies", big, "--missing", missing,
                                               "--top", 5, "--format", "json"))
            personas = {}
            for row in answer["rows"]:
                personas.setdefault(row["persona"], []).append(row)
            self.assertEqual(len(personas), 12)
            for persona, row in zip(personas.values(), csv.DictReader(weights.read_text().splitlines())):
                listed = "\n".join(f"  {c}: {w}" for c, w in row.items() if c != "id")
                profile = self.write("one.yaml", f"id: one\ntitle: one\nweights:\n{listed}\nmissing: {missing}\n")
                single = json.loads(self.output_of("rank", profile, "--companies", big, "--top", 5, "--format", "json"))
                self.assertEqual([(r["rank"], r["id"], r["score"]) for r in persona],
                                 [(r["rank"], r["id"], r["score"]) for r in single["rows"]])

    def test_batch_counts_whom_each_persona_ranks(self):
        table = self.write("t.csv", "id,growth,comp\na,50,60\nb,70,\nc,,\n")
        weights = self.write("weights.csv", "id,growth,comp\nboth,1,1\npay,0,1\n")
        self.run_fitrank("index", "build", "--companies", table, "-o", "t.index")
        for source in (("--companies", table), ("--index", "t.index")):
            answer = json.loads(self.output_of("batch", "--weights", weights, *source, "--format", "json"))
            self.assertEqual(list(dict.fromkeys((row["persona"], row["ranked"]) for row in answer["rows"])),
                             [("both", 2), ("pay", 1)])
            text = self.output_of("batch", "--weights", weights, *source)
            self.assertIn("Not ranked: up to 2 companies per persona", text)

    def test_batch_in_every_format(self):
        weights = self.write_weights(3)
        table = "id,growth,comp\na,50,60\nb,70,\n"
        for form, part in (("table", "p0"), ("markdown", "| **p0** |"), ("csv", "p0,1,"), ("json", '"persona": "p0"'),
                           ("jsonl", '"persona":"p0"')):
            self.assertIn(part, self.output_of("batch", "--weights", weights, "--companies", "-", "--format", form,
                                               stdin=table))

    def test_index_answers_as_the_scan(self):
        big = self.synth("big.csv", "--companies", 50000, "--unknown", 0.2, "--seed", 9)
        index = self.folder / "big.index"
        result = self.run_fitrank("index", "build", "--companies", big, "--k", 10, "-o", index)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result)
        [info] = json.loads(self.output_of("index", "info", index, "--format", "json"))["rows"]
        self.assertEqual((info["companies"], info["top"]), (50000, 10))
        for growth in (0, 10, 50, 100):
            for missing in ("zero", "renormalize", "neutral"):
                options = ("--weight", f"growth={growth}", "--missing", missing, "--top", 10, "--format", "json")
                through = json.loads(self.output_of("index", "query", index, *options))["rows"]
                scanned = json.loads(self.output_of("rank", "--companies", big, *options))["rows"]
                self.assertEqual([(r["id"], r["rank"], r["score"], r["criteria"]) for r in through],
                                 [(r["id"], r["rank"], r["score"], r["criteria"]) for r in scanned])
        self.assertIn("first 10 only", self.refusal_of("index", "query", index, "--top", 11))
        weights = self.write_weights(20)
        self.assertEqual(self.output_of("batch", "--weights", weights, "--index", index, "--format", "csv"),
                         self.output_of("batch", "--weights", weights, "--companies", big, "--format", "csv"))

    def test_every_answer_goes_by_the_same_weights_to_the_last_bit(self):
        # 4 x 16 + 48 x 27 + 20 x 6 = 4 x 64 + 48 x 23 + 20 x 6 = 1480: a and b tie, and growth puts b first, whatever
        # the last bits of the sums, which differ.
        self.write("model.yaml", "criteria: {growth: {label: G}, pay: {label: P}, calm: {label: C}}\nevidence: {filed: 1}\n"
                                 "signals: {s: {criterion: growth, points: [[0, 0], [100, 100]]}}\n")
        table = self.write("t.csv", "id,growth,pay,calm\na,16,27,6\nb,64,23,6\nx,22,70,74\n")
        profile = self.write("p.yaml", "id: p\ntitle: P\nweights: {growth: 4, pay: 48, calm: 20}\nmissing: zero\n")
        model = ("--model", "model.yaml")
        self.run_fitrank("index", "build", *model, "--companies", table, "-o", "t.index")
        rank = json.loads(self.output_of("rank", profile, *model, "--companies", table, "--format", "json"))["rows"]
        query = json.loads(self.output_of("index", "query", "t.index", profile, *model, "--format", "json"))["rows"]
        places = [(row["id"], row["rank"], row["score"]) for row in rank]
        self.assertEqual([place[:2] for place in places], [("x", 1), ("b", 2), ("a", 2)])
        self.assertEqual([place[2] for place in places], [settled(points / 72) for points in (4928, 1480, 1480)])
        sums = [sum_in_order(w / 72 * s for w, s in zip((4, 48, 20), scores)) for scores in ((16, 27, 6), (64, 23, 6))]
        self.assertNotEqual(*sums)
        self.assertEqual([(row["id"], row["rank"], row["score"]) for row in query], places)
        for company, *place in places:
            explained = json.loads(self.output_of("explain", company, profile, *model, "--companies", table, "--format",
                                                  "json"))
            self.assertEqual([explained["rank"], explained["score"]], place)

    def test_stale_and_damaged_indexes_are_refused(self):
        big = self.synth("big.csv", "--companies", 5000, "--seed", 9)
        index = self.folder / "big.index"
        self.run_fitrank("index", "build", "--companies", big, "-o", index)
        whole = index.read_bytes()
        self.synth("big.csv", "--companies", 5000, "--seed", 10)
        self.assertIn("is stale", self.refusal_of("index", "query", index))
        self.synth("big.csv", "--companies", 5000, "--seed", 9)
        self.output_of("index", "query", index)
        damaged = bytearray(whole)
        damaged[len(whole) // 2] ^= 1
        for bytes_ in (bytes(damaged), whole[:-9], whole[:100], b"", b"id,growth\n"):
            index.write_bytes(bytes_)
            self.assertIn("big.index", self.refusal_of("index", "query", index))
        other = self.write("model.yaml", "criteria: {only: {label: Only}}\nevidence: {reported: 1}\n"
                                         "signals: {s: {criterion: only, points: [[0, 0], [1, 100]]}}\n")
        index.write_bytes(whole)
        profile = self.write("p.yaml", "id: p\ntitle: p\nweights: {only: 1}\n")
        self.assertIn("other criteria", self.refusal_of("index", "query", index, profile, "--model", other))

    def test_synth_is_the_same_everywhere_and_ranks_with_its_model(self):
        arguments = ("synth", "--companies", 3000, "--criteria", 8, "--unknown", 0.1, "--correlation", 0.5, "--seed", 2)
        outputs = {self.output_of(*arguments, "--threads", threads, LC_ALL="de_DE.UTF-8") for threads in (1, 2, 5)}
        self.assertEqual(len(outputs), 1)
        table = self.write("eight.csv", outputs.pop())
        self.output_of(*arguments, "--write-model", "eight.yaml", "-o", "again.csv")
        profile = self.write("p.yaml", "id: p\ntitle: p\nweights: {growth: 1, criterion-8: 2}\n")
        answer = json.loads(self.output_of("rank", profile, "--model", "eight.yaml", "--companies", table, "--top", 3,
                                           "--format", "json"))
        self.assertEqual(len(answer["rows"]), 3)
        self.assertIn("no such option", self.refusal_of("synth", "--companie", 3))
        self.assertIn("--companies N", self.refusal_of("synth"))

    def test_bad_rows_are_refused_or_listed(self):
        big = self.synth("big.csv", "--companies", 50000, "--seed", 3)
        lines = big.read_text().splitlines()
        lines[30000] = "c30000,1,2,x,4,5"
        lines[40000] = "c40000,nan,2,3,4,5"
        big.write_text("\n".join(lines) + "\n")
        error = self.refusal_of("rank", "--companies", big)
        self.assertIn("big.csv:30001:12: learning:", error)
        self.assertIn("big.csv:40001:8: growth:", error)
        result = self.run_fitrank("rank", "--companies", big, "--skip-bad-rows", "--top", 3, "--format", "json")
        self.assertEqual(result.returncode, 0, result)
        self.assertIn("left out 2 rows", result.stderr)
        self.assertEqual(json.loads(result.stdout)["counts"]["ranked"], 49998)

    def test_every_skipped_row_is_counted_though_not_listed(self):
        rows = [f"c{i},{'x' if i % 3 == 0 else 50}" for i in range(900)]
        table = self.write("bad.csv", "\n".join(["id,growth", *rows]) + "\n")
        result = self.run_fitrank("rank", "--companies", table, "--skip-bad-rows", "--top", 3, "--format", "json")
        self.assertIn("left out 300 rows", result.stderr)
        self.assertLess(result.stderr.count("bad.csv:"), 200)
        self.assertEqual(json.loads(result.stdout)["counts"]["companies"], 600)

    def test_a_quote_that_never_closes_refuses_the_table_even_where_bad_rows_are_skipped(self):
        rows = [f"c{i:05},50" for i in range(1000)]
        rows[3] = "c00003,x"
        rows[500] = 'c00500,"50'
        table = self.write("open.csv", "\n".join(["id,growth", *rows]) + "\n")
        error = self.refusal_of("rank", "--companies", table, "--skip-bad-rows")
        self.assertIn("open.csv:502:8: this quote is never closed", error)
        # Also behind more problems than are listed.
        rows[:300] = [f"c{i:05},x" for i in range(300)]
        self.write("open.csv", "\n".join(["id,growth", *rows]) + "\n")
        error = self.refusal_of("rank", "--companies", table, "--skip-bad-rows")
        self.assertIn("open.csv:502:8: this quote is never closed", error)

    def test_a_skipped_row_of_many_lines_is_counted_by_its_lines_too(self):
        rows = [f"c{i:05},50" for i in range(1000)]
        rows[100] = 'c00100,"50'
        rows[599] = 'c00599,"50'
        table = self.write("lines.csv", "\n".join(["id,growth", *rows]) + "\n")
        result = self.run_fitrank("rank", "--companies", table, "--skip-bad-rows", "--top", 3, "--format", "json")
        self.assertEqual(result.returncode, 0, result)
        self.assertIn("fitrank: left out 1 row (500 lines) with problems\n", result.stderr)
        self.assertEqual(json.loads(result.stdout)["counts"]["companies"], 500)
        rows[700] = "c00700,x"
        self.write("lines.csv", "\n".join(["id,growth", *rows]) + "\n")
        result = self.run_fitrank("rank", "--companies", table, "--skip-bad-rows", "--top", 3, "--format", "json")
        self.assertIn("fitrank: left out 2 rows (501 lines) with problems\n", result.stderr)
        weights = self.write("w.csv", "id,growth\np,1\nq,x\n")
        result = self.run_fitrank("batch", "--weights", weights, "--companies", SOURCE / "config/companies",
                                  "--skip-bad-rows")
        self.assertIn("fitrank: left out 1 row with problems\n", result.stderr)

    def test_a_row_that_is_no_text_is_left_out_like_any_other(self):
        rows = [f"c{i:05},50".encode() for i in range(100_000)]
        rows[10] = b"c00010,5\x000"
        rows[20] = b"c\xff0020,50"
        rows[30] = b"c00030,x"
        table = self.folder / "bytes.csv"
        table.write_bytes(b"\n".join([b"id,growth", *rows]) + b"\n")
        error = self.refusal_of("rank", "--companies", table)
        self.assertIn("bytes.csv:22:2: byte 0xff is not UTF-8; save the file as UTF-8", error)
        self.assertNotIn(":32:", error)
        result = self.run_fitrank("rank", "--companies", table, "--skip-bad-rows", "--top", 3, "--format", "json")
        self.assertEqual(result.returncode, 0, result)
        self.assertEqual(json.loads(result.stdout)["counts"]["ranked"], 99_997)
        self.assertIn("bytes.csv:12:9: a zero byte; is this a text file?", result.stderr)
        self.assertIn("bytes.csv:22:2: byte 0xff is not UTF-8; save the file as UTF-8", result.stderr)
        self.assertIn("fitrank: left out 3 rows with problems\n", result.stderr)
        table.write_bytes(b"\n".join([b"id,gro\xffwth", *rows]) + b"\n")
        error = self.refusal_of("rank", "--companies", table, "--skip-bad-rows")
        self.assertIn("bytes.csv:1:7: byte 0xff is not UTF-8", error)

    def peak_of(self, command):
        """Standard output, and the peak of anonymous memory in KiB."""
        process = subprocess.Popen(["/bin/bash", "-c", command], stdout=subprocess.PIPE, cwd=self.folder,
                                   env=self.environment(), text=True)
        peak = 0
        while process.poll() is None:
            peak = max(peak, self.anonymous_memory(process.pid))
            time.sleep(0.001)
        with process.stdout:
            self.assertEqual(process.returncode, 0)
            return process.stdout.read(), peak

    def test_a_large_stream_is_read_as_a_table(self):
        companies = 300_000
        big = self.synth("big.csv", "--companies", companies, "--seed", 3)
        os.mkfifo(self.folder / "pipe")
        os.mkfifo(self.folder / "pipe.csv")
        options = "--top 5 --format json"
        by_path = json.loads(self.output_of("rank", "--companies", big, "--top", 5, "--format", "json"))
        for feed, name in ((f"< {big}", "-"), (f"< <(cat {big})", "-"), ("", f"<(cat {big})"),
                           ("", "pipe"), ("", "pipe.csv")):
            fill = f"cat {big} > {name} & " if name.startswith("pipe") else ""
            text, peak = self.peak_of(f"{fill}exec {BINARY} rank --companies {name} {options} {feed}")
            answer = json.loads(text)
            self.assertEqual((answer["rows"], answer["counts"]["ranked"]), (by_path["rows"], companies), name)
            # Companies one by one take some 600 bytes each.
            self.assertLess(peak, companies * 5 * 4 / 1024 + 4 * big.stat().st_size / 1024 + 20_000, name)

    def test_small_streams_are_read_as_files_are(self):
        dossier = min((SOURCE / "config/companies").glob("*.yaml"))
        table = self.write("t.csv", "id,growth\na,50\nb,60\n")
        os.mkfifo(self.folder / "pipe")
        for source in (dossier, table):
            by_path = self.output_of("rank", "--companies", source, "--format", "csv")
            self.assertEqual(self.output_of("rank", "--companies", "-", "--format", "csv",
                                            stdin=source.read_text(encoding="utf-8")), by_path)
            for name, fill in (("pipe", f"cat {source} > pipe & "), (f"<(cat {source})", "")):
                text, _ = self.peak_of(f"{fill}exec {BINARY} rank --companies {name} --format csv")
                self.assertEqual(text, by_path)
        bad = "id,growth\na,50\nb,x\n"
        for name in ("-", "/dev/stdin"):
            result = self.run_fitrank("rank", "--companies", name, "--skip-bad-rows", "--format", "csv", stdin=bad)
            self.assertEqual(result.returncode, 0, result)
            self.assertIn("left out 1 row with problems", result.stderr)

    def test_check_counts_the_problems_that_it_does_not_list(self):
        table = self.write("bad.csv", "id,growth\n" + "".join(f"c{i},x\n" for i in range(5000)))
        result = self.run_fitrank("check", table)
        self.assertIn("and 4900 more\n", result.stdout)
        self.assertTrue(result.stdout.endswith("\n5000 problems in 1 of 1 file\n"), result.stdout[-200:])

    def test_unranked_companies_are_counted_and_the_first_named(self):
        table = self.write("sparse.csv", "id,growth,comp\n" + "".join(
            f"c{i:06},{'' if i % 2 else i % 100},50\n" for i in range(60000)))
        answer = json.loads(self.output_of("rank", "--companies", table, "--weight", "growth=100", "--top", 2,
                                           "--format", "json"))
        counts = answer["counts"]
        self.assertEqual((counts["ranked"], counts["unranked"], counts["companies"]), (30000, 30000, 60000))
        self.assertEqual([row["id"] for row in answer["not_ranked"] if row["standing"] == "unranked"],
                         [f"c{i:06}" for i in range(1, 20000, 2)])

    def test_long_work_ends_when_its_reader_has_gone(self):
        weights = self.write_weights(20000)
        self.synth("some.csv", "--companies", 2000, "--seed", 3)
        for command in ("synth --companies 3000000000", f"batch --weights {weights} --companies some.csv --format csv"):
            result = subprocess.run(["/bin/bash", "-c", f"set -o pipefail; {BINARY} {command} | head -2"], timeout=60,
                                    cwd=self.folder, env=self.environment(), capture_output=True, text=True)
            self.assertEqual((result.returncode, len(result.stdout.splitlines()), result.stderr), (0, 2, ""), command)

    def test_an_index_of_standard_input(self):
        big = self.synth("big.csv", "--companies", 3000, "--unknown", 0.5, "--seed", 9)
        self.run_fitrank("index", "build", "--companies", "-", "-o", "piped.index", stdin=big.read_text())
        answer = json.loads(self.output_of("index", "query", "piped.index", "--top", 3, "--weight", "growth=100",
                                           "--format", "json"))
        scanned = json.loads(self.output_of("rank", "--companies", big, "--top", 3, "--weight", "growth=100",
                                            "--format", "json"))
        self.assertEqual([row["id"] for row in answer["rows"]], [row["id"] for row in scanned["rows"]])
        self.assertEqual((answer["counts"]["ranked"], answer["counts"]["unranked"]),
                         (scanned["counts"]["ranked"], scanned["counts"]["unranked"]))
        self.assertIn("Not ranked: ", self.output_of("index", "query", "piped.index", "--weight", "growth=100"))

    def test_interrupt_leaves_no_half_written_file(self):
        target = self.write("out.csv", "old")
        process = subprocess.Popen([BINARY, "synth", "--companies", "200000000", "-o", str(target)], cwd=self.folder,
                                   env=self.environment(), stderr=subprocess.PIPE)
        deadline = time.monotonic() + 30
        while len(os.listdir(self.folder)) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertEqual(len(os.listdir(self.folder)), 2, "a temporary stands beside the target")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        process.stderr.close()
        self.assertEqual(process.returncode, -signal.SIGINT)
        self.assertEqual(os.listdir(self.folder), ["out.csv"])
        self.assertEqual(target.read_text(), "old")

    def test_progress_on_a_terminal_only(self):
        command = f"{BINARY} synth --companies 30000000 -o /dev/null"
        child = pexpect.spawn("/bin/sh", ["-c", command], env=self.environment(), encoding="utf-8", timeout=120)
        text = child.read()
        child.close()
        self.assertIn("writing companies [", text)
        result = self.run_fitrank("synth", "--companies", 100000, "-o", "x.csv")
        self.assertEqual((result.stdout, result.stderr), ("", ""))

    @staticmethod
    def anonymous_memory(pid):
        """In KiB; the mapped table is the kernel's cache and does not count."""
        try:
            with open(f"/proc/{pid}/status", encoding="ascii") as status:
                lines = status.read().splitlines()
        except (FileNotFoundError, ProcessLookupError):
            return 0
        return next((int(line.split()[1]) for line in lines if line.startswith("RssAnon")), 0)

    def test_memory_stays_near_the_matrix(self):
        companies = 1_000_000
        big = self.synth("big.csv", "--companies", companies, "--seed", 3)
        process = subprocess.Popen([BINARY, "rank", "--companies", str(big), "--top", "5"], stdout=subprocess.DEVNULL,
                                   env=self.environment())
        peak = 0
        while process.poll() is None:
            peak = max(peak, self.anonymous_memory(process.pid))
            time.sleep(0.001)
        self.assertEqual(process.returncode, 0)
        self.assertGreater(peak, 0)
        matrix = companies * 5 * 4 / 1024
        self.assertLess(peak, 1.5 * matrix + 20_000)

    def test_weights_with_mistakes(self):
        weights = self.write("weights.csv", "id,grwoth,comp\np,1,2\n")
        self.assertIn('did you mean "growth"', self.refusal_of("batch", "--weights", weights, "--companies",
                                                               SOURCE / "config/companies"))
        self.assertIn("--weights FILE is needed", self.refusal_of("batch"))


if __name__ == "__main__":
    main()
