"""The index of words of an archive on a server: asked, kept in step, made anew, held against the rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from retro.store.declared import HEAD
from retro.store.postgres.search_schema import ROWS, RULES
from retro.store.sql.search.word_index import DOCUMENTS, OF_LIST, AnyOf, Asked, Heads, State, terms_of, terms_of_row
from retro.text.search_terms import VERSION, RequiredTerm, terms_in

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.store.postgres.connection import Connection, Database
    from retro.store.postgres.pipeline import Reply
    from retro.store.protocol import Progress
    from retro.store.sql.connection import Key
    from retro.store.sql.search.search_texts import RowTexts

_FIRST = 500
"""So many rows of an order are fetched first; four times as many with each further go."""
_AT_ONCE = 100
"""So many cases are read together."""
_MOST_FEW = 50
"""So many documents are few."""
_OF_FEW = f"""= ANY (ARRAY(SELECT "doc" FROM "{DOCUMENTS}" WHERE "terms" @@ CAST(:query AS tsquery)
LIMIT {_MOST_FEW + 1}))"""
"""A condition: it is one of the first documents that match, all of them if they are few."""


_STATE = f'(SELECT "version" FROM "{RULES}"), ARRAY(SELECT "doc" FROM "{DOCUMENTS}" WHERE "is_cut")'


class Known:
    """What was heard last of the index of an archive; as long as nothing was, that it is as it should be."""

    def __init__(self) -> None:
        self.version: int | None = VERSION
        self.cut = frozenset[int]()
        """The documents that lack some terms."""

    @property
    def state(self) -> State:
        """What that says of it."""
        if self.version is None:
            return "missing"
        return "" if self.version == VERSION else "older" if self.version else "damaged"

    def hear(self, version: int | None, cut: Collection[int]) -> bool:
        """Take in what the server says; whether it is something new."""
        before = self.version, self.cut
        self.version, self.cut = version, frozenset(cut)
        return before != (self.version, self.cut)


class IndexMovedError(Exception):
    """The index is not what it was taken for. What is known of it is right now: ask once more."""


class _Foreseen:
    """What was asked for along with the documents that match, of which there are few."""

    def __init__(self, rows: Reply, whole: Asked | None = None, cases: Reply | None = None) -> None:
        self.documents = frozenset[int]()
        self.whole = whole
        self._rows, self._cases = rows, cases

    def is_of(self, documents: str | None) -> bool:
        """Whether these are the documents, in JSON."""
        return documents is not None and frozenset(json.loads(documents)) == self.documents

    def has(self, cases: Sequence[EntryId]) -> bool:
        """Whether these are all among the cases of the documents."""
        return {case for _row, case, *_ in self.rows}.issuperset(cases)

    @cached_property
    def rows(self) -> list[Any]:
        """The heads."""
        return self._rows.fetchall()

    @cached_property
    def cases(self) -> set[EntryId]:
        """The cases whose documents have what is asked as a whole."""
        return {case for (case,) in self._cases or ()}


class WordIndex:
    """An `Index` over a connection in a transaction.

    With what is `known` of it, nobody waits to hear it first: it is asked for along with the documents.
    """

    def __init__(self, conn: Connection, known: Known | None = None) -> None:
        self._conn = conn
        self._is_taken_for_good = known is not None and not known.state
        self._known = known or Known()
        self._foresees: tuple[Heads, Callable[[], Asked | None]] | None = None
        self._foreseen: _Foreseen | None = None

    def state(self) -> State:
        """What is known of it without looking through it."""
        self._known.hear(*(self._conn.execute(f"SELECT {_STATE}").fetchone() or (None, ())))
        return self._known.state

    def is_good(self) -> bool:
        return self._is_taken_for_good or not self.state()

    def is_broken(self, error: Exception) -> bool:  # noqa: ARG002 -- whatever it is, the transaction is over with it
        return False

    def tells_all(self) -> bool:
        return not self._known.cut

    def foresee(self, heads: Heads, whole: Callable[[], Asked | None]) -> None:
        self._foresees = heads, whole

    def matching(self, asked: Asked, *, unwanted: Sequence[Asked] = ()) -> frozenset[int]:
        """As of an `Index`. IndexMovedError if the index was taken for something else than it is."""
        query = f"{_put(asked)} & !{_put(AnyOf(tuple(unwanted)))}" if unwanted else _put(asked)
        matching = self._conn.execute(
            f"""SELECT (SELECT array_to_json(array_agg("doc")) FROM "{DOCUMENTS}" WHERE "terms" @@ CAST(? AS tsquery)),
            {_STATE}""",
            (query,),
        )
        foreseen = self._ask_ahead(query)
        found, *state = matching.fetchone() or (None, None, ())
        if foreseen and found and len(found) <= _MOST_FEW:
            self._foreseen = foreseen
            foreseen.documents = frozenset(found)
        if self._known.hear(*state):
            raise IndexMovedError
        return frozenset(found or ()) | self._known.cut

    def cases_matching(self, asked: Asked, cases: Sequence[EntryId]) -> set[EntryId]:
        if self._foreseen and self._foreseen.whole == asked and self._foreseen.has(cases):
            return self._foreseen.cases.intersection(cases)
        statement = f"""SELECT "retrospective" FROM "{DOCUMENTS}"
        WHERE "retrospective" = ANY (?) AND ("terms" @@ CAST(? AS tsquery) OR "is_cut")"""
        return {case for (case,) in self._conn.execute(statement, ([*cases], _put(asked)))}

    def kinds_having(self, word: str, documents: Collection[int]) -> Callable[[], frozenset[str]]:
        found = self._conn.execute(
            f"""SELECT DISTINCT "kind" FROM "{DOCUMENTS}" JOIN "{ROWS}" USING ("retrospective")
            WHERE "doc" = ANY (?) AND "{ROWS}"."terms" @> ?""",
            ([*documents], [*terms_in(word)]),
        )
        return lambda: frozenset(kind for (kind,) in found.fetchall())

    def having(self, terms: Collection[str]) -> Mapping[str, int]:
        counted = f"""SELECT "value", (SELECT count(*) FROM "{DOCUMENTS}" WHERE "terms" @@ {_ONE}) FROM json_each(?)"""
        found = self._conn.execute(counted, (json.dumps([*terms]),)).fetchall()
        return {term: number for term, number in found if number}

    def each_matching(self, terms: Sequence[str]) -> Iterator[Collection[int]]:
        listed = f"""SELECT "value", ARRAY(SELECT "doc" FROM "{DOCUMENTS}" WHERE "terms" @@ {_ONE}) FROM json_each(?)"""
        found: dict[str, list[int]] = dict(self._conn.execute(listed, (json.dumps([*terms]),)).fetchall())
        return (found[term] for term in terms)

    def _ask_ahead(self, query: str) -> _Foreseen | None:
        """Ask for what will be asked next, if few documents match."""
        if not self._foresees:
            return None
        (heads, whole_asked), self._foresees = self._foresees, None
        statement, values = heads()
        rows = self._conn.execute(statement.replace(OF_LIST, _OF_FEW), values | {"query": query})
        if not (whole := whole_asked()):
            return _Foreseen(rows)
        cases = f"""SELECT "retrospective" FROM "{DOCUMENTS}" WHERE "doc" {_OF_FEW}
        AND "terms" @@ CAST(:whole AS tsquery)"""
        return _Foreseen(rows, whole, self._conn.execute(cases, {"query": query, "whole": _put(whole)}))

    def in_turn(self, statement: str, values: Mapping[str, Any]) -> Generator[Any, None, None]:
        if self._foreseen and self._foreseen.is_of(values.get("documents")):
            yield from self._foreseen.rows
            return
        offset, size = 0, _FIRST
        while True:
            found = self._conn.execute(f"{statement} LIMIT {size} OFFSET {offset}", values).fetchall()
            yield from found
            if len(found) < size:
                return
            offset, size = offset + size, 4 * size


class Upkeep:
    """An `Upkeep`: the terms of rows are written with them, so that nobody has to know what they were before."""

    def __init__(self) -> None:
        self._changed: dict[EntryId, dict[Key, RowTexts] | None] = {}
        """What the rows say that the transaction changed, by cases; None for all of one."""
        self._there: dict[EntryId, Connection] = {}
        """The cases that are there already."""

    def before(self, conn: Any, case: EntryId) -> None:
        """What the rows said is kept on the server."""
        self._there[case] = conn

    def after(self, case: EntryId, rows: Iterable[RowTexts] | None = None) -> None:
        if rows is not None and case in self._there and case not in self._changed:
            _keep(self._there[case], case, rows)  # it takes its time there, while the rest is made here
            return
        changed = self._changed.setdefault(case, {})
        said = {(row.kind, row.id): row for row in rows or ()}
        self._changed[case] = None if changed is None or rows is None else changed | said

    def write(self, db: Database) -> None:
        """Write to the index what was changed and is not written yet."""
        changed, self._changed = self._changed, {}
        for case, said in changed.items():
            _keep(db.conn, case, None if said is None else said.values())

    def forget(self) -> None:
        """The transaction is over: what was to be written is, or does not hold any more."""
        self._changed.clear()
        self._there.clear()


def _keep(conn: Connection, case: EntryId, said: Iterable[RowTexts] | None) -> None:
    """Write to the index what some rows of a case say now; None: all of it, as it stands."""
    from retro.store.sql.search.search_texts import of_cases

    rows = ([row.kind, row.id, [*terms_of_row(row)]] for row in (of_cases(conn, [case]) if said is None else said))
    held = json.dumps([each for each in rows if each[-1] or said is not None])
    conn.execute('SELECT "search_keep"(?, ?, ?, ?)', (VERSION, case, said is None, held))


def make(conn: Connection, progress: Progress | None = None) -> int:
    """Make the index of all cases anew, in the transaction that writes; gives how many there are."""
    from retro.store.sql.search.search_texts import of_cases

    for table in (DOCUMENTS, ROWS, RULES):
        conn.execute(f'DELETE FROM "{table}"')
    cases = [case for (case,) in conn.execute(f'SELECT "id" FROM "{HEAD}" ORDER BY "created", "id"')]
    left = iter(cases)
    with progress(len(cases)) if progress else nullcontext(_in_silence) as step:
        while together := list(islice(left, _AT_ONCE)):
            rows = [
                (row.kind, row.id, row.case, [*held]) for row in of_cases(conn, together) if (held := terms_of_row(row))
            ]
            conn.execute(_PUT_IN, (json.dumps(rows),))
            for _case in together:
                step()
    conn.execute(
        f"""INSERT INTO "{DOCUMENTS}" ("retrospective", "terms", "is_cut")
        SELECT "id", "held"."terms", "held"."is_cut" FROM "{HEAD}", LATERAL "search_held"("id") AS "held"
        ORDER BY "created", "id" """
    )
    conn.execute(f'INSERT INTO "{RULES}" VALUES (?)', (VERSION,))
    return len(cases)


def unlike(conn: Connection) -> Iterator[str]:
    """The references of the cases of which the index says something else than their rows; nothing is written."""
    heads = conn.execute(f'SELECT "id", "reference" FROM "{HEAD}" ORDER BY "created", "id"').fetchall()
    statement = f"""SELECT "retrospective", tsvector_to_array("terms"), "is_cut",
    ARRAY(SELECT unnest("terms") FROM "{ROWS}" WHERE "{ROWS}"."retrospective" = "{DOCUMENTS}"."retrospective")
    FROM "{DOCUMENTS}" WHERE "retrospective" = ANY (?)"""
    left = iter(heads)
    while together := [*islice(left, _AT_ONCE)]:
        references: dict[str, str] = dict(together)
        found = conn.execute(statement, ([*references],))
        held = {case: (set(said), is_cut, set(of_rows)) for case, said, is_cut, of_rows in found}
        for case, proved in terms_of(conn, references):
            said, is_cut, of_rows = held.get(case, (set(), True, {""}))
            if of_rows != proved or not (said < of_rows if is_cut else said == of_rows):
                yield references[case]


_PUT_IN = f"""INSERT INTO "{ROWS}" ("kind", "row", "retrospective", "terms")
    SELECT "said" ->> 0, "said" ->> 1, "said" ->> 2, ARRAY(SELECT json_array_elements_text("said" -> 3))
    FROM json_array_elements(CAST(? AS json)) AS "said\""""
_ONE = """CAST('''' || "value" || '''' AS tsquery)"""
"""A term as a query."""


def _put(asked: Asked) -> str:
    """What is asked, as a `tsquery`: no term has a quotation mark or a backslash in it."""
    if isinstance(asked, RequiredTerm):
        ways = [f"'{asked.term}'{':*' if asked.is_beginning else ''}", *(f"'{other}'" for other in asked.others)]
        return f"({' | '.join(ways)})"
    word = " | " if isinstance(asked, AnyOf) else " & "
    return f"({word.join(map(_put, asked.parts))})"


def _in_silence() -> None:
    """Nobody is told."""
