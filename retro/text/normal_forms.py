"""Letters that are typed in parts: か and ゛ are が.

macOS and some input methods give them so (NFD). What is typed or pasted becomes one letter (NFC); what is loaded or
imported stays as it is. A letter that NFC would write as another one stands for itself: 神 U+FA19 is how somebody
writes their name, and no other form of 神 U+795E.
"""

from __future__ import annotations

import re
from itertools import groupby
from unicodedata import combining, is_normalized, normalize

_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")


def composed(text: str) -> str:
    """`text` with each letter that stands there in parts as one."""
    if is_normalized("NFC", text):
        return text
    pieces = groupby(text, key=lambda letter: is_normalized("NFC", letter))
    return "".join(normalize("NFC", "".join(piece)) if in_parts else "".join(piece) for in_parts, piece in pieces)


def full_width_kana(text: str) -> str:
    """`text` with half-width katakana (ｶﾞ) as one writes them in a letter (ガ), and the signs that go with them."""
    return _HALF_WIDTH.sub(lambda found: normalize("NFKC", found[0]), text)


def behind(before: str, typed: str) -> tuple[int, str]:
    """How much of `before` stays, and what is to stand behind that, once `typed` was typed behind `before`.

    All of it stays but for the letter that `typed` begins with a part of.
    """
    start = len(before)
    if before and typed and (combining(typed[0]) or len(composed(before[-1] + typed[0])) == 1):
        start = next((at for at in range(start - 1, -1, -1) if not combining(before[at])), 0)
    return start, composed(before[start:] + typed)
