"""A row of an exercise as one line to be read: when, what, and in brackets the rest of what counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exports.markdown.figures import with_unit
from retro.language import N_, Language
from retro.model.entry import Entry
from retro.model.field_types import ChoiceType, LinkType, ProseType
from retro.model.fields import Field
from retro.model.moments.formatting import show_moment
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.review.actions import action_status
from retro.review.as_it_stands import as_it_stands
from retro.text.controls import printable
from retro.text.markup import in_a_line

_BESIDE_THE_POINT = frozenset({
    "for_all", "for_one", "words_en", "words_ja", "event_kind", "source", "evidence", "basis", "proof", "category",
    "error_proofing", "requested", "approver", "approved", "date_suits",
})  # fmt: skip
"""Fields that say how a case was kept, not how it went."""
_LABELLED = N_("{label}: {value}")
_SEPARATOR = N_("; ")


def drill_line(row: Entry, record: Retrospective, on: date, to: Language) -> str:
    """What a row says, in one line; of a measure or a change, also whether it holds on this day."""
    stands = as_it_stands(row)
    said = _value(stands, stands.field(row.main), record, to) if row.main else ""
    if row.lead and (lead := _value(stands, row.field(row.lead), record, to)):
        said = to(_LABELLED, label=lead, value=said) if said else lead
    if not said:
        said = to(row.label)
    elif not isinstance(row, Event | Cause):
        said = to(_LABELLED, label=to(row.label), value=said)
    more = [*_more(stands, record, to)]
    if isinstance(row, HardwareChange) or (isinstance(row, Measure) and not row.result):
        more.append(to(action_status(row, on).label))
    return printable(to(N_("{text} ({remark})"), text=said, remark=to(_SEPARATOR).join(more)) if more else said)


def _more(row: Entry, record: Retrospective, to: Language) -> Iterator[str]:
    """What else it says. Rows that it points to have no number in an exercise, and are left out."""
    units = {field.unit for field in row.fields() if field.unit}
    left_out = {row.main, row.lead, row.customer, *units, *_BESIDE_THE_POINT}
    for field in row.fields():
        if field.name in left_out or field.is_code or isinstance(field.type, LinkType):
            continue
        if field.name == "confirmed":
            if not row.is_confirmed:  # that it is, is worth no word
                yield to(N_("not confirmed"))
        elif value := _value(row, field, record, to):
            yield value if isinstance(field.type, ChoiceType) else to(_LABELLED, label=to(field.label), value=value)


def _value(row: Entry, field: Field, record: Retrospective, to: Language) -> str:
    held = getattr(row, field.name)
    if held == field.type.empty:
        return ""
    if isinstance(field.type, ProseType):
        return in_a_line(held)
    if isinstance(held, Moment):  # in the year of the case no year: a narrow screen has room for what happened
        return show_moment(held, to, record.zone, near=record.day, with_day=True)
    said = field.type.show(held, to, record.zone)
    return with_unit(said, getattr(row, field.unit), to) if field.unit else said
