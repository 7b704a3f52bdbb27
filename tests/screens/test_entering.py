"""The entry line of the walk: however fast one types, each line becomes one row, or is there to be seen."""

from __future__ import annotations

import re
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from retro.app import RetroApp
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Event
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.walk.save_status import lines_left
from retro.screens.walk.screen import WalkScreen
from retro.settings import Settings
from retro.store.journal import journals
from tests.screens.conftest import Open, record, screen_text, settle, type_text, until
from widgets.quick_entry import QuickEntry


def events_of(database: Path) -> list[str]:
    return [event.what for event in record(database).of(Event)]


def burst(pilot: Pilot[None], text: str) -> None:
    """Send keys as a terminal gives them on when they came faster than anybody looked: nothing happens in between."""
    driver = pilot.app._driver
    assert driver is not None
    for letter in text:
        key = {"\r": "enter", "\n": "ctrl+j", "\x1b": "escape"}.get(letter)
        driver.send_message(events.Key(key or _character_to_key(letter), letter))


async def test_a_line_goes_into_the_stage_in_which_it_was_typed_however_fast_one_goes_on(
    opened: Open, begun: Path
) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "10:05 phones ring\r")
        pilot.app._driver.send_message(events.Key("ctrl+down", None))  # type: ignore[union-attr]
        burst(pilot, "one table for two orders\r")
        pilot.app._driver.send_message(events.Key("ctrl+up", None))  # type: ignore[union-attr]
        burst(pilot, "10:06 nobody answers")
        await until(pilot, lambda: pilot.app.screen.query_one(QuickEntry).text == "10:06 nobody answers")
        await pilot.press("enter")
        await all_saved(pilot)
    assert [(row.kind, row.main_text) for row in record(begun).rows] == [
        ("event", "phones ring"), ("event", "nobody answers"), ("cause", "one table for two orders"),
    ]  # fmt: skip


async def begin(pilot: Pilot[None], stage: str = "1") -> QuickEntry:
    await pilot.press(stage, "i")
    await settle(pilot)
    return pilot.app.screen.query_one(QuickEntry)


async def all_saved(pilot: Pilot[None]) -> None:
    """Wait until nothing is on its way any more."""
    screen = pilot.app.screen
    assert isinstance(screen, WalkScreen)
    await until(pilot, lambda: not screen.lines.waiting)
    await settle(pilot)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
async def test_lines_of_one_burst_are_a_row_each(opened: Open, begun: Path, end: str) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "".join(f"10:0{n} line {n}{end}" for n in range(6)) + "10:09 half")
        await all_saved(pilot)
        assert entry.text == "10:09 half"
    assert events_of(begun) == [f"line {n}" for n in range(6)]


async def test_what_looks_like_a_mark_and_is_none_is_said_beside_the_line(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        await type_text(pilot, "10:05 phones ring at 10:07, too")
        await settle(pilot)
        assert "not read: 10:07" in screen_text(pilot)


async def test_enter_twice_is_one_row(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "10:05 phones ring\r\r")
        await all_saved(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert events_of(begun) == ["phones ring"]


async def test_typing_goes_on_while_another_program_has_the_lock(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await type_text(pilot, "10:05 phones ring\r".rstrip("\r"))
        await pilot.press("enter")
        await type_text(pilot, "10:06 nobody answers")
        await pilot.press("enter")
        await type_text(pilot, "10:07 half")
        await until(pilot, lambda: "waits: 10:06 nobody answers" in screen_text(pilot))
        shown = screen_text(pilot)
        assert entry.text == "10:07 half"
        assert "+ 10:07 half" in shown
        assert "draft saving" in " ".join(shown.split())
        assert "saved" not in shown
        assert events_of(begun) == []
        lock.execute("ROLLBACK")
        await all_saved(pilot)
        shown = screen_text(pilot)
        assert "waits:" not in shown
        assert re.search(r"saved 1[23]:", shown)  # each look at the clock is a minute later
        assert entry.text == "10:07 half"
    assert events_of(begun) == ["phones ring", "nobody answers"]


async def test_fields_are_typed_in_while_another_program_has_the_lock(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter")
        lock.execute("BEGIN IMMEDIATE")
        await type_text(pilot, "!")
        await until(pilot, lambda: "NOT SAVED" in screen_text(pilot))
        await type_text(pilot, "?")
        await until(pilot, lambda: "Trays mixed up!?" in screen_text(pilot))
        lock.execute("ROLLBACK")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert record(begun).head.title == "Trays mixed up!?"


@pytest.mark.parametrize(("answer", "day"), [(a, "2026-11-19") for a in ("y", "Y", "ｙ", "はい")] + [
    (a, "2026-11-18") for a in ("n", "ｎ", "いいえ")])  # fmt: skip
async def test_the_next_day_is_asked_for_and_answered_with_enter(
    opened: Open, begun: Path, answer: str, day: str
) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "23:00 van leaves\r11:00 van arrives\r")
        await until(pilot, lambda: "The next day?" in screen_text(pilot))
        await type_text(pilot, answer)
        await settle(pilot)
        assert events_of(begun) == ["van leaves"]
        await pilot.press("enter")
        await all_saved(pilot)
        assert "next day?" not in screen_text(pilot)
    found = next(event for event in record(begun).of(Event) if event.what == "van arrives")
    assert found.happened is not None
    assert found.happened.dump() == f"{day}T11:00+09:00"


async def test_a_question_takes_no_letter_of_the_next_line_and_the_next_line_waits(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "20:00 first call\r09:30 an earlier one\r")
        await until(pilot, lambda: "The next day?" in screen_text(pilot))
        await type_text(pilot, "yesterday 9am nobody looked")
        await settle(pilot)
        assert entry.text == "yesterday 9am nobody looked"
        await pilot.press("enter")
        await until(pilot, lambda: "waits: yesterday 9am" in screen_text(pilot))
        assert "not saved yet" in screen_text(pilot)
        assert events_of(begun) == ["first call"]
        burst(pilot, "n\r")
        await all_saved(pilot)
    assert sorted(events_of(begun)) == ["an earlier one", "first call", "nobody looked"]


async def test_a_line_behind_a_question_is_read_for_each_answer(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "23:00 van leaves\r11:00 van arrives\r")
        await until(pilot, lambda: "The next day?" in screen_text(pilot))
        await type_text(pilot, "+7 unloaded")
        await settle(pilot)
        said = " ".join(screen_text(pilot).split())
        assert "after y: event “unloaded”" in said or "after y: " in said
        yes, _, no = said.partition("after y: ")[2].partition("after n: ")
        assert "19 Nov" in yes
        assert "11:07" in yes
        assert "19 Nov" not in no.partition("Enter")[0]
        await pilot.press("ctrl+u")
        await type_text(pilot, "y")
        await settle(pilot)
        assert "answers the question above" in screen_text(pilot)
        burst(pilot, "\r+7 unloaded\r")
        await all_saved(pilot)
    found = next(event for event in record(begun).of(Event) if event.what == "unloaded")
    assert found.happened is not None
    assert found.happened.dump() == "2026-11-19T11:07+09:00"


async def test_a_lock_that_keeps_lines_waiting_is_explained(opened: Open, begun: Path) -> None:
    other = sqlite3.connect(begun, isolation_level=None)
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        other.execute("BEGIN IMMEDIATE")
        burst(pilot, "10:10 phones ring\r")
        await until(pilot, lambda: "Another program is writing to the archive." in screen_text(pilot))
        assert "waits: 10:10 phones ring" in screen_text(pilot)
        other.execute("ROLLBACK")
        await all_saved(pilot)
        await until(pilot, lambda: "Another program" not in screen_text(pilot))
    other.close()
    assert events_of(begun) == ["phones ring"]


async def test_an_answer_that_is_typed_ahead_is_an_answer(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "20:00 first call\r09:30 an earlier one\rn\r20:40 third\r")
        await all_saved(pilot)
    assert events_of(begun) == ["an earlier one", "first call", "third"]


async def test_esc_takes_the_line_back_that_is_asked_about(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "23:00 van leaves\r11:00 van arrives\r")
        await until(pilot, lambda: "The next day?" in screen_text(pilot))
        await pilot.press("escape")
        await settle(pilot)
        assert entry.text == "11:00 van arrives"
        assert entry.has_cursor
        assert "next day?" not in screen_text(pilot)
    assert events_of(begun) == ["van leaves"]


async def test_a_refused_line_comes_back_into_the_empty_line_and_is_mended_there(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:99 phones ring\r")
        await settle(pilot)
        assert entry.text == "10:99 phones ring"
        assert "does not read as a moment" in screen_text(pilot)
        await pilot.press("home", "right", "right", "right", "delete", "delete")
        await type_text(pilot, "09")
        await pilot.press("enter")
        await all_saved(pilot)
        assert "not taken" not in screen_text(pilot)
    assert events_of(begun) == ["phones ring"]


async def test_who_types_on_over_a_refused_line_loses_neither(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:99 phones ring\r")
        await settle(pilot)
        assert entry.text == "10:99 phones ring"
        await type_text(pilot, "10:10 nobody answers")
        assert entry.text == "10:10 nobody answers"
        await pilot.press("enter")
        await all_saved(pilot)
        assert "not taken: 10:99 phones ring" in screen_text(pilot)
        assert "does not read as a moment" not in screen_text(pilot)
        await pilot.press("up")
        await settle(pilot)
        assert entry.text == "10:99 phones ring"
        assert "does not read as a moment" in screen_text(pilot)
        assert "not taken" not in screen_text(pilot)
    assert events_of(begun) == ["nobody answers"]


async def test_refused_lines_of_a_burst_wait_in_a_list(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:97 one\r10:98 two\r10:02 good\r10:99 three\r10:03 good, too\r10:04 half")
        await all_saved(pilot)
        assert entry.text == "10:04 half"
        shown = screen_text(pilot)
        assert "(1 more line not taken)" in shown
        assert "not taken: 10:98 two" in shown
        assert "not taken: 10:99 three" in shown
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
    assert events_of(begun) == ["good", "good, too"]


async def test_refused_lines_are_thrown_away_and_brought_back(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await begin(pilot)
        burst(pilot, "10:98 two\r10:99 three\r10:02 good\r10:04 half")
        await all_saved(pilot)
        assert "F10 throws them away" in screen_text(pilot)
        await pilot.press("ctrl+u", "f10")
        await settle(pilot)
        assert "2 lines were thrown away. Ctrl+Z brings them back." in screen_text(pilot)
        assert "not taken" not in screen_text(pilot)
        await pilot.press("escape", "u")
        await settle(pilot)
        assert "not taken: 10:98 two" in screen_text(pilot)
        assert "not taken: 10:99 three" in screen_text(pilot)
        await pilot.press("f10", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArchiveScreen)  # nothing is left to warn of
    assert events_of(begun) == ["good"]


async def test_a_line_that_came_back_is_thrown_away_and_undo_is_of_what_was_written_since(
    opened: Open, begun: Path
) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:99 phones ring\r")
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)
        assert entry.text == ""
        assert "1 line was thrown away." in screen_text(pilot)
        burst(pilot, "10:10 nobody answers\r")
        await all_saved(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert "10:99" not in screen_text(pilot)
        await pilot.press("f10")
        await settle(pilot)
        assert "Every line of this stage was taken." in screen_text(pilot)
    assert events_of(begun) == []


async def test_a_refused_line_comes_back_in_its_stage(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:99 phones ring\r10:10 x")
        await settle(pilot)
        await pilot.press("ctrl+u", "escape", "2", "i")
        await settle(pilot)
        assert "Lines were not taken in: Timeline" in screen_text(pilot)
        await pilot.press("ctrl+up", "up")
        await settle(pilot)
        assert entry.text == "10:99 phones ring"
        assert "What happened, when" in screen_text(pilot)
        assert entry.has_cursor


async def test_refused_lines_are_not_left_without_a_word(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "10:99 phones ring\r10:10 good")
        await all_saved(pilot)
        await pilot.press("ctrl+u", "escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "Lines were not taken" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArchiveScreen)


async def test_a_refused_line_is_off_the_list_once_it_was_taken(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await begin(pilot, "2")
        burst(pilot, "> why: rented\rslips lay on one table\rx")
        await all_saved(pilot)
        assert "not taken: > why: rented" in screen_text(pilot)
        await pilot.press("ctrl+u")
        burst(pilot, "> why: rented\r")
        await all_saved(pilot)
        assert "not taken" not in screen_text(pilot)
    assert [cause.what for cause, _depth in record(begun).causes()] == ["slips lay on one table", "rented"]


def test_a_warning_names_how_many_lines_are_left() -> None:
    assert lines_left(1).startswith("1 line was not added.")
    assert lines_left(3).startswith("3 lines were not added.")


async def test_a_tree_of_causes_is_written_in_one_burst(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot, "2")
        burst(pilot, "slips lay on one table\r> why: no place per order\r> why: rented\rnobody compares\r")
        await all_saved(pilot)
    tree = [(depth, cause.what) for cause, depth in record(begun).causes()]
    assert tree == [(0, "slips lay on one table"), (1, "no place per order"), (2, "rented"), (0, "nobody compares")]


async def test_a_line_is_of_the_stage_in_which_it_was_typed(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        lock.execute("BEGIN IMMEDIATE")
        burst(pilot, "10:05 phones ring\r")
        await settle(pilot)
        await pilot.press("escape", "2", "i")
        await settle(pilot)
        burst(pilot, "nobody compares\r")
        await settle(pilot)
        lock.execute("ROLLBACK")
        await all_saved(pilot)
        assert "nobody compares" in screen_text(pilot)
    assert events_of(begun) == ["phones ring"]
    assert [cause.what for cause in record(begun).of(Cause)] == ["nobody compares"]


async def test_a_line_that_is_saved_later_leaves_the_cursor_on_the_row_where_it_was_put(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        burst(pilot, "10:05 phones ring\r10:06 nobody answers\r")
        await all_saved(pilot)
        lock.execute("BEGIN IMMEDIATE")
        burst(pilot, "10:07 van leaves\r")
        await pilot.press("escape", "g")
        lock.execute("ROLLBACK")
        await all_saved(pilot)
        await pilot.press("x")
        await settle(pilot)
    assert events_of(begun) == ["nobody answers", "van leaves"]


async def test_a_list_of_participants_is_a_row_each(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot, "0")
        await type_text(pilot, "RF, PW, RR")
        await settle(pilot)
        assert "participant, “RR”" in screen_text(pilot)
        await pilot.press("enter")
        await all_saved(pilot)
    assert [person.role for person in record(begun).of(Participant)] == ["RF", "PW", "RR"]


async def test_a_cost_without_a_currency_takes_that_of_the_settings(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", environment=Environment(Settings(currency="EUR"))) as pilot:
        await begin(pilot, "4")
        await type_text(pilot, "16:30 gift #company cost 30")
        await pilot.press("enter")
        await all_saved(pilot)
    assert [(row.cost, row.currency) for row in record(begun).of(Remedy)] == [(Decimal(30), "EUR")]


async def test_what_waits_for_a_lock_is_kept_when_the_walk_is_left(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001") as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        app._database = begun
        await begin(pilot)
        lock.execute("BEGIN IMMEDIATE")
        burst(pilot, "10:05 phones ring\r")
        await settle(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Something could not be saved" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        await until(pilot, lambda: len(journals(begun)) < 2)  # the one of this program goes with its next look
        (journal,) = journals(begun)
        assert "phones ring" in journal.read_text(encoding="utf-8")
        lock.execute("ROLLBACK")


async def test_undo_in_the_line_takes_back_typing_and_no_saved_row(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:05 phones ring\r")
        await all_saved(pilot)
        await type_text(pilot, "10:30 half a")
        await pilot.press("ctrl+z")
        assert entry.text == "10:30 half "
        await pilot.press("ctrl+y")
        assert entry.text == "10:30 half a"
        for _ in range(9):
            await pilot.press("ctrl+z")
        await settle(pilot)
        assert (entry.text, entry.has_cursor) == ("", True)
        assert events_of(begun) == ["phones ring"]
        for _ in range(9):
            await pilot.press("ctrl+y")
        await pilot.press("enter")
        await all_saved(pilot)
    assert events_of(begun) == ["phones ring", "half a"]


async def test_undo_in_a_line_in_which_nothing_was_typed_takes_back_the_last_row_and_typing_goes_on(
    opened: Open, begun: Path
) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:05 phones ring\r10:06 nobody answers\r")
        await all_saved(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert events_of(begun) == ["phones ring"]
        assert entry.has_cursor
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert events_of(begun) == ["phones ring", "nobody answers"]
        await type_text(pilot, "10:07 x")
        assert entry.text == "10:07 x"


async def test_undo_in_a_field_takes_back_what_was_typed_in_it_and_no_more(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await type_text(pilot, " twice")
        await settle(pilot)
        await pilot.press(*["ctrl+z"] * 5, "ctrl+s")
        await settle(pilot)
        assert record(begun).head.title == "Trays mixed up"
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+s")
        await settle(pilot)
    assert record(begun).head.title == "Trays mixed up twice"
