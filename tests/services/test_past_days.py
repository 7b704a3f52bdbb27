"""Days on which something was found or done: neither ahead nor before the case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.pasted import PastedLine
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check, Outcome, Tick
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import REMEDY, Apology, Remedy
from retro.model.stages.timeline import Contact, Event
from retro.services.changing.add_line import read_row
from retro.services.changing.add_lines import add_lines, read_lines
from retro.services.changing.edit_row import edit_row
from retro.services.changing.past_days import check_days
from tests.records import at, record
from tests.services.conftest import NOON, Case

TODAY = date(2026, 11, 28)
CASE = record()
"""It began on 20 November."""


def problem(entry: Entry, **more: Any) -> tuple[Code, str, Any] | None:
    try:
        check_days(CASE, entry, TODAY, **more)
    except ValidationError as refused:
        (found,) = refused.problems
        assert found.params["day"]
        return found.code, found.field, {name: told.show(language("en")) for name, told in found.params.items()}
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


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Remedy, "given"), (Remedy, "requested"), (Remedy, "approved"), (Apology, "given"), (Contact, "happened"),
        (Event, "happened"), (Event, "learned"),
    ],
)  # fmt: skip
def test_what_was_done_or_said_for_somebody_does_not_lie_ahead(kind: type[Any], name: str) -> None:
    for ahead in (at("10:00", "2026-11-29"), at("", "2027-03-01")):
        found = problem(kind(**{name: ahead}))
        assert found
        assert found[:2] == (Code.NOT_HAPPENED, name)
        assert problem(kind(**{name: ahead}), within=("details",)) is None
    for day in ("2026-11-28", "2026-11-19"):
        assert problem(kind(**{name: at("10:00", day)})) is None
    assert problem(kind()) is None
    assert problem(Apology(planned=date(2026, 12, 1))) is None
    assert problem(Contact(promise_due=at("10:00", "2026-12-01"))) is None


@pytest.mark.parametrize("day", ["12月1日", "2027-03-01"])
def test_an_apology_ahead_is_refused_in_a_line_among_pasted_ones_and_in_an_edit(case: Case, day: str) -> None:
    line = f"お詫び：{day} お待たせしたこと"
    with pytest.raises(ValidationError, match="lies in the future"):
        read_row(case.record, REMEDY, line, now=NOON)
    texts = (line, "お詫び：11月20日 電話の遅れ")
    pasted = [PastedLine(n, text, text) for n, text in enumerate(texts, start=1)]
    read = read_lines(case.record, REMEDY, pasted, now=NOON, new_id=case.factory.new_id)
    assert [[each.code for each in one.problems] for one in read.lines] == [[Code.NOT_HAPPENED], []]
    assert "月1日は先の日付です" in read.lines[0].problems[0].message.show(language("ja"))
    added = add_lines(case.store, case.factory, case.record, read)
    (row,) = added.record.of(Apology)
    with pytest.raises(ValidationError, match="lies in the future"):
        edit_row(case.store, case.factory, case.record, row, [f"given={day}"])
    assert [each.given for each in case.record.of(Apology)] == [row.given]


def _of(kind: type[Entry], day: str) -> Any:
    return kind.field("on").type.load(day)
