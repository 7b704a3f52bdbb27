"""How rows stand by their checks, in columns of their tables: so that what is due is found without looking at checks.

The checks say it, and `retro.model.checked` adds them up; here it is written down whenever one comes or goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from retro.model.change import Op, Restore
from retro.model.entry import Entry
from retro.model.stages.follow_up import Check

if TYPE_CHECKING:
    from sqlite_utils import Database


def has_columns(kind: type[Entry]) -> bool:
    """Whether the table of a kind says how its rows stand."""
    return bool(kind.finds and kind.deadlines)


def columns(entry: Entry) -> dict[str, Any]:
    """What the columns hold for a row; nothing for one of a kind without them."""
    if not has_columns(type(entry)):
        return {}
    stands = entry.checked
    return {
        "standing": stands.found.value if stands.found else "",
        "standing_on": stands.done.day.isoformat() if stands.done and stands.done.day else None,
        "look_again": stands.look_again.isoformat() if stands.look_again else "" if stands.looked_again else None,
        "moved_to": stands.new_date.isoformat() if stands.new_date else None,
    }


def concerns(ops: Iterable[Op]) -> bool:
    """Whether rows may stand otherwise after these operations."""
    return any(op.kind == Check.kind or isinstance(op, Restore) for op in ops)


def write(db: Database, rows: Iterable[Entry]) -> None:
    """Write how these rows, as a record has them, stand."""
    for row in rows:
        if held := columns(row):
            named = ", ".join(f'"{name}" = :{name}' for name in held)
            changed = " OR ".join(f'"{name}" IS NOT :{name}' for name in held)
            db.execute(f'UPDATE "{row.kind}" SET {named} WHERE "id" = :id AND ({changed})', {**held, "id": row.id})
