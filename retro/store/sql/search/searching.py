"""The cases in which words stand, in order; and where they stand in a case.

The index names candidates. Whether the words stand there as they are to is seen in their rows, which are read only as
far as somebody asks: a screen shows the first of thousands. Without an index, every case is a candidate.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from functools import cached_property, wraps
from itertools import islice
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from retro.model.query.matching import Matcher
from retro.store.declared import HEAD
from retro.store.listed import Count
from retro.store.protocol import CaseFilter, Order
from retro.store.sql import summaries
from retro.store.sql.search import word_index
from retro.store.sql.search.search_candidates import Candidates, candidates, is_found_by_literal
from retro.store.sql.search.word_index import DOCUMENTS, OF_LIST

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.model.query.words import Word
    from retro.store.sql.connection import Connection
    from retro.store.sql.search.word_index import Asked, Index

_FEW = 2_000
"""So many candidates are sorted; of more, one goes through the archive in its order, until there are enough."""
_WEIGHED = 100
"""Of so many at most, the newest, it is worked out which fits best: as much work in an archive of any size."""
_A_FEW = 5
"""Of so many cases it is asked in which tables a word may stand, before one looks."""
_AT_ONCE = 50
"""So many cases are read together at first; twice as many with each further go."""
_MOST_AT_ONCE = 1_000

_AMONG = f""" AND "{HEAD}"."id" IN (SELECT "retrospective" FROM "{DOCUMENTS}" WHERE "doc" {OF_LIST})"""
"""A condition: it is the case of one of these documents."""


P = ParamSpec("P")
R = TypeVar("R")


def _or_by_reading(find: Callable[Concatenate[Search, P], R]) -> Callable[Concatenate[Search, P], R]:
    """Where the documents of the index cannot be read after all, it is begun anew without them."""

    @wraps(find)
    def found(search: Search, /, *args: P.args, **named: P.kwargs) -> R:
        try:
            return find(search, *args, **named)
        except search.errors as error:
            if not search.give_index_up(error):
                raise
        return find(search, *args, **named)

    return found


class Search:
    """The cases in which words stand, found as far as they were asked for. It holds as long as nobody writes."""

    def __init__(self, conn: Connection, index: Index, wanted: CaseFilter, order: Order) -> None:
        self.is_damaged = False
        """Whether the index is there, and could not be read."""
        self.errors = conn.DatabaseError
        self._conn = conn
        self._index = index
        self._wanted = wanted
        self._order = order
        self._matcher = Matcher(wanted.words)
        self._is_in_order = order.by != "fit"
        """Whether those that are looked at first stand in the order that is wanted."""
        self._begin(self._look_up())

    def _begin(self, candidates: Candidates) -> None:
        """Begin to look through what may fit."""
        self._candidates = candidates
        self._kinds_asked = self._ask_for_kinds()
        self._kinds: dict[Word, frozenset[str]] = {}
        self._rows = array("q")
        """The rows of the table of the heads that were found so far."""
        self._first: list[tuple[int, EntryId, str]] = []
        """The first of them, as many as are weighed, with their cases and what these are called."""
        self._passed = 0
        """So many candidates were looked at."""
        self._is_done = False
        self._is_in_order = self._order.by != "fit"

    @_or_by_reading
    def rows(self, start: int = 0, stop: int | None = None) -> Sequence[int]:
        """A window of the rows of the table of the heads that are wanted, in order."""
        if not self._is_in_order:
            self._put_best_first()
        if not self._is_done and (stop is None or stop > len(self._rows)):
            self._go_on(stop)
        return self._rows[start:stop]

    @_or_by_reading
    def place(self, row: int) -> int | None:
        """Where a row of the table of the heads stands among those that are wanted; None if it is not wanted."""
        (case,) = self._conn.execute(f'SELECT "id" FROM "{HEAD}" WHERE "rowid" = ?', (row,)).fetchone()
        held = self._candidates.documents
        if held is not None:
            statement = f'SELECT "doc" FROM "{DOCUMENTS}" WHERE "retrospective" = ?'
            found = self._conn.execute(statement, (case,)).fetchone()
            if not found or found[0] not in held:
                return None
        if not self._fitting([case]):
            return None
        while row not in self._rows and not self._is_done:  # it goes as far as that, and no further
            self._go_on(2 * len(self._rows) + _AT_ONCE)
        return self._rows.index(row) if row in self._rows else None

    @_or_by_reading
    def estimate(self) -> Count:
        """How many there are, as far as no case has to be read for it."""
        if self._is_done:
            return Count(len(self._rows))
        return Count(self._possible, is_exact=self._candidates.are_exact)

    @cached_property
    def _possible(self) -> int:
        """How many candidates there are among the cases that are wanted but for the words."""
        held, others = self._candidates.documents, self._wanted._replace(words=())
        if held is None:
            return summaries.count(self._conn, others)
        if others == CaseFilter():
            return len(held - word_index.removed(self._conn))
        where, values = summaries.where(others)
        statement = f'SELECT count(*) FROM "{HEAD}" {where} {_AMONG}'
        return int(self._conn.execute(statement, values | {"documents": json.dumps(list(held))}).fetchone()[0])

    def _look_up(self) -> Candidates:
        if self._index.is_good():
            try:
                self._index.foresee(self._heads_of_few, self._whole)
                return candidates(self._conn, self._index, self._wanted.words)
            except self.errors as error:
                if not self._index.is_broken(error):
                    raise
                self.is_damaged = True
        return Candidates(None, self._wanted.words)

    def give_index_up(self, error: Exception) -> bool:
        """Go on without the index, if an error may say that it cannot be read; whether that is something new."""
        if self._candidates.documents is None or not self._index.is_broken(error):
            return False
        self.is_damaged = True
        self._begin(Candidates(None, self._wanted.words))
        self.__dict__.pop("_possible", None)
        return True

    def _go_on(self, stop: int | None) -> None:
        """Look at further candidates, until `stop` were found, or all."""
        at_once = _AT_ONCE
        with closing(self._heads(self._passed)) as heads:
            while stop is None or len(self._rows) < stop:
                together = list(islice(heads, at_once))
                at_once = min(2 * at_once, _MOST_AT_ONCE)
                if not together:
                    self._is_done = True
                    return
                fitting = self._fitting([case for _row, case, _title in together])
                found = [each for each in together if each[1] in fitting]
                self._first += found[: max(_WEIGHED - len(self._rows), 0)]
                self._rows.extend(row for row, _case, _title in found)
                self._passed += len(together)

    def _put_best_first(self) -> None:
        """Put those that fit best before the others, among the first ones."""
        from retro.store.sql.search.search_order import best_first

        self._go_on(_WEIGHED)
        rows = {case: row for row, case, _title in self._first}
        titles = {case: title for _row, case, title in self._first}
        index = None if self._candidates.documents is None else self._index
        best = best_first(self._conn, index, titles, self._matcher, self._wanted.words)
        self._rows[:_WEIGHED] = array("q", (rows[case] for case in best))
        self._is_in_order = True

    def _fitting(self, cases: Sequence[EntryId]) -> set[EntryId]:
        """Those of the cases in which the words stand."""
        if self._candidates.are_exact:
            return set(cases)
        from retro.store.sql.search.search_texts import of_cases, with_literal  # it makes every kind of entry

        unsure = self._candidates.unsure
        fitting: set[EntryId] = set()
        if self._candidates.documents is not None and all(map(is_found_by_literal, unsure)):
            fitting = set.intersection(
                *(with_literal(self._conn, cases, word.text, self._kinds_of(word)) for word in unsure)
            )
            cases = [case for case in cases if case not in fitting]
            if not cases:
                return fitting
        found: dict[EntryId, set[int]] = {case: set() for case in cases}
        may_be_spoilt = any(word.is_not for word in self._wanted.words)
        for row in of_cases(self._conn, cases, self._matcher.kinds):
            if may_be_spoilt or not self._matcher.fits(found[row.case]):
                found[row.case] |= self._matcher.found_in_row(row.kind, row.texts, (*row.choices, *row.stands))
        return fitting | {case for case, words in found.items() if self._matcher.fits(words)}

    def _ask_for_kinds(self) -> Mapping[Word, Callable[[], frozenset[str]]]:
        """Ask in which tables words may stand as they are, where few cases may hold them: then few must be asked."""
        documents, unsure = self._candidates.documents, self._candidates.unsure
        if not documents or len(documents) > _A_FEW or not all(map(is_found_by_literal, unsure)):
            return {}
        asked = {word: self._index.kinds_having(word.text, documents) for word in unsure}
        return {word: kinds for word, kinds in asked.items() if kinds}

    def _kinds_of(self, word: Word) -> frozenset[str] | None:
        if word not in self._kinds and (asked := self._kinds_asked.get(word)):
            self._kinds[word] = asked()
        return self._kinds.get(word)

    def _heads(self, offset: int) -> Generator[tuple[int, EntryId, str], None, None]:
        """The candidates among the cases that are wanted but for the words, in order: rows, ids, and titles."""
        held = self._candidates.documents
        if held is not None and len(held) <= _FEW:
            statement, values = self._heads_of_few()
            values["documents"] = json.dumps(list(held))
            held = None
        elif held is not None:
            join = f'LEFT JOIN "{DOCUMENTS}" ON "{DOCUMENTS}"."retrospective" = "{HEAD}"."id"'
            statement, values = self._statement('"doc"', join)
        else:
            statement, values = self._statement()
        with closing(self._index.in_turn(statement, values)) as found:
            among = ((row, case, str(title or "")) for row, case, title, doc in found if held is None or doc in held)
            yield from islice(among, offset, None)

    def _heads_of_few(self) -> tuple[str, dict[str, Any]]:
        """The same among the cases of the documents that a value is to name, `:documents`."""
        return self._statement(among=_AMONG)

    def _statement(self, document: str = "NULL", join: str = "", among: str = "") -> tuple[str, dict[str, Any]]:
        where, values = summaries.where(self._wanted)
        statement = (
            f'SELECT "{HEAD}"."rowid", "{HEAD}"."id", "{HEAD}"."title", {document} '
            f"{summaries.tables(self._order)} {join} {where}{among} {summaries.by(self._order)}"
        )
        return statement, values

    def _whole(self) -> Asked | None:
        """What will be asked of the cases to put those first that fit best, if that is known."""
        if self._is_in_order:
            return None
        from retro.store.sql.search.search_order import whole_asked

        return whole_asked(self._index, self._wanted.words)
