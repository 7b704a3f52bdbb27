"""Questions that are asked together: a file answers one after the other, a server far away all of them in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from retro.store.sql import references

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


class Select:
    """A query in its parts. Its values are called by their names, such as `:case`."""

    __slots__ = ("columns", "order", "source", "statement")

    def __init__(self, columns: Sequence[str], source: str, order: str = "") -> None:
        self.columns = tuple(columns)
        self.source = source
        self.order = order
        self.statement = f"SELECT {', '.join(columns)} {source}{f' ORDER BY {order}' if order else ''}"


class ResultRows(Protocol):
    """The rows that a question has for an answer."""

    def __iter__(self) -> Iterator[Any]: ...

    def close(self) -> object:
        """Ask for no more of them."""


class Together(Protocol):
    """A connection that has a way of its own to ask several questions."""

    def ask(
        self, questions: tuple[Select, ...], values: Mapping[str, Any], reference: str | None = None
    ) -> Sequence[ResultRows] | None:
        """The answers, as of `ask`; with a reference, as of `ask_of_case`, and None if no case has it."""


def ask(conn: Connection, questions: tuple[Select, ...], values: Mapping[str, Any]) -> Sequence[ResultRows]:
    """The answers of questions, which have all of these values. The tuple is best made once: things are kept by it."""
    if (together := _together(conn)) and (answers := together.ask(questions, values)) is not None:
        return answers
    return [conn.execute(each.statement, values) for each in questions]


def ask_of_case(conn: Connection, questions: tuple[Select, ...], reference: str) -> Sequence[ResultRows]:
    """The answers of questions about `:case`, the case with this whole reference. NotFoundError if there is none."""
    if together := _together(conn):
        answers = together.ask(questions, {}, reference)
        if answers is None:
            raise references.unknown(reference)
        return answers
    return ask(conn, questions, {"case": references.id_of(conn, reference)})


def close(answers: Sequence[ResultRows]) -> None:
    """Ask for no more of any: what an error keeps half read would keep the file open."""
    for each in answers:
        each.close()


def _together(conn: Any) -> Together | None:
    return conn if hasattr(conn, "ask") else None
