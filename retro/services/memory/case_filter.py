"""From a query to the cases that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retro.model.query.reading import Query
from retro.store.protocol import CaseFilter, Store
from retro.text.folding import folded_name


def case_filter(query: Query, store: Store, today: date) -> CaseFilter:
    """What a query asks for, its owners and tags as they are written in the archive.

    Of a text that no owner holds, the text itself is asked for, which nothing has then.
    """
    return CaseFilter(
        words=query.words,
        statuses=query.states,
        severities=query.severities,
        kinds=query.kinds,
        owners=_holding(query.owners, store.owners()) if query.owners else (),
        tags=_holding(query.tags, store.tags()) if query.tags else (),
        open=query.open,
        today=today.isoformat() if query.open == "overdue" else "",
        since=query.since,
        until=query.until,
        shared=query.shared,
        recurrence=query.recurrence,
    )


def _holding(texts: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in known if any(text in folded_name(each) for text in texts)) or tuple(texts)
