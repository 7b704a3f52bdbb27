"""How the account that the report page asks for is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.accounts.account import Occasion
from retro.model.record import Retrospective
from retro.occasions import Wanted, occasion_of
from retro.screens.base import Surroundings
from retro.store.protocol import Store

if TYPE_CHECKING:
    from exports.accounts.writing import Written


async def occasion(record: Retrospective, wanted: Wanted, retro: Surroundings) -> Occasion:
    """What it is written for, as of today."""

    def work(store: Store) -> Occasion:
        outside = retro.outside
        now = retro.desk.stamp.now()
        return occasion_of(record, store, wanted, now=now, settings=outside.settings, templates=outside.templates)

    return await retro.desk.ask(work)


def written(record: Retrospective, wanted: Wanted, occasion: Occasion) -> Written:
    """The account. Slow: to be called on the press. NamesError or RetroError as `exports.accounts.writing.write`."""
    from exports.accounts.writing import write  # brings in the templates

    return write(record, wanted.to, wanted.account, occasion, shield=wanted.shield)
