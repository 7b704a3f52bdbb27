"""Patterns: how a template says where the fields of an entry stand on its line.

`{owner}` is the value, or words that say that there is none; `{(owner due)}` the values in brackets and `{: owner}` the
value behind a colon, both nothing where there is none; `{mark}` the mark of what is not certain.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from retro.value import value

_PLACE = re.compile(r"\{(?:(?P<field>\w+)|: (?P<behind>\w+)|\((?P<aside>[\w ]+)\))\}")


@value
class Slot:
    """A place in a pattern, and the field or fields that stand in it."""

    way: Literal["field", "behind", "aside"]
    names: str


@value
class LineTemplate:
    """A pattern taken apart: texts and places in turn, and the names of all fields in it."""

    parts: tuple[str | Slot, ...]
    names: tuple[str, ...]


@cache
def parsed(pattern: str) -> LineTemplate:
    """The pattern, taken apart."""
    parts: list[str | Slot] = []
    end = 0
    for found in _PLACE.finditer(pattern):
        parts += [pattern[end : found.start()], _place(found)]
        end = found.end()
    parts.append(pattern[end:])
    names = " ".join(part.names for part in parts if isinstance(part, Slot)).split()
    return LineTemplate(tuple(part for part in parts if part), tuple(names))


def _place(found: re.Match[str]) -> Slot:
    if found["field"]:
        return Slot("field", found["field"])
    return Slot("behind", found["behind"]) if found["behind"] else Slot("aside", found["aside"])
