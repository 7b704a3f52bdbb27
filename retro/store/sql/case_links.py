"""How the cases of an archive belong together, as links between them say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.store.declared import HEAD
from retro.store.results import Linked

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


_LINKS = f"""
    SELECT head."reference", link."relation", link."reference", named."reference", head."day" FROM "case_link" AS link
    JOIN "{HEAD}" AS head ON head."id" = link."retrospective" AND head."removed" IS NULL
    LEFT JOIN "{HEAD}" AS named ON named."reference" = link."reference" AND named."removed" IS NULL
    WHERE link."deleted" = 0 AND trim(link."reference") <> '' ORDER BY 1, link."position", link."id"
"""


def links(conn: Connection) -> tuple[Linked, ...]:
    """All links between cases that are there; those that lead nowhere, or to what was removed, are left out."""
    gone = {reference for (reference,) in conn.execute(f'SELECT "reference" FROM "{HEAD}" WHERE "removed" IS NOT NULL')}
    found = (
        Linked(case, relation or "", named or _resolved(conn, said), day)
        for case, relation, said, named, day in conn.execute(_LINKS).fetchall()
    )
    return tuple(each for each in found if each.named and each.named != each.case and each.named not in gone)


def _resolved(conn: Connection, said: str) -> str:
    """The case that a link calls by less than its reference, or that a case went into; "" if that is none."""
    from retro.store.sql import references  # it takes all that is declared, which the list does without

    try:
        return references.resolve(conn, said)
    except RetroError:
        return ""
