"""What the writer of a letter is told of rows that do not stand in it, and of answers about who its reader is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from retro.language import language
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.redaction import left_out
from retro.redaction.answers import check_answers, told_of_answers
from retro.redaction.recipient import Recipient
from retro.redaction.stops import AnswerError
from tests.records import record

EN = language("en")
CASE = record(
    *(Event(id=f"e{n}", what=f"event {n}") for n in range(1, 31)), Cause(id="c", what="c"), Measure(id="m", what="m")
)


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (["e1"], "1 statement that nobody has confirmed (Timeline 1)"),
        (["e2", "e1"], "2 statements that nobody has confirmed (Timeline 1–2)"),
        (
            ["e1", "e2", "e4", "c", "m"],
            "5 statements that nobody has confirmed (Timeline 1–2, Timeline 4, Cause 1, Prevention measure 1)",
        ),
        (
            [f"e{n}" for n in range(1, 25, 2)],
            "12 statements that nobody has confirmed (" + ", ".join(f"Timeline {n}" for n in range(1, 25, 2)) + ")",
        ),
        (
            [f"e{n}" for n in range(1, 27, 2)],
            "13 statements that nobody has confirmed (" + ", ".join(f"Timeline {n}" for n in range(1, 25, 2)) + ", …)",
        ),
    ],
)  # fmt: skip
def test_rows_are_named_by_their_places_and_those_behind_each_other_as_one(rows: Sequence[str], named: str) -> None:
    (told,) = left_out.unconfirmed([row for row in CASE.rows if row.id in rows], CASE)
    assert told.show(EN) == f"Left out: {named}."


def test_of_no_row_nothing_is_told() -> None:
    for told in (
        left_out.unconfirmed, left_out.not_settled, left_out.given_up, left_out.not_ours, left_out.held_from_customers,
        left_out.without_words,
    ):  # fmt: skip
        assert list(told([], CASE)) == []
        assert len(list(told(CASE.rows[:2], CASE))) == 1
    assert list(left_out.not_marked([], CASE, to_all=True)) == []
    assert list(left_out.about_others([])) == []


def test_whom_others_are_is_told_once() -> None:
    (told,) = left_out.about_others(["Lee", "森様", "Lee"])
    assert told.show(EN) == "Left out: 3 rows about other customers: “Lee”, “森様”."


HURT = record(Damage(what="a", who="森様宅"), Damage(what="b", who="森 太郎様"), Damage(what="c", who="Abe family"))


@pytest.mark.parametrize(
    ("same", "other", "why"),
    [
        ((), (), ""),
        (("森　太郎様",), ("森様宅",), ""),
        (("林様",), (), "No row speaks of a customer who is called “林様”."),
        ((), ("林様",), "No row speaks of a customer who is called “林様”."),
        (("森様宅",), ("森 太郎様", "森様宅"), "“森様宅” is said to be the addressee, and not to be."),
        (("Abe family",), (), "“Abe family” is another customer than “森”."),
        ((), ("Abe family",), ""),
    ],
)
def test_an_answer_about_nobody_or_against_another_is_refused(
    same: tuple[str, ...], other: tuple[str, ...], why: str
) -> None:
    reader = Recipient("森", same=same, other=other)
    if why:
        with pytest.raises(AnswerError) as refused:
            check_answers(HURT, reader)
        assert str(refused.value.title) == why
        assert refused.value.step
    else:
        check_answers(HURT, reader)


def test_whom_somebody_said_is_the_reader_or_is_not_is_told_as_the_rows_call_them() -> None:
    def told(*, same: tuple[str, ...] = (), other: tuple[str, ...] = ()) -> list[str]:
        return [each.show(EN) for each in told_of_answers(HURT, Recipient("森", same=same, other=other))]

    assert told() == []
    assert told(same=("森　太郎様",)) == ["Treated as the same customer: “森 太郎様”."]
    assert told(other=("Abe family", "森様宅")) == ["Treated as another customer: “森様宅”, “Abe family”."]
    assert len(told(same=("森　太郎様",), other=("森様宅",))) == 2
