"""A row is told with the days that count: every place that tells one says where a check has moved it to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exports.report_kind import ReportKind
from exports.site.index_rows import open_measures
from retro.language import language
from retro.model.checked import Checked
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import ROWS, Retrospective
from retro.model.stages.changes import CHANGES, HardwareChange, Place
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Responsibility
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.remedy import Apology
from retro.model.stages.timeline import Contact
from retro.redaction.audience import CUSTOMER, MANAGEMENT, TEAM, Audience
from retro.redaction.readable import reads_any, reads_checks
from retro.review.as_it_stands import as_it_stands, checked_too_soon, given_up_beside, moved_days
from retro.review.derived import derived
from retro.screens.walk.row_view import RowView
from tests import reports
from tests.records import record

WRITTEN, MOVED = date(2026, 11, 24), date(2026, 12, 8)
MEASURE = Measure(id="m", what="A tray", due=WRITTEN, owner="lead", for_all=True)


def moved(row: Entry, found: Found = Found.NEW_DATE) -> Retrospective:
    check = Check(id="c", of=row.id, found=found, on=Moment.exact(date(2026, 11, 21)), new_date=MOVED)
    return record(row, check, responsibility=Responsibility.OURS)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (MEASURE, "due"),
        (Measure(id="m", what="a day was never said"), "due"),
        (HardwareChange(id="m", what="a lamp", due=WRITTEN), "due"),
        (Place(id="m", where="Ulm", due=WRITTEN), "due"),
        (Contact(id="m", promise="a call", promise_due=Moment.exact(WRITTEN)), "promise_due"),
    ],
    ids=lambda each: each.kind if isinstance(each, Entry) else "",
)
def test_the_day_that_a_check_gave_stands_in_the_place_of_the_written_one(row: Entry, name: str) -> None:
    held = moved(row).get("m")
    assert held is not None
    said = getattr(as_it_stands(held), name)
    assert (said.day if isinstance(said, Moment) else said) == MOVED
    assert [*moved_days(held)] == [name]
    assert getattr(held, name) == getattr(row, name)


def test_a_new_day_for_an_apology_is_not_told_as_the_day_on_which_it_was_given() -> None:
    held = moved(Apology(id="m", what_for="the wait")).get("m")
    assert held is not None
    assert moved_days(held) == {"planned": MOVED}


@pytest.mark.parametrize("kind", [reports.TEAM, reports.MANAGEMENT, reports.CUSTOMER], ids=lambda kind: kind.code)
def test_every_reader_is_told_the_new_day(kind: ReportKind) -> None:
    told = reports.made(moved(MEASURE), kind, to_all=kind.is_letter).document.markdown
    assert "8 Dec" in told
    assert told.count("24 Nov") == told.count("(was 24 Nov") == (not kind.is_letter)


def test_the_walk_and_the_site_tell_the_new_day_and_the_walk_at_once() -> None:
    views, before = RowView(), record(MEASURE)
    assert "24 Nov" in " ".join(views.lines(before, PREVENTION)[0].said)
    now = moved(MEASURE)
    assert "8 Dec" in " ".join(views.lines(now, PREVENTION)[0].said)
    assert [row.due for row in open_measures(now, now, TEAM, date(2026, 11, 22))] == [MOVED]


def test_what_follows_from_the_day_follows_from_the_new_one() -> None:
    now = moved(MEASURE)
    assert derived(now, now.of(Measure)[0])["check_on"] == date(2027, 3, 8)


@pytest.mark.parametrize(("check_on", "is_said"), [(date(2026, 12, 1), True), (MOVED, False), (None, False)])
def test_a_check_before_the_new_day_is_told(check_on: date | None, is_said: bool) -> None:
    now = moved(Measure(id="m", what="A tray", due=WRITTEN, check_on=check_on))
    said = checked_too_soon(now, now.of(Measure)[0])
    assert (said is not None) == is_said
    if said:
        assert said.show(language("en")).startswith("5.1 is to be checked on 2026-12-01, before it is due: 2026-12-08.")


@pytest.mark.parametrize("audience", [CUSTOMER, MANAGEMENT], ids=["customer", "management"])
def test_who_reads_checks_reads_the_days_that_they_move(audience: Audience) -> None:
    """Else a day that is hidden would come out with the check that moved it."""
    for kind in ROWS:
        if kind.finds and kind.deadlines and reads_any(audience, kind()) and reads_checks(audience, kind):
            told = kind.deadlines[:1] if audience is CUSTOMER else kind.deadlines  # a letter hides further ones
            assert all(audience.reads(kind.field(each.name)) for each in told if each.on and not each.is_apart)


def test_a_day_that_is_hidden_stays_so_when_a_check_moves_it() -> None:
    held = replace(MEASURE, checked=Checked(Found.DONE, new_date=MOVED, last="c"))
    assert as_it_stands(held).check_on == MOVED
    assert as_it_stands(held, hides=True).check_on is None


LAMP = HardwareChange(id="m", what="A lamp", before="dark", after="light", due=WRITTEN, owner="lead")
CALL = Contact(id="m", heard="x", promise="a call", promise_due=Moment.exact(WRITTEN))


@pytest.mark.parametrize(
    ("row", "found", "words"),
    [
        (LAMP, Found.DROPPED, "not doing"),
        (LAMP, Found.FAILED, "did not hold"),
        (Place(id="m", where="Ulm"), Found.DROPPED, "not doing"),
        (CALL, Found.DROPPED, "Promise: not doing"),
        (CALL, Found.FAILED, "Promise: not kept"),
        (CALL, Found.DONE, ""),
        (MEASURE, Found.DROPPED, ""),  # its result says so
    ],
    ids=lambda each: each.kind if isinstance(each, Entry) else str(each),
)
def test_what_is_given_up_is_told_beside_the_row(row: Entry, found: Found, words: str) -> None:
    held = moved(row, found).get("m")
    assert held is not None
    said = given_up_beside(held)
    assert (said.show(language("en")) if said else "") == words


@pytest.mark.parametrize("kind", [reports.TEAM, reports.MANAGEMENT], ids=lambda kind: kind.code)
def test_reports_tell_that_a_change_is_not_done(kind: ReportKind) -> None:
    assert "A lamp (not doing)" in reports.made(moved(LAMP, Found.DROPPED), kind).document.markdown
    assert "(not doing)" not in reports.made(moved(LAMP, Found.DONE), kind).document.markdown


def test_a_promise_that_is_given_up_is_told_so_by_the_team_and_a_change_in_the_walk() -> None:
    told = reports.made(moved(CALL, Found.DROPPED), reports.TEAM).document.markdown
    assert "a call (not doing)" in told
    (line,) = RowView().lines(moved(LAMP, Found.DROPPED), CHANGES)
    assert line.text == "[not doing] A lamp"
