"""What somebody means by a text that they typed into a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from retro.model import field_types
from retro.model.answers import read_value
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.problem import Problem, ValidationError
from retro.model.stages.answers import Said

_CONTRADICTING = (field_types.MomentType, field_types.DayType)
"""Kinds whose values can contradict others."""


def typed_value(
    entry: Entry,
    field: Field,
    text: str,
    context: MomentContext,
    refusals: Callable[[Entry], Sequence[Problem]],
) -> tuple[Any, Said | None]:
    """The value, or an empty one and what the text says of it instead: not known, does not apply, later.

    ValidationError, with the reasons, if it cannot be read, or if `refusals` say what would be wrong with the entry.
    """
    read = read_value(type(entry), field, text, context)
    value, said = (field.type.empty, read) if isinstance(read, Said) else (read, None)
    if isinstance(field.type, _CONTRADICTING) and (problems := refusals(replace(entry, **{field.name: value}))):
        raise ValidationError(*problems)
    return value, said
