"""`retro call` in a real terminal: typed, killed, gone on with; ended, and told at the shell (S33). Linux only."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from retro.model.call import Call
from retro.model.change_factory import ChangeFactory
from retro.model.stages.timeline import Contact
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "retro.db"
    store = open_store(path)
    store.create({"title": "Two parcels swapped", "zone": "UTC"}, ChangeFactory().change())
    store.close()
    return path


def _call(database: Path, *words: str, lang: str = "en", size: tuple[int, int] = (100, 30)) -> Terminal:
    env = {"RETRO_DB": str(database), "RETRO_CONFIG": str(database.with_name("none.toml")), "RETRO_LANG": lang}
    return Terminal([RETRO, "call", *words], *size, env=env)


def _calls(database: Path) -> tuple[Call, ...]:
    store = open_store(database)
    try:
        return store.calls()
    finally:
        store.close()


def test_a_kill_in_the_middle_of_a_call_loses_no_note_and_the_next_call_goes_on(database: Path) -> None:
    with _call(database) as terminal:
        terminal.wait_for("let them finish")
        for text in ("a man, very angry", "parcel of order 77", "it was a present"):
            terminal.send(text, "enter")
            terminal.wait_until(lambda screen: any(text in line and ":" in line for line in screen.splitlines()))  # noqa: B023
        terminal.wait_until(lambda _screen: len(_calls(database)[0].notes) == 3)
        terminal.kill()
    (call,) = _calls(database)
    assert [note.text for note in call.notes] == ["a man, very angry", "parcel of order 77", "it was a present"]
    assert call.over is None

    with _call(database, lang="ja") as terminal:
        terminal.wait_for("/再開")
        terminal.send("／再開", "enter")
        terminal.wait_for("it was a present")
        terminal.send("折り返しをご希望", "enter")
        terminal.wait_until(lambda _screen: len(_calls(database)[0].notes) == 4)
        terminal.send("escape")
        terminal.wait_for("どの事案ですか")
        terminal.send("1", "enter", *["enter"] * 5)
        assert terminal.quit("") == 0
    store = open_store(database)
    (contact,) = store.load("2026-001").of(Contact)
    store.close()
    assert len(contact.heard.split("\n\n")) == 4
    assert _calls(database) == ()


def test_s33_from_the_shell_to_the_shell_without_a_quotation_mark(database: Path) -> None:
    with _call(database, "1", "he", "asks", "for", "a", "call") as terminal:
        terminal.wait_for("he asks for a call")
        terminal.send("second note", "enter", "/end", "enter", *["enter"] * 5)
        assert terminal.quit("") == 0
        assert "Kept in 2026-001 as 1.1: one contact, 1 min, 2 notes." in terminal.screen()


def test_the_last_answer_of_a_call_is_in_the_case_and_nothing_is_left_for_the_next_start(database: Path) -> None:
    with _call(database) as terminal:
        terminal.wait_for("let them finish")
        terminal.send("a man, very angry", "enter", "/end", "enter")
        terminal.wait_for("Which case")
        terminal.send("1", "enter", *["enter"] * 4)
        terminal.wait_for("Which of our roles spoke?")
        terminal.send("reception", "enter")
        assert terminal.quit("") == 0
        said = terminal.screen()
    assert "Kept in 2026-001" in said
    assert "next start" not in said
    assert [path.name for path in database.parent.glob("*unsaved*")] == []
    store = open_store(database)
    (contact,) = store.load("2026-001").of(Contact)
    store.close()
    assert contact.by == "reception"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_goes_away_leaves_what_stood_in_the_line_as_the_last_note(
    database: Path, number: signal.Signals
) -> None:
    with _call(database) as terminal:
        terminal.wait_for("let them finish")
        terminal.send("first", "enter", "half a sentence")
        terminal.wait_until(lambda screen: "half a sentence" in screen)
        os.kill(terminal.pid, number)
        assert terminal.quit("") == 128 + number
    assert [note.text for call in _calls(database) for note in call.notes] == ["first", "half a sentence"]


def test_in_a_terminal_of_40_by_10_and_an_archive_that_is_not_there(tmp_path: Path) -> None:
    database = tmp_path / "new.db"
    with _call(database, size=(40, 10)) as terminal:
        terminal.wait_for("recorded? say so")
        terminal.send("angry", "enter")
        terminal.wait_until(lambda _screen: bool(_calls(database)))
        terminal.resize(100, 30)
        terminal.send("still here", "enter")
        terminal.wait_until(lambda _screen: len(_calls(database)[0].notes) == 2)
        assert terminal.quit("ctrl+q") == 0


def test_two_calls_at_once_are_two_calls(database: Path) -> None:
    with _call(database) as one, _call(database) as two:
        for n, terminal in enumerate((one, two)):
            terminal.wait_for("let them finish")
            terminal.send(f"of call {n}", "enter")
        one.wait_until(lambda _screen: len(_calls(database)) == 2)
        assert [terminal.quit("ctrl+q") for terminal in (one, two)] == [0, 0]
    assert sorted(note.text for call in _calls(database) for note in call.notes) == ["of call 0", "of call 1"]


def test_line_by_line_where_a_screen_is_not_wanted(database: Path) -> None:
    with _call(database, "--plain") as terminal:
        terminal.wait_for("/end when it is over")
        terminal.send("angry", "enter")
        terminal.wait_until(lambda _screen: bool(_calls(database)))
        os.kill(terminal.pid, signal.SIGINT)
        terminal.wait_for("The call is kept")
        assert terminal.quit("") == 128 + signal.SIGINT
