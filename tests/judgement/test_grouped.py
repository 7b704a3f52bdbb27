"""Of one row as few questions as it takes: what one answer settles is asked once, the gravest first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from retro.language import M_
from retro.model.stages.prevention import PREVENTION
from retro.review.judgement.grouped import each_of, gravest, grouped, question_of
from retro.review.judgement.judged import Judged, JudgementLevel
from retro.review.judgement.look import judged
from retro.review.judgement.read_back import still_asked
from tests.review import cases

WRITING, CLOSING, LEAVING = JudgementLevel.WRITING, JudgementLevel.CLOSING, JudgementLevel.LEAVING


def one(code: str, level: JudgementLevel = CLOSING, row: str = "m") -> Judged:
    return Judged(code, level, PREVENTION, row, "what", (0, 0), "words", M_("{code}?", code=code))


def told(*found: Judged) -> list[tuple[str, str, list[str]]]:
    return [(each.row, each.code, [one.code for one in each.behind]) for each in grouped(found)]


@pytest.mark.parametrize(
    ("codes", "asked"),
    [
        (("no-check", "vague", "attention"), [("m", "attention", ["vague", "no-check"])]),
        (("no-date", "no-owner"), [("m", "no-owner", ["no-date"])]),
        (("no-owner", "vague"), [("m", "vague", []), ("m", "no-owner", [])]),
        (("no-check", "no-owner"), [("m", "no-owner", []), ("m", "no-check", [])]),
        (("future", "silence"), [("m", "future", []), ("m", "silence", [])]),
        (("future", "future"), [("m", "future", []), ("m", "future", [])]),
    ],
)
def test_what_one_answer_settles_stands_behind_the_first_of_it(
    codes: tuple[str, ...], asked: list[tuple[str, str, list[str]]]
) -> None:
    assert told(*map(one, codes)) == asked


def test_rows_keep_their_order_and_of_one_the_gravest_is_first() -> None:
    found = (
        one("no-owner", row="b"),
        one("silence", WRITING),
        one("future"),
        one("person", LEAVING),
        one("vague", row="b"),
    )
    assert told(*found) == [
        ("b", "vague", []), ("b", "no-owner", []), ("m", "person", []), ("m", "future", []), ("m", "silence", []),
    ]  # fmt: skip
    assert told(one("vague", row=""), one("attention", row="")) == [("", "vague", []), ("", "attention", [])]
    assert [gravest(found[:n]).code for n in (2, 4)] == ["no-owner", "person"]
    assert gravest(found[1:2]).code == "silence"


def test_a_family_is_as_grave_as_the_gravest_of_it() -> None:
    assert told(one("no-owner"), one("vague", WRITING), one("attention", LEAVING)) == [
        ("m", "attention", ["vague"]), ("m", "no-owner", []),
    ]  # fmt: skip


def test_what_is_asked_in_one_breath_is_said_behind_it_and_all_can_be_told_one_by_one() -> None:
    owner, measure = grouped([one("no-date"), one("no-owner"), *map(one, ("vague", "attention"))])[::-1]
    assert [str(question_of(each)) for each in (owner, measure)] == ["no-owner? no-date?", "attention?"]
    assert [(each.code, behind) for each, behind in each_of([owner])] == [("no-owner", ""), ("no-date", "no-owner")]
    assert all(each.behind == () for each, _ in each_of([owner, measure]))


def test_a_read_back_names_the_gravest_place_and_how_many_there_are() -> None:
    def read_back(**values: Any) -> str:
        rows = (row for row in cases.ROWS if row.id != "m")
        return str(still_asked(cases.whole(*rows, replace(cases.MEASURE, **values)), PREVENTION) or "")

    assert read_back() == ""
    assert judged(cases.whole()) == ()
    one_place = read_back(what="pay more attention to the slips")
    assert one_place.startswith("To look at again: ")
    assert "leans on attention" in one_place
    assert read_back(what="pay more attention", owner="Ines Falk").startswith("To look at again, the first of 2: ")
