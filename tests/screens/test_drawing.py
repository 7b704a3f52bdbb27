"""A letter costs the drawing of what it stands in, and of nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from retro.store.sqlite.store import open_store
from tests import quick_pilot
from tests.screens.conftest import Open, factory, screen_text, settle, until
from widgets.command_footer import CommandFooter
from widgets.compositor import TightCompositor
from widgets.editors import LineEditor
from widgets.field_row import FieldRow


@pytest.fixture
def case(database: Path) -> None:
    store = open_store(database)
    store.create({"title": "Parcels swapped", "zone": "UTC"}, factory(900).change())
    store.close()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[Widget]:
    """What is drawn from now on."""
    monkeypatch.setenv(quick_pilot.ALL, "1")
    widgets: set[Widget] = set()
    render_lines = Widget.render_lines

    def noted(widget: Widget, crop: Region) -> list[Strip]:
        widgets.add(widget)
        return render_lines(widget, crop)

    monkeypatch.setattr(Widget, "render_lines", noted)
    return widgets


@pytest.mark.usefixtures("case")
async def test_a_letter_in_a_field_draws_that_field_alone_and_tab_not_the_whole_screen(
    opened: Open, drawn: set[Widget], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter")
        await settle(pilot)
        drawn.clear()
        await pilot.press("s")
        await pilot.pause(0.1)
        editor = pilot.app.focused
        assert isinstance(editor, LineEditor)
        rows = {widget for widget in drawn if isinstance(widget, FieldRow)}
        beside = {widget for widget in drawn if isinstance(widget.parent, FieldRow)}
        assert "Parcels swappeds" in screen_text(pilot)
        assert (rows, beside) == ({editor.parent}, {editor})

        def draw_all(*_more: object, **_named: object) -> LayoutUpdate:
            raise AssertionError("the whole screen is drawn because the cursor moves")

        monkeypatch.setattr(TightCompositor, "render_full_update", draw_all)
        await pilot.press("tab")
        await until(pilot, lambda: pilot.app.focused not in {None, editor})
        await pilot.pause(0.1)


class BrokenError(Exception):
    """A widget cannot be drawn."""


async def test_what_cannot_be_drawn_is_met_also_by_a_test_that_does_not_look(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Strip:
        raise BrokenError

    with pytest.raises(BrokenError):  # noqa: PT012 -- it comes at the end of the block
        async with opened() as pilot:
            monkeypatch.setattr(CommandFooter, "render_line", broken)
            pilot.app.screen.query_one(CommandFooter).refresh()
            await pilot.pause()
