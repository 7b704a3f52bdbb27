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
        "Print where the archive and the settings are.\n\nWith the name of one of them, its path alone. The file need "
        "not exist yet."
    ),
    examples=N_('retro locate\nsqlite-utils tables "$(retro locate database)"'),
)
@click.argument("which", type=click.Choice(["database", "config"]), required=False)
@in_session
def locate(session: Session, which: str | None) -> None:
    """Print paths."""
    from retro.settings import config_path

    paths = {"database": session.database, "config": config_path(session.environ)}
    if which:
        give(f"{paths[which]}\n")
    else:
        give("".join(f"{name:<8}  {path}\n" for name, path in paths.items()))
