"""The words of a sentence that say by when: 明日の10時に伺う, *we call back by 16:00*."""

from __future__ import annotations

from collections.abc import Callable

from retro.model.moments.reading.forms import begins, fold, pattern

_LONGEST = 30
"""So many characters such words have at most."""
_DAY_TO_COME = "(?:本日|今日|今週|今月|明日|明後日|明朝|あす|あした|あさって|来週|来月|翌日|翌朝|翌週)"
_PARTICLE = r"(?:(?:中|まで)?に|まで|中|[\s、,。])(?![のもはが])|$"
"""What stands behind a time by which something is done. Behind a share or a number something else does: 2/3を."""
_LEAD = (
    r"\b(?:by|until|till|not?\s+later\s+than|within|in|on|at|today|tonight|tomorrow|next|this|end\s+of"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def deadline_in(text: str, is_meant: Callable[[str], bool]) -> str:
    """The part of `text` that says by when something is to be done; "" if none does.

    It stands at the beginning, as in Japanese, or at the end, as in English. `is_meant` says whether a part reads as
    such a moment.
    """
    said = fold(text)
    for length in range(min(len(said), _LONGEST), 1, -1):
        is_told = begins(said[length:], _PARTICLE) or begins(said, _DAY_TO_COME)
        if is_told and not said[:length].isascii() and is_meant(text[:length]):
            return text[:length]
    for found in pattern(_LEAD).finditer(said):
        part = text[found.start() :].rstrip(" .!")
        if len(part) <= _LONGEST and is_meant(part):
            return part
    return ""
