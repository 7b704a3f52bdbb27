"""The cases in which words stand, in order; and where they stand in a case.

The index names candidates. Whether the words stand there as they are to is seen in their rows, which are read only as
far as somebody asks: a screen shows the first of thousands. Without an index, every case is a candidate.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import cached_property
from itertools import islice

from retro.model.entry import EntryId
from retro.model.query.matching import Matcher
from retro.store.protocol import CaseFilter, Count, Order
from retro.store.sqlite import search_index, summaries
from retro.store.sqlite.declared import HEAD
from retro.store.sqlite.search_candidates import Candidates, candidates
from retro.store.sqlite.search_index import DOCUMENTS
from retro.store.sqlite.search_texts import of_cases

_FEW = 2_000
"""So many candidates are sorted; of more, one goes through the archive in its order, until there are enough."""
_AT_ONCE = 50
"""So many cases are read together."""


class Search:
    """The cases in which words stand, found as far as they were asked for. It holds as long as nobody writes."""

    def __init__(self, conn: sqlite3.Connection, wanted: CaseFilter, order: Order) -> None:
        self.is_damaged = False
        """Whether the index is there, and could not be read."""
        self._conn = conn
        self._wanted = wanted
        self._order = order
        self._matcher = Matcher(wanted.words)
        self._candidates = self._look_up()
        self._rows = array("q")
        """The rows of the table of the heads that were found so far."""
        self._passed = 0
        """So many candidates were looked at."""
        self._is_done = False

    def rows(self, start: int = 0, stop: int | None = None) -> Sequence[int]:
        """A window of the rows of the table of the heads that are wanted, in order."""
        if not self._is_done and (stop is None or stop > len(self._rows)):
            self._go_on(stop)
        return self._rows[start:stop]

    def estimate(self) -> Count:
        """How many there are, as far as no case has to be read for it."""
        if self._is_done:
            return Count(len(self._rows))
        held = self._candidates
        exact = held.are_exact and held.documents is not None
        if exact and len(held.documents or ()) <= _FEW:
            return Count(len(self.rows()))
        return Count(self._possible, is_exact=exact)

    @cached_property
    def _possible(self) -> int:
        """How many candidates there are among the cases that are wanted but for the words."""
        return sum(1 for _ in self._heads(0))

    def _look_up(self) -> Candidates:
        if not search_index.state(self._conn):
            try:
                return candidates(self._conn, self._wanted.words)
            except sqlite3.DatabaseError as error:
                if not search_index.is_broken(error):
                    raise
                self.is_damaged = True
        return Candidates(None, are_exact=False)

    def _go_on(self, stop: int | None) -> None:
        """Look at further candidates, until `stop` were found, or all."""
        with closing(self._heads(self._passed)) as heads:
            while stop is None or len(self._rows) < stop:
                together = list(islice(heads, _AT_ONCE))
                if not together:
                    self._is_done = True
                    return
                fitting = self._fitting([case for _row, case in together])
                self._rows.extend(row for row, case in together if case in fitting)
                self._passed += len(together)

    def _fitting(self, cases: Sequence[EntryId]) -> set[EntryId]:
        """Those of the cases in which the words stand."""
        if self._candidates.are_exact:
            return set(cases)
        found: dict[EntryId, set[int]] = {case: set() for case in cases}
        for row in of_cases(self._conn, cases):
            for field, text in row.texts:
                found[row.case] |= self._matcher.found_in((row.kind, field), text)
        return {case for case, words in found.items() if self._matcher.fits(words)}

    def _heads(self, offset: int) -> Generator[tuple[int, EntryId], None, None]:
        """The candidates among the cases that are wanted but for the words, in order: their rows, and their ids."""
        held = self._candidates.documents
        where, values = summaries.where(self._wanted)
        document, join = "NULL", ""
        if held is not None and len(held) <= _FEW:
            where += f' AND "{HEAD}"."id" IN (SELECT "retrospective" FROM "{DOCUMENTS}" WHERE "doc" IN '
            where += "(SELECT value FROM json_each(:documents)))"
            values["documents"] = json.dumps(list(held))
            held = None
        elif held is not None:
            document = '"doc"'
            join = f'LEFT JOIN "{DOCUMENTS}" ON "{DOCUMENTS}"."retrospective" = "{HEAD}"."id"'
        statement = (
            f'SELECT "{HEAD}"."rowid", "{HEAD}"."id", {document} '
            f"{summaries.tables(self._order)} {join} {where} {summaries.by(self._order)}"
        )
        found = self._conn.execute(statement, values)
        with closing(found):
            among = ((row, case) for row, case, doc in found if held is None or doc in held)
            yield from islice(among, offset, None)
