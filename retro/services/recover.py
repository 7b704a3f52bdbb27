"""Add what could not be saved before the end of an earlier run, from the journals beside the archive.

A line keeps the id that its row gets: it is added once only, also where its save went through after all, or two
programs start at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from retro.errors import AwayError, BusyError, RetroError
from retro.language import M_
from retro.model.call import CALL, read_note
from retro.model.change_factory import ChangeFactory
from retro.model.problem import ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.record import KINDS
from retro.model.stages import STAGES
from retro.services.add_line import add_row, read_row
from retro.services.edit_fields import Edit, edit_fields
from retro.store.journal import Unsaved, keep, read
from retro.store.protocol import Store
from retro.value import value
from retro.where import Where


@value
class Recovered:
    """What came of the journals."""

    added: int
    """How much of it was added, or had been."""
    left: int
    """How much could not be."""
    file: Path | None
    """Where that stands now."""


def recover(store: Store, factory: ChangeFactory, database: Where, files: Sequence[Path]) -> Recovered:
    """Add what stands in the journals. What cannot be added stays in one; the others go."""
    added, left = 0, []
    for file in files:
        for unsaved in read(file):
            try:
                _add(store, factory, unsaved)
            except (BusyError, AwayError):  # it stays where it is, until the archive can be had
                raise
            except (RetroError, ValidationError):
                left.append(unsaved)
            else:
                added += 1
    kept = keep(database, left, factory.new_id()) if left else None
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    return Recovered(added, len(left), kept)


def _add(store: Store, factory: ChangeFactory, unsaved: Unsaved) -> None:
    if unsaved.kind == CALL:
        note, said = read_note(unsaved.row, unsaved.at, unsaved.text, unsaved.values)
        store.note(note, said)
        return
    record = store.load(unsaved.reference)
    if not unsaved.stage:
        entry = record.head if unsaved.row == record.head.id else record.get(unsaved.row)
        if entry is None:
            raise RetroError(M_("The row is not there any more."))
        edit_fields(store, factory, record, [Edit(entry, unsaved.values, unsaved.seen)])
        return
    if unsaved.kind:
        kind = KINDS[unsaved.kind]
        line = QuickLine(kind, kind.load(dict(unsaved.values)))
    else:
        stage = next(stage for stage in STAGES if stage.code == unsaved.stage)
        line = read_row(record, stage, unsaved.text, now=datetime.fromisoformat(unsaved.at))
    add_row(store, factory, record, line, row=unsaved.row)
