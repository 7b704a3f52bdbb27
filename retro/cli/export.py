"""The command that writes a retrospective as a document: export."""

from __future__ import annotations

from pathlib import Path

import click

from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.errors import UsageError
from retro.language import LANGUAGES, M_, N_, active, language

ACCOUNTS = ("team", "management", "customer", "interim", "interim-customer")
FORMATS = ("md", "html", "pdf", "docx", "json", "csv", "ics")
"""The codes of `Account` and `Format` in `exports`, which are not loaded for every command."""


@command(
    "export",
    says=N_(
        "Write a retrospective as a document.\n\nThe same record, for each reader what they may be told: the team "
        "everything; management one page; the customer a letter, with nothing in it that is not confirmed and nobody's "
        "name.\n\njson for the team is the whole record with its history, which retro import takes in again without "
        "loss."
    ),
    examples=N_(
        "retro export 14 > report.md\n"
        "retro export 14 --for management -o report.pdf\n"
        "retro export 14 --for customer --lang ja -o letter.docx\n"
        "retro export 14 --format csv -o tables\n"
        "retro export --all archive"
    ),
)
@click.argument("ref", required=False)
@option("--for", "reader", says=N_("Who it is for."), type=click.Choice(ACCOUNTS), default="team", show_default=True)
@option("--format", "form", says=N_("What to write; else what the file's name says."), type=click.Choice(FORMATS))
@option("--lang", says=N_("The language of the report."), type=click.Choice(list(LANGUAGES)))
@option("-o", "--output", says=N_("The file to write; - is stdout, as without it."), metavar="FILE", default="-")
@option("--addressee", says=N_("The one customer that it is addressed to."), metavar="NAME", default="")
@option("--number", says=N_("Which interim report it is."), type=click.IntRange(1), default=1, metavar="N")
@option("--shield", says=N_("Put roles in the place of names that stand in it."), is_flag=True)
@option("--stock", says=N_("Use the templates that come with Retro, not your own."), is_flag=True)
@option("--all", "folder", says=N_("Write the whole archive into a folder, as Markdown."), metavar="DIR")
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@in_session
def export(
    session: Session,
    ref: str | None,
    *,
    reader: str,
    form: str | None,
    lang: str | None,
    output: str,
    addressee: str,
    number: int,
    shield: bool,
    stock: bool,
    folder: str | None,
    force: bool,
) -> None:
    """One retrospective as a document, or all of them as files."""
    from exports.accounts.account import Account
    from retro.cli.written import occasion
    from retro.occasions import Wanted

    path = None if output == "-" else Path(output)
    to = language(lang) if lang else active()
    wanted = Wanted(
        Account.coded(reader) or Account.TEAM, to, addressee=addressee, number=number, shield=shield, stock=stock
    )
    if folder is not None:
        if ref or path or addressee or number > 1 or form not in (None, "md"):
            raise UsageError(
                M_("--all writes every retrospective as Markdown into its folder."),
                M_("Leave out the reference, -o, --format, --addressee and --number."),
            )
        from retro.cli.archive_export import export_all

        export_all(
            session,
            Path(folder),
            account=wanted.account,
            to=to,
            occasion=occasion(session, wanted),
            shield=shield,
            force=force,
        )
    elif ref is not None:
        from retro.cli.output import form_of
        from retro.cli.written import write_one

        write_one(session, ref, wanted, form_of(form, path), path, force=force)
    else:
        raise UsageError(M_("Which retrospective is to be written?"), M_("Give its reference, or --all and a folder."))
