"""Lines of a meeting that are read by themselves: what became of a promise, and hands that were raised."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from retro.errors import UsageError
from retro.language import language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW, Observation, Vote
from retro.model.stages.timeline import Contact
from retro.review.meeting.read_back import Owned
from retro.services.meeting.agree import Agreement, read_agreement
from retro.services.meeting.hands import MOST, hands_of, read_hands
from retro.services.meeting.promises import PromiseAnswer, keys_of, read_promise
from tests.records import record
from tests.review.test_open_actions import action

EN = language("en")


@pytest.mark.parametrize(
    ("text", "found", "words"),
    [
        ("h", Found.HOLDS, ""),
        ("H", Found.HOLDS, ""),
        ("ｈ　400個で取り違えなし", Found.HOLDS, "400個で取り違えなし"),
        ("f two trays", Found.FAILED, "two trays"),
        (" d ", Found.DONE, ""),
        ("n 12 Dec", Found.NEW_DATE, "12 Dec"),
        ("x: the scanner is gone", None, ""),
        ("x  : the scanner is gone", Found.DROPPED, "the scanner is gone"),
        ("done", Found.DONE, ""),
        ("done, in all branches", None, ""),
        ("DONE in all branches", Found.DONE, "in all branches"),
        ("new date 12 Dec", Found.NEW_DATE, "12 Dec"),
        ("新しい期日 12月1日", Found.NEW_DATE, "12月1日"),
        ("効果なし", Found.FAILED, ""),
        ("did not hold two trays", Found.FAILED, "two trays"),
        ("taken back", None, ""),
        ("hold on", None, ""),
        ("", None, ""),
    ],
)
def test_a_key_or_its_word_says_what_became_of_a_promise(text: str, found: Found | None, words: str) -> None:
    measure = action(Measure)
    if found is None:
        with pytest.raises(UsageError, match="h holds, f did not hold, d done, n new date, x not doing"):
            read_promise(text, measure)
    else:
        assert read_promise(text, measure) == PromiseAnswer(found, words)


def test_of_a_promise_to_those_hurt_that_alone_can_be_said_which_its_kind_finds() -> None:
    told = [key.show(EN) for key in keys_of(action(Contact))]
    assert [each[0] for each in told] == ["f", "d", "n", "x"]
    with pytest.raises(UsageError):
        read_promise("h", action(Contact))
    assert read_promise("d by letter", action(Contact)) == PromiseAnswer(Found.DONE, "by letter")


@pytest.mark.parametrize(
    ("found", "words", "lacks"),
    [
        (Found.NEW_DATE, "", "To which day? Like: n 12 Dec"),
        (Found.DROPPED, "", "Why not? Like: x the scanner is gone"),
        (Found.NEW_DATE, "12 Dec", ""),
        (Found.FAILED, "", ""),
        (Found.DONE, "", ""),
    ],
)
def test_a_new_date_needs_a_day_and_what_is_dropped_a_reason(found: Found, words: str, lacks: str) -> None:
    said = PromiseAnswer(found, words).lacks
    assert (said.show(EN) if said else "") == lacks


ROOM = record(
    Cause(id="a", what="one table"),
    Cause(id="b", what="no place per order"),
    Measure(id="m", what="trays"),
    Observation(id="o", what="the van was stopped"),
    Vote(id="v", row="a", points=Decimal(3)),
)


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("1 5", [("a", 5)]),
        ("2：3、1＝4".replace("＝", "="), [("b", 3), ("a", 4)]),
        ("2.1 0; 5.1 12，", [("a", 0), ("m", 12)]),
        (f"1 {MOST}", [("a", MOST)]),
        ("9.2 1", [("b", 1)]),  # there is no such stage: it is one of this
    ],
)
def test_hands_are_read_with_the_row_that_they_were_raised_for(text: str, hands: list[tuple[str, int]]) -> None:
    assert [(row.id, n) for row, n in read_hands(ROOM, CAUSE, text)] == hands


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "How many hands for which row?"),
        (" , ", "How many hands for which row?"),
        ("5", "How many hands for which row?"),
        ("1 5, some", "How many hands for which row?"),
        ("3 1", "There is no row 3 to raise hands for."),
        ("0 1", "There is no row 0 to raise hands for."),
        ("5.2 1", "There is no row 5.2 to raise hands for."),
        (f"1 {MOST + 1}", "1001 hands are more than a room has."),
    ],
)
def test_what_names_no_row_or_no_number_of_hands_is_refused(text: str, why: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_hands(ROOM, CAUSE, text)
    assert str(refused.value.title).startswith(why)


def test_for_a_sum_of_hands_none_are_raised() -> None:
    votes: list[Entry] = [*ROOM.stage(REVIEW)]
    assert [type(row) for row in votes] == [Observation, Vote]
    with pytest.raises(UsageError, match="no row 2"):
        read_hands(ROOM, REVIEW, "2 1")
    assert hands_of(ROOM) == {"a": 3}


TRAY, LAMP = Measure(id="m", what="a tray", owner="lead"), Measure(id="n", what="a lamp", owner="lead")
DAY, LATER = date(2026, 11, 21), date(2026, 12, 12)


def agreement(text: str, owner: str = "lead") -> Agreement:
    case = record(TRAY, LAMP)
    return read_agreement(text, Owned(owner, case.of(Measure), is_here=True), case, DAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("y", Agreement(("m", "n"), agreed=True)),
        ("はい", Agreement(("m", "n"), agreed=True)),
        ("AWAY", Agreement(("m", "n"), agreed=False)),
        ("", Agreement(("m", "n"), agreed=None)),
        (".", Agreement(("m", "n"), agreed=None)),
        ("n 12 Dec", Agreement(("m", "n"), agreed=True, due=LATER)),
        ("いいえ、12月12日", Agreement(("m", "n"), agreed=True, due=LATER)),
        ("n 21 Nov", Agreement(("m", "n"), agreed=True, due=DAY)),
        ("5.2 a", Agreement(("n",), agreed=False)),
        ("5.2, 5.1: y", Agreement(("n", "m"), agreed=True)),
        ("５．１ 5.2 ｎ 12 Dec", Agreement(("m", "n"), agreed=True, due=LATER)),
    ],
)
def test_an_owner_speaks_of_all_or_of_the_rows_that_are_named_first(text: str, said: Agreement) -> None:
    assert agreement(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("packer", Agreement(("m", "n"), agreed=None, owner="packer")),
        ("@packer", Agreement(("m", "n"), agreed=None, owner="packer")),
        ("shift lead 12 Dec", Agreement(("m", "n"), agreed=None, due=LATER, owner="shift lead")),
        ("店長、12月12日", Agreement(("m", "n"), agreed=None, due=LATER, owner="店長")),
        ("5.1 packer", Agreement(("m",), agreed=None, owner="packer")),
        ("", Agreement(("m", "n"), agreed=None)),
    ],
)
def test_of_what_nobody_owns_it_is_said_who_does(text: str, said: Agreement) -> None:
    assert agreement(text, owner="") == said


@pytest.mark.parametrize(
    ("text", "why", "step"),
    [
        ("5.3 y", "5.3 is not among these: 5.1, 5.2.", ""),
        ("5.1 6.1 5.4 y", "6.1 is not among these: 5.1, 5.2.", ""),
        ("perhaps", "What does the owner say", "5.1 n 12 Dec"),
        ("n", "What does the owner say", "5.1 n 12 Dec"),
        ("n 20 Nov 2026", "By which day instead? It lies ahead.", ""),
        ("n soon", "Write the day", ""),
    ],
)
def test_what_an_owner_cannot_say_is_refused_with_what_can_be_said(text: str, why: str, step: str) -> None:
    with pytest.raises(UsageError) as refused:
        agreement(text)
    assert why in refused.value.title.show(EN)
    assert step in (refused.value.step.show(EN) if refused.value.step else "")
