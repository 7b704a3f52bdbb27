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
from retro.services.commit import Done, commit_latest
from retro.services.today import today_in
from retro.store.protocol import Store


def mute(store: Store, factory: ChangeFactory, record: Retrospective, each: Judged, reason: str) -> Done:
    """Mute a place and what stands behind it, in one change, which undo takes back.

    RetroError without a reason, ClosedError where the case is closed; others as of `commit_latest`.
    """
    said = reason.strip()
    if not said:
        raise RetroError(
            M_("The reason is empty, and is needed."), M_("Say in a few words why this is not asked again.")
        )
    _check_open(record)
    today = today_in(record, factory)
    asked = (each, *each.behind)

    def made(now: Retrospective) -> list[Op]:
        return [op for one in asked for op in muting(now, one, said, today)]

    return commit_latest(store, factory, record, made)


def ask_again(store: Store, factory: ChangeFactory, record: Retrospective, each: Judged) -> Done:
    """Have a place asked about again that was muted. Errors as of `mute`."""
    _check_open(record)
    return commit_latest(store, factory, record, lambda now: unmuting(now, each))


def _check_open(record: Retrospective) -> None:
    if error := frozen(record.head, record.head):
        raise error
