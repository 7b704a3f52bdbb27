"""The rows of the lists, and the filters over them, in the words of their reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import UTC

from exports.site.folder import page_of
from exports.site.index_rows import IndexRow, LearnedLesson, OpenMeasure, measured_by, sorted_by
from retro.language import N_, Language
from retro.model.entry import Entry
from retro.model.field_types import ChoiceType, DayType, OpenChoiceType, Plain
from retro.model.moments.formatting import show_day
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Lesson
from retro.redaction.audience import Audience
from retro.review.actions import ActionStatus
from retro.review.third_time import named
from retro.value import value

_LATE = (ActionStatus.OVERDUE, ActionStatus.UNCHECKED)
_MAIN, _DAY = "title", "day"
"""The looks of the cell that says what a row is, which needs no label, and of one that holds a day."""


@value
class TableCell:
    """One value. `label` stands before it where there is no room for columns; `look` is its class."""

    text: str
    label: str = ""
    look: str = ""


@value
class TableRow:
    """A row that begins with a link to the page of a case. `marks` are its attributes in HTML."""

    reference: str
    page: str
    cells: Sequence[TableCell]
    marks: dict[str, str] = field(default_factory=dict)


@value
class ListFilter:
    """A choice among the values that there are. `name` is that of the mark of the rows that it looks at."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    """Value and words."""


def list_headings(reader: Audience, to: Language) -> list[str]:
    """Over the rows of the list."""
    return [to(N_("Reference")), to(N_("Date")), *_labels(Head, ("title", *sorted_by(reader)), to)]


def list_row(line: IndexRow, reader: Audience, to: Language) -> TableRow:
    """A case in the list."""
    names = sorted_by(reader)
    marks = {f"data-{name}": value for name, value in zip(names, line.values, strict=True)}
    year = str(line.day.year) if line.day else ""
    cells = [
        TableCell(show_day(line.day, to) if line.day else "", look=_DAY),
        TableCell(named(line.title or to(Head.label), line.times, to), look=_MAIN),
        *_cells(Head, names, line.values, to),
    ]
    return TableRow(line.reference, page_of(line.reference), cells, {"id": line.reference, "data-year": year, **marks})


def filters(lines: Sequence[IndexRow], reader: Audience, to: Language) -> list[ListFilter]:
    """A filter for each field that the cases are sorted by, and for the year, where there is anything to choose."""
    found = [
        ListFilter(name, to(Head.field(name).label), _options(name, {line.values[at] for line in lines}, to))
        for at, name in enumerate(sorted_by(reader))
    ]
    years = sorted({str(line.day.year) for line in lines if line.day}, reverse=True)
    found.append(ListFilter("year", to(N_("Year")), [(year, year) for year in years]))
    return [each for each in found if len(each.options) > 1]


def measure_headings(reader: Audience, to: Language) -> list[str]:
    """Over the rows of the open measures."""
    headings = [to(N_("Case")), *_labels(Measure, measured_by(reader), to)]
    return [*headings, to(Measure.field("result").label)] if reader.sees_all else headings


def measure_row(measure: OpenMeasure, reader: Audience, to: Language) -> TableRow:
    """An open measure. How it stands is told where its reader may know."""
    cells = _cells(Measure, measured_by(reader), measure.values, to)
    if measure.status:
        cells.append(TableCell(to(measure.status.label), _before(Measure, "result", to), _late(measure.status)))
    return TableRow(measure.reference, page_of(measure.reference), cells)


def lesson_headings(reader: Audience, to: Language) -> list[str]:
    """Over the rows of the lessons."""
    became = [to(N_("What was done, and whether it held"))] if reader.sees_all else []
    lesson = _labels(Lesson, ("what", "tags"), to)
    return [to(N_("Case")), to(N_("Date")), *lesson, *became, *_labels(Head, ("title",), to)]


def lesson_row(lesson: LearnedLesson, reader: Audience, to: Language) -> TableRow:
    """A lesson, with what it is found by, the case that it was learned in, and what became of what was done there."""
    case = lesson.case
    became = " – ".join(filter(None, (lesson.done, to(lesson.held.label) if lesson.held else "")))
    cells = [
        TableCell(show_day(case.day, to) if case.day else "", look=_DAY),
        TableCell(lesson.what, look=_MAIN),
        TableCell(" ".join(f"#{tag}" for tag in lesson.tags), _before(Lesson, "tags", to)),
        *([TableCell(became, look=_late(lesson.held))] if reader.sees_all else []),
        TableCell(case.title or to(Head.label), _before(Head, "title", to)),
    ]
    return TableRow(case.reference, page_of(case.reference), cells)


def _late(status: ActionStatus | None) -> str:
    return "late" if status in _LATE else ""


def _labels(kind: type[Entry], names: Iterable[str], to: Language) -> list[str]:
    return [to(kind.field(name).label) for name in names]


def _cells(kind: type[Entry], names: Sequence[str], values: Sequence[Plain], to: Language) -> list[TableCell]:
    return [_cell(kind, name, value, to) for name, value in zip(names, values, strict=True)]


def _cell(kind: type[Entry], name: str, value: Plain, to: Language) -> TableCell:
    text = _in_words(kind, name, value, to)
    if name == kind.main:
        return TableCell(text, look=_MAIN)
    return TableCell(text, _before(kind, name, to), _DAY if isinstance(kind.field(name).type, DayType) else "")


def _before(kind: type[Entry], name: str, to: Language) -> str:
    return to(N_("{label}: {value}"), label=to(kind.field(name).label), value="")


def _in_words(kind: type[Entry], name: str, value: Plain, to: Language) -> str:
    of = kind.field(name).type
    return of.show(of.load(value), to, UTC) if value else ""


def _options(name: str, found: Iterable[str], to: Language) -> list[tuple[str, str]]:
    """The values in the order in which the choices were declared, a team's own words behind them."""
    kind = Head.field(name).type
    choices = [choice.value for choice in kind.choices] if isinstance(kind, ChoiceType | OpenChoiceType) else []
    there = set(found) - {""}
    values = [value for value in choices if value in there] + sorted(there.difference(choices))
    return [(value, _in_words(Head, name, value, to)) for value in values]
