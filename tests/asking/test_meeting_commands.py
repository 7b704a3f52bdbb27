"""The `/` words of a meeting: with a figure behind them, glued or not; what is none of them, and what is a text."""

from __future__ import annotations

import pytest

from retro.asking.meeting_commands import Move, meeting_command_in, near_words, unknown_word_in
from retro.language import language


@pytest.mark.parametrize(
    ("text", "move", "behind"),
    [
        ("/延長５", Move.EXTEND, "5"),
        ("／延長５分", Move.EXTEND, "5"),
        ("/延長5 分", Move.EXTEND, "5"),
        ("/extend5", Move.EXTEND, "5"),
        ("/黙考３", Move.SILENT, "3"),
        ("/挙手３", Move.HANDS, "3"),
        ("/挙手２　５", Move.HANDS, "2 5"),
        ("/挙手5.1 3、5.2 4", Move.HANDS, "5.1 3、5.2 4"),
    ],
)
def test_a_figure_may_stand_right_behind_a_word(text: str, move: Move, behind: str) -> None:
    command = meeting_command_in(text)
    assert command is not None
    assert (command.move, command.text.replace(",", "、")) == (move, behind)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("/手", "/挙手"),
        ("/沈黙", "/黙考"),
        ("／会議", "/会議終了"),
        ("/会議終了です", "/会議終了"),
        ("/次へ お願いします", "/次へ"),
        ("/延長して", "/延長"),
        ("/次へ3", "/次へ"),
        ("/むごん", ""),
        ("/foo", ""),
        ("/9", ""),
    ],
)
def test_a_word_that_is_unknown_has_its_nearest(text: str, near: str) -> None:
    word = unknown_word_in(text)
    assert word == text.split(maxsplit=1)[0]
    assert next((each.show(language("ja")) for each in near_words(word)), "") == near


@pytest.mark.parametrize(
    "text",
    ["/var/log", "/home/x was full", "14:05 /foo", "・手", "/", "/5 one place", "/終了", "/next", "手", "/ x"],
)
def test_a_path_a_list_and_a_line_with_a_moment_are_texts(text: str) -> None:
    assert unknown_word_in(text) == ""
