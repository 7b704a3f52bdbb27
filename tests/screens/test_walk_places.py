"""A case opens where it was left, with what stood in its lines; else at its first gap."""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.stages import STAGES
from retro.model.stages.prevention import Measure
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.walk.places import WalkPosition, keep_place, place_in
from retro.screens.walk.screen import WalkScreen
from retro.services.changing.add_line import add_row, read_row
from retro.services.changing.delete_row import delete_row
from retro.settings import places_path
from retro.store.sqlite.store import open_store
from tests.screens.conftest import NOON, Open, factory, screen_text, settle, type_text, until
from tests.terminal import Terminal
from widgets.quick_entry import QuickEntry

WHOLE = {
    "title": "Parcels swapped", "zone": "UTC", "started": "2026-11-18", "detected": "2026-11-18", "severity": "low",
    "case_kind": "complaint", "origin": "logistics", "responsibility": "ours",
}  # fmt: skip


LINES = (
    (0, "packer"), (1, "10:20 packed"), (1, "nobody looked"), (2, "one table"), (5, "scale in each bay @shipping"),
    (5, "check by two"),
)  # fmt: skip


@pytest.fixture
def case(database: Path) -> Path:
    """A light case that lacks nothing but the owner of its second measure."""
    store, stamps = open_store(database), factory(900)
    reference = store.create(WHOLE, stamps.change())
    for number, line in LINES:
        record = store.load(reference)
        add_row(store, stamps, record, read_row(record, STAGES[number], line, now=NOON))
    store.close()
    return database


async def test_it_opens_at_its_first_gap(opened: Open, case: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        assert "[5 Prevention" in screen_text(pilot)
        assert ">  2  check by two" in screen_text(pilot)


async def test_it_opens_where_it_was_left_with_what_stood_in_the_lines(opened: Open, case: Path) -> None:
    outside = Environment(places=case.parent / "state" / "places.json")
    async with opened(reference="2026-001", environment=outside) as pilot:
        await pilot.press("1", "up", "i")
        await type_text(pilot, "25:99 never")
        await pilot.press("enter")
        await settle(pilot)
        await type_text(pilot, "14:05 half")
        await pilot.press("ctrl+down")
        await settle(pilot)
        await type_text(pilot, "one ta")
        await pilot.press("ctrl+up", "escape", "g", "escape")
        await settle(pilot)
        assert "it stands there again" in " ".join(screen_text(pilot).split())
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    async with opened(reference="2026-001", environment=outside) as pilot:
        text = screen_text(pilot)
        assert "[1 Timeline" in text
        assert ">  1" in text
        assert "not taken: 25:99 never" in text
        assert pilot.app.screen.query_one(QuickEntry).text == "14:05 half"
        await pilot.press("2")
        await settle(pilot)
        assert pilot.app.screen.query_one(QuickEntry).text == "one ta"


async def test_what_cannot_be_read_in_a_field_stands_in_it_again_and_where_there_is_none_among_the_lines(
    opened: Open, case: Path
) -> None:
    outside = Environment(places=case.parent / "state" / "places.json")
    async with opened(reference="2026-001", environment=outside) as pilot:
        await pilot.press("g")
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        assert walk.chosen is not None
        await walk.action_edit("due")
        await type_text(pilot, "the day after never")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "what you typed stands in it again" in " ".join(screen_text(pilot).split()))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "the day after never  (not saved)" in screen_text(pilot))
        assert "1 field cannot be read, and is not saved" in screen_text(pilot)
        await pilot.press("ctrl+q", "ctrl+q")
    store = open_store(case)
    record = store.load("2026-001")
    row = record.of(Measure)[0]
    delete_row(store, factory(5000), record, row)
    store.close()
    async with opened(reference="2026-001", environment=outside) as pilot:
        assert "not taken: the day after never" in screen_text(pilot)
        assert "cannot be read" not in screen_text(pilot)


async def test_an_unreadable_field_is_told_of_beside_what_cannot_be_saved_where_it_would_be_lost(
    opened: Open, case: Path
) -> None:
    with closing(sqlite3.connect(case, isolation_level=None)) as lock:
        async with opened(reference="2026-001", left_over=True) as pilot:
            walk = pilot.app.screen
            assert isinstance(walk, WalkScreen)
            await pilot.press("g")
            await walk.action_edit("due")
            await type_text(pilot, "the day after never")
            lock.execute("BEGIN IMMEDIATE")
            await walk.fields.edit("what")
            await type_text(pilot, "!")
            await pilot.press("escape", "escape")
            await until(pilot, lambda: "it is added at the next start" in said(pilot))
            assert "A field cannot be read. The same key once more leaves without it." in said(pilot)
            lock.execute("ROLLBACK")


def said(pilot: Pilot[None]) -> str:
    return " ".join(screen_text(pilot).split())


@pytest.mark.skipif(sys.platform != "linux", reason="the terminal of the tests is for Linux")
def test_what_stood_in_the_line_when_the_terminal_went_away_stands_there_again(case: Path) -> None:
    state = case.parent / "state" / "last-export.json"
    env = {"RETRO_STATE": str(state), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "retro", "--db", str(case), "open", "2026-001"]
    with Terminal(command, 80, 24, env=env, controlling=True) as terminal:
        terminal.wait_for("[5 Prevention")
        terminal.send("i")
        terminal.send("14:05 half a li")
        terminal.wait_for("14:05 half a li")
        terminal.hang_up()
        assert terminal.exit_code() == 128 + signal.SIGHUP
    held = json.loads(places_path(env).read_text(encoding="utf-8"))
    assert [each["lines"] for each in held.values()] == [{"prevention": "14:05 half a li"}]
    with Terminal(command, 80, 24, env=env) as terminal:
        terminal.wait_for("14:05 half a li")


def test_a_place_is_kept_of_each_case_and_a_broken_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "new" / "places.json"
    place = WalkPosition(
        "cause", "a" * 16, {"cause": "half"}, (("timeline", "25:99"),), unreadable=(("r", "due", "never"),)
    )
    assert keep_place(path, "one", place)
    assert keep_place(path, "two", WalkPosition("scope"))
    assert (place_in(path, "one"), place_in(path, "two"), place_in(path, "three")) == (
        place,
        WalkPosition("scope"),
        WalkPosition(),
    )
    assert path.stat().st_mode & 0o077 == 0
    for broken in (
        "[]",
        "{",
        '{"one": 3}',
        '{"one": {"lines": [1]}}',
        '{"one": {"refused": 5}}',
        '{"one": {"unreadable": [["r"]]}}',
        "\x00",
    ):
        path.write_text(broken, encoding="utf-8")
        assert place_in(path, "one") == WalkPosition()
        assert keep_place(path, "one", place)
    assert not keep_place(None, "one", place)
    assert not keep_place(tmp_path, "one", place)
    assert place_in(None, "one") == WalkPosition()


def test_the_cases_that_were_left_longest_ago_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    path.write_text(json.dumps({str(n): {"stage": "cause"} for n in range(200)}), encoding="utf-8")
    keep_place(path, "0", WalkPosition("scope"))
    keep_place(path, "new", WalkPosition("scope"))
    assert [place_in(path, case).stage for case in ("0", "1", "2", "new")] == ["scope", "", "cause", "scope"]
