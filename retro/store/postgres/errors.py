"""What can go wrong with a server, told to a person: the one place where errors of PostgreSQL become words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import psycopg

from retro.errors import AwayError, BusyError, DamagedError, NoRoomError, ReadOnlyError, RetroError
from retro.language import M_, N_, Message
from retro.text.controls import printable
from retro.where import in_shell

if TYPE_CHECKING:
    from retro.url import Url

FOREIGN, NEWER, HALF = "RE001", "RE002", "RE003"
"""SQLSTATEs of our own: the schema belongs to another program, or to a newer Retro, or is a copy that is not whole."""


class _Words(NamedTuple):
    title: str
    step: str
    kind: type[RetroError] = RetroError


_AWAY = _Words(
    N_("The server of the archive cannot be reached: {reason}."),
    N_("See that it runs, and that its host and port are right in {url}. Then try again."),
    AwayError,
)
_BROKEN_OFF = _Words(
    N_("The connection to the server of the archive broke off: {reason}."),
    N_("Try again: another one is made then."),
    AwayError,
)
_FULL_HOUSE = _Words(
    N_("The server of the archive takes no more connections now: {reason}."),
    N_("Try again in a minute. If it happens often, its DBA raises max_connections."),
    BusyError,
)
_NOT_READY = _Words(
    N_("The server of the archive lets nobody in just now: {reason}."),
    N_("It is starting, or is being stopped. Wait a minute, then try again."),
    AwayError,
)
_NO_ROOM = _Words(
    N_("There is no room left on the disk of the server: {reason}."),
    N_("Its DBA makes room. Then try again; what was there is untouched."),
    NoRoomError,
)
_DENIED = _Words(
    N_("The archive may be read, but not written: {url}."),
    N_('Ask its DBA to put you among the writers: GRANT {schema}_writer TO "{user}". Nothing was changed.'),
    ReadOnlyError,
)
_READ_ONLY = _Words(
    N_("The archive may be read, but not written, as its server takes no changes now: {url}."),
    N_("It may be a copy that follows another server: name that one in the address. Nothing was changed."),
    ReadOnlyError,
)
_UNLIKE = _Words(
    N_("The archive {url} does not hold what Retro expects: {reason}."),
    N_("Whoever prepared it puts what is missing there again, and changes nothing else: retro init {argument}"),
)
_TEXT = _Words(N_("The text holds characters that cannot be stored."), "")

_AT_CONNECTING: tuple[tuple[str, _Words], ...] = (
    (
        r"password authentication failed|no password supplied|パスワード認証に失敗|pgpass",
        _Words(
            N_("The server of the archive does not take the password of “{user}”: {reason}."),
            N_("It stands in ~/.pgpass, a file that you alone may read, in a line HOST:PORT:DATABASE:{user}:PASSWORD. "
               "If it was changed, ask for the new one."),
        ),
    ),
    (
        r"database .* does not exist|データベース.*存在しません",
        _Words(
            N_("There is no such database on the server: {reason}."),
            N_("Mend the name in {url}. A new one is made by a DBA: createdb NAME. Then: retro init URL"),
        ),
    ),
    (
        r"role .* does not exist|ロール.*存在しません|not permitted to log in|ログインが許可",
        _Words(
            N_("The server of the archive does not know “{user}”: {reason}."),
            N_("Name somebody whom it knows: postgresql://NAME@HOST/DATABASE. A DBA makes a new one: createuser NAME"),
        ),
    ),
    (
        r"pg_hba\.conf|Ident authentication|Peer authentication|permission denied for database",
        _Words(
            N_("The server of the archive does not let “{user}” in: {reason}."),
            N_("Its DBA allows it with a line of pg_hba.conf: hostssl DATABASE {user} ADDRESS scram-sha-256"),
        ),
    ),
    (
        r"certificate|SSL|TLS|証明書",
        _Words(
            N_("The connection to the server of the archive is not as safe as it is to be: {reason}."),
            N_("Ask its DBA for the certificate, and name it in the address: sslmode=verify-full&sslrootcert=FILE. "
               "Nothing was sent."),
        ),
    ),
    (
        r"definition of service|service file",
        _Words(
            N_("There is no such service: {reason}."),
            N_("Services are described in ~/.pg_service.conf, or in the file that PGSERVICEFILE names."),
        ),
    ),
    (
        (
            r"starting up|shutting down|recovery mode|not (yet )?accepting connections|"
            r"起動処理中|シャットダウン|リカバリ|受け付けていません"
        ),
        _NOT_READY,
    ),
    (r"No space left|could not write|空き領域がありません|書き出せませんでした|書き込めませんでした", _NO_ROOM),
    (r"too many (clients|connections)|connection slots|no more connections|クライアント数が多すぎ", _FULL_HOUSE),
    (
        r"unsupported startup parameter",
        _Words(
            N_("A connection pooler stands before the server of the archive, and does not pass on what Retro needs: "
               "{reason}."),
            N_("Name the server itself in the address, or have the pooler pass it on."),
        ),
    ),
)  # fmt: skip
"""What the server or libpq said when nobody was let in: there is no code for it, so its words are looked at, in the
languages of ours; in others, what they said is told all the same."""

_BY_STATE: dict[str, _Words] = {
    "42501": _DENIED,
    "25006": _READ_ONLY,
    "53300": _FULL_HOUSE,
    "53100": _NO_ROOM,
    "57P03": _NOT_READY,
    "57014": _Words(
        N_("The server took longer than it allows, and stopped: {reason}."),
        N_("Try again. If it happens often, its DBA raises statement_timeout for you."),
        BusyError,
    ),
    "55P03": _Words(
        N_("Others are at work in the archive just now."), N_("Try again in a moment. Nothing was changed."), BusyError
    ),
    "22021": _TEXT,
    "22P05": _TEXT,
    FOREIGN: _Words(
        N_("The schema “{schema}” of the database belongs to another program: {reason}."),
        N_("Name another one in the address, with schema=NAME behind the question mark. Nothing was changed."),
    ),
    HALF: _Words(
        N_("“{path}” is a copy that is not whole yet."),
        N_("Say again what began it, and it goes on where it stopped: retro copy FROM {argument}"),
    ),
    NEWER: _Words(
        N_("The archive {url} belongs to a newer Retro."), N_("Update Retro, then open it again. Nothing was changed.")
    ),
}
_ALIKE = {
    "40001": "55P03", "40P01": "55P03", "25P03": "57014", "53400": "53300", "53000": "53100", "22P02": "22021",
}  # fmt: skip
_MAY_NOT = {"42501", "25006"}
"""Codes of what a reader may not do, and of what a server that follows another one does for nobody."""
_GONE = ("08", "57P")
"""How the codes begin that say that the connection, or the server, is gone."""
_LACKS = ("42P01", "42703", "42883", "3F000", "42704")
"""What is not there: a table, a column, a function, a schema, an object."""
_BROKEN = "XX"
"""How the codes begin of pages that the server itself cannot read."""
_DAMAGED = _Words(
    N_("The archive {url} is damaged: {reason}."),
    N_("Ask its DBA to look at the disk of the server, and to go back to a backup if need be."),
)
_OTHER = _Words(
    N_("The server of the archive refused: {reason}."),
    N_("Show these words to its DBA. Nothing was changed."),
)


class UnheardError(AwayError):
    """The line was lost when something was to be written for good, for the reason of another error.

    Nobody knows whether it was.
    """

    def __init__(self, reason: RetroError) -> None:
        super().__init__(
            reason.title,
            M_("What was to be written may be there, or not. Look before you say it again: retro list, retro show REF"),
            reason.details,
        )


_BEFORE = re.compile(r"(connection (failed|is bad): )?(connection to server .*? failed: )?([A-Z]+:\s+)?")
"""What stands before the words of a server: how far libpq had come, and how grave it takes it."""


@contextmanager
def translate_errors(url: Url) -> Iterator[None]:
    """Errors of PostgreSQL raised inside become RetroErrors about the archive."""
    try:
        yield
    except psycopg.Error as error:
        raise told(error, url) from error
    except DamagedError as error:
        raise _error(_DAMAGED, url, error.reason) from error
    except UnicodeError as error:  # half characters, in an author or an id: fields refuse them themselves
        raise _error(_TEXT, url) from error


def is_denied(error: RetroError) -> bool:
    """Whether an error says that its reader may not write here."""
    cause = error.__cause__
    return isinstance(cause, psycopg.Error) and cause.sqlstate in _MAY_NOT


def why_only_read(url: Url, *, server: bool) -> RetroError:
    """That nothing can be written here: where it is the whole `server` that takes nothing, so; else not by oneself."""
    return _error(_READ_ONLY if server else _DENIED, url)


def told(error: psycopg.Error, url: Url) -> RetroError:
    """An error of PostgreSQL in words."""
    return _error(_words(error), url, _reason(error))


def _words(error: psycopg.Error) -> _Words:
    state = error.sqlstate or ""
    if found := _BY_STATE.get(_ALIKE.get(state, state)):
        return found
    if state in _LACKS:
        return _UNLIKE
    if state.startswith(_GONE):
        return _AWAY
    if state.startswith(_BROKEN):
        return _DAMAGED
    if state:
        return _OTHER
    if "pipeline" in str(error):  # what was asked is not answered, and nothing can be asked any more
        return _BROKEN_OFF
    if isinstance(error, psycopg.DataError) or "NUL" in str(error):  # psycopg itself saw that it is no text
        return _TEXT
    return next((words for pattern, words in _AT_CONNECTING if re.search(pattern, str(error))), _AWAY)


def _reason(error: psycopg.Error) -> str:
    """What was said, in its own words: the first line, without what stands before it at each connecting."""
    if said := error.diag.message_primary:
        if error.sqlstate == FOREIGN:  # psql shows all of it; here the schema is named already
            said = said.partition(": ")[2] or said
        return printable(said).rstrip(".")
    first = str(error).partition("\n")[0]
    return printable(_BEFORE.sub("", first, count=1)).rstrip(".")


def _error(words: _Words, url: Url, reason: str | Message = "") -> RetroError:
    params = {"url": str(url), "path": str(url), "argument": in_shell(url), "reason": reason, "user": url.user,
              "schema": url.schema}  # fmt: skip
    return words.kind(Message(words.title, params), Message(words.step, params) if words.step else None)
