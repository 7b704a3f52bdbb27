"""What is said of an empty field: how it is read, when it stands, and what takes it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st

from retro.model import edits, field_types
from retro.model.answers import (
    answer_id,
    answer_to,
    answers_of,
    may_be_answered,
    read_value,
    saying,
    sign,
    unquoted,
    unsaying,
    with_answers_cleared,
)
from retro.model.change import Add, Delete
from retro.model.digest import digest
from retro.model.entry import Entry
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment, Precision
from retro.model.problem import ValidationError
from retro.model.record import KINDS, Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Head, Origin
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.model.validation import with_entries
from tests.of_each import of_each
from tests.records import record

CONTEXT = MomentContext(date(2026, 11, 20), UTC, now=datetime(2026, 11, 21, tzinfo=UTC))
SIGNS = {
    Said.UNKNOWN: ("?", "？", " ? ", "不明", "Unknown", "not known", "わからない"),
    Said.NOT_APPLICABLE: ("-", "－", "ー", "−", "—", "n/a", "N/A", "Ｎ／Ａ", "該当なし", "does not apply"),
    Said.LATER: (".", "。", "｡", "．", "later", "Later", "あとで", "後で"),
}
FIELDS = [(kind, field) for kind in KINDS.values() if kind is not EmptyAnswer for field in kind.fields()]


def said_of(whole: Retrospective, about: str, asked: str, said: Said, **more: Any) -> Retrospective:
    """The record once this was said."""
    for op in saying(whole, about, asked, said, **more):
        if isinstance(op, Add):
            whole = with_entries(whole, EmptyAnswer.load(op.values, id=op.id, revision=1))
    return whole


@pytest.mark.parametrize(("said", "text"), [(said, text) for said, texts in SIGNS.items() for text in texts])
def test_a_whole_answer_may_be_a_sign(said: Said, text: str) -> None:
    assert sign(text) is said
    for quotes in ('""', "“”", "「」"):
        quoted = f"{quotes[0]}{text.strip()}{quotes[1]}"
        assert sign(quoted) is None
        assert unquoted(quoted) == text.strip()


@pytest.mark.parametrize(
    "text", ["??", "? maybe", "-5", "- one", "3.", "なし", "none", "nobody", "", '"', '""', "…", "a-b"]
)
def test_anything_more_is_words(text: str) -> None:
    assert sign(text) is None
    assert unquoted(text) == text


@given(st.text(max_size=6))
def test_only_what_is_a_sign_loses_its_quotation_marks(text: str) -> None:
    quoted = f'"{text}"'
    assert unquoted(quoted) == (text if sign(text) else quoted)


def test_a_field_reads_what_it_can_read_itself() -> None:
    assert read_value(Head, Head.field("started"), "?", CONTEXT) == Moment(Precision.UNKNOWN)
    assert read_value(Cause, Cause.field("sure"), "unknown", CONTEXT) is CauseConfidence.UNKNOWN
    assert read_value(Head, Head.field("origin"), "?", CONTEXT) is Said.UNKNOWN
    assert read_value(Head, Head.field("origin"), "software", CONTEXT) == Origin.SOFTWARE.value
    assert read_value(Measure, Measure.field("owner"), '"?"', CONTEXT) == "?"
    assert read_value(Measure, Measure.field("owner"), "? or Sato", CONTEXT) == "? or Sato"
    with pytest.raises(ValidationError):
        read_value(Measure, Measure.field("due"), "??", CONTEXT)


@of_each(FIELDS)
def test_every_field_but_what_a_row_is_takes_every_sign(kind: type[Entry], field: Any) -> None:
    for said in Said:
        text = SIGNS[said][0]
        if not may_be_answered(kind, field):
            continue
        read = read_value(kind, field, text, CONTEXT)
        assert read is said or (said is Said.UNKNOWN and isinstance(field.type, field_types.MomentType))
    assert may_be_answered(kind, field) is (field.name not in (kind.main, "status", "zone"))


def test_what_was_said_stands_while_the_field_is_empty() -> None:
    whole = said_of(record(Measure(id="m", what="x")), "m", "due", Said.UNKNOWN, finder="shipping lead")
    answer = answer_to(whole, "m", "due")
    assert answer is not None
    assert (answer.said, answer.finder) == (Said.UNKNOWN, "shipping lead")
    assert answer_to(whole, "m", "owner") is None
    filled = with_entries(whole, Measure(id="m", what="x", due=date(2026, 12, 1)))
    assert answer_to(filled, "m", "due") is None
    assert answers_of(filled, "m") == {}


def test_the_head_a_row_and_a_stage_are_told_apart() -> None:
    whole = record(Event(id="e", what="x"))
    whole = said_of(whole, whole.head.id, "origin", Said.NOT_APPLICABLE)
    whole = said_of(whole, "", "cause.escaped", Said.LATER, reason="asked on Monday")
    whole = said_of(whole, "e", "source", Said.UNKNOWN)
    assert {about: [*answers_of(whole, about)] for about in (whole.head.id, "", "e", "gone")} == {
        "head": ["origin"], "": ["cause.escaped"], "e": ["source"], "gone": [],
    }  # fmt: skip


def test_what_is_said_already_is_no_change_and_something_else_takes_its_place() -> None:
    whole = said_of(record(Measure(id="m", what="x")), "m", "due", Said.UNKNOWN)
    assert saying(whole, "m", "due", Said.UNKNOWN) == ()
    again = said_of(whole, "m", "due", Said.LATER)
    assert [answer.said for answer in again.answers] == [Said.LATER]
    assert [op.id for op in unsaying(again, "m", "due")] == [answer_id("head", "m", "due")]
    assert unsaying(again, "m", "owner") == ()


def test_saying_it_of_a_field_that_holds_something_empties_it() -> None:
    whole = record(Measure(id="m", what="x", owner="branch manager"))
    emptied, add = saying(whole, "m", "owner", Said.UNKNOWN)
    assert emptied == edits.changed(whole.rows[0], {"owner": ""})[0]
    assert isinstance(add, Add)


def test_a_value_takes_away_what_was_said_of_its_field_alone() -> None:
    whole = said_of(record(Measure(id="m", what="x")), "m", "due", Said.UNKNOWN)
    whole = said_of(whole, "m", "owner", Said.UNKNOWN)
    ops = edits.changed(whole.rows[0], {"due": date(2026, 12, 1)})
    assert with_answers_cleared(whole, ops) == (*ops, Delete(EmptyAnswer.kind, answer_id("head", "m", "due"), 1))
    moved = edits.placed(whole.rows[0], 7.0)
    assert with_answers_cleared(whole, moved) == moved


def test_a_row_takes_what_was_said_of_it_along() -> None:
    whole = record(Cause(id="a", what="a"), Cause(id="b", what="b", parent="a"), Cause(id="c", what="c"))
    for row in ("a", "b", "c"):
        whole = said_of(whole, row, "evidence", Said.UNKNOWN)
    gone = {op.id for op in edits.deleted(whole, whole.rows[0])}
    assert gone == {"a", "b", answer_id("head", "a", "evidence"), answer_id("head", "b", "evidence")}


def test_answers_are_rows_of_no_stage() -> None:
    whole = said_of(record(Event(id="e", what="x")), "e", "source", Said.UNKNOWN)
    assert whole.numbers == {"e": 1}
    assert whole.get(whole.answers[0].id) is None
    assert [row.id for row in whole.rows] == ["e"]


def test_the_digest_covers_what_was_said() -> None:
    whole = record(Event(id="e", what="x"))
    one = said_of(whole, "e", "source", Said.UNKNOWN)
    other = said_of(whole, "e", "source", Said.NOT_APPLICABLE)
    assert len({digest(whole), digest(one), digest(other)}) == 3
    both = said_of(one, "e", "learned", Said.LATER)
    assert digest(both) == digest(replace(both, answers=both.answers[::-1]))
