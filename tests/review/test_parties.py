"""How each of those concerned stands, in words; whether somebody was hurt; and the facts that somebody may correct."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Check, Tick
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Aggravation, Damage, HarmType, NoDamage, Party, Ticked
from retro.model.stages.timeline import Contact, Event
from retro.review.facts import facts
from retro.review.injuries import injured, says_injured, seems_injured, somebody_injured
from retro.review.parties import open_in_words, party_in_words, party_states, tick_in_words
from retro.review.reception import came_in
from tests.records import at, record

EN, JA = language("en"), language("ja")
LEES = Party(id="p", who="the Lees")
DAY = date(2026, 12, 2)
TOLD, PUT_RIGHT = Tick(id="t", of="p", ticked=Ticked.TOLD, on=DAY), Tick(id="u", of="p", ticked=Ticked.PUT_RIGHT)
NOT_YET = ["not yet"] * 4


def said(asked: str, said: Said, reason: str = "") -> EmptyAnswer:
    return EmptyAnswer(id=asked, row="p", asked=asked, said=said, reason=reason)


ANSWERS = (
    said("party.told", Said.NOT_APPLICABLE, "no address"), said("party.put-right", Said.UNKNOWN),
    said("party.accepted", Said.LATER),
)  # fmt: skip


@pytest.mark.parametrize(
    ("case", "all_", "open_", "ticks"),
    [
        (record(LEES), "open: told, apologised to, put right, accepted", "nothing yet", NOT_YET),
        (
            record(LEES, TOLD, PUT_RIGHT, replace(TOLD, id="again", on=date(2026, 12, 9))),
            "done: told, put right; open: apologised to, accepted",
            "open: apologised to, accepted",
            ["2 Dec 2026", "not yet", "yes", "not yet"],
        ),
        (
            record(LEES, *(Tick(of="p", ticked=each, on=DAY) for each in Ticked)),
            *["told, apologised to, put right, accepted"] * 2,
            ["2 Dec 2026"] * 4,
        ),
        (
            record(LEES, TOLD, Check(of="t", found=Found.TAKEN_BACK), Tick(of="other", ticked=Ticked.ACCEPTED)),
            "open: told, apologised to, put right, accepted",
            "nothing yet",
            NOT_YET,
        ),
        (
            record(LEES, Apology(what_for="the gift", receiver="The  Lees", given=at("", "2026-12-03"))),
            "done: apologised to; open: told, put right, accepted",
            "open: told, put right, accepted",
            ["not yet", "3 Dec 2026", "not yet", "not yet"],
        ),
        (
            replace(record(LEES), answers=ANSWERS),
            *["open: apologised to, put right, accepted"] * 2,
            ["does not apply: no address", "not yet", "not known", "not yet"],
        ),
        (
            replace(record(LEES), answers=tuple(said(f"party.{each.value}", Said.NOT_APPLICABLE) for each in Ticked)),
            *["nothing open"] * 2,
            ["does not apply"] * 4,
        ),
    ],
    ids=["nothing", "two", "all", "taken-back", "apology", "answers", "none-applies"],
)
def test_what_somebody_has_had_and_has_still_to_have(
    case: Retrospective, all_: str, open_: str, ticks: list[str]
) -> None:
    (state,) = party_states(case)
    assert (party_in_words(state, EN), open_in_words(state, EN)) == (all_, open_)
    assert [tick_in_words(state, each, EN) for each in Ticked] == ticks


def test_it_is_told_in_japanese() -> None:
    (state,) = party_states(record(LEES, TOLD, PUT_RIGHT))
    assert party_in_words(state, JA) == "済み：伝達、対応、残り：お詫び、納得"
    assert [tick_in_words(state, each, JA) for each in Ticked] == ["2026年12月2日", "まだ", "はい", "まだ"]


BURNS = Damage(what="late", hurts=(HarmType.PHYSICAL,))


@pytest.mark.parametrize(
    ("case", "is_hurt"),
    [
        (record(), False),
        (record(Damage(what="late", hurts=(HarmType.ECONOMIC,))), False),
        (record(Damage(what="late", hurts=(HarmType.ECONOMIC,)), BURNS), True),
        (record(Damage(what="late", grave=(Aggravation.INJURY,))), True),
        (record(injured=True), True),
        (record(injured=False), False),
        (record(title="He was taken to the hospital"), False),
    ],
)
def test_a_field_says_whether_somebody_was_hurt(case: Retrospective, is_hurt: bool) -> None:
    assert somebody_injured(case) is is_hurt
    assert injured(case) == [row for row in case.of(Damage) if row.hurts == (HarmType.PHYSICAL,)]


@pytest.mark.parametrize("text", [
    "two injuries", "INJURED", "rushed to hospital", "a broken arm", "burned her hand", "a fracture", "お怪我をされた",
    "けがはなかった", "手のひらをやけど", "救急車", "食中毒の疑い",
])  # fmt: skip
def test_words_say_that_somebody_may_be_hurt(text: str) -> None:
    rows: tuple[Entry, ...] = (Event(what=text), Contact(heard=text), Damage(what=text))
    assert says_injured(text)
    assert seems_injured(record(title=text))
    assert [row.kind for row in rows if row.main_text] == [row.kind for row in rows]
    assert all(seems_injured(record(row)) for row in rows if row.main_text)
    assert not seems_injured(record(Cause(what=text), title="late"))


@pytest.mark.parametrize("text", ["", "a broken promise", "fracturing", "かけがえのない", "burn down"])
def test_words_that_say_no_such_thing(text: str) -> None:
    assert not says_injured(text)


def test_the_facts_are_what_happened_every_contact_and_whom_it_hurt() -> None:
    rows = (Damage(id="d", what="late"), Event(id="e", what="it rang"), Cause(id="c", what="one table"),
            Contact(id="k", heard="angry"), NoDamage(id="n", what="no card"), Damage(id="f", what="cold"))  # fmt: skip
    assert [row.id for row in facts(record(*rows))] == ["e", "k", "d", "f"]


def test_the_first_contact_that_came_in_is_not_one_that_we_began() -> None:
    ours = Contact(id="o", happened=at("12:00"), heard="we called him")
    assert came_in(record()) is None
    assert came_in(record(ours)) is None
    found = came_in(record(ours, Contact(id="a", heard="he is angry"), Contact(id="b", heard="he called again")))
    assert found is not None
    assert found.id == "a"
