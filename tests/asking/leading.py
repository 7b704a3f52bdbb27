"""Somebody who has read nothing but the first screen, led through a case in a real terminal of 80 x 24.

What the screen must show at each step is found by giving the same answers to the questions without a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from retro.asking.next import Here
from retro.asking.question import Question
from retro.language import language
from retro.model.change_factory import ChangeFactory
from retro.screens.walk.ask.turn import Turn, look, take
from retro.screens.walk.ask.words import asked_beside_rows
from retro.store.sqlite.store import open_store
from tests.asking.saying import said
from tests.terminal import RETRO, Terminal

SIZE = (80, 24)


@dataclass(frozen=True)
class Step:
    """What comes of an answer: what stands on the screen then, and what is in the archive."""

    answer: str
    shown: tuple[str, ...]
    said: Any
    """What the record says then (`tests.asking.saying`)."""


Chooser = Callable[[Question], str]


def steps(folder: Path, title: str, started: str, answers: Sequence[str] | Chooser, lang: str) -> list[Step]:
    """The same answers without a screen, behind those that begin a case: a list, or what is said to each question."""
    store, factory, to = open_store(folder / "without-a-screen.db"), ChangeFactory(), language(lang)

    def shown(turn: Turn) -> tuple[str, ...]:
        texts = list(turn.answered.told)
        if turn.question:
            texts.append(asked_beside_rows(turn.question, turn.record))
        return tuple(squeezed(each.show(to)) for each in texts)

    made = store.load(store.create({"title": title, "zone": "UTC"}, factory.change()))
    turn = look(store, factory, made, Here())
    while turn.question and turn.question.code != "head.started":
        turn = take(store, factory, turn.record, ".", question=turn.question, here=turn.here)
    turn = take(store, factory, turn.record, started, question=turn.question, here=turn.here)
    turn = look(store, factory, turn.record, Here(again=True))
    found = [Step("", shown(turn)[-1:], said(turn.record))]
    said_to = answers if callable(answers) else _one_after_the_other(answers)
    while turn.question:
        answer = said_to(turn.question)
        turn = take(store, factory, turn.record, answer, question=turn.question, here=turn.here)
        found.append(Step(answer, shown(turn), said(turn.record)))
    store.close()
    return found


def _one_after_the_other(answers: Sequence[str]) -> Chooser:
    left = iter(answers)
    return lambda _question: next(left)


def squeezed(text: str) -> str:
    """The text without what its lines are parted by."""
    return "".join(text.split())


class Led:
    """One run of the program on an archive. It is killed behind the last answer that is given here."""

    def __init__(self, database: Path, lang: str) -> None:
        env = {"RETRO_LANG": lang, "RETRO_CONFIG": str(database.with_name("config.toml")), "TZ": "UTC"}
        command: list[Any] = [RETRO, "--db", database]
        self.database = database
        self.terminal = Terminal(command, *SIZE, env=env)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.terminal.__exit__(kind, error, at)

    def begin(self, title: str, started: str, step: Step) -> None:
        """A new case, from the empty archive."""
        self.terminal.wait_for("retro import")
        self.terminal.send("n")
        self.terminal.wait_for_cursor(behind="")
        self.terminal.send(title, "enter")
        self.terminal.wait_until(lambda screen: title not in screen.splitlines()[-4:])
        self.terminal.send(started, "enter")
        self.shows(step)

    def burst(self, given: Sequence[Step]) -> None:
        """Give all answers in one go, without a look at the screen."""
        self.terminal.send(*(key for step in given for key in (step.answer, "enter")))
        self.terminal.wait_until(lambda screen: "·" not in screen.splitlines()[0], "something is still asked", 60)
        store = open_store(self.database)
        assert said(store.load("2026-001")) == given[-1].said
        store.close()

    def paste(self, text: str) -> None:
        """Paste as terminals do that say so."""
        self.terminal.send(f"\x1b[200~{text}\x1b[201~")

    def take_up(self, title: str, step: Step) -> None:
        """Open the case that was left, and go on with its questions."""
        self.terminal.wait_for(title)
        self.terminal.send("enter")
        self.terminal.wait_until(lambda screen: "2026-001" in screen.splitlines()[0], "the case is not opened")
        self.terminal.send(" ")
        self.shows(step, *step.shown[-1:])

    def answer(self, given: Sequence[Step], typed: int = 0) -> None:
        """Give the answers, each once the screen shows what came of the one before; it is in the archive then.

        So many letters of each stand in the line already.
        """
        store = open_store(self.database)
        for step in given:
            self.terminal.send(step.answer[typed:], "enter")
            self.shows(step)
            assert said(store.load("2026-001")) == step.said, f"{step.answer} was shown and is not in the archive"
        store.close()

    def shows(self, step: Step, *shown: str) -> None:
        """Wait for what the step shows, or for these texts of it alone."""
        wanted = shown or step.shown
        self.terminal.wait_until(
            lambda screen: all(text in squeezed(screen) for text in wanted), f"{step.answer}: {wanted} is not shown"
        )

    def grow_small_and_large(self, line: str, step: Step) -> None:
        """Make the terminal 40 x 10, and as large as it was: what stands in the line and what is asked is as before."""
        self.terminal.wait_for(line)
        self.terminal.resize(40, 10)
        self.terminal.wait_until(
            lambda screen: (
                squeezed(screen).startswith("Thisterminalhas40x10cells;") and squeezed(screen).endswith("Ctrl+Qleaves.")
            ),
            "more is shown than that the terminal is too small",
        )
        self.terminal.resize(*SIZE)
        self.terminal.wait_until(
            lambda screen: line in screen and step.shown[-1] in squeezed(screen), f"{line} does not stand there again"
        )

    def look_around(self, step: Step) -> None:
        """Press every key that answers nothing, and be asked the same question behind each of them."""
        question = step.shown[-1]
        self.terminal.send("/", "enter")
        self.terminal.wait_until(lambda screen: "/6" in screen, "no stages")
        self.terminal.send("escape")
        self.shows(step, question)
        self.terminal.send("pageup")
        self.terminal.send("pagedown", "up")
        self.terminal.wait_until(lambda screen: squeezed(step.answer) in squeezed(screen), "no last answer")
        self.terminal.send("escape")
        self.terminal.wait_until(lambda screen: "Esc" in screen and question in squeezed(screen), "no way back")
        self.terminal.send("escape")
        self.terminal.wait_until(lambda screen: question not in squeezed(screen), "no rows")
        self.terminal.send(" ")
        self.shows(step, question)

    def leave(self) -> None:
        """End the program by what can be typed."""
        self.terminal.send("/quit", "enter")
        self.terminal.wait_until(lambda screen: "2026-001" not in screen.splitlines()[0], "the case is not left")
        assert self.terminal.quit("q") == 0
