"""Mute what a team does not want to be asked about again, for a reason that is kept; ask about it again."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import frozen
from retro.model.record import Retrospective
from retro.review.judgement.judged import Judged
from retro.review.judgement.mutes import muting, unmuting
from retro.review.judgement.reasons import says_nothing
from retro.services.changing.commit import Done, commit_latest
from retro.services.changing.today import today_in
from retro.store.protocol import Store
from retro.text.shortened import quoted


class EmptyReasonError(RetroError):
    """A reason says nothing: it is asked for once more, and then kept as it is."""


def mute(
    store: Store, factory: ChangeFactory, record: Retrospective, each: Judged, reason: str, *, insists: bool = False
) -> Done:
    """Mute a place and what stands behind it, in one change, which undo takes back.

    RetroError without a reason, EmptyReasonError where it says nothing and nobody `insists`, ClosedError where the case
    is closed; others as of `commit_latest`.
    """
    said = reason.strip()
    check_reason(said, insists=insists)
    _check_open(record)
    today = today_in(record, factory)
    asked = (each, *each.behind)

    def made(now: Retrospective) -> list[Op]:
        return [op for one in asked for op in muting(now, one, said, today)]

    return commit_latest(store, factory, record, made)


def check_reason(reason: str, *, insists: bool = False) -> None:
    """Whether a reason may be kept. RetroError if it is empty, EmptyReasonError if it tells nobody anything."""
    if not reason.strip():
        raise RetroError(
            M_("The reason is empty, and is needed."), M_("Say in a few words why this is not asked again.")
        )
    if not insists and says_nothing(reason):
        raise EmptyReasonError(
            M_("“{reason}” tells whoever reads it later nothing.", reason=quoted(reason)),
            M_("What makes it right here? A fact, a figure, who decided it."),
        )


def ask_again(store: Store, factory: ChangeFactory, record: Retrospective, each: Judged) -> Done:
    """Have a place asked about again that was muted. Errors as of `mute`."""
    _check_open(record)
    return commit_latest(store, factory, record, lambda now: unmuting(now, each))


def _check_open(record: Retrospective) -> None:
    if error := frozen(record.head, record.head):
        raise error
