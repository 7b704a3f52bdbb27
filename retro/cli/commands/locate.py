"""The command that tells where things are: locate."""

from __future__ import annotations

import click

from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.streams import give
from retro.language import N_


@command(
    "locate",
    says=N_(
        "Print where the archive and the settings are.\n\nWith the name of one of them, that alone. The file need not "
        "exist yet; an address is told without its password."
    ),
    examples=N_('retro locate\nsqlite-utils tables "$(retro locate database)"'),
)
@click.argument("which", type=click.Choice(["database", "config"]), required=False)
@in_session
def locate(session: Session, which: str | None) -> None:
    """Print paths."""
    from retro.settings import config_path

    config = config_path(session.environ)
    if which == "config":  # also where what stands in it cannot be read
        give(f"{config}\n")
    elif which:
        give(f"{session.database}\n")
    else:
        try:
            give(f"database  {session.database}\n")
        finally:  # which may be wrong, and name no archive that could be told
            give(f"config    {config}\n")
