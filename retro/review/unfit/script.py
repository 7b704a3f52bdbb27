"""In which language a text is, as far as its letters tell: Japanese, or one that is written in other letters."""

from __future__ import annotations

import re

_JAPANESE = re.compile("[\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""A word of fewer letters tells no language: a unit, an abbreviation, an initial."""
_FEW = 4
"""Among so many times as many other letters, a Japanese word is a name or a quotation."""


def is_in(text: str, language: str) -> bool:
    """Whether a text may be in the language with this code; one without words is in any, and so is a lone name."""
    japanese = len(_JAPANESE.findall(text))
    others = [word for word in _WORD.findall(_JAPANESE.sub(" ", text)) if len(word) >= _LEAST]
    letters = sum(map(len, others))
    if language != "ja":
        return japanese == 0 or letters > japanese * 2
    if japanese == 0:
        return len(others) < 2 and not any(word.islower() for word in others)  # noqa: PLR2004 -- one is a name
    return bool(_KANA.search(text)) or letters <= japanese * _FEW
