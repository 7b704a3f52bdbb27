"""How long something took, in words."""

from __future__ import annotations

from dataclasses import dataclass

from retro.language import MN_, Language, Message


def show_minutes(minutes: int, to: Language) -> str:
    """`2 days 3 h`, `3 h 5 min`, `0 min`: the two largest units that are not zero."""
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    units = [MN_("{n} day", "{n} days", days), MN_("{n} h", "{n} h", hours), MN_("{n} min", "{n} min", rest)]
    told = [unit for unit in units if unit.n] or units[2:]
    return ("" if to.code == "ja" else " ").join(unit.show(to) for unit in told[:2])


@dataclass(frozen=True)
class ToldMinutes(Message):
    """A length of time within a message."""

    text: str = ""
    minutes: int = 0

    def show(self, language: Language) -> str:
        """The length in words."""
        return show_minutes(self.minutes, language)
