"""One field as a line: label and value, or label and editor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from retro.language import Language
from retro.model.stages.timeline import Event
from tests.widgets.alone import Alone, screen
from widgets.choice_editor import ChoiceEditor, Option
from widgets.editors import LineEditor
from widgets.field_row import FieldRow


@asynccontextmanager
async def shown(name: str = "what") -> AsyncIterator[tuple[Pilot[None], FieldRow, Alone]]:
    widget = FieldRow(Event.field(name))
    app = Alone(widget)
    async with app.run_test(size=(40, 6)) as pilot:
        yield pilot, widget, app


async def test_a_value_stands_beside_its_label_and_a_sign_stands_for_none() -> None:
    async with shown() as (pilot, widget, app):
        widget.show("", wrong=False)
        await pilot.pause()
        assert screen(app) == [" What               -"]
        widget.show("phones ring [/x]", wrong=True)
        await pilot.pause()
        assert screen(app) == [" What               phones ring [/x]"]
        assert widget.has_class("-wrong")
        widget.show("箱を取り違えてお届けした、と電話があった", wrong=False)
        await pilot.pause()
        assert [line.split()[-1] for line in screen(app)] == ["箱を取り違えて", "お届けした、と電話が", "あった"]
        assert not widget.has_class("-wrong")


async def test_the_label_is_in_the_readers_language(ja: Language) -> None:
    async with shown() as (pilot, widget, app):
        widget.show("x", wrong=False)
        await pilot.pause()
        assert screen(app)[0].split() == [ja("What"), "x"]


async def test_the_editor_takes_the_place_of_the_value_and_gives_it_back() -> None:
    async with shown() as (pilot, widget, app):
        widget.show("before", wrong=False)
        editor = LineEditor("typed")
        await widget.begin(editor)
        await pilot.pause()
        assert app.focused is editor
        assert screen(app) == [" What               typed"]
        await widget.end()
        await pilot.pause()
        assert screen(app) == [" What               before"]
        assert not widget.query(LineEditor)


async def test_choices_are_broken_where_the_row_ends() -> None:
    options = [Option(each, each) for each in ("psychological", "physical", "environmental")]
    async with shown() as (pilot, widget, app):
        await widget.begin(ChoiceEditor(options, ["physical"], several=True, one_a_line=False))
        await pilot.pause()
        assert [line.split()[-1] for line in screen(app)] == ["psychological", "[physical]", "environmental"]


async def test_a_click_asks_for_the_field_unless_it_is_being_edited() -> None:
    async with shown("details") as (pilot, widget, app):
        await pilot.click(widget, offset=(20, 0))
        assert app.told_since() == [FieldRow.EditRequested("details")]
        await widget.begin(LineEditor(""))
        await pilot.click(widget, offset=(2, 0))
        assert not [message for message in app.told_since() if isinstance(message, FieldRow.EditRequested)]
