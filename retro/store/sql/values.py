"""Plain values as columns hold them: a list as JSON text, a bool as 0 or 1, a figure as a float."""

from __future__ import annotations

import json

from retro.model.field_types import LinksType, Plain
from retro.model.fields import Field

Sql = str | int | float | None
"""What a column holds."""


def to_sql(plain: Plain) -> Sql:
    """`plain` as a column holds it."""
    if isinstance(plain, list):
        return json.dumps(plain, ensure_ascii=False)
    return int(plain) if isinstance(plain, bool) else plain


def from_sql(field: Field, held: Sql) -> Plain:
    """The plain value that the column of `field` holds. ValueError if another program wrote a list that is no JSON."""
    if held is None:
        return None
    if field.type.sql is int:
        return bool(held)
    if isinstance(held, float):
        return int(held) if held.is_integer() else held
    if isinstance(field.type.empty, tuple):
        found: Plain = json.loads(str(held))
        return field.type.dump(field.type.load(found)) if isinstance(field.type, LinksType) else found
    return held
