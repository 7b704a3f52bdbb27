"""Mark a row for its readers: for every customer, for none, for one of them after another, then as it was."""

from __future__ import annotations

from typing import Any

from retro.language import M_, Message
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.redaction.people import customers, for_one
from retro.services.commit import Done
from retro.services.edit_fields import Edit, edit_fields
from retro.store.protocol import Store


def mark_next(store: Store, factory: ChangeFactory, record: Retrospective, row: Shareable) -> Done:
    """Give the row the next mark; errors as of `edit_fields`."""
    return edit_fields(store, factory, record, [Edit(row, next_mark(record, row))])


def next_mark(record: Retrospective, row: Shareable) -> dict[str, Any]:
    """The values of the fields of the mark that comes behind the one that the row has.

    The two that are wanted most come first: every customer, and no customer.
    """
    known = customers(record)
    if row.for_all:
        return {"for_all": False, "for_one": ""}
    if row.for_all is False:
        return {"for_all": None, "for_one": known[0] if known else ""}
    if one := for_one(row):
        at = known.index(one) + 1
        return {"for_all": None, "for_one": known[at] if at < len(known) else ""}
    return {"for_all": True, "for_one": ""}


def mark_told(row: Shareable) -> Message:
    """For whom a row is, in a sentence."""
    if row.for_all:
        return M_("Marked for every customer.")
    if row.for_all is False:
        return M_("Held back: no customer is told it.")
    if one := for_one(row):
        return M_("For “{name}” alone.", name=one)
    if row.about:
        return M_("Without a mark: for “{name}”, whom it is about.", name=row.about)
    return M_("Without a mark: where there are several customers, no letter tells it.")
