"""What an audience may know of that which is gone: nothing of what it said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retro.model.entry import Entry
from retro.model.record import FullRecord
from retro.model.shareable import Shareable
from retro.redaction.addressed import distinct_customers
from retro.redaction.audience import Audience
from retro.redaction.people import for_some
from retro.redaction.readable import reads_field, reads_kind
from retro.redaction.redact import is_sayable
from retro.review.deadline_history import DeadlineHistory, Gone, Stamp, deadline_history


def readable_history(whole: FullRecord, audience: Audience) -> DeadlineHistory:
    """What was due before and is not any more.

    An audience from which something is kept is told of kinds and days that it may read, of rows of which it might have
    been told, and no words, which nobody looked through for names; and what it reads may be another text whenever
    anything in the case is.
    """
    history = deadline_history(whole)
    if audience.sees_all:
        return history
    last = max(whole.log, key=lambda logged: logged.seq, default=None)
    stamp = {row: Stamp(last.seq, last.change.at) for row in history.stamps} if last else {}
    return DeadlineHistory(stamp, tuple(_bare(history.gone, whole, audience)))


def _bare(gone: Sequence[Gone], whole: FullRecord, audience: Audience) -> Iterator[Gone]:
    for each in gone:
        row, kind = each.row, type(each.row)
        may_know = reads_kind(audience, kind) and reads_field(audience, kind, row.field(each.deadline.name))
        if may_know and _concerns_all(row, whole, audience) and is_sayable(row, whole.record, audience):
            yield replace(each, row=_without_words(row))


def _concerns_all(row: Entry, whole: FullRecord, audience: Audience) -> bool:
    """Whether a row is nobody's own affair; of several customers, each may know what was marked for all of them."""
    if not audience.is_customer or not isinstance(row, Shareable):
        return not row.customer
    is_common = row.for_all is None and not for_some(row) and len(distinct_customers(whole.record)) <= 1
    return not row.customer and (row.for_all is True or is_common)


def _without_words(row: Entry) -> Entry:
    return type(row)(id=row.id, position=row.position, revision=row.revision)
