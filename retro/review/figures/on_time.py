"""How much was done on its day, and looked at on its day: of the measures whose day was in the period and is past."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum

from retro.language import M_, MN_, N_, Message
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure
from retro.review import derived
from retro.review.figures.figure import FEW, Figure, FigureGroup, behind, share
from retro.review.figures.held import Decided
from retro.review.period import Period

_SEEN = (Found.HOLDS, Found.FAILED)
_DONE = (Found.DONE, *_SEEN)


class Punctual(Enum):
    """How the day of a measure was kept: one of these. `done` says it of its being done, `seen` of its check."""

    done: str
    seen: str

    ON_TIME = N_("Done by their day"), N_("Looked at by their day")
    LATER = N_("Done later"), N_("Looked at later")
    SOME_DAY = N_("Done, on a day that is not known"), N_("Looked at, on a day that is not known")
    NOT = N_("Not done"), N_("Not looked at")
    DROPPED = N_("Not being done"), N_("Given up before")

    def __init__(self, done: str, seen: str) -> None:
        self.done, self.seen = done, seen


def on_time(period: Period, on: date) -> FigureGroup:
    """The shares that were done, and looked at, by the day that was set first: a day that was moved is not kept."""
    done = [each for each in period.rows(Measure) if _is_past(each[1].due, period, on)]
    seen = [each for each in period.rows(Measure) if _is_past(_check_day(each[1]), period, on)]
    figures = (
        *_figures(done, lambda case, row: done_when(case, row, on), lambda each: each.done),
        *_figures(seen, lambda case, row: seen_when(case, row, on), lambda each: each.seen),
    )
    return FigureGroup("on-time", N_("Done and looked at on time"), tuple(_said(done, seen)), figures)


def _said(done: Sequence[Decided], seen: Sequence[Decided]) -> Iterator[Message]:
    if not done and not seen:
        yield M_("No measure had its day in the period, or none of these days is past.")
        return
    yield MN_(
        "{n} measure was to be done by now, {seen} to be looked at.",
        "{n} measures were to be done by now, {seen} to be looked at.",
        len(done),
        seen=len(seen),
    )
    if 0 < min(len(done), len(seen)) < FEW or max(len(done), len(seen)) < FEW:
        yield M_("Of fewer than {few}, no percentage is told.", few=FEW)


def _figures(
    rows: Sequence[Decided], kept: Callable[[Retrospective, Measure], Punctual], label: Callable[[Punctual], str]
) -> Iterator[Figure]:
    how = [(case, kept(case, row)) for case, row in rows]
    for each in Punctual:
        cases = [case for case, found in how if found is each]
        if cases or (rows and each is Punctual.ON_TIME):
            yield Figure(Message(label(each)), share(len(cases), len(rows)), behind(cases))


def done_when(case: Retrospective, row: Measure, on: date) -> Punctual:
    """How the day was kept by which a measure was to be done, as it is known on a day."""
    done = next((check for check in case.checks.get(row.id, ()) if check.found in _DONE), None)
    if done or row.standing.found in _DONE:
        return _by(done.on if done else row.standing.done, row.due, on)
    return Punctual.DROPPED if row.standing.found is Found.DROPPED else Punctual.NOT


def seen_when(case: Retrospective, row: Measure, on: date) -> Punctual:
    """How the day was kept on which somebody was to look whether a measure holds; the first look counts."""
    looks = [check for check in case.checks.get(row.id, ()) if check.found in _SEEN and check.matter is None]
    if looks:
        return _by(looks[0].on, _check_day(row), on)
    if row.standing.found in _SEEN or row.standing.failed:
        return Punctual.SOME_DAY
    return Punctual.DROPPED if row.standing.found is Found.DROPPED else Punctual.NOT


def _by(when: Moment | None, day: date | None, on: date) -> Punctual:
    """Whether something was by a day; a moment that lies ahead, as of a clock that was wrong, is not known."""
    known = when.day if when is not None else None
    if known is None or day is None or known > on:
        return Punctual.SOME_DAY
    return Punctual.ON_TIME if known <= day else Punctual.LATER


def _check_day(row: Measure) -> date | None:
    """When one was to look, as it was set first."""
    if row.check_on is not None or row.due is None:
        return row.check_on
    return derived.months_after(row.due, derived.CHECKED_AFTER)


def _is_past(day: date | None, period: Period, on: date) -> bool:
    return day is not None and day in period.span and day < on
