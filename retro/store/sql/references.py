"""References such as 2026-014: given, found, and completed where a person shortens them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from retro.errors import NotFoundError, RetroError
from retro.language import M_
from retro.model.case_reference import read_reference
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.text.controls import printable
from retro.text.shortened import a_few

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Cursor


_FORM = re.compile(r"\d{4}-\d{3,9}", re.ASCII)
_NUMBER = 'CAST(substr("reference", 6) AS INTEGER)'
_NAMED = 5
"""How many of the retrospectives that a short reference may mean are named."""


def new(conn: Connection, head: Head) -> str:
    """The next reference of the year in which the retrospective lies."""
    return read_new(ask_new(conn, head), head)


def ask_new(conn: Connection, head: Head) -> Cursor:
    """Ask for what `read_new` reads."""
    last = f'SELECT max({_NUMBER}) FROM "retrospective" WHERE substr("reference", 1, 5) = ?'
    return conn.execute(last, (_year(head),))


def read_new(found: Cursor, head: Head) -> str:
    """As of `new`."""
    (last,) = found.fetchone()
    return f"{_year(head)}{(last or 0) + 1:03d}"


def is_free(conn: Connection, reference: str) -> bool:
    """Whether `reference` is one that a retrospective taken in from elsewhere may keep."""
    return is_reference(reference) and _find(conn, reference) is None


def is_reference(text: str) -> bool:
    """Whether `text` has the form of a reference."""
    return bool(_FORM.fullmatch(text))


def id_of(conn: Connection, reference: str) -> EntryId:
    """The id of the retrospective with this whole reference. RetroError if there is none."""
    found = _find(conn, reference)
    if found is None:
        raise unknown(reference)
    return found


def ids_of(conn: Connection, wanted: Sequence[str]) -> dict[EntryId, str]:
    """The retrospectives with these whole references: each by its id. NotFoundError if one of them is not there."""
    asked = 'SELECT "reference", "id" FROM "retrospective" WHERE "reference" IN (SELECT value FROM json_each(?))'
    found = dict(conn.execute(asked, (json.dumps([*wanted]),)).fetchall())
    if unheard := [reference for reference in wanted if reference not in found]:
        raise unknown(unheard[0])
    return {found[reference]: reference for reference in wanted}


def named(conn: Connection, reference: str) -> EntryId | None:
    """The id of the retrospective with this whole reference; None if there is none."""
    return _find(conn, reference)


def of(conn: Connection, retrospective: EntryId) -> str | None:
    """The reference of the retrospective with this id; None if it is not here."""
    return read_of(ask_of(conn, retrospective))


def ask_of(conn: Connection, retrospective: EntryId) -> Cursor:
    """Ask for what `read_of` reads."""
    return conn.execute('SELECT "reference" FROM "retrospective" WHERE "id" = ?', (retrospective,))


def read_of(found: Cursor) -> str | None:
    """As of `of`."""
    held = found.fetchone()
    return str(held[0]) if held else None


def resolve(conn: Connection, text: str) -> str:
    """The one reference that `text` may mean; of a merged case, the one that it went into.

    RetroError if there is none, or if there are several.

    `14` and `2026-14` are numbers, with or without zeros in front; `2026-01` may be a beginning too; all else is one.
    """
    said = read_reference(text)
    if _find(conn, said) is not None:
        return _led_on(conn, said)
    found = _candidates(conn, said)
    if not found:
        raise unknown(said)
    if len(found) > 1:
        shown = ", ".join(a_few(found, _NAMED))
        raise RetroError(
            M_("“{said}” may mean several retrospectives: {found}.", said=said, found=shown),
            M_("Write more of the reference."),
        )
    return _led_on(conn, found[0])


def _year(head: Head) -> str:
    """What the references begin with of the year in which a retrospective lies."""
    return f"{Retrospective(head).day.year:04d}-"


def _led_on(conn: Connection, reference: str) -> str:
    """Where a case went on that was merged into another one, which may have been merged in turn; else itself."""
    seen = {reference}
    while True:
        found = conn.execute(
            'SELECT other."reference" FROM "retrospective" AS one JOIN "retrospective" AS other '
            'ON other."reference" = one."merged_into" WHERE one."reference" = ? AND one."removed" IS NOT NULL',
            (reference,),
        ).fetchone()
        if found is None or found[0] in seen:
            return reference
        reference = str(found[0])
        seen.add(reference)


def _candidates(conn: Connection, said: str) -> list[str]:
    number = re.fullmatch(r"(?:(\d{4})-)?(\d{1,9})", said, re.ASCII)
    found: set[str] = set()
    if number:
        year, digits = number[1] or "", number[2]
        found |= _where(conn, f'{_NUMBER} = ? AND substr("reference", 1, ?) = ?', int(digits), len(year), year)
    if said and (not found or (number and number[1] and number[2].startswith("0"))):
        found |= _where(conn, 'substr("reference", 1, ?) = ?', len(said), said)
    return sorted(found, key=lambda reference: (reference[:4], len(reference), reference), reverse=True)


def _where(conn: Connection, condition: str, *values: str | int) -> set[str]:
    return {
        reference for (reference,) in conn.execute(f'SELECT "reference" FROM "retrospective" WHERE {condition}', values)
    }


def _find(conn: Connection, reference: str) -> EntryId | None:
    found = conn.execute('SELECT "id" FROM "retrospective" WHERE "reference" = ?', (reference,)).fetchone()
    return str(found[0]) if found else None


def unknown(text: str) -> NotFoundError:
    """That there is no case with this reference."""
    return NotFoundError(
        M_("There is no retrospective “{said}”.", said=printable(text)[:60]), M_("See which there are with: retro list")
    )
