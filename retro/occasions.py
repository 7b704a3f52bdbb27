"""What an account is written for, gathered from the settings, the user's templates and the archive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from exports.accounts.account import Account, Occasion
from exports.templating import NAMES
from retro.errors import RetroError
from retro.model.choice import Audience
from retro.model.record import Retrospective
from retro.settings import Settings
from retro.store.protocol import Store


def occasion_of(
    record: Retrospective,
    store: Store,
    account: Account,
    *,
    on: date,
    settings: Settings,
    templates: Mapping[str, Path],
    language: str,
    addressee: str = "",
    number: int = 1,
) -> Occasion:
    """The occasion of an account of `record`.

    `language` is the code of the account's language; the rest is as in `exports.accounts.account.Occasion`.
    """
    return Occasion(
        on=on,
        house=settings.house(language),
        addressee=addressee,
        number=number,
        earlier=_earlier(record, store) if account.reader is not Audience.CUSTOMER else (),
        templates=templates,
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
