"""A letter costs the drawing of what it stands in, and of nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle
from widgets.editors import LineEditor
from widgets.field_row import FieldRow


@pytest.fixture
def case(database: Path) -> None:
    store = open_store(database)
    store.create({"title": "Parcels swapped", "zone": "UTC"}, factory(900).change())
    store.close()


@pytest.mark.usefixtures("case")
async def test_a_letter_in_a_field_draws_that_field_alone(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: set[Widget] = set()
    render_lines = Widget.render_lines

    def noted(widget: Widget, crop: Region) -> list[Strip]:
        drawn.add(widget)
        return render_lines(widget, crop)

    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter")
        await settle(pilot)
        monkeypatch.setattr(Widget, "render_lines", noted)
        await pilot.press("s")
        await pilot.pause(0.1)
        editor = pilot.app.focused
        assert isinstance(editor, LineEditor)
        rows = {widget for widget in drawn if isinstance(widget, FieldRow)}
        beside = {widget for widget in drawn if isinstance(widget.parent, FieldRow)}
        assert "Parcels swappeds" in screen_text(pilot)
        assert (rows, beside) == ({editor.parent}, {editor})
