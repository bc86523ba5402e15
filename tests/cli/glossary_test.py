"""The retired words of docs/glossary.md are in no text of the program, no schema, no page and no header's comment."""
import json
import re

from harness import SOURCE, CliTest, main

GLOSSARY = SOURCE / "docs/glossary.md"
# Folders and pages whose texts still have retired words.
ROOMS_TO_CONVERT = ()
PAGES_TO_CONVERT = ()
# A comment is matched first, so that a quote inside one opens nothing.
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s"]*)\((?P<raw>.*?)\)(?P=mark)"|"(?P<text>(?:[^"\\\n]|\\.)*)"'
                   r"|'(?:[^'\\\n]|\\.)+'", re.DOTALL)
SCRIPT_TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|`(?P<template>(?:[^`\\]|\\.)*)`"
                          r"|\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>(?:[^'\\\n]|\\.)*)'", re.DOTALL)
COMMENT = re.compile(r"///?<? ?([^\n]*)|/\*(.*?)\*/", re.DOTALL)
FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]*`")


def retired():
    """The first column of the table."""
    table = GLOSSARY.read_text().split("## Retired words")[1]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("|")]
    return [row for row in rows if row != "retired" and not row.startswith("---")]


def pattern(word):
    words, end = re.subn(r" \(end\)$", "", word)
    gap = r"\b[^.;]*\b".join(re.escape(part.strip()).replace(r"\ ", r"\s+") for part in words.split("…"))
    return re.compile(rf"\b{gap}\b" + (r"(?=\s*(?:[.,;:)]|$))" if end else ""), re.IGNORECASE)


def literals(code):
    """The strings of C++ code; adjacent ones are one text, as to the compiler."""
    text, last = "", 0
    for token in TOKEN.finditer(code):
        part = token["raw"] if token["raw"] is not None else token["text"]
        if part is None:
            continue
        if text and code[last:token.start()].strip():
            yield text
            text = ""
        text += part
        last = token.end()
    yield text


def script_literals(code):
    """The strings of a script; a template with what it computes."""
    tokens = SCRIPT_TOKEN.finditer(code)
    return [text for token in tokens for text in token.group("template", "double", "single") if text is not None]


def comments(code):
    """All comments as one text, so that a phrase may be on two lines."""
    return " ".join(line or block for line, block in COMMENT.findall(code))


def descriptions(schema):
    """Every description in a schema, at any depth."""
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "description" and isinstance(value, str))
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from descriptions(part)


def prose(page):
    """A page without its blocks and pieces of code, which are what the program prints and reads."""
    return CODE.sub("", FENCE.sub("", page))


class GlossaryTest(CliTest):
    def setUp(self):
        super().setUp()
        self.patterns = {word: pattern(word) for word in retired()}

    def check(self, place, text):
        for word, found in self.patterns.items():
            with self.subTest(place=str(place), word=word):
                hit = found.search(text)
                self.assertIsNone(hit, hit and text[max(0, hit.start() - 60):hit.end() + 60])

    def test_the_patterns_find_what_they_are_for(self):
        self.assertGreaterEqual(len(self.patterns), 15)
        for word, text in (("whom", "companies of\nwhom"), ("apart", "Listed Apart."), ("in all (end)", "7 in all, and"),
                           ("so that … so that", "a so that b, so that c")):
            self.assertRegex(text, self.patterns[word])
        for word, text in (("apart", "a department"), ("stand", "a standard"), ("in all (end)", "in all cases"),
                           ("so that … so that", "a so that b. So c, that d")):
            self.assertNotRegex(text, self.patterns[word])

    def test_strings_are_read_and_comments_are_not(self):
        code = '// "a" apart\nf("one" \n  " two", R"(three "3")", \'"\', "four\\"");  /* "five" */'
        self.assertEqual([text for text in literals(code) if text], ["one two", 'three "3"', 'four\\"'])

    def test_strings_of_scripts_are_read(self):
        code = "// 'a'\nf('one', `two ${3}`) /* 'b' */ + \"it's\";"
        self.assertEqual(script_literals(code), ["one", "two ${3}", "it's"])
        self.assertEqual(comments("/// a\n// b\nint c;  ///< d\n/* e\n f */"), "a b d  e\n f ")

    def test_texts_and_comments_of_the_page(self):
        files = list((SOURCE / "src/page/web").glob("*.js"))
        self.assertGreater(len(files), 20)
        for path in files:
            code = path.read_text()
            # A class of the stylesheet, a key of an event: no text that anyone reads.
            texts = [text for text in script_literals(code) if " " in text]
            self.check(path.name, "\n.\n".join([*texts, comments(code)]))

    def test_comments_of_headers(self):
        files = [path for room in ("include", "src") for path in (SOURCE / room).rglob("*.hpp")]
        self.assertGreater(len(files), 100)
        for path in files:
            self.check(path.relative_to(SOURCE), comments(path.read_text()))

    def test_texts_of_the_program(self):
        files = [path for end in ("cpp", "hpp") for path in (SOURCE / "src").rglob(f"*.{end}")]
        self.assertGreater(len(files), 100)
        for path in files:
            place = path.relative_to(SOURCE)
            if not str(place).startswith(ROOMS_TO_CONVERT):
                self.check(place, "\n.\n".join(literals(path.read_text())))

    def test_descriptions_of_the_schemas(self):
        for path in (SOURCE / "config/schema").glob("*.json"):
            self.check(path.name, "\n".join(descriptions(json.loads(path.read_text()))))

    def test_pages(self):
        for path in [SOURCE / "README.md", *(SOURCE / "docs").glob("*.md")]:
            place = str(path.relative_to(SOURCE))
            text = path.read_text()
            if path == GLOSSARY:
                text = text.split("## Retired words")[0]
            if place not in PAGES_TO_CONVERT:
                self.check(place, prose(text))

    def test_pages_to_convert_are_there(self):
        for place in PAGES_TO_CONVERT:
            self.assertTrue((SOURCE / place).is_file(), place)


if __name__ == "__main__":
    main()
