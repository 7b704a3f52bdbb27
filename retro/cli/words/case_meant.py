"""The case that a reference of a command means, and that it is another one where the two were merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.cli.streams import say
from retro.language import active

if TYPE_CHECKING:
    from retro.store.protocol import Store


def case_meant(store: Store, said: str) -> str:
    """The whole reference; RetroError as `Store.resolve`. Tells on stderr if it is not of the case that was named."""
    from retro.services.reading.went_on import went_on

    reference = store.resolve(said)
    if told := went_on(store, said, reference):
        say(told.show(active()))
    return reference
