"""The command that says what was found of a row on its day: check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import UsageError
from retro.language import M_, N_, _, active, n_

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.services.follow_up.check import CheckMade


@command(
    "check",
    says=N_(
        "Say what was found of a measure, a change, a promise, a request or an apology.\n\nFOUND is done, holds, "
        "did-not-hold, new-date, not-doing or taken-back. A check may follow a closing: it is added, and never "
        "altered; what was wrong about one is taken back by taken-back.\n\n--from takes a table of tickets instead: "
        "with a column ticket or key, maybe status and done. What is done there is done here, in every case at once."
    ),
    examples=N_(
        "retro check 14 5.2 done\n"
        "retro check 14 5.2 holds --by 'quality lead' --evidence 'no swap in 400 parcels'\n"
        "retro check 14 5.1 new-date --new-date 2027-02-01\n"
        "retro check 14 6.1 not-doing --reason 'the table is rented' --look-again 2027-03-01\n"
        "retro check --from tickets.csv --known-only"
    ),
)
@ref_argument(required=False)
@click.argument("row", required=False, shell_complete=candidates.rows)
@click.argument("found", metavar="FOUND", required=False, shell_complete=candidates.found)
@option("--from", "table", says=N_("A table of tickets as CSV; - is standard input."), metavar="FILE", default="")
@option("--known-only", says=N_("Leave out tickets that no row is worked on in."), is_flag=True)
@option("--matter", says=N_("What of a contact: call-back; else its promise."), metavar="MATTER", default="")
@option("--by", says=N_("The role that looked."), metavar="ROLE", default="")
@option("--evidence", says=N_("By what one knows it."), metavar="TEXT", default="")
@option("--on", says=N_("The day on which it was found; today, if nothing is said."), metavar="DAY", default="")
@option("--reason", says=N_("Why; what is not done any more needs it."), metavar="TEXT", default="")
@option("--new-date", says=N_("The day that it is moved to."), metavar="DAY", default="")
@option("--look-again", says=N_("When one looks again at what is not done."), metavar="DAY", default="")
@in_session
def check(
    session: Session, /, ref: str | None, row: str | None, table: str, *, known_only: bool, **said: str | None
) -> None:
    """What was found of a row, or of all that a table of tickets tells."""
    if table:
        _from_tickets(session, table, said["by"] or "", known_only=known_only)
        return
    from retro.cli.words.row_lookup import row_called
    from retro.services.follow_up.check import check as check_row, read_check

    if not (ref and row and said["found"]):
        raise UsageError(
            M_("Which row was checked, and what was found?"), M_("Write it like: retro check 14 5.2 holds")
        )
    with session.store() as store:
        record = store.load(case_meant(store, ref))
        entry = row_called(record, row)
        words = {name: text for name, text in said.items() if text}
        new = read_check(record, entry, words, session.factory.now())
        made = check_row(store, session.factory, record, entry.id, new)
    _tell(made, record)


def _from_tickets(session: Session, table: str, by: str, *, known_only: bool) -> None:
    from retro.cli.words.text_files import text_of
    from retro.services.follow_up.check_tickets import check_tickets, read_tickets

    tickets = read_tickets(text_of(table))
    with session.store() as store:
        taken = check_tickets(store, session.factory, tickets, by=by, known_only=known_only)
    give("".join(f"{reference}  {row}\n" for reference, row in taken.done))
    say(n_("{n} row is done now.", "{n} rows are done now.", len(taken.done)))
    if taken.known:
        say(n_("{n} row was known to be done.", "{n} rows were known to be done.", taken.known))
    for reference, row in taken.failed:
        say(
            _(
                "{reference} {row} did not hold, and the table does not say that it was done since: it stays so. "
                "Where it was done anew: retro check {reference} {row} done",
                reference=reference,
                row=row,
            )
        )
    if taken.unknown:
        say(n_("{n} ticket is not known here.", "{n} tickets are not known here.", len(taken.unknown)))


def _tell(made: CheckMade, record: Retrospective) -> None:
    """The row and how it stands, what was found before, and what is left to do."""
    from retro.model.found import Found
    from retro.model.row_labels import row_name
    from retro.model.stages.follow_up import Check
    from retro.review.as_it_stands import checked_too_soon
    from retro.review.outcome import asks_outcome, outcome_asked
    from retro.review.promises import waiting_for_event
    from retro.review.settled import is_settled_case
    from retro.services.changing.check_rules import latest, told as found_told
    from retro.services.meeting.row_lines import told
    from retro.text.controls import printable

    now = made.record
    give(f"{told(now, made.row)}\n")
    written = now.get(made.check)
    matter = written.matter if isinstance(written, Check) else (made.before.matter if made.before else None)
    stands = latest(now, made.row, matter)
    found = written if isinstance(written, Check) and written.found is not Found.TAKEN_BACK else stands
    say(_("Found: {found}", found=found_told(now, found).show(active())))
    if made.before is not None:
        say(_("Before: {found}", found=found_told(record, made.before).show(active())))
    if found != stands:
        later = found_told(now, stands).show(active())
        say(_("{row} stands as it was found later: {found}", row=row_name(now, made.row), found=later))
    if made.row.standing.found is Found.FAILED:
        if not now.head.followed_by:
            say(
                _(
                    "Has it happened again? A new case says that it followed this one: retro new TITLE, then retro add "
                    "REF head 'case: {reference} #again'",
                    reference=now.reference,
                )
            )
        say(_("{row} is told as not working in every report.", row=row_name(now, made.row)))
    if (too_soon := checked_too_soon(now, made.row)) is not None:
        say(too_soon.show(active()))
    if is_settled_case(now):
        say(_("{reference} is settled: nothing is open any more.", reference=now.reference))
    for contact in waiting_for_event(now):
        say(
            _(
                "Has it come: {event}? Promised then: {promise}. retro check {reference} {row} done",
                event=printable(contact.promise_event),
                promise=printable(contact.promise),
                reference=now.reference,
                row=row_name(now, contact),
            )
        )
    if asks_outcome(now):
        say(outcome_asked(now).show(active()))
