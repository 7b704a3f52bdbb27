"""What a report is made from: another hash whenever it would say something else, and the same one else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from exports.report_kind import ReportKind
from retro.errors import NotFoundError
from retro.language import M_
from retro.services.sending.origins import Origins
from retro.store.listed import Fingerprint
from retro.store.protocol import Store
from retro.store.results import Linked
from tests import reports

NIGHT = datetime(2026, 11, 21, 23, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
CASE, BEFORE, APART, ALONE = "2026-001", "2026-002", "2026-003", "2026-004"


class Archive:
    """As much of a store as tells of what reports are made from."""

    def __init__(self) -> None:
        self.held = {case: Fingerprint("1", "Asia/Tokyo") for case in (CASE, BEFORE, APART, ALONE)}

    def fingerprints(self) -> dict[str, Fingerprint]:
        return self.held

    def links(self) -> list[Linked]:
        said = ((CASE, "again", BEFORE), (CASE, "apart", APART), (BEFORE, "", ALONE))
        return [Linked(case, relation, named) for case, relation, named in said]

    def resolve(self, text: str) -> str:
        for case in self.held:
            if case.endswith(text):
                return case
        raise NotFoundError(M_("There is none."))

    def changed(self, case: str) -> None:
        self.held[case] = self.held[case]._replace(version="2")


@pytest.fixture
def archive() -> Archive:
    return Archive()


def origin(
    archive: Archive, *more: object, asked: tuple[str, ...] = (), now: datetime = NIGHT, case: str = CASE,
    kind: ReportKind = reports.MANAGEMENT, **request: Any,
) -> str:  # fmt: skip
    return Origins(cast("Store", archive), reports.request(kind, **request), now).of(case, asked, *more)


@pytest.mark.parametrize("kind", [reports.TEAM, reports.MANAGEMENT, reports.CUSTOMER], ids=lambda kind: kind.code)
@pytest.mark.parametrize(
    ("case", "asked", "kinds"),
    [
        (CASE, (), ("team", "management", "customer")),
        (BEFORE, (), ("team", "management")),
        (BEFORE, ("002",), ("team", "management", "customer")),
        (APART, (), ()),
        (APART, ("2026-003",), ("team", "management", "customer")),
        (ALONE, (), ()),
    ],
)
def test_a_report_is_made_again_where_its_case_changed_or_one_that_it_tells_of(
    archive: Archive, kind: ReportKind, case: str, asked: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    before = origin(archive, kind=kind, asked=asked)
    assert origin(archive, kind=kind, asked=asked) == before != ""
    archive.changed(case)
    assert (origin(archive, kind=kind, asked=asked) != before) is (kind.code in kinds)


def test_a_case_that_is_not_there_yet_is_made_each_time(archive: Archive) -> None:
    assert origin(archive, case="2026-009") == ""


def test_a_reference_that_named_nothing_is_looked_at_once_it_does(archive: Archive) -> None:
    before = origin(archive, asked=("005",))
    assert origin(archive, asked=("006",)) == before != origin(archive)
    archive.held["2026-005"] = Fingerprint("1", "")
    assert origin(archive, asked=("005",)) != before


@pytest.mark.parametrize(
    ("zone", "minutes", "is_another_day"),
    [
        ("Asia/Tokyo", 29, False),
        ("Asia/Tokyo", 30, True),
        ("America/New_York", 30, False),
        ("", 30, False),
        ("", 10 * 60, True),
        ("Mars/Olympus", 48 * 60, False),
        ("../etc/passwd", 48 * 60, False),
    ],
)
def test_it_is_another_one_on_another_day_where_the_case_happened(
    archive: Archive, zone: str, minutes: int, is_another_day: bool
) -> None:
    archive.held[CASE] = Fingerprint("1", zone)
    later = NIGHT + timedelta(minutes=minutes)
    assert (origin(archive, now=later) != origin(archive)) is is_another_day


def test_what_is_asked_for_and_what_else_it_is_made_from_count(archive: Archive) -> None:
    others = (
        origin(archive),
        origin(archive, code="ja"),
        origin(archive, kind=reports.TEAM),
        origin(archive, 1),
        origin(archive, 2),
        origin(archive, 1, "a"),
    )
    assert len(set(others)) == len(others)
