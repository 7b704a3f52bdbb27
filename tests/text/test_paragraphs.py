from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.text.paragraphs import first_paragraph, paragraphs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one line", "one line"),
        ("it was late\nand nobody\nlooked", "it was late and nobody looked"),
        ("first\n\nsecond\ngoes on", "first\n\nsecond goes on"),
        ("伝票が二枚\n机にあった", "伝票が二枚机にあった"),
        ("伝票が2\nmm ずれた", "伝票が2 mm ずれた"),
        ("- slips\n- parcels\n  of two orders", "- slips\n- parcels of two orders"),
        ("1. first\n2) second", "1. first\n2) second"),
        ("二台の van\n修理", "二台の van 修理"),
        ("修理\nvan", "修理 van"),
        ("# Head\nunder it", "# Head\nunder it"),
        ("  # Head\nunder it", "  # Head\nunder it"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("| a | b |\nbelow it\nand on", "| a | b |\nbelow it and on"),
        ("said:\n```\nls -l\ncat x\n```\nand\nthen", "said:\n```\nls -l\ncat x\n```\nand then"),
        ("an address  \nof two lines", "an address  \nof two lines"),
        ("so\\\nmeant", "so\\\nmeant"),
        ("・一つ\n・二つ", "・一つ\n・二つ"),
        ("cost 5\n- 3 of them", "cost 5\n- 3 of them"),
        ("ends in a -dash\n-5 degrees", "ends in a -dash -5 degrees"),
    ],
)
def test_a_soft_line_break_is_none(text: str, shown: str) -> None:
    assert paragraphs(text) == shown


def test_the_first_paragraph_is_one_line() -> None:
    assert first_paragraph("\n\n  it was late\nand dark\n\nlater") == "it was late and dark"
    assert first_paragraph(" \n") == ""


@given(st.text(alphabet="ab 机\n-#|`>~\\"))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(paragraphs(text).split()) == "".join(text.split())
    assert paragraphs(paragraphs(text)) == paragraphs(text)
