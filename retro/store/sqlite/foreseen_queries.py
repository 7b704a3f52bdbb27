"""What is not due, and may come to be a case of its own (S12, S18): found through indexes of what waits alone."""

from __future__ import annotations

import sqlite3

from retro.model.stages.head import Status
from retro.model.stages.timeline import Contact
from retro.review.recurrence import third_times
from retro.store.protocol import Foreseen
from retro.store.sqlite import due_queries
from retro.store.sqlite.declared import HEAD

_UNANSWERED = """"deleted" = 0 AND "wish" <> '' AND "answer" = ''"""
"""A condition: a wish of somebody who was hurt has no answer."""
_CALL_BACK = '"deleted" = 0 AND "call_back" IS NOT NULL'
"""A condition: somebody waits, or waited, to be called back."""

INDEXES = {
    "contact_unanswered": f'("retrospective") WHERE {_UNANSWERED}',
    "contact_call_back": f'("retrospective") WHERE {_CALL_BACK}',
}
"""The indexes of the contacts that these queries read."""

_STILL = """(SELECT CASE WHEN "removed" IS NULL THEN coalesce("status", '') END FROM "retrospective"
WHERE "id" = "contact"."retrospective") <> :closed"""
"""A condition: the case is in the archive, and not closed."""
_DAY = due_queries.day_in("{0}")


def foreseen(conn: sqlite3.Connection, today: str) -> Foreseen:
    """What may come to be a case of its own, as it is seen on a day such as `2026-11-20`."""
    said = {"closed": Status.CLOSED.value, "today": today}
    (unanswered,) = conn.execute(f'SELECT count(*) FROM "contact" WHERE {_UNANSWERED} AND {_STILL}', said).fetchone()
    (waited,) = conn.execute(_WAITED, said).fetchone()
    third = third_times(due_queries.again(conn))
    asked = ", ".join("?" * len(third))
    (still,) = conn.execute(
        f"""SELECT count(*) FROM "{HEAD}" WHERE "reference" IN ({asked}) AND coalesce("status", '') <> ?""",
        (*third, Status.CLOSED.value),
    ).fetchone()
    return Foreseen(unanswered, waited, still)


_WAITED = f"""SELECT count(*) FROM "{Contact.kind}" WHERE {_CALL_BACK} AND {_STILL}
AND {_DAY.format('"call_back"')} <= :today AND NOT EXISTS (
  SELECT 1 FROM "{Contact.kind}" AS later WHERE later."retrospective" = "{Contact.kind}"."retrospective"
  AND later."deleted" = 0 AND later."id" <> "{Contact.kind}"."id"
  AND {_DAY.format('later."happened"')} >= {_DAY.format(f'"{Contact.kind}"."call_back"')})"""
"""How many call-backs were wished for by now and no contact of that day or later tells of: in cases not closed."""
