"""Choices as words of a query: `strength:stronger`, `強さ:弱い`, by the name of any field that has choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from retro.language import N_
from retro.model.field_types import ChoicesType, ChoiceType, OpenChoiceType, YesNoType
from retro.model.fields import Field, field_of
from retro.model.lookup import choice_names, in_all_languages, meant_by
from retro.model.query.filters import forms_of
from retro.model.query.places import field_names, places_called
from retro.model.query.words import STANDING, QueryChoice
from retro.model.stages import ENTRIES
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.text.folding import folded_name

STANDING_KINDS = (Measure.kind, HardwareChange.kind)
"""The kinds of row of which another case may say that they did not hold."""
_YES, _NO = "yes", "no"
_LABELS = {_YES: N_("yes"), _NO: N_("no")}
_WITH_CHOICES = (ChoiceType, ChoicesType, OpenChoiceType, YesNoType)


@cache
def choice_fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of row, by its name in the file, in which something is chosen."""
    (entry,) = (each for each in ENTRIES if each.kind == kind)
    return tuple(each for each in entry.stored_fields() if isinstance(each.type, _WITH_CHOICES) and not each.is_code)


def codes(field: Field, plain: Any) -> tuple[str, ...]:
    """The codes that such a field holds, given its plain value; a word of the team's own is none."""
    if isinstance(field.type, YesNoType):
        return () if plain is None else (_YES if plain else _NO,)
    held = plain if isinstance(plain, list) else [plain]
    known = {code for code, _label in _labels(field)}
    return tuple(each for each in held if each in known)


def has_choices(name: str) -> bool:
    """Whether a field with choices has this folded name."""
    return name in _fields()


def is_text_too(name: str) -> bool:
    """Whether this folded name is also that of a field that is searched for words."""
    return bool(places_called(name))


def chosen(name: str, said: str) -> tuple[QueryChoice, ...]:
    """What a value behind a folded name means, in all fields of that name; none if it is no choice of them.

    It may be the beginning of a choice, but for names that texts have, too: there, it may be the beginning of a word.
    """
    names = {
        QueryChoice(kind, field.name, code): its
        for kind, field in _fields().get(name, ())
        for code, its in _names(field).items()
    }
    found = meant_by(said, names)
    others = places_called(name) - {(kind, field.name) for kind, field in _fields().get(name, ())}
    word = folded_name(said)
    said_of_rows = [each for each in found if not others or word in names[each]]
    stands = (
        QueryChoice(kind, STANDING, each.code)
        for each in said_of_rows
        for kind in STANDING_KINDS
        if (each.kind, each.field) == (Check.kind, field_of(Check.found).name)
    )
    return (*said_of_rows, *stands)


def written_choices(name: str) -> dict[str, str]:
    """How the choices behind a folded name are written, and what each means where that is not the same."""
    return {
        form: means
        for _kind, field in _fields().get(name, ())
        for form, means in forms_of(dict(_labels(field))).items()
    }


def choice_labels() -> Iterator[tuple[str, str]]:
    """What can be asked for by name, as message ids: fields with choices, each once, with the kind of row of each."""
    told = {field.label: kind.label for kind in reversed(ENTRIES) for field in reversed(choice_fields(kind.kind))}
    yield from reversed(told.items())


@cache
def _fields() -> Mapping[str, tuple[tuple[str, Field], ...]]:
    """The fields with choices, with the kinds of their rows, by each of their folded names."""
    found: dict[str, list[tuple[str, Field]]] = {}
    for kind in ENTRIES:
        for field in choice_fields(kind.kind):
            for name in field_names(field):
                found.setdefault(name, []).append((kind.kind, field))
    return {name: tuple(fields) for name, fields in found.items()}


def _labels(field: Field) -> Iterator[tuple[str, str]]:
    """The codes of a field with the labels of their choices."""
    if isinstance(field.type, YesNoType):
        yield from ((_YES, field.type.yes or _LABELS[_YES]), (_NO, field.type.no or _LABELS[_NO]))
    elif isinstance(field.type, ChoiceType | ChoicesType | OpenChoiceType):
        yield from ((each.value, each.label) for each in field.type.choices)


def _names(field: Field) -> dict[str, frozenset[str]]:
    """The codes of a field with all that their choices are called, folded."""
    if isinstance(field.type, YesNoType):
        return {
            code: frozenset((code, *in_all_languages(_LABELS[code]), *in_all_languages(label)))
            for code, label in _labels(field)
        }
    if isinstance(field.type, ChoiceType | ChoicesType | OpenChoiceType):
        return {each.value: frozenset(choice_names(each)) for each in field.type.choices}
    return {}
