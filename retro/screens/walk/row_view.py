"""How a row of the record becomes a line of the walk: from its declaration, in the language of the screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from retro.language import _, active
from retro.model import field_types, number_types
from retro.model.answers import answer_to, answers_of
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.formatting import show_day, show_moment, show_short_day
from retro.model.moments.moment import Moment, Precision
from retro.model.record import KINDS, Retrospective
from retro.model.row_labels import linked_rows, row_label, row_name, row_text
from retro.model.stage import Stage
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE
from retro.model.stages.follow_up import Check
from retro.model.stages.head import HEAD, Head
from retro.model.validation import is_empty
from retro.review.actions import ActionStatus
from retro.review.as_it_stands import as_it_stands, given_up_beside
from retro.review.derived import derived
from retro.review.needs.proportion import depth_told, proportion
from retro.screens.walk.columns import STAGE_COLUMNS, StageColumn
from retro.services.changing.check_rules import told
from retro.text.paragraphs import first_paragraph, without_escapes
from widgets.field_editor import shown_value
from widgets.row_list import RowLine

_FOLLOWS = ("strength", "check_on")
"""The fields of rows for which columns tell what follows: it depends on nothing but the row."""


class RowView:
    """The rows of a stage as lines, one after the other made anew only where the row is another one than before.

    A row of the same revision that stands the same by its checks says the same. So a row that is added to 2,500 costs
    the making of one line. Where the columns have no labels above them (`has_heads`), yes and no are told in words that
    need none.
    """

    def __init__(self, *, has_heads: bool = True) -> None:
        self._has_heads = has_heads
        self._made: dict[tuple[object, ...], RowLine] = {}
        self._in: tuple[str, str, int] = "", "", 0
        """The language, the zone, and the year that days are told without."""

    def lines(self, record: Retrospective, stage: Stage) -> list[RowLine]:
        """The lines of a stage. In the stage of the head, the head itself comes first."""
        year = _plain_year(record, stage)
        if self._in != (now := (active().code, record.head.zone, year)):
            self._in, self._made = now, {}
        made, self._made = self._made, {}
        heads = self._has_heads
        lines = [_line(record, record.head, "", has_heads=heads, year=year)] if stage is HEAD else []
        day, depths = None, {cause.id: depth for cause, depth in record.causes()} if stage is CAUSE else {}
        for number, row in enumerate(record.stage(stage), 1):
            said = (
                *_linked(record, row),
                *([_of_check(record, row)] if isinstance(row, Check) else []),
                *((name, answer.said) for name, answer in answers_of(record, row.id).items()),
                *(column.says(record, row) for column in STAGE_COLUMNS[stage] if column.says),
            )
            key = row.id, row.revision, row.checked, number, day, depths.get(row.id, 0), *said
            moment = _lead_moment(row)
            if (line := made.get(key)) is None:
                lead = _lead(record, moment, day) or _lead_figure(record, row)
                depth = depths.get(row.id, 0)
                line = _line(record, row, str(number), lead=lead, depth=depth, has_heads=heads, year=year)
            self._made[key] = line
            lines.append(line)
            day = _day(record, moment) or day
        return lines


Remark = Callable[[Entry, str], str]
"""What is told beside the value of a field of an entry, by its name; "" if nothing is."""


def nothing_beside(_entry: Entry, _name: str) -> str:
    """Nothing is told beside any value."""
    return ""


def details(record: Retrospective, entry: Entry, shown: Collection[int], remark: Remark = nothing_beside) -> str:
    """What an entry says beside its line, of whose columns these are `shown`: each field that holds something."""
    entry, columns = as_it_stands(entry), STAGE_COLUMNS[entry.stage]
    told = {entry.main, entry.lead, *(name for number in shown for name in columns[number].fields)}
    lead = entry.field(entry.lead) if entry.lead else None
    if lead is not None and lead.unit:
        told.add(lead.unit)
    said = []
    for field in entry.fields():
        if field.name in told or is_empty(entry, field.name) or (field.is_code and field.by_command):
            continue
        value = shown_value(record, field, getattr(entry, field.name))
        if isinstance(field.type, field_types.ProseType):
            value = without_escapes(value)
        value = " ".join((value, remark(entry, field.name)))
        said.append(_("{label}: {value}", label=_(field.label), value=" ".join(value.split())))
    for name, value in derived(record, entry).items():
        if name not in told:
            field = entry.field(name)
            words = _("{value} (follows)", value=shown_value(record, field, value))
            said.append(_("{label}: {value}", label=_(field.label), value=words))
    if isinstance(entry, Head):
        said.append(depth_told(proportion(record)).show(active()))
    return "  ·  ".join(said)


def _line(
    record: Retrospective, entry: Entry, number: str, *, has_heads: bool, year: int, lead: str = "", depth: int = 0
) -> RowLine:
    entry = as_it_stands(entry)
    text = _of_check(record, entry) if isinstance(entry, Check) else _text(record, entry)
    said = tuple(_said(record, entry, column, has_heads=has_heads, year=year) for column in STAGE_COLUMNS[entry.stage])
    return RowLine(entry.id, number, lead, _prefixed(entry, text), said, depth)


def _text(record: Retrospective, entry: Entry) -> str:
    """What a row says, in one line."""
    return first_paragraph(without_escapes(row_text(record, entry))) or _("(nothing written)")


def _of_check(record: Retrospective, check: Check) -> str:
    """`5.1 holds, 2026-12-01, quality lead: A tray for each order – a photo`; *planned* where nobody has looked."""
    of, to = record.get(check.of), active()
    words = told(record, check).show(to) if check.found else to(ActionStatus.PLANNED.label)
    row = of
    if isinstance(of, Check):  # what is taken back
        row = record.get(of.of)
        words = _("{text} ({remark})", text=words, remark=_(of.found.label)) if of.found else words
    said = f"{row_name(record, of)} {words}" if of else words
    if row:
        said = _("{label}: {value}", label=said, value=_text(record, row))
    seen = first_paragraph(check.evidence or without_escapes(check.reason))
    return f"{said} – {seen}" if seen else said


def _prefixed(entry: Entry, text: str) -> str:
    """The text, with the word of its kind where that is not the usual one of the stage; first, that it is given up."""
    if (gone := given_up_beside(entry)) is not None:
        text = f"[{gone.show(active())}] {text}"
    return _("{label}: {value}", label=_(entry.prefix), value=text) if entry.prefix else text


def _lead_moment(entry: Entry) -> Moment | None:
    value = getattr(entry, entry.lead) if entry.lead else None
    return value if isinstance(value, Moment) else None


def _lead_figure(record: Retrospective, entry: Entry) -> str:
    """The figure that a row begins with, and its unit: `37 parcels`."""
    field = entry.field(entry.lead) if entry.lead else None
    return _figure(record, entry, field) if field and isinstance(field.type, number_types.NumberType) else ""


def _figure(record: Retrospective, entry: Entry, field: Field) -> str:
    """A number with its unit; "" where there is none."""
    shown = field.type.show(getattr(entry, field.name), active(), record.zone)
    unit = getattr(entry, field.unit) if shown and field.unit else ""
    return f"{shown} {unit}".strip()


def _day(record: Retrospective, moment: Moment | None) -> date | None:
    """The day of a moment in the zone of the record."""
    start = moment.first if moment else None
    return start.astimezone(record.zone).date() if isinstance(start, datetime) else start


def _plain_year(record: Retrospective, stage: Stage) -> int:
    """The year in which it began, without which its days are told; 0 where that is not known.

    And where a day of another year stands in the columns: then one could not tell which year the others are of.
    """
    day = _day(record, record.head.started)
    if day is None:
        return 0
    days = (
        getattr(row, name) or (derived(record, row).get(name) if name in _FOLLOWS else None)
        for row in record.stage(stage)
        for name in _days(row.kind)
    )
    return 0 if any(each.year != day.year for each in days if each) else day.year


@cache
def _days(kind: str) -> tuple[str, ...]:
    """The fields of the columns of a kind that hold days."""
    made = KINDS[kind]
    fields = (field for column in STAGE_COLUMNS[made.stage] for field in fields_in(made, column))
    return tuple(field.name for field in fields if isinstance(field.type, field_types.DayType))


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


def _linked(record: Retrospective, entry: Entry) -> Iterator[int]:
    """The numbers of the rows that its columns name: they change with the rows before those."""
    return (
        record.numbers.get(target, 0)
        for name, link in _links(entry.kind)
        for target in link.targets(getattr(entry, name))
    )


@cache
def _links(kind: str) -> tuple[tuple[str, field_types.LinkType], ...]:
    """The fields of the columns of a kind that point to another row."""
    made = KINDS[kind]
    fields = (field for column in STAGE_COLUMNS[made.stage] for field in fields_in(made, column))
    return tuple((field.name, field.type) for field in fields if isinstance(field.type, field_types.LinkType))


def fields_in(kind: type[Entry], column: StageColumn) -> list[Field]:
    """The fields of a kind of row that stand in a column."""
    return [field for field in kind.fields() if field.name in column.fields and field.name != kind.main]


def _said(record: Retrospective, entry: Entry, column: StageColumn, *, has_heads: bool, year: int) -> str:
    """What stands in a column of the line of an entry."""
    if column.says:
        return column.says(record, entry)
    fields = fields_in(type(entry), column)
    values = [(_value if has_heads else _word)(record, entry, field, year) for field in fields]
    values += [_instead(record, entry, field, year) for field in fields]
    said = active().join(value for value in values if value)
    return _(column.missing) if values and not said and column.missing and _is_expected(entry) else said


def _instead(record: Retrospective, entry: Entry, field: Field, year: int) -> str:
    """What a column tells of an empty field: what follows for it, marked as such; else what was said of it."""
    if not is_empty(entry, field.name):
        return ""
    if field.name in _FOLLOWS and (value := derived(record, entry).get(field.name)) is not None:
        return _("{value} (follows)", value=_shown(record, field, value, year))
    answer = answer_to(record, entry.id, field.name)
    return _(answer.said.label) if answer and answer.said not in (None, Said.LATER) else ""


def _is_expected(entry: Entry) -> bool:
    """Whether what is missing of a row is worth a word: of a measure that was given up, it is not."""
    return not getattr(entry, "is_abandoned", False)


def _word(record: Retrospective, entry: Entry, field: Field, year: int) -> str:
    """The same, in words that are plain without the label of the field."""
    value = getattr(entry, field.name)
    if isinstance(field.type, field_types.YesNoType) and field.type.yes and value is not None:
        return _(field.type.yes if value else field.type.no)
    return _value(record, entry, field, year)


def _value(record: Retrospective, entry: Entry, field: Field, year: int) -> str:
    """The value of a field, as short as a column needs it."""
    value = getattr(entry, field.name)
    if isinstance(field.type, field_types.LinkType):
        rows = linked_rows(record, value, field.type)
        labels = ",".join(row_label(record, row, field.type) for row in rows if row)
        return f"→{labels}" if labels else ""
    if field.unit:
        return _figure(record, entry, field)
    return _shown(record, field, value, year)


def _shown(record: Retrospective, field: Field, value: object, year: int) -> str:
    """A value in words; days of this year without it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return show_short_day(value, active()) if value.year == year else show_day(value, active())
    return field.type.show(value, active(), record.zone)
