"""What is said unasked when a review begins at the command line: that it may have happened before (S12)."""

from __future__ import annotations

from contextlib import suppress

from retro.cli.similar_lines import seen
from retro.cli.streams import say
from retro.errors import RetroError
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.services.seen_before import seen_before
from retro.store.protocol import Store


def say_seen(store: Store, factory: ChangeFactory, record: Retrospective) -> None:
    """Say so on stderr, if it looks so. The case has begun: nobody asked, so what cannot be read keeps no one."""
    with suppress(RetroError):
        if found := seen_before(store, record, factory.now):
            say(seen(found, record.reference))
