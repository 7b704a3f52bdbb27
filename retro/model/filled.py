"""The fields of an entry that hold something, as plain values."""

from __future__ import annotations

from functools import cache
from typing import Any

from retro.model.entry import Entry
from retro.model.field_types import FieldType, Plain
from retro.model.record import KINDS


def filled(entry: Entry) -> dict[str, Plain]:
    """The plain values of the fields that hold something themselves: not of those that checks tell."""
    held, found = entry.__dict__, {}
    for name, kind, empty, unwritten in field_forms(entry.kind):
        if (value := held[name]) != empty and (plain := kind.dump(value)) != unwritten:
            found[name] = plain
    return found


@cache
def field_forms(kind: str) -> tuple[tuple[str, FieldType, Any, Plain], ...]:
    """The names of the fields that rows of a kind hold themselves, their types, and what they are when nothing is said.

    That stands there twice: first as a value, then plain.
    """
    fields = ((each.name, each.type) for each in KINDS[kind].stored_fields())
    return tuple((name, held, held.empty, held.dump(held.empty)) for name, held in fields)
