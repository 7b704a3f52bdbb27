"""The commands that go back and forth in the history: undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import RetroError, UsageError
from retro.language import M_, N_, _, active

if TYPE_CHECKING:
    from collections.abc import Callable

    from retro.services.changing.history import Reverted
    from retro.store.protocol import Stands


_ANYONE = option("--anyone", says=N_("The last change of all, whoever made it."), is_flag=True)
_STANDS = (
    option("--mine", says=N_("After a conflict: write over what others wrote since."), is_flag=True),
    option("--theirs", says=N_("After a conflict: leave what others wrote since, and do the rest."), is_flag=True),
)


@command(
    "undo",
    says=N_(
        "Take back your last change, and say which.\n\nAgain and again, back to the beginning. What others did since "
        "stays; where they wrote over it, both values are told, and you choose. --anyone takes back the last change "
        "whoever made it."
    ),
    examples=N_("retro undo 14\nretro undo 14 --anyone"),
)
@ref_argument()
@_ANYONE
@_STANDS[0]
@_STANDS[1]
@in_session
def undo(session: Session, ref: str, *, anyone: bool, mine: bool, theirs: bool) -> None:
    """Take back the last change."""
    from retro.services.changing import history

    nothing = (
        N_("There is nothing to take back in {reference}."),
        N_("There is nothing of yours to take back in {reference}."),
    )
    told = _turned(session, ref, history.undo, nothing, anyone=anyone, stands=_stands(mine=mine, theirs=theirs))
    give(_("Took back: {change}", change=told) + "\n")


@command(
    "redo",
    says=N_("Bring back what you took back last with undo, and say what it is.\n\nWhat others did since stays."),
    examples=N_("retro redo 14"),
)
@ref_argument()
@_ANYONE
@_STANDS[0]
@_STANDS[1]
@in_session
def redo(session: Session, ref: str, *, anyone: bool, mine: bool, theirs: bool) -> None:
    """Bring back what was taken back last."""
    from retro.services.changing import history

    nothing = (
        N_("There is nothing to bring back in {reference}."),
        N_("There is nothing of yours to bring back in {reference}."),
    )
    told = _turned(session, ref, history.redo, nothing, anyone=anyone, stands=_stands(mine=mine, theirs=theirs))
    give(_("Brought back: {change}", change=told) + "\n")


def _stands(*, mine: bool, theirs: bool) -> Stands:
    if mine and theirs:
        raise UsageError(M_("--mine and --theirs are two answers."), M_("Say one of them."))
    return "mine" if mine else "theirs" if theirs else ""


def _turned(
    session: Session, ref: str, turn: Callable[..., Reverted], nothing: tuple[str, str], *, anyone: bool, stands: Stands
) -> str:
    """The changes in words; RetroError, with the words for `nothing`, or nothing of one's own, if there are none."""
    with session.store() as store:
        reference = case_meant(store, ref)
        turned = turn(store, session.factory, store.load(reference), stands=stands, anyone=anyone)
    if turned.told:
        return active().join(each.show(active()) for each in turned.told)
    if turned.others is None:
        step = M_("Look at what is there with retro show {reference}.", reference=reference)
        raise RetroError(M_(nothing[0], reference=reference), step)
    command = f"retro {turn.__name__} {reference} --anyone"
    step = M_("{change}\nAll the same: {command}", change=turned.others, command=command)
    raise RetroError(M_(nothing[1], reference=reference), step)
