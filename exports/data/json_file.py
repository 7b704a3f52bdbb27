"""A record as JSON: whole, or what a reader may see of it. `JSON.md` beside this file describes both."""

from __future__ import annotations

import json
from typing import Any

from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinkType
from retro.model.json_format import EXTRACT, dump
from retro.model.record import FullRecord, Retrospective
from retro.model.stages import STAGES
from retro.redaction.audience import Audience

_EXTRACT_VERSION = 3


def json_report(whole: FullRecord) -> str:
    """The JSON text, one value a line; the same record gives the same bytes."""
    return _text(dump(whole))


def json_extract(record: Retrospective, reader: Audience) -> str:
    """As much of `record` as `reader` may see: no history, no deleted rows, nothing that is not a field of theirs.

    `record` is already what `retro.redaction.redact.redact` leaves of it.
    """
    head, rows = record.head, [row for stage in STAGES for row in record.stage(stage)]
    rows += sorted(record.answers, key=lambda answer: answer.id)
    linked = _linked(rows, reader)
    return _text(
        {
            "format": EXTRACT,
            "version": _EXTRACT_VERSION,
            "for": reader.code,
            "retrospective": {
                "reference": head.reference,
                **({"closed": head.closed, "digest": head.digest} if head.closed else {}),
                **_seen(head, reader),
            },
            "rows": [
                {"kind": row.kind, **({"id": row.id} if row.id in linked else {}), **_seen(row, reader)} for row in rows
            ],
        }
    )


def _seen(entry: Entry, reader: Audience) -> dict[str, Any]:
    """The fields that the reader may see and that are not empty, as plain values."""
    return {
        field.name: field.type.dump(value)
        for field in entry.fields()
        if reader.reads(field) and (value := getattr(entry, field.name)) != field.type.empty
    }


def _linked(rows: list[Entry], reader: Audience) -> set[EntryId]:
    """The rows that others point to: they alone need an id."""
    return {
        target
        for row in rows
        for field in row.fields()
        if isinstance(field.type, LinkType) and reader.reads(field)
        for target in field.type.targets(getattr(row, field.name))
    }


def _text(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
