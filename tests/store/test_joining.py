"""Two archives in which one case went on apart come to the same record, whichever takes in the other first."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retro.errors import RetroError
from retro.model import edits
from retro.model.answers import answer_id
from retro.model.change import Add, Applied, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing, reopening
from retro.model.json_format import dump, load
from retro.model.problem import ValidationError
from retro.model.record import FullRecord, Retrospective
from retro.model.removed_record import removal
from retro.model.stages.cause import Cause
from retro.model.stages.head import Status
from retro.model.stages.prevention import Measure
from retro.review.flaws import flaws
from retro.store.results import ImportResult
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import BEGUN

REFERENCE = "2026-001"
DAY = date(2026, 11, 20)


@dataclass
class Side:
    """One of the archives."""

    name: str
    store: SqliteStore
    factory: ChangeFactory

    def make(self, *ops: Op) -> Applied:
        result = self.store.apply(REFERENCE, self.factory.change(*ops))
        assert isinstance(result, Applied), result
        return result

    @property
    def record(self) -> Retrospective:
        return self.store.load(REFERENCE)

    def exported(self) -> FullRecord:
        """What the other one reads in the file."""
        whole = load(json.loads(json.dumps(dump(self.store.whole(REFERENCE)))))
        assert not flaws(whole)
        return whole

    def take_in(self, other: Side) -> ImportResult:
        return self.store.restore(other.exported(), self.factory.change())

    def set(self, row: str, **values: Any) -> None:
        entry = self.record.head if row == "head" else self.record.get(row)
        assert entry is not None
        self.make(*edits.changed(entry, values))

    def delete(self, row: str) -> None:
        entry = self.record.get(row)
        assert entry is not None
        self.make(*edits.deleted(self.record, entry))

    def close(self) -> None:
        self.make(*closing(self.record.head))

    def reopen(self) -> None:
        self.make(*reopening(self.record, self.factory.new_id(), day=DAY, reason="another cause"))


def a_factory(name: str, since: int = 0) -> ChangeFactory:
    minutes, ids = count(since), count(1)
    return ChangeFactory(
        now=lambda: BEGUN + timedelta(minutes=next(minutes)), new_id=lambda: f"{name}{next(ids):03x}", author=name
    )


def opened(empty: Path, folder: Path) -> tuple[Side, Side]:
    """Two archives with the same case, of which the second took it in."""
    stores = [open_store(Path(shutil.copy(empty, folder / f"{name}.db")), sync="OFF") for name in ("a", "b")]
    one, other = (Side(name, store, a_factory(name)) for name, store in zip("ab", stores, strict=True))
    factory = a_factory("c")
    one.store.create({"title": "Two parcels swapped", "started": "2026-11-20"}, factory.change())
    one.store.apply(REFERENCE, factory.change(
        Add("event", "e1", {"what": "phones ring"}, 1.0), Add("event", "e2", {"what": "nobody answers"}, 2.0),
        Add("cause", "c1", {"what": "one table"}, 1.0), Add("cause", "c2", {"what": "no time"}, 2.0),
        Add("measure", "m", {"what": "a tray for each", "answers": "c1"}, 1.0),
    ))  # fmt: skip
    other.take_in(one)
    return one, other


@pytest.fixture
def sides(tmp_path: Path, empty_file: Path) -> Iterator[tuple[Side, Side]]:
    one, other = opened(empty_file, tmp_path)
    yield one, other
    for side in (one, other):
        side.store.close()


def said(record: Retrospective) -> object:
    """What a record says: how often a row was changed, and how many changes there were, may differ."""
    head = replace(record.head, revision=0, seq=0, chain="")
    rows = sorted((replace(row, revision=0) for row in (*record.rows, *record.answers)), key=lambda row: row.id)
    return head, rows


def joined(one: Side, other: Side) -> Retrospective:
    """Each takes in what the other was; gives what both are then."""
    ones, others = one.exported(), other.exported()
    for side, file in ((one, others), (other, ones)):
        assert side.store.restore(file, side.factory.change()).clashes == ()
        assert not flaws(side.store.evidence(REFERENCE))
    assert said(one.record) == said(other.record)
    assert (one.take_in(other).joined, other.take_in(one).joined) == (0, 0)
    return one.record


def clashes(one: Side, other: Side) -> list[tuple[str, str, Any, Any]]:
    """Where they clash, told by the first; nothing is written then, and the other tells the same."""
    ones, others = one.exported(), other.exported()
    before = [side.exported() for side in (one, other)]
    told = [side.store.restore(file, side.factory.change()).clashes for side, file in ((one, others), (other, ones))]
    assert [side.exported() for side in (one, other)] == before
    assert {(each.kind, each.id, each.field, each.theirs, each.mine) for each in told[1]} == {
        (each.kind, each.id, each.field, each.mine, each.theirs) for each in told[0]
    }
    return [(each.id, each.field, each.mine, each.theirs) for each in told[0]]


def test_what_each_wrote_comes_to_the_other(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.set("e1", what="all phones ring")
    one.make(Add("event", "e3", {"what": "somebody answers"}, 3.0))
    other.set("e1", source="call list")
    other.set("head", title="Two parcels swapped before a wedding")
    other.make(Add("event", "e4", {"what": "it is quiet again"}, 3.0))
    other.delete("e2")
    record = joined(one, other)
    assert [(row.id, row.main_text) for row in record.rows if row.kind == "event"] == [
        ("e1", "all phones ring"), ("e3", "somebody answers"), ("e4", "it is quiet again")
    ]  # fmt: skip
    assert record.head.title == "Two parcels swapped before a wedding"


def test_the_entry_behind_which_changes_come_names_the_chain_that_they_come_from(sides: tuple[Side, Side]) -> None:
    one, other = sides
    other.set("e1", what="all phones ring")
    link = other.exported().log[-1].link
    assert link
    result = one.take_in(other)
    assert (result.new, result.joined) == (False, 1)
    note, came = one.store.changes(REFERENCE)[-2:]
    assert (note.change.act, note.change.of, note.change.author) == ("import", link.chain, "a")
    assert (came.change.author, came.change.at) == ("b", other.store.changes(REFERENCE)[-1].change.at)


def test_what_came_is_undone_together(sides: tuple[Side, Side]) -> None:
    one, other = sides
    before = said(one.record)
    other.set("e1", what="all phones ring")
    other.set("e2", what="somebody answers")
    one.take_in(other)
    taken_in = said(one.record)
    one.store.undo(REFERENCE, one.factory.change())
    assert said(one.record) == before
    one.store.redo(REFERENCE, one.factory.change())
    assert said(one.record) == taken_in
    assert not flaws(one.store.evidence(REFERENCE))


def test_the_same_field_written_here_and_there_clashes_and_nothing_comes(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.set("e1", what="phones are silent")
    other.set("e1", what="all phones ring", source="call list")
    other.set("e2", what="somebody answers")
    assert clashes(one, other) == [("e1", "what", "phones are silent", "all phones ring")]
    one.set("e1", what="all phones ring")
    record = joined(one, other)
    assert [row.main_text for row in record.rows[:2]] == ["all phones ring", "somebody answers"]


def test_who_knew_the_other_value_counts(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.set("e1", what="phones are silent")
    other.take_in(one)
    other.set("e1", what="all phones ring")
    one.take_in(other)
    assert one.record.rows[0].main_text == "all phones ring"
    one.set("e1", what="they are quiet again")
    one.set("e2", what="x")
    assert joined(one, other).rows[0].main_text == "they are quiet again"


def test_the_same_value_written_twice_is_no_clash_now_or_later(sides: tuple[Side, Side]) -> None:
    one, other = sides
    for side in sides:
        side.set("e1", what="all phones ring")
    joined(one, other)
    one.set("e1", what="they are quiet again")
    assert joined(one, other).rows[0].main_text == "they are quiet again"
    other.set("e1", what="a last one rings")
    assert joined(one, other).rows[0].main_text == "a last one rings"


def test_a_row_deleted_on_one_side_and_edited_on_the_other_clashes(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.delete("e2")
    other.set("e2", what="somebody answers")
    assert clashes(one, other) == [("e2", "", None, "somebody answers")]
    one.store.undo(REFERENCE, one.factory.change())
    assert [row.main_text for row in joined(one, other).rows[:2]] == ["phones ring", "somebody answers"]


def test_a_row_deleted_on_both_sides_is_gone(sides: tuple[Side, Side]) -> None:
    for side in sides:
        side.delete("e2")
    assert "e2" not in {row.id for row in joined(*sides).rows}


def test_a_row_to_which_the_other_side_points_is_not_lost(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.delete("c2")
    other.make(Add("measure", "n", {"what": "somebody compares", "answers": "c2"}, 2.0))
    assert clashes(one, other) == [("c2", "", None, "no time")]
    assert clashes(other, one) == [("c2", "", "no time", None)]


def test_causes_that_lead_in_a_circle_together_are_refused_by_both(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.set("c1", parent="c2")
    other.set("c2", parent="c1")
    files = [other.exported(), one.exported()]
    for side, file in zip(sides, files, strict=True):
        before = side.exported()
        with pytest.raises(ValidationError, match="its own cause"):
            side.store.restore(file, side.factory.change())
        assert side.exported() == before


def test_each_may_add_a_cause_that_a_measure_answers(sides: tuple[Side, Side]) -> None:
    one, other = sides
    for side, cause in zip(sides, ("n1", "n2"), strict=True):
        side.make(Add("cause", cause, {"what": cause}, 5.0))
        side.set("m", answers=("c1", cause))
    measure = joined(one, other).get("m")
    assert measure is not None
    assert measure.dump()["answers"] == ["c1", "n1", "n2"]


def test_what_was_linked_and_is_gone_by_now_is_no_broken_link(sides: tuple[Side, Side]) -> None:
    one, other = sides
    other.make(Add("cause", "c3", {"what": "a third"}, 3.0))
    other.set("m", answers=("c1", "c3"))
    other.set("m", answers=("c1",))
    other.delete("c3")
    assert joined(one, other).get("m") == other.record.get("m")


def test_rows_that_were_moved_apart_stand_where_they_were_moved_last(sides: tuple[Side, Side]) -> None:
    one, other = sides
    for side, place in zip(sides, (7.0, 9.0), strict=True):
        row = side.record.get("e1")
        assert row is not None
        side.make(Update("event", "e1", row.revision, {"position": row.position}, {"position": place}))
    assert joined(one, other).get("e1").position in {7.0, 9.0}  # type: ignore[union-attr]  # it is there


def test_a_closing_comes_with_its_seal(sides: tuple[Side, Side]) -> None:
    one, other = sides
    other.set("e1", what="all phones ring")
    other.close()
    one.take_in(other)
    assert (one.record.head.digest, one.record.head.closed) == (other.record.head.digest, other.record.head.closed)
    assert one.record.head.status is Status.CLOSED
    assert not flaws(one.store.evidence(REFERENCE))


def test_what_may_follow_a_closing_comes_into_a_closed_one(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.close()
    other.take_in(one)
    for side in sides:
        side.make(Add("addendum", f"later-{side.name}", {"found": "2026-12-01", "what": f"later {side.name}"}, 1.0))
    record = joined(one, other)
    assert {row.main_text for row in record.rows if row.kind == "addendum"} == {"later a", "later b"}
    assert record.head.digest


def test_how_it_is_told_comes_into_a_closed_one(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.close()
    other.set("e1", for_all=True)
    other.set("head", words_ja="お荷物の件")
    record = joined(one, other)
    assert (record.head.words_ja, record.head.digest) == ("お荷物の件", one.record.head.digest)
    assert record.head.closed


@pytest.mark.parametrize("knows", [False, True])
def test_nothing_else_comes_into_a_closed_one_and_a_closing_not_into_one_that_went_on(
    sides: tuple[Side, Side], knows: bool
) -> None:
    one, other = sides
    one.close()
    if knows:  # as far as it can: it was reopened there, and more was written than that
        other.take_in(one)
        one.reopen()
        one.close()
        other.reopen()
    other.set("e1", what="all phones ring")
    files = [other.exported(), one.exported()]
    for side, file, says in zip(sides, files, ("is closed here", "was closed there"), strict=True):
        before = side.exported()
        if knows:
            assert side.store.restore(file, side.factory.change()).clashes
        else:
            with pytest.raises(RetroError, match=says):
                side.store.restore(file, side.factory.change())
        assert side.exported() == before


def test_one_that_was_closed_on_both_sides_is_refused_with_both_times(sides: tuple[Side, Side]) -> None:
    one, other = sides
    other.set("e1", source="call list")
    for side in sides:
        side.close()
    with pytest.raises(RetroError, match=r"closed here at 2026-11-20 14:.* and there at 2026-11-20 14:"):
        one.take_in(other)


def test_a_reopening_with_its_reason_and_the_second_closing_come_along(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.close()
    other.take_in(one)
    one.make(Add("addendum", "later", {"found": "2026-12-01", "what": "later"}, 1.0))
    other.reopen()
    other.set("e1", what="all phones ring")
    other.close()
    record = joined(one, other)
    assert record.rows[0].main_text == "all phones ring"
    assert record.head.closed == other.record.head.closed


def test_one_that_was_taken_out_of_the_archive_takes_nothing_in(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.make(*removal(one.record.head, DAY, because="logged twice"))
    other.set("e1", what="all phones ring")
    files = [other.exported(), one.exported()]
    for side, file, says in zip(sides, files, ("was taken out of the archive:", "archive there"), strict=True):
        before = side.exported()
        with pytest.raises(RetroError, match=says):
            side.store.restore(file, side.factory.change())
        assert side.exported() == before


def test_one_that_was_taken_out_there_is_taken_out_here(sides: tuple[Side, Side]) -> None:
    one, other = sides
    one.make(*removal(one.record.head, DAY, because="logged twice"))
    other.take_in(one)
    assert other.record.head.removed == DAY


ACTS = ["set", "set", "set", "add", "delete", "move", "link", "unlink", "answer", "undo", "redo", "close", "reopen",
        "addendum"]  # fmt: skip


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[str, str, str, str]]:
    """What one side does: the act, its row, its field, and the new value."""
    row, text = st.sampled_from(["e1", "e2", "c1", "c2", "m", "head"]), st.sampled_from(["x", "y", "z"])
    field = st.sampled_from(["what", "owner", "source", "title"])
    return draw(st.lists(st.tuples(st.sampled_from(ACTS), row, field, text), max_size=5))


def do(side: Side, act: str, row: str, field: str, text: str) -> None:
    """Do a step, as far as it can be done. RetroError where the case is closed."""
    record, new = side.record, side.factory.new_id()
    entry, measure = record.head if row == "head" else record.get(row), record.get("m")
    match act:
        case "add":
            side.make(Add("event", f"n{new}", {"what": text}, 4.0))
        case "addendum":
            side.make(Add("addendum", f"n{new}", {"what": text}, 4.0))
        case "undo":
            side.store.undo(REFERENCE, side.factory.change())
        case "redo":
            side.store.redo(REFERENCE, side.factory.change())
        case "close" if record.head.status is not Status.CLOSED:
            side.close()
        case "reopen" if record.head.closed:
            side.reopen()
        case "set" if entry is not None and entry.has_field(field):
            side.make(*edits.changed(entry, {field: text}))
        case "move" if entry is not None and row != "head":
            place = {"x": 0.5, "y": 1.5, "z": 8.0}[text]
            side.make(Update(entry.kind, entry.id, entry.revision, {"position": entry.position}, {"position": place}))
        case "link" if isinstance(measure, Measure) and isinstance(entry, Cause):
            side.make(*edits.changed(measure, {"answers": tuple(sorted({*measure.answers, row}))}))
        case "unlink" if measure is not None:
            side.make(*edits.changed(measure, {"answers": ()}))
        case "delete" if entry is not None and row != "head":
            side.delete(row)
        case "answer":
            answer = answer_id(record.head.id, None, field)
            words = {"x": "unknown", "y": "later", "z": "not-applicable"}[text]
            side.make(Add("empty_answer", answer, {"asked": field, "said": words, "reason": side.name}))


def is_taken_in(side: Side, file: FullRecord) -> bool:
    """Whether it is joined, and not refused or told of as a clash."""
    try:
        return not side.store.restore(file, side.factory.change()).clashes
    except RetroError:
        return False


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.tuples(steps(), steps()), min_size=1, max_size=3))
def test_whatever_two_archives_do_they_are_the_same_when_joined_in_either_order(
    empty_file: Path, rounds: list[tuple[Any, Any]]
) -> None:
    with TemporaryDirectory() as folder:
        one, other = opened(empty_file, Path(folder))
        try:
            for both in rounds:
                for side, made in zip((one, other), both, strict=True):
                    for step in made:
                        with suppress(RetroError):
                            do(side, *step)
                ones, others = one.exported(), other.exported()
                taken = [is_taken_in(side, file) for side, file in ((one, others), (other, ones))]
                assert taken in ([True, True], [False, False])
                for side in (one, other):
                    assert not flaws(side.store.evidence(REFERENCE))
                if taken == [False, False]:
                    assert (said(one.record), said(other.record)) == (said(ones.record), said(others.record))
                    return
                assert said(one.record) == said(other.record)
                assert (one.take_in(other).joined, other.take_in(one).joined) == (0, 0)
        finally:
            one.store.close()
            other.store.close()
