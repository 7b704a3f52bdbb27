"""How far a command has come that goes through the whole archive."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import click


@contextmanager
def bar(steps: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr, if that is a terminal; gives what moves it on by one step."""
    is_seen = sys.stderr is not None and sys.stderr.isatty()
    with click.progressbar(length=steps, hidden=not is_seen, file=sys.stderr) as shown:
        yield partial(shown.update, 1)
