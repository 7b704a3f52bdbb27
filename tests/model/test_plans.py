"""Measures written as a plan: when …, then …; もし…なら. Kept as they are written; marks behind them are read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import process_time

import pytest

from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import read_line
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head
from retro.model.stages.prevention import PREVENTION, Measure

RECORD = Retrospective.of_entries(
    Head(title="Trays", zone="Asia/Tokyo", created="2026-11-20T00:00+09:00"),
    (Cause(id="c1", what="one table", position=1), Cause(id="c2", what="no slip", position=2)),
)
NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)


def read(text: str) -> tuple[QuickLine, Measure]:
    line = read_line(text, PREVENTION, RECORD, now=NOW)
    assert isinstance(line.entry, Measure)
    return line, line.entry


PLANS = [
    "when two orders are open, then their slips lie apart",
    "When due Friday comes, then the lead is called",
    "when the van is late, then check Friday",
    "when a parcel comes back, then proof photos",
    "when two calls come, then answers 2",
    "If the alarm rings after 18:00, then owner on-call",
    "as soon as stock falls below 5 → cost 300 EUR",
    "もし伝票が2枚あれば、別の台に置く",
    "もし18時までに届かなければ、お客様に電話する",
    "もし遅れたら期限 12月1日",
    "伝票が2枚になったら、担当　店長",
    "金曜までに届かない場合は　電話する",
]


@pytest.mark.parametrize("text", PLANS)
def test_a_plan_is_the_text_of_the_measure_and_no_field_takes_from_it(text: str) -> None:
    _line, measure = read(text)
    assert measure == Measure(what=text)


@pytest.mark.parametrize("text", PLANS)
def test_the_marks_behind_a_plan_are_read(text: str) -> None:
    behind = f"{text}て、止める" if text.endswith(("店長", "12月1日")) else f"{text} for the day"
    _line, measure = read(f"{behind} @packer due 2026-12-01 answers 1")
    assert measure == Measure(what=behind, owner="packer", due=date(2026, 12, 1), answers=("c1",))


@pytest.mark.parametrize(
    "text", ["when the phone rings after 18:00, then it is answered", "もし18時までに届かなければ、お客様に電話する"]
)
def test_nothing_of_a_condition_is_told_as_not_read(text: str) -> None:
    line, _measure = read(text)
    assert line.unread == ()


def test_what_looks_like_a_day_in_the_other_half_is_told() -> None:
    line, _measure = read("when the van is late, then the customer is called by Friday")
    assert line.unread == ("by Friday",)


@pytest.mark.parametrize(
    ("text", "what", "owner"),
    [
        ("ask the lead when it is late @packer", "ask the lead when it is late", "packer"),
        ("台を分ける、2枚なら @出荷", "台を分ける、2枚なら", "出荷"),
        ("whenever @packer", "whenever", "packer"),
    ],
)
def test_what_is_no_plan_has_its_marks(text: str, what: str, owner: str) -> None:
    _line, measure = read(text)
    assert (measure.what, measure.owner) == (what, owner)


def test_a_long_plan_is_read_at_once() -> None:
    text = "when " + "it is late " * 800 + "then call @packer"
    begun = process_time()
    _line, measure = read(text)
    assert measure.owner == "packer"
    assert process_time() - begun < 1
