"""A choice: one of a fixed set, a code in the file and a label on the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from retro.language import N_


class Choice(StrEnum):
    """Base of the fixed sets. A member is its code; `label` is the message id of its name.

    >>> class Severity(Choice):
    ...     LOW = "low", N_("low")
    """

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def coded(cls, code: object) -> Self | None:
        """The member with this code; None if there is none."""
        return next((choice for choice in cls if choice.value == code), None)


class Audience(Choice):
    """Who reads a report. Each may read what it is named for and what the ones after it may read."""

    TEAM = "team", N_("team")
    MANAGEMENT = "management", N_("management")
    CUSTOMER = "customer", N_("customer")

    def may_read(self, seen_by: Audience) -> bool:
        """Whether this reader may see a field declared with `seen_by`."""
        order = list(Audience)
        return order.index(self) <= order.index(seen_by)


TEAM, MANAGEMENT, EVERYONE = Audience.TEAM, Audience.MANAGEMENT, Audience.CUSTOMER
