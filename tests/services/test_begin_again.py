"""A case of something that happened again: what it has from the one before, as the archive holds it."""

from __future__ import annotations

from typing import Any

import pytest

from retro.errors import NotFoundError, UsageError
from retro.model.change import Update, Values
from retro.model.record import Retrospective
from retro.model.stages.head import CaseKind, CaseLink, Relation
from retro.services.memory.begin_again import begin_again, case_before
from tests.services.conftest import REFERENCE, Case

SAID = {"affected": "wedding parcels", "tags": ["packing", "gift"], "summary": "two parcels", "severity": "high"}
HOME = "Europe/Berlin"


def written(case: Case, **values: object) -> None:
    """Write fields of the head of the case before."""
    head = case.record.head
    before: Values = {name: head.dump()[name] for name in values}
    after: Values = dict(values)  # type: ignore[arg-type]  # they are plain
    case.store.apply(REFERENCE, case.factory.change(Update(head.kind, head.id, head.revision, before, after)))


def begun(case: Case, **said: Any) -> tuple[Retrospective, tuple[str, ...]]:
    title = "Swapped again"
    if zone := said.pop("zone", ""):
        made = begin_again(case.store, case.factory, REFERENCE, zone, title=title, fixed=True, **said)
    else:
        made = begin_again(case.store, case.factory, REFERENCE, HOME, title=title, **said)
    return case.store.load(made.reference), made.taken


def test_it_takes_over_kind_zone_what_was_affected_and_tags_and_is_linked(case: Case) -> None:
    written(case, **SAID)
    again, taken = begun(case)
    head, [link] = again.head, again.of(CaseLink)
    assert (head.title, head.case_kind, head.zone) == ("Swapped again", CaseKind.COMPLAINT, "Asia/Tokyo")
    assert (head.affected, head.tags) == ("wedding parcels", ("packing", "gift"))
    assert set(taken) == {"case_kind", "zone", "affected", "tags"}
    assert (link.relation, link.reference) == (Relation.AGAIN, REFERENCE)
    assert len(case.store.changes(again.reference)) == 1


def test_what_happened_again_since_is_followed_by_the_last_time_so_that_each_counts(case: Case) -> None:
    second, _ = begun(case, started="2026-11-25 9:00")
    third, _ = begun(case, started="2026-11-26 9:00")
    fourth, _ = begun(case)
    before_all, _ = begun(case, started="2026-11-20 9:00")
    named = [each.of(CaseLink)[0].reference for each in (second, third, fourth, before_all)]
    assert named == [REFERENCE, second.reference, third.reference, REFERENCE]
    times = [case.store.load(each.reference).head.times for each in (before_all, second, third, fourth)]
    assert times == [2, 3, 4, 5]


def test_what_is_to_be_looked_at_anew_is_not_taken_over(case: Case) -> None:
    written(case, **SAID)
    head = begun(case)[0].head
    assert (head.severity, head.origin, head.responsibility, head.started, head.detected) == (
        None,
        "",
        None,
        None,
        None,
    )
    assert (head.summary, head.facilitator) == ("", "")


def test_what_is_said_stands_before_what_is_taken_over(case: Case) -> None:
    written(case, **SAID)
    again, taken = begun(case, kind="incident", started="2026-11-20 9:00", zone="America/Lima")
    head = again.head
    assert (head.case_kind, head.zone) == (CaseKind.INCIDENT, "America/Lima")
    assert head.started is not None
    assert head.started.dump() == "2026-11-20T09:00-05:00"
    assert set(taken) == {"affected", "tags"}


def test_times_are_read_in_the_zone_that_is_taken_over_or_in_the_one_named_beside_them(case: Case) -> None:
    first, taken = begun(case, started="2026-11-20 9:00")
    assert first.head.started is not None
    assert first.head.started.dump() == "2026-11-20T09:00+09:00"
    assert "zone" in taken
    second, taken = begun(case, started="2026-11-20 9:00 UTC")
    assert (second.head.zone, "zone" in taken) == ("UTC", False)


def test_where_nothing_is_said_there_is_nothing_to_take_over(case: Case) -> None:
    written(case, zone="", case_kind=None)
    again, taken = begun(case)
    assert (again.head.zone, again.head.case_kind, taken) == (HOME, None, ())


def test_it_is_told_what_is_as_it_was_before_until_it_is_changed(case: Case) -> None:
    written(case, **SAID)
    again, _ = begun(case)
    before = case_before(case.store, again)
    assert before is not None
    assert (before.reference, set(before.same_in(again.head))) == (REFERENCE, {"case_kind", "zone", "affected", "tags"})
    head = again.head
    change = Update(head.kind, head.id, head.revision, {"affected": head.affected}, {"affected": "birthday parcels"})
    case.store.apply(again.reference, case.factory.change(change))
    again = case.store.load(again.reference)
    assert set(before.same_in(again.head)) == {"case_kind", "zone", "tags"}


def test_a_case_that_is_linked_to_none_or_to_one_that_is_not_here_has_none_before(case: Case) -> None:
    assert case_before(case.store, case.record) is None
    again, _ = begun(case)
    [link] = again.of(CaseLink)
    change = Update(link.kind, link.id, link.revision, {"reference": REFERENCE}, {"reference": "2019-001"})
    case.store.apply(again.reference, case.factory.change(change))
    assert case_before(case.store, case.store.load(again.reference)) is None


@pytest.mark.parametrize(("after", "title", "error"), [("2019-001", "x", NotFoundError), (REFERENCE, " ", UsageError)])
def test_what_cannot_be_begun_changes_nothing(case: Case, after: str, title: str, error: type[Exception]) -> None:
    version = case.store.version()
    with pytest.raises(error):
        begin_again(case.store, case.factory, after, HOME, title=title)
    assert case.store.version() == version
