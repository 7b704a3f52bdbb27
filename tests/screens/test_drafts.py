"""What stands in the entry line of a stage, and what is said of a line there, stays with the stage."""

from __future__ import annotations

from pathlib import Path

from retro.model.stages.scope import Damage
from retro.screens.walk.screen import WalkScreen
from tests.screens.conftest import Open, record, screen_text, settle, type_text
from tests.screens.test_entering import all_saved, begin, burst, events_of


async def test_a_draft_stays_with_its_stage(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot, "3")
        await type_text(pilot, "500 boxes")
        await pilot.press("escape", "4", "i")
        await settle(pilot)
        assert entry.text == ""
        await type_text(pilot, "16:30 a gift")
        await pilot.press("escape", "3", "i")
        await settle(pilot)
        assert entry.text == "500 boxes"
        await type_text(pilot, " late")
        await pilot.press("enter")
        await all_saved(pilot)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "The entry line of “4 Remedy” holds a text" in screen_text(pilot)
        await pilot.press("4", "i")
        await settle(pilot)
        assert entry.text == "16:30 a gift"
    assert [row.what for row in record(begun).of(Damage)] == ["boxes late"]


async def test_a_refusal_is_said_in_its_stage_and_until_a_later_line_is_added(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:99 phones ring\r10:10 nobody")
        await settle(pilot)
        await pilot.press("escape", "4", "i")
        await settle(pilot)
        shown = screen_text(pilot)
        assert entry.text == ""
        assert "phones ring" not in shown
        assert "does not read as a moment" not in shown
        assert "Lines were not taken in: Timeline" in shown
        await pilot.press("escape", "1", "i")
        await settle(pilot)
        assert "not taken: 10:99 phones ring" in screen_text(pilot)
        assert "does not read as a moment" in screen_text(pilot)
        assert entry.text == "10:10 nobody"
        burst(pilot, " answers\r")
        await all_saved(pilot)
        shown = screen_text(pilot)
        assert "not taken: 10:99 phones ring" in shown
        assert "does not read as a moment" not in shown
    assert events_of(begun) == ["nobody answers"]


async def test_what_was_not_read_is_said_with_what_was_added(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "10:05 phones ring at 10:07, too\r")
        await all_saved(pilot)
        assert "added   not read: 10:07" in screen_text(pilot)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert "added" not in screen_text(pilot)


async def test_a_line_that_was_taken_back_is_not_said_to_be_impossible(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", lang="ja") as pilot:
        await begin(pilot)
        burst(pilot, "23:00 発車\r11:00 到着\r")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await type_text(pilot, "x")
        await settle(pilot)
        assert "まだ追加していません：11:00 到着" in screen_text(pilot)
        assert "追加できません" not in screen_text(pilot)


async def test_figure_due_day_and_owner_stand_in_the_list_of_a_narrow_terminal(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24), lang="ja") as pilot:
        await begin(pilot, "3")
        burst(pilot, "37個の荷物が遅れて到着\r")
        await all_saved(pilot)
        assert "37 個" in screen_text(pilot)
        await pilot.press("escape", "5", "i")
        burst(pilot, "二重確認 @出荷責任者 期限 2026-12-01\r")
        await all_saved(pilot)
        assert "出荷責任者  2026年12月1日" in screen_text(pilot)


async def test_up_in_a_line_with_a_text_stays_in_it(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        await type_text(pilot, "10:05 " + "a very long line " * 12)
        await pilot.press(*["up"] * 4)
        assert entry.has_cursor
