"""Whoever answers every question lacks nothing for closing: the walk asks all that the table of needs asks."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from retro.asking.next import Here, left, next_question
from retro.asking.question import (
    FillField,
    FindOut,
    FindRow,
    MarkRows,
    Offered,
    Question,
    ReadBack,
    TakeRows,
    TellApart,
    TickParties,
)
from retro.language import language
from retro.model import field_types, number_types
from retro.model.fields import Field
from retro.model.head_choices import Level
from retro.model.record import KINDS, Retrospective
from retro.model.stages.head import CaseKind, Head
from retro.model.stages.timeline import Contact
from retro.review.closing_needs import missing_for_closing
from retro.review.needs.proportion import proportion
from retro.services.ask.answer import Desk, answer
from retro.store.sqlite.store import open_store
from tests.services.conftest import numbered

HEAD = {"title": "A case", "zone": "Asia/Tokyo"}
_ROWS = {"timeline.events": 6, "scope.damage": 2, "scope.parties": 2, "prevention.rows": 2, "cause.more": 0}
"""How many rows an ordinary case has, where it is not one."""


def _one(field: Field) -> str:
    """A value that the field takes."""
    match field.type:
        case field_types.MomentType(ahead):
            return "1 Dec 17:00" if ahead else "20 Nov 14:05"
        case field_types.DayType():
            return "1 Dec"
        case number_types.NumberType():
            return "3 parcels" if field.unit else "3"
        case field_types.RoleType():
            return "shipping lead"
        case _:
            return "some words"


def said_to(record: Retrospective, question: Question, rows: Counter[str]) -> str:
    """What somebody answers who knows everything, and finds nothing to add where practice asks besides."""
    if ".gaps." in question.code and question.may_not_apply:
        return "-"
    if question.asked == "injured":
        return "no"
    match question.target:
        case Offered():
            return "all"
        case TakeRows(kind) if kind is Contact and record.head.case_kind is CaseKind.INCIDENT:
            return "-"
        case TakeRows(kind):
            rows[question.code] += 1
            most = 1 if proportion(record).level is Level.LIGHT else _ROWS.get(question.code, 1)
            if rows[question.code] > most and ".gaps." not in question.code:
                return ""
            time = f"14:{rows[question.code]:02} " if kind.lead in ("happened", "given") else ""
            return {
                "case_link": "no",
                "participant": "shipping lead, packer",
                "measure": f"the scale stops parcel {rows[question.code]}",
            }.get(kind.kind, f"{time}the {kind.kind} number {rows[question.code]}")
        case FindRow():
            return str(question.options[-1].number)
        case MarkRows(name="confirmed"):
            return "0"
        case ReadBack():
            return "y"
        case TellApart():
            return "y" if len(question.options) == 2 else "0"
        case TickParties(parties):
            return (
                "y"
                if len(parties) == 1
                else " ".join(str(option.number) for option in question.options if option.value)
            )
        case FindOut():
            return "packer, 1 Dec"
        case FillField(entries, name):
            if question.options:
                return str(question.options[0].number)
            entry = record.head if entries[0] == record.head.id else record.get(entries[0])
            assert entry is not None
            one = _one(entry.field(name))
            return ", ".join([one] * len(entries)) if question.column else one
        case _:
            return " ".join(str(option.number) for option in question.options if option.number)


def reads_well(question: Question) -> bool:
    """Whether all that is said of a question is whole in both languages: nothing is left open in it."""
    said = [question.text, question.place, *filter(None, [question.hint])]
    options = [each for option in question.options for each in (option.label, option.example) if each]
    shown = [message.show(language(code)) for message in (*said, *options) for code in ("en", "ja")]
    in_japanese = [re.search("[ぁ-ん一-龥]", message.show(language("ja"))) for message in said]
    return all(shown) and all(in_japanese) and not [text for text in shown if re.search(r"[{}]|\bNone\b", text)]


@pytest.mark.parametrize(
    ("kind", "severity", "most"),
    [
        pytest.param("near-miss", None, 12, id="near-miss"),
        pytest.param("complaint", "low", 12, id="complaint-low"),
        pytest.param("incident", "low", 12, id="incident-low"),
        pytest.param("complaint", "medium", 66, id="complaint"),
        pytest.param("incident", "medium", 52, id="incident"),
        pytest.param("complaint", "critical", 128, id="complaint-critical"),
        pytest.param("incident", "critical", 94, id="incident-critical"),
    ],
)
def test_whoever_answers_everything_lacks_nothing(tmp_path: Path, kind: str, severity: str | None, most: int) -> None:
    store = open_store(tmp_path / "r.db")
    desk = Desk(store, numbered(1), "JPY")
    record = store.load(store.create({**HEAD, "case_kind": kind, "severity": severity}, numbered(5000).change()))
    here, rows, answers, to_go = Here(), Counter[str](), 0, 0
    while question := next_question(record, here):
        answers, to_go = answers + 1, left(record, here)
        assert answers < 300, question.code
        assert reads_well(question), question.code
        done = answer(desk, record, question, said_to(record, question, rows), here)
        record, here = done.record, done.here
    store.close()

    assert [str(gap.message) for gap in missing_for_closing(record)] == []
    asked_before = 1 + 1 + (severity is not None)  # the title, the kind, how bad
    assert answers + asked_before <= most
    assert to_go == 1, "at the last question one is to go"


@pytest.mark.parametrize("kind", ["complaint", "incident"])
def test_what_does_not_apply_is_not_asked_again(tmp_path: Path, kind: str) -> None:
    store = open_store(tmp_path / "r.db")
    desk = Desk(store, numbered(1), "JPY")
    head = {**HEAD, "case_kind": kind, "severity": "critical", "responsibility": "ours"}
    record = store.load(store.create(head, numbered(5000).change()))
    here, rows, denied = Here(), Counter[str](), set[tuple[str, str]]()
    while question := next_question(record, here):
        places = {(row, asked.removesuffix(".more")) for row, asked in question.places}
        assert not places & denied, question.code
        has_apology = question.code != "remedy.apology"  # of which more is asked
        denied |= places if question.may_not_apply and has_apology else set()
        text = "-" if question.may_not_apply and has_apology else said_to(record, question, rows)
        done = answer(desk, record, question, text, here)
        record, here = done.record, done.here
    store.close()
    assert ("", "remedy.second-apology") in denied or kind == "incident"


def test_the_strength_of_a_measure_is_not_asked_where_its_sort_says_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "r.db")
    desk = Desk(store, numbered(1), "JPY")
    head = {**HEAD, "case_kind": "incident", "severity": "critical"}
    record = store.load(store.create(head, numbered(5000).change()))
    here, rows, codes = Here(), Counter[str](), []
    while question := next_question(record, here):
        codes.append(question.code)
        done = answer(desk, record, question, said_to(record, question, rows), here)
        record, here = done.record, done.here
    store.close()
    assert "measure.means" in codes
    assert "measure.strength" not in codes


def test_every_field_that_is_asked_is_one() -> None:
    from retro.asking.order import ORDER
    from retro.asking.order.step import Fill, Find, Marks

    for step in ORDER:
        if isinstance(step, Fill | Marks):
            assert step.kind.field(step.name)
        if isinstance(step, Find):
            assert Head.field(step.name)
    assert len({step.code for step in ORDER}) == len(ORDER)
    assert all(step.kind.kind in KINDS for step in ORDER if isinstance(step, Fill | Marks | Find))


def _asked(path: Path, **head: str) -> list[tuple[str, tuple[str, ...]]]:
    """The questions of a grave complaint, as `said_to` answers them, each with the rows that it is about."""
    store = open_store(path)
    desk = Desk(store, numbered(1), "JPY")
    values = {**HEAD, "case_kind": "complaint", "severity": "critical", **head}
    record = store.load(store.create(values, numbered(5000).change()))
    here, rows, asked = Here(), Counter[str](), list[tuple[str, tuple[str, ...]]]()
    while question := next_question(record, here):
        asked.append((question.code, question.rows))
        done = answer(desk, record, question, said_to(record, question, rows), here)
        record, here = done.record, done.here
    store.close()
    return asked


def test_rows_are_taken_before_anything_is_asked_of_them(tmp_path: Path) -> None:
    codes = [code for code, _rows in _asked(tmp_path / "r.db")]
    for rows, columns in (
        ("scope.unheard", ("damage.who", "damage.figure", "damage.hurts", "damage.basis")),
        ("remedy.second_apology", ("apology.channel", "apology.received")),
        ("prevention.gaps.prevention.leaves", ("measure.means", "measure.owner", "measure.due")),
    ):
        last = max(at for at, code in enumerate(codes) if code == rows)
        assert [(code, codes.count(code)) for code in codes[last:] if code in columns] == [(one, 1) for one in columns]


@pytest.mark.parametrize(("status", "backs"), [("draft", 1), ("meeting", 7)])
def test_a_stage_is_read_back_in_a_meeting_and_to_whoever_is_alone_the_whole(
    tmp_path: Path, status: str, backs: int
) -> None:
    codes = [code for code, _rows in _asked(tmp_path / "r.db", status=status)]
    assert sum(code.endswith("read-back") for code in codes) == backs
    assert codes[-1] == "head.read-back"
