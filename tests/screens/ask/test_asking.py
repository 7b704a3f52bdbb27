"""Being led through a case on the screen: the line, its keys, and what is in the archive behind each Enter."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Event as Flag

import pytest
from textual import events
from textual.pilot import Pilot

from retro.app import RetroApp
from retro.model.answers import answer_to
from retro.model.change import Add
from retro.model.closed_record import closing
from retro.model.edits import changed, deleted
from retro.model.head_choices import Level, Severity
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseKind, Participant
from retro.model.stages.review import ParkingLotItem
from retro.model.stages.timeline import Event, EventKind
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.walk.ask import pasted_answer
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.services.ask.asked import Asked
from retro.services.ask.pasted_rows import rows_apart
from retro.services.changing.add_lines import ReadLines
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, record, screen_text, settle, type_text, until

HEAD = {
    "title": "Trays mixed up", "zone": "Asia/Tokyo", "started": "2026-11-18T10:20+09:00", "case_kind": "near-miss",
    "severity": "low",
}  # fmt: skip


@pytest.fixture
def begun(database: Path) -> Path:
    """An archive with one light case, of which only what happened is asked."""
    store = open_store(database)
    store.create(HEAD, factory(900_000).change())
    store.close()
    return database


def told(database: Path) -> list[str]:
    return [event.what for event in record(database).of(Event)]


def ask_screen(pilot: Pilot[None]) -> AskScreen:
    assert isinstance(pilot.app.screen, AskScreen)
    return pilot.app.screen


def plain(pilot: Pilot[None]) -> str:
    """The screen as one text."""
    return " ".join(screen_text(pilot).split())


def line(pilot: Pilot[None]) -> str:
    return ask_screen(pilot).entry.text


async def led(pilot: Pilot[None]) -> None:
    """From the walk to the questions."""
    await pilot.press("space")
    await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "What happened first?" in screen_text(pilot))


async def say(pilot: Pilot[None], *answers: str) -> None:
    """Type answers, each with its Enter, without looking at the screen in between."""
    for answer in answers:
        await type_text(pilot, answer)
        await pilot.press("enter")
    screen = ask_screen(pilot)
    await until(pilot, lambda: not screen.queue.waiting)
    await settle(pilot)


async def test_space_asks_what_is_missing_and_esc_goes_to_the_rows(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips on one table", "10:20 the wrong slip")
        assert told(begun) == ["two slips on one table", "the wrong slip"]
        text = screen_text(pilot)
        assert "And then?" in text
        assert "Enter on nothing That is all" in text
        assert text.index("the wrong slip") < text.index("And then?")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await until(pilot, lambda: "the wrong slip" in screen_text(pilot))


async def test_what_is_typed_stays_in_the_line_for_the_return(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await type_text(pilot, "10:00 half a li")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "half a li" in screen_text(pilot))
        await say(pilot, "ne")
    assert told(begun) == ["half a line"]


async def test_a_new_case_is_led_at_once_and_nothing_typed_ahead_is_lost(database: Path, opened: Open) -> None:
    async with opened() as pilot:
        assert isinstance(pilot.app.screen, ArchiveScreen)
        driver = pilot.app._driver
        assert driver is not None
        burst = "nTrays mixed up\r2026-11-18 10:20\rnear\r10:00 two slips\r10:20 the wrong slip\r"
        for letter in burst:
            driver.send_message(events.Key("enter", "\r") if letter == "\r" else _key(letter))
        await until(pilot, lambda: database.exists() and isinstance(pilot.app.screen, AskScreen))
        screen = ask_screen(pilot)
        await until(pilot, lambda: screen.turn is not None and not screen.queue.waiting)
        await until(pilot, lambda: len(told(database)) == 2)
    assert told(database) == ["two slips", "the wrong slip"]
    assert record(database).head.case_kind is CaseKind.NEAR_MISS


def _key(letter: str) -> events.Key:
    from textual.keys import _character_to_key

    return events.Key(_character_to_key(letter), letter)


async def test_signs_are_kept_as_answers(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "", "？")
    whole = record(begun)
    assert told(begun) == ["two slips"]
    assert Said.UNKNOWN in {answer.said for answer in whole.answers}


async def test_a_line_that_is_no_answer_comes_back_with_the_reason(begun: Path, opened: Open) -> None:
    store = open_store(begun)
    store.create({**HEAD, "severity": None, "case_kind": None}, factory(800_000).change())
    store.close()
    async with opened(reference="2026-002") as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "1 incident" in screen_text(pilot))
        await say(pilot, "9")
        assert line(pilot) == "9"
        assert "There is no 9 here" in screen_text(pilot)
        await say(pilot, "2")  # who does not look types on: the line that came back is set aside
        assert "not taken: 9" in screen_text(pilot)
        store = open_store(begun)
        assert store.load("2026-002").head.case_kind is CaseKind.COMPLAINT
        store.close()
        await pilot.press("up")
        assert line(pilot) == "9"


async def test_up_brings_the_last_answer_back_and_enter_changes_it(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "10:20 the wrong slip")
        await pilot.press("up", "up")
        assert line(pilot) == "10:00 two slips"
        assert "How is row 1 right" in screen_text(pilot)
        await pilot.press("down")
        assert line(pilot) == "10:20 the wrong slip"
        await say(pilot, " of two")
        assert told(begun) == ["two slips", "the wrong slip of two"]
        assert "And then?" in screen_text(pilot)
        assert line(pilot) == ""


async def test_an_answer_is_changed_more_than_once_and_its_mark_moves_along(database: Path, opened: Open) -> None:
    store = open_store(database)
    known = {"confirmed": True}
    happened = [f"2026-11-18T1{n}:00+09:00" for n in range(4)]
    rows = [
        Add("event", f"{n:016x}", {"what": f"event {n}", "happened": happened[n], **known}, float(n)) for n in (1, 2, 3)
    ]
    store.create({**HEAD, "case_kind": "incident", "severity": "medium"}, factory(900_000).change(*rows))
    store.close()

    def detections() -> list[str]:
        return [event.what for event in record(database).of(Event) if event.event_kind is EventKind.DETECTION]

    async with opened(reference="2026-001") as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "Who was involved" in screen_text(pilot))
        await say(pilot, "/1", "", "-")
        assert "When did we notice?" in screen_text(pilot)
        await say(pilot, "1")
        assert detections() == ["event 1"]
        for number in (2, 3):
            await pilot.press("up")
            assert line(pilot) == str(number - 1)
            await pilot.press("backspace")
            await say(pilot, str(number))
            assert detections() == [f"event {number}"]
        assert "1.2  no longer: detection" in screen_text(pilot)
        assert "When was it over?" in screen_text(pilot)


async def test_a_row_that_was_said_anew_comes_back_as_it_is_now(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "10:20 the wrong slip")
        for _ in range(2):
            await pilot.press("up", "up")
            await say(pilot, " more")
        assert told(begun) == ["two slips more more", "the wrong slip"]
        await pilot.press("up", "up", "up")
        assert line(pilot) == "10:00 two slips more more"


async def test_esc_returns_from_an_earlier_answer_to_the_question(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips")
        await pilot.press("up", "escape")
        assert line(pilot) == ""
        assert "And then?" in screen_text(pilot)
        assert isinstance(pilot.app.screen, AskScreen)


async def test_undo_takes_ones_own_last_answer_back_and_redo_brings_it(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(begun) == [])
        await settle(pilot)
        assert "What happened first?" in screen_text(pilot)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: told(begun) == ["two slips"])
        await type_text(pilot, "half")
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert told(begun) == ["two slips"], "what was typed is taken back first"


@pytest.mark.parametrize("slash", ["/", "／", "・"])
async def test_a_row_for_another_stage_leaves_the_question_where_it_is(begun: Path, opened: Open, slash: str) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", f"{slash}2 one table for two orders")
        assert [cause.what for cause in record(begun).of(Cause)] == ["one table for two orders"]
        assert "And then?" in screen_text(pilot)
        assert "2 Cause, row 1 of 1" in screen_text(pilot)


async def test_slash_words_edit_park_doubt_skip_and_go(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "10:20 the wrong slip")
        await say(pilot, "/edit 1")
        assert "How is row 1 right" in screen_text(pilot)
        await say(pilot, "10:05 two slips on one table")
        await say(pilot, "/park new scanners", "/doubt packer it was later")
        whole = record(begun)
        assert told(begun) == ["two slips on one table", "the wrong slip"]
        assert [row.what for row in whole.of(ParkingLotItem)] == ["new scanners"]
        assert whole.of(Event)[-1].confirmed is False
        await say(pilot, "/skip nobody is here today")
        assert answer_to(record(begun), "", "timeline.all") is not None
        await say(pilot, "/1")
        assert "1 Timeline" in screen_text(pilot)


async def test_the_row_that_is_named_comes_into_the_line_and_esc_leaves_it(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "10:20 the wrong slip", "/edit 1")
        assert line(pilot) == "two slips"
        assert "F9 Split" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "And then?" in screen_text(pilot))
        assert line(pilot) == ""
        await say(pilot, "/edit 1")
        await pilot.press("end")
        await say(pilot, " on one table")
    assert told(begun) == ["two slips on one table", "the wrong slip"]
    assert all(event.happened for event in record(begun).of(Event))


async def test_f9_makes_two_rows_of_the_one_in_the_line_and_asks_when_the_second_was(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: "/edit and its number" in plain(pilot))
        await say(pilot, "10:00 two slips, the van left", "/edit 1")
        await pilot.press("end", *["left"] * len("the van left"), "f9")
        await until(pilot, lambda: "When was row 2" in screen_text(pilot))
        assert told(begun) == ["two slips", "the van left"]
        await say(pilot, "10:20")
        assert all(event.happened for event in record(begun).of(Event))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: record(begun).of(Event)[1].happened is None)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(begun) == ["two slips, the van left"])


async def test_where_one_half_would_be_empty_the_line_stays(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "/edit 1")
        await pilot.press("end", "f9")
        await until(pilot, lambda: "one of them would be empty" in plain(pilot))
        assert line(pilot) == "two slips"
        assert told(begun) == ["two slips"]


async def test_how_much_is_asked_is_raised_by_a_word_and_lowered_with_a_reason(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await say(pilot, "/depth full")
        assert "[full]" in screen_text(pilot)
        assert "Depth: full (chosen by hand, near miss)" in screen_text(pilot)
        assert "What happened first?" in screen_text(pilot)
        await say(pilot, "/depth light")
        assert "[light]" in screen_text(pilot)
        await say(pilot, "/depth full", "10:00 two slips")
        assert record(begun).head.depth is Level.FULL
        store = open_store(begun)
        whole = store.load("2026-001")
        store.apply(
            "2026-001",
            factory(700_000).change(
                *changed(whole.head, {"case_kind": CaseKind.COMPLAINT, "severity": Severity.MEDIUM})
            ),
        )
        store.close()
        screen = ask_screen(pilot)
        await until(pilot, lambda: screen.book.record.head.case_kind is CaseKind.COMPLAINT)
        await say(pilot, "/depth light")
        assert line(pilot) == "/depth light"
        assert "less needs a reason" in screen_text(pilot)
        await pilot.press("end")
        await say(pilot, " settled on the spot")
        whole = record(begun)
        assert (whole.head.depth, whole.head.depth_reason) == (Level.LIGHT, "settled on the spot")


async def test_sheets_are_shown_and_any_key_goes_back(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "/all")
        assert "1.1  event" in screen_text(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, AskScreen)
        await say(pilot, "/")
        assert "/5 Prevention" in screen_text(pilot)
        await type_text(pilot, "x")
        assert "/5 Prevention" not in screen_text(pilot)
        assert line(pilot) == "x"


async def test_slash_words_are_shown_and_completed(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await type_text(pilot, "/")
        assert "/park put it on the list" in " ".join(screen_text(pilot).split())
        await type_text(pilot, "par")
        await pilot.press("tab")
        assert line(pilot).startswith("/park")


async def test_the_terminal_grows_small_and_large_again_in_a_question(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await type_text(pilot, "10:00 two sl")
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        assert "Retro needs" in " ".join(screen_text(pilot).split())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert line(pilot) == "10:00 two sl"
        await say(pilot, "ips")
    assert told(begun) == ["two slips"]


async def test_a_case_that_is_closed_elsewhere_keeps_the_line(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await type_text(pilot, "10:00 two slips")
        store = open_store(begun)
        store.apply("2026-001", factory(700_000).change(*closing(store.load("2026-001").head)))
        store.close()
        await until(pilot, lambda: "This one is closed" in screen_text(pilot))
        assert line(pilot) == "10:00 two slips"
        await say(pilot, "")
        assert line(pilot) == "10:00 two slips"
        assert told(begun) == []


async def test_a_question_whose_row_is_gone_gives_way_and_the_text_stays(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await say(pilot, "10:00 two slips", "10:20 the wrong slip", "/edit 1")
        await type_text(pilot, "10:01 it was otherwise")
        store = open_store(begun)
        whole = store.load("2026-001")
        store.apply("2026-001", factory(700_000).change(*deleted(whole, whole.of(Event)[0])))
        store.close()
        await until(pilot, lambda: "How is row 1 right" not in screen_text(pilot))
        assert line(pilot) == "10:01 it was otherwise"
        assert told(begun) == ["the wrong slip"]


async def test_answers_wait_for_a_lock_and_typing_goes_on(begun: Path, lock: sqlite3.Connection, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        lock.execute("BEGIN IMMEDIATE")
        for text in ("10:00 two slips", "10:20 the wrong slip"):
            await type_text(pilot, text)
            await pilot.press("enter")
        await type_text(pilot, "10:30 and")
        assert line(pilot) == "10:30 and"
        lock.execute("ROLLBACK")
        await until(pilot, lambda: len(told(begun)) == 2)
        assert line(pilot) == "10:30 and"
    assert told(begun) == ["two slips", "the wrong slip"]


async def test_an_answer_of_ten_thousand_characters_is_taken(begun: Path, opened: Open) -> None:
    text = "10:00 " + "漢" * 9_994
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        ask_screen(pilot).entry.text = text
        await pilot.press("enter")
        await until(pilot, lambda: told(begun) == ["漢" * 9_994])
        await settle(pilot)
        assert "And then?" in screen_text(pilot)


async def test_three_hundred_rows_are_scrolled_while_the_line_keeps_the_cursor(database: Path, opened: Open) -> None:
    store = open_store(database)
    rows = [Add("event", f"{n:016x}", {"what": f"event {n}"}, float(n)) for n in range(1, 301)]
    store.create(HEAD, factory(900_000).change(*rows))
    store.close()
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("1", "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "event 300" in screen_text(pilot))
        await pilot.press("pageup")
        await settle(pilot)
        assert "event 300" not in screen_text(pilot)
        await type_text(pilot, "x")
        assert line(pilot) == "x"
        await pilot.press("pagedown")
        await until(pilot, lambda: "event 300" in screen_text(pilot))


async def test_space_asks_of_the_stage_that_is_looked_at_and_says_for_which_field(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("5", "space")
        await until(
            pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "5 Prevention · new" in screen_text(pilot)
        )
        await type_text(pilot, "colour the prompt")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "5 Prevention · row 1 · Owner" in screen_text(pilot))


async def test_pasted_lines_are_rows_where_rows_are_taken(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        driver = pilot.app._driver
        assert driver is not None
        driver.send_message(events.Paste("- 10:00 - two slips\n\n- **10:20** the wrong slip\n- 10:99 nothing\n"))
        await until(pilot, lambda: len(told(begun)) == 2)
        assert told(begun) == ["two slips", "the wrong slip"]
        await until(pilot, lambda: "10:99 nothing" in screen_text(pilot))
        driver.send_message(events.Paste("10:30 a\n10:31 b\n10:32 c (Oct 29)\n10:33 d\n"))
        await until(pilot, lambda: "1 of 4 not fully read: 1.5" in screen_text(pilot))
        assert len(told(begun)) == 6
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(told(begun)) == 2)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(begun) == [])
        await pilot.press("f10")
        await say(pilot, ".")
        await settle(pilot)
        await pilot.press("up")
        await until(pilot, lambda: line(pilot) == ".")
        await type_text(pilot, "10:40 z")
        assert line(pilot) == "10:40 z"


async def test_a_heading_that_is_pasted_with_rows_is_told_and_is_there_to_take(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(100, 30)) as pilot:
        await led(pilot)
        driver = pilot.app._driver
        assert driver is not None
        driver.send_message(events.Paste("Timeline\n10:00 two slips\n10:20 the wrong slip\n"))
        await until(pilot, lambda: told(begun) == ["two slips", "the wrong slip"])
        await until(pilot, lambda: "not taken: Timeline" in screen_text(pilot))
        await pilot.press("up")
        await until(pilot, lambda: line(pilot) == "Timeline")


async def test_what_is_typed_while_pasted_lines_are_read_goes_behind_them(
    begun: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, is_read = Flag(), Flag()

    def slow(asking: Asked, text: str) -> tuple[list[str], ReadLines]:
        asked.set()
        assert is_read.wait(30)
        return rows_apart(asking, text)

    monkeypatch.setattr(pasted_answer, "rows_apart", slow)
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, AskScreen)
        driver = pilot.app._driver
        assert driver is not None
        driver.send_message(events.Paste("10:00 two slips\n10:20 the wrong slip\n10:99 nothing\n"))
        await until(pilot, asked.is_set)
        await type_text(pilot, "10:30 phones ring")
        await pilot.press("enter")
        await type_text(pilot, "10:40 ha")
        assert line(pilot) == "10:40 ha"
        kept = [each.text for each in screen.unsaved_work()]
        assert kept == ["10:00 two slips", "10:20 the wrong slip", "10:99 nothing", "10:30 phones ring"]
        is_read.set()
        await until(pilot, lambda: len(told(begun)) == 3)
        await until(pilot, lambda: "10:99 nothing" in screen_text(pilot))
        assert line(pilot) == "10:40 ha"
    assert told(begun) == ["two slips", "the wrong slip", "phones ring"]


async def test_a_text_in_the_line_is_asked_about_before_the_end(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await led(pilot)
        await type_text(pilot, "half")
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert isinstance(pilot.app, RetroApp)
        assert pilot.app._exit is False
        assert "once more leaves without it" in screen_text(pilot)


async def test_several_roles_in_one_line(begun: Path, opened: Open) -> None:
    store = open_store(begun)
    store.create({**HEAD, "case_kind": "incident", "severity": "medium"}, factory(800_000).change())
    store.close()
    async with opened(reference="2026-002") as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "Who was involved" in screen_text(pilot))
        await say(pilot, "packer, shipping lead")
    store = open_store(begun)
    assert [row.role for row in store.load("2026-002").of(Participant)] == ["packer", "shipping lead"]
    store.close()


async def test_answers_that_were_not_taken_are_thrown_away_and_brought_back(begun: Path, opened: Open) -> None:
    own = Environment(places=begun.with_name("places.json"))
    async with opened(reference="2026-001", environment=own) as pilot:
        await led(pilot)
        await say(pilot, "10:99 two slips", "10:20 the wrong slip")
        await pilot.press("f10")
        await until(pilot, lambda: "1 line was thrown away. Ctrl+Z brings it back." in screen_text(pilot))
        assert "not taken" not in screen_text(pilot)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "not taken: 10:99 two slips" in screen_text(pilot))
        await pilot.press("f10", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))


async def test_an_answer_that_was_not_taken_is_told_on_the_way_out_by_the_rows(begun: Path, opened: Open) -> None:
    own = Environment(places=begun.with_name("places.json"))
    async with opened(reference="2026-001", environment=own) as pilot:
        await led(pilot)
        await say(pilot, "10:99 two slips", "10:20 the wrong slip")
        assert "not taken: 10:99 two slips" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("escape")
        await until(pilot, lambda: "1 line was not added" in screen_text(pilot))
        assert isinstance(pilot.app.screen, WalkScreen)
