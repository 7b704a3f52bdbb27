"""Words are found in laid-out lines wherever a line ended."""

from __future__ import annotations

import pytest
from rich.segment import Segment

from exports.terminal.drawing import drawn
from widgets.running_text import RunningText


def found(markdown: str, width: int, asked: str) -> list[tuple[int, int]]:
    return RunningText(drawn(markdown, width)).find(asked)


@pytest.mark.parametrize(("markdown", "width", "asked", "places"), [
    ("ご披露宴の前日に届きました。", 10, "披露宴の前日", [(0, 1)]),
    ("クレームは2026年に届いた", 40, "ｸﾚｰﾑ", [(0, 0)]),
    ("クレームは2026年に届いた", 40, "くれーむ", [(0, 0)]),
    ("クレームは2026年に届いた", 40, "２０２６", [(0, 0)]),
    ("サーバーが止まった", 40, "サーバ", [(0, 0)]),
    ("the alarm was not heard by anybody", 14, "WAS NOT HEARD", [(0, 1)]),
    ("see blocked things", 40, "lock", [(0, 0)]),
    ("the alarm **was not** heard", 40, "alarm was not heard", [(0, 0)]),
    ("- the alarm was not heard\n- by anybody", 14, "was not heard", [(1, 2)]),
    ("1. the alarm was not heard", 14, "was not heard", [(1, 2)]),
    ("> the alarm was not heard", 14, "was not heard", [(1, 2)]),
    ("abcdefghijklmnopqrstuvwxyz", 10, "hijklm", [(0, 1)]),
    ("| a | b |\n|---|---|\n| the alarm was not heard | nobody knew of it then |", 26, "knew of it", [(2, 3)]),
    ("one\n\ntwo", 40, "one two", []),
    ("nothing", 40, "x", []), ("nothing", 40, " ", []), ("nothing", 40, "", []),
])  # fmt: skip
def test_words_are_found_over_the_end_of_a_line(
    markdown: str, width: int, asked: str, places: list[tuple[int, int]]
) -> None:
    assert found(markdown, width, asked) == places


def test_lines_that_come_later_read_on_from_those_before() -> None:
    text = RunningText([[Segment("the alarm was")]])
    assert text.find("was not") == []
    text.add([[Segment("not heard")]])
    assert text.find("was not") == [(0, 1)]
