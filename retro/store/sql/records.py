"""The retrospectives of an archive, read: the part of a store that knows what a record is.

What finds words, what is due, and what proves that a case is whole come with the first call that asks for them: the
first screens and most commands do without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Protocol

from retro.model.change import Logged
from retro.model.record import FullRecord, Retrospective
from retro.model.register import Register
from retro.model.stale import Stale
from retro.store.listed import Pending
from retro.store.sql import log, references, rows

if TYPE_CHECKING:
    from retro.model.query.words import Word
    from retro.store.results import (
        CaseText,
        Heads,
        Hit,
        LoadedCases,
        OpenRow,
        PeriodQuery,
        ThirdTime,
        TicketedRow,
        Unshared,
    )
    from retro.store.sql.connection import Connection


class Reading(Protocol):
    """Opens a transaction in which all that is read is of one moment, and errors of the engine are told as RetroErrors.

    `is_one`: a single statement is carried out in it, which is of one moment by itself.
    """

    def __call__(self, *, is_one: bool = False) -> AbstractContextManager[Connection]: ...


class Records:
    """What `Store` says of reading single retrospectives."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def whole(self, reference: str) -> FullRecord | None:
        """The whole record; None where its last entry of the log is to be finished first."""
        from retro.store.sql import full_records

        with self._reading() as conn:
            retrospective = references.id_of(conn, reference)
            return None if log.is_open(conn, retrospective) else full_records.whole(conn, retrospective)

    def load(self, reference: str) -> Retrospective:
        with self._reading(is_one=True) as conn:
            return rows.record_of(conn, reference)

    def load_all(self, references: Sequence[str]) -> LoadedCases:
        from retro.store.sql import full_records

        with self._reading() as conn:
            return full_records.records(conn, references)

    def resolve(self, text: str) -> str:
        with self._reading() as conn:
            return references.resolve(conn, text)

    def changes(self, reference: str, after: int = 0) -> tuple[Logged, ...]:
        with self._reading() as conn:
            return log.read(conn, references.id_of(conn, reference), after)

    def evidence(self, reference: str) -> FullRecord:
        from retro.store.sql import full_records

        with self._reading() as conn:
            return full_records.whole(conn, references.id_of(conn, reference))

    def between(self, since: date, until: date) -> PeriodQuery:
        from retro.store.sql.due import due_queries

        with self._reading() as conn:
            return due_queries.between(conn, since, until)

    def heads(self, since: date, until: date) -> Heads:
        from retro.store.sql.due import due_queries

        with self._reading() as conn:
            return due_queries.heads(conn, since, until)

    def pending(self, references: Sequence[str], today: str) -> dict[str, Pending]:
        from retro.store.sql.due import pending

        with self._reading(is_one=True) as conn:
            return pending.pending(conn, references, today)

    def open_rows(self, reference: str = "", until: str = "") -> tuple[OpenRow, ...]:
        from retro.store.sql.due import action_queries

        with self._reading() as conn:
            return action_queries.open_rows(conn, reference, until)

    def third_times(self) -> tuple[ThirdTime, ...]:
        from retro.store.sql.due import due_queries

        with self._reading() as conn:
            return due_queries.third(conn)

    def unshared(self, until: str, reference: str = "") -> tuple[Unshared, ...]:
        from retro.store.sql import sharing

        with self._reading() as conn:
            return sharing.unshared(conn, until, reference)

    def hits(self, references_: Sequence[str], words: Sequence[Word]) -> Mapping[str, Sequence[Hit]]:
        from retro.store.sql.search import hits

        with self._reading() as conn:
            cases = references.ids_of(conn, references_)
            return {cases[case]: found for case, found in hits.of_cases(conn, list(cases), words)}

    def texts(self, references_: Sequence[str]) -> Mapping[str, Sequence[CaseText]]:
        from retro.store.sql.search import search_texts

        with self._reading() as conn:
            return search_texts.by_reference(conn, references_)

    def ticketed(self) -> tuple[TicketedRow, ...]:
        from retro.store.sql.due import action_queries

        with self._reading(is_one=True) as conn:
            return action_queries.ticketed(conn)

    def examined(self, reference: str) -> tuple[FullRecord, tuple[Stale, ...]]:
        from retro.store.sql import derived, full_records

        with self._reading() as conn:
            whole = full_records.whole(conn, references.id_of(conn, reference))
            return whole, tuple(derived.stale(conn, whole))

    def register_head(self) -> str:
        from retro.store.sql import register

        with self._reading(is_one=True) as conn:
            return register.head(conn)

    def register(self) -> Register:
        from retro.store.sql import register

        with self._reading() as conn:
            return register.read(conn)

    def readings(self, name: str) -> tuple[str, ...]:
        from retro.store.sql import readings

        with self._reading(is_one=True) as conn:
            return readings.of(conn, name)

    def colleagues(self, besides: str) -> tuple[tuple[str, str], ...]:
        from retro.store.sql import colleagues

        with self._reading() as conn:
            return colleagues.of_others(conn, references.id_of(conn, besides))

    def owners(self) -> tuple[str, ...]:
        from retro.store.sql.due import pending

        with self._reading(is_one=True) as conn:
            return pending.owners(conn)
