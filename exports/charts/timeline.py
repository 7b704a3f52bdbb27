"""The timeline as a strip: what happened when, and when it began, was noticed and was over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from functools import cached_property, partial

from exports.charts.strip import FLAG_ROOM, Flag, Strip, StripMark, strip_svg, strip_text
from exports.charts.ticks import day_in, ticks
from exports.charts.words import block, fitted
from exports.document import Chart
from retro.language import MN_, N_, Language
from retro.model.moments.formatting import show_day, show_moment
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.stages.timeline import Event, EventKind
from retro.review.moment_words import moment_label
from retro.value import value

_FLAGS = (
    ("started", N_("Started"), EventKind.START),
    ("detected", N_("Detected"), EventKind.DETECTION),
    ("resolved", N_("Resolved"), EventKind.RESOLUTION),
)
"""A field of the head, what it is called, and the kind of event that tells the same where the head does not."""


def timeline_chart(record: Retrospective, to: Language) -> Chart | None:
    """The events along an axis of time in the record's zone; those that nobody confirmed are hollow.

    Unknown moments are left out. None if all that is left is one moment or none: there is nothing to see between them.
    """
    zone = record.zone
    events = [(row, span) for row in record.of(Event) if row.happened and (span := _span(row.happened, zone))]
    flags = list(_flags(record))
    spans = [span for _, span in events] + [span for _, moment in flags if (span := _span(moment, zone))]
    if len({start for start, _ in spans}) < 2:  # noqa: PLR2004 -- a span has two ends
        return None
    axis = _Axis(zone, min(start for start, _ in spans), max(end for _, end in spans))
    strip = Strip(
        marks=[axis.mark(row, *span) for row, span in events],
        flags=sorted((axis.flag(to(label), moment, to) for label, moment in flags), key=lambda flag: flag.place),
        ticks=[(axis.place(at), label) for at, label in ticks(axis.start, axis.end, record.zone, to)],
    )
    title = axis.title(MN_("{n} event", "{n} events", len(events)).show(to), to)
    return Chart("timeline", title, block([title, "", *strip_text(strip, to)]), partial(strip_svg, strip, title, to))


def _span(moment: Moment, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """From when to when it may mean; None if it is unknown."""
    if moment.end is None and isinstance(moment.start, datetime):  # as most are
        return moment.start, moment.start
    start, end = moment.order(zone), moment.until(zone)
    return (start, end) if start and end else None


def _flags(record: Retrospective) -> Iterator[tuple[str, Moment]]:
    """What is pointed at: the head's moments, or the first event that tells the same."""
    for name, label, kind in _FLAGS:
        told: list[Moment | None] = [getattr(record.head, name)]
        told += [row.happened for row in record.marked.get(kind, ())]
        known = [moment for moment in told if moment and moment.first]
        if known:
            yield moment_label(record, name) or label, known[0]


@value
class _Axis:
    """The span that the strip shows, and where a moment lies in it."""

    zone: tzinfo
    start: datetime
    end: datetime

    def place(self, at: datetime) -> float:
        """0 at the start, 1 at the end."""
        return (at - self.start) / self._length

    @cached_property
    def _length(self) -> timedelta:
        return self.end - self.start

    def mark(self, row: Event, start: datetime, end: datetime) -> StripMark:
        """An event. What is known only as a day or a range takes up all of it."""
        is_about = row.happened is not None and row.happened.precision is Precision.ABOUT
        place = self.place(start)
        last = place if end is start else self.place(end)
        return StripMark(place, last, row.confirmed is not False, is_about)

    def flag(self, label: str, moment: Moment, to: Language) -> Flag:
        """A moment that is pointed at, its label with the time."""
        at = moment.order(self.zone)
        assert at
        words = f"{label} {show_moment(moment, to, self.zone, near=day_in(self.start, self.zone))}"
        return Flag(self.place(at), fitted(words, FLAG_ROOM))

    def title(self, events: str, to: Language) -> str:
        """What the strip shows, and from when to when."""
        first, last = day_in(self.start, self.zone), day_in(self.end, self.zone)
        if first == last:
            return to(N_("Timeline of {day}: {events}"), day=show_day(first, to), events=events)
        days = {"start": show_day(first, to), "end": show_day(last, to)}
        return to(N_("Timeline from {start} to {end}: {events}"), **days, events=events)
