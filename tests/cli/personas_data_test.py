"""The data that fitrank comes with: layers, claims, flags, questions, and the example personas."""
import json
import re

from harness import PROFILE, SOURCE, CliTest, main

PUBLISHED = PROFILE.removeprefix("profiles/").removesuffix(".yaml")
PROFILES = sorted(path.stem for path in (SOURCE / "profiles").glob("*.yaml"))
EXAMPLES = [profile for profile in PROFILES if profile != PUBLISHED]
MODEL = (SOURCE / "config/model.yaml").read_text(encoding="utf-8")


def block(name):
    """The lines under a top-level key of the model."""
    return re.search(rf"^{name}:\n((?:  .*\n|\n)*)", MODEL, re.MULTILINE).group(1)


class PersonasDataTest(CliTest):
    def json_of(self, *arguments):
        return json.loads(self.output_of(*arguments, "--format", "json"))

    def order_of(self, profile):
        return [row["id"] for row in self.json_of("rank", profile)["rows"]]

    def test_there_are_the_published_persona_and_eight_examples(self):
        self.assertIn(PUBLISHED, PROFILES)
        self.assertEqual(len(EXAMPLES), 8)

    def test_all_data_passes_check(self):
        files = [SOURCE / "config/model.yaml", *sorted((SOURCE / "config/companies").glob("*.yaml")),
                 *sorted((SOURCE / "profiles").glob("*.yaml"))]
        self.assertIn("no problems", self.output_of("check", *files))

    def test_examples_say_that_they_are(self):
        for profile in EXAMPLES:
            text = (SOURCE / f"profiles/{profile}.yaml").read_text(encoding="utf-8")
            with self.subTest(profile=profile):
                self.assertRegex(text, r"(?m)^# An invented example persona that shows how to write a profile\.$")
                self.assertRegex(text, r'(?m)^title: "Example: ')
                self.assertRegex(text, rf"(?m)^id: {profile}$")
                self.assertNotIn("published:", text)

    def test_examples_have_deal_breakers_needs_and_a_checklist_with_rules(self):
        for profile in EXAMPLES:
            brief = self.json_of("brief", profile)
            with self.subTest(profile=profile):
                self.assertTrue(brief["deal_breakers"])
                for key in ("title", "experience", "role", "pains", "blockers", "information", "tools", "services"):
                    self.assertTrue(brief[key], key)
                items = {row["item"]: row.get("rule") for row in brief["rows"] if row["section"] == "checklist"}
                self.assertGreaterEqual(sum(rule is not None for rule in items.values()), 4)

    def test_every_persona_ranks_somebody_and_no_two_alike(self):
        orders = {profile: tuple(self.order_of(profile)) for profile in PROFILES}
        for profile, order in orders.items():
            self.assertTrue(order, profile)
        self.assertEqual(len(set(orders.values())), len(PROFILES), orders)
        self.assertGreaterEqual(len({order[0] for order in orders.values()}), 4, orders)

    def test_who_leads_and_who_is_left_out_follows_from_what_each_persona_wants(self):
        self.assertEqual(self.order_of("hardware-designer"), ["astera-labs", "nvidia"])
        self.assertEqual(self.order_of("ml-researcher"), ["anthropic", "xai"])
        self.assertEqual(self.order_of("power-datacenter-engineer"), ["spacex", "xai"])
        self.assertNotIn("xai", self.order_of("stability-first-parent"))
        self.assertNotIn("spacex", self.order_of("visa-holder"))
        self.assertEqual(set(self.order_of("principal-ic")), {"anthropic", "astera-labs", "nvidia", "spacex", "xai"})

    def test_no_example_excludes_by_what_is_only_unknown(self):
        for profile in EXAMPLES:
            for company in self.json_of("rank", profile)["not_ranked"]:
                for reason in company["excluded_by"]:
                    with self.subTest(profile=profile, company=company["id"]):
                        self.assertEqual(company["standing"], "excluded")
                        self.assertIsNone(reason["doubt"])
                        seen = [reason.get(key) for key in ("found", "value", "level")]
                        seen += [company["layer"]] if reason["rule"].startswith("Layer ") else []
                        self.assertTrue(any(one is not None for one in seen), reason)

    def test_every_persona_gets_a_whole_brief(self):
        for profile in PROFILES:
            headings = re.findall(r"^## (.*)", self.output_of("brief", profile, "--format", "markdown"), re.MULTILINE)
            with self.subTest(profile=profile):
                self.assertEqual(len(headings), 8)
                self.assertRegex(headings[2], r"^Top \d companies$")

    def test_the_default_profile_stays_the_published_one(self):
        self.assertEqual(self.json_of("rank")["profile"], PUBLISHED)

    def test_the_published_numbers_still_come_out(self):
        self.output_of("reproduce")

    def test_every_signal_has_a_question(self):
        signals = re.findall(r"(?m)^  (\w+):\n    criterion:", block("signals"))
        questions = re.findall(r"(?m)^    question: .+\?$", block("signals"))
        self.assertGreater(len(signals), 0)
        self.assertEqual(len(questions), len(signals))

    def test_the_layers_that_the_sources_name_are_there(self):
        layers = re.findall(r"(?m)^  (\w+): ", block("layers"))
        for layer in ("silicon", "interconnect", "memory", "optics", "packaging", "power", "transformers_switchgear",
                      "cooling", "launch", "satellites", "cluster_operators", "labs"):
            self.assertIn(layer, layers)

    def test_every_company_stands_in_a_layer_and_makes_claims(self):
        rows = self.json_of("brief")["rows"]
        self.assertEqual({row["id"]: row["layer"] for row in rows
                          if row["section"] == "ranking" and row["item"] == "place"},
                         {"nvidia": "silicon", "astera-labs": "interconnect", "anthropic": "labs",
                          "spacex": "cluster_operators", "xai": "labs"})
        rows = self.json_of("hype")["rows"]
        claiming = {row["id"] for row in rows if row["kind"] == "claim" and row["claim"]}
        self.assertEqual(claiming, {row["id"] for row in rows if row["kind"] == "company"})
        self.assertEqual(len(claiming), 5)

    def test_risk_flags_are_raised_where_the_sources_see_the_risk(self):
        raised = {}
        for row in self.json_of("brief")["rows"]:
            if row["section"] == "risks":
                raised.setdefault(row["item"], []).extend([row["id"]] if row["answer"] == "met" else [])
        self.assertEqual(raised, {"concentration": ["astera-labs"], "single_tenant": ["spacex"],
                                  "unpermitted_power": ["xai"], "paper_capacity": ["spacex", "xai"]})


if __name__ == "__main__":
    main()
