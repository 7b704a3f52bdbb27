"""Fields that hold several links have no column: each of their links is a row of a table of their own."""

from __future__ import annotations

from functools import cache

from retro.model.field_types import LinksType
from retro.model.fields import Field
from retro.model.record import KINDS


def has_column(field: Field) -> bool:
    """Whether a field is a column of the table of its kind."""
    return not isinstance(field.type, LinksType)


@cache
def without_column(kind: str) -> tuple[Field, ...]:
    """The fields of a kind that are none."""
    return tuple(field for field in KINDS[kind].fields() if not has_column(field))


def link_table(kind: str, field: str) -> str:
    """The name of the table of the links of a field. Each row leads from a `row` of the kind to a `target`."""
    return f"{kind}_{field}"
