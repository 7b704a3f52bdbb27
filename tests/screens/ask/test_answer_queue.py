"""Answers on their way: in order, held back behind one that is none, tried again while the archive is busy."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import pytest

from retro.asking.question import Question, TakeRows
from retro.errors import BusyError, RetroError
from retro.language import M_
from retro.model.change_factory import row_ids
from retro.model.stages.timeline import TIMELINE, Event
from retro.screens.walk import typed_queue
from retro.screens.walk.ask.answer_queue import AnswerQueue, TypedAnswer
from retro.screens.walk.ask.left_over import unsaved_answers
from retro.screens.walk.ask.turn import NotTakenError
from tests.records import record

NOW = datetime(2026, 11, 20, tzinfo=UTC)


class Sitting:
    """Takes answers, but for those that it is told to refuse."""

    def __init__(self, *errors: tuple[str, RetroError]) -> None:
        self.taken: list[str] = []
        self.refused: list[str] = []
        self.errors = list(errors)
        self.tasks: list[asyncio.Task[None]] = []
        self.has_failed = asyncio.Event()
        self.queue = AnswerQueue(self._take, self._refused, self._changed, self._start)

    async def _take(self, typed: TypedAnswer) -> None:
        await asyncio.sleep(0)
        if self.errors and self.errors[0][0] == typed.text:
            raise self.errors.pop(0)[1]
        self.taken.append(typed.text)

    def _refused(self, typed: TypedAnswer, _error: NotTakenError) -> None:
        self.refused.append(typed.text)

    def _changed(self) -> None:
        if self.queue.failure:
            self.has_failed.set()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self.tasks.append(asyncio.ensure_future(work))

    def type(self, *texts: str) -> None:
        for text in texts:
            self.queue.put(TypedAnswer(text, NOW, text))


NO = NotTakenError((M_("no"),), record())


async def test_nothing_is_taken_before_a_question_is_asked() -> None:
    sitting = Sitting()
    sitting.type("a", "b")
    assert sitting.tasks == []
    sitting.queue.begin()
    assert await sitting.queue.drained(5)
    assert sitting.taken == ["a", "b"]


async def test_what_was_typed_behind_a_line_that_is_no_answer_waits_for_the_next() -> None:
    sitting = Sitting(("b", NO))
    sitting.queue.begin()
    sitting.type("a", "b", "c", "d")
    await sitting.queue.drained(5)
    assert (sitting.taken, sitting.refused) == (["a"], ["b"])
    assert [each.text for each in sitting.queue.held] == ["c", "d"]
    sitting.type("B")
    await sitting.queue.drained(5)
    assert sitting.taken == ["a", "B", "c", "d"]
    assert sitting.queue.held == []


@pytest.mark.parametrize("error", [BusyError(M_("busy")), RetroError(M_("the disk is full"))], ids=["busy", "full"])
async def test_an_archive_that_cannot_be_written_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, error: RetroError
) -> None:
    monkeypatch.setattr(typed_queue, "TRY_AGAIN_AFTER", 0.0)
    sitting = Sitting(("a", error))
    sitting.queue.begin()
    sitting.type("a", "b")
    assert await sitting.queue.drained(5)
    assert sitting.taken == ["a", "b"]
    assert sitting.queue.failure is None


async def test_enter_on_nothing_leaves_no_question_that_nobody_has_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_queue, "TRY_AGAIN_AFTER", 0.0)
    sitting = Sitting(*[("a", RetroError(M_("the disk is full")))] * 3)
    sitting.queue.begin()
    sitting.type("a")
    await sitting.has_failed.wait()
    sitting.type("", "b", "")
    assert await sitting.queue.drained(5)
    assert sitting.taken == ["a", "b"]
    sitting.type("")
    assert await sitting.queue.drained(5)
    assert sitting.taken == ["a", "b", ""]


async def test_what_takes_the_place_of_one_stands_where_it_stood() -> None:
    sitting = Sitting(("a", NO))
    sitting.type("a", "pasted", "b")
    pasted = sitting.queue.waiting[1]
    sitting.queue.begin()
    assert await sitting.queue.drained(5)  # what is held back waits for the next one
    sitting.queue.replace(pasted, [TypedAnswer(text, NOW, text) for text in ("1", "2")])
    assert [typed.text for typed in sitting.queue.held] == ["1", "2", "b"]
    sitting.type("c")
    under_way, *_behind, last = sitting.queue.waiting
    sitting.queue.replace(under_way, [TypedAnswer("d", NOW, "d")])
    sitting.queue.replace(last, ())
    assert await sitting.queue.drained(5)
    assert sitting.taken == ["", "d", "1", "2"], "of the one that was being taken nothing is left"


def test_pasted_lines_that_wait_are_a_row_each_at_the_next_start() -> None:
    typed = TypedAnswer("10:00 two slips\n10:20 the wrong slip", NOW, "t")
    question = Question("timeline", TIMELINE, M_("What happened?"), TakeRows(Event))
    work = unsaved_answers([typed], question, record())
    assert [(each.text, each.stage) for each in work] == [
        ("10:00 two slips", "timeline"),
        ("10:20 the wrong slip", "timeline"),
    ]
    assert [each.row for each in work] == [*islice(row_ids("t"), 2)]
