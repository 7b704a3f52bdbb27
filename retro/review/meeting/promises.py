"""Which of all that is open a meeting begins with: what was promised last time, in cases like this one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from retro.review.open_actions import Action, DueGroup
from retro.value import value

MOST = 5
"""So many are gone through: the time is short, and the list of actions has the rest."""


@value
class Promises:
    """What a meeting begins with."""

    shown: tuple[Action, ...]
    more: int
    """How many others are open."""


def last_promises(
    actions: Iterable[Action], *, chain: Collection[str], tagged: Collection[str], kin: Collection[str]
) -> Promises:
    """The promises of this case and those that it belongs to with their chain, then of a tag, then of its origin.

    `chain`, `tagged` and `kin` are references of cases. What is overdue stands first; of all others the first to come.
    """
    found, rest = list[tuple[int, Action]](), 0
    for action in actions:
        near = next((n for n, cases in enumerate((chain, tagged, kin)) if action.reference in cases), None)
        if near is None or not action.finds:
            rest += bool(action.finds)
        else:
            found.append((near, action))
    found.sort(key=lambda each: _order(*each))
    return Promises(tuple(action for _near, action in found[:MOST]), rest + len(found[MOST:]))


def _order(near: int, action: Action) -> tuple[bool, int, date]:
    return action.group is not DueGroup.OVERDUE, near, action.due or date.max
