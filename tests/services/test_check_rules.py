"""What may be said of a row when it is checked, and in which words it is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from retro.errors import RetroError, UsageError
from retro.language import language
from retro.model.closed_record import AddedError
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.follow_up import Check, Matter, Tick
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Party, Ticked
from retro.model.stages.timeline import Contact, Event
from retro.services.changing.check_rules import (
    aimed,
    check_said,
    check_ticked,
    checkable,
    day_of,
    latest,
    matters,
    refuse,
    told,
)
from tests.records import at, record

EN = language("en")
TODAY = date(2026, 11, 21)
DAY = Moment.exact(TODAY)
ROWS: tuple[Entry, ...] = (
    Event(id="e", what="it rings"),
    Contact(id="c", heard="where is it?", promise="a call", promise_due=at("15:00")),
    Contact(id="n", heard="thanks", promise=" "),
    Contact(id="b", heard="call me", call_back=at("16:00")),
    Contact(id="both", heard="call me", promise="a card", call_back=at("16:00")),
    Party(id="p", who="Ann"),
    Party(id="q", who="Bob"),
    Apology(id="a", what_for="the wait", receiver="Bob", given=at("17:00")),
    Measure(id="m", what="a tray for each order", due=date(2026, 12, 1)),
    HardwareChange(id="h", what="a date on the slip"),
    NoChange(id="x", reason="rented"),
)


def case(*more: Entry, **head: Any) -> Retrospective:
    return record(*ROWS, *more, **head)


def row(name: str, *more: Entry) -> Entry:
    found = case(*more).get(name)
    assert found is not None
    return found


def words(error: RetroError) -> tuple[str, str]:
    return error.title.show(EN), error.step.show(EN) if error.step else ""


def refused(name: str, *more: Entry, today: date = TODAY, **said: Any) -> tuple[str, str]:
    """How a check is refused; ("", "") if it is not."""
    held, check = case(*more), Check(**{"of": name, "on": DAY, **said})
    there = held.get(name)
    assert there is not None
    try:
        refuse(held, there, check, latest(held, there, check.matter), today)
    except RetroError as error:
        return words(error)
    return "", ""


@pytest.mark.parametrize(
    ("name", "promise", "call_back"),
    [
        ("e", False, False), ("c", True, False), ("n", False, False), ("b", False, True), ("both", True, True),
        ("p", True, False), ("a", True, False), ("m", True, False), ("h", True, False), ("x", True, False),
    ],
)  # fmt: skip
def test_what_of_a_row_can_be_checked(name: str, promise: bool, call_back: bool) -> None:
    assert checkable(row(name)) is promise
    assert checkable(row(name), Matter.CALL_BACK) is call_back
    assert matters(row(name)) == ((Matter.CALL_BACK,) if call_back else ())


@pytest.mark.parametrize(
    ("name", "matter"), [("c", None), ("n", None), ("b", Matter.CALL_BACK), ("both", None), ("m", None)]
)
def test_a_check_of_a_contact_without_a_promise_is_of_its_call_back(name: str, matter: Matter | None) -> None:
    said = Check(of=name, found=Found.DONE, by="lead")
    assert aimed(row(name), said) == replace(said, matter=matter)
    assert aimed(row(name), replace(said, matter=Matter.CALL_BACK)).matter is Matter.CALL_BACK


@pytest.mark.parametrize(
    ("check", "shown"),
    [
        (None, "nothing"),
        (Check(evidence="x"), "nothing"),
        (Check(found=Found.HOLDS), "holds"),
        (Check(found=Found.HOLDS, by="lead"), "holds"),
        (Check(found=Found.HOLDS, on=DAY), "holds, 2026-11-21"),
        (Check(found=Found.DONE, on=DAY, by="lead"), "done, 2026-11-21, lead"),
    ],
)
def test_what_was_found_is_told_with_its_day_and_who_looked(check: Check | None, shown: str) -> None:
    assert told(case(), check).show(EN) == shown


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (None, None),
        (Moment.load("?"), None),
        (DAY, TODAY),
        (Moment.load("2026-11-20T23:30+00:00"), date(2026, 11, 21)),
        (Moment.load("2026-11-20T23:30+09:00"), date(2026, 11, 20)),
    ],
)
def test_the_day_of_a_check_is_that_in_the_zone_of_the_case(on: Moment | None, day: date | None) -> None:
    assert day_of(Check(on=on), case()) == day


def test_the_latest_check_is_that_of_the_same_matter_which_nobody_took_back() -> None:
    checks = (
        Check(id="k1", of="both", found=Found.DONE),
        Check(id="k2", of="both", found=Found.NEW_DATE, matter=Matter.CALL_BACK),
        Check(id="k3", of="both", found=Found.DROPPED),
        Check(id="k4", of="k3", found=Found.TAKEN_BACK),
        Check(id="k5", of="m", found=Found.HOLDS),
    )
    held = case(*checks)
    ids = {matter: found.id for matter in (None, Matter.CALL_BACK) if (found := latest(held, row("both"), matter))}
    assert ids == {None: "k1", Matter.CALL_BACK: "k2"}
    assert latest(held, row("h")) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("m", {"found": Found.DONE}),
        ("m", {"found": Found.HOLDS, "on": None}),
        ("m", {"found": Found.NEW_DATE, "new_date": TODAY}),
        ("m", {"found": Found.NEW_DATE, "new_date": date(2026, 11, 1), "on": None}),
        ("m", {"found": Found.DROPPED, "reason": "rented"}),
        ("m", {"found": Found.DROPPED, "evidence": "a letter"}),
        ("m", {"found": Found.DONE, "look_again": TODAY}),
        ("m", {"found": Found.DONE, "on": at("", "2026-11-20")}),
        ("b", {"found": Found.DONE, "matter": Matter.CALL_BACK}),
        ("p", {"found": Found.NEW_DATE, "new_date": date(2026, 12, 1)}),
    ],
)
def test_what_may_be_said(name: str, said: dict[str, Any]) -> None:
    assert refused(name, **said) == ("", "")


@pytest.mark.parametrize(
    ("name", "said", "why", "step"),
    [
        (
            "e", {"found": Found.DONE}, "1.1 is no row that is checked: Event.",
            "Checked are: Contact, Party,",
        ),
        (
            "n", {"found": Found.DONE}, "1.3 is a contact without a promise or a call back: there is nothing to check.",
            "Write what was promised first: retro edit REF 1.3 promise=…",
        ),
        (
            "c", {"found": Found.DONE, "matter": Matter.CALL_BACK},
            "1.2 is a contact without call back: there is nothing to check.",
            "Write what was promised first: retro edit REF 1.2 promise=…",
        ),
        (
            "p", {"found": Found.DONE}, "What those concerned have had is ticked, not checked.",
            "Write it like: retro tick REF 3.1 told",
        ),
        ("c", {"found": Found.HOLDS}, "What was found of 1.2: Contact?", "Choose from: done,"),
        (
            "b", {"found": Found.HOLDS, "matter": Matter.CALL_BACK}, "What was found of 1.4: Contact?",
            "Choose from: done, new-date, not-doing, taken-back.",
        ),
        ("m", {"found": None}, "What was found of 5.1: Measure?", "Choose from: done, holds,"),
        (
            "m", {"found": Found.DONE, "on": Moment.exact(date(2026, 11, 22))},
            "2026-11-22 lies in the future: nobody has looked yet.",
            "Say on which day it was found, or leave the day out: then it is today.",
        ),
        (
            "m", {"found": Found.DONE, "on": Moment.exact(date(2026, 11, 19))},
            "2026-11-19 is before the case: 5.1 cannot have been checked then.", "The case began on 2026-11-20.",
        ),
        ("m", {"found": Found.NEW_DATE}, "To which day is 5.1 moved? It lies ahead.", "Say it with --new-date DAY."),
        (
            "m", {"found": Found.NEW_DATE, "new_date": date(2026, 11, 20)},
            "To which day is 5.1 moved? It lies ahead.", "Say it with --new-date DAY.",
        ),
        (
            "m", {"found": Found.DROPPED, "reason": " ", "evidence": " "},
            "Why is 5.1 not done any more? The reason is needed.", "Say it with --reason TEXT.",
        ),
        (
            "m", {"found": Found.DONE, "look_again": date(2026, 11, 20)},
            "2026-11-20 is past: nobody can look again at 5.1 then.",
            "Say a day that lies ahead with --look-again DAY, or none.",
        ),
        ("m", {"found": Found.TAKEN_BACK}, "5.1 was not checked yet: there is nothing to take back.", ""),
    ],
)  # fmt: skip
def test_what_may_not_be_said_is_told_with_what_to_do(name: str, said: dict[str, Any], why: str, step: str) -> None:
    title, then = refused(name, **said)
    assert title == why
    assert then.startswith(step)
    assert bool(then) is bool(step)


def test_what_was_found_on_that_day_is_not_found_again_but_moved_once_more_it_may_be() -> None:
    done = Check(id="k", of="m", found=Found.DONE, on=DAY, by="lead")
    assert refused("m", done, found=Found.DONE) == (
        "5.1 was found so already: done, 2026-11-21, lead.",
        "Nothing was changed. What is wrong about it is taken back with: retro check 2026-014 5.1 taken-back",
    )
    assert refused("m", done, found=Found.HOLDS) == ("", "")
    assert refused("m", done, found=Found.DONE, on=at("", "2026-11-20")) == ("", "")
    assert refused("m", done, found=Found.TAKEN_BACK) == ("", "")
    moved = replace(done, found=Found.NEW_DATE, new_date=date(2026, 12, 1))
    assert refused("m", moved, found=Found.NEW_DATE, new_date=date(2026, 12, 2)) == ("", "")


def test_a_line_says_which_row_was_checked() -> None:
    held = case()
    for of in (None, "gone"):
        with pytest.raises(UsageError) as error:
            check_said(held, Check(of=of, found=Found.DONE), TODAY)
        assert words(error.value) == (
            "Which row was checked? It is not said, or it is gone.",
            "Say it with its name: checked: 5.2 holds. See them with: retro rows 2026-014",
        )
    check_said(held, Check(of="b", found=Found.DONE), TODAY)
    with pytest.raises(UsageError, match="What was found of"):
        check_said(held, Check(of="b", found=Found.HOLDS), TODAY)


def test_a_line_takes_a_check_back_and_not_the_row() -> None:
    done = Check(id="k", of="m", found=Found.DONE, on=DAY)
    with pytest.raises(UsageError) as error:
        check_said(case(done), Check(of="m", found=Found.TAKEN_BACK), TODAY)
    assert words(error.value) == ("A check is taken back, not the row itself: checked: 7.1 taken-back.", "")
    with pytest.raises(UsageError) as error:
        check_said(case(), Check(of="m", found=Found.TAKEN_BACK), TODAY)
    assert words(error.value) == ("5.1 was not checked yet: there is nothing to take back.", "")
    check_said(case(done), Check(of="k", found=Found.TAKEN_BACK), TODAY)
    with pytest.raises(UsageError, match="no row that is checked"):
        check_said(case(done), Check(of="k", found=Found.DONE), TODAY)
    with pytest.raises(RetroError, match="found so already"):
        check_said(case(done), Check(of="m", found=Found.DONE, on=DAY), TODAY)


def test_what_one_of_those_concerned_has_had_is_not_ticked_again() -> None:
    there = Tick(id="t", of="p", ticked=Ticked.TOLD, on=TODAY)
    with pytest.raises(RetroError) as error:
        check_ticked(case(there), Tick(of="p", ticked=Ticked.TOLD))
    assert words(error.value) == (
        "3.1 was ticked so already: told (7.1).",
        "Nothing was added. What is wrong about it is taken back with: retro tick 2026-014 3.1 told --taken-back",
    )
    with pytest.raises(RetroError) as error:
        check_ticked(case(), Tick(of="q", ticked=Ticked.APOLOGISED))
    assert words(error.value) == ("3.2 was ticked so already: apologised to (4.1).", "")
    assert not isinstance(error.value, AddedError)


@pytest.mark.parametrize(
    "tick",
    [
        Tick(of="p", ticked=Ticked.APOLOGISED),
        Tick(of="q", ticked=Ticked.TOLD),
        Tick(of="p", ticked=None),
        Tick(of="m", ticked=Ticked.TOLD),
        Tick(of="gone", ticked=Ticked.TOLD),
    ],
)
def test_whatever_else_is_ticked_may_be(tick: Tick) -> None:
    check_ticked(case(Tick(id="t", of="p", ticked=Ticked.TOLD)), tick)


def test_what_was_taken_back_may_be_ticked_again() -> None:
    there = Tick(id="t", of="p", ticked=Ticked.TOLD)
    check_ticked(case(there, Check(id="k", of="t", found=Found.TAKEN_BACK)), Tick(of="p", ticked=Ticked.TOLD))
