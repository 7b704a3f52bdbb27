"""Lines on their way to the archive, and the question about the first of them, which another line may answer."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE
from retro.model.stages.timeline import TIMELINE
from retro.screens.walk.line_queue import LineQueue, LineRefusedError, PasteAnswer, PastedText, QueuedLine


class Desk:
    """Saves what it is given once its gate is open, asks about lines with `?`, and refuses those with `!`."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.saved: list[str] = []
        self.answers: list[bool | None] = []
        self.work: list[asyncio.Task[None]] = []
        self.asked = asyncio.Event()
        start = lambda work: self.work.append(asyncio.ensure_future(work))  # noqa: E731 -- one line, as a screen gives it
        self.queue = LineQueue(self._save, lambda line: None, self._changed, start)

    def _changed(self) -> None:
        if self.queue.question:
            self.asked.set()

    def put(self, text: str, stage: Stage = TIMELINE) -> QueuedLine:
        line = QueuedLine(text, stage, f"row of {text}", datetime(2026, 11, 28, tzinfo=UTC), "chosen")
        self.queue.put(line)
        return line

    async def _save(self, line: QueuedLine) -> None:
        await self.gate.wait()
        if "!" in line.text:
            raise LineRefusedError(line.text)
        if "?" in line.text:
            self.answers.append(await self.queue.ask(line.text))
        self.saved.append(line.text)


async def test_a_row_goes_behind_the_line_before_it_of_its_own_stage() -> None:
    desk = Desk()
    first, other, second = desk.put("one"), desk.put("why", CAUSE), desk.put("two")
    assert (first.anchor, other.anchor, second.anchor) == ("chosen", "chosen", "chosen")
    desk.gate.set()
    assert await desk.queue.drained(5)
    assert desk.saved == ["one", "why", "two"]
    assert (first.chosen, other.chosen, second.chosen) == ("chosen", "chosen", "row of one")


async def test_behind_one_that_is_refused_a_row_goes_where_that_would_have_gone() -> None:
    desk = Desk()
    desk.put("no!")
    second = desk.put("two")
    desk.gate.set()
    assert await desk.queue.drained(5)
    assert second.chosen == "chosen"
    assert [(line.text, line.refusal) for line in desk.queue.refused] == [("no!", "no!")]


async def test_an_answer_that_was_typed_ahead_is_taken_and_is_no_row() -> None:
    desk = Desk()
    for text in ("sure?", "behind", "ｙ", "n"):
        desk.put(text)
    desk.gate.set()
    assert await desk.queue.drained(5)
    assert desk.answers == [True]
    assert desk.saved == ["sure?", "behind", "n"]


async def test_what_is_asked_is_answered_by_the_next_line_that_answers_or_taken_back() -> None:
    desk = Desk()
    desk.gate.set()
    for said in (True, False, None):
        desk.put("sure?")
        await desk.asked.wait()
        assert not await desk.queue.drained(5)
        desk.asked.clear()
        desk.put("a row meanwhile")
        if said is None:
            assert desk.queue.withdraw()
        else:
            desk.put("はい" if said else "いいえ")
        await asyncio.gather(*desk.work)
    assert desk.answers == [True, False, None]
    assert desk.saved == ["sure?", "a row meanwhile"] * 3


def test_pasted_lines_are_decided_one_after_the_other() -> None:
    held: list[object] = []
    queue = LineQueue(_never, lambda line: None, lambda: None, lambda work: held.append(work.close()))
    pasted = [
        PastedText(text, TIMELINE, text, datetime(2026, 11, 28, tzinfo=UTC), "chosen") for text in ("a\nb", "c\nd")
    ]
    for each in pasted:
        queue.put(each)
    assert [queue.decide(choice) for choice in (PasteAnswer.ROWS, PasteAnswer.ONE)] == [True, True]
    assert not queue.withdraw()
    assert [each.choice for each in pasted] == [PasteAnswer.ROWS, PasteAnswer.ONE]


async def _never(_line: QueuedLine) -> None:
    """It is not got to."""
