"""A call before it belongs to a case: its notes, how long it was, and what a journal keeps of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from retro.model.call import Call, CallLine, plain, read_note

BEGAN = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def after(seconds: int, text: str = "x", field: str = "") -> CallLine:
    return CallLine(BEGAN + timedelta(seconds=seconds), text, field)


def test_what_answers_something_is_no_note_and_the_last_answer_counts() -> None:
    lines = (after(1, "he is angry"), after(90, "a call", "promise"), after(120, "a card", "promise"))
    call = Call("c", BEGAN, lines=lines)
    assert call.notes == lines[:1]
    assert call.answers == {"promise": lines[2]}


@pytest.mark.parametrize(
    ("lines", "over", "ended", "minutes"),
    [
        ((), None, 0, 1),
        ((after(59),), None, 59, 1),
        ((after(60),), None, 60, 1),
        ((after(61),), None, 61, 2),
        ((after(300), after(61)), None, 300, 5),
        ((after(300, "x", "promise"),), None, 0, 1),
        ((after(61),), 600, 600, 10),
        ((after(300),), 61, 61, 5),
        ((after(-300),), None, 0, 1),
        ((), -300, -300, 1),
    ],
)
def test_how_long_it_was_as_far_as_it_is_known(
    lines: tuple[CallLine, ...], over: int | None, ended: int, minutes: int
) -> None:
    call = Call("c", BEGAN, over=None if over is None else BEGAN + timedelta(seconds=over), lines=lines)
    assert call.ended == BEGAN + timedelta(seconds=ended)
    assert call.minutes == minutes


def test_what_a_journal_keeps_of_it_is_the_call_again() -> None:
    call = Call("c", BEGAN, by="lead", author="aki", reference="2026-001")
    for said in (after(30, "he is angry"), after(90, "a card", "promise")):
        assert read_note("c", said.at.isoformat(), said.text, plain(call, said.field)) == (call, said)


@pytest.mark.parametrize(
    ("at", "values"),
    [
        ("noon", {"began": BEGAN.isoformat(), "by": "", "author": "", "reference": ""}),
        (BEGAN.isoformat(), {"began": "noon", "by": "", "author": "", "reference": ""}),
        (BEGAN.isoformat(), {"began": BEGAN.isoformat(), "by": "", "author": ""}),
        (BEGAN.isoformat(), {}),
    ],
)
def test_what_is_no_note_of_a_call_is_an_error(at: str, values: dict[str, str]) -> None:
    with pytest.raises((ValueError, KeyError)):
        read_note("c", at, "x", values)
