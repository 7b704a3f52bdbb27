"""Going back and forth: what is told of it, which row one sees then, and what is said where others wrote since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pytest

from retro.model import edits
from retro.model.answers import saying
from retro.model.change import Add, Change, Conflict, Delete, FieldConflict, Logged, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.field_types import Plain
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause
from retro.model.stages.timeline import Event
from retro.services.changing.commit import commit
from retro.services.changing.history import Reverted, redo, undo
from retro.services.changing.turn_conflict import TurnConflictError
from tests.records import at, record
from tests.services.conftest import NOON, Case

CASE = record(
    Event(id="e", what="phones ring " * 9, happened=at("14:05")),
    Cause(id="c", what="one table"),
    severity=None,
)


def _clash(kind: str, row: EntryId, field: str = "", mine: Plain = None, theirs: Plain = None) -> FieldConflict:
    return FieldConflict(kind, row, field, mine, theirs)


def _error(
    *clashes: FieldConflict,
    log: Sequence[tuple[str, Op]] = (),
    act: Literal["undo", "redo"] = "undo",
    anyone: bool = False,
) -> TurnConflictError:
    logged = [Logged(seq, Change(f"{seq}", NOON, author, (op,))) for seq, (author, op) in enumerate(log, 1)]
    return TurnConflictError(Conflict(clashes), CASE, act, logged, "me", anyone=anyone)


def test_each_clash_is_told_with_what_stands_and_what_would_stand_again() -> None:
    error = _error(
        _clash("retrospective", "head", "severity", "low", "high"),
        _clash("retrospective", "head", "severity", None, "high"),
        _clash("event", "e", "what", "", "x" * 99),
        _clash("event", "gone"),
        _clash("cause", "c", "position", 1.0, 2.0),
        _clash("event", "e"),
    )
    nobody = "somebody without a name"
    assert [str(error.title), *map(str, error.details)] == [
        f"“Severity” was changed since by {nobody}: it is “high”, and would be “low” again.",
        f"“Severity” was changed since by {nobody}: it is “high”, and would be (empty) again.",
        f"“What” was changed since by {nobody}: it is “{'x' * 59}…”, and would be (empty) again.",
        f"Event: deleted since by {nobody}.",
        f"Cause “one table” was moved since by {nobody}.",
        (
            f"Event “phones ring phones ring phones ring phones ring phones ring…” would go, and {nobody} wrote in it "
            "since, or in a row that belongs to it."
        ),
    ]


def test_the_author_told_is_whoever_else_wrote_there_last() -> None:
    severity = _clash("retrospective", "head", "severity", "low", "high")

    def wrote(field: str) -> Op:
        return Update("retrospective", "head", 1, {field: None}, {field: "high"})

    def who(clash: FieldConflict, *log: tuple[str, Op]) -> str:
        return str(_error(clash, log=log).title.params["author"])

    ours, other_row = ("me", wrote("severity")), Delete("event", "e", 1)
    assert who(severity, ("ann", wrote("severity")), ("bob", wrote("severity")), ours) == "bob"
    assert who(severity, ("ann", wrote("severity")), ("bob", wrote("title")), ("cid", other_row)) == "ann"
    assert who(_clash("event", "e"), ("ann", Delete("event", "e2", 1)), ("bob", other_row)) == "bob"
    assert who(_clash("event", "e"), ("ann", Delete("cause", "e", 1))) == "somebody without a name"
    assert who(_clash("event", "gone"), ("ann", Update("event", "gone", 1, {}, {"what": "x"})), ours) == "ann"
    assert who(severity, ("", wrote("severity"))) == "somebody without a name"


@pytest.mark.parametrize(("act", "anyone", "called"), [
    ("undo", False, "retro undo 2026-014"), ("redo", True, "retro redo 2026-014 --anyone"),
])  # fmt: skip
def test_the_next_step_names_the_command_that_was_called(
    act: Literal["undo", "redo"], *, anyone: bool, called: str
) -> None:
    error = _error(_clash("event", "gone"), act=act, anyone=anyone)
    assert error.anyone is anyone
    assert error.exit_code == 1
    assert error.conflict.clashes == (_clash("event", "gone"),)
    assert error.record is CASE
    assert str(error.step) == (
        f"Nothing was written. Choose:\n{called} --mine   writes over it\n"
        f"{called} --theirs   leaves that, and does the rest"
    )


def test_what_is_taken_back_and_brought_back_is_told_with_its_place(case: Case) -> None:
    """A row that comes or goes is seen rather than one that was written in; where it goes, the one behind it."""
    store, factory, head = case.store, case.factory, case.record.head.id

    def save(*ops: Op, group: str = "") -> None:
        commit(store, factory, case.record, ops, group=group)

    def told(turned: Reverted) -> tuple[list[str], str, EntryId]:
        assert turned.record == case.record
        return [*map(str, turned.told)], turned.stage.code if turned.stage else "", turned.row

    def back() -> tuple[list[str], str, EntryId]:
        return told(undo(store, factory, case.record))

    def forth() -> tuple[list[str], str, EntryId]:
        return told(redo(store, factory, case.record))

    def row(id_: EntryId) -> Event:
        found = case.record.get(id_)
        assert isinstance(found, Event)
        return found

    save(*edits.changed(case.record.head, {"title": "Swapped"}))
    assert back() == (["Title of Retrospective “Parcels swapped” changed"], "head", head)
    assert forth() == (["Title of Retrospective “Swapped” changed"], "head", head)
    save(*edits.changed(row("e2"), {"what": "later"}), Add("event", "e4", {"what": "new"}, 2.5))
    assert back() == (["What of Event “second” changed, and 1 more"], "timeline", "e3")
    assert forth() == (["What of Event “later” changed, and 1 more"], "timeline", "e4")
    save(*edits.moved(case.record, row("e1"), 1), *edits.changed(case.record.head, {"title": "Anew"}))
    assert back()[1:] == ("head", head)
    save(*edits.moved(case.record, row("e1"), 1))
    assert back() == (["Event “first” moved"], "timeline", "e1")
    save(*edits.deleted(case.record, row("e1")))
    assert back() == (["Event “first” deleted"], "timeline", "e1")
    assert forth() == (["Event “first” deleted"], "timeline", "e2")
    save(Add("event", "last", {"what": "last"}, 9.0))
    assert back() == (["Event “last” added"], "timeline", "e3")
    save(Add("addendum", "a", {"what": "late"}, 1.0))
    assert back() == (["Addendum “late” added"], "review", "o")
    for n in range(5):
        save(Add("remedy", f"r{n}", {"what": f"n {n}"}, 10.0 + n), group="g")
    many = [*(f"Remedy “n {n}” added" for n in range(3)), "and 2 more"]
    assert back() == (many, "remedy", "")
    assert forth() == (many, "remedy", "r0")
    for n in range(5):
        save(*edits.changed(row("e3"), {"what": f"n {n}"}), group="h")
    assert back() == (["What of Event “third” changed"], "timeline", "e3")


def test_what_was_said_of_an_empty_field_is_told_with_the_row_of_which_it_was_said(case: Case) -> None:
    store, factory, head = case.store, case.factory, case.record.head.id

    def seen(turned: Reverted) -> tuple[str, EntryId]:
        return turned.stage.code if turned.stage else "", turned.row

    for about, field, place in (("e1", "source", ("timeline", "e1")), (head, "customer", ("head", head))):
        ops = saying(case.record, about, field, Said.UNKNOWN)
        commit(store, factory, case.record, ops)
        assert seen(undo(store, factory, case.record)) == place
        assert seen(redo(store, factory, case.record)) == place


def test_where_nothing_is_ones_own_it_is_told_what_others_did_last(case: Case) -> None:
    store, ann, bob = case.store, replace(case.factory, author="ann"), replace(case.other, author="bob")
    row = case.record.of(Event)[0]
    nothing = redo(store, ann, case.record)
    assert (nothing.told, nothing.others, nothing.stage, nothing.row) == ((), None, None, "")
    commit(store, bob, case.record, edits.changed(row, {"what": "theirs"}))
    nothing = undo(store, ann, case.record)
    assert (nothing.record, nothing.told) == (case.record, ())
    assert str(nothing.others) == "The latest change is by bob: What of Event “theirs” changed."
    undo(store, bob, case.record)
    assert str(redo(store, ann, case.record).others) == "bob took back last: What of Event “first” changed."
    redo(store, ann, case.record, anyone=True)
    assert case.record.of(Event)[0].what == "theirs"


def test_one_chooses_between_what_others_wrote_since_and_what_stood_before(case: Case) -> None:
    store, ann, bob = case.store, replace(case.factory, author="ann"), replace(case.other, author="bob")

    def write(who: ChangeFactory, what: str) -> None:
        commit(store, who, case.record, edits.changed(case.record.of(Event)[0], {"what": what}))

    write(ann, "mine")
    write(bob, "theirs")
    with pytest.raises(TurnConflictError) as refused:
        undo(store, ann, case.record)
    assert str(refused.value.title) == "“What” was changed since by bob: it is “theirs”, and would be “first” again."
    assert refused.value.record == case.record
    seen = refused.value.conflict.seq
    stays = undo(store, ann, case.record, stands="theirs", seen=seen)
    assert [*map(str, stays.told)] == ["nothing, as what others wrote stays"]
    assert (stays.record, case.record.of(Event)[0].what) == (case.record, "theirs")
