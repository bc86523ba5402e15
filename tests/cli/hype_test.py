"""hype: what a fit owes to weak evidence, in parts that add up to it, and which claims nothing firmer backs."""
import csv
import datetime
import io
import itertools
import json
import random

from flat_rows import hype_entries
from harness import CliTest, main
from plain_scores import PlainModel, last_day, middle_day, newest, plain_yaml
from random_world import CRITERIA, MISSING, WORLD_MODEL, random_profile, random_world

WORLD = PlainModel(plain_yaml(WORLD_MODEL))  # a second computation

MODEL = """criteria: {growth: {label: Growth}, pay: {label: Pay}}
evidence: {filed: 1, audited: 1, reported: 0.6, plan: 0.2}
signals:
  revenue: {criterion: growth, label: Revenue growth, unit: percent, points: [[0, 0], [100, 100]]}
  capital: {criterion: growth, label: Access to capital, levels: {listed: 90, private: 40}}
  salary: {criterion: pay, label: Salary, unit: thousand USD, half_life_days: 365, points: [[100, 0], [300, 100]]}
"""
PROFILE = "id: me\ntitle: Me\nweights: {growth: 60, pay: 40}\nmissing: zero\n"
ALPHA = """id: alpha
name: Alpha Works
observations:
  - {signal: revenue, value: 90, tier: reported, as_of: 2026-03, source: press, note: By a paper.}
  - {signal: capital, value: private, tier: plan, source: blog}
  - {signal: salary, value: 240, tier: filed, as_of: 2025-01-01, source: filing}
claims:
  - {text: Grows by ninety percent, tier: plan, as_of: 2026-02, source: keynote, signal: revenue}
  - {text: Listed by summer, tier: plan, source: keynote, signal: capital}
  - {text: Pays best, tier: reported, as_of: 2026-03-20, source: paper, signal: salary}
"""
BETA = """id: beta
name: Beta
observations:
  - {signal: revenue, value: 30, tier: filed, source: filing}
claims:
  - {text: Grows fast, tier: reported, source: paper, signal: revenue}
  - {text: Pays well, tier: plan, source: keynote, signal: salary}
"""
# Alpha at face value: growth (90 + 40) / 2 = 65, pay 70: 0.6 x 65 + 0.4 x 70 = 67. Discounted: 90 becomes 74 and 40
# becomes 48, so growth is 61. The newest evidence is of March 2026, known on its last day; the salary is 454 days old
# by then, its trust 0.5^(454 / 365) = 0.4222, and 70 becomes 58.44: the fit is 0.6 x 61 + 0.4 x 58.44 = 59.98. Of
# Beta's growth half is known: coverage 0.6 x 1 / 2.
GOLDEN = """Hype watch

Alpha Works has the largest hype gap: 7 of its 67 points rest on weak evidence.

Profile: Me (me)

Unknown: counts as zero · As of: 2026-03-31, the newest date of the evidence

Company      Hype gap  At face value  Discounted  Coverage
──────────────────────────────────────────────────────────
Alpha Works      +7.0             67          60     100 %
    +4.8 Growth, Revenue growth: 90 %, scored 90 → 74 at trust 60 % (reported, 2026-03; source:
      press; By a paper.)
    +4.6 Pay, Salary: 240 thousand USD, scored 70 → 58.4 at trust 42.2 % (filed, 2025-01-01;
      source: filing)
    -2.4 Growth, Access to capital: "private", scored 40 → 48 at trust 20 % (plan, undated;
      source: blog)
    claim not backed: “Listed by summer” (plan, undated; source: keynote): there is no firmer
      evidence than Access to capital "private" (plan, undated)
Beta             +0.0             18          18      30 %
    claim not backed: “Grows fast” (reported, undated; source: paper): the evidence contradicts
      it: Revenue growth 30 % (filed, undated)
    claim not backed: “Pays well” (plan, undated; source: keynote): there is no observation of
      Salary

The hype gap is the fit at face value minus the fit with every score drawn towards 50, the more so
the lower the trust in its evidence. The lines below a company add up to its gap.
"""


def trust_left(observation, as_of):
    stated = observation.get("as_of")
    return WORLD.faded(observation, (as_of - middle_day(stated)).days if as_of and stated else None)


def face_of(observation):
    return WORLD.face(observation["signal"], observation["value"])


def expected_parts(dossier, as_of, shares, missing):
    """Signal -> (trust, face, discounted, points) for all whose score is discounted, by docs/method.md."""
    known = WORLD.chosen(dossier["observations"], as_of)
    among = {criterion: sum(signal["importance"] for name, signal in WORLD.signals.items()
                            if signal["criterion"] == criterion and name in known) for criterion in CRITERIA}
    share_known = sum(shares[criterion] for criterion in CRITERIA if among[criterion])
    parts = {}
    for name, observation in known.items():
        signal = WORLD.signals[name]
        trust, face = trust_left(observation, as_of), face_of(observation)
        used = 50 + trust * (face - 50)
        share = shares[signal["criterion"]] / (share_known if missing == "renormalize" else 1)
        if trust < 1 and face != 50 and share > 0:
            parts[name] = (trust, face, used, share * signal["importance"] / among[signal["criterion"]] * (face - used))
    return parts


def expected_claims(dossier, as_of):
    """How each claim that is not of a later date stands."""
    known = WORLD.chosen(dossier["observations"], as_of)
    claims = []
    for claim in dossier["claims"]:
        if as_of and claim.get("as_of") and last_day(claim["as_of"]) > as_of:
            continue
        observation = known.get(claim["signal"])
        if observation is None:
            stands = "unobserved"
        elif WORLD.trust[observation["tier"]] <= WORLD.trust[claim["tier"]] and WORLD.trust[observation["tier"]] < 1:
            stands = "not_firmer"
        else:
            stands = "backed" if face_of(observation) >= 50 else "contradicted"
        claims.append((claim["text"], claim["tier"], stands))
    return claims


class HypeTest(CliTest):
    def hype(self, *arguments):
        return json.loads(self.output_of("hype", *arguments, "--format", "json"))

    def scores(self, evidence, *options):
        answer = json.loads(self.output_of("rank", *options, "--ignore-deal-breakers", "--evidence", evidence,
                                           "--format", "json", "--top", 10**6))
        return {row["id"]: row["score"] for row in answer["rows"]}

    def check_gaps(self, answer, *options):
        """Against rank under either policy: every company's gap, its parts and the order."""
        face, discounted = self.scores("face_value", *options), self.scores("discounted", *options)
        self.assertEqual({entry["id"] for entry in hype_entries(answer)}, set(face))
        self.assertEqual(answer["counts"]["ranked"], len(face))
        for entry in hype_entries(answer):
            self.assertAlmostEqual(entry["face"], face[entry["id"]], delta=1e-9)
            self.assertAlmostEqual(entry["discounted"], discounted[entry["id"]], delta=1e-9)
            self.assertAlmostEqual(entry["gap"], face[entry["id"]] - discounted[entry["id"]], delta=1e-9)
            points = [part["points"] for part in entry["parts"]]
            self.assertAlmostEqual(sum(points), entry["gap"], delta=1e-9)
            self.assertEqual(points, sorted(points, reverse=True))
        order = [(-entry["gap"], entry["id"]) for entry in hype_entries(answer)]
        self.assertEqual(order, sorted(order))

    def test_the_shipped_companies(self):
        for missing, more in itertools.product(MISSING, ((), ("--as-of", "2026-04-15"), ("--weight", "culture=60"))):
            options = ("--missing", missing, *more)
            answer = self.hype(*options)
            self.check_gaps(answer, *options)
            self.assertEqual(len(hype_entries(answer)), 5)
            self.assertGreater(sum(len(entry["parts"]) for entry in hype_entries(answer)), 5)
        for profile in ("ml-researcher", "visa-holder"):  # deal-breakers are not looked at
            self.assertEqual(self.hype(profile)["counts"]["ranked"], 5)

    def test_random_companies(self):
        compared = {"parts": 0, "negative": 0, "aged": 0, "backed": 0, "contradicted": 0, "not_firmer": 0,
                    "unobserved": 0}
        for seed in range(20):
            rng = random.Random(seed)
            world, made = random_world(self, rng)
            dossiers = {dossier["id"]: dossier for dossier in made}
            missing, as_of = rng.choice(MISSING), rng.choice((None, None, datetime.date(2026, 6, 1)))
            options = [random_profile(self, rng), *world, "--missing", missing]
            options += ["--as-of", str(as_of)] if as_of else []
            as_of = as_of or newest(made)
            answer = self.hype(*options)
            self.check_gaps(answer, *options)
            shares = json.loads(self.output_of("rank", *options, "--format", "json"))["weights"]
            for entry in hype_entries(answer):
                if entry["id"] not in dossiers:  # a table states no tier
                    self.assertEqual((entry["gap"], entry["parts"], entry["claims"]), (0, [], []))
                    continue
                dossier = dossiers[entry["id"]]
                parts = expected_parts(dossier, as_of, shares, missing)
                self.assertEqual({part["signal"] for part in entry["parts"]}, set(parts), entry)
                for part in entry["parts"]:
                    got = (part["trust"], part["face"], part["discounted"], part["points"])
                    for number, expected in zip(got, parts[part["signal"]]):
                        self.assertAlmostEqual(number, expected, delta=1e-4)  # criteria are float32
                    source = WORLD.chosen(dossier["observations"], as_of)[part["signal"]]
                    self.assertEqual([part[key] for key in ("value", "tier", "as_of", "source")],
                                     [source["value"], source["tier"], source.get("as_of"), source["source"]])
                    self.assertEqual(part["criterion"], WORLD.signals[part["signal"]]["criterion"])
                    compared["parts"] += 1
                    compared["negative"] += part["points"] < 0
                    compared["aged"] += part["trust"] < WORLD.trust[part["tier"]]
                claims = [(claim["text"], claim["tier"], claim["stands"]) for claim in entry["claims"]]
                self.assertEqual(claims, expected_claims(dossier, as_of), entry)
                for claim in entry["claims"]:
                    self.assertEqual(claim["observation"] is None, claim["stands"] == "unobserved")
                    compared[claim["stands"]] += 1
        self.assertGreater(min(compared.values()), 20, compared)

    def test_csv_says_what_json_says(self):
        rng = random.Random(3)
        world, _ = random_world(self, rng)
        options = [random_profile(self, rng), *world, "--as-of", "2026-06-01"]
        rows = list(csv.DictReader(io.StringIO(self.output_of("hype", *options, "--format", "csv"))))
        expected = []
        for entry in hype_entries(self.hype(*options)):
            expected.append(("company", entry["id"], entry["face"], entry["discounted"], entry["gap"], "", ""))
            expected += [("part", entry["id"], part["face"], part["discounted"], part["points"], part["signal"],
                          part["tier"]) for part in entry["parts"]]
            expected += [("claim", entry["id"], claim["text"], claim["stands"], None, claim["signal"], claim["tier"])
                         for claim in entry["claims"]]
        got = [(row["kind"], row["id"], row["claim"], row["backing"], None, row["signal"], row["claim_tier"])
               if row["kind"] == "claim" else (row["kind"], row["id"], float(row["face"]), float(row["discounted"]),
                                               float(row["points"] or row["hype_gap"]), row["signal"],
                                               row["tier"]) for row in rows]
        self.assertEqual(got, expected)

    def test_does_not_depend_on_threads_or_locale(self):
        for form in ("table", "markdown", "csv", "json"):
            plain = self.output_of("hype", "--format", form)
            self.assertEqual(self.output_of("hype", "--format", form, "--threads", 1, LC_ALL="de_DE.UTF-8"), plain)


class TinyWorldTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("p.yaml", PROFILE)
        self.write("companies/alpha.yaml", ALPHA)
        self.write("companies/beta.yaml", BETA)

    options = ["p.yaml", "--model", "model.yaml", "--companies", "companies"]

    def show(self, *more, form="json", **settings):
        text = self.output_of("hype", *self.options, *more, "--format", form, **settings)
        return json.loads(text) if form == "json" else text

    def claims(self, *more):
        return {entry["id"]: {claim["text"]: claim["stands"] for claim in entry["claims"]}
                for entry in hype_entries(self.show(*more))}

    def test_the_whole_text(self):
        self.assertEqual(self.show(form="table"), GOLDEN)

    def test_every_format_by_option_and_by_file_name(self):
        for form, name in (("table", "h.txt"), ("markdown", "h.md"), ("csv", "h.csv"), ("json", "h.json")):
            shown = self.output_of("hype", *self.options, "--format", form)
            self.assertEqual(self.output_of("hype", *self.options, "-o", name), "")
            self.assertEqual((self.folder / name).read_text(encoding="utf-8"), shown)
        markdown = (self.folder / "h.md").read_text(encoding="utf-8")
        self.assertTrue(markdown.startswith("# Hype watch\n"), markdown)
        self.assertIn("| **Alpha Works** | **+7.0** | 67 | 60 | 100 % | +4.8 Growth, Revenue growth: 90 %, scored",
                      markdown)
        self.assertEqual((self.folder / "h.csv").read_text(encoding="utf-8"), """\
kind,id,name,hype_gap,face,discounted,coverage,of_others,criterion,points,trust,signal,value,level,label,unit,tier,\
as_of,filed,source,source_title,note,claim,claim_tier,claim_trust,claim_as_of,claim_source,claim_source_title,backing
company,alpha,Alpha Works,7.022012329107383,67.0,59.97798767089262,1.0,,,,,,,,,,,,,,,,,,,,,,
part,alpha,Alpha Works,,90.0,74.0,,,growth,4.8,0.6,revenue,90.0,,,percent,reported,2026-03,,press,,By a paper.,,,,,,,
part,alpha,Alpha Works,,70.0,58.44497105633169,,,pay,4.622012329101563,0.4222485528165844,salary,240.0,,,thousand USD,\
filed,2025-01-01,,filing,,,,,,,,,
part,alpha,Alpha Works,,40.0,48.0,,,growth,-2.4,0.2,capital,,private,private,,plan,,,blog,,,,,,,,,
claim,alpha,Alpha Works,,,,,,growth,,,revenue,90.0,,,percent,reported,2026-03,,press,,By a paper.,\
Grows by ninety percent,plan,0.2,2026-02,keynote,,backed
claim,alpha,Alpha Works,,,,,,growth,,,capital,,private,private,,plan,,,blog,,,Listed by summer,plan,0.2,,keynote,,not_firmer
claim,alpha,Alpha Works,,,,,,pay,,,salary,240.0,,,thousand USD,filed,2025-01-01,,filing,,,\
Pays best,reported,0.6,2026-03-20,paper,,backed
company,beta,Beta,0.0,18.0,18.0,0.3,,,,,,,,,,,,,,,,,,,,,,
claim,beta,Beta,,,,,,growth,,,revenue,30.0,,,percent,filed,,,filing,,,Grows fast,reported,0.6,,paper,,contradicted
claim,beta,Beta,,,,,,pay,,,salary,,,,,,,,,,,Pays well,plan,0.2,,keynote,,unobserved
""")

    def test_claims_backed_and_not(self):
        self.assertEqual(self.claims(), {
            "alpha": {"Grows by ninety percent": "backed", "Listed by summer": "not_firmer", "Pays best": "backed"},
            "beta": {"Grows fast": "contradicted", "Pays well": "unobserved"}})
        beta = hype_entries(self.show())[1]
        self.assertEqual([claim["observation"] for claim in beta["claims"]],
                         [{"value": 30, "tier": "filed", "as_of": None, "source": "filing"}, None])

    def test_what_backs_a_claim(self):
        claim = "claims:\n  - {{text: C, tier: {}, source: s, signal: revenue}}\n"
        cases = [("plan", "plan", 90, "not_firmer"), ("plan", "reported", 50, "backed"),
                 ("plan", "reported", 49.9, "contradicted"), ("reported", "plan", 90, "not_firmer"),
                 ("reported", "plan", 10, "not_firmer"), ("reported", "audited", 51, "backed"),
                 # Nothing is trusted more than what is filed: it backs even what is filed.
                 ("filed", "filed", 50, "backed"), ("filed", "audited", 20, "contradicted"),
                 ("filed", "reported", 90, "not_firmer")]
        for claimed, observed, value, stands in cases:
            self.write("companies/alpha.yaml", "id: alpha\nname: Alpha\nobservations:\n  - {signal: revenue, value: "
                                               f"{value}, tier: {observed}, source: s}}\n" + claim.format(claimed))
            self.assertEqual(self.claims()["alpha"], {"C": stands}, (claimed, observed, value))
            self.assertEqual("“C”" in self.show(form="table"), stands != "backed")

    def test_a_date_ages_evidence_and_leaves_out_what_is_later(self):
        answer = self.show("--as-of", "2026-01-01")
        self.assertEqual(answer["as_of"], "2026-01-01")
        alpha = hype_entries(answer)[1]
        # The salary is a half-life old: 70 becomes 60; the revenue is of a later day.
        self.assertEqual([(part["signal"], part["trust"], part["face"], part["discounted"]) for part in alpha["parts"]],
                         [("salary", 0.5, 70, 60), ("capital", 0.2, 40, 48)])
        self.assertAlmostEqual(alpha["face"], 0.6 * 40 + 0.4 * 70)
        self.assertAlmostEqual(alpha["gap"], 0.4 * 10 - 0.6 * 8)
        self.assertEqual(self.claims("--as-of", "2026-01-01")["alpha"], {"Listed by summer": "not_firmer"})
        self.assertEqual([entry["id"] for entry in hype_entries(answer)], ["beta", "alpha"])
        table = self.show("--as-of", "2026-01-01", form="table")
        self.assertIn("As of: 2026-01-01", table)
        self.assertIn("+4.0 Pay, Salary: 240 thousand USD, scored 70 → 60 at trust 50 %", table)
        self.assertRegex(table, r"Alpha Works +-0\.8 +52 +52\.8 +70 %")
        # On the day itself an observation counts and has not aged.
        early = {entry["id"]: [part["signal"] for part in entry["parts"]]
                 for entry in hype_entries(self.show("--as-of", "2025-01-01"))}
        self.assertEqual(early, {"alpha": ["capital"], "beta": []})
        self.write("p.yaml", PROFILE + "as_of: 2026-01-01\n")
        told = {key: value for key, value in answer.items() if key not in ("arguments", "profile_hash")}
        of_profile = self.show()
        self.assertEqual({key: of_profile[key] for key in told}, {**told, "as_of_from": "profile"})

    def test_only_the_first(self):
        self.assertEqual([entry["id"] for entry in hype_entries(self.show("--top", 1))], ["alpha"])
        self.assertEqual(self.show("--top", 1)["counts"]["ranked"], 2)
        self.assertEqual(hype_entries(self.show("--top", 1)), hype_entries(self.show())[:1])
        nine = self.show("--top", 9)
        nine["arguments"].remove("--top=9")
        self.assertEqual(nine, self.show())
        table = self.show("--top", 1, form="table")
        self.assertIn("1 of 2 companies shown.", table)
        self.assertNotIn("Beta", table)
        self.assertNotIn("beta", self.show("--top", 1, form="csv"))
        self.write("p.yaml", PROFILE + "top: 1\n")
        self.assertEqual(self.show(form="table"), table)
        self.assertEqual(len(hype_entries(self.show("--top", 2))), 2)

    def test_equal_gaps_go_by_id(self):
        for name in ("zeta", "eta", "theta"):
            self.write(f"companies/{name}.yaml", ALPHA.replace("id: alpha", f"id: {name}"))
        self.assertEqual([entry["id"] for entry in hype_entries(self.show())], ["alpha", "eta", "theta", "zeta", "beta"])

    def test_shown_parts_add_up_to_the_shown_gap(self):
        for seed in range(10):
            rng = random.Random(seed)
            world, _ = random_world(self, rng)
            markdown = self.output_of("hype", random_profile(self, rng), *world, "--format", "markdown")
            for row in (line.split("|") for line in markdown.splitlines() if line.startswith("| **")):
                notes = [note for note in row[6].strip().split("<br>") if note[:1] in ("+", "-")]
                tenths = [int(note.split()[0].replace(".", "")) for note in notes]
                self.assertEqual(sum(tenths), int(row[2].strip(" *").replace(".", "")), row)

    def test_signals_that_weigh_nothing_make_no_part(self):
        [alpha] = hype_entries(self.show("--weight", "growth=0"))
        self.assertEqual((alpha["id"], [part["signal"] for part in alpha["parts"]]), ("alpha", ["salary"]))
        self.assertAlmostEqual(alpha["gap"], 20 * (1 - 0.5 ** (454 / 365)), delta=1e-5)
        [alpha] = hype_entries(self.show("--weight", "growth=0", "--as-of", "2025-01-01"))
        self.assertEqual((alpha["id"], alpha["gap"], alpha["parts"]), ("alpha", 0, []))
        self.assertIn("Left out: 1 company with no data for any weighted criterion.",
                      self.show("--weight", "growth=0", form="table"))

    def test_nothing_to_list(self):
        (self.folder / "companies/alpha.yaml").write_text("id: alpha\nname: Alpha\nobservations: []\n")
        (self.folder / "companies/beta.yaml").unlink()
        answer = self.show()
        self.assertEqual((answer["counts"]["ranked"], hype_entries(answer)), (0, []))
        table = self.show(form="table")
        self.assertTrue(table.startswith("Hype watch\n\nNo company can be ranked.\n\n"), table)
        self.assertTrue(table.endswith("\n\nLeft out: 1 company with no data for any weighted criterion.\n"), table)
        self.assertNotIn("lines below", table)
        header = self.show(form="csv")
        self.assertEqual(header, "kind,id,name,hype_gap,face,discounted,coverage,of_others,criterion,points,trust,signal,"
                                 "value,level,label,unit,tier,as_of,filed,source,source_title,note,claim,claim_tier,"
                                 "claim_trust,claim_as_of,claim_source,claim_source_title,backing\n")
        empty = self.output_of("hype", "p.yaml", "--model", "model.yaml", "--companies", "-", stdin="id,growth\n")
        self.assertTrue(empty.startswith("Hype watch\n\nNo company can be ranked.\n"), empty)
        self.assertNotIn("Left out", empty)

    def test_tables_owe_nothing_to_weak_evidence(self):
        self.write("t.csv", "id,name,growth,salary\nx,Ex,80,220\ny,Why,,150\n")
        answer = self.show("t.csv")
        self.assertEqual([(entry["id"], entry["gap"], entry["parts"]) for entry in hype_entries(answer)[1:]],
                         [("beta", 0, []), ("x", 0, []), ("y", 0, [])])
        large, small = self.show("t.csv", "--skip-bad-rows"), self.show()
        self.assertEqual(large["counts"].pop("companies"), small["counts"].pop("companies") + 2)
        for answer in (large, small):
            del answer["arguments"], answer["companies_hash"]
        self.assertEqual(large, small)
        self.assertIn("Left out: 2 companies from large tables, which state no evidence tier.",
                      self.show("t.csv", "--skip-bad-rows", form="table"))

    def test_hostile_texts_come_out_harmless(self):
        names = ["\\e[31mred\\e]0;title\\a", "=cmd|' /C calc'!A0", "\\u200fmark\\u202eevil", "</script><img src=x>"]
        real = ["\x1b[31mred\x1b]0;title\x07", "=cmd|' /C calc'!A0", "\u200fmark\u202eevil", "</script><img src=x>"]
        for number, name in enumerate(names):
            self.write(f"companies/evil{number}.yaml", f"""id: evil{number}
name: "{name}"
observations:
  - {{signal: revenue, value: {90 - number}, tier: plan, source: "{name}", note: "{name}"}}
claims:
  - {{text: "{name}", tier: plan, source: "{name}", signal: revenue}}
""")
        outputs = {form: self.show(form=form) for form in ("table", "markdown", "csv")}
        outputs["json"] = self.output_of("hype", *self.options, "--format", "json")
        for output in outputs.values():
            self.assertFalse(set(output) & {"\x1b", "\x07", "\u200f", "\u202e"}, output)
        # In the sentence, and as name, source and note, claim and its source.
        self.assertEqual(outputs["table"].count("\\u{1b}[31mred"), 6)
        self.assertEqual(outputs["markdown"].count("&lt;/script&gt;"), 5)
        self.assertNotIn("<img", outputs["markdown"])
        rows = [row for row in csv.DictReader(io.StringIO(outputs["csv"])) if row["id"] == "evil1"]
        self.assertEqual([(row["name"], row["source"], row["claim"]) for row in rows],
                         [("'" + real[1], "", ""), ("'" + real[1], "'" + real[1], ""), ("'" + real[1],) * 3])
        entries = {entry["id"]: entry for entry in hype_entries(json.loads(outputs["json"]))}
        for number, name in enumerate(real):
            entry = entries[f"evil{number}"]
            self.assertEqual((entry["name"], entry["parts"][0]["note"], entry["claims"][0]["text"]), (name,) * 3)

    def test_mistakes_on_the_command_line(self):
        self.assertIn("hype: --evidence does not apply: hype compares both: at face value and discounted", self.refusal_of("hype", "--evidence", "discounted"))
        self.assertIn('unexpected argument "b"', self.refusal_of("hype", "a", "b"))
        self.assertIn("--top", self.refusal_of("hype", "--top", 0))
        self.assertIn("2026-02-30", self.refusal_of("hype", "--as-of", "2026-02-30"))
        self.assertIn("no such profile", self.refusal_of("hype", "nobody"))

    def test_a_mistaken_claim_is_shown_where_it_is(self):
        path = self.write("companies/beta.yaml", BETA.replace("signal: salary", "signal: salery"))
        error = self.refusal_of("hype", *self.options)
        self.assertTrue(error.startswith(f"{path.relative_to(self.folder)}:7:"), error)
        self.assertIn('claims[1].signal: no such signal "salery" (did you mean "salary"?)', error)


if __name__ == "__main__":
    main()
