"""What a lead sees first: how much is due, in one line of words (S20), and what must be foreseen (S18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from retro.language import M_, MN_, Message
from retro.model.deadline import Deadline, Lateness
from retro.model.entry import Entry
from retro.model.stages.review import Request
from retro.model.stages.scope import Party
from retro.model.waiting import WISH
from retro.review.open_actions import THIRD, Action, DueGroup
from retro.value import value


@value
class DueCounts:
    """How much of each sort is due."""

    overdue: int = 0
    today: int = 0
    """What is due today, or at once, and is neither a promise to those hurt nor a check."""
    promises: int = 0
    """Promises to those hurt that are due today."""
    next_promise: datetime | None = None
    """When the first of those is due that has a time."""
    checks: int = 0
    """Checks that are due this week, or today."""
    again: int = 0
    """Parked matters, and what was to be looked at again, whose day has come."""
    requests: int = 0
    """Requests that are not answered and not counted as overdue, whatever their day."""
    unanswered: int = 0
    """Wishes of those hurt that nobody has answered."""
    call_backs: int = 0
    """People who want to be called back today, and were not yet. Whom nobody called in time is overdue."""
    third: int = 0
    """Cases that are open, of something that happened for the third time."""
    calls: int = 0
    """Calls that are in no case yet."""
    unshared: int = 0
    """Cases that nobody was told of within the days that the settings say."""

    @property
    def is_due(self) -> bool:
        """Whether anything should have been done by now, or is to be done today."""
        return bool(self.overdue or self.today or self.promises or self.call_backs)

    def words(self, now: datetime) -> tuple[Message, ...]:
        """What is due, the most urgent first. Of what there is none, nothing is said."""
        return tuple(self._words(now))

    def _words(self, now: datetime) -> Iterator[Message]:
        if self.overdue:
            yield MN_("{n} overdue", "{n} overdue", self.overdue)
        if self.promises:
            promises = MN_("{n} promise today", "{n} promises today", self.promises)
            if self.next_promise is None:
                yield promises
            else:
                time = f"{self.next_promise:%H:%M}"
                lapsed = self.next_promise < now
                told = M_("{promises}, {time} has passed") if lapsed else M_("{promises}, at {time}")
                yield Message(told.text, {"promises": promises, "time": time})
        if self.today:
            yield MN_("{n} due today", "{n} due today", self.today)
        if self.checks:
            yield MN_("{n} check this week", "{n} checks this week", self.checks)
        if self.again:
            yield MN_("{n} to look at again", "{n} to look at again", self.again)
        if self.requests:
            yield MN_("{n} request unanswered", "{n} requests unanswered", self.requests)
        if self.unanswered:
            yield MN_("{n} wish without an answer", "{n} wishes without an answer", self.unanswered)
        if self.call_backs:
            yield MN_("{n} waits for a call back", "{n} wait for a call back", self.call_backs)
        if self.calls:
            yield MN_("{n} call without a case", "{n} calls without a case", self.calls)
        if self.third:
            yield MN_("{n} third time", "{n} third times", self.third)
        if self.unshared:
            yield MN_("{n} case not shared", "{n} cases not shared", self.unshared)


def counts_on_any_day(kind: type[Entry], deadline: Deadline) -> bool:
    """Whether what is to be done by a deadline counts before its day, or without one."""
    return deadline.is_at_once or WISH in deadline.waits_for or kind is Request


def due_counts(actions: Iterable[Action]) -> DueCounts:
    """Count what is due, by the groups of the list. Each action counts once, as the most urgent that it is."""
    counts = Counter[str]()
    times: list[datetime] = []
    for each in actions:
        sort = _sort(each)
        counts[sort] += 1
        times += [each.at] if sort == "promises" and each.at else []
    del counts[""]
    return DueCounts(**counts, next_promise=min(times, default=None))


def _sort(action: Action) -> str:
    """As what an action counts, by the name of the count; "" if as nothing: it is not due yet."""
    if action.deadline is THIRD:
        return "third"
    if action.is_wish:
        return "unanswered"
    if action.group is DueGroup.OVERDUE:
        return "overdue"
    if action.group is DueGroup.TODAY and action.is_to_those_hurt and action.kind is not Party:
        return "call_backs" if action.matter else "promises"
    if action.group is DueGroup.TODAY and action.deadline.late is not Lateness.NOT_CHECKED:
        return "today"
    if action.is_check and action.group in (DueGroup.TODAY, DueGroup.THIS_WEEK):
        return "checks"
    if action.group is DueGroup.AGAIN:
        return "again"
    return "requests" if action.kind is Request else ""
