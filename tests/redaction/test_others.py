"""Whoever is the same customer is found in a letter to somebody else, however they are called there and here."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.review import Lesson
from retro.redaction.names.places import places
from tests.records import record
from tests.redaction.test_identity import PAIRS

_EN = language("en")
_NOBODY = ("お客様", "family in Aachen", "Family in Aachen")
"""What names nobody."""
_WORDS = ("空", "大家", "みどり", "A", "Ａ")
"""Names that are words or letters, which only an honorific shows to be names."""
_SAME = [
    pair
    for one, other, alike in PAIRS
    for pair in ((one, other), (other, one))
    if alike == "same" and pair[0] not in (*_NOBODY, *_WORDS)
]


def found(text: str, called: str) -> list[str]:
    visible = record(Lesson(what=text), title="")
    return [place.found for place in places(visible, record(), _EN, [called])]


@pytest.mark.parametrize(("text", "called"), _SAME)
def test_the_same_customer_is_found(text: str, called: str) -> None:
    assert found(text, called)
