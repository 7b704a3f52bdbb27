"""A connection of psycopg as `retro.store.sql.connection` describes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import psycopg
from psycopg.types.numeric import FloatLoader

from retro.store.postgres.dialect import numbered, translated

Cursor = psycopg.Cursor[tuple[Any, ...]]


class Connection:
    """A connection that takes the shared statements. What was opened raw is closed with it."""

    DatabaseError = psycopg.DatabaseError
    IntegrityError = psycopg.IntegrityError

    def __init__(self, raw: psycopg.Connection[tuple[Any, ...]]) -> None:
        self.renew(raw)

    def renew(self, raw: psycopg.Connection[tuple[Any, ...]]) -> None:
        """Go on over another connection."""
        self.raw = raw
        raw.adapters.register_loader("numeric", _Number)

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        """Carry out one statement, with `?`, `?1` or `:name` for its values."""
        if numbered(sql):
            parameters = {f"p{n}": each for n, each in enumerate(parameters, 1)}
        return self.raw.execute(translated(sql).encode(), parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> None:
        """Carry out one statement with one row of values after the other."""
        with self.raw.cursor() as cursor:
            cursor.executemany(translated(sql).encode(), [*parameters])

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.raw.info.transaction_status != psycopg.pq.TransactionStatus.IDLE


class Database:
    """The connection in a transaction that writes."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> Cursor:
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
