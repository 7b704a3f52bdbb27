"""One of a few on one line: keys, clicks, and a chosen one that is always seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.geometry import Offset
from textual.pilot import Pilot

from tests.widgets.alone import Alone, drawn, strips, styled
from widgets.segmented_control import SegmentedControl

OPTIONS = [("team", "team"), ("management", "経営層"), ("customer", "customer")]


@asynccontextmanager
async def shown(
    room: int = 40, *, in_turn: bool = True
) -> AsyncIterator[tuple[Pilot[None], SegmentedControl[str], Alone]]:
    widget = SegmentedControl(OPTIONS, "team", id="one", in_turn=in_turn)
    widget.styles.max_width = room
    app = Alone(widget)
    async with app.run_test(size=(40, 3)) as pilot:
        yield pilot, widget, app


def changes(app: Alone) -> int:
    return sum(isinstance(message, SegmentedControl.Changed) for message in app.told_since())


async def test_the_chosen_one_stands_in_brackets() -> None:
    async with shown() as (pilot, widget, app):
        assert drawn(widget) == ["[team]  経営層   customer"]
        assert styled(strips(widget)[0], "bold") == "[team]"
        await pilot.press("right")
        assert (drawn(widget), widget.value) == ([" team  [経営層]  customer"], "management")
        (message,) = app.told_since()
        assert isinstance(message, SegmentedControl.Changed)
        assert message.control is widget


async def test_behind_the_last_comes_the_first() -> None:
    async with shown() as (pilot, widget, app):
        for keys, value, times in (
            ("right right", "customer", 2), ("space space space", "team", 3), ("left", "customer", 1),
            ("right left", "team", 2),
        ):  # fmt: skip
            widget.value = "team"
            await pilot.press(*keys.split())
            assert (widget.value, changes(app)) == (value, times), keys


async def test_a_click_chooses_and_one_on_the_chosen_changes_nothing() -> None:
    async with shown() as (pilot, widget, app):
        for x, value, times in ((20, "customer", 1), (19, "customer", 0), (9, "management", 1), (0, "team", 1)):
            await pilot.click(widget, offset=(x, 0))
            assert (widget.value, changes(app)) == (value, times)


async def test_what_its_owner_chooses_is_not_told_to_them() -> None:
    async with shown() as (pilot, widget, app):
        widget.value = "customer"
        await pilot.pause()
        assert (drawn(widget), changes(app)) == ([" team   経営層  [customer]"], 0)
        widget.value = "nobody"
        assert widget.value == "team"


async def test_where_there_is_no_room_the_chosen_one_is_seen_and_clicked() -> None:
    async with shown(16) as (pilot, widget, app):
        assert drawn(widget) == ["[team]  経営層 ›"], "a sign says that there are more"
        await pilot.press("left")
        assert drawn(widget) == ["‹ 層  [customer]"]
        assert widget.caret == Offset(6, 0)
        await pilot.click(widget, offset=(7, 0))
        assert (widget.value, changes(app)) == ("customer", 1)
        await pilot.click(widget, offset=(0, 0))
        assert widget.value == "management"


async def test_the_spaces_between_go_where_all_have_room_only_so() -> None:
    async with shown(24) as (pilot, widget, app):
        assert drawn(widget) == ["[team] 経営層  customer"]
        await pilot.click(widget, offset=(6, 0))
        assert (widget.value, widget.caret) == ("management", Offset(6, 0))
        await pilot.click(widget, offset=(14, 0))
        assert (widget.value, widget.caret, changes(app)) == ("customer", Offset(14, 0), 2)
        assert drawn(widget) == [" team  経営層 [customer]"]


async def test_tab_passes_one_that_has_keys_of_its_owner() -> None:
    async with shown(in_turn=False) as (pilot, widget, app):
        await pilot.press("tab", "right")
        assert (app.focused, widget.value) == (None, "team")
