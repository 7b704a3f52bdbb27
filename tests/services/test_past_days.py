"""Days on which something was found or done: neither ahead nor before the case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retro.model.entry import Entry
from retro.model.problem import Code, ValidationError
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check, Outcome, Tick
from retro.model.stages.prevention import Measure
from retro.services.changing.past_days import check_days
from tests.records import at, record

TODAY = date(2026, 11, 28)
CASE = record()
"""It began on 20 November."""


def problem(entry: Entry, **more: Any) -> tuple[Code, str, Any] | None:
    try:
        check_days(CASE, entry, TODAY, **more)
    except ValidationError as refused:
        (found,) = refused.problems
        assert found.params["day"]
        return found.code, found.field, found.params
    return None


@pytest.mark.parametrize("kind", [Check, Tick, Outcome])
def test_what_was_found_or_had_was_within_the_case(kind: type[Any]) -> None:
    for day in ("2026-11-20", "2026-11-28"):
        assert problem(kind(on=_of(kind, day))) is None
    assert problem(kind()) is None
    assert problem(kind(on=_of(kind, "2026-11-29"))) == (Code.NOT_YET, "on", {"day": "2026-11-29"})
    before = {"day": "2026-11-19", "began": str(CASE.began)}
    assert problem(kind(on=_of(kind, "2026-11-19"))) == (Code.BEFORE_CASE, "on", before)
    assert problem(kind(on=_of(kind, "2026-11-29")), within=("note",)) is None
    assert problem(kind(on=_of(kind, "2026-11-29")), within=("on",)) is not None


def test_so_is_what_a_field_says_that_checks_tell_and_nothing_else() -> None:
    found = problem(HardwareChange(what="trays", done=date(2026, 11, 29)))
    assert found
    assert found[:2] == (Code.NOT_YET, "done")
    assert problem(HardwareChange(what="trays", due=date(2026, 11, 29))) is None
    assert problem(Measure(what="trays", due=date(2026, 11, 1))) is None


def test_a_time_is_of_its_day_where_the_case_is() -> None:
    assert problem(Check(on=at("00:30", "2026-11-29"))) == (Code.NOT_YET, "on", {"day": "2026-11-29"})
    assert problem(Check(on=at("23:59", "2026-11-28"))) is None


def _of(kind: type[Entry], day: str) -> Any:
    return kind.field("on").type.load(day)
