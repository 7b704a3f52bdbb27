"""The archive: one line for each retrospective, newest first."""

from __future__ import annotations

import sqlite3
from typing import Any

from retro.model.fields import fields_of
from retro.model.record import Retrospective, kinds_of
from retro.model.stage import Stage
from retro.model.stages import WALKED
from retro.model.stages.head import Head
from retro.store.protocol import Filter, Summary
from retro.store.schema import HEAD
from retro.text.controls import printable
from retro.text.folding import folded

MADE_FROM = frozenset(field.name for field in fields_of(Head.title, Head.started, Head.zone))
"""The fields of the head that `columns` is made from."""

_WORDS = 50
"""How many words of a filter are looked for: more than a person types, fewer than SQLite takes."""


def columns(head: Head) -> dict[str, Any]:
    """What the archive is sorted and searched by."""
    return {"day": Retrospective(head).day.isoformat(), "find": _searched(f"{head.reference} {head.title}")}


def window(conn: sqlite3.Connection, wanted: Filter, offset: int, limit: int) -> tuple[Summary, ...]:
    """Some lines of the archive: by day, then by reference, the newest first."""
    where, words = _where(wanted)
    found = conn.execute(f"{_SELECT} {where} {_NEWEST_FIRST} LIMIT ? OFFSET ?", (*words, max(limit, 0), max(offset, 0)))
    return tuple(_summary(held) for held in found)


def count(conn: sqlite3.Connection, wanted: Filter) -> int:
    """How many lines there are."""
    where, words = _where(wanted)
    return int(conn.execute(f'SELECT count(*) FROM "{HEAD}" {where}', words).fetchone()[0])


def _summary(held: tuple[Any, ...]) -> Summary:
    reference, title, day, origin, severity, status, case_kind, *stages = held
    return Summary(reference, title, day, origin, severity or "", status or "", case_kind or "", tuple(stages))


def _where(wanted: Filter) -> tuple[str, list[str]]:
    words = list(dict.fromkeys(_searched(wanted.text).split()))[:_WORDS]
    asked = ['instr("find", ?) > 0'] * len(words)
    if wanted.closed:
        asked.append("""("status" = 'closed' OR "closed" <> '')""")
    return ("WHERE " + " AND ".join(asked) if asked else "", words)


def _searched(text: str) -> str:
    """`text` as it is searched. What steers a terminal has no place in it."""
    return folded(printable(text))


def _rows_of(stage: Stage) -> str:
    """An expression: how many rows a stage of the retrospective has."""
    return " + ".join(
        f'(SELECT count(*) FROM "{kind.kind}" WHERE "retrospective" = "{HEAD}"."id" AND "deleted" = 0)'
        for kind in kinds_of(stage)
    )


_NEWEST_FIRST = 'ORDER BY "day" DESC, length("reference") DESC, "reference" DESC'
"""With the length, 2026-1000 is newer than 2026-999."""

_SELECT = (
    'SELECT "reference", "title", "day", "origin", "severity", "status", "case_kind", '
    f'{", ".join(_rows_of(stage) for stage in WALKED)} FROM "{HEAD}"'
)
