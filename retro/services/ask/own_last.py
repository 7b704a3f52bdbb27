"""One's own last answer: taken back, and brought back. What others did since is not touched."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.services.changing.history import Reverted, redo, undo
from retro.store.protocol import Store
from retro.store.undo_steps import History, lines_of

_GROUP = "ask-"
"""What the group of a change begins with that is an answer, so that it is known for one later, too."""


def group_of_answer(factory: ChangeFactory) -> str:
    """The group of a new answer."""
    return f"{_GROUP}{factory.new_id()}"


def take_back(store: Store, factory: ChangeFactory, record: Retrospective) -> Reverted:
    """Take back one's own last answer; its question returns. What others wrote since stays.

    RetroError if the latest change of one's own is no answer, or as `undo` raises it.
    """
    last = _history(store, record).next("undo", factory.author)
    if last is None or not last.group.startswith(_GROUP):
        raise RetroError(
            M_("The last change is no answer of yours."),
            M_("See it with: retro undo {reference}", reference=record.reference),
        )
    return undo(store, factory, record)


def bring_back(store: Store, factory: ChangeFactory, record: Retrospective) -> Reverted:
    """Bring back what `take_back` took back. Errors likewise."""
    last = _history(store, record).next("redo", factory.author)
    if last is None or not last.group.startswith(_GROUP):
        raise RetroError(M_("There is no answer to bring back."))
    return redo(store, factory, record)


def _history(store: Store, record: Retrospective) -> History:
    return History.of(lines_of(store.changes(record.reference)))
