"""The command that says what was found of a row on its day: check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retro.cli import candidates
from retro.cli.arguments import ref_argument, row_argument
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.language import N_, _, active

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.services.check import CheckMade


@command(
    "check",
    says=N_(
        "Say what was found of a measure, a change, a promise, a request or an apology.\n\nFOUND is done, holds, "
        "did-not-hold, new-date, not-doing or taken-back. A check may follow a closing: it is added, and never "
        "altered; what was wrong about one is taken back by taken-back."
    ),
    examples=N_(
        "retro check 14 5.2 done\n"
        "retro check 14 5.2 holds --by 'quality lead' --evidence 'no swap in 400 parcels'\n"
        "retro check 14 5.1 new-date --new-date 2027-02-01\n"
        "retro check 14 6.1 not-doing --reason 'the table is rented' --look-again 2027-03-01"
    ),
)
@ref_argument()
@row_argument()
@click.argument("found", metavar="FOUND", shell_complete=candidates.found)
@option("--by", says=N_("The role that looked."), metavar="ROLE", default="")
@option("--evidence", says=N_("By what one knows it."), metavar="TEXT", default="")
@option("--on", says=N_("The day on which it was found; today, if nothing is said."), metavar="DAY", default="")
@option("--reason", says=N_("Why; what is not done any more needs it."), metavar="TEXT", default="")
@option("--new-date", says=N_("The day that it is moved to."), metavar="DAY", default="")
@option("--look-again", says=N_("When one looks again at what is not done."), metavar="DAY", default="")
@in_session
def check(session: Session, /, ref: str, row: str, **said: str) -> None:
    """What was found of a row."""
    from retro.cli.row_lookup import row_called
    from retro.services.check import check as check_row, read_check

    with session.store() as store:
        record = store.load(store.resolve(ref))
        entry = row_called(record, row)
        new = read_check(record, entry, said, session.factory.now())
        made = check_row(store, session.factory, record, entry.id, new)
    _tell(made, record)


def _tell(made: CheckMade, record: Retrospective) -> None:
    """The row and how it stands, what was found before, and what is left to do."""
    from retro.cli.row_lines import told
    from retro.model.found import Found
    from retro.model.row_labels import row_name
    from retro.review.settled import is_settled_case
    from retro.services.check_rules import latest, told as found_told

    now = made.record
    give(f"{told(now, made.row)}\n")
    say(_("Found: {found}", found=found_told(now, latest(now, made.row)).show(active())))
    if made.before is not None:
        say(_("Before: {found}", found=found_told(record, made.before).show(active())))
    if made.row.standing.found is Found.FAILED:
        say(
            _(
                "Has it happened again? A new case says that it followed this one: retro new TITLE, then retro add REF "
                "head 'case: {reference} #again'",
                reference=now.reference,
            )
        )
        say(_("{row} is told as not working in every report.", row=row_name(now, made.row)))
    if is_settled_case(now):
        say(_("{reference} is settled: nothing is open any more.", reference=now.reference))
