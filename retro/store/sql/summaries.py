"""The archive: one line for each retrospective, newest first."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from retro.model.head_choices import SETTLED, Severity
from retro.review.third_time import THIRD_TIME
from retro.store.declared import HEAD, STAGES
from retro.store.listed import Fingerprint, Summary
from retro.store.protocol import NEWEST_FIRST, CaseFilter, Order

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Cursor


_AT_ONCE = 50
"""So many lines are read together, where one after the other is asked for."""


def is_plain(wanted: CaseFilter, order: Order) -> bool:
    """Whether an index gives these cases in this order: page after page costs nothing then."""
    return order.by == "day" and not (
        wanted.owners or wanted.tags or wanted.open or wanted.words or wanted.shared or wanted.recurrence
        or wanted.may_publish
    )  # fmt: skip


def window(
    conn: Connection, wanted: CaseFilter, offset: int, limit: int, order: Order = NEWEST_FIRST
) -> tuple[Summary, ...]:
    """Some lines of the archive, of cases and in an order that are plain."""
    condition, values = where(wanted)
    values |= {"limit": max(limit, 0), "offset": max(offset, 0)}
    found = conn.execute(f"{_SELECT} {condition} {by(order)} LIMIT :limit OFFSET :offset", values)
    return tuple(map(_summary, found))


def of_rows(conn: Connection, rows: Sequence[int]) -> tuple[Summary, ...]:
    """The lines of these rows of the table of the heads, in their order."""
    return lines_of(ask_lines(conn, rows), rows) if rows else ()


def ask_lines(conn: Connection, rows: Sequence[int]) -> Cursor:
    """Ask for the lines of these rows of the table of the heads, which `lines_of` reads."""
    return conn.execute(
        f'{_SELECT_ROW} WHERE "rowid" IN (SELECT CAST("value" AS BIGINT) FROM json_each(?))', (json.dumps([*rows]),)
    )


def lines_of(found: Cursor, rows: Sequence[int]) -> tuple[Summary, ...]:
    """The lines of rows among those of which they were asked for."""
    held = {row: line for row, *line in found}
    return tuple(_summary(tuple(held[row])) for row in rows if row in held)


def sorted_rows(conn: Connection, wanted: CaseFilter, order: Order) -> Sequence[int]:
    """The rows of all cases that are wanted, in order. That takes a look at every case."""
    condition, values = where(wanted)
    found = conn.execute(f'SELECT "{HEAD}"."rowid" {tables(order)} {condition} {by(order)}', values)
    return array("q", (row for (row,) in found))


def references(conn: Connection, wanted: CaseFilter, order: Order) -> tuple[str, ...]:
    """The references of all cases that are wanted, in order."""
    condition, values = where(wanted)
    found = conn.execute(f'SELECT "{HEAD}"."reference" {tables(order)} {condition} {by(order)}', values)
    return tuple(reference for (reference,) in found)


def references_of(conn: Connection, rows: Sequence[int]) -> tuple[str, ...]:
    """The references of these rows of the table of the heads, in their order."""
    given = json.dumps(list(rows))
    asked = 'SELECT CAST("value" AS BIGINT) FROM json_each(?)'
    held = dict(conn.execute(f'SELECT "rowid", "reference" FROM "{HEAD}" WHERE "rowid" IN ({asked})', (given,)))
    return tuple(held[row] for row in rows)


def each_of(conn: Connection, rows: Callable[[int, int], Sequence[int]]) -> Iterator[Summary]:
    """The lines of rows of the table of the heads, of which some are given at a time."""
    start = 0
    while found := rows(start, start + _AT_ONCE):
        yield from of_rows(conn, found)
        start += len(found)


def tags(conn: Connection) -> tuple[str, ...]:
    """The tags of all cases, in their order."""
    found = conn.execute(
        f'SELECT DISTINCT "value" FROM "{HEAD}", json_each("tags") WHERE "removed" IS NULL ORDER BY "value"'
    )
    return tuple(tag for (tag,) in found)


def row_of(conn: Connection, reference: str) -> int | None:
    """The row of a case; None if there is none with this reference."""
    found = conn.execute(f'SELECT "rowid" FROM "{HEAD}" WHERE "reference" = ?', (reference,)).fetchone()
    return int(found[0]) if found else None


def newer(conn: Connection, reference: str) -> int | None:
    """How many cases of the whole archive are newer than this one; None if it is not there."""
    found = conn.execute(
        f"""SELECT (SELECT count(*) FROM "{HEAD}" AS "other" WHERE
        ("other"."day", length("other"."reference"), "other"."reference")
        > ("case"."day", length("case"."reference"), "case"."reference") AND "other"."reference" NOT IN ({_REMOVED}))
        FROM "{HEAD}" AS "case" WHERE "reference" = ? AND "removed" IS NULL""",
        (reference,),
    ).fetchone()
    return int(found[0]) if found else None


def each(conn: Connection, wanted: CaseFilter) -> Iterator[Summary]:
    """Every line of the archive, one after the other, in the order of `window`."""
    condition, values = where(wanted)
    return map(_summary, conn.execute(f"{_SELECT} {condition} {by(NEWEST_FIRST)}", values))


def count(conn: Connection, wanted: CaseFilter) -> int:
    """How many lines there are. Of the whole archive, an index knows without a look at each."""
    if wanted == CaseFilter():
        found = conn.execute(f'SELECT (SELECT count(*) FROM "{HEAD}") - (SELECT count(*) FROM ({_REMOVED}) AS "gone")')
        return int(found.fetchone()[0])
    condition, values = where(wanted)
    return int(conn.execute(f'SELECT count(*) FROM "{HEAD}" {condition}', values).fetchone()[0])


def fingerprints(conn: Connection) -> dict[str, Fingerprint]:
    """What tells each retrospective from what it was, by its reference: its id and its latest change."""
    found = conn.execute(
        f"""SELECT "reference", "zone", "{HEAD}"."id", "{HEAD}"."seq", "change_log"."id", "last" FROM "{HEAD}"
        LEFT JOIN "change_log" ON "retrospective" = "{HEAD}"."id" AND "change_log"."seq" = "{HEAD}"."seq"
        WHERE "removed" IS NULL"""
    )
    return {
        reference: Fingerprint(" ".join(str(part or "") for part in version), zone)
        for reference, zone, *version in found
    }


def changed_since(conn: Connection, day: str) -> tuple[str, ...]:
    """The references of the cases that have an entry of the log since a day, in their order; also of removed ones."""
    found = conn.execute(
        f'''SELECT "reference" FROM "{HEAD}" WHERE "id" IN
        (SELECT "retrospective" FROM "change_log" WHERE substr("at", 1, 10) >= ?) ORDER BY "day", "reference"''',
        (day,),
    )
    return tuple(reference for (reference,) in found)


def _summary(held: tuple[Any, ...]) -> Summary:
    reference, title, day, origin, severity, status, case_kind, settled, times, *stages = held
    head = (reference, title, day, origin, severity or "", status or "", case_kind or "")
    return Summary(*head, tuple(stages), bool(settled), times)


def where(wanted: CaseFilter) -> tuple[str, dict[str, Any]]:
    """A condition with its values, for all that is wanted but words.

    What was removed is told by an index: a look at each case would cost far more.
    """
    values: dict[str, Any] = {}
    asked = [f'"{HEAD}"."reference" {"IN" if wanted.removed else "NOT IN"} ({_REMOVED})']
    if wanted.closed:
        asked.append(_CLOSED)
    for bound, day in ((">= :since", wanted.since), ("<= :until", wanted.until)):
        asked += [f'"{HEAD}"."day" {bound}'] if day else []
    values |= {"since": wanted.since, "until": wanted.until}
    statuses = [code for code in wanted.statuses if code != SETTLED]
    states = _one_of("status", statuses, values) if statuses else []
    if SETTLED in wanted.statuses:
        states.append('"settled" = 1')
    asked += ["(" + " OR ".join(f"({state})" for state in states) + ")"] if states else []
    asked += _one_of("severity", wanted.severities, values) if wanted.severities else []
    asked += _one_of("case_kind", wanted.kinds, values) if wanted.kinds else []
    if wanted.tags:
        named = {f"tag{n}": tag for n, tag in enumerate(wanted.tags)}
        values |= named
        tags = ", ".join(f":{name}" for name in named)
        asked.append(f'EXISTS (SELECT 1 FROM json_each("tags") WHERE "value" IN ({tags}))')
    if wanted.owners:
        from retro.store.sql.due.pending import of_owners

        named = {f"owner{n}": owner for n, owner in enumerate(wanted.owners)}
        values |= named
        asked.append(f'"{HEAD}"."id" IN ({of_owners(", ".join(f":{name}" for name in named))})')
    if wanted.open == "overdue":
        from retro.store.sql.due.pending import all_overdue

        values["today"] = wanted.today
        asked.append(f'"{HEAD}"."id" IN ({all_overdue()})')
    elif wanted.open:
        asked.append(_has_open(no=wanted.open == "no"))
    if wanted.shared:
        asked.append(f'"{HEAD}"."unshared" = 1' if wanted.shared == "no" else _SHARED)
    if wanted.recurrence:
        asked.append(_RECURRENCE[wanted.recurrence])
    if wanted.may_publish:
        asked.append('"may_publish" = 1')
    if wanted.besides:
        named = {f"besides{n}": reference for n, reference in enumerate(wanted.besides)}
        values |= named
        asked.append(f'"{HEAD}"."reference" NOT IN ({", ".join(f":{name}" for name in named)})')
    return "WHERE " + " AND ".join(asked), values


def _one_of(column: str, codes: Sequence[str], values: dict[str, Any]) -> list[str]:
    """A condition, as a list: the column holds one of these codes, which are bound."""
    named = {f"{column}{n}": code for n, code in enumerate(codes)}
    values |= named
    return [f"coalesce(\"{column}\", '') IN ({', '.join(f':{name}' for name in named)})"]


def _has_open(*, no: bool = False) -> str:
    from retro.store.sql.due.pending import all_open  # it takes all that is declared, which the first list does without

    return f'"{HEAD}"."id" {"NOT IN" if no else "IN"} ({all_open()})'


def tables(order: Order) -> str:
    """What to select from, so that one can sort by it."""
    if order.by != "open":
        return f'FROM "{HEAD}"'
    from retro.store.sql.due.pending import first_due

    return f'FROM "{HEAD}" LEFT JOIN ({first_due()}) AS "due" ON "due"."of" = "{HEAD}"."id"'


def by(order: Order) -> str:
    """The order, whose turned form is read from its other end."""
    keys = [*_KEYS[order.by], *_KEYS["day"]]
    up, down = ("DESC", "ASC") if order.turned else ("ASC", "DESC")
    return "ORDER BY " + ", ".join(f"{key} {down if falls else up}" for key, falls in dict(keys).items())


def _rows_of(tables: Iterable[str]) -> str:
    """An expression: how many rows of a retrospective these tables hold."""
    return " + ".join(
        f'(SELECT count(*) FROM "{table}" WHERE "retrospective" = "{HEAD}"."id" AND "deleted" = 0)' for table in tables
    )


_REMOVED = f'SELECT "reference" FROM "{HEAD}" WHERE "removed" IS NOT NULL'
"""A query: the cases that were taken out of the archive."""

_SHARED = f"""EXISTS (SELECT 1 FROM "sharing" WHERE "retrospective" = "{HEAD}"."id" AND "deleted" = 0)"""
_CLOSED = """("status" = 'closed' OR "closed" <> '')"""

_RECURRENCE = {
    "yes": """("followed_by" <> '' OR "times" > 1) AND "times" > 1""",
    "third": f"""("followed_by" <> '' OR "times" > 1) AND "times" >= {THIRD_TIME}""",
    "no": '"times" = 1',
}
"""Conditions, the first two of which an index knows."""

_RANK = f"""CASE "severity" {" ".join(f"WHEN '{each}' THEN {-n}" for n, each in enumerate(Severity))} ELSE 1 END"""
"""A number for each severity: the worst has the least."""

_KEYS: dict[str, tuple[tuple[str, bool], ...]] = {
    "day": (('"day"', True), (f'length("{HEAD}"."reference")', True), (f'"{HEAD}"."reference"', True)),
    "fit": (),
    "title": (('lower("title")', False),),
    "severity": ((_RANK, False),),
    "open": (('"due"."of" IS NULL', False), ('coalesce("due"."first", \'9\')', False)),
}
"""What each order compares, and whether the greatest comes first. With the length, 2026-1000 is newer than 2026-999."""

_COLUMNS = (
    '"reference", "title", "day", "origin", "severity", "status", "case_kind", "settled", "times", '
    f'{", ".join(_rows_of(tables) for tables in STAGES.values())} FROM "{HEAD}"'
)
_SELECT, _SELECT_ROW = f"SELECT {_COLUMNS}", f'SELECT "rowid", {_COLUMNS}'
