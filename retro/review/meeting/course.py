"""The course of a meeting: what was marked in it and when; where it stands, and how much time each step has used.

A mark is a line of the journal that the row of the meeting keeps: `2026-11-27T14:02:00+09:00 step cause`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from retro.review.meeting.plan import MeetingPlan, minutes_in, read_plan
from retro.review.meeting.steps import RULES
from retro.value import value

NIGHT = timedelta(hours=2)
"""So long nothing happens in no meeting that goes on: it was left, and that time is none of it."""
_NONE = timedelta(0)


class ClockAct(StrEnum):
    """What a mark says."""

    STEP = "step"
    SKIP = "skip"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    SILENT = "silent"
    ROUND = "round"
    END = "end"


@value
class ClockEvent:
    """Something that was done with the clock of a meeting."""

    at: datetime
    act: ClockAct
    words: str = ""
    """Of a step its code; of what is skipped its code and the reason; minutes; the role of a round, "" behind it."""

    def __str__(self) -> str:
        return f"{self.at.isoformat(timespec='seconds')} {self.act} {self.words}".rstrip()


def marks_in(journal: str) -> tuple[ClockEvent, ...]:
    """The marks of a journal. A line that is none, as another program may have left it, is passed over."""
    return tuple(_marks(journal))


def _marks(journal: str) -> Iterator[ClockEvent]:
    acts = {act.value: act for act in ClockAct}
    for line in journal.splitlines():
        said, _, rest = line.strip().partition(" ")
        act, _, words = rest.partition(" ")
        try:
            at = datetime.fromisoformat(said)
        except ValueError:
            continue
        if at.tzinfo is not None and act in acts:
            yield ClockEvent(at, acts[act], words.strip())


@value
class Course:
    """A meeting up to now."""

    marks: tuple[ClockEvent, ...]
    plan: MeetingPlan

    @classmethod
    def of(cls, journal: str, plan: str) -> Course:
        """The course that the row of a meeting keeps."""
        return cls(marks_in(journal), read_plan(plan))

    def with_mark(self, mark: ClockEvent) -> Course:
        """The same, and one mark more."""
        return Course((*self.marks, mark), self.plan)

    @property
    def journal(self) -> str:
        """The marks, as the record keeps them."""
        return "\n".join(map(str, self.marks))

    @cached_property
    def step(self) -> str:
        """The code of the step at which it stands."""
        return next((mark.words for mark in reversed(self.marks) if mark.act is ClockAct.STEP), RULES)

    @property
    def is_paused(self) -> bool:
        """Whether its clock stands still, since somebody said so."""
        said = (mark.act for mark in reversed(self.marks) if mark.act in (ClockAct.PAUSE, ClockAct.RESUME))
        return next(said, ClockAct.RESUME) is ClockAct.PAUSE

    @property
    def silent(self) -> ClockEvent | None:
        """The silent minutes of this step that were begun last; None where none were, or a round followed."""
        found = self._last_here(ClockAct.SILENT, ClockAct.ROUND)
        return found if found and found.act is ClockAct.SILENT else None

    @property
    def silent_until(self) -> datetime | None:
        """When the silent minutes of this step are over; None where there are none."""
        if (mark := self.silent) is None:
            return None
        return mark.at + timedelta(minutes=minutes_in(mark.words))

    @property
    def round(self) -> str:
        """The role whose lines are taken now; "" where no round goes on."""
        found = self._last_here(ClockAct.ROUND)
        return found.words if found else ""

    @property
    def skipped(self) -> Mapping[str, str]:
        """The steps that were left out and not come back to, with the reasons."""
        found: dict[str, str] = {}
        for mark in self.marks:
            if mark.act is ClockAct.SKIP:
                code, _, reason = mark.words.partition(" ")
                found[code] = reason
            elif mark.act is ClockAct.STEP:
                found.pop(mark.words, None)
        return found

    def budget(self, step: str) -> timedelta:
        """The time that a step has: what was planned, and what it was given besides."""
        given = (mark.words.partition(" ") for mark in self.marks if mark.act is ClockAct.EXTEND)
        more = sum(minutes_in(minutes) for code, _, minutes in given if code == step)
        return timedelta(minutes=self.plan.minutes.get(step, 0) + more)

    def used(self, step: str, now: datetime, others: Sequence[datetime] = ()) -> timedelta:
        """The time that a step has used by `now`; `others` are times at which something was written meanwhile."""
        return sum((time for code, time in self._spans(now, others) if code == step), _NONE)

    def took(self, now: datetime, others: Sequence[datetime] = ()) -> timedelta:
        """The time that all of it has used."""
        return sum((time for _code, time in self._spans(now, others)), _NONE)

    def left(self, now: datetime, others: Sequence[datetime] = ()) -> timedelta:
        """What is left of the time of the step at which it stands; below zero, by how much it is over."""
        return self.budget(self.step) - self.used(self.step, now, others)

    def _spans(self, now: datetime, others: Iterable[datetime]) -> Iterator[tuple[str, timedelta]]:
        """What each step used, piece by piece."""
        step, is_running = RULES, True
        written = sorted(others)
        for mark, until in pairwise([*self.marks, None]):
            assert mark is not None
            if mark.act is ClockAct.STEP:
                step = mark.words
            elif mark.act in (ClockAct.PAUSE, ClockAct.RESUME, ClockAct.END):
                is_running = mark.act is ClockAct.RESUME
            if is_running:
                yield step, _counted(mark.at, until.at if until else now, written)

    def _last_here(self, *acts: ClockAct) -> ClockEvent | None:
        """The last mark of these of the step at which it stands."""
        for mark in reversed(self.marks):
            if mark.act in acts:
                return mark
            if mark.act in (ClockAct.STEP, ClockAct.SKIP):
                return None
        return None


def _counted(since: datetime, until: datetime, written: Sequence[datetime]) -> timedelta:
    """The time between two marks that counts: none where the clock was set back, and none of a night.

    `written` are times in their order.
    """
    points = [since, *written[bisect_right(written, since) : bisect_left(written, until)], until]
    gaps = (later - earlier for earlier, later in pairwise(points))
    return sum((gap for gap in gaps if _NONE < gap <= NIGHT), _NONE)


def whole_minutes(time: timedelta) -> int:
    """A time in whole minutes, as somebody says it: rounded, one that is none not below zero."""
    return max(round(time.total_seconds() / 60), 0)
