"""A letter for each of those concerned in a case: retro export --each-addressee."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retro.cli.progress import bar
from retro.cli.session import Session
from retro.cli.streams import say
from retro.cli.words.case_meant import case_meant
from retro.cli.words.report_options import report_context
from retro.language import _, active, n_

if TYPE_CHECKING:
    from exports.request import ReportRequest


def export_letters_of(
    session: Session, ref: str, folder: Path, request: ReportRequest, *, force: bool, yes: bool
) -> None:
    """Write the letters, and say to whom each is; then an error tells which may not go out, and why.

    Nobody is asked: `yes` says that what is doubtful may go out.
    """
    from retro.cli.agreeing import agreement
    from retro.services.sending.export_archive import ArchiveStopError
    from retro.services.sending.export_letters import LettersExport, export_letters, letters_of, make_room

    done = LettersExport()
    with session.store() as store:
        reference = case_meant(store, ref)
        letters = letters_of(store, reference, request, active().code)
        make_room(folder, letters, force=force)
        with bar(len(letters)) as passed:
            export_letters(
                store, reference, request, report_context(session), letters,
                folder=folder, done=done, agrees=agreement(session.factory, yes=yes, asks=False), passed=passed,
            )  # fmt: skip
    for letter in done.written:
        say(_("{name}: to {addressee}", name=letter.name, addressee=letter.addressee))
    say(n_("{n} letter written.", "{n} letters written.", len(done.written)))
    if done.stopped:
        raise ArchiveStopError(done.stopped)
