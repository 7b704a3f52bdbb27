"""Lines that are of another row: `told 3.2 on 21 Nov`, 伝達 森様 11月21日, `checked 5.2 holds`, 展開済み 6.3.

The row is called by its name (`3.2`); one of those concerned by what they are called, too, with a colon or without.
Behind it stands what was found, or what they have had by now, unless the word that the line begins with says it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from retro.model.choice import Choice
from retro.model.entry import Entry, EntryId, in_field
from retro.model.field_types import LinkType
from retro.model.fields import Field
from retro.model.found import Found
from retro.model.lookup import labels
from retro.model.moments.context import MomentContext
from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry.found_words import choice_first
from retro.model.quick_entry.said_day import day_first
from retro.model.quick_entry.view import View
from retro.model.quick_entry.vocabulary import ROW_NAME, Opening, leads_with_row
from retro.model.record import Retrospective
from retro.model.row_labels import find_row, row_name
from retro.model.stages.changes import Place
from retro.model.stages.follow_up import Check, Tick
from retro.model.stages.scope import Party, Ticked
from retro.text.folding import folded_name
from retro.value import value

_EDGE = " \t\u3000,、，"
_ENDS_NAME = re.compile(r"[\s,、，:：]")
_HONORIFIC = re.compile(r"(?:様|さま|さん|殿|氏)$")
_AND = re.compile(r"\s*(?:[,、，・;；]|と(?=\s)|\band\b)\s*")
_EVERYONE = re.compile(
    r"(?:all(?:\s+of\s+them)?|every(?:one|body)|(?:皆様|皆さん|みなさま)?(?:全員|全て|すべて)|皆様|皆さん|みなさま)"
    r"(?=[\s,、，。:：]|$)",
    re.IGNORECASE,
)
_SO = re.compile(r"(?:済み?|done|yes|はい)(?:[\s、,。]+|$)", re.IGNORECASE)
"""What says nothing more behind a word that says what was found or what they had."""
_SAID: Mapping[type[Entry], tuple[str, type[Choice]]] = {Check: ("found", Found), Tick: ("ticked", Ticked)}
"""What is said first of a row, and its choices."""


@value
class OfRow:
    """A line of which the row that it is of is read; `rest` holds its text and marks."""

    kind: type[Entry]
    values: Mapping[str, Any]
    rest: str


def read_of_row(opening: Opening, text: str, view: View, context: MomentContext) -> OfRow:
    """What a line says behind the word that it begins with. ValidationError if the row that it calls is none.

    Where it calls no row, `rest` holds all of it: `found_by_text` looks for the row in the text without its marks.
    """
    kind = opening.kind
    said = {opening.field: kind.field(opening.field).type.load(opening.plain)} if opening.field else {}
    lead = kind.field(kind.lead)
    assert isinstance(lead.type, LinkType)
    if named := re.match(ROW_NAME, text):
        kind, row = _row_named(kind, re.sub("[．。]", ".", named[0]), view, is_bare=not said)
        end = named.end()
    elif called := called_first(text, view.record_of(lead.type.to), lead.type.to or Place.kind):
        row, end = called
    else:
        return OfRow(kind, said, text)
    values, rest = _said_first(kind, said, text[end:].lstrip(f"{_EDGE}:：の"), context)
    done = {} if kind is opening.kind else {"found": Found.DONE}
    return OfRow(kind, {kind.lead: row, **done, **values}, rest)


def called_first(text: str, record: Retrospective, kind: str) -> tuple[EntryId, int] | None:
    """The one row of a kind that a text begins to call by what it says (`Ann Lee`, 森様), and where that ends."""
    rows = [row for row in record.rows if row.kind == kind]
    ends = [*(found.start() for found in _ENDS_NAME.finditer(text)), len(text)] if rows else []
    for end in reversed(ends):
        called = [row for row in rows if text[:end].strip() and _is_called(row, text[:end])]
        if len(called) == 1:
            return called[0].id, end
    return None


def is_everyone(text: str) -> bool:
    """Whether a text calls all of those concerned: 全員, `everyone`."""
    return bool(_EVERYONE.match(text))


def those_called(text: str, record: Retrospective) -> tuple[tuple[str, ...], str]:
    """The names (`3.1`) of those concerned whom a text calls, and what stands behind: 全員, 森様、林様. () if none."""
    names = {row.id: row_name(record, row) for row in record.of(Party)}
    if names and (everyone := _EVERYONE.match(text)):
        return tuple(names.values()), text[everyone.end() :]
    found: dict[str, None] = {}
    rest = text
    while called := called_first(rest, record, Party.kind):
        found[names[called[0]]] = None
        rest = rest[called[1] :]
        if not (between := _AND.match(rest)) or not called_first(rest[between.end() :], record, Party.kind):
            break
        rest = rest[between.end() :]
    return tuple(found), rest


def found_by_text(entry: Entry, view: View) -> Entry:
    """A row that is of another one with that one found by what it says.

    ValidationError if nothing tells which one that is, or if a tick says nothing of what they had.
    """
    kind = type(entry)
    if not leads_with_row(kind):
        return entry
    if getattr(entry, entry.lead) is None:
        lead = kind.field(kind.lead)
        if not entry.main_text:
            raise ValidationError(Problem(Code.REQUIRED, lead.name, params={"field": lead.title}))
        values: dict[str, Any] = {lead.name: _row_called(entry.main_text, lead, view), entry.main: ""}
        entry = replace(entry, **values)
    if isinstance(entry, Tick) and entry.ticked is None:
        code = Code.NO_CHOICE if entry.note else Code.NOT_SAID
        params = {"field": Tick.field("ticked").title, "text": entry.note, "choices": labels(Ticked)}
        raise ValidationError(Problem(code, "ticked", params=params))
    return entry


def _row_named(kind: type[Entry], name: str, view: View, *, is_bare: bool) -> tuple[type[Entry], EntryId]:
    """The row with this name, and the kind that is of such a row: 済み 6.2 ticks no party, and says that it is done."""
    try:
        row = find_row(name, LinkType(), view.record)
    except ValidationError:
        row = ""
    is_party = isinstance(view.get(row), Party)
    if kind is Tick and is_bare and row and not is_party:
        kind = Check
    return kind, _row_called(name, kind.field(kind.lead), view)


def _row_called(text: str, lead: Field, view: View) -> EntryId:
    assert isinstance(lead.type, LinkType)
    try:
        return find_row(text, lead.type, view.record_of(lead.type.to))
    except ValidationError as refused:
        raise ValidationError(*(in_field(problem, lead) for problem in refused.problems)) from None


def _said_first(
    kind: type[Entry], said: Mapping[str, Any], text: str, context: MomentContext
) -> tuple[Mapping[str, Any], str]:
    """What stands right behind the row, a day before it or not, and the text behind that."""
    if kind not in _SAID:
        return {}, text
    name, choices = _SAID[kind]
    day, rest = day_first(kind, text, context)
    values = {kind.day_said: day} if day is not None else {}
    if said:
        so = _SO.match(rest)
        return {**said, **values}, rest[so.end() :] if so else rest
    first, behind = choice_first(rest, choices)
    if first is None and kind is Check and (so := _SO.match(rest)):
        first, behind = Found.DONE, rest[so.end() :]
    return ({**values, name: first}, behind) if first else ({}, text)


def _is_called(row: Entry, name: str) -> bool:
    """Whether somebody who writes `name` calls this row: by all that it says, with 様 or without."""
    whole, said = folded_name(row.main_text), folded_name(name)
    return said in {whole, _HONORIFIC.sub("", whole)} or (_HONORIFIC.sub("", said) == _HONORIFIC.sub("", whole))
