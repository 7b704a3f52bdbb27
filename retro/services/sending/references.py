"""All references of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.store.protocol import CaseFilter, Store

_PAGE = 500
"""How many lines of the archive are asked for at once."""


def references(store: Store) -> Sequence[str]:
    """Every reference once, the newest first. While others write, one may come in two windows."""
    return tuple(dict.fromkeys(_listed(store)))


def _listed(store: Store) -> Iterator[str]:
    offset = 0
    while window := store.list(CaseFilter(), offset, _PAGE):
        yield from (line.reference for line in window)
        offset += len(window)
