"""Words that are forgotten go from the rows and the log of an archive on a server, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from retro.model.call import Call
from retro.model.change import Change
from retro.model.record import FullRecord
from retro.redaction.forgetting.blanking import Blanked
from retro.store.postgres.store import open_store
from retro.store.sql import calls, forgetting
from retro.store.sql.connection import Database
from retro.url import Url


def forget(
    url: Url,
    blank: Callable[[FullRecord], Blanked | None],
    left_of_call: Callable[[Call], Call | None],
    change: Callable[[], Change],
    *,
    timeout: float = 5.0,
) -> tuple[tuple[Blanked, ...], tuple[Call, ...]]:
    """Blank words as `Engine.forget` says. What the server keeps of old rows goes when it cleans up (VACUUM)."""

    def work(db: Database) -> tuple[tuple[Blanked, ...], tuple[Call, ...]]:
        done = tuple(forgetting.forget_all(db, blank, change)), calls.rewrite(db, left_of_call)
        store.reindexed()
        return done

    store = open_store(url, timeout=timeout)
    try:
        return store.written(work)
    finally:
        store.close()
