"""What is said for a moment covers nothing: neither what is asked, nor what is answered, nor the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastRack

from retro.language import _
from retro.screens.walk.screen import WalkScreen
from tests.screens.conftest import Open, screen_text, settle, until
from tests.screens.reading import add, case_with_name, line
from widgets.case_list import CaseList
from widgets.command_footer import CommandFooter

PLACES = {
    "a new case": ("n",),
    "a new day": ("a", "n"),
    "the entry line": ("enter", "i"),
    "a question": ("space",),
    "the export": ("e", "w"),
    "closing": ("enter", "C"),
    "keys": ("question_mark",),
    "the palette": ("colon",),
}
"""Where something is read or answered, and the keys that lead there from the archive."""


def _covered(pilot: Pilot[None]) -> list[str]:
    """What a notice is drawn over: each widget that holds no other."""
    seen = {each: clip.intersection(region) for each, (region, clip) in _drawn(pilot).items()}
    told = [each.region for each in seen if isinstance(each, Toast)]
    assert told, "nothing is said"
    rest = [each for each in seen if not each.children and not any(isinstance(up, ToastRack) for up in each.ancestors)]
    return [repr(each) for each in rest if any(seen[each].overlaps(region) for region in told)]


def _drawn(pilot: Pilot[None]) -> dict[Widget, tuple[Region, Region]]:
    return pilot.app.screen._compositor.visible_widgets


async def _back_to_archive(pilot: Pilot[None]) -> None:
    while not isinstance(pilot.app.focused, CaseList):
        await pilot.press("escape")
        await pilot.pause()


@pytest.mark.parametrize(("size", "lang"), [((80, 24), "ja"), ((60, 14), "en")], ids=["80x24-ja", "60x14-en"])
async def test_a_notice_covers_nothing_wherever_it_is_said(
    opened: Open, database: Path, lang: str, size: tuple[int, int]
) -> None:
    reference = case_with_name(database)
    add(database, reference, ("measure", {"what": "A tray for each order", "due": "2026-11-10"}), first=9100)
    async with opened(size=size, lang=lang) as pilot:
        for place, keys in PLACES.items():
            await pilot.press(*keys)
            await pilot.pause()
            pilot.app.notify(
                _("Something could not be saved. The same key once more leaves; it is added at the next start."),
                severity="error",
                markup=False,
            )
            await until(pilot, lambda: any(isinstance(each, Toast) for each in _drawn(pilot)))
            await pilot.pause()
            assert not _covered(pilot), f"{place}:\n{screen_text(pilot)}"
            assert pilot.app.focused in _drawn(pilot), f"{place}: what has the cursor\n{screen_text(pilot)}"
            pilot.app.clear_notifications()
            await _back_to_archive(pilot)


async def test_what_was_done_makes_room_for_what_is_done_next_and_a_warning_stays(opened: Open, database: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        app = pilot.app
        app.notify("The first is done.")
        app.notify("It took a second.")
        app.notify("There is something wrong.", severity="warning")
        await until(pilot, lambda: "something wrong." in line(pilot, -2))
        assert "The first is done." in line(pilot, -4)
        assert "It took a second." in line(pilot, -3)
        await pilot.press("down")
        app.notify("There is something wrong.", severity="warning")
        app.notify("The third is done.")
        await until(pilot, lambda: "The third is done." in line(pilot, -2))
        await settle(pilot)
        assert "There is something wrong." in line(pilot, -3)
        text = screen_text(pilot)
        assert (text.count("something wrong"), text.count("The first"), text.count("a second")) == (1, 0, 0)
        assert app.screen.query_one(CommandFooter).region.y == 23


async def test_what_was_said_of_one_case_is_gone_in_the_next_and_an_error_stays(opened: Open, database: Path) -> None:
    case_with_name(database)
    async with opened(size=(80, 24)) as pilot:
        await until(pilot, lambda: pilot.app.screen.query_one(CaseList).count > 0)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await settle(pilot)
        pilot.app.notify("That is done.")
        pilot.app.notify("Look at this.", severity="warning")
        pilot.app.notify("The disk is full.", severity="error")
        await until(pilot, lambda: "The disk is full." in screen_text(pilot))
        await pilot.press("question_mark")
        await pilot.press("escape")
        await settle(pilot)
        assert "That is done." in screen_text(pilot), "a dialog is no other screen"
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, WalkScreen))
        await until(pilot, lambda: "That is done." not in screen_text(pilot))
        assert "Look at this." not in screen_text(pilot)
        assert "The disk is full." in screen_text(pilot)
