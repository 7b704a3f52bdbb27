"""What is told of an answer: the values with their labels, and the marks by which an expert would have said them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from retro.errors import RetroError
from retro.language import Language, Message, language
from retro.model.entry import Entry
from retro.model.head_choices import Severity
from retro.model.problem import Code, Problem, ValidationError
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure, MeasureCategory, Result
from retro.model.stages.review import Lesson, Vote
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.services.ask.told import as_marks, reasons, told_depth, told_edits, told_place, told_row, told_values
from tests.records import at, record

EN, JA = language("en"), language("ja")
CASE = record(
    Participant(role="shipping lead", id="p"),
    Event(what="packed\x1b[2J", happened=at("14:05"), id="e1"),
    Event(what="called", id="e2"),
    Cause(what="one table", id="c"),
    Cause(what="no check", id="d2"),
    Measure(what="two tables", answers=("c",), id="m"),
    Damage(what="parcels", id="d"),
    Lesson(what="look twice", id="l"),
    Vote(id="v"),
)


def row(name: str) -> Entry:
    found = CASE.get(name)
    assert found is not None
    return found


def shown(message: Message | None, to: Language = EN) -> str:
    assert message is not None
    return message.show(to)


@pytest.mark.parametrize(
    ("name", "values", "told", "in_japanese"),
    [
        ("m", {"owner": "shipping lead"}, ["5.1  Owner: shipping lead"], ["5.1  担当：shipping lead"]),
        ("m", {"due": date(2026, 12, 1)}, ["5.1  Due: Tue 1 Dec 2026"], ["5.1  期限：2026年12月1日（火）"]),
        ("m", {"answers": ("c",)}, ["5.1  Answers cause: 1"], ["5.1  対象の原因：1"]),
        ("m", {"answers": ("d2", "c")}, ["5.1  Answers cause: 1, 2"], ["5.1  対象の原因：1、2"]),
        ("m", {"answers": ("gone",)}, ["5.1  Answers cause: "], ["5.1  対象の原因："]),
        (
            "m",
            {"means": MeasureCategory.PHYSICAL, "result": Result.DONE},
            ["5.1  Means: physical change", "5.1  Result: done"],
            ["5.1  対策の種類：物理的な変更", "5.1  結果：実施済み"],
        ),
        ("m", {"owner": Said.UNKNOWN}, ["5.1  Owner: not known"], ["5.1  担当：不明"]),
        ("d", {"reversible": True}, ["3.1  Can be undone: yes"], ["3.1  元に戻せるか：はい"]),
        ("d", {"reversible": False}, ["3.1  Can be undone: no"], ["3.1  元に戻せるか：いいえ"]),
    ],
)
def test_values_are_told_with_their_labels_and_their_row(
    name: str, values: dict[str, Any], told: list[str], in_japanese: list[str]
) -> None:
    found = [message.show(EN) for message in told_values(CASE, row(name), values)]
    assert found == told
    assert [message.show(JA) for message in told_values(CASE, row(name), values)] == in_japanese


def test_of_the_head_no_row_is_told_and_a_long_text_in_one_line_by_its_beginning() -> None:
    (told,) = told_values(CASE, CASE.head, {"summary": "a  b\n\x1bc"})
    assert shown(told) == "Summary: a b c"
    for size, end in ((100, "x" * 100), (101, "x" * 99 + "…")):
        (told,) = told_values(CASE, CASE.head, {"summary": "x" * size})
        assert shown(told) == f"Summary: {end}"


@pytest.mark.parametrize(
    ("name", "values", "marks", "in_japanese"),
    [
        ("m", {"owner": "lead"}, "@lead", "@lead"),
        ("m", {"owner": "shipping lead"}, '@"shipping lead"', '@"shipping lead"'),
        ("m", {"due": date(2026, 12, 1), "proof": "weighed"}, "due 2026-12-01 proof weighed", ""),
        ("m", {"result": Result.DONE, "owner": Said.UNKNOWN}, "~done", ""),
        ("m", {"answers": ("c",)}, "answers 1", ""),
        ("m", {"answers": ("c", "d2")}, "answers 1, 2", "原因 1、2"),
        ("c", {"sure": CauseConfidence.FACT}, "~fact", "~事実"),
        ("l", {"tags": ("swap", "gift box")}, '#swap #"gift box"', '#swap #"gift box"'),
        ("v", {"row": "m", "points": Decimal(2)}, "!2", ""),
    ],
)
def test_marks_are_told_as_one_types_them(name: str, values: dict[str, Any], marks: str, in_japanese: str) -> None:
    told = as_marks(CASE, row(name), values)
    assert shown(told) == f"In the line itself: {marks}"
    if in_japanese:
        assert in_japanese in shown(told, JA)


def test_what_has_no_mark_or_no_row_is_told_by_none() -> None:
    assert as_marks(CASE, row("m"), {"what": "x"}) is None
    assert as_marks(CASE, row("m"), {"owner": Said.UNKNOWN}) is None
    assert as_marks(CASE, replace(row("m"), id="gone"), {"owner": "lead"}) is None


def test_a_row_is_told_with_its_name_and_its_place() -> None:
    assert shown(told_row(CASE, row("e1"))) == "1.1  event, 14:05, “packed [2J”"
    assert shown(told_place(CASE, row("e2"))) == "1 Timeline, row 2 of 2"
    assert shown(told_place(CASE, row("e2")), JA) == "1 時系列、2行中2行目"


def test_a_level_is_told_where_it_is_another_one() -> None:
    renamed = replace(CASE, head=replace(CASE.head, title="another"))
    assert told_depth(CASE, renamed) == ()
    grave = replace(CASE, head=replace(CASE.head, severity=Severity.CRITICAL))
    assert [shown(each)[:11] for each in told_depth(CASE, grave)] == ["Depth: full"]


def test_why_an_answer_was_not_taken_is_told_with_what_to_do() -> None:
    refused = RetroError(Message("no"), Message("do this"), details=(Message("because"),))
    assert [shown(each) for each in reasons(refused)] == ["no", "because", "do this"]
    assert [shown(each) for each in reasons(RetroError(Message("no")))] == ["no"]
    problem = Problem(Code.NO_TARGET)
    assert list(reasons(ValidationError(problem))) == [problem.message]


def test_many_rows_that_say_the_same_are_told_by_how_many_they_are() -> None:
    rows = [Event(what=f"step {n}", id=f"s{n}") for n in range(41)]
    many = record(*rows)
    edits: list[tuple[Entry, dict[str, Any]]] = [(each, {"confirmed": each.id != "s2"}) for each in many.of(Event)]
    assert [each.show(EN) for each in told_edits(many, edits)] == ["40 rows: confirmed", "1.3  Confirmed: unconfirmed"]
    assert next(each.show(JA) for each in told_edits(many, edits)).startswith("40行：")
    assert len([*told_edits(many, edits[4:8])]) == 4
