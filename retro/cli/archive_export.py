"""The whole archive as a folder of Markdown files: retro export --all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retro.cli.progress import bar
from retro.cli.session import Session
from retro.cli.streams import say
from retro.cli.words.report_options import report_context
from retro.errors import RetroError
from retro.language import _, n_

if TYPE_CHECKING:
    from exports.request import ReportRequest
    from retro.services.sending.export_archive import ArchiveExport


def export_all(
    session: Session, folder: Path, request: ReportRequest, *, force: bool = False, yes: bool = False
) -> None:
    """Write the report of every retrospective to its file in `folder`, and say how many there were.

    Those that may not go out as they are, are not written; the others are, and then an error tells what to mend. Nobody
    is asked: `yes` says that what is doubtful may go out.
    Ctrl-C leaves whole files.
    """
    from retro.cli.agreeing import agreement
    from retro.services.sending.export_archive import (
        ArchiveExport,
        ArchiveStopError,
        clear_away,
        export_archive,
        make_room,
    )
    from retro.services.sending.references import references

    done = ArchiveExport()
    with session.store() as store:
        everything = references(store)
        make_room(folder, everything, request, force=force)
        try:
            with bar(len(everything)) as passed:
                export_archive(
                    store, everything, request, report_context(session), folder,
                    done=done, force=force, passed=passed, agrees=agreement(session.factory, yes=yes, asks=False),
                )  # fmt: skip
        except (KeyboardInterrupt, RetroError):
            say(_("Stopped: {done} Every file is whole.", done=_said(done)))
            raise
    say(_said(done))
    if gone := clear_away(everything, request, folder):
        say(
            n_(
                "{n} report was deleted: its case is not in the archive any more.",
                "{n} reports were deleted: their cases are not in the archive any more.",
                gone,
            )
        )
    if done.told:
        say(
            n_(
                "In {n} report something was left out or replaced; retro export REF tells what.",
                "In {n} reports something was left out or replaced; retro export REF tells what.",
                done.told,
            )
        )
    if done.stopped:
        raise ArchiveStopError(done.stopped)


def _said(done: ArchiveExport) -> str:
    return _("{written} written, {unchanged} unchanged.", written=done.written, unchanged=done.unchanged)
