"""What the reviews cost: people × minutes of meetings, and the minutes of talks with those hurt."""

from __future__ import annotations

from decimal import Decimal

from retro.language import M_, MN_, N_, Message
from retro.model.moments.lengths import ToldMinutes
from retro.model.stages.meeting import Meeting
from retro.model.stages.timeline import Contact
from retro.review.figures.figure import Figure, FigureGroup, behind
from retro.review.period import Period

_MOST = 10**9
"""Minutes beyond which a length is no length of a meeting: only another program can have written it."""


def reviews(period: Period) -> FigureGroup:
    """The sums over the cases that began in the period, of the rows that say how long it took.

    It is for the team alone: what a meeting cost is nobody else's to read.
    """
    meetings = [(case, row) for case in period.cases for row in case.of(Meeting)]
    talks = [(case, row) for case in period.cases for row in case.of(Contact)]
    in_meetings = [(case, cost) for case, row in meetings if (cost := cost_of(row)) is not None]
    in_talks = [(case, row.minutes) for case, row in talks if _is_length(row.minutes) and row.minutes is not None]
    figures = []
    if in_meetings:
        figures.append(
            Figure(
                M_("Meetings, people × minutes"),
                ToldMinutes(minutes=round(sum(cost for _, cost in in_meetings))),
                behind(case for case, _ in in_meetings),
                _of(len(in_meetings), len(meetings)),
            )
        )
    if in_talks:
        figures.append(
            Figure(
                M_("Talks with those hurt"),
                ToldMinutes(minutes=round(sum(minutes for _, minutes in in_talks))),
                behind(case for case, _ in in_talks),
                _of(len(in_talks), len(talks)),
            )
        )
    told = [*in_meetings, *in_talks]
    if in_meetings and in_talks:
        all_ = ToldMinutes(minutes=round(sum(minutes for _, minutes in told)))
        figures.append(Figure(M_("Together"), all_, behind(case for case, _ in told)))
    said = () if told else (M_("Of no meeting and no talk it is written down how long it took."),)
    return FigureGroup("reviews", N_("What the reviews cost"), said, tuple(figures))


def cost_of(meeting: Meeting) -> Decimal | None:
    """People × minutes of a meeting: as it says, else its minutes for each who was there; None if neither is known."""
    if _is_length(meeting.cost):
        return meeting.cost
    if _is_length(meeting.took) and meeting.took is not None and meeting.roles:
        return meeting.took * len(meeting.roles)
    return None


def _is_length(minutes: Decimal | None) -> bool:
    return minutes is not None and 0 <= minutes < _MOST


def _of(part: int, whole: int) -> Message:
    return MN_("{n} of {whole} says how long it took", "{n} of {whole} say how long they took", part, whole=whole)
