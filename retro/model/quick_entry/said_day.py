"""The day that a line says without a mark: `told 3.1 21 Nov`, 共有先：全店長 11月22日 朝礼で.

Rows of some kinds tell of one day alone (`Entry.day_said`). It may stand in front of the text or behind it; between
words, where it is written as Japanese writes it. It is left in the text where that speaks of it: *since 1 Nov*.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from retro.model.entry import Entry
from retro.model.moments.context import MomentContext
from retro.model.problem import ValidationError
from retro.model.quick_entry.names import may_be_name
from retro.model.quick_entry.stamps import DAY, OF_ANOTHER_TIME
from retro.model.validation import is_empty
from retro.text.lazy_pattern import lazy

_WORDS = (
    r"(?:today|yesterday|(?:last\s)?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b|"
    r"本日|今日|昨日|一昨日|おととい|先週[月火水木金土日]曜日?"
)
_EDGE = " \t\u3000,、，"
_FIRST = lazy(rf"(?:on\s+)?(?P<day>{DAY}|{_WORDS})(?:付け?で?|に)?(?=[\s,、，.。]|$|(?<=[に付でけ]))", re.IGNORECASE)
_LAST = lazy(rf"(?P<before>.*?)(?P<gap>[\s,、，]+)(?:on\s+)?(?P<day>{DAY}|{_WORDS})[.。]?", re.IGNORECASE | re.DOTALL)
_BETWEEN = lazy(rf"(?P<before>.+?)[\s、，]+(?P<day>{DAY})[\s、，]+(?P<behind>.+)", re.IGNORECASE | re.DOTALL)
_JAPANESE = lazy("[年月日本今昨]|^[^a-z]*/[^a-z]*$", re.IGNORECASE)
_LONGEST_NAME = 5
_GOES_ON = lazy(r"[はがをにの]$")
"""Behind these a text speaks of the day."""


def with_day(entry: Entry, context: MomentContext) -> Entry:
    """The row with the day that its text says taken out of that, where it says none with a mark."""
    name = entry.day_said
    if not name or not entry.main_text or not is_empty(entry, name):
        return entry
    for said, rest in _days(entry.main_text):
        if (day := _read(entry, said, context)) is not None:
            values: dict[str, Any] = {name: day, entry.main: rest.strip(_EDGE)}
            return replace(entry, **values)
    return entry


def day_first(kind: type[Entry], text: str, context: MomentContext) -> tuple[Any, str]:
    """The day that a text about a row of a kind begins with, and the text behind it; None, and the text, if none."""
    found = _FIRST.match(text) if kind.day_said else None
    day = _read(kind(), found["day"], context) if found else None
    return (day, text[found.end() :].lstrip(_EDGE)) if found and day is not None else (None, text)


def _days(text: str) -> list[tuple[str, str]]:
    """What may be the day of a text, with the rest of that."""
    found = []
    if first := _FIRST.match(text):
        found.append((first["day"], text[first.end() :]))
    if (last := _LAST.fullmatch(text)) and not _speaks_of_day(last["before"]):
        is_apart = "," in last["gap"] or _JAPANESE.search(last["day"]) or _is_name(last["before"])
        found += [(last["day"], last["before"])] * bool(is_apart)
    between = _BETWEEN.fullmatch(text)
    if between and _JAPANESE.search(between["day"]) and not _speaks_of_day(between["before"]):
        found.append((between["day"], f"{between['before']} {between['behind']}"))
    return found


def _speaks_of_day(before: str) -> bool:
    """Whether a text goes on with a day, rather than standing beside it."""
    word = (before.split() or [""])[-1].casefold()
    return word in OF_ANOTHER_TIME or word in {"in", "the", "a", "and", "or"} or bool(_GOES_ON.search(before))


def _is_name(before: str) -> bool:
    """Whether a text ends as a name does, and not as a sentence: *all shop leads*."""
    words = before.split()
    return len(words) <= _LONGEST_NAME and may_be_name(" ".join(words[-2:]), "")


def _read(entry: Entry, said: str, context: MomentContext) -> Any:
    try:
        return entry.field(entry.day_said).type.read(said, context)
    except ValidationError:
        return None
