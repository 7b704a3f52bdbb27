"""The rows of a stage as a list: columns, wrapped texts, depth, the chosen row, a cursor that stays with its row."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from textual.geometry import Offset
from textual.pilot import Pilot

from tests.widgets.alone import Alone, drawn, until
from widgets.line_list import LineList
from widgets.row_list import Column, Columns, RowLine, RowList

LONG = "the parcel for Bochum was put into the van for Aachen, because both slips lay on one table"


PLAIN = Columns("What", Column("When", 24))
MEASURES = Columns("Measure", None, (Column("→", 4, 3), Column("Owner", 12, 5), Column("Strength", 12, 1)))


def row(number: int, text: str = "phones ring", lead: str = "", *said: str, depth: int = 0) -> RowLine:
    return RowLine(f"r{number}", str(number), lead, text, said, depth)


MEASURED = (
    row(1, "scale in each bay compares weight with order", "", "→2", "purchasing of the hub", "stronger"),
    row(2, "check by two", "", "→1", "packing", ""),
)


@asynccontextmanager
async def shown(
    *rows: RowLine, size: tuple[int, int] = (60, 8), columns: Columns = PLAIN, details: Mapping[str, str] = {}
) -> AsyncIterator[tuple[Pilot[None], RowList, Alone]]:
    widget = RowList()
    widget.details = lambda row: details.get(row, "")
    app = Alone(widget)
    async with app.run_test(size=size) as pilot:
        widget.show(rows, columns)
        await pilot.pause()
        app.told_since()
        yield pilot, widget, app


async def test_number_lead_text_and_columns_stand_under_their_labels() -> None:
    async with shown(row(1, lead="09:30"), row(2, lead="10:00 about")) as (_pilot, widget, _app):
        assert widget.head(60).rstrip() == "      When         What"
        assert drawn(widget)[:2] == [">  1  09:30        phones ring", "   2  10:00 about  phones ring"]
    async with shown(*MEASURED, columns=MEASURES) as (_pilot, widget, _app):
        assert widget.head(60).rstrip() == "      Measure                    →   Owner         Strength"
        assert drawn(widget)[:4] == [
            ">  1  scale in each bay          →2  purchasing..  stronger",
            "      compares weight with",
            "      order",
            "   2  check by two               →1  packing",
        ]


async def test_numbers_of_three_digits_are_whole_and_the_heads_stand_over_the_columns() -> None:
    async with shown(row(99, lead="09:30"), row(100, lead="09:40")) as (_pilot, widget, _app):
        assert widget.head(60).rstrip() == "       When   What"
        assert drawn(widget)[:2] == [">  99  09:30  phones ring", "  100  09:40  phones ring"]


async def test_columns_go_before_the_text_does_the_least_wanted_and_the_empty_ones_first() -> None:
    async with shown(*MEASURED, columns=MEASURES) as (pilot, widget, _app):
        for width, expected in ((59, [0, 1, 2]), (58, [0, 1]), (49, [0, 1]), (48, [1]), (44, []), (57, [0, 1])):
            await pilot.resize_terminal(width, 8)
            await until(pilot, lambda: widget.size.width == width)  # noqa: B023 -- asked at once
            assert widget.shown_columns == expected
        without = [RowLine(each.id, each.number, "", each.text, ("", *each.said[1:])) for each in MEASURED]
        widget.show(without, MEASURES)
        assert widget.shown_columns == [1, 2]


async def test_what_else_a_row_says_stands_under_it_while_it_is_chosen() -> None:
    said = {"r1": "Evidence: photo of the table", "r2": "Source: " + LONG * 2}
    async with shown(row(1), row(2), row(3), details=said) as (pilot, widget, app):
        assert drawn(widget)[:4] == [
            ">  1  phones ring", "      Evidence: photo of the table", "   2  phones ring", "   3  phones ring",
        ]  # fmt: skip
        await pilot.press("down")
        assert [line[:14] for line in drawn(widget)[:5]] == [
            "   1  phones r", ">  2  phones r", "      Source: ", "      for Aach", "   3  phones r",
        ]  # fmt: skip
        assert drawn(widget)[3].endswith(" ..")
        app.told_since()
        await pilot.click(widget, offset=(8, 3))
        await pilot.click(widget, offset=(8, 4))
        told = [(type(each), each.index) for each in app.told_since() if isinstance(each, LineList.Moved)]
        assert told == [(LineList.Chosen, 1), (LineList.Moved, 2)]


async def test_what_stands_under_a_row_is_chosen_once_however_often_it_is_clicked_and_in_whatever_column() -> None:
    async with shown(*MEASURED, columns=MEASURES, details={"r1": "Evidence: " + LONG}) as (pilot, widget, app):
        for before in (False, True):
            if before:
                await pilot.click(widget, offset=(8, 0))
            app.told_since()
            await pilot.click(widget, offset=(55, 3), times=2)
            assert [(each.index, each.x) for each in app.told_since() if isinstance(each, LineList.Chosen)] == [(0, 0)]


async def test_a_cell_is_of_the_column_that_stands_there_and_of_none_between_and_before_them() -> None:
    async with shown(*MEASURED, columns=MEASURES) as (_pilot, widget, _app):
        line = drawn(widget)[0]
        found = {n: "".join(each for x, each in enumerate(line) if widget.column_at(x) == n) for n in (-1, 0, 1, 2)}
        assert [found[n] for n in (0, 1, 2)] == ["→2", "purchasing..", "stronger"]
        assert found[-1].rstrip() == ">  1  scale in each bay"
        assert widget.column_at(59) == -1


async def test_however_deep_a_row_lies_its_text_is_seen() -> None:
    async with shown(row(1, depth=12), row(2, depth=40)) as (_pilot, widget, _app):
        assert [line[6:] for line in drawn(widget)[:2]] == [" " * 24 + "phones ring"] * 2


async def test_of_the_words_that_were_looked_for_three_are_shown_that_would_be_cut_off() -> None:
    words = ("alpha", "beta", "gamma", "delta")
    text = f"{LONG} {LONG}. " + " ".join(f"Then {word} came." for word in words)
    widget = RowList(words)
    async with Alone(widget).run_test(size=(60, 12)) as pilot:
        widget.show([row(1, text)], PLAIN)
        await pilot.pause()
        assert [line.strip() for line in drawn(widget)[3:7]] == [f"Then {word} came." for word in words[:3]] + [""]


async def test_room_under_the_chosen_row_is_left_free() -> None:
    async with shown(row(1), row(2), row(3), size=(40, 8), details={"r2": "more"}) as (pilot, widget, _app):
        await pilot.press("down")
        widget.leave_room(4)
        assert [line.strip() for line in drawn(widget)] == [
            "1  phones ring", ">  2  phones ring", "", "", "", "", "3  phones ring", "",
        ]  # fmt: skip
        assert widget.room_at == 2
        widget.leave_room(0)
        assert drawn(widget)[2].strip() == "more"


async def test_a_click_twice_chooses_the_row_that_was_clicked_though_it_moved() -> None:
    async with shown(row(1), row(2), row(3), details={"r1": "one"}) as (pilot, widget, app):
        await pilot.click(widget, offset=(8, 3), times=2)
        told = [(type(each), each.index) for each in app.told_since() if isinstance(each, LineList.Moved)]
        assert (LineList.Chosen, 2) in told
        assert widget.chosen == "r3"


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
        widget.show([row(9), row(1), row(2), row(3)], PLAIN)
        assert widget.chosen == "r2"
        widget.show([row(1), row(3)], PLAIN)
        assert widget.chosen == "r3"
        widget.show([row(1)], PLAIN)
        assert widget.chosen == "r1"
        widget.show([row(1), row(2), row(3)], PLAIN, choose="r3")
        assert widget.chosen == "r3"
        widget.show([], PLAIN)
        assert (widget.chosen, widget.caret) == ("", Offset(0, 0))


async def test_it_is_wrapped_anew_when_the_window_changes() -> None:
    async with shown(row(1, LONG), size=(100, 8)) as (pilot, widget, _app):
        assert len(widget.span(0)) == 1
        await pilot.resize_terminal(60, 8)
        await until(pilot, lambda: len(widget.span(0)) == 2)
        assert drawn(widget)[1].strip() == "Aachen, because both slips lay on one table"


async def test_japanese_and_markup_are_drawn_as_they_are() -> None:
    rows = row(1, "箱を取り違えた。「いつもの便」に載せたので、[/x]と[b]が残った。", "", "未確認")
    async with shown(rows, size=(44, 6), columns=Columns("何が", None, (Column("確認", 8),))) as (_pilot, widget, _app):
        lines = drawn(widget)
        texts = [line[6:].removesuffix("未確認").strip() for line in lines]
        assert "".join(texts) == rows.text
        assert lines[0].endswith("未確認")
        assert widget.head(44).rstrip().endswith("確認")
