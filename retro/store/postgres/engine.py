"""An archive in a schema of a PostgreSQL database, as a whole. What each call needs comes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from retro.errors import AwayError
from retro.language import M_, Message
from retro.store.postgres.store import open_store
from retro.url import Url
from retro.where import copy_of, in_shell

if TYPE_CHECKING:
    from retro.model.call import Call
    from retro.model.change import Change
    from retro.model.record import FullRecord
    from retro.redaction.forgetting.blanking import Blanked
    from retro.store.engine import Backup, Restored, Target
    from retro.store.finding import Finding
    from retro.store.protocol import Progress, Store
    from retro.store.pulled import Pulled
    from retro.store.sql.connection import Connection


def _nothing(_message: Message) -> None:
    """Whom it does not concern is told nothing."""


class PostgresEngine:
    """An `Engine` for the archive at `url`."""

    def __init__(self, url: Url) -> None:
        self._url = url

    def open_store(
        self,
        *,
        create: bool = True,  # noqa: ARG002 -- none is made by opening it: its roles are a DBA's business
        private: bool = False,  # noqa: ARG002 -- there is no folder
        timeout: float = 5.0,
        say: Callable[[Message], None] = _nothing,  # noqa: ARG002 -- nothing is done that would have to be said
        progress: Progress | None = None,  # noqa: ARG002 -- nor brought up to date
    ) -> Store:
        try:
            return open_store(self._url, timeout=timeout)
        except AwayError as away:
            if (copy := copy_of(self._url)).exists():
                told = M_("There is a copy of it here, to be read meanwhile: retro --db {path}", path=in_shell(copy))
                raise AwayError(away.title, away.step, (*away.details, told)) from away
            raise

    def examine(self, *, timeout: float = 5.0) -> tuple[Finding, ...]:
        from retro.store.postgres.examination import examine

        return examine(self._url, timeout=timeout)

    def back_up(self, to: Path, *, force: bool = False, timeout: float = 5.0) -> Backup:  # noqa: ARG002 -- it is told how
        from retro.store.postgres.copies import no_backup

        raise no_backup(self._url, to)

    def restore(self, file: Path, *, private: bool = False, timeout: float = 5.0) -> Restored:  # noqa: ARG002 -- likewise
        from retro.store.postgres.copies import no_restore

        raise no_restore(self._url, file)

    def copies_with(self, others: Iterable[Path], stands_in: Callable[[str], bool]) -> Iterator[Path]:
        from retro.store.postgres.copies import files_with

        return files_with(others, stands_in)

    def snapshot(self, *, timeout: float = 5.0) -> AbstractContextManager[Connection]:
        from retro.store.postgres.target import snapshot

        return snapshot(self._url, timeout=timeout)

    def target(
        self,
        *,
        pulled: Pulled | None = None,  # noqa: ARG002 -- such copies are files
        timeout: float = 5.0,
    ) -> AbstractContextManager[Target]:
        from retro.store.postgres.target import open_target

        return open_target(self._url, timeout=timeout)

    def forget(
        self,
        blank: Callable[[FullRecord], Blanked | None],
        left_of_call: Callable[[Call], Call | None],
        change: Callable[[], Change],
        *,
        timeout: float = 5.0,
    ) -> tuple[tuple[Blanked, ...], tuple[Call, ...]]:
        from retro.store.postgres.forgetting import forget

        return forget(self._url, blank, left_of_call, change, timeout=timeout)
