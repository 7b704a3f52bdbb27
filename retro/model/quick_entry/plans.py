"""Measures written as a plan: *when two orders are open, then their slips lie apart*, もし2枚あれば、別の台に置く.

Such a plan is kept as it is written. What stands in its condition is no field of the row, and what its other half
begins with is none either, even if it looks like one: *when it comes back, then check Friday*.
"""

from __future__ import annotations

import re

from retro.model.stages.prevention import Measure
from retro.text.lazy_pattern import lazy

_KINDS = frozenset({Measure.kind})
_ENDS = ("then", "→", "->", "=>", "ら", "ば", "は", "合", "とき", "時", "に")
"""What a condition ends with: a cheap look before the whole text is gone through."""
_LONGEST_END = 20
_EDGE = r"[\s\x1f]"
_ENGLISH = r"(?:when(?:ever)?|if|once|as soon as|every time|each time|unless)\b.+?(?:\bthen\b|→|->|=>)[,:]?"
_JAPANESE = (
    r"(?:もし.+?|[^、,，]+?)(?:たら|だら|なら|ならば|れば|ければ|(?:場合|とき|時)(?:は|には)?)"
    r"(?=[、,，\s\x1f]|$)[、,，]?"
)
_CONDITION = lazy(rf"{_EDGE}*(?:{_ENGLISH}|{_JAPANESE}){_EDGE}*", re.IGNORECASE | re.DOTALL)


def condition_of(text: str, kind: str) -> str:
    """What a plan's text begins with, up to where it says what is done then; "" where `text` is no plan."""
    found = _CONDITION.match(text) if kind in _KINDS else None
    return found[0] if found else ""


def is_unfinished(text: str, kind: str) -> bool:
    """Whether `text` is the condition of a plan and nothing else: what stands behind it says what is done then."""
    ends = text[-_LONGEST_END:].rstrip(" \t\u3000\x1f、,，:")
    return ends.casefold().endswith(_ENDS) and condition_of(text, kind) == text
