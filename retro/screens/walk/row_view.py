"""How a row of the record becomes a line of the walk: from its declaration, in the language of the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from retro.language import _, active
from retro.model import field_types
from retro.model.entry import Entry, EntryId
from retro.model.fields import Field
from retro.model.moments.formatting import show_moment, show_short_day
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE
from retro.model.stages.head import HEAD
from widgets.row_list import RowLine

SAID = ("#", "@", "!", "~")
"""The marks of the fields that are short enough to be told beside a row."""


class RowView:
    """The rows of a stage as lines, one after the other made anew only where the row is another one than before.

    A row of the same revision says the same. So a row that is added to 2,500 costs the making of one line.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[EntryId, int, str, date | None, int], RowLine] = {}
        self._in: tuple[str, str] = "", ""

    def lines(self, record: Retrospective, stage: Stage) -> list[RowLine]:
        """The lines of a stage. In the stage of the head, the head itself comes first."""
        if self._in != (now := (active().code, record.head.zone)):
            self._in, self._made = now, {}
        made, self._made = self._made, {}
        lines = [_line(record, record.head, "")] if stage is HEAD else []
        day, depths = None, {cause.id: depth for cause, depth in record.causes()} if stage is CAUSE else {}
        for number, row in enumerate(record.stage(stage), 1):
            key = row.id, row.revision, str(number), day, depths.get(row.id, 0)
            moment = _lead_moment(row)
            if (line := made.get(key)) is None:
                lead = _lead(record, moment, day) or _lead_figure(record, row)
                line = _line(record, row, str(number), lead=lead, depth=key[-1])
            self._made[key] = line
            lines.append(line)
            day = _day(record, moment) or day
        return lines


def _line(record: Retrospective, entry: Entry, number: str, *, lead: str = "", depth: int = 0) -> RowLine:
    text = next(iter(entry.main_text.strip().split("\n"))) or _("(nothing written)")
    return RowLine(entry.id, number, lead, _prefixed(entry, text), _said(record, entry), depth)


def _prefixed(entry: Entry, text: str) -> str:
    """The text, with the word of its kind where that is not the usual one of the stage."""
    return f"{_(entry.prefix)}: {text}" if entry.prefix else text


def _lead_moment(entry: Entry) -> Moment | None:
    value = getattr(entry, entry.lead) if entry.lead else None
    return value if isinstance(value, Moment) else None


def _lead_figure(record: Retrospective, entry: Entry) -> str:
    """The figure that a row begins with, and its unit: `37 parcels`."""
    field = entry.field(entry.lead) if entry.lead else None
    return _figure(record, entry, field) if field and isinstance(field.type, field_types.NumberType) else ""


def _figure(record: Retrospective, entry: Entry, field: Field) -> str:
    """A number with its unit; "" where there is none."""
    shown = field.type.show(getattr(entry, field.name), active(), record.zone)
    unit = getattr(entry, field.unit) if shown and field.unit else ""
    return f"{shown} {unit}".strip()


def _day(record: Retrospective, moment: Moment | None) -> date | None:
    """The day of a moment in the zone of the record."""
    start = moment.first if moment else None
    return start.astimezone(record.zone).date() if isinstance(start, datetime) else start


def _lead(record: Retrospective, moment: Moment | None, day: date | None) -> str:
    """When a row was: its time, and its day where that is another than `day`, the one of the row above."""
    if moment is None:
        return ""
    if moment.first is None:
        return f"?{moment.words}"
    own = _day(record, moment)
    same_year = own.replace(month=1 if own.month > 1 else 12, day=1) if own else None
    about = moment.precision is Precision.ABOUT
    plain = replace(moment, precision=Precision.RANGE if moment.end else Precision.EXACT) if about else moment
    return ("~" if about else "") + show_moment(plain, active(), record.zone, near=own if own == day else same_year)


def _said(record: Retrospective, entry: Entry) -> str:
    """What is told beside the row: until when and by whom, its short choices, what is known not to be so, its cost."""
    to = active()
    due = entry.deadlines[0].on.name if entry.deadlines else ""
    tells = {field.name for field in entry.deadlines[0].tells} if due else set()
    first: list[str] = []
    said: list[str] = []
    last: list[str] = []
    for field in entry.fields():
        value = getattr(entry, field.name)
        if field.name == due and isinstance(value, date):
            first.insert(0, show_short_day(value, to))
        elif field.unit and field.name != entry.lead:
            last.append(_figure(record, entry, field))
        elif field.mark not in SAID or isinstance(field.type, field_types.LinkType):
            continue
        elif not isinstance(field.type, field_types.YesNoType) or value is False:
            shown = field.type.show(value, to, record.zone)
            (first if field.name in tells else said).append(shown)
    if isinstance(entry, Shareable) and entry.for_all:
        said.append(_("for every customer"))
    return to.join(text for text in (*first, *said, *last) if text)
