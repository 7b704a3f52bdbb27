"""What was found of a row on its day: written, refused, taken back; also in a closed case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from retro.errors import RetroError
from retro.model.change import Add, Delete
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.digest import digest
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure, Result
from retro.review.settled import is_settled_case
from retro.services.changing.today import today_in
from retro.services.follow_up.check import CheckMade, check
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests.services.conftest import numbered

BEGUN = "2026-11-02"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "retro.db", sync="OFF")
    yield opened
    opened.close()


@pytest.fixture
def factory() -> ChangeFactory:
    return numbered(1)


@pytest.fixture
def case(store: Store, factory: ChangeFactory) -> str:
    """A case with one row of each kind that can be checked, and one that cannot."""
    rows = (
        Add("measure", "m", {"what": "a tray for each order", "due": "2026-12-01"}),
        Add("hardware_change", "h", {"what": "a date on the slip"}),
        Add("contact", "c", {"heard": "where is it?", "promise": "a call", "promise_due": "2026-11-03"}),
        Add("contact", "n", {"heard": "thanks"}),
        Add("request", "r", {"what": "a second table"}),
        Add("apology", "a", {"what_for": "the wait", "given": "2026-11-03"}),
        Add("event", "e", {"what": "it rings"}),
    )
    return store.create({"title": "x", "started": BEGUN, "zone": "UTC"}, factory.change(*rows))


@pytest.fixture
def say(store: Store, factory: ChangeFactory, case: str) -> Callable[..., CheckMade]:
    def said(row: str, found: Found, seen: Retrospective | None = None, **more: Any) -> CheckMade:
        return check(store, factory, seen or store.load(case), row, Check(found=found, **more))

    return said


def closed(store: Store, factory: ChangeFactory, case: str) -> Retrospective:
    store.apply(case, factory.change(*closing(store.load(case).head)))
    return store.load(case)


def test_a_check_says_what_when_by_whom_and_by_what_one_knows_it(
    store: Store, say: Callable[..., CheckMade], case: str, factory: ChangeFactory
) -> None:
    made = say("m", Found.HOLDS, by="quality lead", evidence="no swap in 400 parcels")
    (written,) = store.load(case).of(Check)
    today = today_in(store.load(case), factory)
    assert (
        written.dump()
        == Check(
            of="m", found=Found.HOLDS, on=Moment.exact(today), by="quality lead", evidence="no swap in 400 parcels"
        ).dump()
    )
    assert isinstance(made.row, Measure)
    assert made.row.result is Result.VERIFIED
    assert (made.check, made.before) == (written.id, None)


@pytest.mark.parametrize(
    ("row", "found"),
    [("m", Found.DONE), ("h", Found.HOLDS), ("c", Found.DONE), ("r", Found.DONE), ("a", Found.FAILED)],
)
def test_what_can_be_checked(say: Callable[..., CheckMade], row: str, found: Found) -> None:
    assert say(row, found).row.standing.found is found


def test_a_closed_case_is_checked_and_its_seal_holds(
    store: Store, factory: ChangeFactory, say: Callable[..., CheckMade], case: str
) -> None:
    sealed = closed(store, factory, case).head.digest
    say("m", Found.DONE)
    say("m", Found.FAILED, reason="two trays on one table")
    now = store.load(case)
    assert now.of(Measure)[0].result is Result.FAILED
    assert now.head.digest == sealed == digest(now)


def test_in_an_open_case_a_check_that_is_taken_back_goes(
    store: Store, say: Callable[..., CheckMade], case: str
) -> None:
    say("m", Found.DONE)
    assert say("m", Found.TAKEN_BACK).check == ""
    assert store.load(case).of(Check) == ()
    assert store.load(case).of(Measure)[0].result is None


def test_in_a_closed_case_it_stays_and_another_says_so(
    store: Store, factory: ChangeFactory, say: Callable[..., CheckMade], case: str
) -> None:
    first = say("m", Found.DONE)
    closed(store, factory, case)
    say("m", Found.TAKEN_BACK, reason="it was another tray")
    now = store.load(case)
    assert [(each.of, each.found) for each in now.of(Check)] == [("m", Found.DONE), (first.check, Found.TAKEN_BACK)]
    assert now.of(Measure)[0].result is None
    with pytest.raises(RetroError, match="nothing to take back"):
        say("m", Found.TAKEN_BACK)


@pytest.mark.parametrize(
    "refused",
    [
        ("gone", {"found": Found.DONE}, "gone"),
        ("e", {"found": Found.DONE}, "no row that is checked"),
        ("n", {"found": Found.DONE}, "without a promise"),
        ("r", {"found": Found.HOLDS}, "What was found of"),
        ("m", {"found": None}, "What was found of"),
        ("m", {"found": Found.DROPPED, "reason": "  "}, "reason is needed"),
        ("m", {"found": Found.NEW_DATE}, "To which day"),
        ("m", {"found": Found.NEW_DATE, "new_date": date(2026, 11, 1)}, "To which day"),
        ("m", {"found": Found.DONE, "on": Moment.exact(date(2199, 1, 1))}, "future"),
        ("m", {"found": Found.DONE, "on": Moment.load("2026-11-01")}, "before the case"),
        ("m", {"found": Found.TAKEN_BACK}, "nothing to take back"),
    ],
    ids=lambda each: f"{each[0]}-{each[2]}".replace(" ", "-"),
)
def test_what_is_refused_changes_nothing(
    store: Store, factory: ChangeFactory, case: str, refused: tuple[str, dict[str, Any], str]
) -> None:
    row, said, why = refused
    before = store.whole(case)
    with pytest.raises(RetroError, match=why):
        check(store, factory, store.load(case), row, Check(**said))
    assert store.whole(case) == before


def test_what_was_found_today_already_is_not_found_again(store: Store, say: Callable[..., CheckMade]) -> None:
    say("m", Found.HOLDS, by="quality lead")
    with pytest.raises(RetroError, match=r"found so already: holds, .*, quality lead"):
        say("m", Found.HOLDS)


def test_the_second_of_two_learns_of_the_first(store: Store, say: Callable[..., CheckMade], case: str) -> None:
    seen = store.load(case)
    say("m", Found.HOLDS, by="quality lead")
    before = store.whole(case)
    with pytest.raises(RetroError, match=r"checked meanwhile: holds, .*, quality lead"):
        say("m", Found.FAILED, seen=seen)
    assert store.whole(case) == before
    assert say("m", Found.FAILED).before == store.load(case).of(Check)[0]


def test_a_row_that_was_deleted_meanwhile_is_told(
    store: Store, factory: ChangeFactory, say: Callable[..., CheckMade], case: str
) -> None:
    seen = store.load(case)
    store.apply(case, factory.change(Delete("measure", "m", 1)))
    with pytest.raises(RetroError, match="gone"):
        say("m", Found.HOLDS, seen=seen)


def test_a_new_date_moves_what_is_open_and_another_finding_ends_that(
    store: Store, say: Callable[..., CheckMade], case: str, factory: ChangeFactory
) -> None:
    later = today_in(store.load(case), factory) + timedelta(days=30)
    assert say("m", Found.NEW_DATE, new_date=later).row.standing.new_date == later
    assert say("m", Found.DONE).row.standing.new_date is None


def test_a_case_is_settled_once_it_is_closed_and_nothing_is_open(
    store: Store, factory: ChangeFactory, say: Callable[..., CheckMade], case: str
) -> None:
    for row in ("h", "c", "r"):
        say(row, Found.DONE)
    assert not is_settled_case(say("m", Found.HOLDS).record)
    assert is_settled_case(closed(store, factory, case))
    assert not is_settled_case(say("a", Found.FAILED).record), "an apology that fell through is open"
    later = replace(Check(found=Found.DONE), on=None)
    assert is_settled_case(check(store, factory, store.load(case), "a", later).record)
