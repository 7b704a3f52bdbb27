"""One or several, in English: the simple forms of a word in which it is the same one."""

from __future__ import annotations

import re

_WORD = re.compile("[a-z]{4,30}")
_ONE = (
    (re.compile("(.+[^aeiou])ies"), r"\1y"),
    (re.compile("(.+(?:ss|x|zz|ch|sh|o))es"), r"\1"),
    (re.compile("(.*[^siu])s"), r"\1"),
)
"""What ends so is several of what ends so: batteries, boxes, alarms; not glass, status, basis."""
_SEVERAL = (re.compile("(.+[^aeiou])y"), r"\1ies")
"""The one form in which several do not begin with the word for one."""


def other_number(plain: str) -> tuple[str, ...]:
    """The words that say the same of another number: alarms, of which one is an alarm.

    `plain` is the plain form of what is looked for. What only goes on behind it (alarm, alarms) is none of them: a word
    is found by its beginning. Nothing for what is no word of small letters, or a short one.
    """
    if not _WORD.fullmatch(plain):
        return ()
    ones = [found.expand(one) for several, one in _ONE if (found := several.fullmatch(plain))]
    y, ies = _SEVERAL
    many = [found.expand(ies)] if (found := y.fullmatch(plain)) else []
    return tuple(dict.fromkeys((*ones, *many)))
