"""What is left to do in retrospectives: what rows promise with a day, measures that nobody carried out or checked.

It follows from the deadlines that the kinds of row declare, as `retro.review.actions` works it out of a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from retro.model.entry import Entry
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.prevention import Measure
from retro.store.declared import HEAD
from retro.store.listed import Pending
from retro.store.sql.due import action_queries
from retro.store.sql.due.action_queries import OpenDeadline

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


_OWNED: tuple[tuple[type[Entry], str], ...] = ((Measure, "owner"), (EmptyAnswer, "finder"))
"""The tables of what somebody has to do, each with its column of the role that has to."""


def pending(conn: Connection, references: Sequence[str], today: str) -> dict[str, Pending]:
    """What is left to do, by reference; the retrospectives in which nothing is left are not in it."""
    if not references:
        return {}
    asked = ", ".join(f":r{n}" for n in range(len(references)))
    found = conn.execute(
        f'WITH "asked" AS (SELECT "id", "reference" FROM "{HEAD}" WHERE "reference" IN ({asked})) '
        f'SELECT "reference", sum("todo"), sum("late"), sum("check"), min("check_day") '
        f'FROM ({_rows()}) AS "left" JOIN "asked" ON "id" = "of" GROUP BY "reference"',
        {"today": today, **{f"r{n}": each for n, each in enumerate(references)}},
    )
    return {
        reference: Pending(todo, late, checks, day or "")
        for reference, todo, late, checks, day in found
        if todo or checks
    }


def owners(conn: Connection) -> tuple[str, ...]:
    """The roles that own a measure in which something is left to do, or find something out, in their order."""
    parts = (
        f'SELECT "{column}" AS "owner" FROM "{kind.kind}" WHERE "deleted" = 0 AND ({_any_open(kind)}) '
        f'AND "retrospective" NOT IN (SELECT "id" FROM "{HEAD}" WHERE "removed" IS NOT NULL)'
        for kind, column in _OWNED
    )
    found = conn.execute(
        f'SELECT DISTINCT "owner" FROM ({" UNION ".join(parts)}) AS "owned" WHERE "owner" <> \'\' ORDER BY "owner"'
    )
    return tuple(owner for (owner,) in found)


def of_owners(roles: str) -> str:
    """A query: the retrospectives in which one of `roles`, which are names of values, has something left to do."""
    return " UNION ".join(
        f'SELECT "retrospective" FROM "{kind.kind}" '
        f'WHERE "deleted" = 0 AND ({_any_open(kind)}) AND "{column}" IN ({roles})'
        for kind, column in _OWNED
    )


@cache
def all_open() -> str:
    """A query: the retrospectives in which something is left to do."""
    return " UNION ".join(
        f'SELECT {action_queries.case_of(kind)} FROM "{kind.kind}" WHERE {action_queries.is_open(kind)}'
        for kind in action_queries.kinds()
    )


@cache
def all_overdue() -> str:
    """A query: the retrospectives in which something was due before `:today`."""
    return " UNION ".join(
        f'SELECT {action_queries.case_of(kind)} FROM "{kind.kind}" '
        f"WHERE {action_queries.is_open(kind)} AND ({_late(deadlines)})"
        for kind, deadlines in action_queries.open_deadlines().items()
    )


@cache
def first_due() -> str:
    """A query: "of", a retrospective in which something is left to do, and "first", the day that comes first there."""
    parts = [
        f'SELECT {action_queries.case_of(kind)} AS "of", {each.day} AS "due" FROM "{kind.kind}" '
        f"WHERE {action_queries.is_open(kind)} AND {each.is_to_do}"
        for kind, deadlines in action_queries.open_deadlines().items()
        for each in deadlines
    ]
    return f'SELECT "of", min("due") AS "first" FROM ({" UNION ALL ".join(parts)}) AS "rows" GROUP BY "of"'


@cache
def _rows() -> str:
    """A query: the rows of retrospectives that "asked" names, with what is left to do of each on `:today`."""
    parts = []
    for kind, deadlines in action_queries.open_deadlines().items():
        case = action_queries.case_of(kind)
        in_turn = [each for each in deadlines if not each.is_apart]
        apart = [each for each in deadlines if each.is_apart]
        todo = _any(each.is_to_do for each in in_turn if not each.is_check)
        checks = [each for each in in_turn if each.is_check]
        day = f"CASE WHEN NOT ({todo}) AND {checks[0].is_to_do} THEN {checks[0].day} END" if checks else "NULL"
        parts.append(
            f'SELECT {case} AS "of", {_sum([todo, *(each.is_to_do for each in apart)])} AS "todo", '
            f'{_sum(map(_late, [in_turn, *([each] for each in apart)]))} AS "late", '
            f'CASE WHEN NOT ({todo}) AND ({_any(each.is_to_do for each in checks)}) THEN 1 ELSE 0 END AS "check", '
            f'{day} AS "check_day" '
            f'FROM "{kind.kind}" WHERE {action_queries.is_open(kind)} AND {case} IN (SELECT "id" FROM "asked")'
        )
    return " UNION ALL ".join(parts)


def _any_open(kind: type[Entry]) -> str:
    return _any(each.is_to_do for each in action_queries.open_deadlines()[kind])


def _any(conditions: Iterable[str]) -> str:
    return " OR ".join(f"({each})" for each in conditions) or "FALSE"


def _sum(conditions: Iterable[str]) -> str:
    """An expression: how many of the conditions are true."""
    return " + ".join(f"CASE WHEN {each} THEN 1 ELSE 0 END" for each in conditions)


def _late(deadlines: Sequence[OpenDeadline]) -> str:
    late = (f"{each.is_to_do} AND coalesce({each.day}, '9') < :today" for each in deadlines if each.is_late)
    return _any(late)
