"""The timeline as tables: a day as a heading, contacts among the events with what was said, gaps as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import groupby, pairwise

from exports.markdown.entry_view import EntryView
from exports.markdown.escape import Markdown, inline, said
from exports.markdown.kind_table import told_below
from exports.markdown.table import table
from exports.sentences import first
from retro.language import N_, Language
from retro.model.fields import field_of, fields_of
from retro.model.moments.formatting import show_day, show_moment
from retro.model.moments.lengths import show_minutes
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.timeline import Contact, Event
from retro.review import derived

_EVENT = tuple(field.name for field in fields_of(Event.happened, Event.what, Event.event_kind, Event.source))
_KIND, _SOURCE = _EVENT[2:]
_LEARNED = field_of(Event.learned).name
_DETAILS = field_of(Event.details).name
_CONTACT = tuple(field.name for field in fields_of(Contact.happened, Contact.channel, Contact.by))
_SAID = tuple(field.name for field in fields_of(Contact.heard, Contact.wish, Contact.answer))
_PROMISE = " ".join(
    field.name for field in fields_of(Contact.promise, Contact.promise_due, Contact.promise_event, Contact.promise_kept)
)
_HEADS = (N_("Time"), N_("What"), field_of(Event.event_kind).label, field_of(Event.source).label)
_REST = ("receipt minutes", "call_back call_back_to", "recording_announced read_back", "ended", "demand",
         "alternative decided_by counsel")  # fmt: skip

_EMPTY = Markdown("")
_SHORTEST_GAP = 10
"""Minutes: what is shorter is no gap."""
_GAP_OF_ALL = 0.2
"""The share of the time from the first to the last row that a gap takes at least."""


class TimelineTable:
    """The rows of a timeline, each seen as its reader sees it."""

    def __init__(self, rows: Sequence[EntryView], record: Retrospective, to: Language) -> None:
        self._rows, self._record, self._to = rows, record, to

    def markdown(self) -> Markdown:
        """A heading and a table for each day, and below each what is too long for it; "" where there is no row."""
        days = groupby(self._rows, key=_day)
        return Markdown("\n\n".join(self._of_day(day, [*rows]) for day, rows in days))

    def _of_day(self, day: date | None, rows: list[EntryView]) -> str:
        to = self._to
        heading = show_day(day, to, with_weekday=True) if day else to(N_("Time not known"))
        heads = [said(label, to) for label in _HEADS]
        cells = [line for row in rows for line in self._lines(row, day)]
        below = filter(None, map(self._below, rows))
        return "\n\n".join(filter(None, (f"### {inline(heading)}", table(heads, cells), "\n".join(below))))

    def _lines(self, row: EntryView, day: date | None) -> Iterable[list[Markdown]]:
        """The row, and behind it how long nothing was written down, or nobody knew, where that was long."""
        gap = self._gaps.get(row.entry.id)
        cells = self._cells(row, day)
        return [cells, [_EMPTY, Markdown(f"*{inline(gap)}*"), _EMPTY, _EMPTY]] if gap else (cells,)

    def _cells(self, row: EntryView, day: date | None) -> list[Markdown]:
        happened: Moment | None = getattr(row.entry, "happened", None)
        at = inline(show_moment(happened, self._to, self._record.zone, near=day)) if happened else row.absent
        if isinstance(row.entry, Event):
            return [at, row.marked_text, row.filled(_KIND), row.filled(_SOURCE)]
        return [at, self._spoken(row), _EMPTY, _EMPTY]

    def _spoken(self, row: EntryView) -> Markdown:
        """A contact with what was said in it, wished for, answered and promised, on one line."""
        to, name = self._to, Markdown(f"**{row.name}**{row.aside('channel by')}")
        heard = self._heard(row)
        more = to(N_("; ")).join(filter(None, (row.fact(each) for each in (*_SAID[1:], _PROMISE))))
        words = " – ".join(filter(None, (heard, more)))
        return Markdown(to(N_("{label}: {value}"), label=name, value=words) if words else name)

    @staticmethod
    def _heard(row: EntryView) -> Markdown:
        entry = row.entry
        return inline(first(entry.heard, 2)) if isinstance(entry, Contact) else Markdown("")

    def _below(self, row: EntryView) -> Markdown:
        """What a row says besides: the whole of what was heard, where the table has the beginning of it."""
        entry = row.entry
        if isinstance(entry, Event):
            facts = row.facts(_LEARNED, _DETAILS, said=_EVENT)
            return told_below(f"{_at(row)} {row.main_text}", facts) if facts else Markdown("")
        cut = isinstance(entry, Contact) and inline(entry.heard.strip()) != self._heard(row)
        told = (*_CONTACT, *(_SAID[1:] if cut else _SAID), *_PROMISE.split())
        facts = row.facts(*_REST, said=told)
        return told_below(f"{_at(row)} {row.name}", facts) if facts else Markdown("")

    @cached_property
    def _gaps(self) -> dict[str, str]:
        return dict(self._find_gaps())

    def _find_gaps(self) -> Iterator[tuple[str, str]]:
        """The long gaps until it was settled, each by the row that it stands behind."""
        settled = derived.resolved(self._record)
        over = settled.until(self._record.zone) if settled else None
        ends = ((row.entry.id, _ends(row)) for row in self._rows)
        timed = [(row, *each) for row, each in ends if each and (over is None or each[0] <= over)]
        if len(timed) < 2:  # noqa: PLR2004 -- a gap has two ends
            return
        whole = max(end for _, _, end in timed) - min(start for _, start, _ in timed)
        least = whole.total_seconds() / 60 * _GAP_OF_ALL
        noticed = derived.detected(self._record)
        known = noticed.order(self._record.zone) if noticed else None
        for (row, _, end), (_, start, _) in pairwise(timed):
            minutes = int((start - end).total_seconds() // 60)
            if minutes >= max(least, _SHORTEST_GAP):
                nobody_knew = known is not None and start <= known
                words = N_("{time}: nobody knew of it") if nobody_knew else N_("{time}: nothing is written down")
                yield row, self._to(words, time=show_minutes(minutes, self._to))


def _at(row: EntryView) -> Markdown:
    return row.filled("happened") or row.absent


def _day(row: EntryView) -> date | None:
    happened: Moment | None = getattr(row.entry, "happened", None)
    return happened.day if happened else None


def _ends(row: EntryView) -> tuple[datetime, datetime] | None:
    """When a row begins and ends, where that is known to the time of day."""
    happened: Moment | None = getattr(row.entry, "happened", None)
    first = happened.first if happened else None
    last = (happened.end if happened else None) or first
    return (first, last) if isinstance(first, datetime) and isinstance(last, datetime) else None
