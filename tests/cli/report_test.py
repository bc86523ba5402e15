"""report: the interactive page and its data, against rank, and the ways to write and to open it."""
import base64
import hashlib
import itertools
import json
import os
import random
import re
import stat
import time

import pexpect
from harness import BINARY, SEED, SOURCE, main
from page_ranking import EVIDENCE, IDS, MISSING, ReportCase, page_ranking, rank_places, saved
from random_world import CRITERIA, random_profile, random_world


class DataTest(ReportCase):
    def test_shipped_personas_rank_as_rank_does_under_any_weights(self):
        page = self.page(SOURCE / "profiles", "--companies", SEED)
        rng = random.Random(1)
        self.assertEqual(len(page["personas"]), 9)
        self.assertEqual((page["behind"], page["exact_top"], page["fixed_deal_breakers"]), (5, None, False))
        excluded = 0
        for persona, missing, evidence in itertools.product(range(9), MISSING, EVIDENCE):
            source = page["personas"][persona]
            weights = self.random_weights(rng, 5)
            values = {f"weights.{criterion}": weight for criterion, weight in zip(IDS, weights)}
            profile = self.write("p.yaml", saved(source, values | {"missing": missing, "evidence": evidence}))
            answer = self.rank(profile, "--companies", SEED, "--top", 100)
            self.assertEqual(page_ranking(page, persona, weights, missing, evidence, 100), rank_places(answer))
            self.assertEqual(answer["missing"], missing)
            self.assertEqual(answer["evidence"], evidence)
            excluded += answer["counts"]["excluded"]
        self.assertGreater(excluded, 20)

    def test_random_worlds_rank_as_rank_does(self):
        excluded = 0
        for seed in range(12):
            rng = random.Random(seed)
            world, _ = random_world(self, rng)
            rules = [{"signal": "salary", "at_least": 200}, {"coverage": True, "at_least": 0.6},
                     {"criterion": "growth", "above": 40, "when_unknown": "fail"}, {"range": True, "below": 70}]
            extra = f"deal_breakers: {json.dumps(rng.sample(rules, rng.randrange(3)))}\n"
            extra += rng.choice(("", "as_of: 2025-06\n"))
            profiles = [random_profile(self, rng, f"p{i}.yaml", extra if i else "") for i in range(2)]
            page = self.page(*profiles, *world)
            for _ in range(4):
                persona = rng.randrange(2)
                weights = self.random_weights(rng, 4)
                missing, evidence = rng.choice(MISSING), rng.choice(EVIDENCE)
                text = saved(page["personas"][persona],
                             {f"weights.{criterion}": weight for criterion, weight in zip(CRITERIA, weights)})
                answer = self.rank(self.write("q.yaml", text), *world, "--missing", missing, "--evidence", evidence,
                                   "--top", 100)
                self.assertEqual(page_ranking(page, persona, weights, missing, evidence, 100), rank_places(answer))
                excluded += answer["counts"]["excluded"]
        self.assertGreater(excluded, 30)

    def test_saved_profiles_pass_check_and_rank_so(self):
        rng = random.Random(4)
        page = self.page(SOURCE / "profiles", "--companies", SEED)
        for persona in page["personas"]:
            weights = self.random_weights(rng, 5)
            values = {f"weights.{criterion}": weight for criterion, weight in zip(IDS, weights)}
            values |= {"missing": "neutral", "evidence": "discounted", "as_of": "2026-04-01"}
            text = saved(persona, values)
            self.assertEqual(saved(persona, {}), persona["yaml"])
            for line in persona["yaml"].splitlines():
                if line.lstrip().startswith("#"):
                    self.assertIn(line, text)
            # Saved elsewhere, it names its companies from there.
            path = self.write(f"{persona['id']}.yaml", text.replace("companies: ../config/seed", f"companies: {SEED}"))
            self.output_of("check", path)
            answer = self.rank(path, "--companies", SEED)
            self.assertEqual([answer[key] for key in ("missing", "evidence", "as_of")],
                             ["neutral", "discounted", "2026-04-01"])
            total = sum(weights)
            for criterion, weight in zip(IDS, weights):
                self.assertAlmostEqual(answer["weights"][criterion], weight / total, delta=1e-12)

    def test_overrides_of_the_command_line(self):
        page = self.page("--weight", "growth=60", "--missing", "neutral", "--evidence", "discounted", "--as-of",
                         "2026-05-13", "--top", 3)
        persona = page["personas"][0]
        self.assertEqual([persona[key] for key in ("missing", "evidence", "as_of", "top", "weights")],
                         ["neutral", "discounted", "2026-05-13", 3, [35, 20, 35, 5, 5]])
        answer = self.rank("--weight", "growth=60", "--missing", "neutral", "--evidence", "discounted", "--as-of",
                           "2026-05-13")
        self.assertEqual(page_ranking(page, 0, persona["start"], "neutral", "discounted", 5), rank_places(answer))
        spots = {spot["key"]: spot for spot in persona["yaml_spots"]}
        self.assertEqual(spots["missing"]["is"], "zero")  # what the file says, so that a save changes it
        self.assertNotIn("start", self.page()["personas"][0])

    def test_the_first_profile_named_comes_first(self):
        page = self.page("visa-holder", SOURCE / "profiles/new-graduate.yaml")
        self.assertEqual([persona["id"] for persona in page["personas"]], ["visa-holder", "new-graduate"])

    def test_does_not_depend_on_threads_or_locale(self):
        plain = self.output_of("report", SOURCE / "profiles", "--companies", SEED)
        self.assertEqual(self.output_of("report", SOURCE / "profiles", "--companies", SEED, "--threads", 1, LC_ALL="de_DE.UTF-8"), plain)
        self.assertEqual(self.output_of("report", SOURCE / "profiles", "--companies", SEED, "--threads", 3), plain)

    def test_no_companies_and_nothing_known(self):
        self.write("empty.csv", "id,growth\n")
        page = self.page("--companies", "empty.csv")
        self.assertEqual((page["behind"], page["companies"], page["views"][0]["face"]), (0, [], []))
        self.write("one.csv", "id,growth\nblank,\n")
        self.assertEqual(self.page("--companies", "one.csv")["views"][0]["face"], [[None] * 5])


class PageTest(ReportCase):
    def data_of(self, page):
        return re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]

    def test_the_page_holds_the_data_and_is_small(self):
        page = self.output_of("report")
        self.assertEqual(json.loads(self.data_of(page)), self.page())
        self.assertLess(len(page.encode()), 200_000)

    def test_the_policy_allows_the_style_and_the_script_by_hash_and_no_network(self):
        page = self.output_of("report")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)[1]
        allowed = dict(part.split(" ", 1) for part in policy.split("; "))

        def hash_of(text):
            return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

        styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        scripts = re.findall(r'<script type="module">(.*?)</script>', page, re.DOTALL)
        self.assertEqual((len(styles), len(scripts), page.count("<script")), (1, 1, 2))
        self.assertEqual(allowed, {"default-src": "'none'", "style-src": hash_of(styles[0]),
                                   "script-src": hash_of(scripts[0]), "img-src": "data:", "base-uri": "'none'",
                                   "form-action": "'none'"})
        self.assertLess(page.index("Content-Security-Policy"), page.index("<style>"))

    def test_no_name_note_or_title_ends_the_script(self):
        names = ["</script><img src=x onerror=alert(1)>", "<!--<script>", "\u2028\u2029", "\u202egnp.exe", "x" * 10_000,
                 "\U0001f680 東京", "a\\u003c/script>", "]]>", "&lt;"]
        for i, name in enumerate(names):
            self.write(f"companies/c{i}.yaml", json.dumps({
                "id": f"c{i}", "name": name, "observations": [
                    {"signal": "revenue_growth", "value": i, "tier": "filed", "source": "javascript:alert(1)//" + name,
                     "note": name}],
                "claims": [{"text": name, "tier": "ambition", "source": name, "signal": "revenue_growth"}]},
                ensure_ascii=False))
        profile = self.write("p.yaml", json.dumps({"id": "p", "title": names[0], "weights": {"growth": 1},
                                                   "checklist": [{"question": names[1]}]}))
        page = self.output_of("report", profile, "--companies", "companies")
        data = self.data_of(page)
        self.assertNotIn("<", data)
        self.assertTrue(data.isascii())
        self.assertEqual([company["name"] for company in json.loads(data)["companies"]], names)
        self.assertEqual(page.count("</script>"), 2)


    def test_a_path_that_is_no_utf8_is_shown_as_far_as_it_can_be(self):
        name = os.fsdecode(b"\xff.csv")
        self.write(name, "id,revenue_growth\na,5\n")
        [company] = self.page("--companies", name)["companies"]
        self.assertEqual(company["observations"][0]["source"], "\ufffd.csv:2")


class WritingTest(ReportCase):
    def fake_browser(self, name="browser", status=0):
        path = self.write(name, f'#!/bin/sh\nprintf "%s\\n" "$@" > {self.folder}/opened\nexit {status}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    def opened(self):
        return (self.folder / "opened").read_text().splitlines()

    def test_the_name_of_the_file_says_the_format(self):
        self.output_of("report", "-o", "x.html")
        self.assertTrue((self.folder / "x.html").read_text().startswith("<!doctype html>"))
        self.output_of("report", "-o", "x.json")
        self.assertEqual(json.loads((self.folder / "x.json").read_text()), self.page())
        self.output_of("report", "-o", "x.json", "--format", "html")
        self.assertTrue((self.folder / "x.json").read_text().startswith("<!doctype html>"))
        for name in ("x.md", "x.csv"):
            self.assertEqual(self.refusal_of("report", "-o", name),
                             f"fitrank: report: -o {name}: a report is a page (.html) or its data (.json); `fitrank "
                             "brief` writes Markdown and CSV\n")
        self.assertIn('--format: must be one of html, json, not "table"', self.refusal_of("report", "--format", "table"))
        self.assertIn('(did you mean "html"?)', self.refusal_of("report", "--format", "htm"))

    def test_a_terminal_gets_no_page(self):
        def on_terminal(*arguments):
            child = pexpect.spawn(BINARY, ["report", *arguments], cwd=self.folder, env=self.environment(),
                                  encoding="utf-8", timeout=60)
            text = child.read()
            child.close()
            return child.exitstatus, text

        self.assertEqual(on_terminal(), (2, "fitrank: report: a page is not for a terminal; write it with -o "
                                            "report.html, or see it with --open\r\n"))
        self.assertEqual(on_terminal("-o", "x.html")[0], 0)
        status, text = on_terminal("--format", "json")
        self.assertEqual((status, text[:1]), (0, "{"))
        self.assertEqual(on_terminal("-o", "-")[0], 0)

    def test_opens_the_page_in_the_browser(self):
        browser = self.fake_browser()
        self.output_of("report", "-o", "a b#c%.html", "--open", BROWSER=str(browser))
        self.assertEqual(self.opened(), [f"file://{self.folder}/a%20b%23c%25.html"])
        self.assertTrue((self.folder / "a b#c%.html").exists())
        self.output_of("report", "-o", "x.html", "--open", BROWSER=f"no-such-program:{browser} --new %s --last")
        self.assertEqual(self.opened(), ["--new", f"file://{self.folder}/x.html", "--last"])

    def test_opens_a_page_of_its_own_without_a_name(self):
        (self.folder / "tmp").mkdir()
        result = self.run_fitrank("report", "--open", BROWSER=str(self.fake_browser()), TMPDIR=str(self.folder / "tmp"))
        [page] = (self.folder / "tmp").iterdir()
        self.assertEqual((result.returncode, result.stdout, result.stderr),
                         (0, "", f"fitrank: the page is in {page}\n"))
        self.assertEqual(self.opened(), [f"file://{page}"])
        self.assertTrue(page.read_text().endswith("</html>\n"))

    def test_opens_by_xdg_open_where_no_browser_is_named(self):
        self.fake_browser("bin/xdg-open")
        self.output_of("report", "-o", "x.html", "--open", BROWSER=None, PATH=f"{self.folder}/bin:/usr/bin:/bin")
        self.assertEqual(self.opened(), [f"file://{self.folder}/x.html"])

    def test_no_shell_reads_the_browsers_name(self):
        browser = self.fake_browser()
        self.refusal_of("report", "-o", "x.html", "--open", BROWSER=f"{browser}; touch pwned")
        self.output_of("report", "-o", "x.html", "--open", BROWSER=f"{browser} $(touch pwned) `touch pwned`")
        self.assertFalse((self.folder / "pwned").exists())

    def test_where_nothing_opens_it_the_page_is_written_and_that_is_said(self):
        failing = self.fake_browser(status=3)
        self.assertEqual(self.refusal_of("report", "-o", "x.html", "--open", BROWSER=f"no-such-program:{failing}"),
                         "fitrank: the page is written, but no browser shows it (no-such-program: No such file or "
                         f"directory; {failing}: ended with status 3); open x.html yourself, or name a browser in the "
                         "variable BROWSER\n")
        self.assertTrue((self.folder / "x.html").exists())
        self.assertIn("xdg-open: No such file or directory",
                      self.refusal_of("report", "-o", "x.html", "--open", BROWSER=None, PATH=str(self.folder)))

    def test_a_browser_that_stays_is_left_alone(self):
        path = self.write("stays", "#!/bin/sh\nsleep 8\n")
        path.chmod(0o755)
        start = time.monotonic()
        self.output_of("report", "-o", "x.html", "--open", BROWSER=str(path))
        self.assertLess(time.monotonic() - start, 7)

    def test_open_needs_a_page_in_a_file(self):
        self.assertEqual(self.refusal_of("report", "--open", "-o", "-"),
                         "fitrank: report: --open needs a file; leave out -o, or name one\n")
        self.assertEqual(self.refusal_of("report", "--open", "--format", "json"),
                         "fitrank: report: --open shows the page; --format json has none\n")

    def test_slips_are_pointed_out(self):
        self.assertIn('no such profile: visa-hodler (did you mean "visa-holder"?)',
                      self.refusal_of("report", "visa-hodler"))
        self.write("p.yaml", "id: p\ntitle: P\nweights: {grwoth: 1}\n")
        self.write("q.yaml", "id: q\ntitle: Q\nweights: {growth: -1}\n")
        both = self.refusal_of("report", "p.yaml", "q.yaml", "-o", "x.html")
        self.assertIn('p.yaml:3:11: weights.grwoth: no such criterion (did you mean "growth"?)', both)
        self.assertIn("q.yaml:3:19: weights.growth", both)
        self.assertFalse((self.folder / "x.html").exists())
        self.write("p.yaml", "id: p\ntitle: P\nweights: {growth: 1}\n")
        self.write("r.yaml", "id: p\ntitle: R\nweights: {growth: 1}\n")
        self.assertIn("report: p.yaml and r.yaml are both profile p", self.refusal_of("report", "p.yaml", "r.yaml"))
        self.write("m.yaml", "id: m\ntitle: M\nweights: {growth: 1}\nmethod: weighted_product\n")
        self.assertIn("report: profile m says method: weighted_product, but this command knows weighted sums alone",
                      self.refusal_of("report", "m.yaml", "-o", "x.html"))
        (self.folder / "none").mkdir()
        self.assertIn("report: none is a folder without profiles", self.refusal_of("report", "none"))
        self.assertIn("--top", self.refusal_of("report", "--top", "0"))
        self.assertEqual(os.listdir(self.folder / "none"), [])


if __name__ == "__main__":
    main()
