"""drivers: what moves a company's rank."""
import json

from harness import CliTest, main


class DriversTest(CliTest):
    def show(self, *arguments):
        """The companies, each with its drivers."""
        companies = {}
        for row in json.loads(self.output_of("drivers", *arguments, "--samples", 256, "--format", "json"))["rows"]:
            company = companies.setdefault(row["id"], {**row, "drivers": {}})
            if row["driver"] is not None:
                company["drivers"][row["driver"]] = {"value": row["total_index"], "low": row["total_low"],
                                                     "high": row["total_high"]}
        return list(companies.values())

    def table(self, text):
        self.write("t.csv", text)
        return self.show("--companies", "t.csv")

    def test_a_constant_rank_has_nothing_to_share_out(self):
        answer = self.table("id,growth,comp,learning,stability,culture\na,90,90,90,90,90\nb,10,10,10,10,10\n")
        self.assertEqual([(c["variance"], c["mean_rank"], c["least_rank"], c["greatest_rank"]) for c in answer],
                         [(0, 1, 1, 1), (0, 2, 2, 2)])
        for company in answer:  # of no driver any part
            self.assertEqual({value for parts in company["drivers"].values() for value in parts.values()} or {None}, {None})
        text = self.output_of("drivers", "--companies", "t.csv", "--samples", 256)
        self.assertTrue(text.startswith("What ranks depend on\n\na has rank 1 in every sample.\n"), text)

    def test_tables_have_no_tiers_to_doubt(self):
        answer = self.table("id,growth,comp,learning,stability,culture\na,90,10,50,50,50\nb,10,90,50,50,\n"
                            "c,50,50,55,40,45\n")
        varied = [company for company in answer if company["variance"] > 0]
        self.assertTrue(varied)
        for company in varied:
            for driver in ("evidence", "goalposts", "importance", "trust", "unknown"):
                self.assertEqual(company["drivers"][driver], {"value": 0, "low": 0, "high": 0})
            self.assertTrue(1 <= company["least_rank"] <= company["mean_rank"] <= company["greatest_rank"] <= 3)

    def test_dossiers(self):
        answer = self.show("--top", 2)
        self.assertEqual(len(answer), 2)
        self.assertEqual([company["rank"] for company in answer], [1, 2])
        for company in answer:
            self.assertEqual(list(company["drivers"]), ["weights", "missing", "evidence", "method", "goalposts",
                                                        "importance", "trust", "unknown"])
            for driver in company["drivers"].values():
                self.assertLessEqual(driver["low"], driver["value"])
                self.assertGreaterEqual(driver["high"], driver["value"])

    def test_values_out_on_the_flat_are_not_moved_by_goalposts_and_where_nothing_is_unknown_neither_by_that(self):
        self.write("model.yaml", "criteria: {growth: {label: G}}\nevidence: {filed: 1, reported: 0.5}\nsignals:\n"
                                 "  s: {criterion: growth, points: [[0, 0], [10, 100]]}\n"
                                 "  t: {criterion: growth, points: [[0, 0], [10, 100]]}\n")
        self.write("p.yaml", "id: p\ntitle: P\nweights: {growth: 1}\n")
        for name, s, t in (("a", 50, -50), ("b", -50, 50)):
            self.write(f"c/{name}.yaml", f"id: {name}\nname: {name}\nobservations: [{{signal: s, value: {s}, tier: filed, "
                                         f"source: x}}, {{signal: t, value: {t}, tier: filed, source: x}}]\n")
        answer = self.show("p.yaml", "--model", "model.yaml", "--companies", "c")
        for company in answer:
            totals = {driver: indices["value"] for driver, indices in company["drivers"].items()}
            self.assertAlmostEqual(totals.pop("importance"), 1, delta=0.1)
            self.assertEqual(set(totals.values()), {0})

    def test_threads_change_nothing(self):
        for form in ("table", "markdown", "csv", "json"):
            one = self.output_of("drivers", "--samples", 100, "--threads", 1, "--format", form)
            self.assertEqual(self.output_of("drivers", "--samples", 100, "--threads", 3, "--format", form), one)

    def test_large_sets_are_told_by_their_first(self):
        self.output_of("synth", "--companies", 1000, "-o", "big.csv")
        text = self.output_of("drivers", "--companies", "big.csv", "--samples", 20)
        self.assertIn("Ranks are among the first 200 of 1,000 companies.", text)

    def test_mistakes_on_the_command_line(self):
        self.assertIn("--samples", self.refusal_of("drivers", "--samples", 1))
        self.assertIn("no such option: --order", self.refusal_of("drivers", "--order", "growth>=comp"))


if __name__ == "__main__":
    main()
