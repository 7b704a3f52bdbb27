"""Keys that arrive together, as under load or from a paste without brackets, act as they do one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from retro.app import RetroApp
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open
from tests.terminal import Terminal

FACTORY = ChangeFactory(author="tester")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """One retrospective with three events."""
    path = tmp_path / "retro.db"
    store = open_store(path)
    reference = store.create(
        {"title": "Two parcels swapped", "zone": "UTC", "started": "2026-11-18T09:00+00:00"}, FACTORY.change()
    )
    events = [{"happened": f"2026-11-18T{9 + n:02}:00+00:00", "what": f"call {n}"} for n in range(3)]
    store.apply(reference, FACTORY.change(*(Add("event", FACTORY.new_id(), each, n) for n, each in enumerate(events))))
    store.close()
    return path


def record(path: Path, reference: str = "2026-001") -> Retrospective:
    store = open_store(path)
    try:
        return store.load(reference)
    finally:
        store.close()


def pressed(path: Path, keys: Sequence[str], shows: str) -> None:
    """Open the walk, press all keys at once as soon as something is drawn, wait for a text, and leave."""
    command = [sys.executable, "-m", "retro", "--db", str(path), "open", "1"]
    with Terminal(command, 100, 30, {"RETRO_CONFIG": str(path.with_name("none.toml"))}) as terminal:
        terminal.wait_for("Retro" if "Retro" in terminal.screen() else "2026-001")
        terminal.send(*keys)
        terminal.wait_for(shows)
        assert terminal.quit("ctrl+q") == 0


def test_what_is_typed_behind_the_key_to_the_line_goes_into_the_line(archive: Path) -> None:
    pressed(archive, ["1", "i", "12:05 xuxxx, 8 times", "enter", "12:06 0 left", "enter"], "0 left  ")
    assert [row.main_text for row in record(archive).rows] == ["call 0", "call 1", "call 2", "xuxxx, 8 times", "0 left"]


def test_what_is_typed_behind_tab_goes_into_the_next_field(archive: Path) -> None:
    pressed(archive, ["1", "enter", "tab", "!", "tab", "tab", "tab", "tab", "call list"], "call list")
    first = record(archive).rows[0]
    assert (first.main_text, getattr(first, "source", "")) == ("call 0!", "call list")


def test_commands_act_one_after_the_other(archive: Path) -> None:
    pressed(archive, ["1", "x", "j", "x", "u", "2", "1", "i", "12:00 done", "enter"], "done  ")
    assert [row.main_text for row in record(archive).rows] == ["call 1", "call 2", "done"]


def test_what_is_checked_in_a_burst_is_what_the_cursor_came_to_also_under_other_headings(tmp_path: Path) -> None:
    path, owners = tmp_path / "retro.db", ("office", "shipping")
    store = open_store(path)
    measures = [{"what": f"measure {n}", "owner": owners[n % 2], "due": f"2020-01-{n + 1:02}"} for n in range(6)]
    adds = (Add("measure", FACTORY.new_id(), each, n) for n, each in enumerate(measures))
    reference = store.create({"title": "Parcels", "zone": "UTC", "started": "2019-12-01"}, FACTORY.change(*adds))
    store.close()
    command = [sys.executable, "-m", "retro", "--db", str(path)]
    with Terminal(command, 80, 24, {"RETRO_CONFIG": str(path.with_name("none.toml"))}) as terminal:
        terminal.wait_for("Parcels")
        terminal.send("a", "j", "b", "j", "d", "j", "h", "u", "b", "d", "d")
        terminal.wait_for("This was checked here just now.")
        assert terminal.quit("ctrl+q") == 0
    whole = record(path, reference)
    checked = [(getattr(whole.get(check.of), "what", ""), check.found) for check in whole.of(Check)]
    assert checked == [("measure 3", Found.DONE), ("measure 5", Found.DONE)]


def test_a_paste_among_the_rows_goes_into_the_entry_line(archive: Path) -> None:
    pressed(archive, ["1", "\x1b[200~12:20 pasted\x1b[201~", "enter"], "pasted  ")
    assert [row.main_text for row in record(archive).rows][-1] == "pasted"


def test_a_new_case_is_begun_with_one_burst_before_anything_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "retro.db"
    with Terminal([sys.executable, "-m", "retro", "--db", str(path)], 100, 30) as terminal:
        terminal.send("nTwo boxes swapped\r2026-11-20 09:00\r3\r10:05 the first call\r")
        terminal.wait_for("And then?")  # the terminal itself echoes what is typed before the program has it
        assert terminal.quit("ctrl+q") == 0
    store = open_store(path)
    (case,) = store.list(CaseFilter())
    (row,) = store.load(case.reference).rows
    store.close()
    assert (case.title, row.main_text) == ("Two boxes swapped", "the first call")


def test_a_byte_that_is_no_utf_8_costs_its_letter_and_not_the_line(archive: Path) -> None:
    with Terminal([sys.executable, "-m", "retro", "--db", str(archive), "open", "1"], 100, 30) as terminal:
        terminal.wait_for("2026-001")
        terminal.send("1", "i")
        os.write(terminal._fd, b"12:30 caf\xe9 closed\r")
        terminal.wait_for("closed  ")
        assert terminal.quit("ctrl+q") == 0
    assert [row.main_text for row in record(archive).rows][-1] == "caf\ufffd closed"


async def test_keys_that_were_read_before_the_terminal_went_away_are_obeyed_first(
    opened: Open, archive: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.screens.leaving._TO_OBEY", 30)  # a busy machine may need more
    async with opened(reference="2026-001") as pilot:
        for key in [*"1212121", "i", *"one", "enter", "escape", "2", "1", "i", *"two", "enter"]:
            pilot.app.simulate_key(key)
        assert isinstance(pilot.app, RetroApp)
        await pilot.app._leave_at_once()
    assert {row.main_text for row in record(database).rows} >= {"one", "two"}
