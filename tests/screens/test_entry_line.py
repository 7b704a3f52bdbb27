"""The entry line helps: it says what it read, completes what is typed, and grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Event
from retro.screens.environment import Environment
from retro.settings import Settings
from retro.store.sqlite.store import open_store
from tests.keyboard import send
from tests.screens.conftest import Open, factory, screen_text, settle, until

TAB, SHIFT_TAB = "\t", "\x1b[Z"


@pytest.fixture
def begun(database: Path) -> Path:
    store = open_store(database)
    head = {"title": "Two boxes swapped", "zone": "Asia/Tokyo", "started": "2026-11-17"}
    store.create(head, factory(900).change())
    store.close()
    return database


async def test_an_empty_line_shows_the_marks_of_the_stage(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await settle(pilot)
        assert "#kind  ~confirmed  learned  source  for-all  for-one   Tab completes" in screen_text(pilot)
        await pilot.press("escape", "5", "i")
        await settle(pilot)
        assert "@owner  due" in screen_text(pilot)


async def test_the_pieces_that_were_read_stand_under_the_line(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await send(pilot, "14:05 phones [/x] ring #detection ~unconfirmed")
        await settle(pilot)
        assert " event   14:05   #detection   ~unconfirmed " in screen_text(pilot)
        await send(pilot, SHIFT_TAB)
        await send(pilot, "conf")
        await settle(pilot)
        assert " ~confirmed " in screen_text(pilot)
        await send(pilot, SHIFT_TAB + SHIFT_TAB)
        await send(pilot, "start")
        await pilot.press("enter")
        await settle(pilot)
    store = open_store(begun)
    (event,) = store.load("2026-001").of(Event)
    store.close()
    assert (event.what, event.event_kind and event.event_kind.value) == ("phones [/x] ring", "start")
    assert event.confirmed is True


async def test_tab_completes_to_a_row_that_is_saved(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("0", "i")
        await send(pilot, "shipping lead @Ines Falk")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape", "5", "i")
        await send(pilot, "a second table @sh" + TAB)
        await send(pilot, "d" + TAB)
        await send(pilot, "2026-12-24 !" + TAB)
        await settle(pilot)
        assert "weaker" in screen_text(pilot)
        await send(pilot, TAB)
        await pilot.press("enter")
        await settle(pilot)
    store = open_store(begun)
    (measure,) = store.load("2026-001").of(Measure)
    store.close()
    assert (measure.what, measure.owner, str(measure.due)) == ("a second table", "shipping lead", "2026-12-24")
    assert measure.strength is not None


async def test_a_long_line_grows_and_a_long_message_wraps(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("2", "i")
        await send(pilot, "the slips of two orders lay on one table, " * 3 + "and nobody saw it")
        await settle(pilot)
        assert all(word in screen_text(pilot) for word in ("and nobody saw it", "the slips of two"))
        await pilot.press("ctrl+u")
        await send(pilot, "\x1b[H" + "\x1b[3~" * 150)
        await send(pilot, "a slip was taken #flow-out ~perhaps")
        await settle(pilot)
        shown = " ".join(screen_text(pilot).split())
        assert "#escaped" in shown
        assert "~unknown" in shown or "unknown" in shown


async def test_esc_closes_the_list_and_then_leaves_the_line(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await send(pilot, "14:05 x #" + TAB + TAB)
        await settle(pilot)
        assert "> #start" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "> #start" not in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("5")
        await until(pilot, lambda: "[5 Prevention" in screen_text(pilot))


async def test_a_cost_without_a_currency_takes_that_of_the_settings(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", environment=Environment(Settings(currency="EUR"))) as pilot:
        await pilot.press("4", "i")
        await send(pilot, "16:30 a gift #company cost 30\r")
        await settle(pilot)
    store = open_store(begun)
    (remedy,) = store.load("2026-001").of(Remedy)
    store.close()
    assert (str(remedy.cost), remedy.currency) == ("30", "EUR")
