"""What a record says, so that records that were made in other ways can be compared."""

from __future__ import annotations

from typing import Any

from retro.model.field_types import LinkType
from retro.model.record import Retrospective
from retro.model.row_labels import linked_rows, row_name
from retro.model.stages import STAGES

_GIVEN = ("reference", "created", "seq", "closed", "digest", "zone")


def said(record: Retrospective) -> list[Any]:
    """All that a record says, whatever its ids and positions are."""
    rows: list[Any] = [{name: value for name, value in record.head.dump().items() if name not in _GIVEN}]
    for stage in STAGES:
        for row in record.stage(stage):
            links = {field.name: field.type for field in row.fields() if isinstance(field.type, LinkType)}
            values = {
                name: [row_name(record, each) for each in linked_rows(record, getattr(row, name), links[name]) if each]
                if name in links
                else value
                for name, value in row.dump().items()
            }
            rows.append((row.kind, values))
    return rows
