"""What an engine does with one archive as a whole: `retro.store.engines` gives the one that keeps an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from retro.language import Message

if TYPE_CHECKING:
    from retro.model.call import Call
    from retro.model.change import Change
    from retro.model.record import FullRecord
    from retro.redaction.forgetting.blanking import Blanked
    from retro.store.finding import Finding
    from retro.store.protocol import Progress, Store
    from retro.store.pulled import Pulled
    from retro.store.sql.connection import Connection, Database
    from retro.store.sql.search.word_index import Upkeep


class Backup(NamedTuple):
    """A copy of an archive that was written."""

    path: Path
    """Where it is, behind all links."""
    cases: int
    """How many retrospectives are in it."""
    of_index: Finding | None
    """What is wrong with its index of words, as far as its pages tell."""


class Restored(NamedTuple):
    """What became of an archive that went back to a backup."""

    cases: int
    """How many retrospectives the archive holds now."""
    of_index: Finding | None
    """What is wrong with its index of words, as far as its pages tell."""
    kept: Path | None
    """Where that is kept which was there before; None if nothing was."""


class ServerPlan(NamedTuple):
    """What will be done to a server for an archive, as whoever looks after it wants to read it first."""

    makes: tuple[Message, ...]
    """What there is afterwards."""
    rights: tuple[Message, ...]
    """Who may do what in it."""
    leaves: tuple[Message, ...]
    """What is not touched."""


class Prepared(NamedTuple):
    """What came of preparing."""

    is_new: bool
    """Whether there was no archive before."""


class Preparer(Protocol):
    """Makes room for an archive on a server, or brings it up to date: as often as one likes."""

    def plan(self) -> ServerPlan:
        """What it will do. No server is asked."""

    def statements(self) -> Iterator[str]:
        """The statements by which it does so. No server is asked."""

    def prepare(self, *, timeout: float = 5.0) -> Prepared:
        """Carry them out, all or none. RetroError if it cannot be done; nothing is changed then."""

    def next_steps(self) -> tuple[Message, ...]:
        """What is to be done afterwards, by hand."""


class Target(Protocol):
    """An archive that becomes the copy of another one. Nobody else can use it before it is whole."""

    def reading(self) -> AbstractContextManager[Connection]:
        """All that is read inside is of one moment."""

    def writing(self) -> AbstractContextManager[tuple[Database, Upkeep]]:
        """All that is written inside is there for good behind it; after an error, none of it."""

    def forget_words(self) -> None:
        """In a transaction that writes: words are forgotten, and nothing that is made of them may stay."""

    def finish(self, progress: Progress) -> None:
        """Say that it is whole: from now on it is used."""


class Engine(Protocol):
    """What is done with one archive as a whole, whether or not it can be opened.

    Errors are `retro.errors.RetroError`s that say what to do; the archive is then as it was. `timeout`: how many
    seconds a call waits for another program's lock.
    """

    def open_store(
        self,
        *,
        create: bool = True,
        private: bool = False,
        timeout: float = 5.0,
        say: Callable[[Message], None] = ...,
        progress: Progress | None = None,
    ) -> Store:
        """The archive, brought up to date. RetroError if it cannot be opened.

        `create`: a missing one is made, which nobody else may read; `private`: so is a missing folder of it.
        `say` is told what a person should know; `progress`, how far it is brought up to date.
        """

    def examine(self, *, timeout: float = 5.0) -> tuple[Finding, ...]:
        """What there is to say of the archive and of what lies beside it. RetroError if there is none."""

    def back_up(self, to: Path, *, force: bool = False, timeout: float = 5.0) -> Backup:
        """Copy the archive as it is at one moment to the file `to`; with `force`, in the place of another copy."""

    def restore(self, file: Path, *, private: bool = False, timeout: float = 5.0) -> Restored:
        """Make the archive what the backup `file` holds; `private`: a missing folder of it is made."""

    def copies_with(self, others: Iterable[Path], stands_in: Callable[[str], bool]) -> Iterator[Path]:
        """The files beside the archive, and among `others`, in which something stands, in their order."""

    def snapshot(self, *, timeout: float = 5.0) -> AbstractContextManager[Connection]:
        """The rows of the archive as they are at one moment, whatever others write meanwhile."""

    def target(self, *, pulled: Pulled | None = None, timeout: float = 5.0) -> AbstractContextManager[Target]:
        """The archive, to become a copy: a new or an empty one, or a copy that is not whole yet; RetroError otherwise.

        From now on nobody opens it before it is whole. With `pulled` it may be such a copy, too, and is one in the end:
        what it holds is read meanwhile.
        """

    def forget(
        self,
        blank: Callable[[FullRecord], Blanked | None],
        left_of_call: Callable[[Call], Call | None],
        change: Callable[[], Change],
        *,
        timeout: float = 5.0,
    ) -> tuple[tuple[Blanked, ...], tuple[Call, ...]]:
        """Blank words in every case of which `blank` says what is left; None: it is not concerned.

        `left_of_call` says what is left of a call that is in no case yet; None: nothing. `change` brings ids and times
        for the entries of the log that say so. Gives what was done, case by case, and the calls that held the words, as
        they were. Nothing is done if anything raises an error. What is gone can nowhere be read any more.
        """
