"""Statements on their way to a server together, and what comes back: the pipeline of libpq.

psycopg has one, too, whose cursors take ten times as long for each statement; a save is a dozen of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from select import select
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus

if TYPE_CHECKING:
    from psycopg.pq.abc import PGresult

_MOST_PREPARED = 1_000
"""So many statements of ours a server keeps prepared for a connection: there are a few for each kind of row."""

_ASKS = (b"SELECT", b"WITH")
"""How a statement begins that gives rows."""
_GOOD = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.EMPTY_QUERY)
_Prepared = tuple[bytes, tuple[int, ...]]
"""A statement, and the types of its values."""


class Reply:
    """What a statement gives, row by row. Whoever reads it waits for it."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.is_awaited = True
        self.result: PGresult | None = None
        """What libpq has of it; None while it is on its way, and if it failed."""
        self._rows: Iterator[Any] | None = None

    def fetchone(self) -> Any:
        """The next row, a tuple; None behind the last. An error of psycopg if this or an earlier statement failed."""
        return next(iter(self), None)

    def fetchall(self) -> list[Any]:
        """All further rows."""
        return [*self]

    def __iter__(self) -> Iterator[Any]:
        if self._rows is None:
            self._rows = iter(self._pipeline.rows_of(self))
        return self._rows

    def close(self) -> None:
        """Ask for no more of them: they are here, or nobody waits for them."""


class Pipeline:
    """Sends statements over a connection, on which nobody else says anything meanwhile."""

    def __init__(self, raw: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._raw = raw
        self._line = raw.pgconn
        self._types = Transformer(raw)
        self._names = count(1)
        self._prepared: dict[_Prepared, bytes] = {}
        """What the server keeps prepared for us, or is about to, by what name."""
        self._awaited = deque[Reply | _Prepared]()
        """What it has not answered yet, in turn: statements, and those that it was to prepare."""
        self._failed: psycopg.Error | None = None
        """Why it carries out nothing that was sent behind that, until all was read."""
        self.is_open = self._is_hasty = False

    @contextmanager
    def together(self, *, is_hasty: bool = False) -> Iterator[None]:
        """The server answers when somebody reads what one of the statements gives, or at the end.

        If one `is_hasty`, each is carried out while the next one is made, and an answer looked at while the next comes.
        All that failed is told at the end at the latest. A statement alone is sent at once, and waited for.
        """
        if self.is_open:
            yield
            return
        self._line.enter_pipeline_mode()
        self.is_open, self._is_hasty, self._failed = True, is_hasty, None
        try:
            yield
        except (KeyboardInterrupt, SystemExit):  # nobody waits for what may take its time
            self._raw.close()
            self._awaited.clear()
            raise
        except BaseException:
            with suppress(psycopg.Error):
                self._end()
            raise
        else:
            self._end()
        finally:
            self.is_open = False

    def put(self, text: bytes, values: Sequence[Any]) -> Reply:
        """Send a statement, with `$1` and so on for its values."""
        if not self.is_open:
            with self.together():
                return self.put(text, values)
        types, line = self._types, self._line
        dumped = types.dump_sequence(values, [PyFormat.AUTO] * len(values))
        key = text, types.types or ()
        name = self._prepared.get(key)
        if name is None and len(self._prepared) < _MOST_PREPARED:
            name = self._prepared[key] = b"retro_%d" % next(self._names)
            line.send_prepare(name, text, types.types)
            self._awaited.append(key)
        if name is None:
            line.send_query_params(text, dumped, types.types, types.formats)
        else:
            line.send_query_prepared(name, dumped, types.formats)
        reply = Reply(self)
        self._awaited.append(reply)
        if self._is_hasty:
            if text.startswith(_ASKS):
                line.send_flush_request()
            line.flush()  # as far as there is room on the way
        return reply

    def rows_of(self, reply: Reply) -> Sequence[Any]:
        """All rows that a statement gives. What failed before it is raised."""
        if reply.is_awaited and self.is_open:
            self._line.send_flush_request()
            self._send()
            while reply.is_awaited:
                self._read()
        if reply.result is None:
            failed = self._failed if self.is_open else None
            raise failed or psycopg.ProgrammingError("the statement was not carried out")
        self._types.set_pgresult(reply.result)
        return self._types.load_rows(0, reply.result.ntuples, tuple)

    def _end(self) -> None:
        """Send what is not sent yet, read everything, and leave the pipeline."""
        try:
            self._line.pipeline_sync()
            self._send()
            while self._awaited:
                self._read()
            self._next(ExecStatus.PIPELINE_SYNC)
            self._line.exit_pipeline_mode()
        except BaseException:  # whoever came next would be given what is still on its way
            self._raw.close()
            raise
        finally:
            self._awaited.clear()
        if self._failed:
            raise self._failed

    def _send(self) -> None:
        """Send what libpq holds back. The server may have to be heard first, so that it goes on listening."""
        while self._line.flush():
            if select([self._line.socket], [self._line.socket], [])[0]:
                self._line.consume_input()

    def _read(self) -> None:
        """Take in the answer to what was sent first of what is awaited."""
        result = self._next()
        awaited = self._awaited.popleft()
        is_good = result.status in _GOOD
        if not is_good and not self._failed:
            self._failed = self._error(result)
        if isinstance(awaited, Reply):
            awaited.is_awaited = False
            awaited.result = result if is_good else None
        elif not is_good:
            del self._prepared[awaited]

    def _next(self, status: ExecStatus | None = None) -> PGresult:
        """The next result, of this status if there is one. An OperationalError if the connection is lost."""
        line = self._line
        while True:
            while line.is_busy():
                select([line.socket], [], [])
                line.consume_input()
            result = line.get_result()
            if result is not None and (status is None or status == result.status):
                return result
            if line.status == ConnStatus.BAD:
                raise self._error(result) if result else psycopg.OperationalError("the connection is lost")

    def _error(self, result: PGresult) -> psycopg.Error:
        error = error_from_result(result)
        if self._line.status != ConnStatus.BAD or isinstance(error, psycopg.OperationalError):
            return error
        return psycopg.OperationalError(str(error))
