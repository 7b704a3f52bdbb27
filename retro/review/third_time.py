"""From which time on something is a system, not bad luck, and is named wherever its case is (S12)."""

from retro.language import N_, Language, active

THIRD_TIME = 3
"""So many times it has happened then, this one counted."""


def named(title: str, times: int, to: Language | None = None) -> str:
    """The title of a case with how many times it has happened before it, from the third time on.

    In the language `to`; in that of the screen, if nothing is said.
    """
    return (to or active())(N_("{n} times · {title}"), n=times, title=title) if times >= THIRD_TIME else title
