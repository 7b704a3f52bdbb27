"""Unasked, one quiet line says that it may have happened before; whoever types is not disturbed (S12)."""

from __future__ import annotations

from pathlib import Path
from threading import Event as Signal
from typing import Any

import pytest
from textual.pilot import Pilot

from retro.model.change import Add
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.model.stages.timeline import Event
from retro.screens.similar.screen import SimilarScreen
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.screens.walk.seen_line import SeenLine
from retro.services.memory import seen_before
from retro.services.memory.seen_before import SeenBefore
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.hit_list import HitList

CASES = (
    ("Two parcels swapped", "slips lay on one table [/x]", "a place for each slip"),
    ("A cable cut", "one road for both lines", "a second road"),
    ("Card payments refused", "the certificate expired", "a probe"),
)
HINT = "The second time? 2026-001"


@pytest.fixture
def filled(database: Path) -> Path:
    """An archive whose last case looks like no other one until its cause is said."""
    store, stamps = open_store(database), factory(1000)
    for title, cause, measure in CASES:
        rows = [
            Add("cause", stamps.new_id(), {"what": cause}, 1.0),
            Add("measure", stamps.new_id(), {"what": measure, "strength": "stronger", "owner": "lead"}, 1.0),
        ]
        store.create({"title": title, "zone": "Asia/Tokyo", "started": "2026-03-02"}, stamps.change(*rows))
    head = {"title": "Wrong parcels sent", "zone": "Asia/Tokyo", "severity": "low", "case_kind": "near-miss"}
    store.create({**head, "started": "2026-11-18T10:20+09:00"}, stamps.change())
    store.close()
    return database


def _record(path: Path) -> Retrospective:
    store = open_store(path)
    try:
        return store.load("2026-004")
    finally:
        store.close()


async def _at_the_causes(pilot: Pilot[None]) -> WalkScreen:
    screen = WalkScreen("2026-004")
    await pilot.app.push_screen(screen)
    await until(pilot, lambda: "2026-004" in screen_text(pilot))
    await pilot.press("2", "i")
    await until(pilot, lambda: screen.entry.has_cursor)
    return screen


async def test_in_the_walk_a_cause_brings_the_case_to_mind_and_n_sends_it_away(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 40)) as pilot:
        screen = await _at_the_causes(pilot)
        await settle(pilot)
        assert HINT not in screen_text(pilot)
        await type_text(pilot, "two slips lay on one table")
        await pilot.press("enter")
        await until(pilot, lambda: HINT in screen_text(pilot))
        assert "→ a place for each slip → planned  Esc s shows it" in screen_text(pilot)
        assert screen.entry.has_cursor
        await pilot.press("escape")
        await until(pilot, lambda: "planned  s shows it" in screen_text(pilot))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, SimilarScreen) and bool(_list(pilot).groups))
        assert _list(pilot).chosen[0] == "2026-001"
        await pilot.press("n")
        await until(pilot, lambda: not _list(pilot).groups[0].said)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen and HINT not in screen_text(pilot))
    (link,) = _record(filled).of(CaseLink)
    assert (link.relation, link.reference) == (Relation.APART, "2026-001")


def _list(pilot: Pilot[None]) -> HitList:
    return pilot.app.screen.query_one(HitList)


async def test_while_one_is_led_it_stands_in_the_blank_row_above_the_line(opened: Open, filled: Path) -> None:
    async with opened(size=(80, 24), reference="2026-004") as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        screen = pilot.app.screen
        assert isinstance(screen, AskScreen)
        await settle(pilot)
        assert HINT not in screen_text(pilot)
        await type_text(pilot, "/cause two slips lay on one table")
        await pilot.press("enter")
        await until(pilot, lambda: HINT in screen_text(pilot))
        lines = screen_text(pilot).splitlines()
        (at,) = (n for n, line in enumerate(lines) if HINT in line)
        assert lines[at + 1].startswith(" >")
        assert lines[at].rstrip().endswith("Esc s shows it")
        assert screen.entry.has_cursor


async def test_where_the_case_is_offered_by_number_no_line_names_it_too_and_once_answered_it_is_gone(
    opened: Open, filled: Path
) -> None:
    store, stamps = open_store(filled), factory(5000)
    head = {"title": "Two parcels swapped at a wedding", "zone": "Asia/Tokyo", "case_kind": "complaint"}
    store.create({**head, "severity": "medium"}, stamps.change())
    store.close()
    async with opened(size=(100, 40), reference="2026-005") as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and HINT in screen_text(pilot))
        screen = pilot.app.screen
        assert isinstance(screen, AskScreen)
        while screen.question is not None and screen.question.code != "head.related":
            asked = screen.question
            await type_text(pilot, ".")
            await pilot.press("enter")
            await until(pilot, lambda asked=asked: screen.question is not asked)  # type: ignore[misc]
        await until(pilot, lambda: "1 2026-001 Two parcels swapped" in screen_text(pilot))
        assert HINT not in screen_text(pilot)
        await type_text(pilot, "0")
        await pilot.press("enter")
        await until(pilot, lambda: "Kept: another thing than 2026-001." in screen_text(pilot))
        await settle(pilot)
        assert HINT not in screen_text(pilot)


async def test_a_slow_store_delays_no_typing_and_what_it_finds_moves_nothing_under_it(
    opened: Open, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked, look = Signal(), Signal(), seen_before.seen_before

    def slow(*given: Any) -> SeenBefore | None:
        asked.set()
        assert answers.wait(20)
        return look(*given)

    store, stamps = open_store(filled), factory(5000)
    store.apply("2026-004", stamps.change(Add("cause", stamps.new_id(), {"what": "slips lay on one table"}, 1.0)))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        monkeypatch.setattr(seen_before, "seen_before", slow)
        screen = WalkScreen("2026-004")
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: asked.is_set() and "2026-004" in screen_text(pilot))
        await pilot.press("i")
        await type_text(pilot, "10:30 the label printer jammed")
        assert screen.entry.text == "10:30 the label printer jammed"
        assert "10:30 the label printer jammed" in screen_text(pilot)
        place = screen.entry.region
        answers.set()
        await until(pilot, lambda: screen.query_one(SeenLine).reference == "2026-001")
        await settle(pilot)
        assert (screen.entry.region, screen.entry.text) == (place, "10:30 the label printer jammed")
        await pilot.press("enter")
        await until(pilot, lambda: HINT in screen_text(pilot))
    assert [row.what for row in _record(filled).of(Event)] == ["the label printer jammed"]
