"""A meeting as it stands before one terminal, and every write of it, which looks first whether that one leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from retro.errors import RetroError
from retro.language import M_
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.meeting import Meeting
from retro.review.meeting.course import ClockAct, ClockEvent, Course
from retro.review.meeting.steps import MeetingStep, steps_of
from retro.services.ask.own_last import group_of_answer
from retro.services.changing.commit import commit_latest
from retro.services.meeting.lead import Terminal
from retro.store.protocol import Store
from retro.value import value


class LeadLostError(RetroError):
    """Another terminal leads the meeting now."""

    def __init__(self) -> None:
        super().__init__(
            M_("Another terminal leads this meeting now."),
            M_("This one follows it. What you typed is kept."),
        )


class MeetingOverError(RetroError):
    """The meeting goes on no more: somebody ended it, took its beginning back, or closed the case."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            M_("This meeting goes on no more: it was ended elsewhere, or its case was closed."),
            M_("See its minutes with: retro rows {reference} review", reference=reference),
        )


@value
class Sitting:
    """A meeting, as one terminal has it before it."""

    record: Retrospective
    """The case as it is now."""
    row: EntryId
    """The row of the meeting."""
    terminal: Terminal
    written: tuple[datetime, ...] = ()
    """When something was written in it before this terminal came: what tells a night from time that was used."""

    @property
    def meeting(self) -> Meeting:
        """The row of the meeting. MeetingOverError if it is there no more, or was ended."""
        return going_on(self.record, self.row)

    @cached_property
    def course(self) -> Course:
        """What was marked in it. MeetingOverError as above."""
        return Course.of(self.meeting.journal, self.meeting.plan)

    @property
    def leads(self) -> bool:
        """Whether this terminal leads."""
        return self.meeting.leader == self.terminal.code

    @property
    def steps(self) -> tuple[MeetingStep, ...]:
        """Its steps."""
        return steps_of(self.meeting.part)

    @property
    def step(self) -> MeetingStep:
        """The step at which it stands."""
        code = self.course.step
        return next((step for step in self.steps if step.code == code), self.steps[0])


def going_on(record: Retrospective, row: EntryId) -> Meeting:
    """The meeting, as long as it goes on. MeetingOverError if it does no more."""
    held = record.get(row)
    if not isinstance(held, Meeting) or not held.goes_on or record.head.closed:
        raise MeetingOverError(record.reference)
    return held


def open_meeting(record: Retrospective) -> Meeting | None:
    """The meeting about a case that goes on, or was left without an end; None if there is none."""
    return next((row for row in reversed(record.of(Meeting)) if row.goes_on), None)


def check_lead(sitting: Sitting) -> None:
    """LeadLostError if another terminal leads by now; MeetingOverError if the meeting goes on no more."""
    if not sitting.leads:
        raise LeadLostError


Besides = Callable[[Retrospective, Meeting], Sequence[Op]]
"""What else a change does beside the row of the meeting."""


def mark(
    store: Store,
    factory: ChangeFactory,
    sitting: Sitting,
    *marks: tuple[ClockAct, str],
    values: Mapping[str, Any] | None = None,
    besides: Besides = lambda _now, _meeting: (),
) -> Retrospective:
    """Write marks into the journal, with other `values` of the row and what goes with it, as one change.

    It is one step of undo, as an answer is. LeadLostError if another terminal leads by now, MeetingOverError if the
    meeting goes on no more; nothing is written then.
    """
    at = factory.now().astimezone(sitting.record.zone)

    def made(now: Retrospective) -> Sequence[Op]:
        held = going_on(now, sitting.row)
        if held.leader != sitting.terminal.code:
            raise LeadLostError
        course = Course.of(held.journal, held.plan)
        for act, words in marks:
            course = course.with_mark(ClockEvent(at, act, words))
        return (*edits.changed(held, {"journal": course.journal, **(values or {})}), *besides(now, held))

    return commit_latest(store, factory, sitting.record, made, group=group_of_answer(factory)).record
