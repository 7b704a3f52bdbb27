"""A line that says what was found of a row: `checked: 5.1 holds …`."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from retro.model.found import Found
from retro.model.problem import ValidationError
from retro.model.quick_entry.parser import read_line
from retro.model.stages.changes import NoChange
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW
from tests.records import record

CASE = record(NoChange(id="n", reason="rented"), Measure(id="m", what="a tray"))
NOW = datetime(2026, 11, 27, tzinfo=UTC)


def read(text: str) -> Check:
    entry = read_line(text, REVIEW, CASE, now=NOW).entry
    assert isinstance(entry, Check)
    return entry


@pytest.mark.parametrize(
    ("text", "row", "found", "evidence"),
    [
        ("checked: 5.1 holds", "m", Found.HOLDS, ""),
        ("checked: 6.1 ~done", "n", Found.DONE, ""),
        ("check: 5.1: did not hold, two trays on one table", "m", Found.FAILED, "two trays on one table"),
        ("checked: 5.1 verified no swap in 400 parcels", "m", Found.HOLDS, "no swap in 400 parcels"),
        ("checked: 5.1 the trays are in use ~done", "m", Found.DONE, "the trays are in use"),
        ("確認：5.1 効果あり 400個で取り違えなし", "m", Found.HOLDS, "400個で取り違えなし"),
        ("checked: 5.1 not-doing the table is rented", "m", Found.DROPPED, "the table is rented"),
        ("checked: 5.1 did-not-hold", "m", Found.FAILED, ""),
        ("checked: 5.1 new date", "m", Found.NEW_DATE, ""),
        ("確認：５．１　中止", "m", Found.DROPPED, ""),
        ("checked: 5.1 doneness matters", "m", None, "doneness matters"),
    ],
)
def test_it_begins_with_the_row_and_what_was_found(text: str, row: str, found: Found | None, evidence: str) -> None:
    entry = read(text)
    assert (entry.of, entry.found, entry.evidence) == (row, found, evidence)


def test_by_whom_on_which_day_and_to_which_day_stand_behind_it() -> None:
    entry = read("checked: 5.1 new date @quality lead on 2026-11-20 due 2027-02-01")
    assert (entry.by, entry.on and entry.on.dump(), entry.new_date) == ("quality lead", "2026-11-20", date(2027, 2, 1))


@pytest.mark.parametrize("text", ["checked: 9.1 holds", "checked: holds", "checked: doneness matters"])
def test_without_a_row_that_is_there_it_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="Which row was checked"):
        read(text)
