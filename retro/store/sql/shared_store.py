"""What a store does alike, whatever engine is below it: it hands each call to what lists, what reads, what writes.

Nothing is made here, so that the first list needs no more than before.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING

from retro.store.protocol import NEWEST_FIRST, CaseFilter, Order

if TYPE_CHECKING:
    from retro.model.call import Call, CallLine
    from retro.model.change import Applied, Change, Conflict, Logged, Values
    from retro.model.query.words import Word
    from retro.model.record import FullRecord, Retrospective
    from retro.model.register import Register
    from retro.model.stale import Stale
    from retro.store.listed import Count, Pending, Summary
    from retro.store.protocol import Latest, Stands
    from retro.store.results import (
        CaseText,
        Heads,
        Hit,
        ImportResult,
        KeptLesson,
        Linked,
        LoadedCases,
        OpenRow,
        PeriodQuery,
        ThirdTime,
        TicketedRow,
        UndoResult,
        Unshared,
    )
    from retro.store.sql.connection import Connection
    from retro.store.sql.listing import Listing
    from retro.store.sql.records import Records
    from retro.store.sql.writing import Changes


class SharedStore:
    """The part of a `retro.store.protocol.Store` that every engine has alike; what it says of each call holds."""

    _listing: Listing

    @property
    def _records(self) -> Records:
        """What knows the record."""
        raise NotImplementedError

    @property
    def _writing(self) -> Changes:
        """What writes."""
        raise NotImplementedError

    def _reading(self, *, is_one: bool = False) -> AbstractContextManager[Connection]:
        """All that is read inside is of one moment; `is_one`: that is one statement alone."""
        raise NotImplementedError

    def get_ready_to_write(self) -> None:
        self._writing.get_ready()

    def list(
        self, wanted: CaseFilter, offset: int = 0, limit: int = 50, order: Order = NEWEST_FIRST
    ) -> tuple[Summary, ...]:
        return self._listing.list(wanted, offset, limit, order)

    def references(self, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> tuple[str, ...]:
        return self._listing.references(wanted, order)

    def place(self, reference: str, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> int | None:
        return self._listing.place(reference, wanted, order)

    def each(self, wanted: CaseFilter) -> Generator[Summary, None, None]:
        return self._listing.each(wanted)

    def count(self, wanted: CaseFilter) -> int:
        return self._listing.count(wanted)

    def estimate(self, wanted: CaseFilter) -> Count:
        return self._listing.estimate(wanted)

    def hits(self, references: Sequence[str], words: Sequence[Word]) -> Mapping[str, Sequence[Hit]]:
        return self._records.hits(references, words)

    def texts(self, references: Sequence[str]) -> Mapping[str, Sequence[CaseText]]:
        return self._records.texts(references)

    def create(self, values: Values, change: Change) -> str:
        return self._writing.create(values, change)

    def load(self, reference: str) -> Retrospective:
        return self._records.load(reference)

    def load_all(self, references: Sequence[str]) -> LoadedCases:
        return self._records.load_all(references)

    def resolve(self, text: str) -> str:
        return self._records.resolve(text)

    def apply(self, reference: str, change: Change, latest: Latest | None = None) -> Applied | Conflict:
        return self._writing.apply(reference, change, latest)

    def apply_together(self, changes: Sequence[tuple[str, Change]]) -> Conflict | None:
        return self._writing.apply_together(changes)

    def undo(
        self, reference: str, change: Change, *, stands: Stands = "", seen: int = 0, anyone: bool = False
    ) -> UndoResult | Conflict | None:
        return self._writing.turn(reference, change, "undo", stands, seen=seen, anyone=anyone)

    def redo(
        self, reference: str, change: Change, *, stands: Stands = "", seen: int = 0, anyone: bool = False
    ) -> UndoResult | Conflict | None:
        return self._writing.turn(reference, change, "redo", stands, seen=seen, anyone=anyone)

    def changes(self, reference: str, after: int = 0) -> tuple[Logged, ...]:
        return self._records.changes(reference, after)

    def whole(self, reference: str) -> FullRecord:
        return self._records.whole(reference) or self._writing.finished(reference)

    def evidence(self, reference: str) -> FullRecord:
        return self._records.evidence(reference)

    def restore(self, whole: FullRecord, change: Change, *, may_join: bool = True) -> ImportResult:
        return self._writing.restore(whole, change, may_join=may_join)

    def between(self, since: date, until: date) -> PeriodQuery:
        return self._records.between(since, until)

    def heads(self, since: date, until: date) -> Heads:
        return self._records.heads(since, until)

    def pending(self, references: Sequence[str], today: str) -> dict[str, Pending]:
        return self._records.pending(references, today)

    def open_rows(self, reference: str = "", until: str = "") -> tuple[OpenRow, ...]:
        return self._records.open_rows(reference, until)

    def third_times(self) -> tuple[ThirdTime, ...]:
        return self._records.third_times()

    def unshared(self, until: str, reference: str = "") -> tuple[Unshared, ...]:
        return self._records.unshared(until, reference)

    def ticketed(self) -> tuple[TicketedRow, ...]:
        return self._records.ticketed()

    def owners(self) -> tuple[str, ...]:
        return self._records.owners()

    def colleagues(self, besides: str) -> tuple[tuple[str, str], ...]:
        return self._records.colleagues(besides)

    def readings(self, name: str) -> tuple[str, ...]:
        return self._records.readings(name)

    def examined(self, reference: str) -> tuple[FullRecord, tuple[Stale, ...]]:
        return self._records.examined(reference)

    def mend(self, reference: str) -> int:
        return self._writing.mend(reference)

    def register_head(self) -> str:
        return self._records.register_head()

    def mend_indexes(self) -> int:
        return self._writing.mend_indexes()

    def register(self) -> Register:
        return self._records.register()

    def lessons(self) -> tuple[KeptLesson, ...]:
        from retro.store.sql import lessons  # the first list does without it, and without what follows

        with self._reading(is_one=True) as conn:
            return lessons.kept(conn)

    def lesson_in_turn(self, number: int) -> KeptLesson | None:
        from retro.store.sql import lessons

        with self._reading() as conn:
            return lessons.in_turn(conn, number)

    def calls(self) -> tuple[Call, ...]:
        from retro.store.sql import calls

        with self._reading() as conn:
            return calls.read(conn)

    def count_calls(self) -> int:
        from retro.store.sql import calls

        with self._reading(is_one=True) as conn:
            return calls.count(conn)

    def agreed(self, reference: str, reader: str) -> frozenset[str]:
        from retro.store.sql import agreed, references

        with self._reading() as conn:
            return agreed.read(conn, references.id_of(conn, reference), reader)

    def tags(self) -> tuple[str, ...]:
        from retro.store.sql import summaries

        with self._reading(is_one=True) as conn:
            return summaries.tags(conn)

    def links(self) -> tuple[Linked, ...]:
        from retro.store.sql import case_links

        with self._reading() as conn:
            return case_links.links(conn)

    def alike(self) -> tuple[tuple[str, ...], ...]:
        from retro.store.sql import alike

        with self._reading() as conn:
            return alike.groups(conn)

    def agree(self, reference: str, reader: str, doubts: Sequence[str], change: Change) -> bool:
        return self._writing.agree(reference, reader, doubts, change)

    def note(self, call: Call, line: CallLine) -> None:
        self._writing.note(call, line)

    def end_call(self, call: Call, over: datetime) -> None:
        self._writing.end_call(call, over)

    def join_call(self, call: str, into: str) -> None:
        self._writing.join_call(call, into)

    def file_call(self, call: str, change: Change, into: str | Values, latest: Latest | None = None) -> str:
        return self._writing.file_call(call, change, into, latest)

    def drop_call(self, call: str) -> None:
        self._writing.drop_call(call)
