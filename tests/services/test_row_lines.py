"""Rows as lines of a terminal: a table of them, as they stand one below the other."""

from __future__ import annotations

from datetime import date

from retro.model.found import Found
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Check, Matter, Tick
from retro.model.stages.prevention import Measure, Strength
from retro.model.stages.scope import Damage, Party, Ticked
from retro.model.stages.timeline import Contact, Event, EventKind
from retro.services.meeting.row_lines import lines, told
from tests.records import at, record

CASE = record(
    Event(id="e", what="phones ring\x1b[2J\nagain", happened=at("14:05"), event_kind=EventKind.DETECTION),
    Event(what="first doubts", happened=at("", "2025-01-02"), confirmed=False),
    *(Event(what=f"call {n}") for n in range(3, 10)),
    Contact(id="k", heard="he waits", promise="call back", promise_due=at("17:00")),
    Cause(id="c", what="one table"),
    Cause(id="c2", what="no place", parent="c", sure=CauseConfidence.FACT),
    Cause(id="c3", what="nobody asked", parent="c2"),
    Party(id="p", who="Lee family"),
    Damage(),
    Measure(id="m", what="a table each", owner="lead", due=date(2026, 12, 1), strength=Strength.STRONGER),
    Measure(id="m2", what="a second look"),
    Tick(of="p", ticked=Ticked.TOLD, on=date(2026, 11, 22)),
    Check(of="m2", found=Found.DROPPED, reason="too dear", on=at("", "2026-11-23")),
    Check(of="k", found=Found.DROPPED, on=at("", "2026-11-23")),
    Check(of="k", matter=Matter.CALL_BACK, found=Found.DONE),
)


def test_each_row_stands_in_a_line_with_its_name_and_all_that_it_says() -> None:
    """No sign of a terminal is in it, names stand below each other, and causes as far in as they are deep."""
    assert [*lines(CASE, CASE.rows)] == [
        "1.1   event, 14:05, “phones ring [2J again”, kind detection",
        "1.2   event, 2 Jan 2025, “first doubts”, unconfirmed",
        *(f"1.{n}   event, “call {n}”" for n in range(3, 10)),
        "1.10  contact, “he waits”, promise call back, promised for 17:00 – Promise: not doing",
        "2.1   cause, “one table”",
        "2.2     cause, “no place”, under 1, sure fact",
        "2.3       cause, “nobody asked”, under 2",
        "3.1   party, “Lee family” – done: told; open: apologised to, put right, accepted",
        "3.2   damage",
        "5.1   measure, “a table each”, strength stronger, owner lead, due Tue 1 Dec 2026",
        "5.2   measure, “a second look”, result not doing",
        "7.1   tick, 3.1, ticked told, date Sun 22 Nov 2026",
        "7.2   check, 5.2, found not doing, date 23 Nov, reason too dear",
        "7.3   check, 1.10, found not doing, date 23 Nov",
        "7.4   check, 1.10, found done, of it call back",
    ]
    assert not [*lines(CASE, ())]


def test_a_row_alone_is_told_the_same() -> None:
    """A cause stands at the margin then, as does its name."""
    alone = [told(CASE, row) for row in CASE.rows]
    in_a_list = [" ".join(line.split()) for line in lines(CASE, CASE.rows)]
    assert [" ".join(line.split()) for line in alone] == in_a_list
    assert alone[11] == "2.2  cause, “no place”, under 1, sure fact"
    assert next(iter(lines(CASE, CASE.rows[:2]))).startswith("1.1  event")
