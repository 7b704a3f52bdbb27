"""Whole cases typed into a terminal of 80 x 24 by a beginner, in every language: `python -m tests.endurance.beginners`.

Nothing is pressed but the answers' own letters, Enter, Space, Esc, Up, PgUp, PgDn and `/`. Behind each answer the
screen shows how it was read and what is asked next, and the archive holds it. In the end the record is that of
`retro ask`, which is that of the single commands (tests/cli/test_ask.py).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from unicodedata import normalize

from retro.review.closing_needs import missing_for_closing
from retro.store.sqlite.store import open_store
from tests.asking import japanese, scripts
from tests.asking.leading import Led, Step, steps
from tests.asking.saying import said
from tests.cli.running import Cli

TITLE = {"en": "A case", "ja": "ある案件"}


@dataclass(frozen=True)
class Case:
    """A script, in which language it is typed, and how many answers it may take."""

    script: str
    lang: str
    most: int


_SCRIPTS = {
    "complaint": (scripts.COMPLAINT, japanese.COMPLAINT, 70),
    "incident": (scripts.INCIDENT, japanese.INCIDENT, 55),
    "critical": (scripts.CRITICAL, japanese.CRITICAL, 120),
}
CASES = {
    name: case
    for what, (english, in_japanese, most) in _SCRIPTS.items()
    for name, case in (
        (what, Case(english, "en", most)),
        (f"{what}-japanese", Case(in_japanese, "ja", most)),
        (f"{what}-input-method", Case(japanese.with_input_method(in_japanese), "ja", most)),
    )
}


class Beginner:
    """A case and what is to come of each of its answers."""

    def __init__(self, folder: Path, case: Case) -> None:
        answers = case.script.splitlines()
        self.answers = 1 + len(answers)
        assert self.answers <= case.most
        started = next(answer for answer in answers if normalize("NFKC", answer).startswith("2026"))
        answers.remove(started)  # it is asked with the title
        self.folder, self.case, self.title, self.started = folder, case, TITLE[case.lang], started
        self.database = folder / "retro.db"
        self.steps: Sequence[Step] = steps(folder, self.title, started, answers, case.lang)

    def led(self) -> Led:
        """Start the program."""
        return Led(self.database, self.case.lang)

    def check(self) -> None:
        """The record is the one of `retro ask`, and nothing is missing."""
        store = open_store(self.database)
        record = store.load("2026-001")
        store.close()
        (self.folder / "asked").mkdir()
        cli = Cli(self.folder / "asked")
        cli.done("new", self.title, "--zone", "UTC")
        cli.done("ask", "1", typed=self.case.script, RETRO_LANG=self.case.lang)
        assert said(record) == said(cli.record())
        assert missing_for_closing(record) == ()


def without_a_break(beginner: Beginner) -> None:
    """One go from the first question to the last."""
    first, *rest = beginner.steps
    with beginner.led() as led:
        led.begin(beginner.title, beginner.started, first)
        led.answer(rest)
        led.terminal.wait_until(lambda screen: "·" not in screen.splitlines()[0], "something is still asked")
    beginner.check()


def in_two_goes(beginner: Beginner) -> None:
    """Killed in the first third, left at the end of the second, each time taken up where it was."""
    third = len(beginner.steps) // 3
    first, *rest = beginner.steps[:third]
    second, last = beginner.steps[third : 2 * third], beginner.steps[2 * third :]
    with beginner.led() as led:
        led.begin(beginner.title, beginner.started, first)
        led.answer(rest)
        led.terminal.kill()
    with beginner.led() as led:
        led.take_up(beginner.title, rest[-1])
        led.answer(second)
        led.look_around(second[-1])
        led.leave()
    with beginner.led() as led:
        led.take_up(beginner.title, second[-1])
        led.answer(last)
    beginner.check()


def main() -> int:
    """All of them; gives how many went wrong."""
    wrong = 0
    for name, case in CASES.items():
        with TemporaryDirectory() as folder:
            began, way = perf_counter(), in_two_goes if name.startswith("critical") else without_a_break
            try:
                beginner = Beginner(Path(folder), case)
                way(beginner)
            except AssertionError as error:
                wrong += 1
                print(f"{name}: {error}")  # noqa: T201
            else:
                print(f"{name}: {beginner.answers} answers, {perf_counter() - began:.1f} s")  # noqa: T201
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(), 1))
