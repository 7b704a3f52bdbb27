"""From the report to the row that it speaks of, in the walk."""

from __future__ import annotations

from typing import Any

from textual.app import App

from retro.model.entry import Entry


async def show_row(app: App[Any], reference: str, entry: Entry) -> None:
    """Show `entry` in the walk: in the one that the report lies over, else in one over the report."""
    from retro.screens.walk.screen import WalkScreen

    below = app.screen_stack[-2]
    if isinstance(below, WalkScreen):
        walk = below
        app.pop_screen()
    else:
        walk = WalkScreen(reference)
        await app.push_screen(walk)
    await walk.action_go(entry.stage.number)
    await walk.show(entry.id)
