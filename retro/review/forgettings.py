"""What was forgotten of a case: how many entries of its log, on which days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from retro.language import MN_, Message
from retro.model.change import Forget, Logged
from retro.model.moments.formatting import ToldDay
from retro.value import value


@value
class Forgetting:
    """Words that were forgotten in one go."""

    day: date
    entries: int
    """The entries of the log that lost some."""

    @property
    def words(self) -> Message:
        """`3 entries forgotten on 2026-11-27`."""
        return MN_(
            "{n} entry forgotten on {day}", "{n} entries forgotten on {day}", self.entries, day=ToldDay(day=self.day)
        )


def forgettings(log: Sequence[Logged], zone: tzinfo) -> tuple[Forgetting, ...]:
    """What was forgotten, by the days in `zone`, the oldest first."""
    found: dict[date, set[str]] = {}
    for logged in log:
        if logged.change.act == "forget":
            entries = found.setdefault(logged.change.at.astimezone(zone).date(), set())
            entries.update(entry for op in logged.change.ops if isinstance(op, Forget) for entry in op.entries)
    return tuple(Forgetting(day, len(entries)) for day, entries in found.items())
