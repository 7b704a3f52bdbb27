"""The whole record as plain JSON values, with its history: nothing is lost on the way out and back in.

`exports/data/JSON.md` describes the format for people and for other programs. Fields, their names and their forms
follow the declarations; a field that is empty is left out.
"""

from __future__ import annotations

from typing import Any

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Add, Delete, Forget, Logged, Op, Restore, Update
from retro.model.entry import Entry, EntryId
from retro.model.filled import filled
from retro.model.json_format.reader import FORMAT, VERSION, Reader
from retro.model.problem import ValidationError
from retro.model.record import FullRecord
from retro.model.stages import STAGES

EXTRACT = "retro-extract"
"""The format of what a reader other than the team is given: a part, which is never taken for the whole."""


def dump(whole: FullRecord) -> dict[str, Any]:
    """A retrospective, its deleted rows and its log as plain values.

    Rows stand as in the walk, behind them what was said of empty fields, deleted ones last.
    """
    record, head = whole.record, whole.record.head
    return {
        "format": FORMAT,
        "version": VERSION,
        "retrospective": {
            "id": head.id,
            "reference": head.reference,
            "created": head.created,
            **({"closed": head.closed} if head.closed else {}),
            **({"digest": head.digest, "rule": head.rule, "chain": head.chain} if head.digest else {}),
            "seq": head.seq,
            "revision": head.revision,
            **filled(head),
        },
        "rows": [
            *(_dump_row(row) for stage in STAGES for row in record.stage(stage)),
            *(_dump_row(answer) for answer in sorted(record.answers, key=_place)),
            *({**_dump_row(row), "deleted": True} for row in sorted(whole.deleted, key=_place)),
        ],
        "log": [_dump_logged(logged) for logged in whole.log],
    }


def load(data: object) -> FullRecord:
    """The retrospective that `dump` gave.

    RetroError if `data` is something else, or of a later version. ValidationError, with every problem at once, if a
    value in it is not what it should be; each problem's `field` is its place: `rows[3].due`.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise RetroError(
            M_("This is no retrospective that Retro wrote."), M_("Give a file that “retro export --format json” wrote.")
        )
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise RetroError(
            M_(
                "This file has version {version} of the format; this Retro reads {known}.",
                version=version,
                known=VERSION,
            ),
            M_("Install the latest Retro, then import again."),
        )
    reader = Reader()
    whole = reader.whole(data)
    if whole is None or reader.problems:
        raise ValidationError(*reader.problems)
    return whole


def _dump_row(row: Entry) -> dict[str, Any]:
    return {"kind": row.kind, "id": row.id, "position": row.position, "revision": row.revision, **filled(row)}


def _place(row: Entry) -> tuple[int, float, EntryId]:
    return (row.stage.number, row.position, row.id)


def _dump_logged(logged: Logged) -> dict[str, Any]:
    change = logged.change
    return {
        "seq": logged.seq,
        "id": change.id,
        "at": change.at.isoformat(),
        "author": change.author,
        "group": change.group,
        "act": change.act,
        **({"of": change.of} if change.of else {}),
        "ops": [_dump_op(op) for op in change.ops],
        **(vars(logged.link) if logged.link else {}),
    }


def _dump_op(op: Op) -> dict[str, Any]:
    plain: dict[str, Any] = {"op": op.code, "kind": op.kind, "id": op.id}
    match op:
        case Add():
            return {**plain, "position": op.position, "values": dict(op.values)}
        case Update():
            return {**plain, "revision": op.revision, "before": dict(op.before), "after": dict(op.after)}
        case Delete():
            return {**plain, "revision": op.revision}
        case Restore():
            return plain
        case Forget():
            return {**plain, "fields": list(op.fields), "entries": list(op.entries)}
