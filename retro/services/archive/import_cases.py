"""Import many files: each is told of by itself, and one that cannot be taken in keeps nobody from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext

from retro.errors import RetroError
from retro.model.change_factory import ChangeFactory
from retro.model.record import FullRecord
from retro.services.archive.import_case import Imported, import_case, read_case
from retro.store.protocol import Store
from retro.value import value


@value
class ImportedFile:
    """What came of a file: `taken`, or an `error`."""

    name: str
    taken: Imported | None = None
    error: RetroError | None = None


def import_cases(
    archive: AbstractContextManager[Store],
    factory: ChangeFactory,
    files: Sequence[tuple[str, Callable[[], str]]],
    *,
    is_rehearsal: bool = False,
) -> Iterator[ImportedFile]:
    """Take in the case of each file, one after the other, each whole or not at all; gives what came of each.

    A file is its name and what reads its text. The archive is opened with the first one that can be read. In a
    rehearsal nothing is kept.
    """
    with ExitStack() as opened:
        store: Store | None = None
        for name, read in files:
            try:
                whole = read_case(read(), name)
            except RetroError as error:
                yield ImportedFile(name, error=error)
                continue
            if store is None:
                store = opened.enter_context(archive)
                opened.enter_context(store.rehearsal() if is_rehearsal else nullcontext())
            yield _imported(store, factory, name, whole)


def _imported(store: Store, factory: ChangeFactory, name: str, whole: FullRecord) -> ImportedFile:
    try:
        return ImportedFile(name, taken=import_case(store, factory, whole))
    except RetroError as error:
        return ImportedFile(name, error=error)
