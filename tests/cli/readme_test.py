"""What the README shows is what the program says."""
import re
import shutil

from harness import PROFILE, SOURCE, CliTest, main

README = (SOURCE / "README.md").read_text(encoding="utf-8")


class ReadmeTest(CliTest):
    def test_the_screenful_is_the_ranking(self):
        shown = re.search(r"```\n\$ scripts/run\n(.*?)   \.\.\.\n```", README, re.DOTALL).group(1)
        self.assertTrue(shown)
        self.assertTrue(self.output_of("rank").startswith(shown), shown)

    def test_the_second_step_is_the_ranking_of_today(self):
        shown = re.search(r"```\n\$ scripts/run rank --companies config/companies\n(.*?)   \.\.\.\n(.*?)```", README,
                          re.DOTALL)
        ranking = self.output_of("rank", "--companies", SOURCE / "config/companies")
        self.assertTrue(ranking.startswith(shown.group(1)), ranking)
        self.assertIn(shown.group(2), ranking)

    def test_the_slip_is_pointed_out_as_shown(self):
        shown = re.search(r"```\n(profiles/mine\.yaml:.*?)```", README, re.DOTALL).group(1)
        self.write("profiles/mine.yaml", (SOURCE / PROFILE).read_text().replace("  growth: 35", "  grwoth: 35"))
        self.assertEqual(self.refusal_of("rank", "profiles/mine.yaml"), shown)

    def test_the_companies_can_be_added(self):
        for name in ("config", "profiles"):
            shutil.copytree(SOURCE / name, self.folder / name)
        dossier = re.search(r"```yaml\n(.*?)```", README, re.DOTALL).group(1)
        self.write("config/companies/acme.yaml", dossier)
        table = re.search(r"printf '(.*?)' > more\.csv", README).group(1)
        self.write("more.csv", table.replace("\\n", "\n"))
        ranking = self.output_of("rank", "--companies", "config/companies", "more.csv", "--top", "20", "--format", "csv")
        for company in ("acme", "beta", "gamma"):
            self.assertIn(f",{company},", ranking)
        explanation = self.output_of("explain", "acme", "--companies", "config/companies", FITRANK_HOME=str(self.folder))
        self.assertIn("31 %, year on year", explanation)


if __name__ == "__main__":
    main()
