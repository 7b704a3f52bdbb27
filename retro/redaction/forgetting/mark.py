"""The mark that stands where words were forgotten."""

from __future__ import annotations

import re
from functools import cache

from retro.language import LANGUAGES, N_, Language, language
from retro.redaction.spelling.parsed_name import BEFORE, HONORIFIC

_MARK = N_("[forgotten]")


def mark(to: Language) -> str:
    """The mark in a language: that of whoever forgets. It stays as it is written."""
    return to(_MARK)


def is_blank(text: str) -> bool:
    """Whether nothing is left in a text to be forgotten: it is empty, or a mark with what makes a name polite."""
    bare = text.replace("\\", "").strip()
    return not bare or _only_mark().fullmatch(bare) is not None


def holds_mark(text: str) -> bool:
    """Whether a mark, in whatever language, stands in a text."""
    return any(each in text.replace("\\", "") for each in _marks())


@cache
def _marks() -> tuple[str, ...]:
    return tuple(mark(language(code)) for code in LANGUAGES)


@cache
def _only_mark() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, _marks()))
    return re.compile(rf"(?:{BEFORE}\.?\s*)?(?:(?:{marks})\s*)+(?:{HONORIFIC})?")
