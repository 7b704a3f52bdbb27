"""The list of cases: which, in which order, from where to where; what was worked out is kept until somebody writes.

The first screen asks for nothing else, so it does without whatever knows the record.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING

from retro.store.listed import Count, Summary
from retro.store.protocol import NEWEST_FIRST, CaseFilter, Order
from retro.store.sql import summaries

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection
    from retro.store.sql.records import Reading
    from retro.store.sql.search.searching import Search

_Sorted = tuple[tuple[CaseFilter, Order, object], Sequence[int]]
"""Rows of the table of the heads; before them which ones, in which order, and when they were so."""

_UNSORTED: _Sorted = ((CaseFilter(), NEWEST_FIRST, None), ())


class Listing:
    """What `Store` says of the list of cases.

    `reading` opens a transaction that reads, `state` gives something else whenever somebody has written, and `search`
    begins to look for words: whatever knows how comes with it, and not before.
    """

    def __init__(
        self,
        reading: Reading,
        state: Callable[[], object],
        search: Callable[[Connection, CaseFilter, Order], Search],
    ) -> None:
        self._reading = reading
        self._state = state
        self._begin_search = search
        self._sorted = _UNSORTED
        self._searched: tuple[tuple[CaseFilter, Order, object], Search] | None = None

    def forget(self) -> None:
        """Work everything out anew."""
        self._searched = None
        self._sorted = _UNSORTED

    @property
    def search(self) -> Search | None:
        """What was searched for last, if it was for words; None if nothing was."""
        return self._searched[1] if self._searched else None

    def list(
        self, wanted: CaseFilter, offset: int = 0, limit: int = 50, order: Order = NEWEST_FIRST
    ) -> tuple[Summary, ...]:
        if summaries.is_plain(wanted, order):
            with self._reading(is_one=True) as conn:
                return summaries.window(conn, wanted, offset, limit, order)
        with self._reading() as conn:
            start = max(offset, 0)
            stop = start + max(limit, 0)
            if wanted.words:
                rows = self._search(conn, wanted, order).rows(start, stop)
            else:
                rows = self._sorted_rows(conn, wanted, order)[start:stop]
            if not rows:
                return ()
            lines = summaries.ask_lines(conn, rows)
            _ends_with(conn)
            return summaries.lines_of(lines, rows)

    def references(self, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> tuple[str, ...]:
        if not wanted.words:
            with self._reading(is_one=True) as conn:
                return summaries.references(conn, wanted, order)
        with self._reading() as conn:
            return summaries.references_of(conn, self._search(conn, wanted, order).rows())

    def place(self, reference: str, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> int | None:
        if (wanted, order) == (CaseFilter(), NEWEST_FIRST):
            with self._reading(is_one=True) as conn:
                return summaries.newer(conn, reference)
        with self._reading() as conn:
            row = summaries.row_of(conn, reference)
            if wanted.words:
                return None if row is None else self._search(conn, wanted, order).place(row)
            rows = self._sorted_rows(conn, wanted, order)
            return rows.index(row) if row is not None and row in rows else None

    def each(self, wanted: CaseFilter) -> Generator[Summary, None, None]:
        with self._reading() as conn:
            if wanted.words:
                yield from summaries.each_of(conn, self._search(conn, wanted, NEWEST_FIRST).rows)
            else:
                yield from summaries.each(conn, wanted)

    def count(self, wanted: CaseFilter) -> int:
        if summaries.is_plain(wanted, NEWEST_FIRST):
            with self._reading(is_one=True) as conn:
                return summaries.count(conn, wanted)
        with self._reading() as conn:
            if wanted.words:
                return len(self._search(conn, wanted, NEWEST_FIRST).rows())
            (held, order, _state), _rows = self._sorted
            return len(self._sorted_rows(conn, wanted, order if held == wanted else NEWEST_FIRST))

    def estimate(self, wanted: CaseFilter) -> Count:
        if not wanted.words:
            return Count(self.count(wanted))
        with self._reading() as conn:
            return self._search(conn, wanted, NEWEST_FIRST).estimate()

    def _sorted_rows(self, conn: Connection, wanted: CaseFilter, order: Order) -> Sequence[int]:
        """The rows of the table of the heads in an order that has to be worked out, kept until somebody writes."""
        key = wanted, order, self._state()
        if self._sorted[0] != key:
            self._sorted = key, summaries.sorted_rows(conn, wanted, order)
        return self._sorted[1]

    def _search(self, conn: Connection, wanted: CaseFilter, order: Order) -> Search:
        """What is found for words, as far as it was looked for, kept until somebody writes."""
        key = wanted, order, self._state()
        if self._searched is None or self._searched[0] != key:
            self._searched = key, self._begin_search(conn, wanted, order)
        return self._searched[1]


def _ends_with(conn: Connection) -> None:
    """Nothing more is asked in the transaction: a server far away ends it along with what was asked last."""
    if hasattr(conn, "all_asked"):
        conn.all_asked()
