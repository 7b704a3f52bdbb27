"""The commands that show a report, and take in a retrospective: show, import."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from retro.cli import candidates
from retro.cli.arguments import ref_argument
from retro.cli.localized_click import command, in_session, option
from retro.cli.report_options import kind_option, recipient, recipient_options, report_context
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.text_files import name_of_file, text_of
from retro.errors import UsageError
from retro.language import M_, N_, _, active

if TYPE_CHECKING:
    from exports.report_kind import ReportKind


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
    from retro.services.alike import is_linked, much_like
    from retro.services.report import gather

    request = ReportRequest(active(), kind, recipient=recipient(whom))
    with session.store() as store:
        source = gather(store, store.resolve(ref), request, report_context(session))
        alike = much_like(store, source.record) if kind.audience.sees_all and not is_linked(source.record) else None
    made = source.report()
    tell(made.messages)
    give(_drawn(made.document.markdown))
    if kind.audience.sees_all:
        from retro.cli.missing import say_how_much_is_missing

        say_how_much_is_missing(made.record)
    if alike is not None:
        from retro.cli.unlinked import say_nothing_is_linked

        say_nothing_is_linked(made.record, alike)


def _show_record(session: Session, ref: str, *, is_for_team: bool) -> None:
    """The record as JSON, which is the team's alone."""
    from json import dumps

    from retro.cli.row_json import record_as_plain

    if not is_for_team:
        raise UsageError(
            M_("--json prints the record of the team."),
            M_("What others may be told as data: retro export {ref} --for READER --format json", ref=ref),
        )
    with session.store() as store:
        record = store.load(store.resolve(ref))
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
    console.print(PlainMarkdown(without_controls(markdown)))
    return drawn.getvalue()


@command(
    "import",
    says=N_(
        "Take in a retrospective that retro export wrote as json, and print its reference.\n\nOne that is here already "
        "is left as it is. If its reference is taken here by another one, it gets a new one."
    ),
    examples=N_("retro import case.json\nretro export 14 --format json | retro --db team.db import -"),
)
@click.argument("file", metavar="FILE|-", shell_complete=candidates.files)
@in_session
def import_(session: Session, file: str) -> None:
    """One retrospective from JSON."""
    from retro.services.import_case import import_case, read_case

    step = M_("Export it anew with retro export --format json, or convert it to UTF-8.")
    whole = read_case(text_of(file, step), name_of_file(file))
    with session.store(create=True) as store:
        taken = import_case(store, session.factory, whole)
    if not taken.is_new:
        say(_("{reference} is here already; nothing was changed.", reference=taken.reference))
    elif taken.reference != taken.given:
        say(
            _(
                "{old} is another retrospective here, so this one is {new} now.",
                old=taken.given,
                new=taken.reference,
            )
        )
    if taken.is_unsealed:
        say(
            _(
                "It has no seal that fits, and stays without: nobody can say whether it is what it was when it was "
                "closed. Look at it, then reopen it with a reason, and close it anew."
            )
        )
    give(f"{taken.reference}\n")
