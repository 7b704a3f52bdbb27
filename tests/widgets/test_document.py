"""A document to be read: scrolled by keys, searched, longer than what is drawn."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.pilot import Pilot

from tests.widgets.alone import Alone, drawn, strips, styled
from widgets.document import DocumentView

LINES = [[Segment(f"line {number}")] for number in range(30)]


@asynccontextmanager
async def shown() -> AsyncIterator[tuple[Pilot[None], DocumentView]]:
    """A document of thirty lines in a window of five."""
    widget = DocumentView()
    async with Alone(widget).run_test(size=(24, 5)) as pilot:
        widget.show(LINES, from_top=True)
        await pilot.pause()
        yield pilot, widget


def at_top(widget: DocumentView) -> str:
    return drawn(widget)[0].strip()


async def test_keys_scroll() -> None:
    async with shown() as (pilot, widget):
        for keys, top in (
            ("down j up", 1), ("j j k", 1), ("up", 0), ("pagedown", 4), ("space ctrl+f b", 4), ("space ctrl+b", 0),
            ("end", 25), ("G down pagedown", 25), ("end home", 0), ("end g", 0), ("end pageup", 21),
        ):  # fmt: skip
            widget.action_first()
            await pilot.press(*keys.split())
            await pilot.pause()
            assert drawn(widget) == [f"  line {number}" for number in range(top, top + 5)], keys


async def test_what_is_found_is_marked_and_gone_to_one_after_the_other() -> None:
    async with shown() as (pilot, widget):
        assert widget.find("LINE ２") == 11  # line 2, and lines 20 to 29
        await pilot.pause()
        assert (drawn(widget)[widget.caret.y], widget.caret.x) == ("  line 2", 2)
        assert styled(strips(widget)[widget.caret.y], "reverse").strip() == "line 2"
        for steps, expected in ((1, "line 20"), (1, "line 21"), (-1, "line 20"), (-2, "line 29"), (1, "line 2")):
            widget.find_next(steps)
            await pilot.pause()
            assert drawn(widget)[widget.caret.y].strip() == expected
            here = [styled(strip, "reverse").strip() for strip in strips(widget)]
            assert [line for line in here if line] == [expected]


async def test_the_search_begins_where_one_reads_and_goes_on_from_the_top() -> None:
    async with shown() as (pilot, widget):
        await pilot.press(*["pagedown"] * 3)
        await pilot.pause()
        assert widget.find("line 1") == 11  # 1, and 10 to 19
        await pilot.pause()
        assert drawn(widget)[widget.caret.y].strip() == "line 12"
        await pilot.press("end")
        await pilot.pause()
        widget.find("line 1")
        await pilot.pause()
        assert drawn(widget)[widget.caret.y].strip() == "line 1"


async def test_all_that_was_found_is_underlined_till_another_search() -> None:
    async with shown() as (pilot, widget):
        widget.find("line")
        await pilot.pause()
        assert [styled(strip, "underline").strip() for strip in strips(widget)] == [
            "", "line 1", "line 2", "line 3", "line 4"
        ]  # fmt: skip
        assert widget.find("nothing") == 0
        widget.find_next(1)
        await pilot.pause()
        assert [styled(strip, "underline") for strip in strips(widget)] == [""] * 5
        assert widget.caret == Offset(2, 0)
        assert widget.find("") == 0


async def test_lines_that_come_later_are_searched_too() -> None:
    async with shown() as (pilot, widget):
        assert widget.find("line 29") == 1
        widget.add([[Segment("another "), Segment("line 29")], [Segment("the end")]])
        widget.find_next(1)
        await pilot.pause()
        assert drawn(widget)[widget.caret.y].strip() == "another line 29"
        await pilot.press("end")
        await pilot.pause()
        assert drawn(widget)[-1].strip() == "the end"


async def test_another_document_is_read_from_where_the_last_one_was_left_and_no_deeper_than_it_goes() -> None:
    async with shown() as (pilot, widget):
        await pilot.press("pagedown")
        widget.find("line 4")
        widget.show(LINES[:10])
        await pilot.pause()
        assert at_top(widget) == "line 4"
        assert not [strip for strip in strips(widget) if styled(strip, "reverse")]
        widget.show(LINES[:2])
        await pilot.pause()
        assert at_top(widget) == "line 0"
        widget.show(LINES, from_top=True)
        await pilot.pause()
        assert at_top(widget) == "line 0"
        widget.show([])
        await pilot.pause()
        assert drawn(widget) == [""] * 5


async def test_a_line_keeps_its_styles_and_is_cut_at_the_edge() -> None:
    async with shown() as (pilot, widget):
        widget.show([[Segment("strong", Style(bold=True)), Segment(" and 長い長い長い長い長い")]])
        await pilot.pause()
        strip = strips(widget)[0]
        assert styled(strip, "bold") == "strong"
        assert strip.cell_length == widget.size.width
