"""What a line says first, right behind the row that it is of: what was found there, or what they have had by now.

`5.2 holds no swap in 400 parcels`, `3.3 お詫び済み 電話で`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from retro.model.choice import Choice
from retro.model.lookup import choice_names
from retro.text.folding import folded_name

C = TypeVar("C", bound=Choice)


def choice_first(text: str, choices: type[C]) -> tuple[C | None, str]:
    """The choice that a text names first, and the text behind it; None, and the text, if it names none."""
    said = _pattern(choices).match(text)
    if said is None:
        return None, text
    return _names(choices)[_key(said["name"])], text[said.end() :].lstrip()


@cache
def _names(choices: type[C]) -> Mapping[str, C]:
    """The choices by each of their names in any language, folded."""
    return {_key(name): each for each in choices for name in choice_names(each)}


def _key(name: str) -> str:
    """One form for `not-doing` and `not  doing`."""
    return " ".join(re.split(r"[\s-]+", folded_name(name)))


@cache
def _pattern(choices: type[Choice]) -> re.Pattern[str]:
    """A name of a choice, the longest first, with or without its sign; 済み may stand behind a Japanese one."""
    names = "|".join(
        r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name)))
        for name in sorted(_names(choices), key=len, reverse=True)
    )
    return re.compile(
        rf"[:：]?\s*[~～〜#＃]?(?P<name>{names})(?:(?<=[^\x00-\x7f])済み?)?(?=[\s、,:：。@＠]|$)[、,:：。]?",
        re.IGNORECASE,
    )
