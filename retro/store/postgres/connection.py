"""A connection of psycopg as `retro.store.sql.connection` describes one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.types.numeric import FloatLoader

from retro.store.postgres.dialect import Statement, as_one, translated
from retro.store.postgres.pipeline import Pipeline, Reply

if TYPE_CHECKING:
    from retro.store.sql.together import Select


class Connection:
    """A connection that takes the shared statements. What was opened raw is closed with it."""

    DatabaseError = psycopg.DatabaseError
    IntegrityError = psycopg.IntegrityError

    def __init__(self, raw: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._snapshot: ExitStack | None = None
        """What ends the snapshot in which one reads."""
        self.renew(raw)

    def renew(self, raw: psycopg.Connection[tuple[Any, ...]]) -> None:
        """Go on over another connection."""
        self.raw = raw
        self._snapshot = None
        raw.adapters.register_loader("numeric", _Number)
        self._pipeline = Pipeline(raw)

    def together(self, *, is_hasty: bool = False) -> AbstractContextManager[None]:
        """Statements go to the server together, as far as nobody reads what one of them gives; as of `Pipeline`."""
        return self._pipeline.together(is_hasty=is_hasty)

    def execute(self, sql: str, parameters: Any = (), /) -> Reply:
        """Carry out one statement, with `?`, `?1` or `:name` for its values."""
        return self._put(translated(sql), parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> None:
        """Carry out one statement with one row of values after the other."""
        statement = translated(sql)
        with self.together():
            for each in parameters:
                self._put(statement, each)

    def ask(
        self, questions: tuple[Select, ...], values: Mapping[str, Any], reference: str | None = None
    ) -> Sequence[FetchedRows] | None:
        """Ask several questions with one statement, as `retro.store.sql.together` has them."""
        if reference is None:
            return [FetchedRows(held) for held in self._put(as_one(questions), values).fetchone() or ()]
        found = self._put(as_one(questions, is_named=True), {"named": reference}).fetchone()
        return [FetchedRows(held) for held in found] if found else None

    def _put(self, statement: Statement, values: Any) -> Reply:
        return self._pipeline.put(statement.text, statement.values(values))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A transaction in which all that is read is of one moment.

        Statements go to the server when somebody reads what the first of them gives: together, and back together.
        """
        with ExitStack() as stack:
            stack.enter_context(self.together())
            self._snapshot = stack
            self.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
            self.all_asked()

    def all_asked(self) -> None:
        """Nothing more is asked in this snapshot: its end goes along with what was asked last, and may be read then."""
        if stack := self._snapshot:
            self._snapshot = None
            self.execute("COMMIT")
            stack.close()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return not self.raw.closed and self.raw.info.transaction_status != psycopg.pq.TransactionStatus.IDLE


class FetchedRows(list[Any]):
    """The rows that a question has for an answer, each a list."""

    def __init__(self, rows: list[Any] | None) -> None:
        super().__init__(rows or ())

    def close(self) -> None:
        """They are here already."""


class Database:
    """The connection in a transaction that writes."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> Reply:
        """Carry out one statement."""
        return self.conn.execute(sql, () if parameters is None else parameters)

    def table(self, table_name: str) -> Table:
        """The table of this name."""
        return Table(self.conn, table_name)


class Table:
    """A table that is written to."""

    def __init__(self, conn: Connection, name: str) -> None:
        self._conn = conn
        self._name = name

    def insert(self, record: dict[str, Any]) -> None:
        """Add a row."""
        self.insert_all([record])

    def insert_all(self, records: Iterable[dict[str, Any]]) -> None:
        """Add rows, all with the same columns."""
        if rows := list(records):
            columns, values = (", ".join(form.format(name) for name in rows[0]) for form in ('"{}"', ":{}"))
            self._conn.executemany(f'INSERT INTO "{self._name}" ({columns}) VALUES ({values})', rows)


class _Number(FloatLoader):
    """A sum: whole, unless it has a fraction."""

    def load(self, data: Any) -> Any:
        found = super().load(data)
        return int(found) if found.is_integer() else found
