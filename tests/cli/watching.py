"""`fitrank watch` in a pseudo-terminal, over a world of a few companies."""
import re
import time

import pexpect

from harness import BINARY, CliTest
from screen_model import ScreenModel

WAIT = 30  # seconds, at most; what is waited for mostly takes a tenth of one
QUIET = 0.1  # a frame is whole when nothing more comes for so long

MODEL = """criteria: {pay: {label: Pay}, growth: {label: Growth}}
evidence: {filed: 1}
signals:
  pay_score: {criterion: pay, label: Pay score, points: [[0, 0], [100, 100]]}
  growth_score: {criterion: growth, label: Growth score, points: [[0, 0], [100, 100]]}
"""


def profile(pay, growth, missing="zero"):
    return f"id: mine\ntitle: Mine\nweights:\n  pay: {pay}\n  growth: {growth}\nmissing: {missing}\n"


def dossier(name, pay, growth, id=None):
    return (f"id: {id or name.lower()}\nname: {name}\nobservations:\n"
            f"  - {{signal: pay_score, value: {pay}, tier: filed, source: a file}}\n"
            f"  - {{signal: growth_score, value: {growth}, tier: filed, source: a file}}\n")


class Window:
    """A terminal with watch in it, and what it shows."""

    def __init__(self, test, command, arguments, rows, columns, environment):
        self.test = test
        self.model = ScreenModel(rows, columns)
        self.sent = ""
        self.child = pexpect.spawn(command, arguments, cwd=str(test.folder), timeout=WAIT, env=environment,
                                   dimensions=(rows, columns), encoding="utf-8")
        test.addCleanup(self.child.close, force=True)

    def read(self, seconds):
        """Whether anything came."""
        try:
            text = self.child.read_nonblocking(1 << 16, seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.sent += text
        self.model.feed(text)
        return True

    def until(self, pattern, without=None):
        """The text of the window once it has `pattern`, and not `without`, and has come to rest."""
        def holds():
            text = self.model.text()
            return re.search(pattern, text) and not (without and re.search(without, text))

        end = time.monotonic() + WAIT
        while True:
            while not holds():
                self.test.assertLess(time.monotonic(), end, f"no {pattern!r} in\n{self.model.text()}")
                self.read(0.05)
            while self.read(QUIET):
                continue
            if holds():
                self.test.assertEqual((self.model.overflows, self.model.strays), ([], []), self.model.text())
                return self.model.text()

    def resize(self, rows, columns):
        self.model.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def end(self):
        """Reads what is left, and waits for the process."""
        end = time.monotonic() + WAIT
        while self.child.isalive() or self.read(QUIET):
            self.test.assertLess(time.monotonic(), end, "does not end")
            self.read(0.05)
        self.child.wait()


class WatchCase(CliTest):
    """Alpha pays best, Beta stands between, Gamma grows most."""

    arguments = ["watch", "mine.yaml", "--model", "model.yaml", "--companies", "companies"]

    def setUp(self):
        super().setUp()
        self.write("model.yaml", MODEL)
        self.write("mine.yaml", profile(80, 20))
        self.write("companies/alpha.yaml", dossier("Alpha", 90, 10))
        self.write("companies/beta.yaml", dossier("Beta", 60, 60))
        self.write("companies/gamma.yaml", dossier("Gamma", 10, 90))

    def watch(self, *more, rows=60, columns=120, **environment):
        return Window(self, BINARY, [*self.arguments, *more], rows, columns, self.environment(**environment))

    def wait_for(self, holds):
        end = time.monotonic() + WAIT
        while not holds():
            self.assertLess(time.monotonic(), end, "waited in vain")
            time.sleep(0.02)
