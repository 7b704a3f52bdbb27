"""The earlier cases of whoever is named in a call, in a line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from retro.language import active
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.model.call import Call
    from retro.screens.store_worker import StoreWorker
    from retro.store.protocol import Store


async def earlier_told(store_worker: StoreWorker, call: Call, typed: str, today: date) -> str:
    """What they are, by the notes and by what is being `typed`; "" for none. RetroError if they cannot be read."""

    def work(store: Store) -> str:
        from retro.services.call.candidates import earlier_cases_of  # whoever notes nothing needs none of it

        found = earlier_cases_of(store, call, today, typed)
        return found.told(active()) if found else ""

    return printable(await store_worker.ask(work))
