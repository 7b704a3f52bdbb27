"""With each question it is said for which stage, rows and field it is."""

from __future__ import annotations

import pytest

from retro.asking.question import FillField, FindRow, Question, TakeRows, Target
from retro.asking.where import about, where
from retro.language import M_
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.timeline import TIMELINE, Event
from tests.records import record

WHOLE = record(Event(what="it rang"), Cause(what="one table"), Cause(what="no place"), Cause(what="one slip"))


@pytest.mark.parametrize(
    ("stage", "target", "rows", "said"),
    [
        (CAUSE, FillField(("r2",), "evidence"), ("r2",), "row 1 · Evidence"),
        (CAUSE, FillField(("r2", "r3"), "evidence"), ("r2", "r3", "gone"), "rows 1, 2 · Evidence"),
        (TIMELINE, FillField(("r2",), "evidence"), ("r2",), "row 2.1 · Evidence"),
        (CAUSE, FillField(("head",), "title"), (), "Title"),
        (CAUSE, TakeRows(Cause), ("r4",), "row 3 · new: Cause"),
        (CAUSE, FindRow("detected", "event_kind", "detection"), (), "Detected"),
    ],
)
def test_rows_and_the_field_are_said_behind_the_stage(
    stage: Stage, target: Target, rows: tuple[str, ...], said: str
) -> None:
    question = Question("x", stage, M_("?"), target, rows=rows)
    assert str(about(WHOLE, question)) == said
    assert str(where(WHOLE, question)) == f"{question.place} · {said}"
