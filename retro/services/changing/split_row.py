"""Split a row: what one row says becomes two, the second one behind the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from retro.errors import RetroError
from retro.language import M_
from retro.model import edits
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.problem import ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import read_line
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.services.changing.add_line import as_kind, check_row, dated
from retro.services.changing.commit import check_open, commit
from retro.store.protocol import Store
from retro.value import value

_EDGES = " \t\n\u3000,、，;；"
"""What stands between two halves, and belongs to neither."""


@value
class Split:
    """What came of a split."""

    record: Retrospective
    """The retrospective as it is now."""
    row: EntryId
    """The second row, which is new."""


def halves(text: str, at: int) -> tuple[str, str]:
    """What stands before and behind the character `at`, each a text of its own. RetroError if one would be empty."""
    before, behind = text[:at].strip(_EDGES), text[at:].strip(_EDGES)
    if not before or not behind:
        raise RetroError(
            M_("There are no two halves there: one of them would be empty."),
            M_("Put the caret where the second row begins, then press the key again."),
        )
    return before, behind


def split_row(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    row: Entry,
    first: Mapping[str, Any],
    *,
    second: str,
    currency: str = "",
    group: str = "",
) -> Split:
    """Write the values `first` into a row, and add `second` behind it as a row of its kind: one change, one undo.

    The second half is read as its own line would be; where it is none, it is the text of the row. It stands where its
    time puts it, a cause beside the first. What else the first one says stays with it.
    ConflictError if somebody else changed the same meanwhile; another RetroError, as `commit` raises them.
    """
    check_open(record, row)
    new = replace(_read(record, row, second, factory.now(), currency).entry, id=factory.new_id())
    try:
        check_row(record, new)
    except ValidationError as refused:
        raise RetroError(refused.problems[0].message) from refused
    ops = (*edits.changed(row, first), *edits.added(record, new, new.id, after=row.id))
    return Split(commit(store, factory, record, ops, group=group).record, new.id)


def _read(record: Retrospective, row: Entry, text: str, now: datetime, currency: str) -> QuickLine:
    """The row that the second half is."""
    kind = type(row)
    parent = row.parent if isinstance(row, Cause) else None
    plain = QuickLine(kind, _beside(kind(**{kind.main: text}), parent))
    said = as_kind(record, kind, text, now)
    try:
        line = read_line(said, row.stage, record, now=now, under=row.id, after=row.id).priced(currency)
    except ValidationError:
        return plain
    if line.kind is not kind:
        return plain
    return dated(replace(line, entry=_beside(line.entry, parent)), now.astimezone(record.zone).date())


def _beside(entry: Entry, parent: EntryId | None) -> Entry:
    """The row under the cause that the first half stands under, unless it says another place itself."""
    return replace(entry, parent=parent) if isinstance(entry, Cause) and entry.parent is None else entry
