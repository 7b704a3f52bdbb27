"""What was said of an empty field, as a reader is told."""

from __future__ import annotations

from datetime import date

import pytest

from retro.language import language
from retro.model.answers_in_words import reason_in_words, told_in_words
from retro.model.stages.answers import EmptyAnswer, Said

EN = language("en")
DAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (EmptyAnswer(said=Said.UNKNOWN), "not known"),
        (EmptyAnswer(said=Said.UNKNOWN, finder="lead"), "not known (lead finds out)"),
        (EmptyAnswer(said=Said.UNKNOWN, by=DAY), "not known (to be found out by 4 Dec 2026)"),
        (EmptyAnswer(said=Said.UNKNOWN, finder="lead", by=DAY), "not known (lead finds out by 4 Dec 2026)"),
        (EmptyAnswer(said=Said.NOT_APPLICABLE, reason="no\noffer  yet"), "does not apply: no offer yet"),
        (
            EmptyAnswer(said=Said.UNKNOWN, finder="lead", by=DAY, reason="ill"),
            "not known (lead finds out by 4 Dec 2026): ill",
        ),
        (EmptyAnswer(), ""),
    ],
)
def test_who_finds_out_by_when_and_why(answer: EmptyAnswer, told: str) -> None:
    assert told_in_words(answer, EN) == told
    assert told.endswith(reason_in_words(answer))
