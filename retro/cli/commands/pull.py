"""The command that keeps a copy of a shared archive: pull."""

from __future__ import annotations

import os
from pathlib import Path

import click

from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.errors import UsageError
from retro.language import M_, N_, _, n_


@command(
    "pull",
    says=N_(
        "Keep a copy of an archive on a server on this machine, to read it where there is no network.\n\nThe first "
        "time all of it comes, later only what has changed; what was forgotten or taken out there is so here. The copy "
        "is for you alone and is only read: it says how old it is. Prints where it is; open it with: retro --db FILE. "
        "If it is cut off, say the same again."
    ),
    examples=N_('retro pull postgresql://db.example/retro\nretro --db "$(retro pull)" list'),
)
@click.argument("url", metavar="[URL]", required=False)
@in_session
def pull(session: Session, url: str | None) -> None:
    """A copy of a shared archive."""
    from retro.cli.left_over import lines_of
    from retro.cli.progress import bar
    from retro.services.archive.pull import pull as bring, send
    from retro.store.journal import is_held, journals
    from retro.where import copy_of

    if url:
        session.given_db, session.given_at = url, "URL"
    where = session.database
    if isinstance(where, Path):
        raise UsageError(
            M_("“{path}” is a file on this machine already.", path=str(where)),
            M_("Name an archive on a server: retro pull postgresql://HOST/DATABASE"),
        )
    path = copy_of(where, os.environ)
    if any(map(is_held, journals(path))):
        say(_("A Retro that runs keeps what was typed at the copy: leave it, and say retro pull again."))
    if sent := send(where, path, session.factory, timeout=session.patience):
        if sent.added:
            say(n_("{n} line that was typed at the copy was sent.", "{n} lines that were typed at the copy were sent.",
                   sent.added))  # fmt: skip
        for line in lines_of(session, sent):
            say(line)
    done = bring(where, path, at=session.factory.now(), timeout=session.patience, progress=bar)
    say(n_("The copy holds {n} retrospective.", "The copy holds {n} retrospectives.", done.cases))
    say(n_("{n} was new or changed.", "{n} were new or changed.", done.written) if done.written
        else _("None was new or changed."))  # fmt: skip
    give(f"{path}\n")
