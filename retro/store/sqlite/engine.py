"""An archive in one SQLite file, as a whole. What each call needs comes with it: most runs open the file alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from retro.language import Message
from retro.store.sqlite import store

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


class SqliteEngine:
    """An `Engine` for the file `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open_store(
        self,
        *,
        create: bool = True,
        private: bool = False,
        timeout: float = 5.0,
        say: Callable[[Message], None] = store.nothing,
        progress: Progress | None = None,
    ) -> Store:
        return store.open_store(self._path, create=create, private=private, timeout=timeout, say=say, progress=progress)

    def examine(self, *, timeout: float = 5.0) -> tuple[Finding, ...]:
        from retro.store.sqlite.examination import examine

        return examine(self._path, timeout=timeout)

    def back_up(self, to: Path, *, force: bool = False, timeout: float = 5.0) -> Backup:
        from retro.store.sqlite.backup import back_up

        return back_up(self._path, to, force=force, timeout=timeout)

    def restore(self, file: Path, *, private: bool = False, timeout: float = 5.0) -> Restored:
        from retro.store.sqlite.restoring import restore

        return restore(file, self._path, private=private, timeout=timeout)

    def copies_with(self, others: Iterable[Path], stands_in: Callable[[str], bool]) -> Iterator[Path]:
        from retro.store.sqlite.copies_with import files_with

        return files_with(self._path, others, stands_in)

    @contextmanager
    def snapshot(self, *, timeout: float = 5.0) -> Iterator[Connection]:
        with closing(store.open_store(self._path, create=False, timeout=timeout)) as opened, opened.moment() as conn:
            yield conn

    def target(self, *, pulled: Pulled | None = None, timeout: float = 5.0) -> AbstractContextManager[Target]:
        from retro.store.sqlite.target import open_target

        return open_target(self._path, pulled=pulled, timeout=timeout)

    def forget(
        self,
        blank: Callable[[FullRecord], Blanked | None],
        left_of_call: Callable[[Call], Call | None],
        change: Callable[[], Change],
        *,
        timeout: float = 5.0,
    ) -> tuple[tuple[Blanked, ...], tuple[Call, ...]]:
        from retro.store.sqlite.forgetting import forget

        return forget(self._path, blank, left_of_call, change, timeout=timeout)
