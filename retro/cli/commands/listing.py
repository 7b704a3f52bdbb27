"""list: the archive as lines. Its usual forms are answered by the entry point, before click is loaded."""

from __future__ import annotations

import click

from retro.cli.archive_lines import print_archive
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.language import N_


@command(
    "list",
    says=N_(
        "List the archive, newest first.\n\nWith TEXT, only the retrospectives whose reference or title holds all of "
        "its words. Columns: reference, day, severity, state, stages of the walk that hold something, title."
    ),
    examples=N_("retro list\nretro list parcels\nretro list --json | jq '.[].reference'"),
)
@click.argument("text", nargs=-1)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def list_(session: Session, text: tuple[str, ...], as_json: bool) -> None:
    """The archive."""
    print_archive(session, " ".join(text), as_json=as_json)
