"""A case that is taken out of the archive is in no list, takes nothing more, and comes back as it was."""

from __future__ import annotations

from datetime import date

import pytest

from retro.errors import UsageError
from retro.model.change import Add
from retro.model.closed_record import ClosedError
from retro.model.query.words import Word
from retro.model.removed_record import RemovedError
from retro.services.changing.history import redo, undo
from retro.services.changing.remove_case import bring_back, remove_case
from retro.services.follow_up.close import close
from retro.store.protocol import CaseFilter, Order
from tests.services.conftest import REFERENCE, Case

ALL, REMOVED = CaseFilter(), CaseFilter(removed=True)
DUE = Add("measure", "m", {"what": "a tray", "owner": "lead", "due": "2026-11-01"})


@pytest.fixture
def due(case: Case) -> Case:
    """A case with a tag in which something is overdue, and another one that it happened again after."""
    case.elsewhere(lambda _record: (DUE,))
    head = case.record.head
    case.store.create(
        {"title": "Another", "zone": "Asia/Tokyo", "started": "2026-11-19"},
        case.factory.change(Add("case_link", "l", {"reference": REFERENCE, "relation": "again"})),
    )
    assert head.id
    return case


def everywhere(case: Case) -> dict[str, bool]:
    """In which lists the case is."""
    store = case.store
    span = store.between(date(2026, 11, 1), date(2026, 11, 30))
    return {
        "list": REFERENCE in [line.reference for line in store.list(ALL)],
        "sorted": REFERENCE in [line.reference for line in store.list(ALL, order=Order("open"))],
        "found": bool(store.count(CaseFilter(words=(Word("swapped"),)))),
        "references": REFERENCE in store.references(ALL),
        "place": store.place(REFERENCE, ALL) is not None,
        "each": REFERENCE in [line.reference for line in store.each(ALL)],
        "fingerprints": REFERENCE in store.fingerprints(),
        "overdue": bool(store.count(CaseFilter(open="overdue", today="2026-11-21"))),
        "owners": "lead" in store.owners(),
        "open rows": any(row.reference == REFERENCE for row in store.open_rows()),
        "begun": REFERENCE in span.begun,
        "due": REFERENCE in {*span.due, *span.begun},
        "again": REFERENCE in [before for _case, before in span.again],
    }


def test_it_is_in_no_list_and_comes_back_as_it_was(due: Case) -> None:
    before, there = due.record, everywhere(due)
    assert all(there.values()), there
    remove_case(due.store, due.factory, before, " logged by mistake ")
    assert not any(everywhere(due).values()), everywhere(due)
    assert due.store.references(REMOVED) == (REFERENCE,)
    head = due.record.head
    assert (str(head.removed), head.removed_because) == ("2026-11-21", "logged by mistake")
    assert due.record.rows == before.rows
    undo(due.store, due.factory, due.record)
    assert everywhere(due) == there
    assert due.store.references(REMOVED) == ()
    assert due.record.rows == before.rows
    redo(due.store, due.factory, due.record)
    assert due.store.references(REMOVED) == (REFERENCE,)


def test_the_others_are_where_they_were(due: Case) -> None:
    other = "2026-002"
    assert due.store.place(other, ALL) == 1
    remove_case(due.store, due.factory, due.record, "a test")
    assert due.store.place(other, ALL) == 0
    assert (due.store.count(ALL), due.store.references(ALL)) == (1, (other,))
    assert due.store.create({"title": "third"}, due.factory.change()) == "2026-003"


def test_it_takes_nothing_more(case: Case) -> None:
    remove_case(case.store, case.factory, case.record, "a test")
    seq = case.record.head.seq
    with pytest.raises(RemovedError, match="was taken out of the archive: a test") as refused:
        case.store.apply(REFERENCE, case.factory.change(Add("event", "x", {"what": "late"})))
    assert "retro undo" in str(refused.value.step)
    with pytest.raises(RemovedError):
        remove_case(case.store, case.factory, case.record, "again")
    assert case.record.head.seq == seq


def test_of_several_that_are_brought_back_one_that_is_in_keeps_all_that_was_written(due: Case) -> None:
    remove_case(due.store, due.factory, due.record, "a test")
    due.store.apply("2026-002", due.factory.change(Add("event", "x", {"what": "the last thing written"})))
    log = due.store.changes("2026-002")
    found = bring_back(due.store, due.factory, ["2026-099", "2026-002", REFERENCE])
    assert found.done == [REFERENCE]
    assert {reference: str(error) for reference, error in found.refused.items()} == {
        "2026-099": "There is no retrospective “2026-099”."
    }
    assert due.store.references(REMOVED) == ()
    assert due.store.changes("2026-002") == log
    assert due.store.load("2026-002").get("x")


def test_a_reason_is_needed(case: Case) -> None:
    for reason in ("", " ", "\n"):
        with pytest.raises(UsageError):
            remove_case(case.store, case.factory, case.record, reason)
    assert case.store.count(ALL) == 1


def test_a_closed_one_stays(case: Case) -> None:
    close(case.store, case.factory, case.record)
    with pytest.raises(ClosedError):
        remove_case(case.store, case.factory, case.record, "a test")
    assert case.store.count(ALL) == 1


def test_what_somebody_wrote_meanwhile_goes_along(case: Case) -> None:
    before = case.record
    case.elsewhere(lambda _record: (Add("event", "x", {"what": "meanwhile"}),))
    remove_case(case.store, case.factory, before, "a test")
    undo(case.store, case.factory, case.record)
    assert case.record.get("x")


def test_no_form_and_no_set_takes_a_case_out(case: Case) -> None:
    from retro.model.stages.head import Head
    from retro.services.changing.field_texts import UnknownFieldError, field_called

    assert {"removed", "removed_because", "merged_into"} & {field.name for field in Head.offered()} == set()
    for name in ("removed", "removed_because", "merged_into"):
        with pytest.raises(UnknownFieldError):
            field_called(Head, name)
