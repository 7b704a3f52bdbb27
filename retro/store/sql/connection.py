"""What the statements of this room are given to. `sqlite3` and `sqlite_utils` fit as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from retro.model.entry import EntryId

Key = tuple[str, "EntryId"]
"""A row: its kind, and its id."""


class Cursor(Protocol):
    """What a statement gives, row by row, each a tuple of what was selected."""

    def fetchone(self) -> Any:
        """The next row; None behind the last."""

    def fetchall(self) -> list[Any]:
        """All further rows."""

    def __iter__(self) -> Iterator[Any]: ...

    def close(self) -> object:
        """Ask for no more of them."""


class Connection(Protocol):
    """An open archive. In statements `?`, or `:name` with a mapping, stands for a value that is bound."""

    @property
    def IntegrityError(self) -> type[Exception]:  # noqa: N802 -- PEP 249 names it
        """What is raised where a row would be there twice, or belong to nothing."""

    @property
    def DatabaseError(self) -> type[Exception]:  # noqa: N802 -- as above
        """What is raised where the engine cannot do what a statement says."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Cursor:
        """Carry out one statement."""

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> object:
        """Carry out a statement with one row of values after the other."""


class Table(Protocol):
    """A table that is written to."""

    def insert(self, record: dict[str, Any]) -> object:
        """Add a row: its values by their columns."""

    def insert_all(self, records: Iterable[dict[str, Any]]) -> object:
        """Add rows, all with the same columns."""


class Database(Protocol):
    """An open archive in the middle of a transaction that writes."""

    @property
    def conn(self) -> Connection:
        """The connection over which it is written."""

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> Cursor:
        """Carry out one statement."""

    def table(self, table_name: str) -> Table:
        """The table of this name, which is there."""
