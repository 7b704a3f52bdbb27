from __future__ import annotations

import pytest

from tests.widgets.alone import Alone, screen, strips
from widgets.pieces import PieceBar


async def test_pieces_stand_one_behind_the_other_and_nothing_takes_no_room() -> None:
    bar = PieceBar()
    app = Alone(bar)
    async with app.run_test(size=(40, 6)) as pilot:
        assert screen(app) == []
        bar.show(["20 Nov 14:05", "#note", "@[/x]"])
        await pilot.pause()
        assert screen(app) == ["    20 Nov 14:05   #note   @[/x]"]
        bar.show([])
        await pilot.pause()
        assert screen(app) == []


@pytest.mark.parametrize(
    ("pieces", "rows"),
    [
        (["14:05", "#detection", "~unconfirmed"], ["    14:05   #detection", "    ~unconfirmed"]),
        (["@出荷責任者", "期限 2026年12月1日"], ["    @出荷責任者", "    期限 2026年12月1日"]),
        (["x" * 50], ["    " + "x" * 21 + ".."]),
        (["one", "two\x1b", "x" * 20, "y" * 20], ["    one   two", "    " + "x" * 20]),
    ],
)
async def test_what_does_not_fit_goes_on_below(pieces: list[str], rows: list[str]) -> None:
    bar = PieceBar()
    app = Alone(bar)
    async with app.run_test(size=(30, 6)) as pilot:
        bar.show(pieces)
        await pilot.pause()
        assert screen(app) == rows


async def test_the_one_that_is_changed_is_marked() -> None:
    bar = PieceBar()
    app = Alone(bar)
    async with app.run_test(size=(40, 6)) as pilot:
        bar.show(["14:05", "#note"])
        await pilot.pause()
        plain = [part.style for part in strips(bar)[0] if "#note" in part.text]
        bar.show(["14:05", "#note"], 1)
        await pilot.pause()
        marked = [part.style for part in strips(bar)[0] if "#note" in part.text]
        other = [part.style for part in strips(bar)[0] if "14:05" in part.text]
        assert marked != plain
        assert other == plain
