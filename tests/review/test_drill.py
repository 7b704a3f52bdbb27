"""A past case as an exercise: nothing is told before it was known, and everything that was done is shown (S19)."""

from __future__ import annotations

import pytest

from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Reception, Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Channel, Contact, Event, EventKind
from retro.review.drill import ANSWERS, COMPLAINS, scenes
from tests.records import at, record


def _texts(rows: tuple[Entry, ...]) -> list[str]:
    return [row.main_text for row in rows]


def test_what_was_done_stands_apart_from_what_was_known() -> None:
    found = scenes(
        record(
            Event(happened=at("13:00"), what="slips lie on one table"),
            Event(happened=at("14:00"), what="the telephone rings"),
            Event(happened=at("14:10"), what="the lead takes over", event_kind=EventKind.ACTION),
            Event(happened=at("14:20"), what="both lines are stopped", event_kind=EventKind.DECISION),
            Event(happened=at("15:00"), what="a second one calls"),
            Event(happened=at("16:00"), what="a courier is sent", event_kind=EventKind.RESOLUTION),
        )
    )
    assert [(scene.side, _texts(scene.known), _texts(scene.then)) for scene in found] == [
        (ANSWERS, ["slips lie on one table", "the telephone rings"], ["the lead takes over", "both lines are stopped"]),
        (ANSWERS, ["a second one calls"], ["a courier is sent"]),
    ]


def test_a_contact_is_practised_from_both_sides_and_its_answer_is_not_told_before() -> None:
    said = Contact(
        happened=at("15:00"), channel=Channel.PHONE, heard="two gifts swapped", wish="a call", receipt="R-7",
        call_back_to="090-1234-5678", answer="at once", promise="a call by five", by="shift lead",
    )  # fmt: skip
    first, second = scenes(record(Event(happened=at("14:00"), what="it rings"), said))
    assert (first.side, _texts(first.known)) == (COMPLAINS, ["it rings"])
    (heard,) = first.then
    (answered,) = second.then
    assert isinstance(heard, Contact)
    assert isinstance(answered, Contact)
    assert (second.side, second.known) == (ANSWERS, ())
    assert (heard.heard, heard.wish) == ("two gifts swapped", "a call")
    assert not any((heard.answer, heard.promise, heard.by))
    assert (answered.answer, answered.promise, answered.by, answered.heard) == (
        "at once", "a call by five", "shift lead", "",
    )  # fmt: skip
    assert not any(row.receipt or row.call_back_to for row in (heard, answered))


def test_nobody_is_asked_to_speak_as_one_who_demanded_what_goes_too_far() -> None:
    demand = Contact(happened=at("15:00"), heard="half a million", demand="tonight, alone", answer="in writing only")
    wish = Contact(happened=at("15:30"), heard="keep our name out of it", answer="we do")
    found = scenes(record(Event(happened=at("14:00"), what="it rings"), demand, wish, Remedy(what="a letter")))
    assert [(scene.side, _texts(scene.known), len(scene.then)) for scene in found] == [
        (ANSWERS, ["it rings", "half a million"], 1),
        (COMPLAINS, [], 1),
        (ANSWERS, [], 1),
        (ANSWERS, [], 1),
    ]


def test_a_contact_that_nobody_answered_is_practised_from_one_side() -> None:
    found = scenes(
        record(
            Contact(happened=at("15:00"), heard="nobody calls"),
            Event(happened=at("16:00"), what="a note lies there"),
            Event(happened=at("17:00"), what="we call", event_kind=EventKind.ACTION),
        )
    )
    assert [(scene.side, _texts(scene.known), _texts(scene.then)) for scene in found] == [
        (COMPLAINS, [], ["nobody calls"]),
        (ANSWERS, ["a note lies there"], ["we call"]),
    ]


def test_what_was_learned_later_is_told_when_it_was_learned() -> None:
    found = scenes(
        record(
            Event(happened=at("13:00"), learned=at("15:30"), what="slips were swapped"),
            Event(happened=at("14:00"), what="it rings"),
            Event(happened=at("15:00"), what="we look", event_kind=EventKind.ACTION),
            Event(happened=at("16:00"), what="we call", event_kind=EventKind.ACTION),
        )
    )
    assert [(_texts(scene.known), _texts(scene.then)) for scene in found] == [
        (["it rings"], ["we look"]),
        (["slips were swapped"], ["we call"]),
    ]


def test_remedy_cause_and_measures_come_after_the_course() -> None:
    found = scenes(
        record(
            Event(happened=at("14:00"), what="it rings"),
            Damage(what="two evenings spoilt"),
            Remedy(what="the right gift", received=Reception.ACCEPTED),
            Cause(what="one table"),
            Measure(what="a place for each"),
            Lesson(what="a place for each order"),
        )
    )
    assert [(scene.side, _texts(scene.known), _texts(scene.then)) for scene in found] == [
        (COMPLAINS, ["it rings", "two evenings spoilt"], []),
        (ANSWERS, [], ["the right gift"]),
        (ANSWERS, [], ["one table"]),
        (ANSWERS, [], ["a place for each", "a place for each order"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [(), (Event(what="it rings"),), (Event(what="it rings"), Damage(what="an evening")), (Lesson(what="ask"),)],
    ids=["nothing", "one", "two", "lesson"],
)
def test_where_nothing_was_done_there_is_nothing_to_practise_on(rows: tuple[Entry, ...]) -> None:
    assert scenes(record(*rows)) == ()


def test_two_rows_are_enough() -> None:
    (scene,) = scenes(record(Event(what="it rings"), Measure(what="a second line")))
    assert (_texts(scene.known), _texts(scene.then)) == (["it rings"], ["a second line"])
