"""The line of a store to its server: kept open, made anew where it was lost, and heard for what others write."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from select import select
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import psycopg

from retro.errors import RetroError
from retro.store.postgres.connection import Connection
from retro.store.postgres.errors import translate_errors
from retro.store.postgres.opening import Raw, open_archive
from retro.store.postgres.presence import Presence

if TYPE_CHECKING:
    from psycopg import Notify

    from retro.store.postgres.version import SchemaState
    from retro.url import Url

R = TypeVar("R")

_AGAIN_AFTER = 2.0
"""Seconds between two tries to reach a server that is away, where nobody waits for it."""


class ServerLine:
    """A connection to the archive at `url`. RetroError if it cannot be opened, AwayError if the server is not there.

    `timeout` is how many seconds a server may take to answer; times are of `clock`, in seconds.
    """

    def __init__(self, url: Url, *, timeout: float = 5.0, clock: Callable[[], float] = monotonic) -> None:
        self.url = url
        self.held: SchemaState
        """What the archive said of itself when it was opened, or looked at anew."""
        self._timeout = timeout
        self._clock = clock
        self._tried = 0.0
        self._others = self._told = 0
        """How often somebody else has written, as far as the server said so; and as far as it was asked for."""
        self._presence = Presence(url.schema)
        raw, self.held = open_archive(url, timeout=timeout, hears=True)
        self.conn = Connection(raw)
        self._listen(raw)

    def begun(self, begin: Callable[[], R]) -> R:
        """Begin something, which writes nothing yet; gives what comes of it.

        Where the line was lost, which may show only now, it is made anew, and it is begun once more. AwayError if the
        server is not there.
        """
        if not self.conn.raw.closed:
            try:
                return begin()
            except psycopg.OperationalError:
                if not self.conn.raw.closed:
                    raise
        self._reach()
        return begin()

    def stand(self) -> None:
        """See that the line is not known to be lost, and make it anew if it is. Nothing is asked for it.

        AwayError if the server is not there. One that is lost without a word shows with the next statement.
        """
        raw = self.conn.raw
        with suppress(psycopg.OperationalError):  # the server says why before it hangs up: then it is closed
            while not raw.closed and select([raw.fileno()], [], [], 0)[0]:
                raw.pgconn.consume_input()
        if raw.closed:
            self._reach()

    def drop_what_broke_off(self) -> None:
        """Close a connection over which something was asked together that nobody could read to its end."""
        raw = self.conn.raw
        if not raw.closed and raw.info.pipeline_status != psycopg.pq.PipelineStatus.OFF:
            raw.close()

    def version(self) -> int:
        """A number for how often others wrote, or came to the case that is open here, or left it.

        What the server sent is read; only if it sent nothing, it is asked.

        So a screen that `may_have_moved` sent asks nothing, and whoever else asks hears of what is on its way. While
        the server is away, AwayError; once it is back it is another one, whoever wrote meanwhile.
        """
        try:
            with translate_errors(self.url):
                self._hear_all()
        except RetroError:
            if not self.conn.raw.closed:
                raise
            self._tried = self._clock()
            self._reach()
        self._told = self._others
        return self._told

    def may_have_moved(self) -> bool:
        """Whether there is something to be heard, or a line to be made anew. Any thread may ask it, and often."""
        if self.conn.raw.closed:
            return self._clock() >= self._tried + _AGAIN_AFTER
        try:
            return self._others != self._told or bool(select([self.conn.raw.fileno()], [], [], 0)[0])
        except (OSError, ValueError, psycopg.Error):  # the thread of the store has found it lost at this moment
            return True

    def heard_at(self) -> int | None:
        """The number of its socket; None while it is lost. Any thread may ask it."""
        try:
            return None if self.conn.raw.closed else self.conn.raw.fileno()
        except psycopg.Error:  # the thread of the store has found it lost at this moment
            return None

    def close(self) -> None:
        """Let go of it."""
        self._presence.leave(self.conn.raw)
        self.conn.raw.close()

    def announce(self, reference: str, person: str) -> tuple[str, ...]:
        """Say that a person has the case open as long as this line stands, or none for ""; gives who else has."""
        with translate_errors(self.url):
            self.stand()
            try:
                return self._presence.announce(self.conn, reference, person)
            finally:
                self.hear()

    def present(self, reference: str) -> tuple[str, ...]:
        """Who has a case open, which is looked at here from now on."""
        with translate_errors(self.url):
            self.stand()
            try:
                return self._presence.present(self.conn, reference)
            finally:
                self.hear()

    def _hear_all(self) -> None:
        line = self.conn.raw.pgconn
        if self.conn.raw.closed or not self.may_have_moved():
            self.conn.execute("")
        line.consume_input()
        self.hear()

    def hear(self) -> None:
        """Take in what came together with an answer, which nobody would find any more: it is off the line already."""
        line = self.conn.raw.pgconn
        while not self.conn.raw.closed and (told := line.notifies()):
            self._hear(told.be_pid, told.extra.decode(errors="replace"))

    def _reach(self) -> None:
        raw, self.held = open_archive(self.url, timeout=self._timeout, hears=True)
        self.conn.renew(raw)
        self._listen(raw)
        self._presence.forget()
        self._others += 1

    def _listen(self, raw: Raw) -> None:
        def hear(told: Notify) -> None:  # of what comes while something else is asked
            self._hear(told.pid, told.payload)

        raw.add_notify_handler(hear)

    def _hear(self, backend: int, case: str) -> None:
        """Another one has written, or comes to a case or leaves it."""
        is_other = backend != self.conn.raw.info.backend_pid
        self._others += is_other and case in ("", self._presence.case, self._presence.looked_at)
