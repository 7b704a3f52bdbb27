"""One's own last answer: taken back, and brought back. What others did since is not touched."""

from __future__ import annotations

from collections.abc import Sequence

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Logged
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.services.history import Reverted, redo, undo
from retro.store.protocol import Store

_GROUP = "ask-"
"""What the group of a change begins with that is an answer, so that it is known for one later, too."""


def group_of_answer(factory: ChangeFactory) -> str:
    """The group of a new answer."""
    return f"{_GROUP}{factory.new_id()}"


def take_back(store: Store, factory: ChangeFactory, record: Retrospective) -> Reverted:
    """Take back one's own last answer; its question returns by itself.

    RetroError if the latest change is none of one's own answers, or as `undo` raises it.
    """
    if not _is_own(_last(store.changes(record.reference)), factory):
        raise RetroError(
            M_("The last change is no answer of yours."),
            M_("See it with: retro undo {reference}", reference=record.reference),
        )
    return undo(store, factory, record)


def bring_back(store: Store, factory: ChangeFactory, record: Retrospective) -> Reverted:
    """Bring back what `take_back` took back. Errors likewise."""
    log = store.changes(record.reference)
    if not log or log[-1].change.act != "undo" or not log[-1].change.of.startswith(_GROUP):
        raise RetroError(M_("There is no answer to bring back."))
    return redo(store, factory, record)


def _is_own(last: Logged | None, factory: ChangeFactory) -> bool:
    return last is not None and last.change.author == factory.author and last.change.group.startswith(_GROUP)


def _last(log: Sequence[Logged]) -> Logged | None:
    """The latest change that is not taken back."""
    done: list[Logged] = []
    undone: list[Logged] = []
    for logged in log:
        if logged.change.act == "edit" and logged.change.ops:
            undone.clear()
            done.append(logged)
        elif logged.change.act == "undo" and done:
            undone.append(done.pop())
        elif logged.change.act == "redo" and undone:
            done.append(undone.pop())
    return done[-1] if done else None
