"""The sentences of a letter that need other words, side by side: the row's own, and those for its reader."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.language import _
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause
from retro.screens.report.screen import ReportScreen
from retro.screens.reword.screen import RewordScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, record, screen_text, settle, type_text, until
from tests.screens.reading import add, drawn

OWN = "伝票を見ずに隣の箱へ貼った"
LONG = "Two parcels were put on one table and nobody compared their slips before the van had left the yard at noon"


@pytest.fixture
def case(database: Path) -> Path:
    store, stamps = open_store(database), factory(8000)
    values = {"title": "お荷物の取り違え", "zone": "Asia/Tokyo", "started": "2026-11-18T10:20+09:00"}
    store.create({**values, "responsibility": "ours"}, stamps.change())
    store.close()
    causes = [("cause", {"what": what, "sure": "fact"}) for what in (OWN, LONG, "確認の手順がありませんでした")]
    add(database, "2026-001", *causes)
    return database


async def _to_sentences(pilot: Pilot[None]) -> None:
    """From the archive to the sentences of the Japanese letter."""
    await pilot.press("e")
    await settle(pilot)
    await drawn(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ReportScreen)
    await pilot.press("a", "a")
    if screen._choices.request.to.code != "ja":
        await pilot.press("l")
    await drawn(pilot)
    await pilot.press("r")
    await until(pilot, lambda: isinstance(pilot.app.screen, RewordScreen) and "2.2" in screen_text(pilot))
    await settle(pilot)


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_they_stand_side_by_side_in_a_small_terminal_and_what_is_written_is_in_the_letter(
    opened: Open, case: Path, lang: str
) -> None:
    async with opened(size=(80, 24), lang=lang) as pilot:
        await _to_sentences(pilot)
        (line,) = (each for each in screen_text(pilot).split("\n") if OWN in each)
        assert line.count(OWN) == 2  # the words of the row, and where those for its reader are written
        assert "2.3" not in screen_text(pilot)
        assert _("plain style in a polite letter") in screen_text(pilot)
        await pilot.press("ctrl+u")
        await type_text(pilot, "伝票を確かめずに貼りました。")
        await settle(pilot)
        assert _("plain style in a polite letter") not in screen_text(pilot)
        await pilot.press("enter", "ctrl+u")
        await settle(pilot)
        assert _("The row stands in no letter in this language.") in screen_text(pilot)
        await until(pilot, lambda: len(record(case).answers) == 1)
        first, second, _third = record(case).of(Cause)
        assert first.words_ja == "伝票を確かめずに貼りました。"
        (answer,) = record(case).answers
        assert (answer.row, answer.asked, answer.said) == (second.id, "words_ja", Said.NOT_APPLICABLE)
        await pilot.press("escape")
        await drawn(pilot)
        report = pilot.app.screen
        assert isinstance(report, ReportScreen)
        assert report._made is not None
        letter = report._made.report.document.markdown
        assert "伝票を確かめずに貼りました。" in letter
        assert "parcels" not in letter


async def test_what_is_put_back_was_not_answered_and_what_waits_is_saved_when_one_leaves(
    opened: Open, case: Path
) -> None:
    async with opened(size=(80, 24)) as pilot:
        await _to_sentences(pilot)
        await type_text(pilot, "x")
        await pilot.press("f7", "shift+tab")  # from the first to the last
        await type_text(pilot, " 。")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        assert [row.words_ja for row in record(case).of(Cause)] == ["", f"{LONG} 。", ""]
        assert record(case).answers == ()


async def test_all_of_them_open_in_an_editor_of_ones_own(
    opened: Open, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\np = pathlib.Path(sys.argv[1])\ns = p.read_text('utf-8')\n"
        f"p.write_text(s.replace('\\n{OWN}\\n', '\\n貼りました。\\n'), 'utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    async with opened(size=(80, 24)) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", script.open)
        await _to_sentences(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: record(case).of(Cause)[0].words_ja == "貼りました。")
        assert "貼りました。" in screen_text(pilot)


async def test_a_report_that_is_no_letter_says_that_it_needs_none(opened: Open, case: Path) -> None:
    async with opened(size=(80, 24), reference="2026-001") as pilot:
        await pilot.press("8")
        await drawn(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert "Only letters are worded for their reader." in "".join(str(n.message) for n in pilot.app._notifications)
