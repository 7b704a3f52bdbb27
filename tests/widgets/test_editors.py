from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st
from textual.app import ComposeResult

from retro.text.controls import first_control
from retro.text.normal_forms import composed
from tests.keyboard import paste, send
from widgets.choice_editor import ChoiceEditor, Option
from widgets.editors import LineEditor
from widgets.keyboard import KeyboardApp
from widgets.prose_editor import ProseEditor

NFD = "か\u3099"
"""が as macOS writes it."""


Editor = LineEditor | ProseEditor | ChoiceEditor


class Shown(KeyboardApp):
    """One editor, with the cursor in it."""

    def __init__(self, make: Callable[[], Editor]) -> None:
        super().__init__()
        self._make = make
        self.told = 0

    def show_input_method_is_on(self) -> None:
        self.told += 1

    def compose(self) -> ComposeResult:
        self.shown = self._make()
        yield self.shown

    def on_mount(self) -> None:
        self.shown.focus()


TEXTS = pytest.mark.parametrize("editor", [LineEditor, ProseEditor])
Text = type[LineEditor] | type[ProseEditor]


@TEXTS
async def test_a_full_width_space_that_is_typed_stands_there(editor: Text) -> None:
    app = Shown(lambda: editor(""))
    async with app.run_test() as pilot:
        await send(pilot, "１４：０５　電話が鳴り始める　＃検知")
        assert app.shown.content == "１４：０５　電話が鳴り始める　＃検知"


@TEXTS
async def test_letters_that_are_typed_or_pasted_in_parts_become_one(editor: Text) -> None:
    app = Shown(lambda: editor(""))
    async with app.run_test() as pilot:
        await send(pilot, f"{NFD}っ")
        assert app.shown.content == "がっ"
        await paste(pilot, f"こうの{NFD}くふ")
        await paste(pilot, "\u309a")
        assert app.shown.content == "がっこうのがくぷ"


@TEXTS
async def test_what_was_loaded_in_parts_stays_so(editor: Text) -> None:
    loaded = f"{NFD}っこう"
    app = Shown(lambda: editor(loaded))
    async with app.run_test() as pilot:
        assert app.shown.content == loaded
        await send(pilot, f"の{NFD}")
        assert app.shown.content == f"{loaded}のが"
        await send(pilot, "\x7f")
        assert app.shown.content == f"{loaded}の"


@TEXTS
async def test_a_mark_joins_the_letter_before_the_cursor(editor: Text) -> None:
    app = Shown(lambda: editor("箱か二つ"))
    async with app.run_test() as pilot:
        await send(pilot, "\x1b[D\x1b[D")
        await send(pilot, "\u3099")
        assert app.shown.content == "箱が二つ"
        await send(pilot, "、")
        assert app.shown.content == "箱が、二つ"


async def test_a_letter_in_parts_is_taken_back_as_one() -> None:
    app = Shown(lambda: ProseEditor("箱"))
    async with app.run_test() as pilot:
        await send(pilot, NFD)
        editor = app.shown
        assert isinstance(editor, ProseEditor)
        editor.undo()
        editor.undo()
        assert editor.content == "箱"
        editor.redo()
        editor.redo()
        assert editor.content == "箱が"


async def test_in_several_lines_a_mark_at_the_beginning_of_one_stays_on_it() -> None:
    app = Shown(lambda: ProseEditor("箱か"))
    async with app.run_test() as pilot:
        await send(pilot, "\r\u3099")
        assert app.shown.content == "箱か\n\u3099"


@given(st.lists(st.text(st.sampled_from("aか箱\u3099\u309a\u0301e　。"), max_size=4), max_size=5))
@settings(max_examples=25, deadline=None)
async def test_typed_in_whatever_pieces_it_is_the_text_in_one(pieces: list[str]) -> None:
    app = Shown(lambda: LineEditor(""))
    async with app.run_test() as pilot:
        for piece in pieces:
            await send(pilot, piece)
        assert app.shown.content == composed("".join(pieces))


@TEXTS
async def test_a_pasted_text_loses_what_steers_a_terminal(editor: Text) -> None:
    app = Shown(lambda: editor(""))
    async with app.run_test() as pilot:
        await paste(pilot, "a\x07b\u202ec")
        assert app.shown.content == "abc"
        assert first_control(app.shown.content) is None


OPTIONS = [Option("a", "ab"), Option("b", "高い"), Option("x", "xy"), Option("c", "ｃｄ")]


def _choice() -> ChoiceEditor:
    return ChoiceEditor(OPTIONS, [], several=False, one_a_line=False)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (" ", "a"),
        ("\x1b[C ", "b"),
        ("\x1b[C\x1b[Ca ", "a"),
        ("　", "a"),
        ("x ", "x"),
        ("ｘ　", "x"),
        ("高 ", "b"),
        ("c ", "c"),
        ("Ｃ　", "c"),
        ("z ", "a"),
    ],
)
async def test_a_choice_takes_keys_of_any_width(keys: str, chosen: str) -> None:
    app = Shown(_choice)
    async with app.run_test() as pilot:
        await send(pilot, keys)
        assert app.shown.content == [chosen]


async def test_a_kana_key_that_begins_no_choice_says_that_the_input_method_is_on() -> None:
    app = Shown(_choice)
    async with app.run_test() as pilot:
        await send(pilot, "高")
        assert app.told == 0
        await send(pilot, "あい")
        assert app.told == 1


@TEXTS
@pytest.mark.parametrize("letter", [NFD, "👩\u200d👩\u200d👧", "e\u0301", "🇯🇵"])
async def test_a_letter_of_several_characters_is_stepped_over_and_taken_away_whole(editor: Text, letter: str) -> None:
    app = Shown(lambda: editor(f"a{letter}b"))
    async with app.run_test() as pilot:
        await send(pilot, "\x1b[D\x1b[Dx\x1b[C\x7f")  # left twice, a letter, right, backspace
        assert app.shown.content == "axb"
    app = Shown(lambda: editor(f"a{letter}b"))
    async with app.run_test() as pilot:
        await send(pilot, "\x1b[H\x1b[C\x1b[3~")  # home, right, delete
        assert app.shown.content == "ab"


@TEXTS
async def test_keys_that_come_at_once_act_one_after_the_other(editor: Text) -> None:
    app = Shown(lambda: editor(""))
    async with app.run_test() as pilot:
        await send(pilot, "bc\x1b[Ha\x1b[Fdx\x7f")
        assert app.shown.content == "abcd"


@TEXTS
async def test_marked_text_goes_when_something_is_typed(editor: Text) -> None:
    app = Shown(lambda: editor(f"a{NFD}b"))
    async with app.run_test() as pilot:
        await send(pilot, "\x1b[D\x1b[1;2Dx")  # left, shift+left
        assert app.shown.content == "axb"
        await send(pilot, "\x1b[1;2D\x1b[1;2D\x1b[Dy\x1b[1;2C\x1b[Cz")  # left from marked text, and right from it
        assert app.shown.content == "yazxb"


async def test_a_pasted_tab_is_a_space_in_a_line() -> None:
    app = Shown(lambda: LineEditor(""))
    async with app.run_test() as pilot:
        await paste(pilot, "14:05\tphones ring\n")
        assert app.shown.content == "14:05 phones ring"
