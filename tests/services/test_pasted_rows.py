"""Lines pasted at a question: each says its own day, so that they are read alike wherever they wait."""

from __future__ import annotations

from datetime import datetime

import pytest

from retro.asking.next import Here
from retro.asking.question import Question, TakeRows
from retro.errors import RetroError
from retro.language import M_, active
from retro.model.entry import Entry
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.timeline import TIMELINE, Event
from retro.services.ask.asked import Asked
from retro.services.ask.pasted_rows import are_rows, planned_rows, rows_apart, told_asides
from tests.records import record

NOW = datetime.fromisoformat("2026-11-21T14:05+09:00")
STAGES = {Event: TIMELINE, Cause: CAUSE, Measure: PREVENTION}


def question(kind: type[Entry]) -> Question:
    return Question("q", STAGES[kind], M_("What?"), TakeRows(kind))


def sent(kind: type[Entry], text: str) -> list[str]:
    return rows_apart(Asked(record(), question(kind), Here(), NOW), text)[0]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("2026-11-19\n09:00 it rings\n10:00 it stops", ["2026-11-19 09:00 it rings\n2026-11-19 10:00 it stops"]),
        ("- 09:00 it rings\n\n  - 10:00 The shift lead is called", ["09:00 it rings\n10:00 The shift lead is called"]),
        ("09:00 it rings\n10:99 nothing\n10:20 か\u3099鳴る", ["09:00 it rings\n10:20 が鳴る"]),
        ("09:00 it rings\n10:99 nothing", ["09:00 it rings"]),
        ("Timeline\nAll times in UTC", []),
    ],
)
def test_what_is_sent_says_all_that_stood_around_it(text: str, answers: list[str]) -> None:
    assert sent(Event, text) == answers
    assert [each for answer in answers for each in sent(Event, answer)] == answers


def test_what_would_be_read_otherwise_together_is_sent_line_by_line() -> None:
    for text in ("  - belt worn\n  - sensor dirty", "belt worn\nsensor dirty", "- belt worn\n  - sensor dirty"):
        read = rows_apart(Asked(record(), question(Cause), Here(), NOW), text)[1]
        again = [rows_apart(Asked(record(), question(Cause), Here(), NOW), each)[1] for each in sent(Cause, text)]
        assert [row.main_text for each in again for row in each.entries] == [row.main_text for row in read.entries]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "[09:00] nova: it rings\n[09:05] nova: it stops\n[09:06] dylan: it is back",
            ["09:00 <nova> it rings\n09:05 <nova> it stops\n09:06 <dylan> it is back"],
        ),
        (
            "Nova Lee  9:15 AM\nit rings\nDylan  9:16 AM\nrestarted it",
            ["9:15 AM <Nova Lee> it rings\n9:16 AM <Dylan> restarted it"],
        ),
    ],
)
def test_who_wrote_a_line_of_a_chat_is_sent_with_it(text: str, answers: list[str]) -> None:
    asked = Asked(record(), question(Event), Here(), NOW)
    assert sent(Event, text) == answers
    again = [row for answer in answers for row in rows_apart(asked, answer)[1].entries]
    assert [row.dump() for row in again] == [row.dump() for row in rows_apart(asked, text)[1].entries]
    assert all(isinstance(row, Event) and row.source for row in again)


def test_a_yes_or_a_no_among_them_is_answered_as_if_it_were_typed() -> None:
    assert are_rows(question(Measure), ["Put a lid on it", "Lock it"])
    assert not are_rows(question(Measure), ["Put a lid on it", "none"])
    assert not are_rows(question(Measure), ["Put a lid on it", "/quit"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-11-19\n09:00 it rings\nTimeline\n09:10 it stops", ["Timeline"]),
        ("Timeline (two slips were mixed)\n09:00 it rings\n09:10 it stops", ["Timeline (two slips were mixed)"]),
        ("09:00 it rings\n09:10 it stops\n09:20", ["09:20"]),
        ("Nova Lee  9:15 AM\nit rings\nDylan  9:16 AM\nrestarted it", []),
        ("| Time | What |\n|---|---|\n| 09:00 | it rings |\n| 09:10 | it stops |", []),
    ],
)
def test_a_heading_among_rows_is_told_unless_it_went_into_each_of_them(text: str, told: list[str]) -> None:
    read = rows_apart(Asked(record(), question(Event), Here(), NOW), text)[1]
    assert [each.raw for each in read.unheard] == told
    said = " ".join(each.show(active()) for each in told_asides(read))
    assert all(each in said for each in told)
    assert bool(said) is bool(told)


def test_headings_alone_are_refused_with_a_reason() -> None:
    with pytest.raises(RetroError, match="Nothing of it is a row"):
        planned_rows(Asked(record(), question(Event), Here(), NOW), "Timeline\nAll times in UTC")
