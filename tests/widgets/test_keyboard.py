from __future__ import annotations

from unicodedata import category

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static, TextArea

from retro.text.controls import first_control
from tests.keyboard import send
from widgets.keyboard import KeyboardApp

LETTERS = [
    letter
    for letter in map(chr, range(0x20, 0x3100))
    if first_control(letter) is None and letter not in "\t\n" and category(letter)[0] in "ZC"
]
"""Spaces, joiners and marks that nobody sees, and what this Python has no name for: a terminal sends them all."""


class Typed(KeyboardApp):
    """Two of Textual's own inputs, a thing with keys, and what was said and done."""

    BINDINGS = [  # noqa: RUF012 -- Textual declares it so
        *(
            Binding(key, f"did('{key}')")
            for key in ("question_mark", "n", "slash", "right_square_bracket", "2", "x", "y")
        ),
        Binding("left_square_bracket", "did('left_square_bracket')"),
        Binding("space", "did('space')"),
        Binding("J", "did('J')"),
        Binding("colon", "did('colon')"),
        Binding("ん", "did('ん')"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.told = 0

    def compose(self) -> ComposeResult:
        yield Static("a")
        yield Input()
        yield TextArea()

    def action_did(self, key: str) -> None:
        self.done.append(key)

    def show_input_method_is_on(self) -> None:
        self.told += 1


async def test_every_letter_that_is_no_control_character_arrives() -> None:
    assert {"\u3000", "\u00a0", "\u200d", "\u00ad", "\u200b", "\u2060"} <= set(LETTERS)
    app = Typed()
    text = "".join(LETTERS) + "\ufeff\ue000\U0001fae9\U000e0067"  # a byte order mark, a gaiji, an emoji of Unicode 16
    async with app.run_test() as pilot:
        for widget in (app.query_one(Input), app.query_one(TextArea)):
            widget.focus()
            await send(pilot, text)
        assert app.query_one(Input).value == text
        assert app.query_one(TextArea).text == text


@pytest.mark.parametrize("letter", ["\x00", "\x85", "\u2028", "\u202e", "\x1b[200~\x1b[201~", "\ufffe"])
async def test_what_steers_a_terminal_does_not(letter: str) -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await send(pilot, f"a{letter}b")
        assert app.query_one(Input).value == "ab"


async def test_full_width_keys_act_where_their_half_width_twins_do() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.set_focus(None)
        await send(pilot, "？ｎ／」２ｘｙ［「］　Ｊ：")
        assert app.done == [
            "question_mark", "n", "slash", "right_square_bracket", "2", "x", "y", "left_square_bracket",
            "left_square_bracket", "right_square_bracket", "space", "J", "colon",
        ]  # fmt: skip
        assert app.told == 0


async def test_keys_in_the_form_of_kitty_are_the_same_keys() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await send(pilot, "\x1b[0;;12288u\x1b[0;;12354:12356u\x1b[97;1;65345u\x1b[32;1;32u")
        assert app.query_one(Input).value == "　あいａ "
        app.set_focus(None)
        await send(pilot, "\x1b[110;1;65358u\x1b[0;;12301u")
        assert app.done == ["n", "right_square_bracket"]


async def test_in_a_text_they_are_letters() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        for widget in (app.query_one(Input), app.query_one(TextArea)):
            widget.focus()
            await send(pilot, "？ｎ」　あ")
        assert app.query_one(Input).value == app.query_one(TextArea).text == "？ｎ」　あ"
        assert app.done == []
        assert app.told == 0


@pytest.mark.parametrize("word", ["あ", "ア", "ｱ", "箱", "おくる"])
async def test_kana_outside_a_text_says_once_that_the_input_method_is_on(word: str) -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.set_focus(None)
        await send(pilot, word)
        assert app.told == 1
        assert app.done == []


async def test_a_kana_key_that_somebody_bound_does_what_it_is_bound_to() -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.set_focus(None)
        await send(pilot, "ん")
        assert (app.done, app.told) == (["ん"], 0)


@pytest.mark.parametrize("letter", ["é", "ж", "ü", "🎁"])
async def test_other_letters_outside_a_text_say_nothing(letter: str) -> None:
    app = Typed()
    async with app.run_test() as pilot:
        app.set_focus(None)
        await send(pilot, letter)
        assert (app.done, app.told) == ([], 0)
