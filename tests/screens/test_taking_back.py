"""Undo on the screen is of one's own change: what another person wrote over it since is chosen between."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.change import Add, Applied, Update
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until


@pytest.fixture
def begun(database: Path) -> Path:
    """An archive with one retrospective and two events, which were added one after the other."""
    store, stamps = open_store(database), factory(1000)
    store.create({"title": "Parcels swapped", "zone": "Asia/Tokyo"}, stamps.change())
    for id_, what, at in (("a" * 16, "packed", 1.0), ("b" * 16, "call", 2.0)):
        assert isinstance(store.apply("2026-001", stamps.change(Add("event", id_, {"what": what}, at))), Applied)
    store.close()
    return database


def by_bob(database: Path, values: dict[str, str]) -> None:
    """Somebody else writes into the first event."""
    store, bob = open_store(database), replace(factory(7000), author="bob")
    row = store.load("2026-001").of(Event)[0]
    before = {name: row.dump()[name] for name in values}
    op = Update(row.kind, row.id, row.revision, before, values)
    assert isinstance(store.apply("2026-001", replace(bob.change(op), id=f"{values!r}"[:16])), Applied)
    store.close()


def event(database: Path) -> list[tuple[str, str]]:
    store = open_store(database)
    found = [(each.what, each.source) for each in store.load("2026-001").of(Event)]
    store.close()
    return found


def said(pilot: Pilot[None]) -> str:
    """What is on the screen, in one line."""
    return " ".join(screen_text(pilot).split())


async def test_what_others_did_stays_and_one_chooses_where_they_wrote_over_it(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1")
        await settle(pilot)
        by_bob(begun, {"source": "bob's"})
        await pilot.press("u")  # the second line
        await settle(pilot)
        assert event(begun) == [("packed", "bob's")]
        await pilot.press("u")
        await until(pilot, lambda: "F4: what the other wrote stays" in said(pilot))
        assert "tester" not in said(pilot)
        assert "bob wrote in it since" in said(pilot)
        assert event(begun) == [("packed", "bob's")]
        await pilot.press("f4")
        await until(pilot, lambda: "Took back: nothing" in said(pilot))
        assert event(begun) == [("packed", "bob's")]
        await pilot.press("u")
        await until(pilot, lambda: "There is nothing of yours to take back." in said(pilot))
        assert "retro undo 2026-001 --anyone" in said(pilot)
        await pilot.press("f8")
        await type_text(pilot, "another")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape", "g", "x")
        await settle(pilot)
        assert event(begun) == [("another", "")]
        await pilot.press("u")
        await settle(pilot)
        assert event(begun) == [("packed", "bob's"), ("another", "")]
        by_bob(begun, {"what": "bob's words"})
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "F3: all the same" in said(pilot))
        by_bob(begun, {"source": "second"})
        await pilot.press("f3")  # on what is not there any more
        await until(pilot, lambda: "changed again meanwhile, and nothing was chosen" in said(pilot))
        assert event(begun)[0] == ("bob's words", "second")
        await pilot.press("f3")
        await until(pilot, lambda: event(begun) == [("another", "")])
        assert "F3: all the same" not in said(pilot)


@pytest.mark.parametrize("key", ["f3", "f4"])
async def test_a_choice_that_cannot_be_carried_out_now_stands_until_it_can(
    opened: Open, begun: Path, lock: sqlite3.Connection, key: str
) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "u")
        await settle(pilot)
        by_bob(begun, {"what": "bob's words"})
        await pilot.press("u")
        await until(pilot, lambda: "F3: all the same" in said(pilot))
        lock.execute("BEGIN IMMEDIATE")
        await pilot.press(key)
        await until(pilot, lambda: "another program" in said(pilot))
        assert "F3: all the same" in said(pilot)
        lock.execute("ROLLBACK")
        await pilot.press(key)
        await until(pilot, lambda: "Took back" in said(pilot))
        assert "F3: all the same" not in said(pilot)
    assert event(begun) == ([] if key == "f3" else [("bob's words", "")])
