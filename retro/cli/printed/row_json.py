"""A row, and a whole retrospective as it stands, as JSON for scripts: fields by their names, empty ones left out."""

from __future__ import annotations

from typing import Any

from retro.model.entry import Entry
from retro.model.filled import filled
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages import STAGES


def row_as_plain(record: Retrospective, row: Entry) -> dict[str, Any]:
    """A row: its name, its id, which never changes, and its fields."""
    return {
        "row": row_name(record, row),
        "id": row.id,
        "stage": row.stage.code,
        "kind": row.kind,
        **_told(row),
    }


def _told(row: Entry) -> dict[str, Any]:
    """All that a row says, with what its checks tell of it."""
    plain = row.dump()
    held = filled(row)
    by_checks = {field.name for field in row.fields_by_checks() if plain[field.name] is not None}
    return {name: value for name, value in plain.items() if name in held or name in by_checks}


def record_as_plain(record: Retrospective) -> dict[str, Any]:
    """The head and all rows in the order of the walk, without what they were before."""
    head = record.head
    return {
        "reference": head.reference,
        "id": head.id,
        "created": head.created,
        **({"closed": head.closed, "digest": head.digest} if head.closed else {}),
        **filled(head),
        "rows": [row_as_plain(record, row) for stage in STAGES for row in record.stage(stage)],
    }
