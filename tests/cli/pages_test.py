"""Every page of the checkout is followed: its commands run, its blocks are checked, its links lead somewhere.

What is found in a page, how a block is marked as not runnable, and with which files commands run: pages.py,
page_commands.py, page_blocks.py, page_words.py and page_files.py say it. CHANGELOG.md tells of what was; only its links count.
"""
import concurrent.futures
import os
import pathlib

import page_files
import page_words
import pages
from page_commands import commands_of
from harness import BINARY, SOURCE, CliTest, main
from page_reader import Reader

SKIPPED = ("build", "node_modules", ".git")  # folders of other people's pages


def markdown_files():
    for folder, below, files in os.walk(SOURCE):
        below[:] = [name for name in below if name not in SKIPPED]
        yield from (pathlib.Path(folder, name).relative_to(SOURCE) for name in sorted(files) if name.endswith(".md"))


class PagesTest(CliTest):
    def setUp(self):
        super().setUp()
        self.reader_environment = self.environment(FITRANK_HOME=None)
        self.help_texts = page_words.help_of_each(self.output_of("help", "--format", "markdown"))

    def all_pages(self):
        for file in markdown_files():
            text = (SOURCE / file).read_text(encoding="utf-8")
            if str(file) == "docs/commands.md":
                yield from pages.sections(str(file), text)
            elif str(file) != "CHANGELOG.md":
                yield pages.read_page(str(file), text)

    def comments(self):
        """Comments of files that a user opens, and what `init` writes into a profile."""
        for file in sorted([*SOURCE.glob("profiles/**/*.yaml"), *SOURCE.glob("config/**/*.yaml")]):
            yield pages.read_comments(str(file.relative_to(SOURCE)), file.read_text(encoding="utf-8"))
        yield pages.read_comments("init", self.output_of("init", "-"))
        for file in sorted(SOURCE.glob("config/schema/*.json")):
            yield pages.read_page(str(file.relative_to(SOURCE)), file.read_text(encoding="utf-8"))

    def followed(self, found):
        """A reader for each page, several at a time."""
        store = self.folder / "store"
        store.mkdir()
        page_files.make_all(store, BINARY, self.reader_environment)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(lambda page: Reader(page, self.help_texts, store, self.reader_environment).follow(), found))

    def test_commands_run_and_blocks_hold(self):
        readers = self.followed([*self.all_pages(), *self.comments()])
        print(f"{sum(reader.ran for reader in readers)} commands run; not run:",
              *(left for reader in readers for left in reader.left), sep="\n  ")
        problems = [problem for reader in readers for problem in reader.problems]
        self.assertFalse(problems, "\n\n" + "\n\n".join(problems))

    def test_every_command_has_examples_that_are_run(self):
        chapters = pages.sections("docs/commands.md", (SOURCE / "docs/commands.md").read_text(encoding="utf-8"))
        names = [name for name, text in self.help_texts.items() if text.startswith(f"{name}\n")]
        for name, chapter in zip(["", *names], chapters):
            typed = [c for part in chapter.parts if isinstance(part, pages.Fence) for c in commands_of(part)]
            self.assertTrue(typed, name)
            self.assertTrue(all(command.text.startswith(f"fitrank {name}") for command in typed), typed)

    def test_links_options_and_paths_exist(self):
        problems = [problem for page in [*self.all_pages(), *self.comments()]
                    for problem in page_words.problems_of(page, self.help_texts)]
        changes = pages.read_page("CHANGELOG.md", (SOURCE / "CHANGELOG.md").read_text(encoding="utf-8"))
        problems += [f"CHANGELOG.md:{link.line}: {dead}" for link in changes.links
                     if (dead := page_words.dead_link(changes, link))]
        self.assertFalse(problems, "\n" + "\n".join(problems))


if __name__ == "__main__":
    main()
