"""Reads an answer for fields: one value, or by column one for each of several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from retro.asking.answer_line import Chosen, Refused, one_of, read_answer
from retro.asking.question import FillField, Question
from retro.errors import RetroError
from retro.language import M_, MN_
from retro.model import field_types, number_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.services.changing.field_texts import read_value
from retro.text.folding import normal
from retro.text.shortened import quoted
from retro.value import value

Values = Mapping[str, Any]
"""Values by field name."""

_PART = re.compile(r"[,、，;；]")
_PART_OF_FIGURES = re.compile(r"[,，]\s+|[、;；]")
"""A comma inside a figure is none between two: 1,250."""
_NUMBERED = re.compile(r"(?P<number>\d+)(?P<colon>\s*[:：.]\s+|\s+)(?P<rest>\S.*)", re.DOTALL)
_BEFORE_DAY = re.compile(r"(?:@|＠)|[,、，;；\s]*(?:\b(?:due|by|until|on)|期限|までに)?[:：]?\s*$", re.IGNORECASE)


def read_fields(
    record: Retrospective, question: Question, text: str, *, now: datetime, currency: str = ""
) -> list[tuple[Entry, Values]]:
    """What `text`, written at `now`, means for the fields that are asked, entry by entry.

    ValidationError or RetroError, with the reason, if it cannot be told.
    """
    target = question.target
    assert isinstance(target, FillField)
    entries = entries_of(record, target.entries)
    reader = _Reader(record, question, target.name, now, currency)
    if len(entries) == 1:
        return [(entries[0], reader.values(entries[0], text))]
    return _column(record, reader, entries, text, is_same=target.is_same)


def entries_of(record: Retrospective, ids: Sequence[str]) -> list[Entry]:
    """The entries with these ids. RetroError if one is gone."""
    found = [record.head if each == record.head.id else record.get(each) for each in ids]
    if any(entry is None for entry in found):
        raise RetroError(M_("The row was deleted meanwhile."), M_("The walk goes on with the next question."))
    return [entry for entry in found if entry is not None]


def context_for(record: Retrospective, entry: Entry, name: str, now: datetime) -> MomentContext:
    """What a moment in this field counts from."""
    if not isinstance(entry, Head):
        return record.context(entry, now)
    if name == "started":  # nothing is known yet of when it was: it is told from today
        return MomentContext(now.astimezone(record.zone).date(), record.zone, now=now, is_day_guessed=True)
    return record.context_after(None, now)


def read_for_head(record: Retrospective, name: str, text: str, now: datetime) -> Values:
    """The value that a text means for a field of the head. ValidationError, with the reason, if it means none."""
    head = record.head
    return read_value(type(head), head.field(name), text, context_for(record, head, name, now), record)


def read_finder(record: Retrospective, text: str, now: datetime) -> tuple[str, date | None]:
    """A role, and the day behind it, if the text ends in one."""
    today = now.astimezone(record.zone).date()
    context = MomentContext(today, record.zone, now=now)
    kind = field_types.DayType(ahead=True)
    words = text.strip()
    for at in sorted({0, *(found.end() for found in re.finditer(r"[\s,、，;；]+|までに", words))}):
        try:
            by = kind.read(words[at:].removesuffix("までに"), context)
        except ValidationError:
            continue
        if by is not None:
            return _BEFORE_DAY.sub("", words[:at]).strip(), by
    return words.lstrip("@＠"), None


@value
class _Reader:
    """Reads values for one field."""

    record: Retrospective
    question: Question
    name: str
    now: datetime
    currency: str

    def field(self, entry: Entry) -> Field:
        """The field in an entry."""
        return entry.field(self.name)

    def values(self, entry: Entry, text: str) -> Values:
        """The values that a text means. ValidationError or RetroError if it means none."""
        of = self.field(entry)
        if self.question.column and self.question.options:
            match read_answer(text, one_of(self.question)):
                case Chosen(options):
                    chosen = [option.value for option in options]
                    return {self.name: of.type.load(chosen if isinstance(of.type.empty, tuple) else chosen[0])}
                case Refused(reason):
                    raise RetroError(reason)
        text = text.lstrip("@＠").strip() if isinstance(of.type, field_types.RoleType) else text
        context = context_for(self.record, entry, self.name, self.now)
        found = dict(read_value(type(entry), of, text, context, self.record))
        if of.unit == "currency" and not found.get("currency") and self.currency:
            found["currency"] = self.currency
        return {name: value for name, value in found.items() if name == self.name or value != ""}

    def reads(self, entry: Entry, text: str) -> Values | None:
        """The same; None if it means none."""
        try:
            return self.values(entry, text)
        except (RetroError, ValidationError):
            return None


def _column(
    record: Retrospective, reader: _Reader, entries: Sequence[Entry], text: str, *, is_same: bool
) -> list[tuple[Entry, Values]]:
    """One for each in their order, or by the numbers of the rows, or one for all of them."""
    between = _PART_OF_FIGURES if isinstance(reader.field(entries[0]).type, number_types.NumberType) else _PART
    parts = [part.strip() for part in between.split(text) if part.strip()]
    by_number = {record.numbers[entry.id]: entry for entry in entries}
    numbered = list(_by_number(parts, by_number, reader))
    if len(numbered) == len(parts):
        return numbered
    if len(parts) == len(entries):
        each = [(entry, reader.reads(entry, part)) for entry, part in zip(entries, parts, strict=True)]
        if all(values is not None for _entry, values in each):
            return [(entry, values) for entry, values in each if values is not None]
    if is_same:
        try:
            return [(entry, reader.values(entry, text)) for entry in entries]
        except (RetroError, ValidationError):
            if len(parts) != len(entries):
                raise
    if len(parts) in (1, len(entries)):
        for entry, part in zip(entries, parts, strict=False):
            reader.values(entry, part)  # a text that is no value at all is told so
    raise RetroError(
        MN_("{n} answer is asked.", "{n} answers are asked.", len(entries)),
        M_(
            "Write one for each, with commas between; or the number of a row and its answer: {number} {text}",
            number=next(iter(by_number)),
            text=quoted(parts[0] if parts else text),
        ),
    )


def _by_number(parts: Sequence[str], rows: Mapping[int, Entry], reader: _Reader) -> Iterator[tuple[Entry, Values]]:
    """The parts that begin with the number of a row. `1 Dec` is a day, `1: Dec 1` an answer for row 1."""
    left = dict(rows)
    for part in parts:
        found = _NUMBERED.fullmatch(normal(part))
        entry = left.pop(int(found["number"]), None) if found else None
        if found is None or entry is None:
            return
        is_day = isinstance(reader.field(entry).type, field_types.DayType)
        if is_day and not found["colon"].strip() and reader.reads(entry, part) is not None:
            return
        values = reader.reads(entry, found["rest"])
        if values is None:
            return
        yield entry, values


def changed_row(row: Entry, new: Entry) -> Values:
    """What a row that is said anew says otherwise: its text, and whatever the new line says besides."""
    said = {
        field.name: getattr(new, field.name)
        for field in new.fields()
        if field.name == new.main or getattr(new, field.name) != field.type.empty
    }
    said.pop("parent", None)  # where a cause stands is not said by its words
    return {name: value for name, value in said.items() if value != getattr(row, name)}
