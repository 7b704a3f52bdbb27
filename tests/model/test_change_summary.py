"""What a change did, in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from retro.language import language
from retro.model.change import Add, Change, Delete, Op, Restore, Update
from retro.model.change_summary import summary
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.follow_up import Tick
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Party
from tests.records import record

EN = language("en")
UNKNOWN = EmptyAnswer(id="a1", row="m", asked="owner", said=Said.UNKNOWN, revision=1)
MUTED = replace(UNKNOWN, id="a2", asked="judged.vague.what.1f2e", said=Said.NOT_APPLICABLE, reason="a  name")
ROWS = (Measure(id="m", what="a tray"), Tick(id="t", of="p"), Party(id="p", who="the buyer"), Tick(id="bare"))
CASE = replace(record(*ROWS), answers=(UNKNOWN, MUTED))
BEFORE = record(Measure(id="gone", what="an older tray"), Measure(id="m", what="what it was called before"))


def told(*ops: Op, records: tuple[Retrospective, ...] = (CASE,)) -> str:
    change = Change(id="c", at=datetime(2026, 11, 21, tzinfo=UTC), author="kaoru", act="edit", ops=ops)
    return summary(change, *records).show(EN)


def adds(entry: Entry) -> Add:
    return Add(entry.kind, "n", entry.dump())


def sets(id_: str, **after: str | float | None) -> Update:
    return Update("retrospective" if id_ == "head" else "measure", id_, 1, {}, after)


@pytest.mark.parametrize(
    ("op", "said"),
    [
        (Add("measure", "n", {"what": "a lamp"}), "Measure “a lamp” added"),
        (Add("measure", "n", {}), "Measure added"),
        (Delete("measure", "m", 1), "Measure “a tray” deleted"),
        (Delete("measure", "gone", 1), "Measure deleted"),
        (Restore("measure", "m"), "Measure “a tray” restored"),
        (Restore("measure", "gone"), "Measure restored"),
        (Update("measure", "m", 1, {"owner": ""}, {"owner": "lead"}), "Owner of Measure “a tray” changed"),
    ],
)
def test_one_operation_is_told_with_the_words_of_its_row_if_it_has_any(op: Op, said: str) -> None:
    assert told(op) == said


@pytest.mark.parametrize(
    ("op", "said"),
    [
        (sets("m", position=2.0), "Measure “a tray” moved"),
        (sets("m", position=2.0, owner="x"), "Owner of Measure “a tray” changed"),
        (sets("m", what="x", owner="y"), "Measure, Owner of Measure “a tray” changed"),
        (sets("head", title="x"), "Title of Retrospective “Two parcels swapped” changed"),
        (sets("head", removed="2026-11-21", removed_because="twice"), "“Two parcels swapped” taken out of the archive"),
        (sets("head", removed="2026-11-21", merged_into="2026-001"), "“Two parcels swapped” merged into 2026-001"),
        (sets("head", removed=None), "Removed of Retrospective “Two parcels swapped” changed"),
        (Update("tick", "t", 1, {}, {"note": "by letter"}), "Note of Tick “the buyer” changed"),
        (Update("tick", "bare", 1, {}, {"note": "by letter"}), "Note of Tick changed"),
        (Update("tick", "bare", 1, {}, {"position": 2.0}), "Tick moved"),
        (sets("gone", owner="x", due="2026-12-01"), "Owner, Due of Measure changed"),
        (adds(Tick(of="p")), "Tick “the buyer” added"),
        (Delete("tick", "t", 1), "Tick “the buyer” deleted"),
        (adds(Measure(what="two\nlines  of it")), "Measure “two lines of it” added"),
    ],
)
def test_what_was_changed_is_told_by_its_field_and_a_row_that_has_no_words_by_what_it_is_of(op: Op, said: str) -> None:
    assert told(op) == said


@pytest.mark.parametrize(
    ("op", "said"),
    [
        (adds(UNKNOWN), "Owner of Measure “a tray”: not known"),
        (adds(replace(UNKNOWN, row="gone", said=Said.LATER)), "Answer: later"),
        (adds(EmptyAnswer(asked="cause.all", said=Said.LATER)), "Answer: later"),
        (
            adds(EmptyAnswer(asked="severity", said=Said.NOT_APPLICABLE)),
            "Severity of Retrospective “Two parcels swapped”: does not apply",
        ),
        (Restore("empty_answer", "a1"), "Owner of Measure “a tray”: not known"),
        (Delete("empty_answer", "a1", 1), "Owner of Measure “a tray”: no longer “not known”"),
        (Delete("empty_answer", "gone", 1), "Answer: no longer “nothing”"),
        (adds(MUTED), "Measure “a tray” muted: a name"),
        (adds(replace(MUTED, row="gone")), "the stage muted: a name"),
        (Restore("empty_answer", "a2"), "Measure “a tray” muted: a name"),
        (Delete("empty_answer", "a2", 1), "Measure “a tray” asked about again, which was muted: a name"),
        (adds(replace(MUTED, said=Said.LATER)), "a question about Measure “a tray” left for later"),
    ],
)
def test_an_answer_to_an_empty_field_is_told_with_its_field_and_a_mute_with_its_reason(op: Op, said: str) -> None:
    assert told(op) == said


@pytest.mark.parametrize(
    ("ops", "said"),
    [
        ((adds(Measure(what="a")), adds(Measure(what="b"))), "Measure “a” added, and 1 more"),
        ((adds(Measure(what="a")), *[Delete("measure", "m", 1)] * 2), "Measure “a” added, and 2 more"),
        ((sets("m", owner="x"), Delete("empty_answer", "a1", 1)), "Owner of Measure “a tray” changed"),
        ((Restore("empty_answer", "a1"), sets("m", owner="x")), "Owner of Measure “a tray” changed"),
        ((adds(UNKNOWN), sets("m", what="x")), "Owner of Measure “a tray”: not known, and 1 more"),
        ([Delete("empty_answer", "a1", 1)] * 2, "Owner of Measure “a tray”: no longer “not known”, and 1 more"),
    ],
)
def test_of_many_operations_the_first_is_told_and_no_answer_that_goes_with_another(
    ops: tuple[Op, ...], said: str
) -> None:
    assert told(*ops) == said


def test_a_row_is_quoted_as_it_is_now_else_as_it_was_before() -> None:
    assert told(Delete("measure", "m", 1), records=(CASE, BEFORE)) == "Measure “a tray” deleted"
    assert told(Delete("measure", "gone", 1), records=(CASE, BEFORE)) == "Measure “an older tray” deleted"
    of_gone = adds(replace(UNKNOWN, row="gone"))
    assert told(of_gone, records=(CASE, BEFORE)) == "Owner of Measure “an older tray”: not known"
    assert told(of_gone, records=()) == "Answer: not known"


def test_nothing_is_told_as_nothing() -> None:
    assert told() == "nothing"


def test_of_many_words_the_beginning_is_told() -> None:
    assert told(Add("measure", "n", {"what": "x" * 60})) == f"Measure “{'x' * 60}” added"
    assert told(Add("measure", "n", {"what": f"{'x' * 58} yy"})) == f"Measure “{'x' * 58}…” added"
    assert told(Add("measure", "n", {"what": "x" * 61})) == f"Measure “{'x' * 59}…” added"
