"""The start of the screens: the archive is opened, what an earlier run could not save is added, and the app runs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from retro.app import RetroApp
from retro.errors import AwayError, RetroError
from retro.language import Message, _, active, n_
from retro.model.change_factory import ChangeFactory
from retro.screens.environment import Environment
from retro.screens.store_worker import StoreWorker
from retro.services.reading.went_on import went_on
from retro.settings import Settings, config_path, last_export_path, own_templates, places_path
from retro.store.journal import journals, left_behind, of_other_addresses
from retro.store.protocol import Progress
from retro.where import Where

if TYPE_CHECKING:
    from retro.model.call import Call
    from retro.store.journal import Unsaved

_AT_MOST_BEHIND = 0.0005
"""Seconds that a key waits for the store's thread, which may be in the middle of a save: a tenth of what is usual."""


def recovered(worker: StoreWorker, database: Where) -> tuple[str, list[Unsaved]]:
    """Add what an earlier run could not save; says what came of it, and gives what one has to choose between."""
    if not journals(database):
        return _elsewhere(database), []
    from retro.services.archive.left_over import of_others, of_unread, to_choose  # seldom needed
    from retro.services.archive.recover import AnotherLoginError, recover

    try:
        with left_behind(database) as files:
            if not files:
                return "", []
            done = worker.call(lambda store: recover(store, worker.factory, database, files))
    except AwayError as error:
        if isinstance(database, Path):  # a copy of what is on a server
            return _("What was typed here waits in a journal: retro pull sends it."), []
        return error.title.show(active()), []
    except RetroError as error:
        return error.title.show(active()), []
    choices = to_choose(done.left)
    said, rest = [each.show(active()) for each in of_others(done.left)], len(done.left) - len(choices)
    rest -= sum(isinstance(each.why, AnotherLoginError) for each in done.left)
    said += [each.show(active()) for each in of_unread(done)]
    if done.added or not (done.left or done.unread):
        said += [n_("{n} line of an earlier run was added.", "{n} lines of an earlier run were added.", done.added)]
    if choices:
        cases = active().join(dict.fromkeys(each.reference for each in choices))
        said += [_("What was typed in {cases} was changed elsewhere meanwhile: open it, and choose.", cases=cases)]
    if rest:
        said += [n_("{n} could not be added: {path}", "{n} could not be added: {path}", rest, path=str(done.file))]
    return active().sentences(said), choices


def _elsewhere(database: Where) -> str:
    """What waits in journals of other addresses, which may be of this archive."""
    if not of_other_addresses(database):
        return ""
    from retro.store.unsaved_findings import elsewhere  # seldom needed

    return active().sentences([each.show(active()) for told in elsewhere(database) for each in told])


def run(
    database: Where,
    *,
    settings: Settings,
    environ: Mapping[str, str],
    factory: ChangeFactory,
    zone: str,
    reference: str = "",
    reads: bool = False,
    progress: Progress | None = None,
    call: tuple[Call, str] | None = None,
) -> str:
    """Open the archive at `database` on the screen, or the walk through `reference`, until it is left.

    With a `call` and its first note, it is noted in the place of the archive. Gives what is to be said at the end.

    If it `reads`, the case opens to be read, and not to be worked on.

    `progress` is told how far a file is that has to be gone through to be brought up to date, before the screen opens.

    RetroError if the database cannot be opened, or has no such case; the screen was not touched then. SystemExit with
    128 and the number of the signal that ended it, or 1 after a crash.
    """
    from retro.store.engines import engine_of

    sys.setswitchinterval(_AT_MOST_BEHIND)
    told: list[Message] = []
    engine = engine_of(database)
    store_worker = StoreWorker(lambda: engine.open_store(create=False, say=told.append, progress=progress), factory)
    try:
        store_worker.wait()
        if asked := reference:
            reference = store_worker.call(lambda store: store.resolve(asked))
            if led := store_worker.call(lambda store: went_on(store, asked, reference)):
                told.append(led)
        greeting, choices = recovered(store_worker, database)
        greeting = "\n".join(filter(None, [*(each.show(active()) for each in told), greeting]))
        app = RetroApp(
            store_worker,
            zone=zone,
            theme=settings.theme,
            keys={id_: ",".join(keys) for id_, keys in settings.keys.items()},
            reference=reference,
            reads=reads,
            environment=Environment(
                settings,
                own_templates(environ),
                last_export=last_export_path(environ),
                places=places_path(environ),
                config=config_path(environ),
            ),
            database=database,
            greeting=greeting,
            choices=choices,
            call=call,
        )
        with app.shutdown:
            app.run()
        app.shutdown.speak()
        app.close_guest()
    finally:
        store_worker.close()
    if status := app.shutdown.status(app.return_code):
        raise SystemExit(status)
    return app.said
