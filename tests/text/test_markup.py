"""Prose in a line: its words without the marks of Markdown, and where what was found stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from exports.markdown.tree import text_of, tree
from retro.text.markup import in_a_line, without_fences, without_markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("packed **where its slip lies**, always", "packed where its slip lies, always"),
        ("宛先は**読み上げて**確かめる", "宛先は読み上げて確かめる"),
        ("a *soft* and a ***loud*** and a ~~gone~~ word", "a soft and a loud and a gone word"),
        ("run `a * b * c` first", "run a * b * c first"),
        ("see [the _old_ note](https://example.org/a_b_c) and ![a plan](plan.png)", "see the old note and a plan"),
        ("# Heading\n> quoted", "Heading\nquoted"),
        (r"\*not this\*, C:\\x", r"*not this*, C:\x"),
        ("2 * 3 * 4, snake_case_name, a ** b, [x] y, #tag", "2 * 3 * 4, snake_case_name, a ** b, [x] y, #tag"),
        ("**never closed", "**never closed"),
        ("note](x) and [a](b) and c](d)", "note](x) and a and c](d)"),
        ("*one\n\ntwo*", "*one\n\ntwo*"),
    ],
)
def test_the_marks_of_prose_are_left_out_and_what_marks_nothing_stays(text: str, words: str) -> None:
    assert without_markup(text)[0] == words


def test_what_was_found_is_marked_where_it_stands_in_the_words() -> None:
    text = "packed **where its slip** lies, [note](https://example.org/slip)"
    spans = [(at, at + 4) for at in (text.index("slip"), text.rindex("slip"))]
    words, moved = without_markup(text, spans)
    assert [words[start:end] for start, end in moved] == ["slip"]
    words, moved = without_markup("slip and **slip**", [(0, 4), (9, 17)])
    assert (words, moved) == ("slip and slip", ((0, 4), (9, 13)))
    words, moved = without_markup("one **sl**ip", [(4, 12)])
    assert [words[start:end] for start, end in moved] == ["slip"]


def test_lines_that_begin_and_end_code_are_left_out_and_the_code_stays() -> None:
    assert without_fences("see\n```sh\nls ~~~\n   ~~~ end\n    ```\nso") == "see\n\nls ~~~\n\n    ```\nso"
    assert in_a_line("see **this**\n\n```\nls  -l\n```\n") == "see this ls -l"


@given(st.lists(st.tuples(st.sampled_from(["", "*", "**", "_", "`", "~~"]), st.sampled_from(["slip", "伝票", "a b"]))))
def test_pairs_of_marks_are_read_as_the_report_reads_them(pieces: list[tuple[str, str]]) -> None:
    text = "x " + " ".join(f"{mark}{word}{mark}" for mark, word in pieces)
    assert without_markup(text)[0].rstrip() == text_of(tree(text))


@given(st.text("ab _*`~\\[]#>\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_no_letter_is_lost_whatever_stands_there(text: str, start: int, end: int) -> None:
    words, spans = without_markup(text, [(start, end)] if start < end <= len(text) else [])
    assert [sign for sign in words if sign in "ab"] == [sign for sign in text if sign in "ab"]
    found = "".join(words[begin:stop] for begin, stop in spans)
    assert [sign for sign in found if sign in "ab"] == [sign for sign in text[start:end] if sign in "ab"][: len(found)]
