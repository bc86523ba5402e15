"""`paths`: the files that commands read without being told."""
import json

from harness import SOURCE, CliTest, main


class PathsTest(CliTest):
    def files(self, **environment):
        answer = json.loads(self.output_of("paths", "--format", "json", **environment))
        return {row["id"]: row["file"] for row in answer["rows"]}

    def test_the_data_folder_is_shown(self):
        files = self.files()
        self.assertEqual(files["model"], str(SOURCE / "config/model.yaml"))
        self.assertEqual(files["companies"], str(SOURCE / "config/companies"))

    def test_a_profile_of_ones_own_is_listed(self):
        self.output_of("init", self.write("profiles/keep", "").parent / "mine.yaml")
        self.assertIn("profile mine", self.files())
        self.assertIn(str(self.folder.name), self.files()["profile mine"])


if __name__ == "__main__":
    main()
