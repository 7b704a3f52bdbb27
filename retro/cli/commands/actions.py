"""The commands that tell what is to be done across the archive: actions, due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import QueryCommand, command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.case_meant import case_meant
from retro.errors import UsageError
from retro.language import M_, N_, _, active

if TYPE_CHECKING:
    from datetime import date

    from retro.review.open_actions import GroupedBy
    from retro.store.protocol import Store


@command(
    "actions",
    cls=QueryCommand,
    says=N_(
        "List all that is open across the archive: measures, changes, promises, requests, apologies, parked matters, "
        "questions that somebody finds out.\n\nEach with the row that it is, so that retro check can say what became "
        "of it, also in a closed case. Of --due, --overdue and --to-check, what one of them asks for is listed. With "
        "QUERY, only what fits it: the same words as of retro search, in what is to be done, its owner or its case.\n\n"
        "ics is one calendar of all of it; what is over is told as cancelled, so that it goes from there, too."
    ),
    examples=N_(
        "retro actions\n"
        "retro actions --overdue --by owner\n"
        'retro actions --to-check --owner "shipping lead"\n'
        "retro actions trays severity:high from:2026-10\n"
        "retro actions --case 14 --json | jq -r '.[].row'\n"
        "retro actions --format ics -o due.ics"
    ),
)
@click.argument("query", nargs=-1)
@option("--due", says=N_("What is due by today."), is_flag=True)
@option("--overdue", says=N_("What was due before today."), is_flag=True)
@option("--to-check", says=N_("What is done, and to be checked."), is_flag=True)
@option("--owner", says=N_("What this role sees to."), metavar="ROLE", default="")
@option("--case", "ref", says=N_("What is open in this case."), metavar="REF", shell_complete=candidates.references)
@option(
    "--by",
    says=N_("What it is put together by."),
    type=click.Choice(["due", "owner", "case"]),
    default="due",
    show_default=True,
)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@option("--format", "form", says=N_("Write it as this."), type=click.Choice(["csv", "ics", "md"]))
@option("--todo", says=N_("With ics: to-dos in the place of days, for calendars that show them."), is_flag=True)
@option("-o", "--output", says=N_("The file to write; - is stdout, as without it."), metavar="FILE", default="-",
        shell_complete=candidates.files)  # fmt: skip
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@in_session
def actions(
    session: Session,
    *,
    query: tuple[str, ...],
    due: bool,
    overdue: bool,
    to_check: bool,
    owner: str,
    ref: str | None,
    by: GroupedBy,
    as_json: bool,
    form: str | None,
    todo: bool,
    output: str,
    force: bool,
) -> None:
    """All that is open."""
    from retro.cli.words.query_line import read_words, say_remarks
    from retro.services.follow_up.actions import calendar_of_actions, open_actions, wanted_actions
    from retro.services.memory.query_remarks import remarks

    path = None if output == "-" else Path(output)
    form = form or (path.suffix.removeprefix(".") if path and path.suffix in (".csv", ".ics", ".md") else form)
    _check(form, path, as_json=as_json, todo=todo, narrowed=due or overdue or to_check or bool(owner or query))
    to, today = active(), session.factory.now().date()
    asked, within = read_words(query, today), session.settings.share_within
    with session.store() as store:
        reference = case_meant(store, ref) if ref else ""
        if form == "ics":
            _put(calendar_of_actions(store, today, to, reference=reference, to_dos=todo), path, force=force)
            return
        wanted = wanted_actions(store, asked, today, due=due, overdue=overdue, to_check=to_check, owner=owner)
        found = [each for each in open_actions(store, today, reference, share_within=within) if wanted.holds(each, to)]
        say_remarks(remarks(store, asked))
    if as_json:
        from exports.data.action_list import actions_json

        give(actions_json(found, to))
    elif form:
        from exports.data.action_list import actions_csv, actions_markdown

        _put(actions_csv(found, to) if form == "csv" else actions_markdown(found, by, to), path, force=force)
    else:
        from retro.cli.printed.action_lines import lines

        give("".join(f"{line}\n" for line in lines(found, by)))
    if not found:
        say(_("Nothing of that is open."))


def _check(form: str | None, path: Path | None, *, as_json: bool, todo: bool, narrowed: bool) -> None:
    """UsageError if the options contradict each other."""
    if path and not form:
        raise UsageError(
            M_("Which form is the file to have?"), M_("Say --format csv, ics or md, or let its name end so.")
        )
    if as_json and form:
        raise UsageError(M_("JSON or another format, not both."), M_("Leave out --json or --format."))
    if todo and form != "ics":
        raise UsageError(M_("--todo makes a calendar."), M_("Say --format ics with it, or leave it out."))
    if form == "ics" and narrowed:
        raise UsageError(
            M_("A calendar holds all that is open: what were left out would stay in it for good."),
            M_("Leave out the words, --due, --overdue, --to-check and --owner; --case is possible."),
        )


def _put(content: bytes, path: Path | None, *, force: bool) -> None:
    from retro.cli.output import put
    from retro.redaction.audience import TEAM

    put(content, path, TEAM, force=force)


@command(
    "due",
    says=N_(
        "Say in one line what is due: for a prompt, for cron, for a Monday.\n\nWhat is overdue, what is promised or "
        "due today, what is to be checked this week, requests and wishes without an answer, calls without a case, "
        "third times, cases not shared. Where nothing is, nothing is printed.\n\nWith --format, texts of what is due "
        "by the end of the week are written, to be sent by whatever sends: with nobody's name, and a promise without "
        "its words."
    ),
    examples=N_(
        "retro due\n"
        "retro due --exit-code || echo Retro waits\n"
        "retro due --format slack | curl …\n"
        "retro due --format eml --by owner -o monday"
    ),
)
@option("--exit-code", "as_code", says=N_("End with 1 if something is overdue or due today."), is_flag=True)
@option("--format", "form", says=N_("Write texts to be sent."), type=click.Choice(["eml", "slack"]))
@option("--by", says=N_("A text for each owner."), type=click.Choice(["owner"]))
@option("-o", "--output", says=N_("The folder for the texts of the owners."), metavar="DIR",
        shell_complete=candidates.folders)  # fmt: skip
@option("--force", says=N_("Replace files that are there already."), is_flag=True)
@in_session
def due(
    session: Session, *, as_code: bool, form: str | None, by: str | None, output: str | None, force: bool
) -> int | None:
    """What is due, in one line, or as texts to be sent."""
    from retro.services.follow_up.actions import what_is_due

    if ((by or output) and not form) or (bool(output) and not by) or (form == "eml" and by and not output):
        raise UsageError(
            M_("Texts for owners need a form and, as mails, a folder."),
            M_("Say, for example: retro due --format eml --by owner -o monday"),
        )
    if not session.names_database and not session.has_archive:  # a prompt asks before there is an archive, too
        return None
    now = session.factory.now()
    with session.store() as store:
        counts = what_is_due(store, now.date(), share_within=session.settings.share_within)
        if form:
            _remind(store, now.date(), form, Path(output) if output else None, single=not by, force=force)
        elif words := counts.words(now):
            give(active().join(each.show(active()) for each in words) + "\n")
    return 1 if as_code and counts.is_due else None


def _remind(store: Store, today: date, form: str, folder: Path | None, *, single: bool, force: bool) -> None:
    from exports.data.reminders import mail, slack
    from retro.cli.streams import give_bytes
    from retro.services.sending.reminders import by_owner, reminders, write_reminders

    to = active()
    found = reminders(store, today, to)
    owners = {"": found} if single and found else by_owner(found)
    texts = {
        owner: mail(owner, each, to) if form == "eml" else slack(owner, each, to).encode()
        for owner, each in owners.items()
    }
    if folder:
        for path in write_reminders(folder, texts, ".eml" if form == "eml" else ".txt", force=force):
            say(_("Written: {path}", path=path))
    else:
        give_bytes(b"\n".join(texts.values()))
    if not texts:
        say(_("Nothing is due by the end of the week."))
