"""What is open across the archive: each row of which something is to be done still, with the days of it.

Each table has an index of its open rows alone, so that it costs the same however many cases are settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from retro.model.deadline import Deadline
from retro.model.entry import Entry
from retro.model.field_types import MomentType
from retro.model.record import KINDS, ROWS
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import Head
from retro.review.due_line import counts_on_any_day
from retro.review.open_actions import is_check
from retro.store.declared import HEAD
from retro.store.results import OpenRow, TicketedRow
from retro.store.sql.due import due_queries

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Cursor


_STRENGTH = "strength"
"""The field of how much a row leaves to people's attention, in those kinds that have it."""
WAITS = "waits"
"""The column of what a row waits for that stands in other rows."""
_AGREED = "agreed"
"""The field of whether its owner said yes to it, likewise."""
_TICKET = "ticket"
"""The field of the ticket in which a row is worked on, likewise."""


def kinds() -> tuple[type[Entry], ...]:
    """The kinds of entry of which something can be to do."""
    declared: tuple[type[Entry], ...] = (*ROWS, EmptyAnswer, Head)
    return tuple(kind for kind in declared if kind.deadlines)


def is_open(kind: type[Entry]) -> str:
    """A condition on the table of a kind: something is to be done of the row. It is what its index is of."""
    stays = "TRUE" if kind is Head else '"deleted" = 0'
    return f"{stays} AND ({' OR '.join(f'({_is_to_do(kind, each)})' for each in kind.deadlines)})"


@cache
def any_open() -> str:
    """A query: a row, if something of the case `:case` is open."""
    parts = (
        f'SELECT 1 FROM "{kind.kind}" WHERE "{"id" if kind is Head else "retrospective"}" = :case AND {is_open(kind)}'
        for kind in kinds()
    )
    return f"SELECT 1 WHERE {' OR '.join(f'EXISTS ({part})' for part in parts)}"


class OpenDeadline(NamedTuple):
    """A deadline in SQL."""

    day: str
    """An expression: its day; NULL where nobody has said one."""
    is_to_do: str
    """A condition: there is something to do by it."""
    is_late: bool
    """Whether somebody is late once its day has passed."""
    is_check: bool
    """Whether one only looks then whether something holds, or what became of it."""
    is_apart: bool
    """Whether it is something to do of its own, beside the other ones of its row."""


@cache
def open_deadlines() -> Mapping[type[Entry], Sequence[OpenDeadline]]:
    """By kind: its deadlines, of which `open_rows` tells those that are open."""
    return {
        kind: [
            OpenDeadline(
                due_queries.day_of(kind, each),
                _is_to_do(kind, each),
                each.late is not None,
                is_check(kind, each),
                each.is_apart,
            )
            for each in kind.deadlines
        ]
        for kind in kinds()
    }


def case_of(kind: type[Entry]) -> str:
    """The column of the case that a row of a kind belongs to."""
    return '"id"' if kind is Head else '"retrospective"'


def open_rows(conn: Connection, reference: str = "", until: str = "") -> tuple[OpenRow, ...]:
    """All open rows of the archive, or of one case, in no order that matters; with `until` what counts as due by it."""
    asked = {"case": reference, "until": until}
    found = [
        (kind, conn.execute(select(kind.kind, of_case=bool(reference), is_due=bool(until)), asked)) for kind in kinds()
    ]  # all are asked before one is read, as in `retro.store.sql.search.search_texts`
    return tuple(row for kind, rows in found for row in _rows_of(kind, rows))


def ticketed(conn: Connection) -> tuple[TicketedRow, ...]:
    """All rows that are worked on in tickets, of the cases that are there."""
    parts = (
        f"""SELECT head."reference", one."id", one."{_TICKET}" FROM "{kind.kind}" AS one
        JOIN "{HEAD}" AS head ON head."id" = one."retrospective" AND head."removed" IS NULL
        WHERE one."deleted" = 0 AND one."{_TICKET}" <> ''"""
        for kind in ROWS
        if kind.has_field(_TICKET)
    )
    return tuple(TicketedRow(*held) for held in conn.execute(" UNION ALL ".join(parts)))


def _rows_of(kind: type[Entry], found: Cursor) -> Iterator[OpenRow]:
    names = _texts(kind)
    for case, title, status, row, position, *rest in found:
        texts, days = rest[: len(names)], rest[len(names) :]
        yield OpenRow(
            case, title, status or "", kind.kind, row, position,
            {name: "" if text is None else str(text) for name, text in zip(names, texts, strict=True)},
            {each.name: day for each, day in zip(kind.deadlines, days, strict=True) if day is not None},
        )  # fmt: skip


def _texts(kind: type[Entry]) -> tuple[str, ...]:
    """The columns of what is to be done, by whom, at what time, how strong that is, and whether it was agreed to."""
    named = [kind.main]
    for each in kind.deadlines:
        named += [field.name for field in (each.what, each.owner) if field is not None]
    named += [name for name in (_STRENGTH, _AGREED) if kind.has_field(name)]
    named += [WAITS] if any(each.waits_for for each in kind.deadlines) else []
    with_fields = (each.name for each in kind.deadlines if each.on is not None)
    named += [name for name in with_fields if isinstance(kind.field(name).type, MomentType)]
    return tuple(dict.fromkeys(named))


@cache
def select(name: str, *, of_case: bool, is_due: bool = False) -> str:
    """The open rows of a kind: the case, the row with its number in its stage, texts, and the day of each deadline.

    The day is NULL where there is nothing to do by it, and "" where nobody has said one. Those of the case `:case`, or
    of all; those that count as due by the day `:until`, or all.
    """
    kind = KINDS[name]
    case = case_of(kind)
    texts = ", ".join(f'"{name}"' for name in _texts(kind))
    days = ", ".join(
        f"CASE WHEN {_is_to_do(kind, each)} THEN coalesce({due_queries.day_of(kind, each)}, '') END AS \"day{n}\""
        for n, each in enumerate(kind.deadlines)
    )
    shown = ", ".join(f'one."{name}"' for name in _texts(kind))
    shown += "".join(f', one."day{n}"' for n in range(len(kind.deadlines)))
    within = f' AND {case} = (SELECT "id" FROM "{HEAD}" WHERE "reference" = :case)' if of_case else ""
    place = "0" if kind is Head else '"position"'
    return (
        f'SELECT head."reference", head."title", head."status", one."row", {_number(kind)}, {shown} FROM '
        f'(SELECT {case} AS "of", "id" AS "row", {place} AS "place", {texts}, {days} FROM "{kind.kind}" '
        f"WHERE {is_open(kind)}{within}) AS one "
        f'JOIN "{HEAD}" AS head ON head."id" = one."of" AND head."removed" IS NULL'
        + (f" WHERE {_counts_as_due(kind)}" if is_due else "")
    )


def _counts_as_due(kind: type[Entry]) -> str:
    """A condition on an open row: one of its days has come by `:until`, or counts without."""
    told = (
        f'one."day{n}" IS NOT NULL' if counts_on_any_day(kind, each) else f"one.\"day{n}\" BETWEEN '0' AND :until"
        for n, each in enumerate(kind.deadlines)
    )
    return " OR ".join(told)


def _number(kind: type[Entry]) -> str:
    """An expression: the number that a row is shown with in its stage; 0 for what is no row of a stage."""
    if kind in (Head, EmptyAnswer):
        return "0"
    counted = []
    for other in (each for each in ROWS if each.stage is kind.stage):
        before = '("position", "id") <= (one."place", one."row")'
        if kind.stage is CAUSE and kind is not Cause:
            before = "TRUE" if other is Cause else before
        counted.append(
            f'(SELECT count(*) FROM "{other.kind}" WHERE "retrospective" = one."of" AND "deleted" = 0 AND {before})'
        )
    return " + ".join(counted)


def _is_to_do(kind: type[Entry], deadline: Deadline) -> str:
    """A condition: the deadline is open, and there is something to do by it, as `Deadline.is_to_do` says."""
    said = [f"({due_queries.day_of(kind, deadline)}) IS NOT NULL"]
    said += [due_queries.is_filled(kind, field.name) for field in deadline.stands_by]
    return f"{due_queries.is_open(kind, deadline)} AND ({' OR '.join(said)})"
