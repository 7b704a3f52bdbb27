"""While the archive cannot be written, what was typed is on the disk here all the same, and only until it is saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from retro.app import RetroApp
from retro.errors import AwayError
from retro.language import M_
from retro.model.entry import Entry
from retro.model.stages.timeline import TIMELINE, Event
from retro.screens.app_services import Timings
from retro.screens.unsaved_journal import UnsavedJournal
from retro.screens.walk import typed_queue
from retro.services.archive.recover import recover
from retro.store.journal import Unsaved, journals, left_behind, read
from retro.store.sql.shared_store import SharedStore
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, record, screen_text, settle, type_text, until

AT_ONCE = Timings(save_after=0.02)


def held(database: Path) -> list[Unsaved]:
    return [each for file in journals(database) for each in read(file)]


def texts(database: Path) -> list[str]:
    return [each.text or str(dict(each.values)) for each in held(database)]


async def enter(pilot: Pilot[None], *lines: str) -> None:
    for line in lines:
        await type_text(pilot, line)
        await pilot.press("enter")


async def test_lines_and_fields_are_in_one_private_file_while_they_wait_and_it_is_gone_once_they_are_saved(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001", left_over=True, timings=AT_ONCE) as pilot:
        await pilot.press("1", "i")
        await enter(pilot, "10:05 phones ring")
        await until(pilot, lambda: "saved" in screen_text(pilot))
        await settle(pilot)
        assert pilot.app._journal is None, "on a good day nothing of it is made"  # type: ignore[attr-defined]
        lock.execute("BEGIN IMMEDIATE")
        await enter(pilot, "10:06 second", "10:07 third")
        await until(pilot, lambda: texts(begun) == ["10:06 second", "10:07 third"])
        (file,) = journals(begun)
        assert {(each.author, each.login) for each in held(begun)} == {("tester", "")}
        assert file.stat().st_mode & 0o777 == 0o600
        await pilot.press("escape", "0", "enter")
        await type_text(pilot, "!")
        await until(pilot, lambda: texts(begun)[2:] == ["{'title': 'Trays mixed up!'}"])
        assert [file] == journals(begun)
        with left_behind(begun) as files:
            assert files == [], "no other Retro takes it for left behind"
        lock.execute("ROLLBACK")
        await until(pilot, lambda: journals(begun) == [])
    assert [row.what for row in record(begun).of(Event)] == ["phones ring", "second", "third"]
    assert record(begun).head.title == "Trays mixed up!"


async def test_an_answer_is_kept_under_the_id_of_its_change_and_sent_once_whenever_the_program_is_killed(
    opened: Open, begun: Path, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_queue, "TRY_AGAIN_AFTER", 0.02)
    async with opened(left_over=True) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        app.open_questions("2026-001")
        await settle(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await enter(pilot, "1")
        await until(pilot, lambda: len(held(begun)) == 1)
        (kept,) = held(begun)
        saved = journals(begun)[0].read_bytes()
        lock.execute("ROLLBACK")
        await until(pilot, lambda: journals(begun) == [])
    before = record(begun)
    begun.with_name("retro.db-unsaved-x.jsonl").write_bytes(saved)  # as a kill right behind the save would leave it
    store = open_store(begun)
    assert recover(store, factory(5000), begun, journals(begun)).added == 1
    store.close()
    assert kept.change
    assert record(begun) == before


@pytest.mark.parametrize("open_screen", ["action_call", "open_meeting"])
async def test_notes_of_a_call_and_lines_of_a_meeting_are_kept_likewise(
    opened: Open, begun: Path, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, open_screen: str
) -> None:
    monkeypatch.setattr("retro.screens.call.screen._SECOND", 0.05)
    async with opened(left_over=True) as pilot:
        getattr(pilot.app, open_screen)(*(["2026-001"] if open_screen == "open_meeting" else []))
        await settle(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await enter(pilot, "lead, packer")
        await until(pilot, lambda: any("lead, packer" in each for each in texts(begun)))
        lock.execute("ROLLBACK")
        await until(pilot, lambda: journals(begun) == [])


async def test_what_cannot_be_written_is_told_once_and_tried_again(
    opened: Open, begun: Path, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []
    whole: Callable[[UnsavedJournal, Any], Path | None] = UnsavedJournal._written

    def full(self: UnsavedJournal, work: Any) -> Path | None:
        tried.append(1)
        if work and len(tried) < 4:
            raise OSError(28, "No space left on device")
        return whole(self, work)

    monkeypatch.setattr(UnsavedJournal, "_written", full)
    monkeypatch.setattr("retro.screens.unsaved_journal._EVERY", 0.02)
    async with opened(reference="2026-001", left_over=True) as pilot:
        await pilot.press("1", "i")
        lock.execute("BEGIN IMMEDIATE")
        await enter(pilot, "10:06 second")
        await until(pilot, lambda: texts(begun) == ["10:06 second"])
        said = [each.message for each in pilot.app._notifications if "No space left" in each.message]
        assert said == ["What was typed last could not be saved: No space left on device"]
        lock.execute("ROLLBACK")


async def test_what_is_left_stays_in_the_same_file_and_belongs_to_whoever_comes_next(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001", left_over=True) as pilot:
        await pilot.press("1", "i")
        lock.execute("BEGIN IMMEDIATE")
        await enter(pilot, "10:06 second")
        await until(pilot, lambda: texts(begun) == ["10:06 second"])
        before = journals(begun)
        pilot.app.shutdown.saved()  # type: ignore[attr-defined]
        with left_behind(begun) as files:
            assert files == before
        assert texts(begun) == ["10:06 second"]
    lock.execute("ROLLBACK")
    assert isinstance(record(begun).head, Entry)


async def test_it_is_left_at_once_where_the_store_does_not_answer_and_later_keys_are_for_nobody(
    opened: Open, begun: Path, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.screens.store_worker._TO_SAVE", 3600)
    async with opened(reference="2026-001", left_over=True, timings=AT_ONCE) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        monkeypatch.setattr(app, "exit", lambda: None)
        await pilot.press("1", "i")
        lock.execute("BEGIN IMMEDIATE")
        await enter(pilot, "10:06 second")
        await pilot.press("escape", "0", "enter")
        await type_text(pilot, "!")
        await until(pilot, lambda: "NOT SAVED" in screen_text(pilot))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: "Something could not be saved." in screen_text(pilot))
        await pilot.press("ctrl+q")
        await until(pilot, app.shutdown._saved.is_set)
        assert len(held(begun)) == 2
        await type_text(pilot, "xyz")
        await pilot.press("escape")
        await settle(pilot)
        assert "Trays mixed up!" in screen_text(pilot)
        assert "xyz" not in screen_text(pilot)
        lock.execute("ROLLBACK")


async def test_an_answer_of_which_nobody_heard_that_it_was_saved_is_saved_once(
    opened: Open, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_queue, "TRY_AGAIN_AFTER", 0.02)
    monkeypatch.setattr("retro.store.sql.shared_store.SharedStore.apply", lost := _Lost(SharedStore.apply))
    async with opened(left_over=True) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        app.open_questions("2026-001", stage=TIMELINE)
        await until(pilot, lambda: "What happened first?" in screen_text(pilot))
        await enter(pilot, "10:05 phones ring")
        await until(pilot, lambda: "And then?" in screen_text(pilot))
        assert lost.times >= 2
        await until(pilot, lambda: journals(begun) == [])
    assert [row.what for row in record(begun).of(Event)] == ["phones ring"]


class _Lost:
    """Does what a store does, and loses the first answer on its way back."""

    def __init__(self, done: Callable[..., Any]) -> None:
        self._done, self.times = done, 0

    def __get__(self, store: Any, _of: Any = None) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            came = self._done(store, *given)
            self.times += 1
            if self.times == 1:
                raise AwayError(M_("The connection to the server of the archive broke off: {reason}.", reason="x"))
            return came

        return call


async def test_what_was_left_in_a_case_is_told_once_more_where_the_program_ends(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001", left_over=True) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        await pilot.press("1", "i")
        lock.execute("BEGIN IMMEDIATE")
        await enter(pilot, "10:06 second")
        await until(pilot, lambda: texts(begun) == ["10:06 second"])
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Something could not be saved." in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: type(app.screen).__name__ == "ArchiveScreen")
        app.shutdown.saved()
        (told,) = app.shutdown._last_words
        assert [path for path in map(str, journals(begun)) if path in told.replace("\n", "")]
    lock.execute("ROLLBACK")
