"""The cases that one belongs to, as it says itself and as they say; and how many times it has happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exports.report_kind import ReportKind
from retro.model.stages.head import Relation
from retro.services.reading.related import Related, candidates, related
from retro.services.sending.report import ReportContext, gather
from retro.settings import Settings
from tests import reports
from tests.services.conftest import NOON
from tests.services.test_earlier_cases import TODAY, Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive(tmp_path / "retro.db")
    yield made
    made.store.close()


def link(reference: str, relation: str = "again") -> tuple[str, dict[str, str]]:
    return "case_link", {"reference": reference, "relation": relation}


def found(archive: Archive, reference: str) -> Related:
    return related(archive.store, archive.store.load(reference), TODAY)


def test_a_case_that_stands_alone_has_happened_once(archive: Archive) -> None:
    assert found(archive, archive.case("Parcels swapped")) == Related()


def test_a_link_is_told_in_both_directions_and_with_what_caused_the_other(archive: Archive) -> None:
    first = archive.case("Parcels swapped", ("cause", {"what": "one table"}))
    second = archive.case("Parcels swapped again", link(first), day="2026-05-01")
    third = archive.case("And once more", link(second), link(first, "related"), day="2026-04-01")
    (out,) = found(archive, second).out
    assert (out.reference, out.relation, out.title, out.day) == (
        first, Relation.AGAIN, "Parcels swapped", date(2026, 3, 2),
    )  # fmt: skip
    assert out.link is not None
    assert out.link.reference == first
    assert "one table" in out.line.cause
    back = found(archive, first).back
    assert [(each.reference, each.relation, each.link, each.day) for each in back] == [
        (third, Relation.RELATED, None, date(2026, 4, 1)),
        (second, Relation.AGAIN, None, date(2026, 5, 1)),
    ]
    assert [found(archive, each).times for each in (first, second)] == [1, 2]
    assert found(archive, third).times == 3
    assert [each.reference for each in found(archive, third).before] == [first, second]


def test_what_names_no_case_is_told_as_it_was_written(archive: Archive) -> None:
    case = archive.case("Parcels swapped", link(" INC-7 ", "related"), link("  "))
    (out,) = found(archive, case).out
    assert (out.reference, out.relation, out.title, out.day) == ("INC-7", Relation.RELATED, "", None)
    assert out.link is not None


def test_cases_that_look_alike_are_candidates_as_long_as_the_index_may_be_used(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("cause", {"what": "slips of two orders lay on one packing table"})
    first = archive.case("Two parcels swapped", words)
    for n in range(8):
        archive.case(f"The line {n} was cut by an excavator", ("cause", {"what": f"one road for both cables {n}"}))
    second = archive.case("Two parcels swapped", words, day="2026-05-01")
    record = archive.store.load(second)
    assert [each.reference for each in candidates(archive.store, record)] == [first]
    monkeypatch.setattr(archive.store, "unindexed", object)
    assert candidates(archive.store, record) == ()


@pytest.mark.parametrize("kind", [reports.TEAM, reports.MANAGEMENT, reports.CUSTOMER], ids=str)
def test_a_report_has_the_cases_that_it_happened_again_after_and_a_letter_has_none(
    archive: Archive, kind: ReportKind
) -> None:
    first = archive.case("Parcels swapped")
    second = archive.case("Parcels swapped again", link(first), day="2026-05-01")
    third = archive.case("And once more", link(second), day="2026-06-01")
    found = gather(archive.store, second, reports.request(kind, "en"), ReportContext(Settings(), Path(), NOON))
    earlier, later = ([each.reference for each in cases] for cases in (found.earlier, found.later))
    assert (earlier, later) == (([], []) if kind is reports.CUSTOMER else ([first], [third]))
