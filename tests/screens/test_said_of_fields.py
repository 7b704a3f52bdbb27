"""What is said of an empty field in the form: typed as a sign, shown where the value would stand, taken back."""

from __future__ import annotations

import sqlite3
from itertools import cycle
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.answers import answer_to
from retro.model.change import Add
from retro.model.stages.answers import Said
from retro.screens.app_services import Timings
from retro.screens.autosave import SaveState
from retro.screens.walk.screen import WalkScreen
from retro.store.journal import journals
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, record, screen_text, settle, type_text, until

ROW = "00000000000000d1"


@pytest.fixture
def begun(database: Path) -> Path:
    store = open_store(database)
    measure = Add("measure", ROW, {"what": "two-person check"}, 1.0)
    store.create({"title": "x", "zone": "Asia/Tokyo"}, factory(900_000).change(measure))
    store.close()
    return database


def said(database: Path) -> Said | None:
    answer = answer_to(record(database), ROW, "due")
    return answer.said if answer else None


async def due(pilot: Pilot[None]) -> None:
    """Into the field of the day."""
    assert isinstance(pilot.app.screen, WalkScreen)
    await pilot.app.screen.action_edit("due")
    await settle(pilot)


async def test_a_sign_is_kept_shown_and_taken_back(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("5")
        await settle(pilot)
        await due(pilot)
        await type_text(pilot, "？")
        await until(pilot, lambda: said(begun) is Said.UNKNOWN)
        await pilot.press("tab")
        await until(pilot, lambda: "not known" in screen_text(pilot))
        await due(pilot)
        await pilot.press("backspace")
        await type_text(pilot, "2026-12-01")
        await until(pilot, lambda: record(begun).rows[0].due is not None)  # type: ignore[attr-defined]  # a measure
        assert record(begun).answers == ()
        await pilot.press(*["backspace"] * 20)
        await type_text(pilot, "-")
        await until(pilot, lambda: said(begun) is Said.NOT_APPLICABLE)
        await pilot.press("backspace")
        await until(pilot, lambda: record(begun).answers == ())


async def test_what_was_said_and_cannot_be_saved_is_kept_and_said_at_the_next_start(
    begun: Path, opened: Open, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001", left_over=True, timings=Timings(save_after=0.02)) as pilot:
        await pilot.press("5")
        await settle(pilot)
        await due(pilot)
        lock.execute("BEGIN IMMEDIATE")
        await type_text(pilot, "-")
        await until(pilot, lambda: bool(journals(begun)))
        kept = journals(begun)[0].read_bytes()
        lock.execute("ROLLBACK")
        await until(pilot, lambda: said(begun) is Said.NOT_APPLICABLE)
        await pilot.press("backspace")
        await until(pilot, lambda: said(begun) is None)
    begun.with_name("retro.db-unsaved-x.jsonl").write_bytes(kept)  # as a kill would leave it
    async with opened(reference="2026-001", left_over=True):
        assert said(begun) is Said.NOT_APPLICABLE


KINDS = {
    "a choice": ("damage", "certainty"),
    "several choices": ("damage", "hurts"),
    "yes or no": ("damage", "reversible"),
    "a figure": ("damage", "figure"),
    "a role": ("measure", "owner"),
    "a row": ("measure", "answers"),
    "prose": ("measure", "details"),
    "a word of one's own": ("retrospective", "origin"),
}
"""A field of each kind."""
ROWS = {"damage": "00000000000000d2", "measure": ROW}


@pytest.fixture
def with_damage(begun: Path) -> Path:
    store = open_store(begun)
    store.apply("2026-001", factory(950_000).change(Add("damage", ROWS["damage"], {"what": "late"}, 1.0)))
    store.close()
    return begun


def held(database: Path, kind: str, field: str) -> Said | None:
    whole = record(database)
    answer = answer_to(whole, ROWS.get(kind, whole.head.id), field)
    return answer.said if answer else None


async def test_a_sign_alone_says_it_in_every_kind_of_field(with_damage: Path, opened: Open) -> None:
    stages = {"retrospective": 0, "damage": 3, "measure": 5}
    signs = cycle(zip(Said, "？ー。", strict=True))
    given = {}
    async with opened(reference="2026-001") as pilot:
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        for (kind, field), (said, letter) in zip(KINDS.values(), signs, strict=False):
            await walk.action_go(stages[kind])
            await until(pilot, lambda kind=kind: walk.chosen is not None and walk.chosen.kind == kind)  # type: ignore[misc]
            await walk.action_edit(field)
            await type_text(pilot, letter)
            await until(pilot, lambda: "? - . Not known, n/a, later" in screen_text(pilot))
            await walk.fields.action_leave()
            given[kind, field] = said
        await until(pilot, lambda: walk.book.autosave.state is SaveState.SAVED)
    assert {(kind, field): held(with_damage, kind, field) for kind, field in given} == given


async def test_a_choice_shows_what_was_said_and_a_value_clears_it(with_damage: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        await pilot.press("3")
        await settle(pilot)
        await walk.action_edit("certainty")
        await pilot.press("space", "?")
        await until(pilot, lambda: held(with_damage, "damage", "certainty") is Said.UNKNOWN)
        assert record(with_damage).rows[0].dump()["certainty"] is None
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "How sure           not known" in screen_text(pilot))
        await walk.action_edit("certainty")
        await settle(pilot)
        assert "[not known]" in screen_text(pilot)
        await pilot.press("right", "space")
        await until(pilot, lambda: record(with_damage).rows[0].dump()["certainty"] is not None)
        assert record(with_damage).answers == ()
        assert "[not known]" not in screen_text(pilot)
        await pilot.press("-", "-")
        await settle(pilot)
        await walk.save()
        assert record(with_damage).answers == ()


async def test_the_state_of_a_case_takes_no_sign(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("0")
        await settle(pilot)
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        await walk.action_edit("status")
        await settle(pilot)
        assert "? - . Not known" not in screen_text(pilot)
        await pilot.press("?")
        await until(pilot, lambda: "is none of" in screen_text(pilot))
        await pilot.press("escape")
        await settle(pilot)
    assert record(begun).answers == ()
    assert record(begun).head.dump()["status"] == "draft"
