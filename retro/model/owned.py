"""Who sees to something, and by when: the fields that what is to be done has in common, declared once."""

from __future__ import annotations

from typing import Any

from retro.language import N_, NP_
from retro.model.choice import MANAGEMENT, Circle
from retro.model.fields import day, role, yes_no


def owner(ask: str = N_("Which one role owns it?"), *, seen_by: Circle = MANAGEMENT) -> Any:
    """The one role that sees to it; `ask` is the message id of its question."""
    also = ("担当者", "責任者", "assignee", "responsible")
    return role(N_("Owner"), ask=ask, seen_by=seen_by, mark="@", also=also)


def due(*, seen_by: Circle = MANAGEMENT) -> Any:
    """The day by which it is to be done."""
    also = ("締切", "締め切り", "納期", "完了予定", "deadline")
    return day(N_("Due"), ahead=True, ask=N_("By when?"), seen_by=seen_by, mark=NP_("mark", "due"), also=also)


def agreed() -> Any:
    """Whether its owner said yes to it. No: they were not in the room when it was decided, and are to be asked."""
    return yes_no(N_("Agreed"), yes=N_("agreed"), no=N_("not agreed"), ask=N_("Did its owner say yes to it?"))
