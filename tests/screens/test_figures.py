"""The figures of a period on the screen: each leads to the cases behind it, and from there into a case and back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.figures.cases import FigureCasesScreen
from retro.screens.figures.screen import FiguresScreen
from retro.screens.reader.screen import ReaderScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, type_text, until
from widgets.figure_list import FigureList


@pytest.fixture
def filled(database: Path) -> Path:
    """Of 2026: a measure that held, one that did not, and one of 2025 that nobody has looked at."""
    store, stamps = open_store(database), factory(1000)
    for day, title, means, found in (
        ("2025-03-02", "An older one", "rule", ""),
        ("2026-02-03", "Parcels [/x] swapped", "physical", "holds"),
        ("2026-05-06", "配送先の取り違え", "training", "did-not-hold"),
    ):
        reference = store.create({"title": title, "zone": "Asia/Tokyo", "started": day}, stamps.change())
        row = stamps.new_id()
        adds = [Add("measure", row, {"what": "m", "means": means, "due": "2026-06-01"}, 1.0)]
        if found:
            adds.append(Add("row_check", stamps.new_id(), {"of": row, "found": found, "on": "2026-06-02"}, 2.0))
        store.apply(reference, stamps.change(*adds))
    store.close()
    return database


async def test_a_figure_leads_to_its_cases_and_a_case_opens(opened: Open, filled: Path) -> None:
    assert filled
    async with opened(size=(100, 30)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, FiguresScreen))
        shown = pilot.app.screen.query_one(FigureList)
        await until(pilot, lambda: shown.count > 0)
        text = screen_text(pilot)
        assert "1 Jan – 31 Dec 2026 · 2 cases" in text
        assert "Which kinds of measure held" in text
        assert "2 of 3 measures were looked at: too few to say which kinds hold." in text
        assert "held 1 of 1" in text
        while not shown.chosen.startswith("held training"):
            await pilot.press("down")
        await until(pilot, lambda: "1 decided: 1 did not hold" in screen_text(pilot))
        assert "Its cases  2026-002" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureCasesScreen))
        assert "training (weaker)  held 0 of 1" in screen_text(pilot)
        assert "2026-002  6 May 2026  配送先の取り違え" in screen_text(pilot)
        assert "2026-001" not in screen_text(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureCasesScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureCasesScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FiguresScreen))
        await until(pilot, lambda: shown.chosen.startswith("held training"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))


async def test_keys_go_to_other_periods(opened: Open, filled: Path) -> None:
    assert filled
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "2026 · 2 cases" in screen_text(pilot))
        await pilot.press("left")
        await until(pilot, lambda: "1 Jan – 31 Dec 2025 · 1 case" in screen_text(pilot))
        await pilot.press("left")
        await until(pilot, lambda: "1 Jan – 31 Dec 2024 · 0 cases" in screen_text(pilot))
        await until(pilot, lambda: "In this period no retrospective began" in screen_text(pilot))
        await pilot.press("enter", "right", "right", "right", "left")
        await until(pilot, lambda: "2026 · 2 cases" in screen_text(pilot))
        await pilot.press("p")
        await until(pilot, lambda: "1 Nov – 30 Nov 2026" in screen_text(pilot))
        await pilot.press("p")
        await until(pilot, lambda: "1 Oct – 31 Dec 2026" in screen_text(pilot))
        await pilot.press("p")
        await until(pilot, lambda: "1 Jan – 31 Dec 2026 · 2 cases" in screen_text(pilot))


async def test_days_are_typed_and_what_cannot_be_read_is_said(opened: Open, filled: Path) -> None:
    assert filled
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "2 cases" in screen_text(pilot))
        await pilot.press("f")
        await type_text(pilot, "2026-05 2026-02")
        await pilot.press("enter")
        await until(pilot, lambda: "The period would begin on 2026-05-01" in screen_text(pilot))
        await pilot.press("ctrl+u")
        await type_text(pilot, "soon")
        await pilot.press("enter")
        await until(pilot, lambda: "Write 2026-07 for a month" in screen_text(pilot))
        for typed in ("2025年から2026年まで", "2025 – 2026", "2025 2026"):
            await pilot.press("ctrl+u")
            await type_text(pilot, typed)
            await pilot.press("enter")
            await until(pilot, lambda: "1 Jan 2025 – 31 Dec 2026 · 3 cases" in screen_text(pilot))
            await pilot.press("f")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query_one(FigureList).has_focus)


async def test_a_case_that_cannot_be_read_is_named(opened: Open, filled: Path) -> None:
    conn = sqlite3.connect(filled)
    conn.execute("UPDATE measure SET means = 'magic' WHERE means = 'training'")
    conn.commit()
    conn.close()
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "2026 · 1 case" in screen_text(pilot))
        assert "2026-002 is left out; retro doctor tells more." in screen_text(pilot)


async def test_what_another_terminal_writes_is_counted_and_the_cursor_stays(opened: Open, filled: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "2026 · 2 cases" in screen_text(pilot))
        shown = pilot.app.screen.query_one(FigureList)
        await pilot.press("down", "down")
        stood = shown.chosen
        store, stamps = open_store(filled), factory(5000)
        store.create({"title": "x", "zone": "Asia/Tokyo", "started": "2026-07-01"}, stamps.change())
        store.close()
        await until(pilot, lambda: "2026 · 3 cases" in screen_text(pilot))
        assert shown.chosen == stood


async def test_it_speaks_japanese(opened: Open, filled: Path) -> None:
    assert filled
    async with opened(size=(80, 24), lang="ja") as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "どの種類の対策に効果があったか" in screen_text(pilot))
        assert "効果あり 1件中1件" in screen_text(pilot)
        footer = screen_text(pilot).splitlines()[-1]
        assert "Enter 事案" in footer
        assert "Left 前の期間" in footer
        assert "Right 次の期間" in footer
