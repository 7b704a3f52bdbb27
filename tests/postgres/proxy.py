"""A server far away: what goes to it and comes from it is passed on later, and it is counted how often one waits."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from random import Random
from select import select
from threading import Thread
from time import monotonic, sleep
from typing import Any

from tests.postgres.server import Server

_STATEMENT = (b"P", b"B", b"D", b"E", b"C")
"""How messages begin that are parts of a statement: Parse, Bind, Describe, Execute, Close."""
_ENDS = (b"S\0\0\0\x04", b"H\0\0\0\x04")
"""Sync and Flush."""


class FarAway:
    """Passes on what one client and the server say, each way after `delay` seconds."""

    def __init__(self, server: Server, delay: float = 0.0, *, is_trusted: bool = True) -> None:
        self.trips = 0
        """How often the client said something and then waited for an answer."""
        self.bytes = 0
        """How much was said, by both."""
        self.loses_an_end = False
        """Whether the next change is written, and its connection cut before its client hears so."""
        self._delay = delay
        self._clients: set[socket.socket] = set()
        self._there: Any = f"{server.folder}/.s.PGSQL.{server.port}" if is_trusted else ("127.0.0.1", server.port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def url(self, schema: str, *, user: str = "postgres", sslmode: str = "disable") -> str:
        """The address of an archive on the server."""
        return (
            f"postgresql://{user}@127.0.0.1:{self.port}/postgres?schema={schema}&sslmode={sslmode}&gssencmode=disable"
        )

    def cut(self, random: Random) -> None:
        """Cut the connection of one client, whatever is said over it now."""
        if clients := sorted(self._clients, key=socket.socket.fileno):
            with suppress(OSError):  # it has gone by itself
                random.choice(clients).shutdown(socket.SHUT_RDWR)

    def go_away(self) -> None:
        """Cut all connections and let nobody in, until it comes back."""
        self.let_nobody_in()
        for each in list(self._clients):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def let_nobody_in(self) -> None:
        """Who is there stays, and nobody else comes."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def come_back(self) -> None:
        """Let people in again, where they were let in before."""
        self._listening = socket.create_server(("127.0.0.1", self.port))
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Let nobody in any more."""
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        family = socket.AF_UNIX if isinstance(self._there, str) else socket.AF_INET
        with client, socket.socket(family) as there, suppress(OSError), ExitStack() as stack:
            there.connect(self._there)
            self._clients.add(client)
            stack.callback(self._clients.discard, client)
            is_asking, is_through, writes, passed_on = False, True, False, monotonic()
            while True:
                for one in select([client, there], [], [])[0]:
                    if not (said := one.recv(1 << 16)):
                        return
                    self.bytes += len(said)
                    writes = writes or b"READ WRITE" in said
                    if self.loses_an_end and writes and one is there and b"COMMIT\0" in said:
                        self.loses_an_end = False
                        return
                    if one is client:
                        self.trips += not is_asking
                        is_through = _is_through(said, begins=is_through)
                    is_unasked = one is there and monotonic() > passed_on + self._delay / 4
                    if self._delay and (is_asking is not (one is client) or is_unasked):
                        sleep(self._delay)
                    if one is there and select([client], [], [], 0)[0]:  # what it said without waiting for this answer
                        more = client.recv(1 << 16)
                        is_through = _is_through(more, begins=is_through)
                        there.sendall(more)
                    is_asking = one is client or not is_through
                    (there if one is client else client).sendall(said)
                    passed_on = monotonic()


def _is_through(said: bytes, *, begins: bool) -> bool:
    """Whether a client waits for the answer to this: many statements together are not said before Sync or Flush.

    A server with much to answer begins before it has heard them all. What does not begin them goes on within a
    message, so that its first byte tells nothing.
    """
    return said.endswith(_ENDS) or (begins and said[:1] not in _STATEMENT)


@contextmanager
def far_away(server: Server, delay: float = 0.0, *, is_trusted: bool = True) -> Iterator[FarAway]:
    """A server that is `delay` seconds away, each way; unless one is trusted, it asks for a password."""
    proxy = FarAway(server, delay, is_trusted=is_trusted)
    try:
        yield proxy
    finally:
        proxy.close()
