"""The account before the present one: what a case told when it was closed the last time."""

from __future__ import annotations

from retro.model.accounts import Account, account_before, number_of
from retro.model.record import Retrospective
from retro.store.protocol import Store


def last_account(store: Store, record: Retrospective) -> Account | None:
    """The account before; None for a case that was never opened again. Its log is read only where there is one."""
    return account_before(store.whole(record.reference)) if number_of(record) > 1 else None
