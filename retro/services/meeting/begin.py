"""Begin a meeting about a case, or go on with one that was begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from retro.errors import RetroError
from retro.language import M_, Message, active
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError
from retro.model.head_choices import Status
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.meeting import Meeting, MeetingPart
from retro.review.meeting import plan as plans
from retro.review.meeting.course import ClockAct, ClockEvent, Course
from retro.review.meeting.steps import RULES
from retro.services.changing.commit import commit_latest
from retro.services.meeting.lead import Terminal
from retro.services.meeting.present import new_ids, took_part
from retro.services.meeting.sitting import Sitting, going_on, open_meeting
from retro.store.protocol import Store


class NobodyThereError(RetroError):
    """Nobody is down as present."""

    def __init__(self) -> None:
        super().__init__(
            M_("A meeting needs somebody: which roles are in the room?"),
            M_("Write them with commas between: shift lead, packer, sales."),
        )


def begin(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    terminal: Terminal,
    roles: Sequence[str],
    *,
    planned: int | None = None,
    part: MeetingPart = MeetingPart.WHOLE,
    wanted: Mapping[str, int] | None = None,
    names: Mapping[str, str] | None = None,
    usual: plans.Usual = plans.USUAL_MEETING,
) -> Sitting:
    """Begin a meeting of these roles, led from this terminal; the case is in a meeting from then on.

    Where the case names nobody who took part, these did; `names` are theirs, by their roles, and stand beside them.
    ClosedError of a closed case. NobodyThereError if nobody is there, UsageError if the minutes cannot be planned.
    Where another terminal began one meanwhile, that is the meeting, and this terminal follows it.
    """
    present = tuple(dict.fromkeys(role.strip() for role in roles if role.strip()))
    if record.head.closed:
        raise ClosedError(record.reference)
    if not present:
        raise NobodyThereError
    plan = plans.plan_of(record, planned, part, wanted, usual)
    now, new, ids = factory.now().astimezone(record.zone), factory.new_id(), new_ids(factory, present)
    row = Meeting(
        began=Moment.exact(now.replace(second=0, microsecond=0)),
        topic=active()(part.label),
        part=part,
        roles=present,
        planned=Decimal(plan.total),
        plan=plans.written(plan),
        journal=Course((ClockEvent(now, ClockAct.STEP, RULES),), plan).journal,
        leader=terminal.code,
    )

    def made(latest: Retrospective) -> Sequence[Op]:
        if open_meeting(latest):
            return ()
        in_meeting = edits.changed(latest.head, {"status": Status.MEETING}) if not latest.head.closed else ()
        in_head = took_part(latest, present, names or {}, ids)
        return (*in_meeting, *in_head, *edits.added(latest, Meeting.load(row.dump()), new))

    commit_latest(store, factory, record, made)
    done = store.load(record.reference)  # where another terminal was faster, nothing was written here
    held = open_meeting(done)
    assert held is not None
    return Sitting(done, held.id, terminal)


def join(
    store: Store, factory: ChangeFactory, record: Retrospective, terminal: Terminal, *, takes: bool = False
) -> tuple[Sitting, tuple[Message, ...]]:
    """Come to the meeting that goes on: lead it if nobody does any more, or if somebody says that this one `takes` it.

    Gives what is to be told of it. MeetingOverError if none goes on.
    """
    held = open_meeting(record)
    row = held.id if held else ""
    meeting = going_on(record, row)
    since = meeting.began.start if meeting.began else None
    written = tuple(
        logged.change.at
        for logged in store.changes(record.reference)
        if not isinstance(since, datetime) or logged.change.at >= since
    )
    sitting = Sitting(record, row, terminal, written)
    if sitting.leads:
        return sitting, ()
    if not takes and not terminal.is_gone(meeting.leader):
        return sitting, (
            M_("Another terminal leads this meeting: this one follows it."),
            M_("If that one is gone, take it over with: retro meet {reference} --lead", reference=record.reference),
        )

    def made(now: Retrospective) -> Sequence[Op]:
        there = going_on(now, row)
        if there.leader not in (meeting.leader, terminal.code):  # a third one was faster
            return ()
        return edits.changed(there, {"leader": terminal.code})

    commit_latest(store, factory, record, made)
    taken = replace(sitting, record=store.load(record.reference))  # as above
    told = M_("The meeting goes on where it was left: this terminal leads it now.")
    return taken, (told,) if taken.leads else (M_("Another terminal leads this meeting: this one follows it."),)
