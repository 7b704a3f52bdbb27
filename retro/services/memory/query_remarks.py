"""What is to be said beside an answer, whatever was asked: the search, the list, lessons, what is open or alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retro.errors import UnreadableError
from retro.language import M_, Message
from retro.store.protocol import Store
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.model.query.reading import Query


def remarks(store: Store, query: Query | None = None) -> Sequence[Message]:
    """How a query was read that may mean something else; why every case was read for the answer, and what to do then.

    Without a query: of an answer that the index of words was asked for. Ask it behind the answer: that an index is
    damaged may be found only then.
    """
    said = query.remarks if query else ()
    lacks = store.unindexed() if query is None or query.words else None
    return (*said, lacks.title, lacks.step) if lacks else said


def left_out(reference: str, error: UnreadableError) -> Message:
    """That an answer goes without a case, which row of it cannot be read, and what tells more."""
    return M_(
        "{reference} is left out; retro doctor tells more. {reason}", reference=printable(reference), reason=error.title
    )
