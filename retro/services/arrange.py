"""Arrange rows: up and down in their list, causes under and beside one another."""

from __future__ import annotations

from retro.model import edits
from retro.model.change import Stamp
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.services.commit import Done, check_open, commit
from retro.store.protocol import Store


def move_row(store: Store, stamp: Stamp, record: Retrospective, row: Entry, steps: int) -> Done:
    """Move a row down by `steps` (up, if negative), as far as that goes. RetroError where it cannot be written."""
    check_open(record, row)
    return commit(store, stamp, record, edits.moved(record, row, steps))


def indent_cause(store: Store, stamp: Stamp, record: Retrospective, row: Entry) -> Done:
    """Put a cause under the one above it. Nothing is done to another row. RetroError if it cannot."""
    check_open(record, row)
    return commit(store, stamp, record, edits.indented(record, row))


def outdent_cause(store: Store, stamp: Stamp, record: Retrospective, row: Entry) -> Done:
    """Put a cause beside the one that it is under. Nothing is done to another row. RetroError if it cannot."""
    check_open(record, row)
    return commit(store, stamp, record, edits.outdented(record, row))
