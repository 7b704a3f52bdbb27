"""A row of another case becomes a draft of this one, which says where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from retro.errors import UsageError
from retro.language import language
from retro.model import edits
from retro.model.change import Op
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import ChangeOf, HardwareChange
from retro.model.stages.prevention import ErrorProofing, Measure, MeasureCategory, Strength
from retro.model.stages.remedy import Giver, Remedy
from retro.model.stages.timeline import Event
from retro.services.memory.take_over import can_be_taken, take_over
from tests.records import at, record
from tests.services.conftest import Case

EN = language("en")
SOURCE = record(
    Cause(id="c", what="Slips lay on one table"),
    Cause(id="d", what="One table  \n", parent="c"),
    Cause(id="blank", what="  "),
    Remedy(id="r", what="a card", giver=Giver.COMPANY, given=at("16:30"), receiver="the Lees"),
    Measure(
        id="m", what="one table per order", strength=Strength.STRONGER, means=MeasureCategory.PHYSICAL,
        error_proofing=ErrorProofing.DETECTION, owner="lead", due=date(2026, 12, 1),
        answers=("c",),
    ),
    HardwareChange(id="h", what="two tables", change_of=ChangeOf.LAYOUT, before="one", after="two", owner="lead"),
    Event(id="e", what="it rings"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "is_one"), [("c", True), ("r", True), ("m", True), ("h", True), ("blank", False), ("e", False)]
)
def test_what_can_be_taken(row: str, is_one: bool) -> None:
    found = SOURCE.get(row)
    assert found is not None
    assert can_be_taken(found) is is_one


@pytest.mark.parametrize(
    ("row", "draft"),
    [
        ("c", Cause(what="Slips lay on one table (2026-014 2.1)")),
        ("d", Cause(what="One table (2026-014 2.2)")),
        ("r", Remedy(what="a card (2026-014 4.1)", giver=Giver.COMPANY)),
        (
            "m",
            Measure(
                what="one table per order (2026-014 5.1)",
                strength=Strength.STRONGER,
                means=MeasureCategory.PHYSICAL,
                error_proofing=ErrorProofing.DETECTION,
            ),
        ),
        ("h", HardwareChange(what="two tables (2026-014 6.1)", change_of=ChangeOf.LAYOUT)),
    ],
)
def test_of_each_kind_what_says_what_it_is_and_nothing_of_who_and_when(case: Case, row: str, draft: Entry) -> None:
    before = case.record
    then, new = take_over(case.store, case.factory, before, SOURCE, row)
    assert then == case.record
    assert {each.id for each in then.rows} == {*(each.id for each in before.rows), new}
    added = then.get(new)
    assert added is not None
    assert (type(added), added.dump()) == (type(draft), draft.dump())


@pytest.mark.parametrize("row", ["e", "blank", "gone"])
def test_what_cannot_be_taken_is_told_and_nothing_is_written(case: Case, row: str) -> None:
    before = case.log
    with pytest.raises(UsageError) as refused:
        take_over(case.store, case.factory, case.record, SOURCE, row)
    assert refused.value.title.show(EN) == "This row cannot be taken over."
    assert refused.value.step
    assert refused.value.step.show(EN) == "Causes, remedies, measures and changes can be."
    assert case.log == before


def test_it_stands_behind_what_another_terminal_wrote_meanwhile(case: Case) -> None:
    seen = case.record

    def another(now: Retrospective) -> tuple[Op, ...]:
        return tuple[Op, ...](_adding(now, Measure(what="red ink")))

    case.elsewhere(another)
    then, new = take_over(case.store, case.factory, seen, SOURCE, "m")
    assert [row.what for row in then.of(Measure)] == ["red ink", "one table per order (2026-014 5.1)"]
    assert then.of(Measure)[1].id == new
    assert then == case.record


def _adding(now: Retrospective, row: Entry) -> Sequence[Op]:
    return edits.added(now, row, "f" * 16)
