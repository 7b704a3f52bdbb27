"""The commands that go back and forth in the history: undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retro.cli.session import Session
from retro.cli.speech import command, in_session
from retro.cli.streams import give
from retro.errors import RetroError
from retro.language import M_, N_, Message, _, active, n_

if TYPE_CHECKING:
    from retro.model.change import Change, Conflict
    from retro.store.protocol import Store, Undone

_NAMED = 3
"""How many of the changes that were made in one go are named."""


@command(
    "undo",
    says=N_(
        "Take back the last change, and say which.\n\nAgain and again, back to the beginning. What somebody else "
        "changed since is not overwritten."
    ),
    examples=N_("retro undo 14"),
)
@click.argument("ref")
@in_session
def undo(session: Session, ref: str) -> None:
    """Take back the last change."""
    with session.store() as store:
        reference = store.resolve(ref)
        undone = store.undo(reference, session.stamp.change())
        nothing = M_("There is nothing to take back in {reference}.", reference=reference)
        told = _told(undone, nothing, store, reference)
    give(_("Took back: {change}", change=told) + "\n")


@command(
    "redo",
    says=N_("Bring back what undo took back last, and say what it is."),
    examples=N_("retro redo 14"),
)
@click.argument("ref")
@in_session
def redo(session: Session, ref: str) -> None:
    """Bring back what was taken back last."""
    with session.store() as store:
        reference = store.resolve(ref)
        redone = store.redo(reference, session.stamp.change())
        nothing = M_("There is nothing to bring back in {reference}.", reference=reference)
        told = _told(redone, nothing, store, reference)
    give(_("Brought back: {change}", change=told) + "\n")


def _told(undone: Undone | Conflict | None, nothing: Message, store: Store, reference: str) -> str:
    """The change in words; RetroError if there is none, or if it cannot be taken back."""
    from retro.cli import conflicts
    from retro.model.change import Conflict
    from retro.model.telling import tell

    if undone is None:
        raise RetroError(nothing, M_("Look at what is there with retro show {reference}.", reference=reference))
    record = store.load(reference)
    if isinstance(undone, Conflict):
        raise conflicts.refusal(undone, record)
    parts = (each.change for each in store.changes(reference) if _same_group(each.change, undone.change))
    told = list(dict.fromkeys(tell(part, record).show(active()) for part in parts))
    if len(told) > _NAMED:
        told[_NAMED:] = [n_("and {n} more", "and {n} more", len(told) - _NAMED)]
    return active().join(told)


def _same_group(change: Change, other: Change) -> bool:
    return change.act == other.act and change.group == other.group
