"""The command that makes room for an archive on a server: init."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.errors import RetroError, UsageError
from retro.language import M_, N_, Message, _, active


@command(
    "init",
    says=N_(
        "Prepare an archive on a server of PostgreSQL, or bring it up to date.\n\nIt says first what it makes, who "
        "may do what, and what it does not touch. It may be done as often as one likes: what is there stays. With "
        "--sql nothing is done and no server is asked: the statements are printed, for a DBA to read and to carry out. "
        "An archive in a file needs none of this."
    ),
    examples=N_(
        "retro init postgresql://db.example/retro\nretro init postgresql://db.example/retro --sql > archive.sql"
    ),
)
@click.argument("url", metavar="URL", required=False)
@option("--sql", "as_sql", says=N_("Print the statements, and do nothing."), is_flag=True)
@in_session
def init(session: Session, url: str | None, *, as_sql: bool) -> None:
    """Make room for an archive."""
    from retro.store.engines import preparer_of

    if url:
        session.given_db, session.given_at = url, "URL"
    where = session.database
    if isinstance(where, Path):
        raise UsageError(
            M_("“{path}” is a file, and needs no preparing: it is made with the first case.", path=str(where)),
            M_("For an archive on a server: retro init postgresql://HOST/DATABASE"),
        )
    preparer = preparer_of(where)
    if as_sql:
        give("".join(f"{statement};\n" for statement in preparer.statements()))
        return
    plan = preparer.plan()
    say(_("An archive at {url}.", url=str(where)))
    for title, lines in (
        (_("It makes:"), plan.makes),
        (_("Who may do what:"), plan.rights),
        (_("It does not touch:"), plan.leaves),
    ):
        say(title)
        _say_all(lines)
    done = preparer.prepare(timeout=session.patience)
    say(_("Done: the archive is prepared.") if done.is_new else _("Done: the archive is there, and up to date."))
    with suppress(RetroError), session.store() as store:  # who prepares it may be somebody who does not read it
        if lacks := store.unindexed():
            say(lacks.title.show(active()))
            _say_all((lacks.step,))
    _say_all(preparer.next_steps())


def _say_all(lines: tuple[Message, ...]) -> None:
    for line in lines:
        say(f"  {line.show(active())}")
