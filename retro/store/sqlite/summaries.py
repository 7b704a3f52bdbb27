"""The archive: one line for each retrospective, newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from retro.store.protocol import CaseFilter, Fingerprint, Summary
from retro.store.sqlite.declared import HEAD, STAGES
from retro.text.controls import printable
from retro.text.folding import folded

_WORDS = 50
"""How many words of a filter are looked for: more than a person types, fewer than SQLite takes."""


def window(conn: sqlite3.Connection, wanted: CaseFilter, offset: int, limit: int) -> tuple[Summary, ...]:
    """Some lines of the archive: by day, then by reference, the newest first."""
    where, words = _where(wanted)
    found = conn.execute(f"{_SELECT} {where} {_NEWEST_FIRST} LIMIT ? OFFSET ?", (*words, max(limit, 0), max(offset, 0)))
    return tuple(_summary(held) for held in found)


def each(conn: sqlite3.Connection, wanted: CaseFilter) -> Iterator[Summary]:
    """Every line of the archive, one after the other, in the order of `window`."""
    where, words = _where(wanted)
    return map(_summary, conn.execute(f"{_SELECT} {where} {_NEWEST_FIRST}", words))


def count(conn: sqlite3.Connection, wanted: CaseFilter) -> int:
    """How many lines there are."""
    where, words = _where(wanted)
    return int(conn.execute(f'SELECT count(*) FROM "{HEAD}" {where}', words).fetchone()[0])


def fingerprints(conn: sqlite3.Connection) -> dict[str, Fingerprint]:
    """What tells each retrospective from what it was, by its reference: its id and its latest change."""
    found = conn.execute(
        f"""SELECT "reference", "zone", "{HEAD}"."id", "{HEAD}"."seq", "change_log"."id", "last" FROM "{HEAD}"
        LEFT JOIN "change_log" ON "retrospective" = "{HEAD}"."id" AND "change_log"."seq" = "{HEAD}"."seq" """
    )
    return {
        reference: Fingerprint(" ".join(str(part or "") for part in version), zone)
        for reference, zone, *version in found
    }


def _summary(held: tuple[Any, ...]) -> Summary:
    reference, title, day, origin, severity, status, case_kind, *stages = held
    return Summary(reference, title, day, origin, severity or "", status or "", case_kind or "", tuple(stages))


def _where(wanted: CaseFilter) -> tuple[str, list[str]]:
    words = list(dict.fromkeys(searched(wanted.text).split()))[:_WORDS]
    asked = ['instr("find", ?) > 0'] * len(words)
    if wanted.closed:
        asked.append("""("status" = 'closed' OR "closed" <> '')""")
    return ("WHERE " + " AND ".join(asked) if asked else "", words)


def searched(text: str) -> str:
    """`text` as it is searched. What steers a terminal has no place in it."""
    return folded(printable(text))


def _rows_of(tables: Iterable[str]) -> str:
    """An expression: how many rows of a retrospective these tables hold."""
    return " + ".join(
        f'(SELECT count(*) FROM "{table}" WHERE "retrospective" = "{HEAD}"."id" AND "deleted" = 0)' for table in tables
    )


_NEWEST_FIRST = 'ORDER BY "day" DESC, length("reference") DESC, "reference" DESC'
"""With the length, 2026-1000 is newer than 2026-999."""

_SELECT = (
    'SELECT "reference", "title", "day", "origin", "severity", "status", "case_kind", '
    f'{", ".join(_rows_of(tables) for tables in STAGES.values())} FROM "{HEAD}"'
)
