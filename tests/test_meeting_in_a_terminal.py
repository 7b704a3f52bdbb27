"""A meeting in a real terminal: killed in every step, it goes on there; line by line and on the screen. Linux only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.stages.meeting import Meeting
from retro.store.sqlite.store import SqliteStore, open_store
from tests.terminal import RETRO, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")

STEPS = (
    "Rules and roles", "Last promises", "1 Timeline", "2 Cause", "3 Scope", "4 Remedy", "5 Prevention", "6 Changes",
    "Read-back",
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    database = tmp_path / "retro.db"
    store = open_store(database)
    event = Add("event", "e", {"what": "phones ring", "happened": "2026-11-20T09:00+00:00"}, 1.0)
    store.create({"title": "Parcels swapped", "zone": "UTC", "started": "2026-11-20"}, ChangeFactory().change(event))
    store.close()
    return database


def terminal(database: Path, *words: str, cols: int = 100) -> Terminal:
    env = {"RETRO_DB": str(database), "RETRO_CONFIG": str(database.parent / "none.toml"), "RETRO_LANG": "en"}
    return Terminal([RETRO, *words], cols=cols, rows=30, env=env)


def meetings(database: Path) -> tuple[Meeting, ...]:
    store: SqliteStore = open_store(database)
    found = store.load("2026-001").of(Meeting)
    store.close()
    return found


def test_line_by_line_a_kill_in_any_step_comes_back_to_that_step(archive: Path) -> None:
    for n, step in enumerate(STEPS, 1):
        with terminal(archive, "meet", "1") as room:
            if n == 1:
                room.wait_until(lambda screen: "Who is in the room?" in screen)
                room.send("lead, packer", "enter")
            else:
                room.wait_until(lambda screen, at=f"{n - 1} of 9": at in screen)  # type: ignore[misc]
                room.send("/next", "enter")
            room.wait_until(lambda screen, at=f"{n} of 9 · {step}": at in screen)  # type: ignore[misc]
            room.kill()
    with terminal(archive, "meet", "1") as room:
        room.wait_until(lambda screen: "9 of 9 · Read-back" in screen)
        room.send("/end", "enter")
        room.wait_until(lambda screen: "The meeting is over." in screen)
        assert room.exit_code() == 0
    (held,) = meetings(archive)
    assert (held.roles, held.goes_on) == (("lead", "packer"), False)


def test_on_the_screen_a_kill_in_any_step_comes_back_to_that_step(archive: Path) -> None:
    for n, step in enumerate(STEPS[:4], 1):
        with terminal(archive, "open", "1") as room:
            room.wait_until(lambda screen: "Parcels swapped" in screen)
            room.send("M")
            if n == 1:
                room.wait_until(lambda screen: "Who is in the room?" in screen)
                room.send("lead", "enter")
            else:
                room.wait_until(lambda screen, at=f"{n - 1} of 9": at in screen)  # type: ignore[misc]
                room.send("f6")
            room.wait_until(lambda screen, at=f"{n} of 9 · {step}": at in screen)  # type: ignore[misc]
            room.kill()
    assert len(meetings(archive)) == 1


def test_a_second_terminal_shows_what_the_first_one_does_until_it_is_over(archive: Path) -> None:
    with terminal(archive, "meet", "1") as leads, terminal(archive, "rows", "1") as _other:
        leads.wait_until(lambda screen: "Who is in the room?" in screen)
        leads.send("lead", "enter")
        leads.wait_until(lambda screen: "1 of 9" in screen)
        with terminal(archive, "meet", "1") as follows:
            follows.wait_until(lambda screen: "this one follows it" in screen)
            leads.send("/1 09:10 the van is stopped", "enter")
            follows.wait_until(lambda screen: "the van is stopped" in screen)
            leads.send("/next", "enter")
            follows.wait_until(lambda screen: "2 of 9 · Last promises" in screen)
            leads.send("/end", "enter")
            follows.wait_until(lambda screen: "The meeting was ended." in screen)
            assert follows.exit_code() == 0
