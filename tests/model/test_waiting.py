"""What those concerned and contacts wait for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from retro.model.checked import Wait
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.follow_up import Check, Matter, Tick
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Party, Ticked
from retro.model.stages.timeline import Contact
from retro.model.waiting import code_of, waiting
from tests.records import at, record

LEE = Party(id="p", who="Lee family")
ALL = ["told", "apologised", "put-right", "accepted"]


def waits(*rows: Entry, checks: Sequence[Check] = (), out: str = "", closed: bool = False) -> list[str]:
    """What the first of the rows waits for."""
    of = {each.of or "": [each] for each in checks}
    found = waiting(rows, of, lambda row, code: (row, code) == (rows[0].id, out), is_closed=closed)
    return [wait.code for wait in found.get(rows[0].id, ())]


def apology(**said: object) -> Apology:
    return Apology(id="a", **{"receiver": "lee  FAMILY", "given": at("", "2026-11-21"), **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "checks", "left"),
    [
        ((), (), ALL),
        ((Tick(id="t", of="p", ticked=Ticked.TOLD),), (), ALL[1:]),
        ((Tick(id="t", of="q", ticked=Ticked.TOLD),), (), ALL),
        ((Tick(id="t", of="p", ticked=Ticked.TOLD),), (Check(id="k", of="t", found=Found.TAKEN_BACK),), ALL),
        ((apology(),), (), [ALL[0], *ALL[2:]]),
        ((apology(receiver="Abe"),), (), ALL),
        ((apology(given=None),), (), ALL),
        ((apology(given=None),), (Check(id="k", of="a", found=Found.DONE),), [ALL[0], *ALL[2:]]),
        ((apology(),), (Check(id="k", of="a", found=Found.NEW_DATE, new_date=date(2026, 12, 1)),), ALL),
        ((apology(),), (Check(id="k", of="a", found=Found.DROPPED),), ALL),
    ],
)
def test_a_party_waits_for_each_tick_and_an_apology_that_was_given_counts_as_one(
    rows: tuple[Entry, ...], checks: tuple[Check, ...], left: list[str]
) -> None:
    assert waits(LEE, *rows, checks=checks) == left


def test_what_does_not_apply_to_a_party_is_not_waited_for() -> None:
    assert waits(LEE, out=code_of(Ticked.PUT_RIGHT)) == [*ALL[:2], ALL[3]]


@pytest.mark.parametrize(
    ("said", "of", "left"),
    [
        (Said.NOT_APPLICABLE, "p", [*ALL[:2], ALL[3]]),
        (Said.NOT_APPLICABLE, "q", ALL),
        (Said.NOT_APPLICABLE, None, ALL),
        (Said.UNKNOWN, "p", ALL),
        (Said.LATER, "p", ALL),
    ],
)
def test_in_a_case_that_alone_is_not_waited_for_of_which_it_was_said_that_it_does_not_apply(
    said: Said, of: str | None, left: list[str]
) -> None:
    answer = EmptyAnswer(id="a", row=of, asked=code_of(Ticked.PUT_RIGHT), said=said)
    whole = Retrospective.of_entries(record().head, [LEE, Party(id="q", who="Abe"), answer])
    (lee, _abe) = whole.of(Party)
    assert [wait.code for wait in lee.standing.waits] == left


CALL = Contact(id="c", happened=at("14:00"), call_back=Moment.load("2026-11-22"))


@pytest.mark.parametrize(
    ("rows", "checks", "left"),
    [
        ((), (), ["call-back"]),
        ((Contact(id="d", happened=at("10:00", "2026-11-22")),), (), []),
        ((Contact(id="d", happened=at("10:00", "2026-11-21")),), (), ["call-back"]),
        ((Contact(id="d"),), (), ["call-back"]),
        ((), (Check(id="k", of="c", found=Found.DONE, matter=Matter.CALL_BACK),), []),
        ((), (Check(id="k", of="c", found=Found.DONE),), ["call-back"]),
    ],
)
def test_a_call_back_is_waited_for_until_one_spoke_on_its_day_or_later(
    rows: tuple[Entry, ...], checks: tuple[Check, ...], left: list[str]
) -> None:
    assert waits(CALL, *rows, checks=checks) == left


def test_the_talk_in_which_somebody_asked_to_be_called_the_same_day_is_not_that_call() -> None:
    today = Contact(id="c", happened=at("14:00"), call_back=at("17:00"))
    assert waits(today) == ["call-back"]
    assert waits(today, Contact(id="d", happened=at("17:05"))) == []
    assert waits(today, Contact(id="d", happened=at("10:00"))) == ["call-back"], "nor is one that was before it"
    assert waits(today, Contact(id="d", happened=at(""))) == []


def test_a_call_back_that_was_moved_is_waited_for_until_its_new_day() -> None:
    moved = Check(id="k", of="c", found=Found.NEW_DATE, new_date=date(2026, 12, 1), matter=Matter.CALL_BACK)

    def wait(day: str) -> tuple[Wait, ...]:
        later = Contact(id="d", happened=at("10:00", day))
        return waiting((CALL, later), {"c": [moved]}, lambda _row, _code: False, is_closed=False)["c"]

    assert wait("2026-11-30") == (Wait("call-back", date(2026, 12, 1)),)
    assert wait("2026-12-01") == ()


def test_a_wish_waits_for_its_answer_while_the_case_is_open() -> None:
    wish = Contact(id="c", wish="a card")
    assert waits(wish) == ["wish"]
    assert waits(wish, closed=True) == []
    assert waits(Contact(id="c", wish="a card", answer="sent")) == []
    assert waits(Contact(id="c", wish=" ")) == []
