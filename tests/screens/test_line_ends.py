"""Japanese lines on our screens end where a phrase does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from exports.terminal.drawing import drawn
from retro.language import _
from retro.screens.walk.screen import WalkScreen
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from retro.text.wrap import line_spans
from tests.sampled import sampled
from tests.screens.conftest import Open, settle
from tests.screens.line_ends import Tally
from tests.screens.reading import team_report


def in_japanese(database: Path) -> list[str]:
    """The references of the samples that are written in Japanese."""
    store = open_store(database)
    found = [one.reference for one in store.list(CaseFilter(), 0, 100) if re.search("[ぁ-ん]", one.title)]
    store.close()
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_lines_of_the_screens_end_where_a_phrase_ends(
    opened: Open, database: Path, size: tuple[int, int]
) -> None:
    sampled(database)
    tally = Tally()
    async with opened(size=size, lang="ja") as pilot:
        for keys in (("f1",), ("escape", "slash", *"xyz"), ("escape",)):
            await pilot.press(*keys)
            await settle(pilot)
            tally.look(pilot.app.screen)
        for number, reference in enumerate(in_japanese(database)[:3]):
            await _walk(pilot, reference, tally, forms=number == 0)
        await _walk_through_nothing(pilot, tally)
    _holds(tally)


async def _walk(pilot: Pilot[None], reference: str, tally: Tally, *, forms: bool) -> None:
    """Look at every stage of a case, and at what the program says in its forms, which is the same in every case."""
    screen = WalkScreen(reference)
    await pilot.app.push_screen(screen)
    for stage in "0123456":
        await pilot.press(stage)
        await settle(pilot)
        tally.look(screen)
        if not forms:
            continue
        await pilot.press("enter")
        for _tab in range(3):
            await pilot.press("tab")
            await pilot.pause()
            tally.look(screen)
        await pilot.press("escape")
    for key in ("f1", "C") if forms else "C":
        await pilot.press(key)
        await pilot.pause()
        tally.look(pilot.app.screen)
        await pilot.press("escape")
    await pilot.press("escape")
    await settle(pilot)


async def _walk_through_nothing(pilot: Pilot[None], tally: Tally) -> None:
    await pilot.press("n", *"x", "enter", "enter")
    await settle(pilot)
    await pilot.press("escape")
    for stage in "0123456":
        await pilot.press(stage)
        await settle(pilot)
        tally.look(pilot.app.screen)


async def test_a_message_ends_its_lines_where_a_phrase_ends(opened: Open) -> None:
    tally = Tally()
    async with opened(size=(80, 24), lang="ja") as pilot:
        pilot.app.notify(
            _("Something could not be saved. The same key once more leaves; it is added at the next start."),
            markup=False,
        )
        await settle(pilot)
        tally.look(pilot.app.screen)
    assert not tally.hints[True]
    assert tally.hints[False] > 1


@pytest.mark.parametrize("width", [75, 100])
def test_lines_of_a_report_end_where_a_phrase_ends(database: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sampled(database)
    tally = Tally()

    def seen(text: str, room: int) -> list[tuple[int, int]]:
        found = list(line_spans(text, room))
        tally.add(text, [text[start:end] for start, end in found], running=True)
        return found

    monkeypatch.setattr("exports.terminal.styled_text.line_spans", seen)
    for reference in in_japanese(database):
        assert list(drawn(team_report(database, reference, "ja"), width))
    _holds(tally)


def _holds(tally: Tally) -> None:
    assert tally.running.total() > 20, "there is too little to look at"
    running, hints = tally.shares
    assert running <= 0.10, tally.cut
    assert hints <= 0.02, tally.cut
