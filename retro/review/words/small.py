"""Words that make a damage small, in a text that says no figure (S3)."""

from __future__ import annotations

from retro.review.words.figures import has_figure
from retro.review.words.lists import Lists, in_use
from retro.review.words.word_list import ReadText, read


def made_small(lists: Lists, text: ReadText) -> tuple[int, int] | None:
    """Where a text makes a damage small; None where it does not, or says how much."""
    return None if has_figure(text.placed.text) else lists.of("understated").first(text)


def few(lists: Lists, text: ReadText) -> tuple[int, int] | None:
    """Where a text makes those few who were hit; None where it does not, or says how many."""
    return None if has_figure(text.placed.text) else lists.of("few").first(text)


def small_words(text: str) -> str:
    """The first words in a text that make a damage small; "" if there are none."""
    span = made_small(in_use(), read(text))
    return text[span[0] : span[1]] if span else ""
