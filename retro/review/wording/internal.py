"""Whether a sentence is of the house itself: its costs, its people's affairs, its ways. No customer is written that."""

from __future__ import annotations

import re

from retro.review.words.lists import in_use
from retro.review.words.word_list import read

_TICKET = re.compile(r"(?<![\w-])(?:[A-Z][A-Z0-9]{1,9}-\d{2,7}|#\d{3,7})(?![\w-])")
"""The key of a ticket: `OPS-4538`, `#4538`."""


def is_internal(text: str) -> bool:
    """Whether the text speaks of what is kept in the house, or names a ticket."""
    return bool(_TICKET.search(text)) or in_use().of("internal").first(read(text)) is not None
