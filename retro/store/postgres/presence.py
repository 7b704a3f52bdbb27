"""Who has which case open: it stands in the name of each connection, so that it is gone with it, however that ends.

Nothing of it is kept in a table. `pg_stat_activity` shows the names to all who may log in, a case as a hash, a person
in base64: the server takes 63 letters of ASCII.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import psycopg

from retro.store.postgres.dialect import translated

if TYPE_CHECKING:
    from retro.store.postgres.connection import Connection
    from retro.store.postgres.opening import Raw

_OURS = "retro"
_MOST = 63
"""Bytes that the server keeps of a name."""
_THERE = """SELECT "application_name" FROM pg_catalog.pg_stat_activity
WHERE "datname" = pg_catalog.current_database() AND "pid" <> pg_catalog.pg_backend_pid()
AND pg_catalog.starts_with("application_name", ?1) ORDER BY 1"""
_SAY = "SELECT pg_catalog.set_config('application_name', ?1, false)"
_TELL = ", pg_catalog.pg_notify(?2, ?3)"
_TELL_BOTH = _TELL + ", pg_catalog.pg_notify(?2, ?4)"


@lru_cache(maxsize=8)
def mark(schema: str, reference: str) -> str:
    """What stands for a case of an archive; "" for none. Those who have it open are told by it that somebody comes."""
    return _encoded(blake2b(f"{schema}\0{reference}".encode(), digest_size=8).digest()) if reference else ""


def name(case: str, person: str) -> str:
    """The name of a connection at which a person has the case of this mark open."""
    if not case:
        return _OURS
    begins = _begins(case)
    most = (_MOST - len(begins)) * 3 // 4
    kept = person.encode(errors="replace")[:most].decode(errors="ignore")
    return begins + _encoded(kept.encode())


def people(names: Iterable[str], case: str) -> tuple[str, ...]:
    """The persons of whom such names tell that they have the case open. Any client may call itself as it likes."""
    found = []
    for each in names:
        code = each.removeprefix(_begins(case))
        try:
            found.append(urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode())
        except ValueError:  # no name of ours
            continue
    return tuple(found)


class Presence:
    """What one connection says of who is at it."""

    def __init__(self, schema: str) -> None:
        self._schema = schema
        self._said = _OURS
        self.case = ""
        """The mark of the case that is open here."""
        self.looked_at = ""
        """That of the case of which it was asked last who has it open."""

    def forget(self) -> None:
        """The connection is another one, which says nothing yet."""
        self._said, self.case, self.looked_at = _OURS, "", ""

    def present(self, conn: Connection, reference: str) -> tuple[str, ...]:
        """Who else has a case open, which is looked at in a list."""
        self.looked_at = mark(self._schema, reference)
        found = conn.execute(_THERE, (_begins(self.looked_at),))
        return people([str(row[0]) for row in found.fetchall()], self.looked_at)

    def announce(self, conn: Connection, reference: str, person: str) -> tuple[str, ...]:
        """Say that a person has a case open ("" is none), if that was not said; gives who else has."""
        before, case = self.case, mark(self._schema, reference)
        said = name(case, person)
        with conn.together():
            if said != self._said:
                told = [each for each in dict.fromkeys((before, case)) if each]
                say = _SAY + ("", _TELL, _TELL_BOTH)[len(told)]
                conn.execute(say, (said, *([self._schema, *told] if told else [])))
            found = conn.execute(_THERE, (_begins(case),)) if case else None
        self._said, self.case = said, case
        return people([str(row[0]) for row in found.fetchall()], case) if found else ()

    def leave(self, raw: Raw) -> None:
        """Say that nobody is here any more. No answer is waited for: the connection is closed behind it."""
        if self.case:
            given = [each.encode() for each in (_OURS, self._schema, self.case)]
            with suppress(psycopg.Error):  # nobody hears it then
                raw.pgconn.send_query_params(translated(_SAY + _TELL).text, given)
            self.forget()


def _begins(case: str) -> str:
    return f"{_OURS} {case} "


def _encoded(text: bytes) -> str:
    return urlsafe_b64encode(text).decode().rstrip("=")
