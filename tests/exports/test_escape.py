from __future__ import annotations

import re

import pytest
from hypothesis import given, settings, strategies as st

from exports.markdown.escape import Markdown, inline
from exports.markdown.escaped import escaped
from tests.exports.reading import READERS, even, kinds, parse, words
from tests.strategies import hostile_line, hostile_text

PLACES = [
    ("{}", "{}", {"paragraph"}),
    ("{} and {}\nthen {}", "{} and {} then {}", {"paragraph"}),
    ("- {}", "{}", {"paragraph", "bullet_list", "list_item"}),
    ("1. {}\n   {}\n\n   {}", "{} {} {}", {"paragraph", "ordered_list", "list_item"}),
    ("- **{}** {}\n  {}", "{} {} {}", {"paragraph", "strong", "bullet_list", "list_item"}),
    ("> {}", "{}", {"paragraph", "blockquote"}),
    ("# 2026-001 {}", "2026-001 {}", {"heading"}),
    ("| a | b |\n| --- | --- |\n| {} | {} |", "a b {} {}", {"table", "thead", "tbody", "tr", "th", "td"}),
]
"""Where a line may stand in a document, how a reader shows it there, and which markup is the document's own."""


@pytest.mark.parametrize("typed", [
    "foo_bar", "_private", "a - b", "2.5%", "C#", "#12", "(x)", "~14:00", "R&D", "a < b", "<= 5 ms", "[api] down",
    "--force", "2 * 3", "1.5 h", "+81 3", "-1 °C", r"C:\Users", "www.b.example/_c?d=1&e=2", "x!", "!important",
    "「表」です。",
    "a/b", "=SUM", "'q'", '"q"', "a: b", "{x}", "$5", "50 = 50", "e^2", "@lead", "a; b",
])  # fmt: skip
def test_ordinary_text_stays_as_it_is(typed: str) -> None:
    assert inline(typed) == typed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# x", r"\# x"), ("1. x", r"1\. x"), ("2) x", r"2\) x"), ("- x", r"\- x"), ("+ x", r"\+ x"), ("> x", r"\> x"),
        ("---", r"\---"), ("===", r"\==="), ("<b>", r"\<b>"), ("&lt;", r"\&lt;"), ("a|b", r"a\|b"), ("a\\", r"a\\"),
        ("[a](b)", r"[a\](b)"), ("[a]: b", r"\[a]: b"), ("`a", r"\`a"), ("x #", r"x \#"), ("_a_", r"_a\_"),
        ("a\nb", "a b"), ("a\tb", "a b"), ("\x1b[2Ja\x00", "[2Ja"), (" a ", "a"),
    ],
)  # fmt: skip
def test_what_means_something_gets_a_backslash(typed: str, written: str) -> None:
    assert inline(typed) == written
    assert isinstance(inline(typed), Markdown)


@pytest.mark.parametrize(("place", "shown", "own"), PLACES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_reader_sees_the_characters_and_no_markup(
    place: str, shown: str, own: set[str], data: st.DataObject
) -> None:
    typed = [data.draw(hostile_line().filter(even)) for _ in range(place.count("{}"))]
    is_plain = all(inline(each) == escaped(even(each)) for each in typed)
    for name in READERS[1:] if "table" in own else READERS:
        tokens = parse(name, place.format(*map(inline, typed)))
        assert kinds(tokens) <= (own if is_plain else own | {"link", "code_inline"})
        if is_plain:
            assert words(tokens) == even(shown.format(*map(even, typed)))
        else:
            seen = "".join(
                f"{token.content}{token.attrs.get('href', '')}{token.attrs.get('title', '')}" for token in tokens
            )
            for run in re.findall(r"[A-Za-z0-9]+", " ".join(map(even, typed))):
                assert run in seen


@given(typed=hostile_text())
def test_it_is_one_line_with_no_space_at_its_ends(typed: str) -> None:
    assert "\n" not in inline(typed)
    assert inline(typed).strip() == inline(typed)
