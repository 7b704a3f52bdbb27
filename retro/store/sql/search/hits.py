"""Where words stand in a case: the rows that tell why it was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from retro.model.entry import Entry, EntryId
from retro.model.field_types import LineType, LinkType, ProseType
from retro.model.query.matching import Matcher, Span
from retro.model.query.words import Word
from retro.model.record import KINDS, ROWS, Retrospective
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head
from retro.store.declared import HEAD
from retro.store.results import Hit
from retro.store.sql.search import search_texts
from retro.store.sql.search.search_texts import RowTexts, of_rows
from retro.store.sql.together import Select, ask

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


def of_cases(
    conn: Connection, cases: Sequence[EntryId], words: Sequence[Word]
) -> Iterator[tuple[EntryId, Sequence[Hit]]]:
    """The fields of cases in which words stand: rows with the most of them first, then in the order of the case."""
    matcher = Matcher(words)
    found: dict[EntryId, list[tuple[int, RowTexts]]] = {case: [] for case in cases}
    for row in search_texts.of_cases(conn, cases):
        if held := _held(matcher, row):
            found[row.case].append((matcher.count_needed(held), row))
    numbers = _numbers(conn, [case for case, rows in found.items() if any(row.kind != HEAD for _, row in rows)])
    stages = {kind: STAGES.index(entry.stage) for kind, entry in KINDS.items() if entry.stage in STAGES}
    for case, rows in found.items():
        of_case = numbers.get(case, {})
        places = ((-told, stages.get(row.kind, len(STAGES)), of_case.get(row.id, 0)) for told, row in rows)
        in_order = sorted(zip(places, rows, strict=True), key=lambda each: each[0])
        yield (
            case,
            tuple(
                Hit(row.kind, row.id, of_case.get(row.id, 0), field, text, spans)
                for _place, (told, row) in in_order
                if told
                for field, text, spans in _marked(matcher, row) or _of_another(conn, row)
            ),
        )


def _marked(matcher: Matcher, row: RowTexts) -> Sequence[tuple[str, str, tuple[Span, ...]]]:
    """The fields in which words stand; what the row says, where they only ask that something stands or is chosen there.

    That is its main field; where that is empty, the first one in which something was written, and no day or time.
    """
    marked = [(field, text, matcher.spans((row.kind, field), text)) for field, text in row.texts]
    if found := [each for each in marked if each[2]]:
        return found
    kind = KINDS[row.kind]
    worded = [each for each in marked if each[0] == kind.main] or [each for each in marked if _is_worded(kind, each[0])]
    return worded[:1]


def _of_another(conn: Connection, row: RowTexts) -> Sequence[tuple[str, str, tuple[Span, ...]]]:
    """Of a row without words, such as a check, what the row says that it is of; else whatever it says itself."""
    kind = KINDS[row.kind]
    link = kind.field(name).type if (name := kind.needed()) and kind.has_field(name) else None
    if isinstance(link, LinkType):
        (target,) = conn.execute(f'SELECT "{name}" FROM "{row.kind}" WHERE "id" = ?', (row.id,)).fetchone()
        for other in of_rows(conn, [(each, target) for each in ([link.to] if link.to else KINDS)]):
            if said := dict(other.texts).get(KINDS[other.kind].main):
                return [(name, said, ())]
    return [(field, text, ()) for field, text in row.texts[:1]]


def _is_worded(kind: type[Entry], field: str) -> bool:
    return kind.has_field(field) and isinstance(kind.field(field).type, (LineType, ProseType))


def _held(matcher: Matcher, row: RowTexts) -> set[int]:
    return matcher.found_in_row(row.kind, row.texts, (*row.choices, *row.stands))


@cache
def _places() -> tuple[Select, ...]:
    """Where each row of the cases `:cases` stands, kind by kind."""
    these = 'WHERE "retrospective" IN (SELECT value FROM json_each(:cases)) AND "deleted" = 0'
    columns = ('"retrospective"', '"id"', '"position"')
    return tuple(
        Select((*columns, '"parent"' if kind is Cause else "NULL"), f'FROM "{kind.kind}" {these}') for kind in ROWS
    )


def _numbers(conn: Connection, cases: Sequence[EntryId]) -> Mapping[EntryId, Mapping[EntryId, int]]:
    """By case, the numbers that its rows are shown with: as a record counts them, which is made of nothing else."""
    rows: dict[EntryId, list[Entry]] = {case: [] for case in cases}
    answers = ask(conn, _places(), {"cases": json.dumps(list(cases))}) if cases else ()
    for kind, found in zip(ROWS, answers, strict=False):
        for case, row, position, above in found:
            rows[case].append(kind(id=row, position=position, **({"parent": above} if kind is Cause else {})))
    return {case: Retrospective(Head(), tuple(held)).numbers for case, held in rows.items()}
