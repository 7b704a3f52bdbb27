"""Keep a copy of a shared archive on this machine, to be read when its server cannot be reached."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from retro.model.change_factory import ChangeFactory
from retro.services.archive.recover import Recovered, recover
from retro.store.copying import Copied, bring, see_that_it_is_alike
from retro.store.engines import engine_of
from retro.store.journal import left_behind
from retro.store.protocol import Progress
from retro.store.pulled import Pulled
from retro.url import Url


def send(url: Url, path: Path, factory: ChangeFactory, *, timeout: float) -> Recovered | None:
    """Add to the archive what was typed at its copy `path`, each line once only; None where there was nothing.

    RetroError if the server is away: it all stays where it is.
    """
    with left_behind(path) as files:
        if not files:
            return None
        with closing(engine_of(url).open_store(create=False, timeout=timeout)) as store:
            return recover(store, factory, url, files)


def pull(url: Url, path: Path, *, at: datetime, timeout: float, progress: Progress) -> Copied:
    """Make the file `path` a copy of the archive as it is `at` now, or bring it up to date: what moved is written anew.

    RetroError if it cannot be, or the file is a copy of another archive. What was brought before stays: the next time
    goes on from there.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        engine_of(url).snapshot(timeout=timeout) as conn,
        engine_of(path).target(pulled=Pulled(str(url), at), timeout=timeout) as into,
    ):
        copied = bring(conn, into, progress)
        if copied.written == copied.cases:
            see_that_it_is_alike(conn, into, progress)
        into.finish(progress)
    return copied
