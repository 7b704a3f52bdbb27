"""The command that takes an archive to another place: copy."""

from __future__ import annotations

import click

from retro.cli.errors import REFUSED
from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.streams import say
from retro.cli.words import candidates
from retro.language import N_, _, n_
from retro.text.shortened import a_few

_NAMED = 5
"""So many cases are named."""


@command(
    "copy",
    says=N_(
        "Copy a whole archive to another place: from a file to a server, back, or from file to file.\n\nEverything "
        "goes with it as it stands: cases, logs with their hashes, seals, the register of closings, calls. Others may "
        "write meanwhile: the copy holds what one moment holds. If it is cut off, say the same again, and it goes on "
        "where it stopped; till then the copy refuses to be opened. At the end every row is compared, and logs and "
        "seals are verified. A place that holds cases already is refused."
    ),
    examples=N_(
        "retro copy retro.db postgresql://db.example/retro\nretro copy postgresql://db.example/retro retro-2026.db"
    ),
)
@click.argument("source", metavar="FROM", shell_complete=candidates.files)
@click.argument("target", metavar="TO", shell_complete=candidates.files)
@in_session
def copy(session: Session, source: str, target: str) -> int:
    """An archive to another place."""
    from retro.cli.progress import bar
    from retro.services.archive.copy_archive import copy_archive
    from retro.where import read_where

    done = copy_archive(read_where(source), read_where(target), timeout=session.patience, progress=bar)
    if there := done.copied.cases - done.copied.written:
        say(n_("{n} retrospective was there already, as it is.", "{n} retrospectives were there already, as they are.",
               there))  # fmt: skip
    say(
        n_(
            "Copied, and every row compared: {n} retrospective",
            "Copied, and every row compared: {n} retrospectives",
            done.copied.cases,
        )
    )
    if of := done.of:
        say(
            _(
                "It is what {url} held at {time}, and an archive of its own now: nothing written there since is in it.",
                url=of.source,
                time=f"{of.at:%Y-%m-%d %H:%M}",
            )
        )
    if done.register_head:
        say(_("The register of closings is at {head}, here as there.", head=done.register_head[:16]))
    if done.is_whole:
        say(_("Logs, seals and the register are whole."))
        return 0
    if done.not_whole:
        some = ", ".join(a_few(done.not_whole, _NAMED))
        say(_("Not what their logs or seals say, as in the archive itself: {cases}", cases=some))
    say(_("What is wrong with it, and was before, says: retro verify"))
    return REFUSED
