"""A day beside the name of who sees to it, without the word for it: `@sre by 10 December`, 12月10日まで @佐藤.

People say who and by when in one breath, and まで or `by` says already what the day is.
"""

from __future__ import annotations

import re

from retro.model import field_types
from retro.model.fields import Field
from retro.model.quick_entry.stamps import DAY
from retro.value import value

_WORDS = (
    r"(?:再来週|[今来]週)(?:末|[月火水木金土日](?:曜日?)?)|[今来]?月末|年内|年末|明日|明後日|[月火水木金土日]曜日?|"
    r"tomorrow|(?:(?:this|next)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|end of (?:the )?(?:month|week|year)"
)
_END = r"(?=$|[\s、,，。.;；\x1f])"
_DAY = re.compile(
    rf"(?:(?:(?:and|to be done)\s+)?(?P<by>by|until|before|no later than)\s+)?"
    rf"(?P<day>(?P<written>{DAY})|{_WORDS})(?P<made>まで(?:に)?)?{_END}",
    re.IGNORECASE,
)
_NAME_NEXT = re.compile(r"[\s、,，\x1f]*[@＠](?=\w)")


@value
class DayByName:
    """A day that says by when, and where it stands in the text."""

    day: str
    end: int


def due_of(fields: dict[str, Field]) -> Field | None:
    """The day by which a row is to be done, where somebody sees to it; by the marks of its kind."""
    due, owner = fields.get("due"), fields.get("@")
    has_both = due and owner and isinstance(owner.type, field_types.RoleType)
    return due if due and has_both and isinstance(due.type, field_types.DayType) else None


def day_by_name(text: str, start: int, *, is_behind: bool) -> DayByName | None:
    """The day that begins at `start`: behind a name, if `is_behind`, or before one; None if nothing says by when."""
    found = _DAY.match(text, start)
    if found is None or (start and not (text[start - 1].isspace() or text[start - 1] == "\x1f")):
        return None
    says_when = found["by"] or found["made"]
    is_meant = says_when or found["written"] if is_behind else says_when and _NAME_NEXT.match(text, found.end())
    return DayByName(found["day"], found.end()) if is_meant else None
