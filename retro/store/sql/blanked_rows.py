"""What is left of rows, and of entries of the log, once words in them were blanked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.model.stages.head import Head
from retro.redaction.forgetting.blanking import Blanked
from retro.store.declared import HEAD
from retro.store.sql import list_columns, log
from retro.store.sql.link_tables import has_column
from retro.store.sql.values import to_sql

if TYPE_CHECKING:
    from retro.store.sql.connection import Database


def write_blanked(db: Database, blanked: Blanked) -> None:
    """Write what is left of rows and entries of the log. An account that was closed is not sealed anew here."""
    record, case = blanked.whole.record, blanked.whole.record.head.id
    rows = {(row.kind, row.id): row for row in (*record.rows, *record.answers, *blanked.whole.deleted)}
    rows[HEAD, case] = record.head
    for (kind, row), fields in blanked.rows.items():
        entry = rows[kind, row]
        plain = entry.dump()
        held = {name: to_sql(plain[name]) for name in fields if has_column(entry.field(name))}
        held |= list_columns.columns(entry) if isinstance(entry, Head) else {}
        named = ", ".join(f'"{name}" = ?' for name in held)
        db.execute(f'UPDATE "{kind}" SET {named}, "revision" = ? WHERE "id" = ?', [*held.values(), entry.revision, row])
    ids = {change for fields in blanked.entries.values() for changes in fields.values() for change in changes}
    log.rewrite(db, case, (logged for logged in blanked.whole.log if logged.change.id in ids))
