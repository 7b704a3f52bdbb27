"""The rows of a stage as a list: wrapped texts, depth, and a cursor that stays with its row."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.geometry import Offset
from textual.pilot import Pilot

from tests.widgets.alone import Alone, drawn, until
from widgets.line_list import LineList
from widgets.row_list import RowLine, RowList

LONG = "the parcel for Bochum was put into the van for Aachen, because both slips lay on one table"


def row(number: int, text: str = "phones ring", lead: str = "", said: str = "", depth: int = 0) -> RowLine:
    return RowLine(f"r{number}", str(number), lead, text, said, depth)


@asynccontextmanager
async def shown(*rows: RowLine, size: tuple[int, int] = (60, 8)) -> AsyncIterator[tuple[Pilot[None], RowList, Alone]]:
    widget = RowList()
    app = Alone(widget)
    async with app.run_test(size=size) as pilot:
        widget.show(rows)
        await pilot.pause()
        app.told_since()
        yield pilot, widget, app


async def test_number_lead_text_and_what_is_said_of_it() -> None:
    rows = row(1, lead="09:30", said="unconfirmed"), row(2, lead="10:00 about")
    async with shown(*rows) as (_pilot, widget, _app):
        assert drawn(widget)[:2] == [
            ">  1  09:30        phones ring                  unconfirmed",
            "   2  10:00 about  phones ring",
        ]


async def test_without_leads_the_text_stands_beside_the_number() -> None:
    async with shown(row(1), row(12, depth=1), row(13, depth=2)) as (_pilot, widget, _app):
        assert drawn(widget)[:3] == [">  1  phones ring", "  12    phones ring", "  13      phones ring"]


async def test_a_long_text_goes_on_below_and_dots_stand_for_the_rest() -> None:
    async with shown(row(1, LONG), row(2), row(3, LONG * 3), size=(40, 10)) as (_pilot, widget, _app):
        assert drawn(widget)[:7] == [
            ">  1  the parcel for Bochum was put",
            "      into the van for Aachen, because",
            "      both slips lay on one table",
            "   2  phones ring",
            "   3  the parcel for Bochum was put",
            "      into the van for Aachen, because",
            "      both slips lay on one tablethe ..",
        ]
        assert [widget.span(index) for index in range(-1, 4)] == [
            range(0), range(3), range(3, 4), range(4, 7), range(0)
        ]  # fmt: skip


async def test_the_cursor_goes_by_rows_and_a_click_on_any_line_of_one_finds_it() -> None:
    async with shown(row(1, LONG), row(2), row(3), size=(40, 8)) as (pilot, widget, app):
        await pilot.press("down")
        assert (widget.chosen, widget.caret) == ("r2", Offset(0, 3))
        await pilot.click(widget, offset=(8, 2))
        assert widget.chosen == "r1"
        await pilot.click(widget, offset=(8, 7))
        assert widget.chosen == "r1"
        assert [message.index for message in app.told_since() if isinstance(message, LineList.Moved)] == [1, 0]


async def test_the_cursor_stays_with_its_row_when_others_come_and_go() -> None:
    async with shown(row(1), row(2), row(3)) as (pilot, widget, _app):
        await pilot.press("down")
        widget.show([row(9), row(1), row(2), row(3)])
        assert widget.chosen == "r2"
        widget.show([row(1), row(3)])
        assert widget.chosen == "r3"
        widget.show([row(1)])
        assert widget.chosen == "r1"
        widget.show([row(1), row(2), row(3)], choose="r3")
        assert widget.chosen == "r3"
        widget.show([])
        assert (widget.chosen, widget.caret) == ("", Offset(0, 0))


async def test_it_is_wrapped_anew_when_the_window_changes() -> None:
    async with shown(row(1, LONG), size=(100, 8)) as (pilot, widget, _app):
        assert len(widget.span(0)) == 1
        await pilot.resize_terminal(60, 8)
        await until(pilot, lambda: len(widget.span(0)) == 2)
        assert drawn(widget)[1].strip() == "Aachen, because both slips lay on one table"


async def test_japanese_and_markup_are_drawn_as_they_are() -> None:
    rows = row(1, "箱を取り違えた。「いつもの便」に載せたので、[/x]と[b]が残った。", said="未確認")
    async with shown(rows, size=(44, 6)) as (_pilot, widget, _app):
        lines = drawn(widget)
        texts = [line[6:].removesuffix("未確認").strip() for line in lines]
        assert "".join(texts) == rows.text
        assert lines[0].endswith("未確認")
