"""Where a word can stand: the fields that hold text somebody wrote, and what people call them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from retro.model import field_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.lookup import in_all_languages, official_names
from retro.model.query.words import Word
from retro.model.stage import Stage
from retro.model.stages import ENTRIES, STAGES
from retro.model.stages.head import CaseLink, Head
from retro.text.folding import folded_name

Place = tuple[str, str]
"""A kind of row, by its name in the file, and a field of it."""

REFERENCE: Place = (Head.kind, "reference")
"""The reference of a case, which is no field, and is searched like one."""

_NO_TEXT = (
    field_types.ChoiceType,
    field_types.ChoicesType,
    field_types.YesNoType,
    field_types.ZoneType,
    field_types.LinkType,
)
"""What a person chooses, or what holds the ids of rows: no word stands in it."""


def searched_fields(kind: type[Entry]) -> tuple[Field, ...]:
    """The fields of a kind of row that are searched, in their order."""
    return tuple(each for each in kind.stored_fields() if not (each.is_code or isinstance(each.type, _NO_TEXT)))


@cache
def stage_code(kind: str) -> str:
    """The code of the stage that a kind of row belongs to, by the name of the kind in the file."""
    return next(each.stage.code for each in ENTRIES if each.kind == kind)


def places_called(name: str) -> frozenset[Place]:
    """The places that a folded name means in any language; none where it means nothing.

    A kind of row means all its fields, and so does a stage, where no kind and no field has that name.
    """
    return _places().get(name, frozenset())


def covers(word: Word, place: Place) -> bool:
    """Whether a word may stand in a place."""
    if word.stage and stage_code(place[0]) != word.stage:
        return False
    return not word.field or place in places_called(word.field)


def kinds_for(word: Word) -> frozenset[str]:
    """The kinds of row in which a word may stand that says where."""
    named = {kind for kind, _field in places_called(word.field)} if word.field else {each.kind for each in ENTRIES}
    named |= {each.kind for each in word.chosen}
    return frozenset(kind for kind in named if not word.stage or stage_code(kind) == word.stage)


def labels() -> Iterator[tuple[str, str]]:
    """What can be asked for by name, as message ids: kinds of rows, then fields, each once; and the kind of a field."""
    told = dict[str, str]()
    for kind in ENTRIES:
        if searched_fields(kind) and kind is not Head:
            told.setdefault(kind.label, "")
    for kind in ENTRIES:
        for field in searched_fields(kind):
            told.setdefault(field.label, kind.label)
    yield from told.items()


@cache
def _places() -> dict[str, frozenset[Place]]:
    """All that each name means."""
    meant, by_stage = dict[str, set[Place]](), dict[str, set[Place]]()
    for kind in ENTRIES:
        fields = searched_fields(kind)
        all_of_it = {(kind.kind, field.name) for field in fields}
        for name in _kind_names(kind):
            meant.setdefault(name, set()).update(all_of_it)
        for name in _stage_names(kind.stage):
            by_stage.setdefault(name, set()).update(all_of_it)
        for field in fields:
            for name in field_names(field):
                meant.setdefault(name, set()).add((kind.kind, field.name))
    for name in in_all_languages(CaseLink.field("reference").label):
        meant[name].add(REFERENCE)
    return {name: frozenset(places) for name, places in (by_stage | meant).items()}


def _kind_names(kind: type[Entry]) -> set[str]:
    prefix = in_all_languages(kind.prefix) if kind.prefix else ()
    return {folded_name(kind.kind), *in_all_languages(kind.label), *prefix, *map(folded_name, kind.also)}


def field_names(field: Field) -> set[str]:
    """What a field is called, folded, in every language."""
    return {folded_name(field.name), *in_all_languages(field.label), *map(folded_name, field.also)}


def _stage_names(stage: Stage) -> set[str]:
    return {*official_names(stage), *map(folded_name, stage.also)}


def stage_called(name: str) -> Stage | None:
    """The stage that a folded name, or the beginning of one, means; None where it means none, or several."""
    whole = [each for each in STAGES if name in (str(each.number), *_stage_names(each))]
    begun = whole or [each for each in STAGES if any(known.startswith(name) for known in _stage_names(each))]
    return begun[0] if name and len(begun) == 1 else None
