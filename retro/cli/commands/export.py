"""The command that writes a retrospective as a document: export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.cli.words.report_options import (
    chosen_language,
    format_option,
    kind_option,
    language_option,
    recipient,
    recipient_options,
    report_context,
)
from retro.errors import UsageError
from retro.language import M_, N_

if TYPE_CHECKING:
    from exports.format import Format
    from exports.report_kind import ReportKind


@command(
    "export",
    says=N_(
        "Write a retrospective as a document.\n\nThe same record, for each reader what they may be told: the team "
        "everything; management one page; the customer a letter, with nothing in it that is not confirmed and nobody's "
        "name.\n\njson for the team is the whole record with its history, which retro import takes in again without "
        "loss.\n\nics is a calendar of days with a reminder, for what is open; what is done or gone is told as "
        "cancelled, so that it goes there, too. Few calendars show to-dos: --todo is for those that do."
    ),
    examples=N_(
        "retro export 14 > report.md\n"
        "retro export 14 --for management -o report.pdf\n"
        "retro export 14 --for customer -o letter.docx\n"
        "retro export 14 --format csv -o tables\n"
        "retro export 14 -o due.ics\n"
        "retro export 14 --for customer --each-addressee letters --format pdf\n"
        "retro export --all archive"
    ),
)
@ref_argument(required=False)
@kind_option()
@format_option()
@language_option()
@option(
    "-o",
    "--output",
    says=N_("The file to write; - is stdout, as without it."),
    metavar="FILE",
    default="-",
    shell_complete=candidates.files,
)
@recipient_options
@option(
    "--number",
    says=N_("Which interim report it is; else the next one, counted from what was sent."),
    type=click.IntRange(1),
    default=None,
    metavar="N",
)
@option("--todo", says=N_("With ics: to-dos in the place of days, for calendars that show them."), is_flag=True)
@option("--stock", says=N_("Use the templates that come with Retro, not your own."), is_flag=True)
@option(
    "--all",
    "folder",
    says=N_("Write the whole archive into a folder, as Markdown."),
    metavar="DIR",
    shell_complete=candidates.folders,
)
@option(
    "--each-addressee",
    "letters",
    says=N_("Write a letter to each of those concerned into a folder."),
    metavar="DIR",
    shell_complete=candidates.folders,
)
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@option("--yes", says=N_("What is doubtful in it may go out as it is."), is_flag=True)
@in_session
def export(
    session: Session,
    /,
    ref: str | None,
    *,
    kind: ReportKind,
    form: Format | None,
    lang: str | None,
    output: str,
    number: int | None,
    todo: bool,
    stock: bool,
    folder: str | None,
    letters: str | None,
    force: bool,
    yes: bool,
    **whom: Any,
) -> None:
    """One retrospective as a document, or all of them as files."""
    from exports.format import MD
    from exports.request import ReportRequest
    from retro.cli.agreeing import agreement
    from retro.cli.output import check_target, form_of, put, tell
    from retro.services.sending.export import export as exported

    path = None if output == "-" else Path(output)
    to = recipient(whom)
    request = ReportRequest(chosen_language(lang), kind, form_of(form, path, todo=todo), to, number or 0, stock)
    if folder is not None:
        if ref or path or to.addressee or number or form not in (None, MD):
            raise UsageError(
                M_("--all writes every retrospective as Markdown into its folder."),
                M_("Leave out the reference, -o, --format, --addressee and --number."),
            )
        from retro.cli.archive_export import export_all

        export_all(session, Path(folder), request, force=force, yes=yes)
        return
    if ref is None:
        raise UsageError(M_("Which retrospective is to be written?"), M_("Give its reference, or --all and a folder."))
    if letters is not None:
        if path or to.addressee or to.to_all:
            raise UsageError(
                M_("--each-addressee writes a letter to each of those concerned into its folder."),
                M_("Leave out -o, --addressee and --to-all."),
            )
        from retro.cli.letters_export import export_letters_of

        export_letters_of(session, ref, Path(letters), request, force=force, yes=yes)
        return
    check_target(request.format, path)
    with session.store() as store:
        made = exported(
            store, case_meant(store, ref), request, report_context(session), agreement(session.factory, yes=yes)
        )
    tell(made.messages)
    put(made.content, path, kind.audience, force=force)
