"""Cases like the one at hand, one key away in the walk: why, what was done, whether it held (S14); and again (S12)."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.change import Add
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.model.stages.prevention import Measure
from retro.screens.similar.screen import SimilarScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, until
from widgets.hit_list import HitList

CASES = (
    ("Two parcels swapped", "slips lay on one table [/x]", "a place for each slip"),
    ("A cable cut", "one road for both lines", "a second road"),
    ("Card payments refused", "the certificate expired", "a probe"),
    ("Parcels swapped again", "two slips lay on one table", ""),
)


@pytest.fixture
def filled(database: Path) -> Path:
    store, stamps = open_store(database), factory(1000)
    for title, cause, measure in CASES:
        rows = [Add("cause", stamps.new_id(), {"what": cause}, 1.0)]
        if measure:
            rows.append(
                Add("measure", stamps.new_id(), {"what": measure, "strength": "stronger", "owner": "lead"}, 1.0)
            )
        store.create({"title": title, "zone": "Asia/Tokyo", "started": "2026-03-02"}, stamps.change(*rows))
    store.close()
    return database


def _record(path: Path) -> Retrospective:
    store = open_store(path)
    try:
        return store.load("2026-004")
    finally:
        store.close()


async def _at(pilot: Pilot[None], reference: str) -> None:
    """Go to the measures of a case."""
    await pilot.app.push_screen(WalkScreen(reference))
    await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen) and reference in screen_text(pilot))
    await pilot.press("5")
    await settle(pilot)


async def _opened(pilot: Pilot[None]) -> HitList:
    await _at(pilot, "2026-004")
    await pilot.press("s")
    await until(pilot, lambda: isinstance(pilot.app.screen, SimilarScreen))
    shown = pilot.app.screen.query_one(HitList)
    await until(pilot, lambda: bool(shown.groups))
    return shown


async def test_what_was_done_in_a_like_case_is_one_key_away(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        shown = await _opened(pilot)
        assert [group.key for group in shown.groups] == ["2026-001"]
        text = screen_text(pilot)
        assert "Why" in text
        assert "both: " in text
        assert "slips lay on one table [/x] · measure: a place for each slip → planned" in " ".join(text.split())
        assert [line.text for line in shown.groups[0].lines[1:]] == [
            "a place for each slip → planned",
            "slips lay on one table [/x]",
        ]
        assert "Does it look the same? y or n" in text


async def test_a_row_is_taken_over_as_a_draft_that_says_where_it_is_from(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        shown = await _opened(pilot)
        shown.choose("2026-001", shown.groups[0].lines[1].key)
        await pilot.press("T")
        await until(pilot, lambda: "Taken over" in screen_text(pilot))
        (measure,) = _record(filled).of(Measure)
        assert measure.what == "a place for each slip (2026-001 5.1)"
        assert (measure.strength and measure.strength.value, measure.owner, measure.due) == ("stronger", "", None)
        await pilot.press("u")
        await until(pilot, lambda: "Taken back." in screen_text(pilot))
        assert not _record(filled).of(Measure)


@pytest.mark.parametrize(("key", "relation"), [("y", Relation.AGAIN), ("n", Relation.APART)])
async def test_people_say_whether_it_is_the_same_and_are_not_asked_again(
    opened: Open, filled: Path, key: str, relation: Relation
) -> None:
    async with opened(size=(100, 30)) as pilot:
        shown = await _opened(pilot)
        await pilot.press(key)
        await until(pilot, lambda: not shown.groups[0].said)
        (link,) = _record(filled).of(CaseLink)
        assert (link.relation, link.reference) == (relation, "2026-001")
        await pilot.press("u")
        await until(pilot, lambda: bool(shown.groups[0].said))
        assert not _record(filled).of(CaseLink)


async def test_enter_opens_that_case_at_the_row_and_escape_leads_back(opened: Open, filled: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        shown = await _opened(pilot)
        shown.choose("2026-001", shown.groups[0].lines[1].key)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen) and "2026-001" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SimilarScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        assert "2026-004" in screen_text(pilot)


async def test_where_nothing_is_alike_that_is_said(opened: Open, database: Path) -> None:
    store, stamps = open_store(database), factory(1000)
    store.create({"title": "Alone", "zone": "Asia/Tokyo"}, stamps.change())
    store.close()
    async with opened(size=(80, 24)) as pilot:
        await _at(pilot, "2026-001")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, SimilarScreen))
        await until(pilot, lambda: "No case is like it." in screen_text(pilot))
        await pilot.press("T", "y", "u")
        assert isinstance(pilot.app.screen, SimilarScreen)
