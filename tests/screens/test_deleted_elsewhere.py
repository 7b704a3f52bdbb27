"""A row that another terminal deletes while somebody writes in it: nothing typed is lost, nothing goes elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.change import Add, Applied
from retro.screens.app_services import Timings
from retro.screens.walk.screen import WalkScreen
from retro.services.changing.delete_row import delete_row
from retro.services.changing.history import redo, undo
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.field_panel import FieldPanel
from widgets.quick_entry import QuickEntry

REASON = "NOT SAVED: the row was deleted elsewhere"
QUICK = Timings(save_after=0.05, poll_seconds=0.02)


@pytest.fixture
def two(database: Path) -> Path:
    """An archive with two measures, the second of which was added last."""
    store, stamps = open_store(database), factory(1000)
    store.create({"title": "Parcels swapped", "zone": "Asia/Tokyo"}, stamps.change())
    for id_, what, at in (("a" * 16, "two-person check", 1.0), ("b" * 16, "labels at packing", 2.0)):
        assert isinstance(store.apply("2026-001", stamps.change(Add("measure", id_, {"what": what}, at))), Applied)
    store.close()
    return database


def elsewhere(database: Path, how: str) -> None:
    """Another terminal deletes the second measure, or takes back its adding, or brings it back."""
    store = open_store(database)
    record, other = store.load("2026-001"), factory(6000 if how == "redo" else 5000)
    if how == "delete":
        row = record.get("b" * 16)
        assert row is not None
        delete_row(store, other, record, row)
    elif how == "undo":
        undo(store, other, record)
    else:
        redo(store, other, record)
    store.close()


def says(database: Path) -> list[str]:
    store = open_store(database)
    rows = [row.main_text for row in store.load("2026-001").rows]
    store.close()
    return rows


async def begin(pilot: Pilot[None], text: str = "") -> None:
    await pilot.press("5")
    await settle(pilot)
    await pilot.press("j", "enter")
    await settle(pilot)
    assert chosen(pilot) == "labels at packing"
    await type_text(pilot, text)


def fields(pilot: Pilot[None]) -> FieldPanel:
    return pilot.app.screen.query_one(FieldPanel)


def chosen(pilot: Pilot[None]) -> str:
    """What the chosen row says, whose fields are shown once somebody is in them."""
    screen = pilot.app.screen
    assert isinstance(screen, WalkScreen)
    return screen.chosen.main_text if screen.chosen else ""


@pytest.mark.parametrize("how", ["delete", "undo"])
@pytest.mark.parametrize(
    ("poll", "size"), [(0.02, (120, 40)), (3600, (80, 24))], ids=["seen-at-once", "seen-on-saving"]
)
async def test_what_is_typed_stays(opened: Open, two: Path, how: str, poll: float, size: tuple[int, int]) -> None:
    timings = Timings(save_after=1.5, poll_seconds=poll)
    async with opened(reference="2026-001", timings=timings, size=size) as pilot:
        await begin(pilot, " UNSAVED")
        elsewhere(two, how)
        await until(pilot, lambda: REASON in screen_text(pilot))
        await type_text(pilot, " x7i")
        await settle(pilot)
        text = screen_text(pilot)
        assert REASON in text
        assert "labels at packing UNSAVED x7i" in text
        assert "This row was deleted elsewhere. F4 lets it go." in text
        assert "F3" not in text
        assert pilot.app.screen.query_one(QuickEntry).text == ""
        await pilot.press("escape")
        await settle(pilot)
        assert "labels at packing UNSAVED x7i  (not saved)" in screen_text(pilot)
        assert REASON in screen_text(pilot)
        await pilot.press("f4")
        await settle(pilot)
        text = screen_text(pilot)
        assert "UNSAVED" not in text
        assert "NOT SAVED" not in text
        assert "deleted elsewhere" not in text
    assert says(two) == ["two-person check"]


async def test_it_is_let_go_from_within_the_field(opened: Open, two: Path) -> None:
    async with opened(reference="2026-001", timings=QUICK) as pilot:
        await begin(pilot)
        elsewhere(two, "delete")
        await until(pilot, lambda: "deleted elsewhere" in screen_text(pilot))
        await type_text(pilot, " UNSAVED")
        await until(pilot, lambda: REASON in screen_text(pilot))
        await pilot.press("f4")
        await settle(pilot)
        assert "UNSAVED" not in screen_text(pilot)
        assert not fields(pilot).editing
        assert chosen(pilot) == "two-person check"


async def test_where_nothing_was_typed_the_field_stays_until_it_is_left(opened: Open, two: Path) -> None:
    async with opened(reference="2026-001", timings=QUICK) as pilot:
        await begin(pilot)
        elsewhere(two, "delete")
        await until(pilot, lambda: "This row was deleted elsewhere" in screen_text(pilot))
        assert fields(pilot).editing
        assert "NOT SAVED" not in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        text = screen_text(pilot)
        assert "labels at packing" not in text
        assert "deleted elsewhere" not in text


async def test_it_stays_where_it_was_the_only_row(opened: Open, two: Path) -> None:
    elsewhere(two, "undo")
    async with opened(reference="2026-001", timings=QUICK) as pilot:
        await pilot.press("5", "enter")
        await type_text(pilot, " UNSAVED")
        await until(pilot, lambda: says(two) == ["two-person check UNSAVED"])
        store = open_store(two)
        record = store.load("2026-001")
        delete_row(store, factory(7000), record, record.rows[0])
        store.close()
        await type_text(pilot, " more")
        await until(pilot, lambda: REASON in screen_text(pilot))
        assert "two-person check UNSAVED more" in screen_text(pilot)


async def test_it_is_saved_when_the_row_comes_back(opened: Open, two: Path) -> None:
    async with opened(reference="2026-001", timings=QUICK) as pilot:
        await begin(pilot)
        elsewhere(two, "undo")
        await until(pilot, lambda: "deleted elsewhere" in screen_text(pilot))
        await type_text(pilot, " KEPT")
        await until(pilot, lambda: REASON in screen_text(pilot))
        elsewhere(two, "redo")
        await until(pilot, lambda: "labels at packing KEPT" in says(two))
        await settle(pilot)
        assert "deleted elsewhere" not in screen_text(pilot)


async def test_leaving_without_it_takes_a_second_key(opened: Open, two: Path) -> None:
    async with opened(reference="2026-001", timings=QUICK) as pilot:
        await begin(pilot)
        elsewhere(two, "delete")
        await until(pilot, lambda: "deleted elsewhere" in screen_text(pilot))
        await type_text(pilot, " UNSAVED")
        await until(pilot, lambda: REASON in screen_text(pilot))
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "Something could not be saved" in screen_text(pilot)
