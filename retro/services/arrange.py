"""Arrange rows: up and down in their list, causes under and beside one another."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_
from retro.model import edits
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.services.commit import Done, check_open, commit
from retro.store.protocol import Store
from retro.text.controls import printable


def move_row(store: Store, factory: ChangeFactory, record: Retrospective, row: Entry, steps: int) -> Done:
    """Move a row down by `steps` (up, if negative), as far as that goes.

    RetroError where it cannot be written, or where its time does not allow it: rows that say exactly when they were
    stand in that order.
    """
    check_open(record, row)
    if other := edits.out_of_turn(record, row, steps):
        raise RetroError(
            M_("Its time keeps “{row}” where it is: “{other}” has a time, too.", row=_said(row), other=_said(other)),
            M_("Change the time of one of them: it then goes where that puts it."),
        )
    return commit(store, factory, record, edits.moved(record, row, steps))


def indent_cause(store: Store, factory: ChangeFactory, record: Retrospective, row: Entry) -> Done:
    """Put a cause under the one above it. Nothing is done to another row. RetroError if it cannot."""
    check_open(record, row)
    return commit(store, factory, record, edits.indented(record, row))


def outdent_cause(store: Store, factory: ChangeFactory, record: Retrospective, row: Entry) -> Done:
    """Put a cause beside the one that it is under. Nothing is done to another row. RetroError if it cannot."""
    check_open(record, row)
    return commit(store, factory, record, edits.outdented(record, row))


def _said(row: Entry) -> str:
    return printable(row.main_text.strip().split("\n")[0])
