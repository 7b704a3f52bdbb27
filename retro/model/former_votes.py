"""What votes held before hands were counted: the role that raised one. It is read, and not kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from retro.model.field_types import FieldType, RoleType
from retro.model.stages.review import Vote

VOTER = "by"
"""The field that votes had."""


def former_shape(kind: str) -> Mapping[str, FieldType]:
    """The fields that rows of a kind had, as far as they are read and passed over."""
    return {VOTER: RoleType()} if kind == Vote.kind else {}


def without_former(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a row without what is kept no more."""
    return {name: value for name, value in values.items() if name not in former_shape(kind)}
