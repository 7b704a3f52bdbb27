"""What is said unasked at the command line, where a case begins or its causes are written: it happened before (S12)."""

from __future__ import annotations

from contextlib import suppress

from retro.cli.streams import say
from retro.errors import RetroError
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.review.compared import basis
from retro.store.protocol import Store


def say_seen(store: Store, factory: ChangeFactory, record: Retrospective) -> None:
    """Say so on stderr, if it looks so. All is written by then, and nobody asked: what cannot be read is no error."""
    from retro.cli.printed.similar_lines import seen
    from retro.services.memory.seen_before import seen_before

    with suppress(RetroError):
        if found := seen_before(store, record, factory.now):
            say(seen(found, record.reference))


def say_seen_anew(store: Store, factory: ChangeFactory, before: Retrospective, record: Retrospective) -> None:
    """The same, where what the case is held against others by is not as it was before.

    Of one row after the other the same is said once; whoever gives the case another title is told in any case.
    """
    from retro.services.memory.seen_before import seen_before

    if basis(record) == basis(before):
        return
    with suppress(RetroError):
        is_titled = before.head.title != record.head.title
        if is_titled or seen_before(store, before, factory.now) != seen_before(store, record, factory.now):
            say_seen(store, factory, record)
