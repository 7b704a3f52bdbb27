"""What use cases do with what is said of empty fields."""

from __future__ import annotations

from datetime import date

import pytest

from retro.errors import UsageError
from retro.language import language
from retro.model.answers import answer_to, saying
from retro.model.closed_record import ClosedError
from retro.model.entry import EntryId
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.timeline import TIMELINE
from retro.services.changing.add_line import Added, add_row, read_row
from retro.services.changing.commit import commit
from retro.services.changing.delete_row import delete_row
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.edit_row import edit_row
from retro.services.changing.history import redo, undo
from retro.services.changing.set_head import set_head
from tests.services.conftest import NOON, Case

EN = language("en")


def said(case: Case, about: EntryId, asked: str) -> Said | None:
    answer = answer_to(case.record, about, asked)
    return answer.said if answer else None


def edit(case: Case, row: EntryId, *assignments: str) -> None:
    record = case.record
    entry = record.get(row)
    assert entry is not None
    edited = edit_row(case.store, case.factory, record, entry, assignments)
    assert edited.done.record == case.record, "what is made without asking the store is what the store would give"


def test_fields_of_a_row_are_answered_and_a_value_takes_the_answer_away(case: Case) -> None:
    edit(case, "e1", "source=?", "learned=-", "details=.")
    assert [said(case, "e1", name) for name in ("source", "learned", "details")] == list(Said)
    edit(case, "e1", "source=the log")
    assert said(case, "e1", "source") is None
    assert [answer.asked for answer in case.record.answers] == ["learned", "details"]
    edit(case, "e1", "learned=", "details=")
    assert case.record.answers == ()


def test_an_answer_empties_the_field(case: Case) -> None:
    edit(case, "e1", "source=the log")
    edit(case, "e1", "source=不明")
    assert case.record.get("e1").source == ""  # type: ignore[union-attr]  # it is an event
    told = undo(case.store, case.factory, case.record).told
    assert case.record.get("e1").source == "the log"  # type: ignore[union-attr]  # as above
    assert said(case, "e1", "source") is None
    assert "Source" in told[0].show(EN)


def test_the_head_is_answered_too(case: Case) -> None:
    done, read = set_head(case.store, case.factory, case.record, ["summary=?", "tags=該当なし"])
    assert read.values == {"summary": Said.UNKNOWN, "tags": Said.NOT_APPLICABLE}
    assert done.record == case.record
    assert said(case, case.record.head.id, "summary") is Said.UNKNOWN
    set_head(case.store, case.factory, case.record, ["summary=It rained."])
    assert said(case, case.record.head.id, "summary") is None


def test_what_a_row_is_cannot_be_unknown(case: Case) -> None:
    edit(case, "e1", "what=?")
    assert case.record.get("e1").what == "?"  # type: ignore[union-attr]  # it is an event
    with pytest.raises(UsageError):
        set_head(case.store, case.factory, case.record, ["zone=?"])


def test_saying_it_again_keeps_who_finds_out(case: Case) -> None:
    edit(case, "e1", "source=?")
    head = case.record.head.seq
    edit(case, "e1", "source=?")
    assert case.record.head.seq == head


def test_a_form_gives_and_takes_answers_with_its_fields(case: Case) -> None:
    row = case.record.get("e1")
    assert row is not None
    edit_fields(case.store, case.factory, case.record, [Edit(row, {"source": ""}, said={"source": Said.UNKNOWN})])
    assert said(case, "e1", "source") is Said.UNKNOWN
    row = case.record.get("e1")
    assert row is not None
    edit_fields(case.store, case.factory, case.record, [Edit(row, {"source": ""})])
    assert case.record.answers == ()


def test_a_time_takes_its_row_along_and_the_answer_away(case: Case) -> None:
    edit(case, "e1", "happened=-")
    edit(case, "e1", "happened=12:00")
    assert [row.id for row in case.record.stage(TIMELINE)] == ["e2", "e3", "e1"]
    assert case.record.answers == ()


def test_history_says_what_was_said(case: Case) -> None:
    edit(case, "e1", "source=?")
    taken = undo(case.store, case.factory, case.record)
    assert [told.show(EN) for told in taken.told] == ["Source of Event “first”: not known"]
    assert (taken.stage, taken.row) == (TIMELINE, "e1")
    brought = redo(case.store, case.factory, case.record)
    assert [told.show(EN) for told in brought.told] == ["Source of Event “first”: not known"]


def test_a_deleted_row_is_one_row_whatever_was_said_of_it(case: Case) -> None:
    edit(case, "e1", "source=?", "learned=-")
    row = case.record.get("e1")
    assert row is not None
    deleted = delete_row(case.store, case.factory, case.record, row)
    assert (deleted.rows, deleted.record) == (1, case.record)
    assert case.record.get("e1") is None
    taken = undo(case.store, case.factory, case.record)
    assert [told.show(EN) for told in taken.told] == ["Event “first” deleted"]
    assert said(case, "e1", "source") is Said.UNKNOWN


def test_another_terminal_that_wrote_a_value_meanwhile_is_asked_about(case: Case) -> None:
    record = case.record
    row = record.get("e1")
    assert row is not None
    edit(case, "e1", "learned=2026-11-21")
    edit_fields(case.store, case.factory, record, [Edit(row, {"source": ""}, said={"source": Said.UNKNOWN})])
    assert said(case, "e1", "source") is Said.UNKNOWN
    assert case.record.get("e1").learned.start == date(2026, 11, 21)  # type: ignore[union-attr]  # it is an event


def test_a_row_that_answers_a_question_of_its_stage_takes_the_answer_away(case: Case) -> None:
    finder = saying(case.record, "", "cause.escaped", Said.UNKNOWN, finder="shipping lead", by=date(2026, 12, 4))
    skipped = saying(case.record, "", "cause.read-back", Said.NOT_APPLICABLE)
    commit(case.store, case.factory, case.record, [*finder, *skipped])
    add(case, "a third cause")
    assert [answer.asked for answer in case.record.answers] == ["cause.escaped", "cause.read-back"]
    added = add(case, "nobody compares slip and parcel #escaped")
    assert [answer.asked for answer in case.record.answers] == ["cause.read-back"]
    assert added.record == case.record
    taken = undo(case.store, case.factory, case.record)
    assert [told.show(EN) for told in taken.told] == ["Cause “nobody compares slip and parcel” added"]
    assert said(case, "", "cause.escaped") is Said.UNKNOWN
    cause = case.record.of(Cause)[-1]
    edit(case, cause.id, "how=escaped")
    assert said(case, "", "cause.escaped") is None


def add(case: Case, text: str) -> Added:
    record = case.record
    line = read_row(record, CAUSE, text, now=NOON)
    return add_row(case.store, case.factory, record, line)


def test_nothing_is_said_of_a_closed_case(case: Case) -> None:
    case.close_elsewhere()
    with pytest.raises(ClosedError):
        edit(case, "e1", "source=?")
