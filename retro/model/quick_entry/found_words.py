"""What was found, where a line says it right behind the row that was checked: `5.2 holds no swap in 400 parcels`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from retro.model.found import Found
from retro.model.lookup import choice_names
from retro.text.folding import folded_name


def found_first(text: str) -> tuple[Found | None, str]:
    """What a text says first that was found, and the text behind it; None, and the text, if it says none."""
    said = _pattern().match(text)
    if said is None:
        return None, text
    return _names()[_key(said["found"])], text[said.end() :].lstrip()


@cache
def _names() -> Mapping[str, Found]:
    """What was found, by each of its names in any language, folded."""
    return {_key(name): each for each in Found for name in choice_names(each)}


def _key(name: str) -> str:
    """One form for `not-doing` and `not  doing`."""
    return " ".join(re.split(r"[\s-]+", folded_name(name)))


@cache
def _pattern() -> re.Pattern[str]:
    """A name of what was found, the longest first, with or without its sign."""
    names = "|".join(
        r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name))) for name in sorted(_names(), key=len, reverse=True)
    )
    return re.compile(rf"[:：]?\s*[~～]?(?P<found>{names})(?=[\s、,:：。@＠]|$)[、,:：。]?", re.IGNORECASE)
