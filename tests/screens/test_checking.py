"""Checking what is open with one key each, also in a closed case, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.change import Add, Delete, Values
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check
from retro.model.stages.head import CaseLink, Relation
from retro.model.stages.prevention import Measure
from retro.screens.actions.screen import ActionsScreen
from retro.screens.walk.screen import WalkScreen
from retro.services.follow_up.close import close
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, record, screen_text, settle, type_text, until
from widgets.action_list import ActionList

ROWS: tuple[tuple[str, Values], ...] = (
    ("measure", {"what": "A tray", "owner": "lead", "due": "2026-11-10", "check_on": "2026-11-19"}),
    ("measure", {"what": "Red ink", "owner": "office", "due": "2026-11-20"}),
    ("contact", {"heard": "x", "promise": "a call", "promise_due": "2026-11-21T17:00+09:00"}),
)


@pytest.fixture(params=[False, True], ids=["open", "closed"])
def case(database: Path, request: pytest.FixtureRequest) -> Path:
    """A case with three things to do, open or closed; it is noon of 20 November 2026."""
    stamps, store = factory(500), open_store(database)
    adds = [Add(kind, stamps.new_id(), values, float(n)) for n, (kind, values) in enumerate(ROWS)]
    store.create({"title": "Parcels", "started": "2026-11-02", "zone": "Asia/Tokyo"}, stamps.change(*adds))
    if request.param:
        close(store, stamps, store.load("2026-001"), because="the meeting was")
    store.close()
    return database


async def to_actions(pilot: object) -> ActionList:
    await pilot.press("a")  # type: ignore[attr-defined]
    await settle(pilot)  # type: ignore[arg-type]
    return pilot.app.screen.query_one(ActionList)  # type: ignore[attr-defined,no-any-return]


def found(whole: Retrospective) -> list[tuple[Found | None, str]]:
    """What was found, of which row."""
    return [
        (check.found, getattr(whole.get(check.of), "what", "") or getattr(whole.get(check.of), "promise", ""))
        for check in whole.of(Check)
    ]


@pytest.mark.parametrize("keys", ["dh", "ｄｈ"])
async def test_done_and_holds_take_one_key_each(opened: Open, case: Path, keys: str) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await type_text(pilot, keys[0])
        await settle(pilot)
        assert found(record(case)) == [(Found.DONE, "A tray")]
        assert "2026-001 5.1: done. u takes it back." in screen_text(pilot)
        assert "Check: A tray" in screen_text(pilot)
        await to_line(pilot, "Check: A tray")
        await type_text(pilot, keys[1])
        await settle(pilot)
        assert found(record(case))[-1] == (Found.HOLDS, "A tray")
        assert "holds – Check: A tray" in screen_text(pilot)
        await pilot.press("home", "end")
        await settle(pilot)
        assert "A tray" not in " ".join(line for line in screen_text(pilot).splitlines() if "2026-001 5.1  " in line)
        assert shown.count == 2


async def to_line(pilot: object, text: str) -> None:
    """Put the cursor on the line that holds the text."""
    shown = pilot.app.screen.query_one(ActionList)  # type: ignore[attr-defined]
    shown.cursor = next(n for n, line in enumerate(shown._lines) if text in line.what)
    await settle(pilot)  # type: ignore[arg-type]


async def test_a_key_pressed_twice_checks_one_row_which_stays_until_one_moves_on(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("down")
        await type_text(pilot, "dd")
        await settle(pilot)
        assert [what for _, what in found(record(case))] == ["Red ink"]
        assert "This was checked here just now. u takes it back" in screen_text(pilot)
        assert "done – Red ink" in screen_text(pilot)
        assert shown.cursor == 1
        await pilot.press("down")
        await settle(pilot)
        assert "done – Red ink" not in screen_text(pilot)
        assert shown.cursor == 1
        await type_text(pilot, "d")
        await settle(pilot)
        assert [what for _, what in found(record(case))] == ["Red ink", "a call"]


async def test_what_was_checked_goes_when_it_is_put_together_otherwise(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("down", "d", "b")
        await settle(pilot)
        assert "done – Red ink" not in screen_text(pilot)


async def test_a_row_that_another_terminal_took_away_stays_and_takes_no_key(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("down")
        other, stamps = open_store(case), factory(900)
        row = next(row for row in other.load("2026-001").rows if row.main_text == "Red ink")
        values: Values = {"of": row.id, "found": "not-doing", "on": "2026-11-20", "reason": "no ink"}
        other.apply("2026-001", stamps.change(Add(Check.kind, stamps.new_id(), values)))
        other.close()
        await until(pilot, lambda: "not doing – Red ink" in screen_text(pilot))
        await pilot.press("d")
        await settle(pilot)
        assert "is not open any more: somebody checked" in " ".join(screen_text(pilot).split())
        assert [each for each, _ in found(record(case))] == [Found.DROPPED]
        await pilot.press("down")
        await until(pilot, lambda: "Red ink" not in screen_text(pilot))
        assert shown.count == 2


async def test_a_new_date_is_asked_for_and_read_back(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("down", "n")
        await type_text(pilot, "yesterday-ish")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert found(record(case)) == []
        await pilot.press(*["backspace"] * len("yesterday-ish"))
        await type_text(pilot, "+14")
        await settle(pilot)
        assert "reads: Fri 4 Dec 2026" in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        (check,) = record(case).of(Check)
        assert (check.found, str(check.new_date)) == (Found.NEW_DATE, "2026-12-04")
        assert "4 Dec" in screen_text(pilot)
        assert pilot.app.screen.query_one(ActionList).has_focus


async def test_not_doing_needs_its_reason(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("x", "enter")
        await settle(pilot)
        assert "It is needed." in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert found(record(case)) == []
        await pilot.press("x")
        await type_text(pilot, "the table is rented")
        await pilot.press("enter")
        await settle(pilot)
        (check,) = record(case).of(Check)
        assert (check.found, check.reason) == (Found.DROPPED, "the table is rented")
        assert (shown.count, "not doing – A tray" in screen_text(pilot)) == (3, True)


async def test_what_did_not_hold_may_have_let_it_happen_again(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("f")
        await type_text(pilot, "two slips again")
        await pilot.press("enter")
        await settle(pilot)
        (check,) = record(case).of(Check)
        assert (check.found, check.reason) == (Found.FAILED, "two slips again")
        assert "Did it happen again?" in screen_text(pilot)
        await type_text(pilot, "Parcels swapped again")
        await pilot.press("enter")
        await settle(pilot)
        store = open_store(case)
        again = store.load("2026-002")
        store.close()
        assert again.head.title == "Parcels swapped again"
        assert [(link.relation, link.reference) for link in again.of(CaseLink)] == [(Relation.AGAIN, "2026-001")]
        assert any(isinstance(screen, WalkScreen) for screen in pilot.app.screen_stack)


async def test_the_case_that_is_begun_shows_what_it_has_from_the_one_before(opened: Open, database: Path) -> None:
    stamps, store = factory(500), open_store(database)
    head: Values = {"title": "Parcels", "zone": "Asia/Tokyo", "affected": "wedding parcels", "tags": ["packing"]}
    store.create(head, stamps.change(Add("measure", stamps.new_id(), ROWS[0][1], 1.0)))
    store.close()
    async with opened(size=(120, 40)) as pilot:
        await to_actions(pilot)
        await pilot.press("f", "enter")
        await settle(pilot)
        await type_text(pilot, "Parcels swapped again")
        await pilot.press("enter")
        await settle(pilot)
        told = "Taken over from 2026-001: Time zone, Affected, Tags. They stand in the head, where they can be changed."
        assert told in " ".join(screen_text(pilot).split())
        await pilot.press("escape", "0", "home", "enter")
        await settle(pilot)
        await until(pilot, lambda: "wedding parcels  (as in 2026-001)" in screen_text(pilot))
        await pilot.press("escape")
        await settle(pilot)
        assert "Tags: packing (as in 2026-001)" in " ".join(screen_text(pilot).split())


async def test_if_it_did_not_happen_again_no_case_is_begun(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("f", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert [each for each, _ in found(record(case))] == [Found.FAILED]
        assert isinstance(pilot.app.screen, ActionsScreen)
        store = open_store(case)
        assert len(store.references(CaseFilter())) == 1
        store.close()


async def test_checks_are_taken_back_one_after_the_other(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "Nothing was said here yet" in screen_text(pilot)
        await pilot.press("down", "d", "down", "d")
        await settle(pilot)
        for stand in ([Found.DONE, None, Found.DONE], [None, None, Found.DONE], [None, None, None]):
            assert [row.standing.found for row in record(case).rows if row.deadlines] == stand
            await pilot.press("u")
            await settle(pilot)
        assert shown.count == 3
        assert "Nothing was said here yet" in screen_text(pilot)


async def test_what_somebody_else_checked_meanwhile_is_not_checked_again(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("x")
        await type_text(pilot, "no money")
        other, stamps = open_store(case), factory(900)
        row = next(row for row in other.load("2026-001").rows if row.main_text == "A tray")
        values: Values = {"of": row.id, "found": "holds", "on": "2026-11-20"}
        other.apply("2026-001", stamps.change(Add(Check.kind, stamps.new_id(), values)))
        other.close()
        await pilot.press("enter")
        await settle(pilot)
        assert "not open any more" in screen_text(pilot)
        assert [each for each, _ in found(record(case))] == [Found.HOLDS]


async def test_a_check_of_another_terminal_is_seen(opened: Open, case: Path) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("end")
        chosen, other, stamps = shown.chosen, open_store(case), factory(900)
        row = next(row for row in other.load("2026-001").rows if row.main_text == "Red ink")
        values: Values = {"of": row.id, "found": "not-doing", "on": "2026-11-20", "reason": "no ink"}
        other.apply("2026-001", stamps.change(Add(Check.kind, stamps.new_id(), values)))
        other.close()
        await until(pilot, lambda: "Red ink" not in screen_text(pilot))
        assert (shown.count, shown.chosen) == (2, chosen)


async def test_a_row_that_is_gone_is_said_to_be(opened: Open, database: Path) -> None:
    stamps, store = factory(500), open_store(database)
    store.create({"title": "x", "zone": "UTC"}, stamps.change(Add("measure", stamps.new_id(), {"what": "Gone"})))
    store.close()
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("f")
        other = open_store(database)
        (row,) = other.load("2026-001").rows
        other.apply("2026-001", factory(900).change(Delete("measure", row.id, 1)))
        other.close()
        await pilot.press("enter")
        await settle(pilot)
        assert "not open any more" in screen_text(pilot)
        assert "deleted – Gone" in screen_text(pilot)


async def test_what_cannot_be_found_of_a_row_is_said(opened: Open, database: Path) -> None:
    stamps, store = factory(500), open_store(database)
    adds = Add("request", stamps.new_id(), {"what": "A printer"})
    store.create({"title": "x", "zone": "UTC", "next_report": "2026-11-21"}, stamps.change(adds))
    store.close()
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert "This is done in its case: Enter opens it." in screen_text(pilot)
        await pilot.press("end", "h")
        await settle(pilot)
        assert "“holds” is nothing that is found of this" in " ".join(screen_text(pilot).split())
        assert found(record(database)) == []


async def test_what_stands_as_not_agreed_is_agreed_by_one_key_and_taken_back(opened: Open, database: Path) -> None:
    stamps, store = factory(500), open_store(database)
    rows = (
        Add("measure", "m1", {"what": "A tray", "owner": "lead", "due": "2026-11-10", "agreed": False}, 1.0),
        Add("measure", "m2", {"what": "Red ink", "owner": "office", "due": "2026-11-21"}, 2.0),
    )
    store.create({"title": "Parcels", "started": "2026-11-02", "zone": "Asia/Tokyo"}, stamps.change(*rows))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        await to_actions(pilot)
        assert "not agreed" in screen_text(pilot)
        assert "y Agreed" in screen_text(pilot)
        await pilot.press("ｙ")
        await settle(pilot)
        assert "5.1: agreed. u takes it back." in screen_text(pilot)
        assert "not agreed" not in screen_text(pilot)
        assert record(database).of(Measure)[0].agreed is True
        await pilot.press("y")  # once is enough
        await settle(pilot)
        assert record(database).of(Measure)[0].agreed is True
        await pilot.press("u")
        await settle(pilot)
        assert record(database).of(Measure)[0].agreed is False
        await pilot.press("j")
        await settle(pilot)
        assert "y Agreed" not in screen_text(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert record(database).of(Measure)[1].agreed is None
