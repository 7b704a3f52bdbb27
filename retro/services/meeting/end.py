"""End a meeting: its minutes go into the record, and the case is in review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.head_choices import Status
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.meeting import Meeting
from retro.review.meeting.course import ClockAct, whole_minutes
from retro.review.meeting.read_back import Agreeable, unasked
from retro.services.meeting.sitting import Sitting, mark
from retro.store.protocol import Store
from retro.value import value


@value
class Ended:
    """What is told of a meeting that was ended."""

    record: Retrospective
    meeting: Meeting
    not_agreed: tuple[Agreeable, ...]
    """What stands as not agreed, since its owner was not in the room."""


def end(store: Store, factory: ChangeFactory, sitting: Sitting, written: Sequence[datetime] = ()) -> Ended:
    """End the meeting, as one change: when, how many minutes, people × minutes, the state of the case.

    `written` are the times at which this terminal wrote, by which a night is told from time that was used. What is to
    be done by a role that was not in the room, and was not asked, stands as not agreed from then on. LeadLostError and
    MeetingOverError as for every step.
    """
    now = factory.now().astimezone(sitting.record.zone)
    meeting = sitting.meeting
    took = whole_minutes(sitting.course.took(now, [*sitting.written, *written]))
    away = unasked(sitting.record, meeting.roles)
    values = {
        "ended": Moment.exact(_behind(meeting, now, took)),
        "took": Decimal(took),
        "cost": Decimal(took * len(meeting.roles)),
        "leader": "",
    }

    def besides(latest: Retrospective, held: Meeting) -> Sequence[Op]:
        in_review = edits.changed(latest.head, {"status": Status.REVIEW})
        not_agreed = (op for row in unasked(latest, held.roles) for op in edits.changed(row, {"agreed": False}))
        return (*in_review, *not_agreed)

    record = mark(store, factory, sitting, (ClockAct.END, ""), values=values, besides=besides)
    row = record.get(sitting.row)
    assert isinstance(row, Meeting)
    return Ended(record, row, away)


def _behind(meeting: Meeting, now: datetime, took: int) -> datetime:
    """When it ended, to the minute: never before it began, if the clock was set back meanwhile."""
    ended = now.replace(second=0, microsecond=0)
    began = meeting.began.start if meeting.began else None
    if isinstance(began, datetime) and ended < began:
        return began + timedelta(minutes=took)
    return ended
