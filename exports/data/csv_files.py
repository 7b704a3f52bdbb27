"""The rows as tables for a spreadsheet: one CSV file for each kind of row.

UTF-8 with a byte order mark, without which Excel does not read Japanese; lines end as RFC 4180 has them. A text that a
spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from io import StringIO

from retro.language import N_, Language
from retro.model.answers import asked_of
from retro.model.entry import Entry
from retro.model.field_types import DayType, LinkType, MomentType
from retro.model.fields import Field
from retro.model.moments.moment import Moment
from retro.model.number_types import NumberType
from retro.model.record import Retrospective
from retro.model.row_labels import linked_rows
from retro.model.stages import STAGES
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.redaction.audience import TEAM, Audience
from retro.review.as_it_stands import as_it_stands
from retro.review.stage_answers import stage_answers
from retro.text.controls import without_controls

_REFERENCE, _NUMBER = Head.label, N_("No.")
_CLOSED, _DIGEST = N_("Closed on"), N_("Digest")
_BETWEEN = N_("; ")
_FORMULA = ("=", "+", "-", "@")
_SEPARATORS = ("\t", "\r", "\n")
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
"""Categories of characters that one does not see before the first one that one does."""


def csv_files(record: Retrospective, to: Language, reader: Audience = TEAM) -> dict[str, bytes]:
    """The files by their names: `retrospective.csv` for the head, `event.csv` for the events, if there are any.

    Their columns are the fields that `reader` may see, headed by their labels in the language `to`. Days and moments
    are ISO 8601 in the zone of the record, so that they sort, a moment with the marks that `JSON.md` explains;
    choices are words; a link is the text of the row that it points to. What was said of empty fields is a table of its
    own.
    """
    tables: dict[str, list[Entry]] = {record.head.kind: [record.head]}
    for stage in STAGES:
        for row in record.stage(stage):
            tables.setdefault(row.kind, []).append(row)
    if record.answers:
        tables[EmptyAnswer.kind] = sorted(record.answers, key=lambda answer: answer.id)
    return {f"{kind}.csv": csv_bytes(_Table(record, to, reader).lines(rows)) for kind, rows in tables.items()}


class _Table:
    """The rows of one kind as lines of cells."""

    def __init__(self, record: Retrospective, to: Language, reader: Audience) -> None:
        self._record = record
        self._to = to
        self._reader = reader

    def lines(self, rows: Sequence[Entry]) -> Iterable[Sequence[str]]:
        """The labels, then each row."""
        fields = [field for field in rows[0].fields() if self._reader.reads(field)]
        ends = (_CLOSED, _DIGEST) if isinstance(rows[0], Head) else ()
        yield [self._to(label) for label in (_REFERENCE, _NUMBER, *(field.label for field in fields), *ends)]
        for n, row in enumerate(map(as_it_stands, rows), 1):
            told = [row.closed, row.digest] if isinstance(row, Head) else []
            yield [self._record.reference, str(n), *(self._cell(row, field) for field in fields), *told]

    def _cell(self, row: Entry, field: Field) -> str:
        value = getattr(row, field.name)
        if isinstance(row, EmptyAnswer) and field.name == row.main:
            return as_cell(self._asked(row))
        match field.type:
            case NumberType():
                return "" if value is None else f"{value:f}"
            case DayType():
                return value.isoformat() if value else ""
            case MomentType() if value is not None and value.first is not None:
                return _moment(value, self._record.zone)
            case LinkType():
                targets = linked_rows(self._record, value, field.type)
                return as_cell(self._to(_BETWEEN).join(target.main_text for target in targets if target))
        return as_cell(field.type.show(value, self._to, self._record.zone))

    def _asked(self, answer: EmptyAnswer) -> str:
        """What an answer is about: the label of a field, a question of a stage; its code where neither is told."""
        if (field := asked_of(self._record, answer)) is not None:
            return self._to(field.label)
        questions = {each.answer.id: each.question for each in stage_answers(self._record)}
        return questions[answer.id].show(self._to) if answer.id in questions else answer.asked


def csv_bytes(lines: Iterable[Sequence[str]]) -> bytes:
    """The lines as a file."""
    written = StringIO()
    csv.writer(written).writerows(lines)
    return written.getvalue().encode("utf-8-sig")


def as_cell(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    text = without_controls(text)
    return f"'{text}" if _acts(text) else text


def _acts(text: str) -> bool:
    """Whether a tab or a line end stands first, or the first character that one sees begins a formula, in any width."""
    seen = next((char for char in text if unicodedata.category(char) not in _UNSEEN), "")
    return text.startswith(_SEPARATORS) or unicodedata.normalize("NFKC", seen).startswith(_FORMULA)


def _moment(moment: Moment, zone: tzinfo) -> str:
    start, end = (_in(zone, point) for point in (moment.start, moment.end))
    return replace(moment, start=start, end=end).dump()


def _in(zone: tzinfo, point: datetime | date | None) -> datetime | date | None:
    try:
        return point.astimezone(zone) if isinstance(point, datetime) else point
    except OverflowError:  # the first or the last day of all
        return point
