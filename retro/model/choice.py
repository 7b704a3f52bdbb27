"""A choice: one of a fixed set, a code in the file and a label on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from retro.language import N_


class Choice(StrEnum):
    """Base of the fixed sets. A member is its code; `label` is the message id of its name.

    >>> class Severity(Choice):
    ...     LOW = "low", N_("low")
    """

    label: str

    def __new__(cls, code: str, label: str, *attributes: object) -> Self:
        """A member. What stands behind its label are the further attributes that its class annotates, in their order.

        >>> class Means(Choice):
        ...     strength: Strength
        ...     TRAINING = "training", N_("training"), Strength.WEAKER
        """
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        for name, value in zip(cls.__annotations__ if attributes else (), attributes, strict=True):
            setattr(member, name, value)
        return member

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        """Further words for members in any language, by their codes: `復旧` for a resolution."""
        return {}

    @classmethod
    def coded(cls, code: object) -> Self | None:
        """The member with this code; None if there is none."""
        try:
            return cls(code)  # type: ignore[call-arg, arg-type]  # a member is looked up, none is made
        except ValueError:
            return None


class Circle(Choice):
    """How far a field may go: inside the team, up to management, or to everyone, customers included."""

    TEAM = "team", N_("team")
    MANAGEMENT = "management", N_("management")
    EVERYONE = "everyone", N_("everyone")

    def holds(self, field: Circle) -> bool:
        """Whether a reader who stands in this circle may see a field that may go as far as `field`."""
        return _RANKS[self] <= _RANKS[field]


TEAM, MANAGEMENT, EVERYONE = Circle

_RANKS = {circle: rank for rank, circle in enumerate(Circle)}
"""How far each goes: made once, for a report asks 200,000 times."""
