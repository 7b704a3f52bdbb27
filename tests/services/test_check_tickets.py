"""What a table of tickets tells is done: of the rows that are worked on in them, and never more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.field_types import Plain
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.services.follow_up.check import check
from retro.services.follow_up.check_tickets import Ticket, check_tickets, read_tickets
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests.services.conftest import numbered

HEAD: dict[str, Plain] = {"title": "x", "started": "2026-11-02", "zone": "UTC"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two cases, the first of them closed, with rows that are worked on in tickets."""
    opened, factory = open_store(tmp_path / "retro.db", sync="OFF"), numbered(100)
    first = opened.create(HEAD, factory.change(
        Add("measure", "m", {"what": "a tray for each order", "ticket": "PACK-7"}),
        Add("hardware_change", "h", {"what": "a slip", "ticket": "https://tracker.example/browse/PACK-8"}),
    ))  # fmt: skip
    opened.create(HEAD, factory.change(Add("measure", "n", {"what": "a lamp", "ticket": "pack-9"})))
    opened.apply(first, factory.change(*closing(opened.load(first).head)))
    yield opened
    opened.close()


@pytest.fixture
def factory() -> ChangeFactory:
    return numbered(1)


def found(store: Store) -> list[tuple[str | None, str, str, str]]:
    checks = (each for ref in ("2026-001", "2026-002") for each in store.load(ref).of(Check))
    return [(each.of, each.found or "", each.on.dump() if each.on else "", each.evidence) for each in checks]


@pytest.mark.parametrize(
    ("text", "tickets"),
    [
        ("Key,Status,Done\nPACK-7,Done,2026-11-20\nPACK-8,Open,\n", [Ticket(2, "PACK-7", "2026-11-20")]),
        ("ticket;state\nA;closed\nB;in progress\n;closed\nC;Resolved", [Ticket(2, "A", ""), Ticket(5, "C", "")]),
        ("url\nhttps://x.example/1\n", [Ticket(2, "https://x.example/1", "")]),
        ("チケット\t状態\t完了日\nPACK-7\t完了\t2026年11月20日", [Ticket(2, "PACK-7", "2026年11月20日")]),
        ("done,key,status\n,A,closed\n,B\n,C,closed,more", [Ticket(2, "A", ""), Ticket(4, "C", "")]),
        ('key,title,status\n"PACK-7","a, b",verified', [Ticket(2, "PACK-7", "")]),
    ],
    ids=["comma", "semicolon", "no-state", "japanese", "short", "quoted"],
)
def test_a_table_is_read_by_the_heads_of_its_columns(text: str, tickets: list[Ticket]) -> None:
    assert list(read_tickets(text)) == tickets


@pytest.mark.parametrize("text", ["", "title,owner\na,b\n"], ids=["empty", "other"])
def test_without_a_column_of_tickets_it_is_refused(text: str) -> None:
    with pytest.raises(RetroError, match="no column of tickets") as refused:
        read_tickets(text)
    assert "“ticket” or “key”" in str(refused.value.step)


def test_a_cell_that_is_no_cell_is_named_by_its_line() -> None:
    with pytest.raises(RetroError, match="Line 2 of the table cannot be read"):
        read_tickets("ticket,status\nT-1," + "x" * 200_000)


def test_what_is_done_is_done_here_also_in_a_closed_case_and_never_holds(store: Store, factory: ChangeFactory) -> None:
    table = "key,status,done\nPACK-7,verified,2026-11-20\nPACK-8,done,\nPACK-9,done,20 Nov\n"
    taken = check_tickets(store, factory, read_tickets(table))
    assert taken.done == (("2026-001", "5.1"), ("2026-001", "6.1"), ("2026-002", "5.1"))
    assert found(store) == [
        ("m", Found.DONE, "2026-11-20", "PACK-7"),
        ("h", Found.DONE, "2026-11-21", "PACK-8"),
        ("n", Found.DONE, "2026-11-20", "PACK-9"),
    ]
    again = check_tickets(store, factory, read_tickets(table))
    assert (again.done, again.known) == ((), 3)
    assert len(found(store)) == 3


def test_unknown_tickets_are_told_with_their_lines_and_nothing_is_changed_unless_told_so(
    store: Store, factory: ChangeFactory
) -> None:
    tickets = read_tickets("key\nPACK-7\nPACK-70\nELSE-1\n")
    with pytest.raises(RetroError) as refused:
        check_tickets(store, factory, tickets)
    told = [str(refused.value.title), *map(str, refused.value.details)]
    assert [line.partition(" is")[0] for line in told] == ["Line 3: “PACK-70”", "Line 4: “ELSE-1”"]
    assert found(store) == []
    taken = check_tickets(store, factory, tickets, known_only=True)
    assert (len(taken.done), len(taken.unknown)) == (1, 2)


@pytest.mark.parametrize("day", ["soon", "2199-01-01", "2026-11-01"])
def test_a_day_that_cannot_be_changes_nothing_in_any_case(store: Store, factory: ChangeFactory, day: str) -> None:
    with pytest.raises(RetroError) as refused:
        check_tickets(store, factory, (Ticket(2, "PACK-9", ""), Ticket(3, "PACK-7", day)))
    if day == "soon":
        assert str(refused.value).startswith("Line 3: “soon” does not read as a moment.")
    assert found(store) == []


@pytest.mark.parametrize(
    ("done", "is_done"), [("", False), ("2026-11-12", False), ("2026-11-14", True)], ids=["no-day", "before", "since"]
)
def test_what_did_not_hold_is_done_again_only_where_the_table_says_that_it_was_done_since(
    store: Store, factory: ChangeFactory, done: str, *, is_done: bool
) -> None:
    record = store.load("2026-002")
    said = Check(found=Found.FAILED, on=Moment.exact(date(2026, 11, 13)))
    check(store, factory, record, record.of(Measure)[0].id, said)
    taken = check_tickets(store, factory, [Ticket(2, "PACK-9", done)])
    assert taken.done == ((("2026-002", "5.1"),) if is_done else ())
    assert taken.failed == (() if is_done else (("2026-002", "5.1"),))
    assert taken.known == 0
    (measure,) = store.load("2026-002").of(Measure)
    assert measure.standing.found is (Found.DONE if is_done else Found.FAILED)
