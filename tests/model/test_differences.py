"""What a log comes to, what differs from it, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from retro.model.change import Add, Change, Delete, Logged, Op, Restore, Update, Values
from retro.model.differences import Difference, differences, lacking
from retro.model.entry import Entry
from retro.model.record import FullRecord
from retro.model.replay import replayed
from retro.model.stages.cause import Cause
from retro.model.stages.timeline import Event
from tests.records import record
from tests.strategies import wholes

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
RANG = Event(id="e", what="it rang", position=1.0, revision=1)


def log(*changes: tuple[Op, ...], act: Any = "edit", of: str = "") -> tuple[Logged, ...]:
    """Entries of a log; `act` and `of` are those of the first."""
    made = (Change(f"c{n}", AT.replace(day=20 + n), "", ops) for n, ops in enumerate(changes, 1))
    first, *others = (Logged(n, change) for n, change in enumerate(made, 1))
    return (replace(first, change=replace(first.change, act=act, of=of)), *others)


def head(**values: str) -> Add:
    whole = record().head
    return Add("retrospective", "head", {**whole.dump(), **values})


def added(row: Entry) -> Add:
    return Add(row.kind, row.id, row.dump(), row.position)


def differs(rows: tuple[Entry, ...], *ops: Op, deleted: tuple[Entry, ...] = ()) -> tuple[list[Difference], list[Op]]:
    """What differs between a case of these rows and a log of these operations, and what the log lacks."""
    whole = FullRecord(record(*rows), deleted, log((head(), *ops)))
    replay = replayed(whole.log)
    return list(differences(whole, replay)), list(lacking(whole, replay))


def test_what_the_log_says_is_no_difference() -> None:
    assert differs((RANG,), added(RANG)) == ([], [])
    assert differs((), added(RANG), Delete("event", "e", 1), deleted=(RANG,)) == ([], [])
    assert differs((RANG,), added(RANG), Delete("event", "e", 1), Restore("event", "e")) == ([], [])
    assert differs((RANG,), Add("event", "e", {"what": "x"}, 3.0), Update("event", "e", 1, {}, {"what": "it rang",
                   "position": 1.0})) == ([], [])  # fmt: skip


def test_a_field_that_holds_something_else_is_told_with_both_values() -> None:
    before: Values = {"what": "it was still", "position": 3.0}
    after: Values = {"what": "it rang", "position": 1.0}
    assert differs((RANG,), Add("event", "e", {"what": "it was still"}, 3.0)) == (
        [Difference("event", "e", "what", "it rang", "it was still"), Difference("event", "e", "position", 1.0, 3.0)],
        [Update("event", "e", 0, before, after)],
    )
    sourced = replace(RANG, source="chat")
    assert differs((sourced,), added(RANG)) == (
        [Difference("event", "e", "source", "chat", "")], [Update("event", "e", 0, {"source": ""}, {"source": "chat"})],
    )  # fmt: skip


def test_a_row_that_came_or_went_is_told_by_its_text() -> None:
    gone = Delete("event", "e", 1)
    assert differs((RANG,)) == ([Difference("event", "e", "", "it rang", None)], [added(RANG)])
    assert differs((), added(RANG)) == ([Difference("event", "e", "", None, "it rang")], [Delete("event", "e", 0)])
    assert differs((RANG,), added(RANG), gone) == (
        [Difference("event", "e", "", "it rang", None)], [Restore("event", "e")],
    )  # fmt: skip
    assert differs((), added(RANG), deleted=(RANG,)) == ([Difference("event", "e", "", None, "it rang")], [gone])
    assert differs((), deleted=(RANG,)) == ([Difference("event", "e", "", None, None)], [added(RANG), gone])


def test_kinds_and_rows_of_one_id_are_told_apart_and_unknown_kinds_passed_over() -> None:
    cause = Cause(id="e", what="one table", position=1.0, revision=1)
    assert differs((cause,), added(RANG), added(cause)) == (
        [Difference("event", "e", "", None, "it rang")], [Delete("event", "e", 0)],
    )  # fmt: skip
    assert differs((), Add("nothing", "n", {"what": "x"})) == ([], [])


@settings(max_examples=40)
@given(wholes())
def test_behind_what_it_lacks_a_log_comes_to_what_the_case_holds(whole: FullRecord) -> None:
    replay = replayed(whole.log)
    replay.take(Logged(99, Change("c", AT, "", lacking(whole, replay))))
    assert list(differences(whole, replay)) == []


@pytest.mark.parametrize(
    ("act", "of", "created", "reference"),
    [
        ("create", "2026-014", "2026-11-21T09:00:00+00:00", "2026-014"),
        ("import", "2026-015", "", "2026-015"),
        ("import", "a" * 64, "", ""),
        ("undo", "c1", "", ""),
    ],
)
def test_when_it_was_begun_and_what_it_was_called(act: str, of: str, created: str, reference: str) -> None:
    made = replayed(log((head(),), act=act, of=of))
    assert (made.created, made.reference) == (created, reference)


def test_the_closing_is_that_which_no_other_state_follows() -> None:
    closed = (Update("retrospective", "head", 1, {"status": "review"}, {"status": "closed"}),)
    opened = (Update("retrospective", "head", 2, {"status": "closed"}, {"status": "review"}),)
    other = (Update("retrospective", "head", 3, {"title": ""}, {"title": "closed"}), added(RANG))
    for entries, seq in (
        ((), None), ((closed,), 2), ((closed, other), 2), ((closed, opened), None), ((closed, opened, closed), 4),
    ):  # fmt: skip
        closing = replayed(log((head(),), *entries)).closing
        assert (closing.seq if closing else None) == seq
    at_once = replayed(log((head(status="closed"),))).closing
    assert at_once is not None
    assert at_once.seq == 1
