"""Add a line: one line of text as it is typed becomes a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import takewhile
from types import MappingProxyType

from retro.language import active
from retro.model import closed_record, edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.problem import ValidationError
from retro.model.quick_entry.alone import time_first
from retro.model.quick_entry.bare_words import is_timed
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import read_line
from retro.model.record import Retrospective, kinds_of
from retro.model.stage import Stage
from retro.model.stages.follow_up import Check, Tick
from retro.model.validation import faults
from retro.services.changing.commit import commit_latest
from retro.services.changing.conflict import ConflictError
from retro.services.changing.past_days import check_days
from retro.store.protocol import Store
from retro.value import value

_NONE: Mapping[EntryId, Entry] = MappingProxyType({})


@value
class Added:
    """A row that was added."""

    record: Retrospective
    """The retrospective as it is now."""
    row: EntryId
    line: QuickLine
    """How the line was read."""


def read_row(
    record: Retrospective,
    stage: Stage,
    text: str,
    *,
    now: datetime,
    under: EntryId | None = None,
    currency: str = "",
) -> QuickLine:
    """The row that `text`, written at `now`, would add to `stage`; `>` counts from the cause `under`, else the last.

    A cost that names no currency is in `currency`.
    ValidationError, with every reason, if it is none or contradicts the record; ClosedError if the record is closed and
    takes no such row.
    """
    line = read_line(text, stage, record, now=now, under=under).priced(currency)
    today = now.astimezone(record.zone).date()
    line = dated(line, today)
    check_row(record, line.entry)
    if isinstance(line.entry, Check):
        from retro.services.changing.check_rules import aimed, check_said  # seldom needed

        check_said(record, line.entry, today)
        if row := record.get(line.entry.of):
            line = replace(line, entry=aimed(row, line.entry))
    if isinstance(line.entry, Tick):
        from retro.services.changing.check_rules import check_ticked  # as above

        check_ticked(record, line.entry)
    check_days(record, line.entry, today)
    return line


def as_kind(record: Retrospective, kind: type[Entry], text: str, now: datetime) -> str:
    """`text` as a line that is read as a row of this kind: with the word of the kind in front, where it needs one."""
    stage = kind.stage
    if is_timed(kind) and text.strip():
        text = time_first(text.strip())
    if kind is kinds_of(stage)[0] or not kind.prefix or reads_as(record, stage, text, now) is kind:
        return text
    return active()("{label}: {value}", label=active()(kind.prefix), value=text)


def reads_as(record: Retrospective, stage: Stage, text: str, now: datetime) -> type[Entry] | None:
    """The kind of row that `text`, written at `now`, would be in `stage`; None if it would be none."""
    try:
        return read_line(text, stage, record, now=now).kind
    except ValidationError:
        return None


def add_row(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    line: QuickLine,
    *,
    after: EntryId | None = None,
    group: str = "",
    row: EntryId = "",
) -> Added:
    """Add the row that a line was read as: where its time puts it, else behind the row `after`, else at the end.

    Under an id `row` that was chosen before it is added once only: if it was already, nothing is written. Rows that
    others added meanwhile in the same place come before it. ValidationError or RetroError, as for `read_row` and
    `commit_latest`, if that cannot be done any more.
    """
    row = row or factory.new_id()

    def made(now: Retrospective) -> Sequence[Op]:
        check_row(now, replace(line.entry, id=row))
        place = None if now.head.closed else behind(record, now, line.entry, after)  # no row of a closed one moves
        return edits.added(now, line.entry, row, after=place)

    try:
        return Added(commit_latest(store, factory, record, made, group=group).record, row, line)
    except ConflictError as error:
        if not is_there(row, error):
            raise
        return Added(error.record, row, line)


def is_there(row: EntryId, error: ConflictError) -> bool:
    """Whether a conflict says that a row was added before, even if it was deleted since."""
    return any(clash.id == row and not clash.field for clash in error.conflict.clashes)


def behind(seen: Retrospective, now: Retrospective, entry: Entry, after: EntryId | None) -> EntryId | None:
    """The row to stand behind: `after`, or the last of those that others have put there since."""
    rows = [row.id for row in edits.siblings(now, entry)]
    if after in rows:
        came = takewhile(lambda row: not seen.get(row), rows[rows.index(after) + 1 :])
        *_, after = after, *came
    return after


def dated(line: QuickLine, today: date) -> QuickLine:
    """The line with the day on which it is written, where its kind holds that and the line says no other."""
    later = line.alternative
    return replace(
        line,
        entry=closed_record.dated(line.entry, today),
        alternative=replace(later, entry=closed_record.dated(later.entry, today)) if later else None,
    )


def check_row(record: Retrospective, entry: Entry, beside: Mapping[EntryId, Entry] = _NONE) -> None:
    """ValidationError if a new row contradicts the record; ClosedError or KeptError if that takes no such row.

    It may point to rows `beside` it, which are added together with it.
    """
    if problems := faults(record, entry, beside):
        raise ValidationError(*problems)
    if error := closed_record.not_taken(record.head, entry):
        raise error
