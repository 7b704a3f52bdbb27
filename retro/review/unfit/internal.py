"""Whether a sentence is of the house itself: its costs, its people's affairs, its ways. No customer is written that."""

from __future__ import annotations

import re

from retro.review.words.lists import in_use
from retro.review.words.word_list import read

_TICKET = re.compile(
    r"(?<![A-Za-z0-9_#-])(?:(?!(?:COVID|ISO|IEC|JIS|DIN|EN|UTF|SHA|USB|RFC|OPEN|LTE|UTC)-)[A-Z][A-Z0-9]{1,9}-\d{2,7}"
    r"|#\d{3,7})(?![A-Za-z0-9_-])"
)
"""The key of a ticket: `OPS-4538`, `#4538`."""
_OF_GOODS = re.compile(
    r"(?:(?i:model|type|product|part|item)|品番|型番|型式|商品|製品)(?:番号)?(?: (?i:no\.?|number))?\s?[:：]?\s?$"
)
"""What stands before such a sign where it says what something is."""
_LONGEST = 24


def is_internal(text: str) -> bool:
    """Whether the text speaks of what is kept in the house, or names a ticket."""
    tickets = (text[max(0, found.start() - _LONGEST) : found.start()] for found in _TICKET.finditer(text))
    return (
        any(not _OF_GOODS.search(before) for before in tickets) or in_use().of("internal").first(read(text)) is not None
    )
