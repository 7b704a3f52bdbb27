"""The commands that look after the file: backup."""

from __future__ import annotations

from pathlib import Path

import click

from retro.cli import candidates
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import say
from retro.language import N_, n_


@command(
    "backup",
    says=N_(
        "Copy the archive into a file.\n\nOthers may write meanwhile: the copy holds what one moment holds. It is "
        "looked through, and gets its name once it is whole and on the disk; you alone may read it. To open it: "
        "retro --db FILE. To go back to it: retro restore FILE."
    ),
    examples=N_("retro backup /mnt/usb/retro-2026-11-27.db\nretro backup --force ~/Backups/retro.db"),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), shell_complete=candidates.files)
@option("--force", says=N_("Replace the backup that is there already."), is_flag=True)
@in_session
def backup(session: Session, file: Path, *, force: bool) -> None:
    """A copy of the archive."""
    from retro.store.sqlite.backup import back_up

    made = back_up(session.database, file.expanduser(), force=force, timeout=session.patience)
    say(
        n_(
            "Written, and found whole: {path}, with {n} retrospective",
            "Written, and found whole: {path}, with {n} retrospectives",
            made.cases,
            path=made.path,
        )
    )
