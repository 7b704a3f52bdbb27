"""What was remembered becomes rows of a stage: each read there as if it were typed there now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from retro.asking.order.recall import ALL
from retro.asking.question import SortRows
from retro.errors import RetroError
from retro.language import M_
from retro.model import edits
from retro.model.answers import saying
from retro.model.change import Op
from retro.model.entry import EntryId
from retro.model.quick_entry.pasted import PastedLine
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.review import Recollection
from retro.model.validation import with_entries
from retro.services.ask.asked import Asked, Plan
from retro.services.changing.add_lines import ReadLine, ReadLines, read_lines

_GONE = RetroError(M_("The row was deleted meanwhile."), M_("The walk goes on with the next question."))


def sorting(asked: Asked, values: Sequence[Any]) -> Plan:
    """The plan that makes rows of the stage of those that were chosen, and keeps of the others that they are none.

    RetroError, with the number of the row and why, if one cannot be read there, or if one is gone.
    """
    target = asked.question.target
    assert isinstance(target, SortRows)
    rows = [asked.record.get(row) for row in target.rows]
    found = [row for row in rows if isinstance(row, Recollection)]
    if len(found) < len(rows):
        raise _GONE
    chosen = [row for row in found if ALL in values or row.id in values]
    left = [row.id for row in found if row not in chosen]

    def besides(now: Retrospective) -> Sequence[Op]:
        there = [now.get(row.id) for row in chosen]
        gone = [op for row in there if row is not None for op in edits.deleted(now, row)]
        if None in there:
            raise _GONE
        code = asked.question.asked
        return [*gone, *(op for row in left if now.get(row) for op in saying(now, row, code, Said.NOT_APPLICABLE))]

    if not chosen:
        return Plan(asked.here, (M_("None of them."),), made=besides)
    return Plan(asked.here, lines=_read(asked, target, chosen), made=besides)


def _read(asked: Asked, target: SortRows, rows: Sequence[Recollection]) -> ReadLines:
    """The rows that they become. Days and times count from when each was written: yesterday is the day before that."""
    record = asked.record
    lines: list[ReadLine] = []

    def written(row: Recollection) -> datetime:
        instant = row.written.order(record.zone) if row.written else None
        return instant or asked.now

    for _day, together in groupby(rows, key=lambda row: written(row).astimezone(record.zone).date()):
        group = list(together)
        now = written(group[-1])
        pasted = [PastedLine(record.numbers[row.id], row.what, row.what) for row in group]
        whole = with_entries(record, *ReadLines(tuple(lines)).entries) if lines else record
        read = read_lines(whole, target.stage, pasted, now=now, new_id=asked.new_id, currency=asked.currency)
        for each in read.refused:
            raise _refused(each)
        lines += read.lines
    return ReadLines(tuple(lines))


def _refused(line: ReadLine) -> RetroError:
    reasons = tuple(problem.message for problem in line.problems)
    number: EntryId = str(line.pasted.number)
    text = M_("Row {row} cannot be read here: {reason}", row=number, reason=reasons[0])
    return RetroError(text, M_("Say it anew with /edit {row}, or leave its number out.", row=number))
