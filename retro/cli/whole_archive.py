"""Going through the whole archive: every reference, and a bar that shows how far one has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from retro.store.protocol import Store

_PAGE = 500
"""How many lines of the archive are asked for at once."""


def references(store: Store) -> Sequence[str]:
    """Every reference once, the newest first. While others write, one may come in two windows."""
    return tuple(dict.fromkeys(_listed(store)))


def _listed(store: Store) -> Iterator[str]:
    from retro.store.protocol import Filter

    offset = 0
    while window := store.list(Filter(), offset, _PAGE):
        yield from (line.reference for line in window)
        offset += len(window)


@contextmanager
def bar(steps: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr, if that is a terminal; gives what moves it on by one step."""
    is_seen = sys.stderr is not None and sys.stderr.isatty()
    with click.progressbar(length=steps, hidden=not is_seen, file=sys.stderr) as shown:
        yield partial(shown.update, 1)
