"""The texts of cases in which words are looked for, read as they stand in the tables."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from retro.model.entry import EntryId
from retro.model.field_types import ChoicesType, FieldType, MomentType, TagsType
from retro.model.fields import Field
from retro.model.number_types import NumberType
from retro.model.query import choices
from retro.model.query.places import REFERENCE, searched_fields
from retro.model.query.words import STANDING
from retro.model.record import KINDS
from retro.store.declared import HEAD
from retro.store.results import CaseText
from retro.store.sql.together import ResultRows, Select, ask
from retro.store.sql.values import to_sql

if TYPE_CHECKING:
    from retro.store.reconcile import RowState
    from retro.store.sql.connection import Connection


_TIME = re.compile(r"(?<=\d)T(?=\d)")
"""What stands between a day and a time of day in the file."""


Readers = tuple[tuple[str, Callable[[Any], str]], ...]
"""How columns of text are read, by the names of their fields."""


class RowTexts(NamedTuple):
    """What a row that is there, or a head, says in words."""

    case: EntryId
    kind: str
    id: EntryId
    texts: tuple[tuple[str, str], ...]
    """The fields that say something, by their names, each with its text."""
    choices: tuple[tuple[str, str], ...] = ()
    """The fields in which something is chosen, by their names, each with the code of it."""
    stands: tuple[tuple[str, str], ...] = ()
    """How it stands, as one more of these. No index holds that: other rows and other cases say it."""


def of_cases(conn: Connection, cases: Sequence[EntryId], kinds: Collection[str] | None = None) -> Iterator[RowTexts]:
    """The texts of some cases, or of some `kinds` of their rows: heads, then kind by kind, in the order of the rows."""
    asked = tuple(kind for kind in KINDS if kinds is None or kind in kinds)
    yield from _read(conn, asked, {"cases": json.dumps(list(cases))}, is_of_cases=True)


def by_reference(conn: Connection, references: Sequence[str]) -> dict[str, list[CaseText]]:
    """All texts of the cases with these references, by them."""
    named = 'SELECT "id", "reference" FROM "{head}" WHERE "reference" IN (SELECT value FROM json_each(?))'
    cases = dict(conn.execute(named.format(head=HEAD), (json.dumps(list(references)),)).fetchall())
    found: dict[str, list[CaseText]] = {cases[case]: [] for case in cases}
    for row in of_cases(conn, list(cases)):
        found[cases[row.case]] += (CaseText(row.kind, row.id, field, text) for field, text in row.texts)
    return found


def with_literal(
    conn: Connection, cases: Sequence[EntryId], text: str, kinds: frozenset[str] | None = None
) -> set[EntryId]:
    """The cases of which a text in the tables holds `text` as it is: the engine looks, so that none has to be read.

    `kinds`: in rows of these kinds, if one need not look into others.
    """
    answers = ask(conn, _with_literal(kinds), {"cases": json.dumps(list(cases)), "text": text})
    return {case for found in answers for (case,) in found}


def of_rows(conn: Connection, keys: Iterable[tuple[str, EntryId]]) -> Iterator[RowTexts]:
    """The texts of rows by their kinds and ids, as far as they are there."""
    by_kind: dict[str, list[EntryId]] = {}
    for kind, row in keys:
        by_kind.setdefault(kind, []).append(row)
    yield from _read(conn, tuple(by_kind), {kind: json.dumps(rows) for kind, rows in by_kind.items()})


def _read(
    conn: Connection, kinds: tuple[str, ...], values: Mapping[str, str], *, is_of_cases: bool = False
) -> Iterator[RowTexts]:
    """The texts of rows of some kinds, which the values name."""
    answers = ask(conn, _questions(kinds, is_of_cases=is_of_cases), values)
    try:
        for kind, found in zip(kinds, answers, strict=True):
            yield from _texts(kind, found)
    finally:
        for found in answers:  # one that a text ends that is none keeps tables locked
            found.close()


def of_state(row: RowState, reference: str) -> RowTexts:
    """The texts of a row as it is to be written, in the case with this reference; none of one that is deleted."""
    if row.deleted:
        return RowTexts(row.retrospective, row.kind, row.id, ())
    _columns_of, readers, chosen = _columns(row.kind)
    named = {**row.values, REFERENCE[1]: reference} if row.kind == HEAD else row.values
    names = (*(name for name, _read in readers), *(field.name for field in chosen))
    return _said(row.kind, readers, chosen, [row.retrospective, row.id, *(to_sql(named[name]) for name in names)])


def _texts(kind: str, found: ResultRows) -> Iterator[RowTexts]:
    _names, readers, chosen = _columns(kind)
    return (_said(kind, readers, chosen, held) for held in found)


def _said(kind: str, readers: Readers, chosen: Sequence[Field], found: Sequence[Any]) -> RowTexts:
    """What a row of these columns holds."""
    case, row, *held = found
    last = len(readers) + len(chosen)
    said = zip(readers, held, strict=False)
    texts = ((name, read(value)) for (name, read), value in said if value is not None)
    codes = tuple(_codes(chosen, held[len(readers) : last])) if chosen else ()
    stands = tuple((STANDING, code) for code in held[last:] if code)
    return RowTexts(case, kind, row, tuple((name, text) for name, text in texts if text), codes, stands)


def _codes(fields: Sequence[Field], held: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for field, plain in zip(fields, held, strict=True):
        if plain is not None and plain != "":
            yield from ((field.name, code) for code in choices.codes(field, _listed(field, plain)))


def _listed(field: Field, held: Any) -> Any:
    if not isinstance(field.type, ChoicesType):
        return held
    try:
        return json.loads(held)
    except (ValueError, TypeError):  # another program wrote it
        return None


@cache
def _with_literal(kinds: frozenset[str] | None) -> tuple[Select, ...]:
    """The cases with a text in a row of each of these kinds that has texts; in all, heads among them, with None."""
    return tuple(filter(None, (_kind_with_literal(kind) for kind in KINDS if kinds is None or kind in kinds)))


def _kind_with_literal(kind: str) -> Select | None:
    names = [field.name for field in searched_fields(KINDS[kind]) if not isinstance(field.type, NumberType)]
    case, there = ('"id"', "") if kind == HEAD else ('"retrospective"', ' AND "deleted" = 0')
    if not names:
        return None
    holds = " OR ".join(f'instr("{name}", :text) > 0' for name in names)
    return Select([case], f'FROM "{kind}" WHERE {case} IN (SELECT value FROM json_each(:cases)){there} AND ({holds})')


@cache
def _questions(kinds: tuple[str, ...], *, is_of_cases: bool) -> tuple[Select, ...]:
    """The rows of these kinds: those of `:cases`, or those that a value with the name of the kind lists."""
    return tuple(_question(kind, is_of_cases=is_of_cases) for kind in kinds)


def _question(kind: str, *, is_of_cases: bool) -> Select:
    names, _readers, _chosen = _columns(kind)
    there, order = (' AND "deleted" = 0', '"position", "id"') if kind != HEAD else ("", "")
    named = f"{names[0]} IN (SELECT value FROM json_each(:cases))"
    if not is_of_cases:
        named = f'"id" IN (SELECT value FROM json_each(:{kind}))'
    return Select(names, f'FROM "{kind}" WHERE {named}{there}', order)


@cache
def _columns(kind: str) -> tuple[Sequence[str], Readers, Sequence[Field]]:
    """The columns of a kind; how those of text are read, by the names of their fields; its choices."""
    fields = searched_fields(KINDS[kind])
    readers = tuple((field.name, _reader(field.type)) for field in fields)
    case = '"retrospective"'
    if kind == HEAD:
        case = '"id"'
        readers = ((REFERENCE[1], str), *readers)
    chosen = choices.choice_fields(kind)
    names = (*(name for name, _ in readers), *(field.name for field in chosen))
    names = (*names, *([STANDING] if kind in choices.STANDING_KINDS else []))
    return (case, '"id"', *(f'"{name}"' for name in names)), readers, chosen


def _reader(kind: FieldType) -> Callable[[Any], str]:
    """How what a column holds is written."""
    if isinstance(kind, MomentType):
        return lambda held: _TIME.sub(" ", str(held))
    if isinstance(kind, NumberType):
        return lambda held: str(int(held)) if isinstance(held, float) and held.is_integer() else str(held)
    if isinstance(kind, TagsType):
        return _tags
    return str


def _tags(held: Any) -> str:
    try:
        return ", ".join(map(str, json.loads(held)))
    except (ValueError, TypeError):  # another program wrote it
        return str(held)
