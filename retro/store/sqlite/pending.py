"""What is left to do in retrospectives: what rows promise with a day, measures that nobody carried out or checked.

It follows from the deadlines that the kinds of row declare, as `retro.review.actions` works it out of a record.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache

from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.prevention import Measure
from retro.store.protocol import Pending
from retro.store.sqlite.declared import HEAD
from retro.store.sqlite.due_queries import open_deadlines

_OWNED = ((Measure.kind, "owner"), (EmptyAnswer.kind, "finder"))
"""The tables of what somebody has to do, each with its column of the role that has to."""


def pending(conn: sqlite3.Connection, references: Sequence[str], today: str) -> dict[str, Pending]:
    """What is left to do, by reference; the retrospectives in which nothing is left are not in it."""
    asked = ", ".join(f":r{n}" for n in range(len(references)))
    found = conn.execute(
        f'WITH "asked" AS (SELECT "id", "reference" FROM "{HEAD}" WHERE "reference" IN ({asked})) '
        f'SELECT "reference", sum("todo"), sum("late"), sum("check"), min("check_day") '
        f'FROM ({_rows()}) JOIN "asked" ON "id" = "of" GROUP BY "reference"',
        {"today": today, **{f"r{n}": each for n, each in enumerate(references)}},
    )
    return {
        reference: Pending(todo, late, checks, day or "")
        for reference, todo, late, checks, day in found
        if todo or checks
    }


def owners(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The roles that own a measure in which something is left to do, or find something out, in their order."""
    parts = (
        f'SELECT "{column}" AS "owner" FROM "{table}" WHERE "deleted" = 0 AND ({_any_open(table)}) '
        f'AND "retrospective" NOT IN (SELECT "id" FROM "{HEAD}" WHERE "removed" IS NOT NULL)'
        for table, column in _OWNED
    )
    found = conn.execute(
        f'SELECT DISTINCT "owner" FROM ({" UNION ".join(parts)}) WHERE "owner" <> \'\' ORDER BY "owner"'
    )
    return tuple(owner for (owner,) in found)


def of_owners(roles: str) -> str:
    """A query: the retrospectives in which one of `roles`, which are names of values, has something left to do."""
    return " UNION ".join(
        f'SELECT "retrospective" FROM "{table}" '
        f'WHERE "deleted" = 0 AND ({_any_open(table)}) AND "{column}" IN ({roles})'
        for table, column in _OWNED
    )


@cache
def all_open() -> str:
    """A query: the retrospectives in which something is left to do."""
    return " UNION ".join(
        f'SELECT "retrospective" FROM "{table}" WHERE "deleted" = 0 AND ({_any_open(table)})'
        for table in open_deadlines()
    )


@cache
def all_overdue() -> str:
    """A query: the retrospectives in which something was due before `:today`."""
    return " UNION ".join(
        f'SELECT "retrospective" FROM "{table}" WHERE "deleted" = 0 AND ({_late(deadlines)})'
        for table, deadlines in open_deadlines().items()
    )


@cache
def first_due() -> str:
    """A query: "of", a retrospective in which something is left to do, and "first", the day that comes first there."""
    parts = [
        f'SELECT "retrospective" AS "of", {day} AS "due" FROM "{table}" WHERE "deleted" = 0 AND ({is_open})'
        for table, deadlines in open_deadlines().items()
        for day, is_open in deadlines
    ]
    return f'SELECT "of", min("due") AS "first" FROM ({" UNION ALL ".join(parts)}) GROUP BY "of"'


@cache
def _rows() -> str:
    """A query: the rows of retrospectives that "asked" names, with what is left to do of each on `:today`."""
    parts = []
    for table, deadlines in open_deadlines().items():
        (_day, todo), *later = deadlines
        check = " OR ".join(f"({is_open})" for _day, is_open in later)
        check_day = f"CASE WHEN NOT ({todo}) AND ({later[0][1]}) THEN {later[0][0]} END" if later else "NULL"
        parts.append(
            f'SELECT "retrospective" AS "of", ({todo}) AS "todo", ({_late(deadlines)}) AS "late", '
            f'({f"NOT ({todo}) AND ({check})" if later else "0"}) AS "check", {check_day} AS "check_day" '
            f'FROM "{table}" WHERE "deleted" = 0 AND "retrospective" IN (SELECT "id" FROM "asked")'
        )
    return " UNION ALL ".join(parts)


def _any_open(table: str) -> str:
    return " OR ".join(f"({is_open})" for _day, is_open in open_deadlines()[table])


def _late(deadlines: Sequence[tuple[str, str]]) -> str:
    return " OR ".join(f"({is_open}) AND coalesce({day}, '9') < :today" for day, is_open in deadlines)
