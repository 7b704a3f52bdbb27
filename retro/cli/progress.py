"""How far a command has come that goes through the whole archive."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from time import monotonic

from retro.language import _


@contextmanager
def bar(steps: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr, if that is a terminal; gives what moves it on by one step."""
    import click

    is_seen = sys.stderr is not None and sys.stderr.isatty()
    with click.progressbar(length=steps, hidden=not is_seen, file=sys.stderr) as shown:
        yield partial(shown.update, 1)


@contextmanager
def bar_of_a_file(steps: int, *, after: float = 1.0) -> Iterator[Callable[[], None]]:
    """A bar that says that the archive is brought up to date, once it has taken `after` seconds; else as `bar`."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    began, passed, shown = monotonic(), 0, None
    with ExitStack() as bars:

        def step() -> None:
            nonlocal passed, shown
            passed += 1
            if shown:
                shown.update(1)
            elif monotonic() - began >= after:
                import click  # the screens come up without it, and seldom is there anything to bring up to date

                label = _("Bringing the archive up to date")
                shown = bars.enter_context(click.progressbar(length=steps, label=label, file=sys.stderr))
                shown.update(passed)

        yield step
