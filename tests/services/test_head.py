"""Beginning a retrospective, setting its head, taking one in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from retro.errors import RetroError, UsageError
from retro.model import edits
from retro.model.json_format import dump
from retro.model.problem import ValidationError
from retro.model.stages.head import CaseKind, Severity
from retro.services.archive.import_case import import_case, read_case
from retro.services.changing.begin import begin, read_beginning
from retro.services.changing.set_head import set_head
from retro.store.sqlite.store import open_store
from tests.services.conftest import REFERENCE, Case


def test_a_retrospective_begins_with_what_was_read(case: Case) -> None:
    read = read_beginning(case.factory, "UTC", title="Checkout down", kind="incident", started="yesterday 9am")
    head = case.store.load(begin(case.store, case.factory, read)).head
    assert (head.title, head.case_kind, head.zone) == ("Checkout down", CaseKind.INCIDENT, "UTC")
    assert head.started is not None
    assert str(head.started.start) == "2026-11-20 09:00:00+00:00"


def test_a_zone_that_is_named_with_the_start_is_that_of_the_case(case: Case) -> None:
    assert read_beginning(case.factory, "UTC", title="t", started="14:05 JST").values["zone"] == "Asia/Tokyo"
    fixed = read_beginning(case.factory, "UTC", title="t", started="14:05 JST", fixed=True)
    assert fixed.values["zone"] == "UTC"


def test_everything_that_is_wrong_with_a_beginning_is_told_at_once(case: Case) -> None:
    with pytest.raises(UsageError) as error:
        read_beginning(case.factory, "UTC", title=" ", kind="nonsense", started="25:99")
    assert len([error.value.title, *error.value.details]) == 3


def test_fields_are_set_by_label_in_any_language(case: Case) -> None:
    done, read = set_head(case.store, case.factory, case.record, ["重大度=低", "tags=gift"])
    assert read.values["severity"] is Severity.LOW
    assert done.record == case.record
    assert (case.record.head.severity, case.record.head.tags) == (Severity.LOW, ("gift",))


@pytest.mark.parametrize("words", [["severity=low", "started=25:99"], ["severity=low", "nonsense=1"], ["severity"]])
def test_one_wrong_word_keeps_all_from_being_written(case: Case, words: list[str]) -> None:
    before = case.log
    with pytest.raises(UsageError):
        set_head(case.store, case.factory, case.record, words)
    assert case.log == before


def test_a_head_that_contradicts_itself_is_refused(case: Case) -> None:
    before = case.log
    with pytest.raises(ValidationError):
        set_head(case.store, case.factory, case.record, ["resolved=2026-11-19"])
    assert case.log == before


def test_a_field_that_somebody_else_set_meanwhile_is_written_over(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.changed(record.head, {"severity": Severity.HIGH, "facilitator": "theirs"}))
    set_head(case.store, case.factory, seen, ["severity=critical"])
    assert (case.record.head.severity, case.record.head.facilitator) == (Severity.CRITICAL, "theirs")


def test_a_case_comes_in_once(case: Case, tmp_path: Path) -> None:
    text = json.dumps(dump(case.store.whole(REFERENCE)))
    there = open_store(tmp_path / "there.db")
    try:
        there.create({"title": "Another", "started": "2026-01-01"}, case.other.change())
        taken = import_case(there, case.other, read_case(text, "case.json"))
        assert (taken.given, taken.reference, taken.is_new, taken.is_unsealed) == (REFERENCE, "2026-002", True, False)
        assert not import_case(there, case.other, read_case(text, "case.json")).is_new
        assert there.load("2026-002").rows == case.record.rows
    finally:
        there.close()


def test_what_is_no_case_is_named(case: Case) -> None:
    with pytest.raises(RetroError, match=r"“notes\.txt” cannot be taken in"):
        read_case("nothing", "notes.txt")
    assert case.record.day == date(2026, 11, 20)


def test_yesterday_is_the_day_before_that_of_writing_and_the_next_report_is_to_come(case: Case) -> None:
    set_head(case.store, case.factory, case.record, ["detected=昨日 9:30", "next_report=mon 10:00"])
    head = case.record.head
    assert head.detected is not None
    assert head.next_report is not None
    assert (head.detected.dump(), head.next_report.dump()) == ("2026-11-20T09:30+09:00", "2026-11-23T10:00+09:00")
