"""What the report page asks for, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.accounts.account import Account, Occasion
from retro.language import Language
from retro.model.record import Retrospective
from retro.occasions import occasion_of, templates_in
from retro.screens.base import Surroundings
from retro.store.protocol import Store

if TYPE_CHECKING:
    from exports.accounts.writing import Written


@dataclass(frozen=True)
class Wanted:
    """An account as somebody chose it."""

    account: Account
    to: Language
    addressee: str = ""
    """The one customer that it is for; "" for everybody who was hurt."""
    number: int = 1
    """Which interim report it is."""
    shield: bool = False
    """Roles take the place of names."""
    stock: bool = False
    """The template that comes with Retro, even where the user has one of their own."""


async def occasion(record: Retrospective, wanted: Wanted, retro: Surroundings) -> Occasion:
    """What it is written for, as of today."""
    today = retro.desk.stamp.now().astimezone(record.zone).date()

    def work(store: Store) -> Occasion:
        return occasion_of(
            record,
            store,
            wanted.account,
            on=today,
            settings=retro.outside.settings,
            templates={} if wanted.stock else templates_in(retro.outside.templates),
            language=wanted.to.code,
            addressee=wanted.addressee,
            number=wanted.number,
        )

    return await retro.desk.ask(work)


def written(record: Retrospective, wanted: Wanted, occasion: Occasion) -> Written:
    """The account. Slow: to be called on the press. NamesError or RetroError as `exports.accounts.writing.write`."""
    from exports.accounts.writing import write  # brings in the templates

    return write(record, wanted.to, wanted.account, occasion, shield=wanted.shield)
