"""Another terminal closes or deletes the case while its questions are answered: it is told, and no letter is lost."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing as closed_after
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from retro.app import RetroApp
from retro.model.closed_record import closing
from retro.screens.app_services import Timings
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.services.follow_up.reopen import reopen
from retro.store.journal import journals, read
from retro.store.sqlite.store import open_store
from tests.screens.ask.test_asking import begun, led, line, say, told
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from tests.terminal import Terminal

__all__ = ["begun"]

NEVER = Timings(poll_seconds=3600)
"""Another terminal's writes are seen when something is written here."""


def close_elsewhere(database: Path) -> None:
    with closed_after(open_store(database)) as store:
        store.apply("2026-001", factory(700_000).change(*closing(store.load("2026-001").head)))


def open_again_elsewhere(database: Path) -> None:
    with closed_after(open_store(database)) as store:
        reopen(store, factory(710_000), store.load("2026-001"), "something was forgotten")


def delete_elsewhere(database: Path) -> tuple[Any, ...]:
    """Take the case out of the archive; gives what brings it back."""
    with closed_after(sqlite3.connect(database)) as other, other:
        (head,) = other.execute("SELECT * FROM retrospective").fetchall()
        other.execute("DELETE FROM retrospective")
    return tuple(head)


def bring_back(database: Path, head: tuple[Any, ...]) -> None:
    with closed_after(sqlite3.connect(database)) as other, other:
        other.execute(f"INSERT INTO retrospective VALUES ({', '.join('?' * len(head))})", head)


def plain(pilot: Pilot[None]) -> str:
    """What stands on the screen, its lines joined."""
    return " ".join(screen_text(pilot).split())


async def test_an_answer_to_a_case_that_was_closed_stays_in_the_line_until_it_is_open_again(
    begun: Path, opened: Open
) -> None:
    async with opened(reference="2026-001", size=(80, 24), timings=NEVER) as pilot:
        await led(pilot)
        close_elsewhere(begun)
        await say(pilot, "10:00 two slips")
        assert line(pilot) == "10:00 two slips"
        assert "It was closed meanwhile. Esc, then O opens it again" in plain(pilot)
        await say(pilot, "")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen) and "O Open again" in screen_text(pilot))
        open_again_elsewhere(begun)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "What happened first?" in plain(pilot))
        assert line(pilot) == "10:00 two slips"
        await say(pilot, "")
    assert told(begun) == ["two slips"]


@pytest.mark.parametrize("word", ["/park new scanners", "/depth full"])
async def test_a_word_that_writes_comes_back_where_the_case_was_closed(begun: Path, opened: Open, word: str) -> None:
    async with opened(reference="2026-001", timings=NEVER) as pilot:
        await led(pilot)
        close_elsewhere(begun)
        await say(pilot, word)
        assert line(pilot) == word
        assert "It was closed meanwhile." in plain(pilot)


async def test_answers_to_a_case_that_is_gone_wait_until_it_is_back(
    begun: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.screens.walk.typed_queue.TRY_AGAIN_AFTER", 0.02)
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await led(pilot)
        await type_text(pilot, "10:00 two sl")
        head = delete_elsewhere(begun)
        await until(pilot, lambda: "2026-001 is not in the archive any more" in plain(pilot))
        assert line(pilot) == "10:00 two sl"
        await type_text(pilot, "ips")
        await pilot.press("enter")
        await type_text(pilot, "10:20 the wrong")
        await until(pilot, lambda: "waits: 10:00 two slips" in plain(pilot))
        bring_back(begun, head)
        await until(pilot, lambda: told(begun) == ["two slips"])
        await until(pilot, lambda: "And then?" in plain(pilot))
        assert line(pilot) == "10:20 the wrong"


async def test_one_leaves_a_case_that_is_gone_and_what_was_typed_is_kept_beside_the_archive(
    begun: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.screens.store_worker._TO_SAVE", 0.05)
    async with opened(reference="2026-001", size=(80, 24), timings=Timings(poll_seconds=0.02)) as pilot:
        assert isinstance(pilot.app, RetroApp)
        pilot.app._database = begun
        await led(pilot)
        delete_elsewhere(begun)
        await say_without_waiting(pilot, "10:00 two slips")
        await type_text(pilot, "10:20 the wrong slip")
        await until(pilot, lambda: "is not in the archive any more" in plain(pilot))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    (journal,) = journals(begun)
    assert [(each.stage, each.text) for each in read(journal)] == [
        ("timeline", "10:00 two slips"),
        ("timeline", "10:20 the wrong slip"),
    ]


async def say_without_waiting(pilot: Pilot[None], text: str) -> None:
    await type_text(pilot, text)
    await pilot.press("enter")


async def test_answers_that_wait_for_a_lock_are_not_left_in_silence(
    begun: Path, lock: sqlite3.Connection, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.screens.store_worker._TO_SAVE", 0.05)
    async with opened(reference="2026-001") as pilot:
        assert isinstance(pilot.app, RetroApp)
        pilot.app._database = begun
        await led(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await say_without_waiting(pilot, "10:00 two slips")
        await pilot.press("escape")
        await until(pilot, lambda: "Something could not be saved. The same key once more leaves" in plain(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        lock.execute("ROLLBACK")
    (journal,) = journals(begun)
    assert [each.text for each in read(journal)] == ["10:00 two slips"]


@pytest.mark.parametrize("from_the_rows", [False, True], ids=["at-once", "from-the-rows"])
async def test_what_stands_in_the_line_at_the_end_is_there_in_the_next_run(
    begun: Path, opened: Open, tmp_path: Path, from_the_rows: bool
) -> None:
    own = Environment(places=tmp_path / "places.json")
    async with opened(reference="2026-001", environment=own) as pilot:
        await led(pilot)
        await say(pilot, "/edit 9")
        await type_text(pilot, "10:00 half a line")
        assert "not taken: /edit 9" in plain(pilot)
        if from_the_rows:
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert isinstance(pilot.app, RetroApp)
        if not from_the_rows:
            assert "it stands there again when the case is opened" in plain(pilot)
        pilot.app._keep_all()
    async with opened(reference="2026-001", environment=own) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "half a line" in plain(pilot))
        assert line(pilot) == "10:00 half a line"
        assert "/edit 9" in plain(pilot)
        await say(pilot, "")
        assert told(begun) == ["half a line"]


@pytest.fixture
def terminal(begun: Path) -> Iterator[Terminal]:
    env = {"RETRO_LANG": "en", "RETRO_CONFIG": str(begun.with_name("config.toml")), "TZ": "UTC"}
    argv = [sys.executable, "-m", "retro", "--db", str(begun), "open", "1"]
    with Terminal(argv, cols=80, rows=24, env=env) as found:
        yield found


@pytest.mark.skipif(sys.platform != "linux", reason="the terminal of the tests")
def test_closed_opened_and_deleted_under_somebody_in_a_terminal(begun: Path, terminal: Terminal) -> None:
    terminal.wait_for("Space")
    terminal.send(" ")
    terminal.wait_for("What happened first?")
    terminal.send("10:00 two slips")
    terminal.wait_for_cursor(beside="10:00 two slips")
    close_elsewhere(begun)
    terminal.wait_for("This one is closed; nothing is asked of it. Esc, then O opens it again.")
    terminal.send("enter")
    terminal.wait_for("It was closed meanwhile.")
    open_again_elsewhere(begun)
    terminal.wait_for("What happened first?")
    terminal.send("enter")
    terminal.wait_for("And then?")
    assert told(begun) == ["two slips"]
    terminal.send("10:20 the wrong")
    terminal.wait_for_cursor(beside="10:20 the wrong")
    delete_elsewhere(begun)
    terminal.wait_for("is not in the archive any more")
    assert "10:20 the wrong" in terminal.screen()
    terminal.send("ctrl+q")
    terminal.wait_for("once more")
    assert terminal.quit("ctrl+q") == 0
    (journal,) = journals(begun)
    assert [each.text for each in read(journal)] == ["10:20 the wrong"]
