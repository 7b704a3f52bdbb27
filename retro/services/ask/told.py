"""What is told of an answer: how it was read, and the marks by which an expert would have said it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from retro.errors import RetroError
from retro.language import M_, MN_, N_, Language, Message
from retro.model import field_types
from retro.model.ahead import field_lies_ahead, with_future
from retro.model.choice import Choice
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.formatting import show_day
from retro.model.problem import ValidationError
from retro.model.quick_entry.line import TOLD, QuickLine
from retro.model.quick_entry.vocabulary import SIGNS
from retro.model.record import Retrospective
from retro.model.row_labels import linked_labels, row_name
from retro.model.stages.answers import Said
from retro.review.needs.proportion import depth_told, proportion, wording
from retro.text.controls import printable
from retro.text.shortened import in_one_line, shortened

_LONGEST = 100
"""How many letters of a text are told back: enough to see that it is the right one."""


def reasons(error: RetroError | ValidationError) -> Iterator[Message]:
    """Why an answer was not taken, and what to do about it."""
    if isinstance(error, ValidationError):
        yield from (problem.message for problem in error.problems)
        return
    yield error.title
    yield from error.details
    if error.step:
        yield error.step


@dataclass(frozen=True)
class RowSaid(Message):
    """What a row says, in the words of the entry line, in a language chosen later."""

    text: str = ""
    line: QuickLine | None = None
    record: Retrospective | None = None

    def show(self, language: Language) -> str:
        """The words in `language`."""
        assert self.line is not None
        assert self.record is not None
        return printable(self.line.echo(language, self.record, TOLD))


@dataclass(frozen=True)
class MomentSaid(Message):
    """The moment that a row begins with, with its day."""

    text: str = ""
    line: QuickLine | None = None
    record: Retrospective | None = None

    def show(self, language: Language) -> str:
        """The moment in `language`."""
        assert self.line is not None
        assert self.record is not None
        return self.line.echo_moment(language, self.record)


@dataclass(frozen=True)
class Value(Message):
    """The value of a field, in a language chosen later."""

    text: str = ""
    of: Field | None = None
    value: Any = None
    record: Retrospective | None = None
    now: datetime | None = None

    def show(self, language: Language) -> str:
        """The value in `language`, shortened where it is long."""
        assert self.of is not None
        assert self.record is not None
        if isinstance(self.value, Said):
            return language(self.value.label)
        shown = in_one_line(shown_value(self.of, self.value, self.record, language))
        is_ahead = field_lies_ahead(self.of, self.value, self.now, self.record.zone)
        shown = with_future(shown, language, is_ahead=is_ahead)
        return shortened(shown, _LONGEST)


@dataclass(frozen=True)
class Marks(Message):
    """Values as the marks of a line."""

    text: str = ""
    marks: tuple[tuple[Field, Any], ...] = field(default=())
    record: Retrospective | None = None

    def show(self, language: Language) -> str:
        """The marks as one types them."""
        assert self.record is not None
        found = (mark for of, value in self.marks for mark in marks_of(of, value, self.record, language))
        return " ".join(found)


def told_row(record: Retrospective, row: Entry, line: QuickLine | None = None) -> Message:
    """What a row says, with its name; `line` knows besides what of it was not read."""
    said = RowSaid(line=line or QuickLine(type(row), row), record=record)
    return M_(N_("{row}  {said}"), row=row_name(record, row), said=said)


def told_other_day(record: Retrospective, line: QuickLine) -> Iterator[Message]:
    """Where the day after may be meant, how the row was read and how to say the other."""
    if line.alternative:
        yield M_(
            N_("Kept as {written}. If {next} is meant, write next day (翌) before the time."),
            written=MomentSaid(line=line, record=record),
            next=MomentSaid(line=line.alternative, record=record),
        )


def told_place(record: Retrospective, row: Entry) -> Message:
    """Where a row stands that went to another stage: `1 Timeline, row 5 of 9`."""
    return M_(
        N_("{number} {stage}, row {row} of {rows}"),
        number=row.stage.number,
        stage=Message(wording(record, row.stage).name),
        row=record.numbers[row.id],
        rows=len(record.stage(row.stage)),
    )


_EACH = 4
"""So many rows that say the same are told one by one."""


def told_values(
    record: Retrospective, entry: Entry, values: Mapping[str, Any], now: datetime | None = None
) -> Iterator[Message]:
    """What was written into fields of an entry, each with its label; of what is still to come `now`, that it is."""
    for name, value in values.items():
        of = entry.field(name)
        said = M_(N_("{label}: {value}"), label=of.title, value=Value(of=of, value=value, record=record, now=now))
        is_row = record.get(entry.id) is not None
        yield M_(N_("{row}  {said}"), row=row_name(record, entry), said=said) if is_row else said


def told_edits(
    record: Retrospective, edits: Sequence[tuple[Entry, Mapping[str, Any]]], now: datetime | None = None
) -> Iterator[Message]:
    """What was written into several entries; of many rows that say the same, how many and what alone."""
    alike: dict[str, list[Entry]] = {}
    for entry, values in edits:
        alike.setdefault(repr((entry.kind, sorted(values.items(), key=str))), []).append(entry)
    for entry, values in edits:
        of_same = alike[repr((entry.kind, sorted(values.items(), key=str)))]
        if len(of_same) <= _EACH:
            yield from told_values(record, entry, values, now)
        elif entry is of_same[0]:
            n = len(of_same)
            for name, value in values.items():
                said = Value(of=entry.field(name), value=value, record=record, now=now)
                yield MN_("{n} row: {value}", "{n} rows: {value}", n, value=said)


def told_depth(before: Retrospective, now: Retrospective) -> tuple[Message, ...]:
    """How much is asked from here on, and why, where that is another level than before."""
    found = proportion(now)
    return () if found.level is proportion(before).level else (depth_told(found),)


def told_more(before: int, now: int) -> tuple[Message, ...]:
    """That an answer makes it longer, where about so many were to go before it and are now; a question more is none."""
    more = now - before
    return (
        (MN_("That brings about {n} more question.", "That brings about {n} more questions.", more),)
        if more > 1
        else ()
    )


def as_marks(record: Retrospective, entry: Entry, values: Mapping[str, Any]) -> Message | None:
    """The marks that would have said the values in the row's own line; None where there are none."""
    marked = tuple(
        (entry.field(name), value)
        for name, value in values.items()
        if entry.field(name).mark and not isinstance(value, Said)
    )
    if not marked or record.get(entry.id) is None:
        return None
    return M_(N_("In the line itself: {marks}"), marks=Marks(marks=marked, record=record))


def shown_value(of: Field, value: Any, record: Retrospective, to: Language) -> str:
    """A value in words; of a link, the number of the row."""
    if isinstance(of.type, field_types.LinkType):
        return linked_labels(record, value, of.type, to)
    if isinstance(of.type, field_types.DayType):
        return show_day(value, to, with_weekday=True)
    if isinstance(of.type, field_types.YesNoType) and of.type.yes:
        return to(of.type.yes if value else of.type.no)
    return of.type.show(value, to, record.zone)


def marks_of(of: Field, value: Any, record: Retrospective, to: Language) -> Iterator[str]:
    """A value as the marks of a line: `@"shipping lead"`, `due 2026-12-01`, `#phone`."""
    if isinstance(value, tuple) and not isinstance(of.type, field_types.LinksType):
        for each in value:
            yield from marks_of(of, each, record, to)
        return
    if isinstance(of.type, field_types.YesNoType) and not of.type.yes:  # the word alone says yes
        if value:
            yield to(of.mark)
        return
    if isinstance(of.type, field_types.DayType):
        said = value.isoformat()
    elif isinstance(value, Choice):
        said = to(value.label) if to.code != "en" else value.value
    elif isinstance(of.type, field_types.TagsType):  # one of several
        said = printable(value)
    else:
        said = printable(shown_value(of, value, record, to))
    if of.mark in SIGNS:
        yield f'{of.mark}"{said}"' if " " in said else f"{of.mark}{said}"
    else:
        yield f"{to(of.mark)} {said}"
