"""What somebody wants an account for, and what it needs besides the record: settings, templates, earlier cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from exports.accounts.account import Account, Occasion
from exports.templating import NAMES
from retro.errors import RetroError
from retro.language import Language
from retro.model.record import Retrospective
from retro.redaction.audience import CUSTOMER
from retro.settings import Settings
from retro.store.protocol import Store


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
    """Roles take the place of names, where an account for the customer would be refused."""
    stock: bool = False
    """The templates that come with Retro, even where the user has some of their own."""


def occasion_of(
    record: Retrospective, store: Store, wanted: Wanted, *, now: datetime, settings: Settings, templates: Path
) -> Occasion:
    """The occasion of an account of `record`, written on the day that it is `now` where it happened.

    `templates` is the folder of the user's own ones; it need not be there.
    """
    return Occasion(
        on=now.astimezone(record.zone).date(),
        house=settings.house(wanted.to.code),
        addressee=wanted.addressee,
        number=wanted.number,
        earlier=_earlier(record, store) if wanted.account.reader is not CUSTOMER else (),
        templates={} if wanted.stock else templates_in(templates),
    )


def templates_in(folder: Path) -> Mapping[str, Path]:
    """The templates of the user's own in `folder`, by the names of those that they take the place of."""
    return {name: path for name in NAMES if (path := folder / f"{name}.md.j2").is_file()}


def _earlier(record: Retrospective, store: Store) -> tuple[Retrospective, ...]:
    from retro.review.recurrence import earlier

    def load(reference: str) -> Retrospective | None:
        try:
            return store.load(store.resolve(reference))
        except RetroError:  # a case that is not in this archive
            return None

    return earlier(record, load)
