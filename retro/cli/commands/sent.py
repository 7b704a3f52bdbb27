"""The command that keeps what was sent to whom: sent."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.cli.words.report_options import kind_option
from retro.errors import RetroError, UsageError
from retro.language import M_, N_, _, active

if TYPE_CHECKING:
    from exports.report_kind import ReportKind
    from retro.model.record import Retrospective


@command(
    "sent",
    says=N_(
        "Keep what was sent: which report went to whom, on which day, as which file.\n\nFILE is the one that retro "
        "export wrote; its SHA-256 is kept. The reader is one whom the case knows, all, or management. The interim "
        "reports of a reader are numbered from it, and a later report of the kind says to them, and to nobody else, "
        "what is new since. A closed case takes it, too. Without FILE, what was sent is listed."
    ),
    examples=N_(
        'retro sent 14 letter.pdf --for customer --to "Ann Lee" --by customer-care\n'
        "retro sent 14 notice.pdf --for customer --to all\n"
        "retro sent 14 first.pdf --for interim --to management --on 2026-12-01\n"
        "retro sent 14\nretro sent 14 --taken-back 7.2"
    ),
)
@ref_argument()
@click.argument("file", metavar="FILE", required=False, shell_complete=candidates.files)
@kind_option("customer")
@option("--to", "whom", says=N_("Who got it."), metavar="NAME", default="")
@option("--by", says=N_("The role that sent it."), metavar="ROLE", default="")
@option("--on", "on", says=N_("The day on which it was sent."), metavar="DAY", default="today")
@option("--number", says=N_("Which interim report it is."), type=click.IntRange(1), default=None, metavar="N")
@option("--contact", says=N_("Note a contact with them, too."), is_flag=True)
@option("--yes", says=N_("The case knows no such reader, and it went there."), is_flag=True)
@option("--taken-back", "taken_back", says=N_("The row of what was not sent after all."), metavar="ROW", default="")
@in_session
def sent(
    session: Session,
    ref: str,
    file: str | None,
    *,
    kind: ReportKind,
    whom: str,
    by: str,
    on: str,
    number: int | None,
    contact: bool,
    yes: bool,
    taken_back: str,
) -> None:
    """Keep it, or list what was kept."""
    from exports.files import read_bounded
    from exports.formats import format_of
    from retro.cli.words.field_words import read_field
    from retro.cli.words.row_lookup import row_called
    from retro.model.stages.follow_up import Dispatch
    from retro.services.meeting.row_lines import told
    from retro.services.sending.sent import Sending, keep_sent, take_back

    with session.store() as store:
        record = store.load(case_meant(store, ref))
        if taken_back:
            row = row_called(record, taken_back)
            if not isinstance(row, Dispatch):
                raise UsageError(
                    M_("Row {row} does not say what was sent.", row=taken_back),
                    M_("See what was sent with: retro sent {reference}", reference=record.reference),
                )
            give(f"{told(record, row)}\n")
            take_back(store, session.factory, record, row)
            return
        if file is None:
            _list(record)
            return
        if not whom.strip():
            raise UsageError(M_("To whom was it sent?"), M_("Name the reader: --to NAME, or --to all."))
        path = Path(file)
        try:
            content, made = read_bounded(path, _LARGEST), datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError as error:
            raise RetroError(
                M_("“{path}” cannot be read: {reason}.", path=path, reason=error.strerror or type(error).__name__)
            ) from error
        form = format_of(path)
        sending = Sending(
            kind, whom.strip(), content, form.code if form else path.suffix.removeprefix("."), made,
            read_field(Dispatch.field("on"), on, record, session), by, number or 0, contact, yes,
        )  # fmt: skip
        done = keep_sent(store, session.factory, record, sending, active())
    for row in filter(None, (done.row, done.contact)):
        give(f"{told(done.record, row)}\n")
    if not contact and not record.head.closed:
        say(_("A contact can be noted with it: --contact"))


def _list(record: Retrospective) -> None:
    from retro.cli.printed.columns import table
    from retro.model.row_labels import row_name
    from retro.model.stages.follow_up import Dispatch
    from retro.text.controls import printable

    rows = []
    for row in record.of(Dispatch):
        shown = [Dispatch.field(name).type.show(getattr(row, name), active(), record.zone) for name in _COLUMNS]
        rows.append([row_name(record, row), *map(printable, shown)])
    give("".join(f"{line}\n" for line in table(rows)))
    if not rows:
        say(_("Nothing was sent yet."))


_LARGEST = 1 << 28
"""Bytes of a file that is read."""
_COLUMNS = ("on", "account", "no", "whom", "by", "format", "sha256")
