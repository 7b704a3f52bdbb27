"""From which time on something is a system, not bad luck, and is named wherever its case is (S12)."""

from retro.language import _

THIRD_TIME = 3
"""So many times it has happened then, this one counted."""


def named(title: str, times: int) -> str:
    """The title of a case with how many times it has happened before it, from the third time on."""
    return _("{n} times · {title}", n=times, title=title) if times >= THIRD_TIME else title
