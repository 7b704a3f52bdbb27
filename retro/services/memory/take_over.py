"""Take a row over from another case, as a draft that says where it comes from (S14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from retro.errors import UsageError
from retro.language import M_, _
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.fields import Field, fields_of
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.services.changing.commit import commit_latest
from retro.store.protocol import Store

_TAKEN: dict[type[Entry], Sequence[Field]] = {
    Cause: (),
    Remedy: fields_of(Remedy.giver),
    Measure: fields_of(Measure.strength, Measure.means, Measure.error_proofing),
    HardwareChange: fields_of(HardwareChange.change_of),
}
"""What can be taken over, and what of it beside its text. Who does it by when, and how it stands, is said anew."""


def can_be_taken(row: Entry) -> bool:
    """Whether a row of another case can be taken over."""
    return type(row) in _TAKEN and bool(row.main_text.strip())


def take_over(
    store: Store, factory: ChangeFactory, record: Retrospective, source: Retrospective, row: EntryId
) -> tuple[Retrospective, EntryId]:
    """Add a row like one of the case `source` to a record; gives the record as it is then, and the id of the new row.

    UsageError if it can be none; or another RetroError or ValidationError if it cannot be written.
    """
    found = source.get(row)
    if found is None or not can_be_taken(found):
        raise UsageError(M_("This row cannot be taken over."), M_("Causes, remedies, measures and changes can be."))
    kind, new_id = type(found), factory.new_id()
    where = f"{source.reference} {row_name(source, found)}"
    said = _("{text} ({remark})", text=found.main_text.rstrip(), remark=where)
    values: dict[str, Any] = {field.name: getattr(found, field.name) for field in _TAKEN[kind]} | {kind.main: said}
    new = replace(kind(), **values)

    def made(now: Retrospective) -> Sequence[Op]:
        return edits.added(now, new, new_id)

    return commit_latest(store, factory, record, made).record, new_id
