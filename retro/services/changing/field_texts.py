"""Reads what was written for fields of an entry: `severity=high`, `期限=12月1日`, `answers=2.1`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from retro.errors import UsageError
from retro.language import LANGUAGES, M_, Message, active, language
from retro.model import field_types
from retro.model.answers import may_be_answered, said_or_value, sign, unquoted
from retro.model.entry import Entry, in_field
from retro.model.fields import Field
from retro.model.lookup import in_all_languages, meant_by
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry.amounts import whole_amount
from retro.model.quick_entry.typed import choices_as_typed
from retro.model.quick_entry.vocabulary import SIGNS
from retro.model.record import Retrospective
from retro.model.row_labels import find_linked
from retro.text.folding import folded_name

_ASSIGNMENT = re.compile("[=＝]")


class UnknownFieldError(UsageError):
    """A word names no field of a kind of entry, or several."""


@dataclass
class Texts:
    """Texts for fields of one kind of entry, by the names of the fields, and what is wrong with them so far."""

    kind: type[Entry]
    by_field: dict[str, str]
    problems: list[Message]


def read_assignments(kind: type[Entry], assignments: Iterable[str], longer: Iterable[tuple[str, str]] = ()) -> Texts:
    """Texts like `severity=high`, taken apart, and those that stand elsewhere (in a file), each with its field."""
    read = Texts(kind, {}, [])
    for assignment in assignments:
        said, *value = _ASSIGNMENT.split(assignment, maxsplit=1)
        if value:
            _put(read, said, value[0])
        else:
            read.problems.append(M_("“{text}” is not of the form FIELD=VALUE.", text=assignment))
    for said, text in longer:
        _put(read, said, text)
    return read


def _put(read: Texts, said: str, text: str) -> None:
    try:
        field = field_called(read.kind, said)
    except UnknownFieldError as error:
        read.problems.append(error.title)
        return
    if field.name in read.by_field:
        read.problems.append(M_("“{field}” is written twice.", field=field.title))
    else:
        read.by_field[field.name] = text


def field_called(kind: type[Entry], said: str) -> Field:
    """The one field with this name, label in any language, mark or other word, or whose name or label begins so.

    UnknownFieldError if there is none, with those that may be meant, as one types them.
    """
    fields = kind.offered()
    word = folded_name(said)
    for names in (_names, _labels, _marks, _synonyms):
        if len(whole := [field for field in fields if word in names(field)]) == 1:
            return whole[0]
    meant = meant_by(said, {field: (*_names(field), *_labels(field)) for field in fields})
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise UnknownFieldError(
            M_("“{text}” could mean several fields: {choices}.", text=said, choices=tuple(map(typed, meant)))
        )
    near = {name: field for field in fields for names in (_synonyms, _labels, _names) for name in names(field)}
    if close := get_close_matches(word, near, n=3, cutoff=0.6):
        choices = tuple(dict.fromkeys(typed(near[name]) if " " in name else name for name in close))
        raise UnknownFieldError(
            M_("There is no field “{text}” here. Did you mean {choices}?", text=said, choices=choices)
        )
    choices = tuple(map(typed, fields))
    raise UnknownFieldError(Problem(Code.NOT_FIELD, params={"text": said, "choices": choices}).message)


def typed(field: Field) -> str:
    """What one types for a field: its name; in Japanese its label, which needs no quotation marks."""
    to = active()
    return field.name if to.code == "en" or " " in to(field.label) else to(field.label)


def _names(field: Field) -> Sequence[str]:
    return (folded_name(field.name),)


def _labels(field: Field) -> Sequence[str]:
    return in_all_languages(field.label)


def _marks(field: Field) -> Sequence[str]:
    return [folded_name(language(code)(field.mark)) for code in LANGUAGES] if field.mark not in ("", *SIGNS) else ()


def _synonyms(field: Field) -> Sequence[str]:
    return [folded_name(word) for word in field.also]


def read_value(
    kind: type[Entry], field: Field, text: str, context: MomentContext, record: Retrospective | None = None
) -> Mapping[str, Any]:
    """The value that a text means for a field of a kind of entry, by the field's name.

    With an amount come its unit and how sure it is, if the text says them.

    `?`, `-` and `.` say that there is none, and why (`Said`). What `--json` tells of a moment is read, too.

    ValidationError, with the reason, if it cannot be told. Links are to rows of `record`.
    """
    if (said := sign(text)) and may_be_answered(kind, field):
        return {
            field.name: said_or_value(field, said, text, lambda: _value(kind, field, text, context, record)[field.name])
        }
    return _value(kind, field, unquoted(text), context, record)


def _value(
    kind: type[Entry], field: Field, text: str, context: MomentContext, record: Retrospective | None
) -> Mapping[str, Any]:
    try:
        if isinstance(field.type, field_types.LinkType) and text.strip() and record is not None:
            return {field.name: find_linked(text, field.type, record)}
        if isinstance(field.type, field_types.MomentType) and (moment := _plain_moment(text)):
            return {field.name: moment}
        if field.unit and (amount := whole_amount(kind, field, text, context)):
            return amount
        return {field.name: field.type.read(text, context)}
    except ValidationError as refused:
        raise ValidationError(*(_as_typed(problem, field) for problem in refused.problems)) from None


def _as_typed(problem: Problem, field: Field) -> Problem:
    """A problem with the value of a field; choices are told as one types them."""
    told = in_field(problem, field)
    if problem.code not in (Code.NO_CHOICE, Code.AMBIGUOUS):
        return told
    choices = choices_as_typed(replace(field, mark=""), told.params["choices"])
    return replace(told, params={**told.params, "choices": choices})


def _plain_moment(text: str) -> Moment | None:
    """The moment of which `text` is the plain form; None if it is none."""
    try:
        return Moment.load(text.strip())
    except ValueError:
        return None
