"""What is said unasked: that it may have happened before, what was done then, and whether that held (S12)."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from retro.language import language
from retro.model.change import Add
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseLink, Relation
from retro.model.stages.timeline import Event
from retro.model.validation import with_entries
from retro.review.compared import basis
from retro.services.memory import recurrence
from retro.services.memory.like_rows import like_cases
from retro.services.memory.seen_before import SeenBefore, said_before, seen_before
from retro.store.sqlite.store import SqliteStore, open_store
from tests.sampled import sampled
from tests.services.conftest import NOON, numbered

FIRST, SECOND, THIRD = "2025-001", "2025-006", "2026-005"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, in which parcels were swapped three times, and a case of parcels that were swapped."""
    path = sampled(tmp_path_factory.mktemp("samples") / "retro.db")
    store = open_store(path, sync="OFF")
    store.create({"title": "Two parcels swapped again", "zone": "UTC"}, numbered(9000).change())
    store.close()
    return path


@pytest.fixture
def store(archive: Path, tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(Path(shutil.copy(archive, tmp_path)), sync="OFF")
    yield store
    store.close()


@pytest.fixture
def case(store: SqliteStore) -> Retrospective:
    return store.load("2026-011")


def looked(store: SqliteStore, record: Retrospective) -> SeenBefore | None:
    return seen_before(store, record, lambda: NOON)


def never() -> datetime:
    raise AssertionError("the clock was read")


def test_how_many_times_is_told_with_what_was_done_then_and_whether_it_held(
    store: SqliteStore, case: Retrospective
) -> None:
    seen = looked(store, case)
    assert seen is not None
    assert (seen.reference, seen.times, str(seen.lead)) == (THIRD, 4, "4 times by now?")
    title, measure, held = seen.parts(language("en"))
    assert (title, held) == (
        "Two parcels swapped before a wedding",
        "verified",
    )  # of the three what held, not the first
    assert measure.startswith("The slip prints at the bay")
    assert seen.lead.show(language("ja")).startswith("4回目の発生の可能性")


def test_the_second_time_is_told_as_such(store: SqliteStore) -> None:
    now = store.create({"title": "折返しの電話がない", "zone": "UTC"}, numbered(8000).change())
    seen = looked(store, store.load(now))
    assert seen is not None
    assert (seen.reference, str(seen.lead)) == ("2025-004", "The second time?")


def test_what_happened_again_after_the_likest_counts_too(store: SqliteStore) -> None:
    first, second, third = (
        store.create({"title": title, "zone": "UTC", "started": f"2026-0{n}-01"}, numbered(100 * n).change())
        for n, title in enumerate(("Fax broken, letter late", "Line dead since noon", "Nobody could ring us"), 1)
    )
    recurrence.say(store, numbered(7000), store.load(second), first, Relation.AGAIN)
    recurrence.say(store, numbered(7100), store.load(third), second, Relation.AGAIN)
    now = store.create({"title": "Fax broken, letter late", "zone": "UTC"}, numbered(8000).change())
    seen = looked(store, store.load(now))
    assert seen is not None
    assert (seen.reference, seen.times, str(seen.lead)) == (first, 4, "4 times by now?")
    record = recurrence.say(store, numbered(8100), store.load(now), third, Relation.APART).record
    seen = looked(store, record)
    assert seen is not None
    assert seen.times == 3


def test_what_people_said_is_another_thing_is_not_named_again(store: SqliteStore, case: Retrospective) -> None:
    """The second one happened again after the first one, so it counts with it."""
    record = recurrence.say(store, numbered(7000), case, FIRST, Relation.APART).record
    seen = looked(store, record)
    assert seen is not None
    assert (seen.reference, seen.times) == (THIRD, 3)
    record = recurrence.say(store, numbered(7100), record, SECOND, Relation.APART).record
    assert looked(store, record) is None


def test_said_of_the_first_time_it_counts_all_that_happened_again_since(
    store: SqliteStore, case: Retrospective
) -> None:
    record = recurrence.say(store, numbered(7000), case, FIRST, Relation.AGAIN).record
    assert [link.reference for link in record.of(CaseLink)] == [THIRD]
    assert [each.reference for each in recurrence.chain(store, record)] == [FIRST, SECOND, THIRD]
    today = record.day
    assert [each.record.reference for each in recurrence.after(store, store.load(SECOND), today)] == [
        THIRD, record.reference,
    ]  # fmt: skip
    assert recurrence.after(store, record, today) == []
    assert store.load(case.reference).head.times == 4
    assert looked(store, record) is None
    undone = store.undo(case.reference, numbered(7200).change())
    assert undone is not None
    assert store.load(case.reference).head.times == 1


def test_once_it_is_said_the_line_tells_what_was_decided_then(store: SqliteStore, case: Retrospective) -> None:
    """Whoever opens the case tomorrow sees what was tried, too."""
    assert said_before(store, case, never) is None
    record = recurrence.say(store, numbered(7000), case, FIRST, Relation.AGAIN).record
    told = said_before(store, record, lambda: NOON)
    assert told is not None
    assert (told.reference, told.times, str(told.lead)) == (THIRD, 4, "4 times by now:")
    assert told.parts(language("en"))[2] == "did not hold"
    second = said_before(store, store.load(SECOND), lambda: NOON)
    assert second is not None
    assert (second.reference, str(second.lead)) == (FIRST, "The second time:")


def test_what_was_never_done_is_told_before_what_did_not_hold(store: SqliteStore) -> None:
    """The last time it was decided to do more, and nobody did."""
    first, second = (
        store.create({"title": "Boiler cold on a Monday", "zone": "UTC", "started": day}, numbered(n).change(
            Add("cause", f"c{n}", {"what": "the boiler timer skips the first day"}, 1.0),
            Add("measure", f"m{n}", {"what": what, "answers": [f"c{n}"], "due": "2026-03-01"}, 1.0),
        ))
        for n, day, what in ((600, "2026-01-05", "a note beside the timer"), (650, "2026-02-02", "another timer"))
    )  # fmt: skip
    recurrence.say(store, numbered(7000), store.load(second), first, Relation.AGAIN)
    now = store.create({"title": "Boiler cold on a Monday", "zone": "UTC"}, numbered(8000).change())
    seen = looked(store, store.load(now))
    assert seen is not None
    assert (seen.reference, seen.times, seen.line.measure) == (second, 3, "another timer")


def test_of_several_causes_the_one_that_is_alike_is_told_with_what_was_decided_against_it(store: SqliteStore) -> None:
    store.create({"title": "Checkout slow", "zone": "UTC", "started": "2026-01-05"}, numbered(600).change(
        Add("cause", "c1", {"what": "timeouts were longer than the gateway waits"}, 1.0),
        Add("cause", "c2", {"what": "clients retried without limit against the flag service"}, 2.0),
        Add("measure", "m1", {"what": "shorter timeouts", "answers": ["c1"]}, 1.0),
        Add("measure", "m2", {"what": "a circuit breaker", "answers": ["c2"], "strength": "stronger"}, 2.0),
    ))  # fmt: skip
    now = store.create({"title": "Flag service down: clients retried without limit", "zone": "UTC"},
                       numbered(8000).change())  # fmt: skip
    seen = looked(store, store.load(now))
    assert seen is not None
    assert seen.line.measure == "a circuit breaker"
    (like,) = [
        each for each in like_cases(store, now, "cause", NOON.date()) if each.precedent.record.head.title[0] == "C"
    ]
    assert [row.main_text for row in like.rows[-2:]] == ["shorter timeouts", "a circuit breaker"]
    assert like.more == 0
    store.apply(like.precedent.record.reference, numbered(8500).change(
        *(Add("measure", f"more{n}", {"what": f"measure {n}"}, 3.0 + n) for n in range(6))))  # fmt: skip
    (like,) = [
        each for each in like_cases(store, now, "cause", NOON.date()) if each.precedent.record.head.title[0] == "C"
    ]
    assert (len(like.rows), like.more) == (8, 2)


def test_what_the_named_case_happened_again_after_is_not_asked_about(store: SqliteStore, case: Retrospective) -> None:
    record = recurrence.say(store, numbered(7000), case, SECOND, Relation.AGAIN).record
    assert {each.reference for each in recurrence.chain(store, record)} == {FIRST, SECOND, THIRD}
    assert looked(store, record) is None


def test_what_is_named_can_be_confirmed_where_others_that_are_more_like_it_are_settled(tmp_path: Path) -> None:
    store = open_store(tmp_path / "many.db", sync="OFF")
    for n, title in enumerate(("Two parcels swapped",) * 9 + ("A cable cut",) * 30):
        case = store.create({"title": title, "zone": "UTC"}, numbered(1000 * n).change())
    case = store.create({"title": "Two parcels swapped", "zone": "UTC"}, numbered(90_000).change())
    record = store.load(case)
    said = []
    for n, each in enumerate(like_cases(store, case, "head", NOON.date())[:5]):
        other = each.precedent.record.reference
        said.append(other)
        record = recurrence.say(store, numbered(91_000 + 10 * n), record, other, Relation.APART).record
    seen = looked(store, record)
    assert seen is not None
    offered = [
        each.precedent.record.reference for each in like_cases(store, case, "head", NOON.date()) if each.looks_the_same
    ]
    assert seen.reference in offered
    assert not set(said) & set(offered), "of these somebody has said whether they are the same"
    store.close()


def test_where_nothing_looks_the_same_nothing_is_said_and_no_clock_is_read(store: SqliteStore) -> None:
    now = store.create({"title": "An iguana in the lift", "zone": "UTC"}, numbered(8000).change())
    assert seen_before(store, store.load(now), never) is None


def test_of_a_closed_case_nothing_is_said(store: SqliteStore) -> None:
    assert store.load(FIRST).head.closed
    assert seen_before(store, store.load(FIRST), never) is None


def test_nobody_asked_so_the_archive_is_not_read_where_there_is_no_index(
    store: SqliteStore, case: Retrospective, tmp_path: Path
) -> None:
    store.close()
    with sqlite3.connect(tmp_path / "retro.db") as conn:
        conn.execute("UPDATE search_rules SET version = 0")
    without = open_store(tmp_path / "retro.db", sync="OFF")
    try:
        assert seen_before(without, case, never) is None
    finally:
        without.close()


@pytest.mark.parametrize(
    "row",
    [Cause(id="c", what="one table for two orders"), CaseLink(id="l", reference=FIRST, relation=Relation.APART)],
    ids=["a cause", "a link"],
)
def test_another_look_is_taken_where_what_is_compared_has_changed(case: Retrospective, row: Cause | CaseLink) -> None:
    assert basis(with_entries(case, row)) != basis(case)
    assert basis(with_entries(case, Event(id="e", what="the phone rang"))) == basis(case)


def test_what_is_like_it_for_another_reason_is_no_time_of_this_one(store: SqliteStore) -> None:
    """Its cause stood in one case, another one in a second case: that is not the third time of either."""
    now = store.create({"title": "Night job crashed", "zone": "UTC"}, numbered(6000).change())
    for n, cause in enumerate(
        (
            "Two open orders lay on one packing table at the same time",
            "Settings take a bare number for a duration; any number is valid",
        )
    ):
        add = Add("cause", f"{n:016x}", {"what": cause}, float(n))
        store.apply(now, numbered(6200 + n).change(add))
    seen = looked(store, store.load(now))
    assert seen is not None
    assert seen.times == (2 if seen.reference == "2026-001" else 4)
