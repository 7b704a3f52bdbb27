"""In 80 columns there is no room for all keys: one key shows all of them, and the footer of every screen names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.language import _
from retro.screens.actions.commands import COMMANDS as OF_ACTIONS
from tests.screens.conftest import Open, screen_text, settle, until
from tests.screens.reading import add, case_with_name, line

PLACES = {
    "archive": ((), "?", "ArchiveScreen"),
    "actions": (("a",), "?", "ActionsScreen"),
    "rows": (("escape", "enter", "1"), "?", "WalkScreen"),
    "a field": (("enter",), "F1", "WalkScreen"),
    "the entry line": (("escape", "i"), "F1", "WalkScreen"),
    "a question": (("escape", "space"), "F1", "AskScreen"),
    "the report": (("escape", "e"), "?", "ReportScreen"),
}
"""Where keys do something, what is pressed to come from one to the next, the key that shows
them all there, and the screen that it is."""


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_every_footer_names_the_key_that_shows_all_keys(opened: Open, database: Path, lang: str) -> None:
    add(database, case_with_name(database), ("measure", {"what": "A tray", "due": "2026-11-10"}), first=9100)
    async with opened(size=(80, 24), lang=lang) as pilot:
        for keys, shows, screen in PLACES.values():
            await pilot.press(*keys)
            told = f" {shows} {_('Keys')}"
            await until(pilot, lambda: type(pilot.app.screen).__name__ == screen)  # noqa: B023 -- at once
            await until(pilot, lambda: told in line(pilot, -1))  # noqa: B023


@pytest.mark.parametrize(("lang", "also"), [("en", ["u"]), ("ja", [])])
async def test_with_80_columns_what_a_check_can_find_stands_in_the_footer(
    opened: Open, database: Path, lang: str, also: list[str]
) -> None:
    add(database, case_with_name(database), ("measure", {"what": "A tray", "due": "2026-11-10"}), first=9100)
    async with opened(size=(80, 24), lang=lang) as pilot:
        await pilot.press("a")
        await settle(pilot)
        for command in OF_ACTIONS:
            if command.key in ["d", "h", "f", "n", "x", "?", *also]:
                assert f" {command.key} {_(command.label)}" in line(pilot, -1)
        await pilot.press("question_mark")
        await settle(pilot)
        shown = " ".join(screen_text(pilot).split())
        for command in OF_ACTIONS:
            assert f"{command.key} {_(command.help)}"[:40] in shown
