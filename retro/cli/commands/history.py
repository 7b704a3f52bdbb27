"""The commands that go back and forth in the history: undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.cli.arguments import ref_argument
from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.streams import give
from retro.errors import RetroError
from retro.language import M_, N_, _, active

if TYPE_CHECKING:
    from collections.abc import Callable

    from retro.model.change_factory import ChangeFactory
    from retro.model.record import Retrospective
    from retro.services.history import Reverted
    from retro.store.protocol import Store


@command(
    "undo",
    says=N_(
        "Take back the last change, and say which.\n\nAgain and again, back to the beginning. What somebody else "
        "changed since is not overwritten."
    ),
    examples=N_("retro undo 14"),
)
@ref_argument()
@in_session
def undo(session: Session, ref: str) -> None:
    """Take back the last change."""
    from retro.services import history

    told = _turned(session, ref, history.undo, N_("There is nothing to take back in {reference}."))
    give(_("Took back: {change}", change=told) + "\n")


@command(
    "redo",
    says=N_("Bring back what undo took back last, and say what it is."),
    examples=N_("retro redo 14"),
)
@ref_argument()
@in_session
def redo(session: Session, ref: str) -> None:
    """Bring back what was taken back last."""
    from retro.services import history

    told = _turned(session, ref, history.redo, N_("There is nothing to bring back in {reference}."))
    give(_("Brought back: {change}", change=told) + "\n")


def _turned(
    session: Session, ref: str, turn: Callable[[Store, ChangeFactory, Retrospective], Reverted], nothing: str
) -> str:
    """The changes in words; RetroError, with the words for `nothing`, if there are none."""
    with session.store() as store:
        reference = store.resolve(ref)
        turned = turn(store, session.factory, store.load(reference))
    if not turned.told:
        step = M_("Look at what is there with retro show {reference}.", reference=reference)
        raise RetroError(M_(nothing, reference=reference), step)
    return active().join(each.show(active()) for each in turned.told)
