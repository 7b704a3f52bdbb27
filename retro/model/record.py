"""The retrospective as a whole: its head and its rows, as one value that never changes in place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime, tzinfo
from functools import cache, cached_property
from itertools import pairwise, takewhile

from retro.model.change import Logged
from retro.model.checked import UNCHECKED, Wait, added_up, after_it_happened_again, standing_checks, value_by
from retro.model.entry import E, Entry, EntryId
from retro.model.found import Found
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.stage import Stage
from retro.model.stages import ENTRIES, STAGES
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Head, Status
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import TIMELINE, Contact, Event, EventKind
from retro.model.waiting import can_wait, waiting
from retro.value import value

ROWS: tuple[type[Entry], ...] = tuple(kind for kind in ENTRIES if kind.stage in STAGES and kind is not Head)
"""Every kind of row, in the order of the walk. The first one of a stage is what a plain quick line makes."""

KINDS: dict[str, type[Entry]] = {kind.kind: kind for kind in ENTRIES}
"""Every kind of entry by the name of its table."""


@cache
def kinds_of(stage: Stage) -> tuple[type[Entry], ...]:
    """The kinds of row that a stage holds."""
    return tuple(kind for kind in ROWS if kind.stage is stage)


@value
class Retrospective:
    """One retrospective: the head and all rows that are not deleted."""

    head: Head
    rows: tuple[Entry, ...] = field(default=())
    """In any order; the methods give them in the order in which they stand."""
    answers: tuple[EmptyAnswer, ...] = field(default=())
    """What was said of empty fields, in any order: they are no rows, and are told where a value would stand."""

    def __post_init__(self) -> None:
        """Put into the rows that were checked, or wait for others, how they stand."""
        by_row = self.checks if any(type(row) is Check for row in self.rows) else {}
        waits = self._waits(by_row) if any(map(can_wait, self.rows)) else {}
        if by_row or waits:
            self.__dict__["rows"] = tuple(self._stands(row, by_row.get(row.id), waits.get(row.id)) for row in self.rows)

    def _stands(self, row: Entry, checks: tuple[Check, ...] | None, waits: tuple[Wait, ...] | None) -> Entry:
        if checks is not None:
            row = _standing(row, checks, self.head)
        elif waits is None or row.checked is not UNCHECKED:
            return row
        return row if waits is None else replace(row, checked=replace(row.standing, waits=waits))

    def _waits(self, checks: Mapping[EntryId, tuple[Check, ...]]) -> Mapping[EntryId, tuple[Wait, ...]]:
        def is_out_of_place(row: EntryId, asked: str) -> bool:
            answer = self.answered.get(row, {}).get(asked)
            return answer is not None and answer.said is Said.NOT_APPLICABLE

        return waiting(self.rows, checks, is_out_of_place, is_closed=self.head.status is Status.CLOSED)

    @classmethod
    def of_entries(cls, head: Head, entries: Iterable[Entry]) -> Retrospective:
        """The retrospective of a head, and of rows and answers among one another; answers in the order of their ids.

        How rows stand follows from the checks among them alone, whatever was said of them elsewhere.
        """
        rows: list[Entry] = []
        answers: list[EmptyAnswer] = []
        for entry in entries:
            if isinstance(entry, EmptyAnswer):
                answers.append(entry)
            else:
                rows.append(_standing(entry, ()) if entry.checked is not UNCHECKED else entry)
        return cls(head, tuple(rows), tuple(sorted(answers, key=lambda answer: answer.id)))

    @property
    def reference(self) -> str:
        """`2026-014`."""
        return self.head.reference

    @cached_property
    def zone(self) -> tzinfo:
        """The zone in which its times are written and shown."""
        from zoneinfo import ZoneInfo  # brings in much, and a list of cases does without

        return ZoneInfo(self.head.zone or "UTC")

    @property
    def day(self) -> date:
        """The day that times without a date refer to: when it started, else when it was begun to be written."""
        return self.began or _day_in(self.zone, datetime.fromisoformat(self.head.created))

    def began_after(self, day: date) -> bool:
        """Whether a day is before the case, as far as somebody said when that began."""
        return self.began is not None and day < self.began

    @property
    def began(self) -> date | None:
        """The day on which it started; None if nobody has said it."""
        start = self.head.started.first if self.head.started is not None else None
        return _day_in(self.zone, start) if isinstance(start, datetime) else start

    @property
    def kinds(self) -> Collection[type[Entry]]:
        """The kinds of which there is a row."""
        return self._of_kind.keys()

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The rows of one kind, in order."""
        return self._of_kind.get(kind, ())  # type: ignore[return-value]  # the rows under a class are of that class

    def stage(self, stage: Stage) -> tuple[Entry, ...]:
        """The rows of one stage, in the order in which they stand; causes first, as the tree is read from the top."""
        rows = self._of_stage.get(stage, ())
        if stage is not CAUSE:
            return rows
        return (*(cause for cause, _ in self.causes()), *(row for row in rows if not isinstance(row, Cause)))

    def get(self, row: EntryId | None) -> Entry | None:
        """The row with this id; None if there is none, or it was deleted."""
        return self._by_id.get(row) if row else None

    @cached_property
    def answered(self) -> Mapping[EntryId | None, Mapping[str, EmptyAnswer]]:
        """The answers by what they are about: by their rows (None: the head or a stage), then by what was asked.

        Whether they still stand is told by `retro.model.answers.answer_to`.
        """
        found: dict[EntryId | None, dict[str, EmptyAnswer]] = {}
        for answer in self.answers:
            found.setdefault(answer.row, {})[answer.asked] = answer
        return found

    @cached_property
    def marked(self) -> Mapping[EventKind, tuple[Event, ...]]:
        """The events of which somebody said what they were in the course of things, by that, in order."""
        found: dict[EventKind, list[Event]] = {}
        for row in self.of(Event):
            if row.event_kind is not None:
                found.setdefault(row.event_kind, []).append(row)
        return {kind: tuple(rows) for kind, rows in found.items()}

    @cached_property
    def checks(self) -> Mapping[EntryId, tuple[Check, ...]]:
        """The checks that nobody took back, by the rows that they are of, in the order of their days."""
        found: dict[EntryId, list[Check]] = {}
        for check in standing_checks(row for row in self.rows if isinstance(row, Check)):
            found.setdefault(check.of or "", []).append(check)
        return {row: tuple(checks) for row, checks in found.items()}

    @cached_property
    def numbers(self) -> Mapping[EntryId, int]:
        """The number that each row is shown with: its place in its stage, from 1."""
        return {row.id: n for stage in STAGES for n, row in enumerate(self.stage(stage), 1)}

    def causes(self) -> Iterator[tuple[Cause, int]]:
        """The causes with their depth (0 at the top), parents before children."""
        return iter(self._causes)

    @cached_property
    def _causes(self) -> tuple[tuple[Cause, int], ...]:
        return tuple(self._tree_of_causes())

    def _tree_of_causes(self) -> Iterator[tuple[Cause, int]]:
        below: dict[EntryId | None, list[Cause]] = {}
        for cause in self.of(Cause):
            parent = cause.parent if isinstance(self.get(cause.parent), Cause) else None
            below.setdefault(parent, []).append(cause)
        open_ends = [(cause, 0) for cause in reversed(below.pop(None, []))]
        while open_ends or below:
            if not open_ends:  # a loop, which only another program can have written: cut it anywhere
                open_ends = [(child, 0) for child in reversed(below.pop(min(below, key=str)))]
            cause, depth = open_ends.pop()
            yield cause, depth
            open_ends += [(child, depth + 1) for child in reversed(below.pop(cause.id, []))]

    def last_moment(self) -> Moment | None:
        """The moment of the last timeline row that has one: what `+7` counts from."""
        moments = (row.happened for row in reversed(self.stage(TIMELINE)) if isinstance(row, Event | Contact))
        return next((moment for moment in moments if moment is not None and moment.first is not None), None)

    def context(self, row: Entry | None = None, now: datetime | None = None) -> MomentContext:
        """What a moment in `row`, written at `now`, counts from: the rows of its stage before it.

        Without a row, all of the timeline.
        """
        if row is None:
            return self.context_after(self.last_moment(), now)
        before = takewhile(lambda other: other.id != row.id, self.stage(row.stage))
        moments = [getattr(other, other.lead) for other in before if other.lead]
        known = [moment for moment in moments if isinstance(moment, Moment) and moment.first is not None]
        own = getattr(row, row.lead) if row.lead else None
        context = self.context_after(known[-1] if known else None, now)
        return replace(context, own=own) if isinstance(own, Moment) and own.first is not None else context

    def context_after(self, previous: Moment | None, now: datetime | None) -> MomentContext:
        """What a moment that is written at `now` counts from, behind an event of the moment `previous`."""
        since, until = self._span
        is_guessed = self.began is None and since is None
        return MomentContext(
            self.day, self.zone, previous, now=now, since=since, until=until, is_day_guessed=is_guessed
        )

    @cached_property
    def _span(self) -> tuple[datetime | None, datetime | None]:
        """When the incident began, as far as any moment tells that to the time of day, and when it was over."""
        happened = (row.happened for row in self.rows if isinstance(row, Event | Contact))
        begun = (moment.start for moment in (self.head.started, *happened) if moment)
        resolved = self.head.resolved.end or self.head.resolved.start if self.head.resolved else None
        since = min((start for start in begun if isinstance(start, datetime)), default=None)
        return since, resolved if isinstance(resolved, datetime) else None

    @cached_property
    def _in_order(self) -> tuple[Entry, ...]:
        return tuple(sorted(self.rows, key=lambda row: (row.position, row.id)))

    @cached_property
    def _of_stage(self) -> dict[Stage, tuple[Entry, ...]]:
        stages: dict[Stage, list[Entry]] = {}
        for row in self._in_order:
            stages.setdefault(row.stage, []).append(row)
        return {stage: tuple(rows) for stage, rows in stages.items()}

    @cached_property
    def _of_kind(self) -> dict[type[Entry], tuple[Entry, ...]]:
        kinds: dict[type[Entry], list[Entry]] = {}
        for row in self._in_order:
            kinds.setdefault(type(row), []).append(row)
        return {kind: tuple(rows) for kind, rows in kinds.items()}

    @cached_property
    def _by_id(self) -> dict[EntryId, Entry]:
        return {row.id: row for row in self.rows}


def _standing(row: Entry, checks: Sequence[Check], head: Head | None = None) -> Entry:
    """The row as it stands by its checks. Of what no check can be, nothing is said.

    Where the `head` says that it happened again, what was in force then did not hold (S12); and where it says that a
    later time of it has an answer, that is what was decided about whatever did not hold.
    """
    if not row.deadlines:
        return row
    own = [check for check in checks if check.matter is None]
    checked = added_up(own, type(row).finds) if own else UNCHECKED
    if head and head.followed_on and isinstance(row, Measure | HardwareChange):
        checked = after_it_happened_again(checked, own, row.due, date.fromisoformat(head.followed_on))
    if head and head.decided and checked.found is Found.FAILED:
        checked = replace(checked, looked_again=True)
    told = {field.name: value_by(field.type, checked) for field in row.fields_by_checks()}
    return replace(row, checked=checked, **told)


def _day_in(zone: tzinfo, time: datetime) -> date:
    """The day on which `time` falls in `zone`; in its own offset where the calendar ends between the two."""
    try:
        return time.astimezone(zone).date()
    except OverflowError:
        return time.date()


@value
class FullRecord:
    """A retrospective with everything that was ever in it."""

    record: Retrospective
    deleted: tuple[Entry, ...]
    """The rows that are deleted, as they last were."""
    log: tuple[Logged, ...]


def position_between(before: Entry | None, after: Entry | None) -> float:
    """A position after `before` and before `after`; either may be missing, at an end of the list."""
    if after is None:
        return before.position + 1.0 if before else 1.0
    return (before.position + after.position) / 2 if before else after.position - 1.0


def needs_respacing(rows: Iterable[Entry]) -> bool:
    """Whether neighbours stand so close that `position_between` finds no room."""
    positions = [row.position for row in rows]
    return any((a + b) / 2 in (a, b) for a, b in pairwise(positions))
