"""How rows stand, in columns of their tables: so that what is due is found without looking at checks and ticks.

Checks say it, and `retro.model.checked` adds them up; what rows wait for, others say (`retro.model.waiting`). Here it
is written down whenever one of those comes or goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from retro.model.change import Op, Restore, Update
from retro.model.checked import Wait
from retro.model.entry import Entry
from retro.model.fields import field_of, fields_of
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.follow_up import Check, Tick
from retro.model.stages.head import Head
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact

if TYPE_CHECKING:
    from retro.store.sql.connection import Database


_CONCERNS = frozenset(each.kind for each in (Head, Check, Tick, Party, Contact, Apology, EmptyAnswer))
"""The kinds of entry that say how rows stand."""

_SAYS = {
    Contact.kind: {each.name for each in fields_of(Contact.happened, Contact.call_back, Contact.wish, Contact.answer)},
    Head.kind: {field_of(Head.status).name},
}
"""What of these kinds says how rows stand."""


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
        "waits": " ".join(map(_written, stands.waits)),
    }


def _written(wait: Wait) -> str:
    """`wish`, or with the day to which it was moved: `call-back=2026-12-01`."""
    return f"{wait.code}={wait.moved}" if wait.moved else wait.code


def waits_for(codes: Iterable[str]) -> str:
    """A condition: a row waits for something under one of the codes, none of which is a part of another one."""
    told = " OR ".join(f"instr(\"waits\", '{code}') > 0" for code in codes)
    return f"({told})"


def moved_to(code: str) -> str:
    """An expression: the day to which a check moved what the row waits for under a code; NULL if none did."""
    named = f"{code}="
    at = f"instr(\"waits\", '{named}')"
    return f'CASE WHEN {at} > 0 THEN substr("waits", {at} + {len(named)}, 10) END'


def concerns(ops: Iterable[Op]) -> bool:
    """Whether rows may stand otherwise after these operations."""
    return any(isinstance(op, Restore) or (op.kind in _CONCERNS and not writes_beside(op, _SAYS)) for op in ops)


def writes_beside(op: Op, says: Mapping[str, Collection[str]]) -> bool:
    """Whether words were written in other fields than these, which say something: that is done with every key."""
    return isinstance(op, Update) and op.kind in says and op.after.keys().isdisjoint(says[op.kind])


def write(db: Database, rows: Iterable[Entry]) -> None:
    """Write how these rows, as a record has them, stand."""
    for row in rows:
        if held := columns(row):
            named = ", ".join(f'"{name}" = :{name}' for name in held)
            changed = " OR ".join(f'"{name}" IS NOT :{name}' for name in held)
            db.execute(f'UPDATE "{row.kind}" SET {named} WHERE "id" = :id AND ({changed})', {**held, "id": row.id})
