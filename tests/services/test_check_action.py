"""What stands in the list of all that is open is checked there, as long as it is open still."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retro.errors import RetroError, UsageError
from retro.language import language
from retro.model.change import Add, Delete, Op
from retro.model.change_factory import ChangeFactory
from retro.model.found import Found
from retro.model.stages.follow_up import Check, Matter, Tick
from retro.model.stages.scope import Ticked
from retro.review.open_actions import Action
from retro.services.follow_up.actions import open_actions
from retro.services.follow_up.check_action import became, check_action, not_open, take_back, tick_said
from tests.services.conftest import REFERENCE, Case

EN = language("en")
DAY = date(2026, 11, 21)
ROWS: tuple[Op, ...] = (
    Add("measure", "m", {"what": "a tray", "due": "2026-12-01"}, 1.0),
    Add("party", "a", {"who": "Ann"}, 1.0),
    Add("contact", "k", {"heard": "x", "promise": "a card", "call_back": "2026-11-22"}, 1.0),
)


@pytest.fixture
def opened(case: Case) -> Case:
    write(case, *ROWS)
    return case


def write(case: Case, *ops: Op) -> None:
    case.store.apply(REFERENCE, case.factory.change(*ops))


def action(case: Case, row: str, deadline: str = "") -> Action:
    found = open_actions(case.store, DAY)
    return next(each for each in found if each.row == row and deadline in ("", each.deadline.name))


def checks(case: Case) -> list[tuple[str | None, Found | None, Matter | None, str]]:
    return [(each.of, each.found, each.matter, each.evidence) for each in case.record.of(Check)]


def test_what_was_found_is_written_with_the_words_for_it(opened: Case) -> None:
    made = check_action(opened.store, opened.factory, action(opened, "m"), Found.DONE, {"evidence": "a photo"})
    assert checks(opened) == [("m", Found.DONE, None, "a photo")]
    assert (made.row.id, made.before, made.record) == ("m", None, opened.record)
    assert tick_said(made) is None
    assert became(opened.store, replace(action_before(opened), row="m")).show(EN) == "done"


def action_before(case: Case) -> Action:
    """Any action of the case, as a list showed it."""
    return action(case, "a")


def test_words_that_say_no_such_value_are_refused_and_nothing_is_written(opened: Case) -> None:
    with pytest.raises(UsageError):
        check_action(opened.store, opened.factory, action(opened, "m"), Found.NEW_DATE, {"new_date": "soonish"})
    assert checks(opened) == []


def test_of_a_contact_the_promise_and_the_call_back_are_checked_apart(opened: Case) -> None:
    check_action(opened.store, opened.factory, action(opened, "k", "call_back"), Found.DONE, {})
    assert checks(opened) == [("k", Found.DONE, Matter.CALL_BACK, "")]
    check_action(opened.store, opened.factory, action(opened, "k", "promise_due"), Found.DONE, {})
    assert checks(opened)[1:] == [("k", Found.DONE, None, "")]


def test_one_concerned_is_ticked_with_what_comes_next_until_nothing_does(opened: Case) -> None:
    said, listed = [], action(opened, "a")
    for _ in Ticked:
        made = check_action(opened.store, opened.factory, listed, Found.DONE, {})
        assert isinstance(made.record.get(made.check), Tick)
        assert made.row.id == "a"
        told = tick_said(made)
        assert told is not None
        said.append(told.show(EN))
    assert said == ["told", "apologised to", "put right", "accepted"]
    assert [(tick.of, tick.ticked, tick.on) for tick in opened.record.of(Tick)] == [("a", each, DAY) for each in Ticked]
    assert checks(opened) == []
    with pytest.raises(RetroError) as refused:
        check_action(opened.store, opened.factory, listed, Found.DONE, {})
    assert refused.value.title == not_open(listed)
    assert len(opened.record.of(Tick)) == len(Ticked)


@pytest.mark.parametrize(("row", "found"), [("m", Found.DONE), ("a", Found.DONE), ("a", Found.DROPPED)])
def test_what_is_not_open_any_more_is_told_and_nothing_is_written(opened: Case, row: str, found: Found) -> None:
    listed = action(opened, row)
    write(opened, Delete(listed.kind.kind, row, 1))
    before = opened.log
    with pytest.raises(RetroError) as refused:
        check_action(opened.store, opened.factory, listed, found, {})
    assert refused.value.title.show(EN) == (
        f"{listed.name} is not open any more: somebody checked, changed or deleted it."
    )
    assert refused.value.step
    assert refused.value.step.show(EN) == "The list shows what there is now."
    assert opened.log == before
    assert became(opened.store, listed).show(EN) == "deleted"


def test_what_became_of_it_is_told(opened: Case) -> None:
    listed = action(opened, "m")
    assert became(opened.store, listed).show(EN) == "not open any more"
    assert became(opened.store, replace(listed, reference="2026-999")).show(EN) == "deleted"
    assert became(opened.store, replace(listed, reference="")).show(EN) == "not open any more"
    assert became(opened.store, replace(listed, row="gone", name="")).show(EN) == "not open any more"


def test_what_was_found_last_or_ticked_is_taken_back(opened: Case) -> None:
    measure, party = action(opened, "m"), action(opened, "a")
    check_action(opened.store, opened.factory, measure, Found.DONE, {})
    made = check_action(opened.store, opened.factory, party, Found.DONE, {})
    take_back(opened.store, opened.factory, party, made.check)
    assert opened.record.of(Tick) == ()
    assert len(checks(opened)) == 1
    take_back(opened.store, opened.factory, measure)
    assert checks(opened) == []
    with pytest.raises(RetroError, match="nothing to take back"):
        take_back(opened.store, opened.factory, measure)


def test_the_day_of_the_list_is_that_of_whoever_looks(opened: Case) -> None:
    """A tick is of the day that it is where the case is."""
    late = ChangeFactory(lambda: opened.factory.now().replace(hour=23), opened.factory.new_id, "tester")
    check_action(opened.store, late, action(opened, "a"), Found.DONE, {})
    assert [tick.on for tick in opened.record.of(Tick)] == [DAY]
