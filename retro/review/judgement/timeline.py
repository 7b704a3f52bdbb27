"""What is asked of the timeline as a whole: what cannot be, and what nobody wrote (S8, S28)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from retro.language import M_, N_
from retro.model.head_choices import Level
from retro.model.moments.moment import Moment
from retro.model.stages.head import HEAD
from retro.model.stages.timeline import TIMELINE, Contact, Event, EventKind
from retro.review import derived
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows
from retro.review.needs.case import Case

_SILENCE = timedelta(hours=6)
"""So long nothing is written of one day of a grave case."""
_MORNING = 6
"""The hour from which on somebody could have written it down."""
_ENOUGH = 3
"""From so many events on a timeline tells a story, and so who noticed."""


def _nobody_noticed(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    events = case.rows(Event)
    if len(events) < _ENOUGH or not case.is_more_than_light or case.rows(Contact):
        return
    if derived.detected(case.record) is None and not any(row.event_kind is EventKind.DETECTION for row in events):
        yield JudgedPlace(None, stage=TIMELINE)


def _learned_before(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    zone = case.record.zone
    for row in case.rows(Event):
        if row.learned is None or row.happened is None:
            continue
        learned, happened = _until(row.learned, case), row.happened.order(zone)
        if learned is not None and happened is not None and learned < happened:
            yield JudgedPlace(row, "learned", row.learned.dump())


def _resolved_before(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    resolved, detected = derived.resolved(case.record), derived.detected(case.record)
    over, noticed = _until(resolved, case), detected.order(case.record.zone) if detected else None
    if resolved is not None and over is not None and noticed is not None and over < noticed:
        yield JudgedPlace(case.record.head, "resolved", resolved.dump())


def _silence(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Of each day on which it went on, hours between two rows of which nothing is written."""
    if case.proportion.level is not Level.FULL:
        return
    resolved = _until(derived.resolved(case.record), case)
    rows: list[Event | Contact] = [*case.rows(Event), *case.rows(Contact)]
    timed: list[tuple[datetime, Event | Contact]] = sorted(
        (
            (row.happened.start, row)
            for row in rows
            if row.happened is not None and isinstance(row.happened.start, datetime)
        ),
        key=lambda each: each[0],
    )
    for (before, _), (after, row) in pairwise(timed):
        is_over = resolved is not None and after > resolved
        is_by_day = before.date() == after.date() and before.hour >= _MORNING
        if after - before >= _SILENCE and is_by_day and not is_over:
            yield JudgedPlace(row, "happened", f"{before.isoformat()} {after.isoformat()}")


def _in_the_future(case: Case, now: Now) -> Iterator[JudgedPlace]:
    if now is None:
        return
    zone = case.record.zone
    rows: list[Event | Contact] = [*case.rows(Event), *case.rows(Contact)]
    for row in rows:
        when = row.happened.order(zone) if row.happened else None
        if row.happened is not None and when is not None and when > now:
            yield JudgedPlace(row, "happened", row.happened.dump())
    for name in ("started", "detected", "resolved", "answered"):
        said: Moment | None = getattr(case.record.head, name)
        when = said.order(zone) if said else None
        if said is not None and when is not None and when > now:
            yield JudgedPlace(case.record.head, name, said.dump(), stage=HEAD)


def _until(moment: Moment | None, case: Case) -> datetime | None:
    return moment.until(case.record.zone) if moment is not None else None


OF_ROWS = (
    OfRows(
        code="no-detection",
        label=N_("nobody noticed it"),
        level=JudgementLevel.WRITING,
        question=M_("Who noticed, when, and by what? No row says it (#detection)."),
        find=_nobody_noticed,
    ),
    OfRows(
        code="learned-before",
        label=N_("known before it happened"),
        level=JudgementLevel.CLOSING,
        question=M_("We knew of it before it happened. Which of the two times is right?"),
        find=_learned_before,
    ),
    OfRows(
        code="resolved-before",
        label=N_("over before it was noticed"),
        level=JudgementLevel.CLOSING,
        question=M_("It was over before anybody noticed. Which of the two times is right?"),
        find=_resolved_before,
    ),
    OfRows(
        code="silence",
        label=N_("hours without a row"),
        level=JudgementLevel.WRITING,
        question=M_("Nothing is written of the hours before. What did those hurt see and hear in them?"),
        find=_silence,
    ),
    OfRows(
        code="future",
        label=N_("time in the future"),
        level=JudgementLevel.CLOSING,
        question=M_("That lies in the future. When was it?"),
        find=_in_the_future,
    ),
)
