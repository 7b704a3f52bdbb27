"""The sentence in which something was found."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.text.excerpt import excerpt
from retro.text.width import cells


def marked(text: str, word: str, most: int = 200) -> str:
    spans = [(at, at + len(word)) for at in range(len(text)) if text.startswith(word, at)]
    told, found = excerpt(text, spans, most)
    for start, end in reversed(found):
        told = f"{told[:start]}[{told[start:end]}]{told[end:]}"
    return told


@pytest.mark.parametrize(
    ("text", "word", "most", "told"),
    [
        ("One. A slip lay there. Two slips.", "slip", 200, "A [slip] lay there."),
        ("v2.3 is a slip", "slip", 200, "v2.3 is a [slip]"),
        ("朝の便。伝票を取り違えた。伝票は二枚。", "伝票", 200, "[伝票]を取り違えた。"),
        ("first\n\n- a slip\n- more", "slip", 200, "- a [slip]"),
        ("a\tslip\x1b[31m red", "slip", 200, "a [slip] [31m red"),
        ("slip and slip", "slip", 200, "[slip] and [slip]"),
        ("one two three four five six slip seven eight", "slip", 20, "…e six [slip] seven e…"),
        ("箱の中の伝票が別の注文のものだった", "伝票", 20, "…の中の[伝票]が別の注…"),
        ("slip " + "x" * 50, "slip", 12, "[slip] xxxxxx…"),
        ("x" * 100, "x" * 100, 12, "[xxxxxxxxxxx]…"),
        ("one two three four five six slip seven ei", "slip", 20, "…e six [slip] seven ei"),
        ("one two three four five six slip seven eig", "slip", 20, "…e six [slip] seven e…"),
        ("one two three four five six slip seven eigh", "slip", 20, "…e six [slip] seven e…"),
        ("slip seven eight, nine", "slip", 22, "[slip] seven eight, nine"),
        ("slip seven eight, nine", "slip", 21, "[slip] seven eight, ni…"),
        ("nothing. here", "slip", 200, "nothing."),
        ("", "slip", 200, ""),
    ],
)
def test_what_is_told(text: str, word: str, most: int, told: str) -> None:
    assert marked(text, word, most) == told


@given(st.text("ab 。.\n誤配\u0301\x1b", max_size=60), st.data())
def test_it_fits_and_the_marks_hold_what_they_held(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = [(start, end)] if end > start else []
    most = data.draw(st.integers(10, 40))
    told, found = excerpt(text, spans, most)
    assert cells(told) <= most
    assert "\n" not in told
    assert len(found) == len(spans)
    for begin, stop in found:
        assert 0 <= begin < stop <= len(told)
        assert text[start:end].replace("\n", " ").replace("\x1b", " ").startswith(told[begin:stop])
