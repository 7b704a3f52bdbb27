"""Several cases chosen at once: tags for all of them, their reports in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.change import Update
from retro.screens.report.export_dialog import ExportDialog
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from tests.screens.reading import said
from widgets.case_list import CaseList


@pytest.fixture
def four(database: Path) -> Path:
    """An archive of four cases; the third is closed, and has a tag."""
    store, stamps = open_store(database), factory(1000)
    for title in ("a", "b", "c", "d"):
        store.create({"title": title, "zone": "Asia/Tokyo"}, stamps.change())
    head = store.load("2026-003").head.id
    store.apply("2026-003", stamps.change(Update("retrospective", head, 0, {"tags": []}, {"tags": ["oven"]})))
    closing = Update("retrospective", head, 0, {"status": "draft"}, {"status": "closed"})
    store.apply("2026-003", stamps.change(closing))
    store.close()
    return database


def tags(database: Path, *references: str) -> list[tuple[str, ...]]:
    store = open_store(database)
    held = [store.load(reference).head.tags for reference in references]
    store.close()
    return held


async def test_several_get_a_tag_and_the_closed_one_is_named(opened: Open, four: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("v", "v")
        await until(pilot, lambda: "2 chosen" in screen_text(pilot))
        await pilot.press("number_sign")
        await type_text(pilot, "night shift、Oven")
        await pilot.press("enter")
        await until(pilot, lambda: "1 case has other tags now." in said(pilot))
        assert "2026-003: 2026-003 is closed." in said(pilot)
        assert tags(four, "2026-004", "2026-003", "2026-002") == [("night shift", "Oven"), ("oven",), ()]
        await pilot.press("escape")
        await until(pilot, lambda: "chosen" not in screen_text(pilot))
        await pilot.press("home", "number_sign")
        await type_text(pilot, "-oven")
        await pilot.press("enter")
        await until(pilot, lambda: tags(four, "2026-004") == [("night shift",)])


async def test_no_tag_is_said_and_esc_writes_nothing(opened: Open, four: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("number_sign", "enter")
        await until(pilot, lambda: "Which tag?" in screen_text(pilot))
        await type_text(pilot, "oven")
        await pilot.press("escape")
        await settle(pilot)
    assert tags(four, "2026-004") == [()]


async def test_the_reports_of_all_that_are_listed_are_written_to_a_folder(
    opened: Open, four: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(size=(120, 40)) as pilot:
        await pilot.press("V")
        await until(pilot, lambda: len(pilot.app.screen.query_one(CaseList).marked) == 4)
        await pilot.press("w")
        await until(pilot, lambda: "Folder for 4 reports" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "4 reports are in" in said(pilot) and "Folder for" not in screen_text(pilot))
    written = sorted(path.name for path in (tmp_path / "reports").glob("*.md"))
    assert written == [f"2026-00{n}.md" for n in range(1, 5)]
    assert 'title: "d"' in (tmp_path / "reports" / "2026-004.md").read_text(encoding="utf-8")


async def test_a_folder_that_cannot_be_made_is_said_and_the_question_stays(
    opened: Open, four: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    async with opened(size=(120, 40)) as pilot:
        await pilot.press("v", "v", "w", "enter")
        await until(pilot, lambda: "reports" in screen_text(pilot) and "Enter writes them" not in screen_text(pilot))
        assert "Folder for 2 reports" in screen_text(pilot)
    assert (tmp_path / "reports").read_text(encoding="utf-8") == "a file"


async def test_one_case_is_exported_in_the_dialog_of_the_report(opened: Open, four: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportDialog))
        assert "2026-004.md" in screen_text(pilot)
