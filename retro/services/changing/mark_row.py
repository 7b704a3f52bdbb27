"""Mark a row for its readers: for every customer, for none, for one after another, for all but one, then as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from retro.language import M_, Message
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.redaction.people import customers
from retro.redaction.stops import quoted
from retro.services.changing.commit import Done
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.store.protocol import Store

_FEW = (3, 5)
"""Of so many customers each may be the one who is not told; of more, one writes down who is."""


def mark_next(store: Store, factory: ChangeFactory, record: Retrospective, row: Shareable) -> Done:
    """Give the row the next mark; errors as of `edit_fields`."""
    return edit_fields(store, factory, record, [Edit(row, next_mark(record, row))])


def next_mark(record: Retrospective, row: Shareable) -> dict[str, Any]:
    """The values of the fields of the mark that comes behind the one that the row has.

    The two that are wanted most come first: every customer, and no customer.
    """
    if row.for_all:
        return {"for_all": False, "for_one": ""}
    some = _some(customers(record))
    at = next((n for n, each in enumerate(some, 1) if {*each} == {*row.for_some}), 0)
    if row.for_all is None and not row.for_some:
        return {"for_all": True, "for_one": ""}
    return {"for_all": None, "for_one": "; ".join(some[at]) if at < len(some) else ""}


def _some(known: Sequence[str]) -> list[tuple[str, ...]]:
    """Those whom a row can be marked for, in turn: each alone, then, of a few, all but one."""
    few = known if _FEW[0] <= len(known) <= _FEW[1] else ()
    return [*((name,) for name in known), *(tuple(each for each in known if each != name) for name in few[::-1])]


def mark_told(row: Shareable) -> Message:
    """For whom a row is, in a sentence."""
    if row.for_all:
        return M_("Marked for every customer.")
    if row.for_all is False:
        return M_("Held back: no customer is told it.")
    if row.for_some:
        return M_("For {names} alone.", names=quoted(row.for_some))
    if row.about:
        return M_("Without a mark: for “{name}”, whom it is about.", name=row.about)
    return M_("Without a mark: where there are several customers, no letter tells it.")
