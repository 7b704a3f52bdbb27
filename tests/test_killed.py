"""Retro is killed while somebody types: all that the screen called saved is there, and the file is sound."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from retro.model.change_factory import ChangeFactory
from retro.store.journal import journals, read
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal

KILLS = 12
RESTS = 0.1
"""How often somebody who types stops to think."""
SAVED = re.compile(r"(?<!not )saved( \d\d:\d\d:\d\d)?\s*$", re.MULTILINE)
ASKED = "What happened, in one line?"
"""What stands in the field while it is empty."""
TITLE = re.compile(r"  Title  (.*)$", re.MULTILINE)


def test_what_the_screen_calls_saved_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    database, random = tmp_path / "retro.db", Random(20261120)
    saved, typed = 0, 0
    for _ in range(KILLS):
        reference = _begin(database)
        keys = "".join(_words(random))
        shown, pressed = _type_and_kill(database, reference, keys, random)
        stored = _stored(database, reference)
        assert shown in stored
        assert keys.startswith(stored)
        saved, typed = saved + len(shown), typed + pressed
    assert 0 < saved < typed, "no kill came between a key and its save: the test shows nothing"


def test_what_was_typed_is_saved_within_a_second_and_survives_a_kill_then(tmp_path: Path) -> None:
    assert any(_is_saved_within_a_second(tmp_path / f"{n}.db") for n in range(3))  # the machine may be busy for a while


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_saves_what_stands_in_the_field_and_is_told_in_the_exit_status(
    tmp_path: Path, number: signal.Signals
) -> None:
    database = tmp_path / "retro.db"
    reference = _begin(database)
    with _walk(database, reference) as terminal:
        terminal.send("no place for each order")
        terminal.wait_until(lambda screen: "for each order" in screen)
        os.kill(terminal.pid, number)
        assert terminal.quit() == 128 + number
    assert _stored(database, reference) == "no place for each order"


def test_a_field_that_was_put_back_while_its_save_was_under_way_stays_so_behind_a_kill(tmp_path: Path) -> None:
    database = tmp_path / "retro.db"
    reference = _begin(database)
    with sqlite3.connect(database, isolation_level=None) as other, _walk(database, reference) as terminal:
        terminal.send("parcels")
        terminal.wait_until(lambda screen: _called_saved(screen) == "parcels")
        other.execute("BEGIN IMMEDIATE")
        terminal.send("!")
        _wait_for_journal(terminal, database, ["parcels!"])
        terminal.send("backspace")
        _wait_for_journal(terminal, database, ["parcels"], [])  # none, once the store gave up: there it stands so
        terminal.kill()
        other.execute("ROLLBACK")
    with Terminal([RETRO, "--db", database]) as terminal:
        terminal.wait_for(reference)
        terminal.quit("q")
    assert _stored(database, reference) == "parcels"


def _wait_for_journal(terminal: Terminal, database: Path, *titles: list[str]) -> None:
    """Wait until the last that stands in the journal is one of these."""
    end = perf_counter() + 20
    while [each.values["title"] for file in journals(database) for each in read(file)][-1:] not in titles:
        assert perf_counter() < end, terminal.screen()
        terminal.listen(perf_counter() + 0.05)


def _is_saved_within_a_second(database: Path) -> bool:
    """Whether it was; in any case it is there after the kill."""
    reference = _begin(database)
    with _walk(database, reference) as terminal:
        last_key = terminal.send("no place for each order")
        at = terminal.wait_until(lambda screen: _called_saved(screen) == "no place for each order")
        terminal.kill()
    assert _stored(database, reference) == "no place for each order"
    return at - last_key < 1


def _begin(database: Path) -> str:
    """A retrospective without a title, whose first field waits to be typed in."""
    store = open_store(database)
    try:
        return store.create({}, ChangeFactory().change())
    finally:
        store.close()


def _words(random: Random) -> Iterator[str]:
    """Numbers in words: no piece of the text stands twice in it."""
    for n in range(100):
        yield f"{random.choice(('slip', 'tray', 'label', '荷札', '箱'))}{n:02} "


def _walk(database: Path, reference: str) -> Terminal:
    """The walk through the retrospective, with the cursor in the field of the title."""
    terminal = Terminal([RETRO, "--db", database, "open", reference])
    terminal.wait_for("What is this about")
    terminal.send("enter")
    terminal.wait_for(ASKED)
    return terminal


def _type_and_kill(database: Path, reference: str, keys: str, random: Random) -> tuple[str, int]:
    """Type until a moment comes; gives what the screen called saved last, and how many keys were pressed."""
    with _walk(database, reference) as terminal:
        at = perf_counter()
        end, pressed = at + random.uniform(0.1, 2), 0
        for key in keys:
            terminal.send(key)
            pressed += 1
            # Whoever types on reads of no save; whoever stops to think does.
            at += random.uniform(0.3, 0.6) if random.random() < RESTS else random.uniform(0.002, 0.04)
            terminal.listen(min(at, end))
            if at > end:
                break
        terminal.kill()
        called = [_called_saved(picture.text) for picture in terminal.pictures()]
    return next((text for text in reversed(called) if text is not None), ""), pressed


def _called_saved(screen: str) -> str | None:
    """What stands in the field of the title, if the screen says that all is saved."""
    title = TITLE.search(screen)
    said = title[1].strip().removeprefix(ASKED) if title else None
    return said if SAVED.search(screen.split("\n", maxsplit=1)[0]) else None


def _stored(database: Path, reference: str) -> str:
    """The title on the disk, in a file that is sound."""
    with sqlite3.connect(database) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    store = open_store(database)
    try:
        return store.load(reference).head.title
    finally:
        store.close()
