"""Change the order of rows: up and down in their list, behind one another, causes under and beside one another."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_
from retro.model import edits
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.services.changing.commit import Done, check_open, commit
from retro.store.protocol import Store
from retro.text.controls import printable


def move_row(store: Store, factory: ChangeFactory, record: Retrospective, row: Entry, steps: int) -> Done:
    """Move a row down by `steps` (up, if negative), as far as that goes.

    RetroError where it cannot be written, or where its time does not allow it: rows that say exactly when they were
    stand in that order.
    """
    check_open(record, row)
    _keep_time(record, row, steps)
    return commit(store, factory, record, edits.moved(record, row, steps))


def put_behind(store: Store, factory: ChangeFactory, record: Retrospective, row: Entry, other: Entry) -> Done:
    """Put a row right behind another one of its stage, a cause at the level of that one. Errors as `move_row`."""
    check_open(record, row)
    if row.stage is not other.stage or row.id == other.id:
        raise RetroError(
            M_("“{row}” cannot stand behind “{other}”.", row=_said(row), other=_said(other)),
            M_("Name another row of the same stage."),
        )
    _keep_time(record, row, edits.steps_behind(record, row, other))
    return commit(store, factory, record, edits.put_behind(record, row, other))


def put_under(store: Store, factory: ChangeFactory, record: Retrospective, row: Entry, parent: Entry) -> Done:
    """Put a cause under another one, as the last there. RetroError, or ValidationError if it would be its own cause."""
    check_open(record, row)
    if not isinstance(row, Cause) or not isinstance(parent, Cause):
        raise RetroError(
            M_("Only a cause can stand under another cause."), M_("Put a row of another stage behind one of its rows.")
        )
    return commit(store, factory, record, edits.put_under(record, row, parent))


def _keep_time(record: Retrospective, row: Entry, steps: int) -> None:
    """RetroError if moving the row by `steps` brings it past one that was surely earlier or later."""
    if other := edits.out_of_turn(record, row, steps):
        raise RetroError(
            M_("Its time keeps “{row}” where it is: “{other}” has a time, too.", row=_said(row), other=_said(other)),
            M_("Change the time of one of them: it then goes where that puts it."),
        )


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
