"""A call on the screen (S33): a line and a clock at once, nothing asked; the card beside; one contact in the end."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from datetime import timedelta
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot

from retro import screens
from retro.errors import CopyError
from retro.language import M_
from retro.model.call import Call, CallLine
from retro.model.change import Add
from retro.model.stages.timeline import Contact
from retro.screens.actions.screen import ActionsScreen
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.call.clock import clock
from retro.screens.call.screen import CallScreen
from retro.screens.call.typed import TypedLines
from retro.services.archive.recover import recover
from retro.store.journal import journals, keep, read
from retro.store.sqlite.store import open_store
from tests.screens.conftest import NOON, Open, factory, record, screen_text, settle, type_text, until
from widgets.commands import Command
from widgets.note_line import NoteLine

CARD = (
    "recorded? say so", "let them finish", "thank them", "name, number, when it suits", "what do they wish for",
    "by when we call", "read it back", "they hang up first", "not on the spot: money, blame, a visit",
)  # fmt: skip


@pytest.fixture
def begun(database: Path) -> Path:
    """An archive with a case."""
    store = open_store(database)
    store.create({"title": "Two parcels swapped", "zone": "Asia/Tokyo", "started": "2026-11-20"}, factory(100).change())
    store.close()
    return database


def calls(database: Path) -> tuple[Call, ...]:
    store = open_store(database)
    try:
        return store.calls()
    finally:
        store.close()


async def note(pilot: Pilot[None], text: str) -> None:
    await type_text(pilot, text)
    await pilot.press("enter")


async def ahead(pilot: Pilot[None], *lines: str) -> None:
    """Type lines with their Enter in one burst, as a terminal sends what was typed while nothing was read."""
    driver = pilot.app._driver
    assert driver is not None
    for line in lines:
        for letter in line:
            driver.send_message(Key(_character_to_key(letter), letter))
        driver.send_message(Key("enter", "\r"))
    await pilot.pause()


async def begun_call(pilot: Pilot[None]) -> CallScreen:
    await pilot.press("t")
    await until(pilot, lambda: isinstance(pilot.app.screen, CallScreen) and pilot.app.focused is not None)
    screen = pilot.app.screen
    assert isinstance(screen, CallScreen)
    return screen


async def test_s33_t_opens_a_line_and_a_clock_and_asks_nothing(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        text = screen_text(pilot)
        assert "Call since 12:0" in text
        assert all(each in text for each in CARD)
        assert isinstance(pilot.app.focused, NoteLine)
        assert "?" not in text.replace("recorded? say so", "")
        await note(pilot, "a man, very [b]angry[/b]")
        await until(pilot, lambda: "a man, very [b]angry[/b]" in screen_text(pilot))
        await until(pilot, lambda: len(calls(begun)) == 1)
        await note(pilot, "二つの荷物が入れ替わった")
        await until(pilot, lambda: len(calls(begun)[0].notes) == 2)
        assert all(each in screen_text(pilot) for each in CARD)


async def test_s33_from_the_first_note_to_the_contact(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        for text in ("very angry", "parcel of order 77", "/by customer care"):
            await note(pilot, text)
        await until(pilot, lambda: len(calls(begun)) == 1 and len(calls(begun)[0].lines) == 3)
        await pilot.press("escape")
        await until(pilot, lambda: "Which case is it?" in screen_text(pilot))
        assert "1  2026-001" in screen_text(pilot)
        for text, asked in (
            ("1", "wronged by?"), ("nobody called back", "wish for?"), (".", "did we promise?"),
            ("call back", "By when"), ("17:00", "leave the talk?"),
        ):  # fmt: skip
            await note(pilot, text)
            await until(pilot, lambda: asked in screen_text(pilot))  # noqa: B023 -- at once
        await note(pilot, "not content")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        await until(pilot, lambda: "Kept in 2026-001 as 1.1: one contact" in screen_text(pilot))
    (contact,) = record(begun).of(Contact)
    assert (contact.by, contact.promise, contact.wish) == ("customer care", "call back", "")
    said = contact.heard.split("\n\n")
    assert said[0] == "nobody called back"
    assert [text.split(" ", 1)[1] for text in said[1:]] == ["very angry", "parcel of order 77"]
    assert calls(begun) == ()


async def test_s33_what_is_typed_ahead_goes_where_it_would_have_gone(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        await ahead(pilot, "angry", "/end", "1", "nobody called", "", "", "content", "care")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    (contact,) = record(begun).of(Contact)
    assert (contact.heard.split("\n\n")[0], contact.by, calls(begun)) == ("nobody called", "care", ())


async def test_what_stands_in_the_line_when_it_is_over_is_its_last_note(opened: Open, begun: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await begun_call(pilot)
        await type_text(pilot, "they hung up")
        await pilot.press("escape")
        await until(pilot, lambda: "Which case is it?" in screen_text(pilot))
        assert [line.text for line in calls(begun)[0].notes] == ["they hung up"]
        await type_text(pilot, "half an answer")
        await pilot.press("escape")
        await until(pilot, lambda: "with an empty line, Esc leaves" in screen_text(pilot))
        await pilot.press("ctrl+u", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    assert len(calls(begun)) == 1


async def test_a_call_that_was_ended_too_early_goes_on(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        await note(pilot, "first")
        await pilot.press("escape")
        await until(pilot, lambda: "Which case is it?" in screen_text(pilot))
        await note(pilot, "/resume")
        await until(pilot, lambda: CARD[0] in screen_text(pilot))
        await note(pilot, "second")
        await until(pilot, lambda: len(calls(begun)[0].notes) == 2)


async def test_s33_an_answer_that_is_none_comes_back_and_what_was_typed_behind_it_waits(
    opened: Open, begun: Path
) -> None:
    async with opened(size=(100, 30)) as pilot:
        screen = await begun_call(pilot)
        await ahead(pilot, "angry", "/end", "1", "nobody called", "", "call back", "99:99", "content")
        await until(pilot, lambda: screen.query_one(NoteLine).value == "99:99")
        assert "1 line that was typed behind it waits." in " ".join(screen_text(pilot).split())
        assert "By when" in screen_text(pilot)
        await pilot.press("ctrl+u")
        await note(pilot, "17:00")
        await until(pilot, lambda: "Which of our roles spoke?" in screen_text(pilot))
        await note(pilot, "care")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    (contact,) = record(begun).of(Contact)
    assert (contact.promise, contact.ended and contact.ended.value, contact.by) == ("call back", "content", "care")
    assert contact.promise_due is not None
    assert contact.promise_event == ""


def test_what_stands_in_the_line_when_an_answer_comes_back_is_there_again_once_nothing_else_waits() -> None:
    typed = TypedLines()
    for text in ("none", "behind"):
        typed.add(text, NOON)
    assert typed.next() == ("none", NOON)
    typed.hold("beg")
    typed.hold("none again")
    assert (typed.waiting, bool(typed), typed.begun(), typed.rest()) == (2, False, "", ["behind", "beg"])
    typed.add("better", NOON)
    assert [typed.next()[0], typed.next()[0], bool(typed)] == ["better", "behind", False]
    assert (typed.begun(), typed.begun(), typed.rest()) == ("beg", "", [])


async def test_s33_what_was_typed_behind_such_an_answer_is_a_note_where_one_leaves(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        screen = await begun_call(pilot)
        await ahead(pilot, "angry", "/end", "1", "nobody called", "", "call back", "99:99", "she cried")
        await until(pilot, lambda: screen.query_one(NoteLine).value == "99:99")
        await pilot.press("ctrl+u", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    (contact,) = record(begun).of(Contact)
    assert "angry" in contact.heard
    assert "she cried" in contact.heard


async def test_s33_how_an_answer_was_read_is_said(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        await ahead(pilot, "angry", "/end", "1", "", "-", "call back", "tomorrow 5pm")
        await until(pilot, lambda: "How did they leave the talk?" in screen_text(pilot))
        assert re.search(r"21 Nov 2026,? 17:00", screen_text(pilot))


async def test_s33_a_call_that_goes_on_takes_with_it_what_was_noted_since(opened: Open, begun: Path) -> None:
    store = open_store(begun)
    store.note(Call("c", NOON - timedelta(minutes=5), "care"), CallLine(NOON - timedelta(minutes=4), "before the kill"))
    store.close()
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        await note(pilot, "after it")
        await until(pilot, lambda: len(calls(begun)) == 2)
        await note(pilot, "/resume")
        await until(pilot, lambda: len(calls(begun)) == 1)
        await until(pilot, lambda: "before the kill" in screen_text(pilot) and "after it" in screen_text(pilot))
        assert "goes on with it" not in screen_text(pilot)
        await note(pilot, "and on")
        await until(pilot, lambda: len(calls(begun)[0].notes) == 3)
    (call,) = calls(begun)
    assert [line.text for line in call.notes] == ["before the kill", "after it", "and on"]
    assert (call.id, call.by, call.over) == ("c", "care", None)


async def test_s33_the_case_that_is_open_is_offered_first(opened: Open, begun: Path) -> None:
    store, makes = open_store(begun), factory(700)
    for n in range(4):
        head = {"title": f"Later {n}", "zone": "Asia/Tokyo", "started": f"2026-11-2{n + 1}"}
        store.create(head, makes.change())
    store.close()
    async with opened(size=(120, 40), reference="2026-001") as pilot:
        for way in ((), ("r",), ("escape", "e"), ("escape", "space")):
            await pilot.press(*way)
            await settle(pilot)
            await pilot.press("f12")
            await until(pilot, lambda: isinstance(pilot.app.screen, CallScreen))
            await ahead(pilot, "angry", "/end")
            await until(pilot, lambda: "1  2026-001 Two parcels swapped" in screen_text(pilot))
            assert "2  2026-005 Later 3" in screen_text(pilot)
            await note(pilot, "throw it away")
            await note(pilot, "y")
            await until(pilot, lambda: not isinstance(pilot.app.screen, CallScreen))


async def test_a_call_in_no_case_is_found_by_its_words(opened: Open, begun: Path) -> None:
    store = open_store(begun)
    store.note(Call("c", NOON), CallLine(NOON, "伝票［b］が二枚、　重なっていた"))
    store.close()
    async with opened(size=(100, 30), lang="ja") as pilot:
        await pilot.press("slash")
        await type_text(pilot, "伝票")
        await until(pilot, lambda: "どの事案にも入っていません" in screen_text(pilot))
        assert "伝票［b］が二枚、重なっていた" in "".join(screen_text(pilot).split())
        await type_text(pilot, "冷蔵")
        await until(pilot, lambda: "どの事案にも入っていません" not in screen_text(pilot))


async def test_a_call_left_for_later_says_where_it_goes_on_on_the_screen(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        await ahead(pilot, "angry", "/end", "/end")
        await until(pilot, lambda: "It stands among the actions (a)" in screen_text(pilot))
        assert "retro call" not in screen_text(pilot)


async def test_after_four_hours_the_clock_has_room_and_the_call_its_length(opened: Open, begun: Path) -> None:
    store = open_store(begun)
    store.note(Call("c", NOON - timedelta(hours=4, minutes=2)), CallLine(NOON - timedelta(hours=4), "the first"))
    store.close()
    async with opened(size=(40, 12)) as pilot:
        pilot.app.go_on_with_call("c")  # type: ignore[attr-defined]
        await until(pilot, lambda: "the first" in screen_text(pilot))
        assert re.search(r" 4:\d\d:\d\d", screen_text(pilot).splitlines()[0])
        await ahead(pilot, "still here", "/end", "1", "", "", "", "", "")
        await until(pilot, lambda: not isinstance(pilot.app.screen, CallScreen))
    (contact,) = record(begun).of(Contact)
    assert contact.minutes is not None
    assert contact.minutes > 4 * 60


@pytest.mark.parametrize(
    ("seconds", "said"), [(-5, "0:00"), (65, "1:05"), (3599, "59:59"), (14_405, "4:00:05"), (90_000, "25:00:00")]
)
def test_the_clock(seconds: int, said: str) -> None:
    assert clock(timedelta(seconds=seconds)) == said


async def test_nothing_noted_leaves_nothing(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    assert calls(begun) == ()


async def test_a_call_in_no_case_stands_in_the_due_line_and_is_offered(opened: Open, begun: Path) -> None:
    store = open_store(begun)
    for n in range(2):
        store.note(Call(f"c{n}", NOON - timedelta(days=n)), CallLine(NOON, f"note {n}"))
    store.close()
    async with opened(size=(120, 40)) as pilot:
        await until(pilot, lambda: "2 calls without a case" in screen_text(pilot))
        await begun_call(pilot)
        await until(pilot, lambda: "/resume 2 goes on with it." in screen_text(pilot))
        await note(pilot, "/resume 9")
        await until(pilot, lambda: "There is no such call" in screen_text(pilot))
        await note(pilot, "/resume 1")
        await until(pilot, lambda: "note 1" in screen_text(pilot))
        await ahead(pilot, "/end", "1", "", "", "", "", "")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        await until(pilot, lambda: "1 call without a case" in screen_text(pilot))
    assert [row.minutes for row in record(begun).of(Contact)] == [24 * 60]


async def test_it_stands_among_the_actions_and_is_taken_up_from_there(opened: Open, begun: Path) -> None:
    store = open_store(begun)
    store.note(Call("c", NOON - timedelta(days=1), "care"), CallLine(NOON - timedelta(days=1), "Mr Lee is angry"))
    store.close()
    async with opened(size=(120, 40)) as pilot:
        await pilot.press("a")
        await until(
            pilot, lambda: "Say which case it is: A call of 2026-11-19, 12:00, with 1 note" in screen_text(pilot)
        )
        assert "Lee" not in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "Mr Lee is angry" in screen_text(pilot))
        await ahead(pilot, "/end", "1", "", "", "", "")
        await until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        await until(pilot, lambda: "not open any more" in screen_text(pilot))
    (contact,) = record(begun).of(Contact)
    assert (contact.minutes, contact.by) == (Decimal(1), "care")


async def test_s33_earlier_cases_of_a_name_stand_there_while_it_is_typed(opened: Open, begun: Path) -> None:
    store = open_store(begun)
    store.apply("2026-001", factory(900).change(Add("party", "pa", {"who": "森 花子"}, 1.0)))
    store.close()
    async with opened(size=(120, 40)) as pilot:
        await begun_call(pilot)
        await type_text(pilot, "森花子様から")
        await until(pilot, lambda: "2026-001 (" in screen_text(pilot))
        assert calls(begun) == ()


async def test_a_locked_archive_keeps_the_note_on_the_screen_and_takes_it_later(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await note(pilot, "first")
        await until(pilot, lambda: "first  (not saved yet)" in screen_text(pilot))
        await note(pilot, "second")
        await until(pilot, lambda: "second  (not saved yet)" in screen_text(pilot))
        lock.execute("ROLLBACK")
        await until(pilot, lambda: [line.text for call in calls(begun) for line in call.notes] == ["first", "second"])
        await until(pilot, lambda: "not saved yet" not in screen_text(pilot))


async def test_notes_that_were_never_written_are_in_the_journal_and_come_with_the_next_start(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(size=(100, 30)) as pilot:
        screen = await begun_call(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await note(pilot, "first")
        await until(pilot, lambda: "not saved yet" in screen_text(pilot))
        await note(pilot, "/by night desk")
        await until(pilot, lambda: len(screen.unsaved_work()) == 2)
        await type_text(pilot, "in the line")
        unsaved = screen.unsaved_work()
        assert screen.unsaved
    lock.execute("ROLLBACK")
    keep(begun, unsaved, "a")
    store = open_store(begun)
    assert recover(store, factory(5000), begun, journals(begun)).added == 3
    (call,) = store.calls()
    assert [line.text for line in call.notes] == ["first", "in the line"]
    assert call.by == "night desk"
    store.close()


async def test_a_call_is_left_whose_notes_cannot_be_written_and_they_are_kept(
    opened: Open, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CopyError(M_("It is a copy."))

    monkeypatch.setattr("retro.store.sqlite.store.SqliteStore.note", refuse)
    async with opened(size=(100, 30), left_over=True) as pilot:
        await begun_call(pilot)
        await note(pilot, "first")
        await until(pilot, lambda: "kept; “retro pull” sends it" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "The same key once more leaves" in screen_text(pilot))
        assert isinstance(pilot.app.screen, CallScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        await until(pilot, lambda: len(journals(begun)) < 2)  # the one of this program goes with its next look
        (file,) = journals(begun)
        assert [each.text for each in read(file)] == ["first"]


async def test_words_of_an_answer_that_cannot_be_written_are_kept_as_a_note(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        screen = await begun_call(pilot)
        await ahead(pilot, "angry", "/end")
        await until(pilot, lambda: screen._asking.is_on and not screen._typed)
        await type_text(pilot, "by Friday")
        screen._typed.hold("what stood there")
        assert [each.text for each in screen.unsaved_work()] == ["what stood there", "by Friday"]


async def test_an_answer_that_is_being_saved_is_unsaved_until_then(
    opened: Open, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(size=(100, 30)) as pilot:
        screen = await begun_call(pilot)
        await ahead(pilot, "angry", "/end")
        await until(pilot, lambda: screen._asking.is_on and not screen._typed)
        hangs, seen = asyncio.Event(), list[str]()

        async def answer(_text: str) -> str:
            seen.extend(each.text for each in screen.unsaved_work())
            await hangs.wait()
            return ""

        monkeypatch.setattr(screen._asking, "answer", answer)
        await note(pilot, "by Friday")
        await until(pilot, lambda: bool(seen))
        assert (seen, screen.unsaved) == (["by Friday"], True)
        hangs.set()
        await until(pilot, lambda: not screen.unsaved)
        assert screen.unsaved_work() == []


@pytest.mark.parametrize("size", [(40, 10), (60, 14), (80, 24), (200, 60)])
async def test_in_any_terminal_the_line_the_clock_and_the_card_are_there(
    opened: Open, begun: Path, size: tuple[int, int]
) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        await pilot.resize_terminal(*size)
        await note(pilot, "a note")
        await until(pilot, lambda: "a note" in screen_text(pilot))
        text = " ".join(screen_text(pilot).split())
        assert re.search(r"\d:\d\d", text)
        assert all(word in text for word in ("recorded? say so", "hang up first", "a visit"))
        assert " >" in text
        assert isinstance(pilot.app.focused, NoteLine)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert len(calls(begun)[0].notes) == 1


async def test_s33_the_key_works_on_every_screen_and_another_one_while_one_types(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        for way in (("a",), ("L",), ("e",), ("r",), ("enter",), ("s",)):
            await pilot.press(*way)
            await until(pilot, lambda: not isinstance(pilot.app.screen, CallScreen))
            await settle(pilot)
            below = pilot.app.screen
            await pilot.press("f12" if way == ("L",) else "t")
            await until(pilot, lambda: isinstance(pilot.app.screen, CallScreen))
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is below)  # noqa: B023 -- at once
            while way not in (("enter",), ("s",)) and not isinstance(pilot.app.screen, ArchiveScreen):
                await pilot.press("escape")
                await settle(pilot)


async def test_a_call_from_the_samples_is_not_noted_where_it_would_be_gone(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        app = pilot.app
        await pilot.press("d")
        await until(pilot, lambda: "Retro  Samples" in screen_text(pilot))
        await pilot.press("t")
        await until(pilot, lambda: "temporary archive" in screen_text(pilot))
        assert not isinstance(app.screen, CallScreen)


async def test_the_language_is_changed_in_a_call_and_the_line_keeps_its_text(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        screen = await begun_call(pilot)
        await note(pilot, "first")
        await until(pilot, lambda: len(calls(begun)) == 1)
        assert await screen.retro.speak("ja")
        await until(pilot, lambda: "最後まで聞く" in screen_text(pilot))
        await until(pilot, lambda: "first" in screen_text(pilot))


async def test_several_pasted_lines_are_several_notes(opened: Open, begun: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await begun_call(pilot)
        assert pilot.app.focused
        pilot.app.focused.post_message(Paste("one\ntwo\nthree"))
        await until(pilot, lambda: len(calls(begun)) == 1 and len(calls(begun)[0].notes) == 2)
        await pilot.press("enter")
        await until(pilot, lambda: [line.text for line in calls(begun)[0].notes] == ["one", "two", "three"])


def test_s33_no_screen_takes_the_key_for_something_else() -> None:
    """Whatever is on the screen when the telephone rings, one key notes the call."""
    modules = [each.name for each in walk_packages(screens.__path__, f"{screens.__name__}.") if "commands" in each.name]
    held = (value for name in modules for value in vars(import_module(name)).values())
    commands = [each for value in held for each in (value if isinstance(value, tuple) else (value,))]
    taken = {each.id for each in commands if isinstance(each, Command) and {"t", "f12"} & {*each.keys}}
    assert len(commands) > 50
    assert taken == set()


async def test_the_same_call_in_another_language_keeps_what_is_not_written_and_where_it_began(
    begun: Path, lock: sqlite3.Connection, opened: Open
) -> None:
    async with opened(size=(100, 30)) as pilot:
        screen = await begun_call(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await note(pilot, "first")
        await until(pilot, lambda: "not saved yet" in screen_text(pilot))
        ends: list[str] = []
        screen._ends, screen._near, screen._is_heard = ends.append, "2026-001", False
        again = screen.again()
        assert [line.text for line in again._notes.unwritten] == ["first"]
        assert (again._notes.call, again._near, again._is_heard) == (screen._notes.call, "2026-001", False)
        again._leave("kept")
        assert ends == ["kept"]
        screen._ends = None
        lock.execute("ROLLBACK")
