"""The commands that show a report, and take in a retrospective: show, import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.cli.words.report_options import kind_option, recipient, recipient_options, report_context
from retro.cli.words.text_files import name_of_file, text_of
from retro.errors import UsageError
from retro.language import M_, N_, _, active, n_
from retro.text.controls import printable

if TYPE_CHECKING:
    from exports.report_kind import ReportKind
    from retro.services.archive.import_case import Imported
    from retro.store.protocol import Store


@command(
    "show",
    says=N_(
        "Print the report for reading here.\n\nThe same report as Markdown: retro export. --json prints the record of "
        "the team as it stands, rows with their names; with its history, retro export --format json. Behind the "
        "team's report: how much is needed of the case, why, and how much of it is missing."
    ),
    examples=N_(
        "retro show 14\nretro show 14 --for customer\nretro --lang ja show 14 | less -R\n"
        "retro show 14 --json | jq -r .severity"
    ),
)
@ref_argument()
@kind_option()
@option("--json", "as_json", says=N_("Print the record as one JSON object."), is_flag=True)
@recipient_options
@in_session
def show(session: Session, /, ref: str, *, kind: ReportKind, as_json: bool, **whom: Any) -> None:
    """The report, drawn for the terminal."""
    if as_json:
        _show_record(session, ref, is_for_team=kind.code == "team" and not any(whom.values()))
        return
    from exports.request import ReportRequest
    from retro.cli.output import tell
    from retro.services.memory.alike import is_linked, much_like
    from retro.services.sending.report import gather

    request = ReportRequest(active(), kind, recipient=recipient(whom))
    with session.store() as store:
        source = gather(store, case_meant(store, ref), request, report_context(session))
        alike = much_like(store, source.record) if kind.audience.sees_all and not is_linked(source.record) else None
    looked = source.looked_over()
    made = looked.report
    tell(looked.told)
    give(_drawn(made.document.markdown))
    if kind.audience.sees_all:
        from retro.cli.printed.missing import say_how_much_is_missing

        say_how_much_is_missing(made.record)
    if alike is not None:
        from retro.cli.printed.unlinked import say_nothing_is_linked

        say_nothing_is_linked(made.record, alike)


def _show_record(session: Session, ref: str, *, is_for_team: bool) -> None:
    """The record as JSON, which is the team's alone."""
    from json import dumps

    from retro.cli.printed.row_json import record_as_plain

    if not is_for_team:
        raise UsageError(
            M_("--json prints the record of the team."),
            M_("What others may be told as data: retro export {ref} --for READER --format json", ref=ref),
        )
    with session.store() as store:
        record = store.load(case_meant(store, ref))
    give(dumps(record_as_plain(record), ensure_ascii=False, indent=2) + "\n")


def _drawn(markdown: str) -> str:
    """`markdown` as wide as the terminal, in bold where it is one; plain text behind a pipe."""
    from io import StringIO

    from rich.console import Console

    from exports.terminal.drawing import PlainMarkdown
    from retro.text.controls import without_controls

    at_terminal = sys.stdout is not None and sys.stdout.isatty()
    drawn = StringIO()
    console = Console(file=drawn, force_terminal=at_terminal, width=Console().width)
    console.print(PlainMarkdown(without_controls(markdown), rules_headings=not at_terminal))
    return drawn.getvalue()


@command(
    "import",
    says=N_(
        "Take in retrospectives that retro export wrote as json, and print their references.\n\nTo one that is here "
        "already come the changes that are not here; where the same was changed here and there, both are shown, and "
        "nothing is written. If a reference is taken here by another one, it gets a new one. Each file is taken in "
        "whole or not at all, and is told of by itself. Ends with 1 if one could not be taken in."
    ),
    examples=N_(
        "retro import case.json\nretro import --dry-run exported/*.json\n"
        "retro export 14 --format json | retro --db team.db import -"
    ),
)
@click.argument("files", metavar="FILE|-...", nargs=-1, required=True, shell_complete=candidates.files)
@option("--dry-run", says=N_("Say what would be done, and write nothing."), is_flag=True)
@in_session
def import_(session: Session, files: tuple[str, ...], *, dry_run: bool) -> int:
    """Retrospectives from JSON."""
    from functools import partial

    from retro.cli.errors import REFUSED, tell
    from retro.services.archive.import_cases import import_cases

    step = M_("Export it anew with retro export --format json, or convert it to UTF-8.")
    named = [(name_of_file(file), partial(text_of, file, step)) for file in files]
    refused = False
    archive = _archive(session, is_rehearsal=dry_run)
    for file in import_cases(archive, session.factory, named, is_rehearsal=dry_run):
        prefix = f"{printable(file.name)}: " if len(files) > 1 else ""
        if file.error and not prefix and not dry_run:
            raise file.error
        if file.error:
            refused = True
            tell([prefix + file.error.title.show(active())], file.error.step)
        elif file.taken:
            for line in _told(file.taken, is_new_told=dry_run or bool(prefix)):
                say(prefix + line)
            give(f"{file.taken.reference}\n")
    if dry_run:
        say(_("This was a rehearsal: nothing was written."))
    return REFUSED if refused else 0


def _told(taken: Imported, *, is_new_told: bool) -> Iterator[str]:
    """What was done with a file that was taken in, line by line."""
    from retro.text.shortened import beginning

    if taken.joined:
        yield n_(
            "{n} change came to {reference}, which is here already.",
            "{n} changes came to {reference}, which is here already.",
            taken.joined,
            reference=taken.reference,
        )
    elif not taken.is_new:
        yield _("{reference} is here already, and nothing in the file is new.", reference=taken.reference)
    elif taken.reference != taken.given and not taken.is_taken:
        old = beginning(taken.given)
        yield _("“{old}” in the file is no reference: it is {new} here.", old=old, new=taken.reference)
    elif taken.reference != taken.given:
        yield _("{old} is another retrospective here, so this one is {new} now.", old=taken.given, new=taken.reference)
    elif is_new_told:
        yield _("{reference} is new here.", reference=taken.reference)
    if taken.differs:
        yield _("It is not what its own log says:")
        yield from (f"  {words.show(active())}" for words in taken.differs)
    if taken.is_unsealed:
        yield _(
            "It has no seal that fits, and stays without: nobody can say whether it is what it was when it was "
            "closed. Look at it, then reopen it with a reason, and close it anew."
        )


@contextmanager
def _archive(session: Session, *, is_rehearsal: bool) -> Iterator[Store]:
    """The archive; for a rehearsal, an empty one where there is none yet."""
    if not is_rehearsal or session.has_archive:
        with session.store(create=not is_rehearsal) as store:
            yield store
        return
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory() as folder,
        replace(session, given_db=Path(folder, "retro.db")).store(create=True) as store,
    ):
        yield store
