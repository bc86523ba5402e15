"""The names of policies: the schema and the page have those that the program has."""
import json
import re

from harness import SOURCE, CliTest, main

WEB = SOURCE / "src/page/web"


class NamesTest(CliTest):
    def names(self, option):
        lines = self.output_of("complete", "words", "--", "rank", option, "").splitlines()
        return [line.split("\t")[0] for line in lines]

    def test_the_schema(self):
        schema = json.loads((SOURCE / "config/schema/profile.schema.json").read_text())
        for name in ("missing", "evidence", "method"):
            self.assertEqual(schema["$defs"][name]["enum"], self.names(f"--{name}"))
        self.assertEqual(schema["properties"]["estimate"]["enum"], self.names("--estimate"))

    def test_the_page(self):
        """Every list of policies in the page's scripts names all of them."""
        for option, constants in (("--missing", ("kMissing", "kMissingChoices", "kMissingWords")),
                                  ("--evidence", ("kEvidence", "kEvidenceChoices", "kEvidenceWords"))):
            for constant in constants:
                text = "".join(path.read_text() for path in WEB.glob("*.js"))
                declared = re.search(rf"const {constant} = ([\[{{].*?[\]}}]);", text, re.DOTALL)
                self.assertIsNotNone(declared, constant)
                words = re.findall(r'"(\w+)"|(\w+): "', declared.group(1))
                found = {a or b for a, b in words} & {*self.names(option), *(a or b for a, b in words if a or b)}
                self.assertEqual({word for word in found if word != "canExpect"}, set(self.names(option)), constant)

    def test_the_profile_template(self):
        text = self.output_of("init", "-")
        for option, key in (("--missing", "missing"), ("--evidence", "evidence"), ("--method", "method")):
            comment = text.split(f"\n{key}: ")[0].rsplit("\n\n", 1)[-1]
            for name in self.names(option):
                self.assertIn(name, text)
            self.assertIn(re.search(rf"(?m)^{key}: (\w+)$", text).group(1), self.names(option), comment)


if __name__ == "__main__":
    main()
