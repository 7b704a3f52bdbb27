"""A case in one line: what caused it, what was done against that, and whether it held."""

from __future__ import annotations

from datetime import date

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.review.case_line import case_line
from tests.records import at, record

TODAY = date(2026, 11, 21)
TABLE, SLIP = Cause(id="table", what="one table"), Cause(id="slip", what="a wrong\nslip")
PLACE = Measure(id="place", what="a place for each", answers=("table",), due=date(2026, 11, 1))
CHECK = Measure(id="check", what="a check", answers=("slip",), due=date(2026, 12, 1))
LOOSE = Measure(id="loose", what="a loose one", due=date(2026, 12, 1))
LAMP = HardwareChange(id="lamp", what="a lamp")


@pytest.mark.parametrize(
    ("rows", "near", "told"),
    [
        ((), (), ""),
        ((TABLE,), (), "one table"),
        ((TABLE,), ("table",), "one table"),
        ((TABLE, SLIP, PLACE, CHECK), (), "one table → a place for each → overdue"),
        ((TABLE, SLIP, PLACE, CHECK), ("slip",), "a wrong slip → a check → planned"),
        ((TABLE, SLIP, PLACE, CHECK), ("check",), "a wrong slip → a check → planned"),
        ((TABLE, SLIP, PLACE, CHECK), ("check", "table"), "a wrong slip → a check → planned"),
        ((TABLE, SLIP, PLACE, CHECK), ("table", "check"), "one table → a place for each → overdue"),
        ((TABLE, SLIP, LOOSE, PLACE, CHECK), ("loose", "check"), "a wrong slip → a check → planned"),
        ((LAMP,), (), "a lamp → planned"),
        ((TABLE, LOOSE, PLACE), (), "one table → a place for each → overdue"),
        ((TABLE, LOOSE, PLACE), ("loose",), "one table · measure: a loose one → planned"),
        ((TABLE, PLACE, LAMP), ("lamp",), "one table · measure: a lamp → planned"),
        ((TABLE, SLIP, LOOSE), ("slip", "loose"), "a wrong slip · measure: a loose one → planned"),
        ((TABLE, SLIP, PLACE), ("slip",), "a wrong slip · measure: a place for each → overdue"),
        ((TABLE, SLIP, PLACE, LOOSE), ("slip",), "a wrong slip · measure: a loose one → planned"),
        ((TABLE, PLACE, Check(of="place", found=Found.FAILED, on=at(""))), (),
         "one table → a place for each → did not hold"),
    ],
)  # fmt: skip
def test_it_tells_of_the_rows_that_were_found_and_joins_what_somebody_linked_alone(
    rows: tuple[Entry, ...], near: tuple[str, ...], told: str
) -> None:
    assert case_line(record(*rows), TODAY, near).told(language("en")) == told


def test_each_part_brings_the_sign_that_leads_to_it() -> None:
    parts = case_line(record(TABLE, LAMP), TODAY).parts(language("ja"))
    assert parts == ("one table", " · 対策：a lamp", " → 予定")
