"""The commands that show a report, and take in a retrospective: show, import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retro.cli.localized_click import command, in_session
from retro.cli.report_options import kind_option, recipient, recipient_options, report_context
from retro.cli.session import Session
from retro.cli.streams import give, read_stdin, say
from retro.errors import RetroError
from retro.language import M_, N_, _, active

if TYPE_CHECKING:
    from exports.report_kind import ReportKind


@command(
    "show",
    says=N_("Print the report for reading here.\n\nThe same report as Markdown: retro export."),
    examples=N_("retro show 14\nretro show 14 --for customer\nretro --lang ja show 14 | less -R"),
)
@click.argument("ref")
@kind_option()
@recipient_options
@in_session
def show(session: Session, /, ref: str, *, kind: ReportKind, **whom: Any) -> None:
    """The report, drawn for the terminal."""
    from exports.request import ReportRequest
    from retro.cli.output import tell
    from retro.services.report import report

    request = ReportRequest(active(), kind, recipient=recipient(whom))
    with session.store() as store:
        made = report(store, store.resolve(ref), request, report_context(session))
    tell(made.messages)
    give(_drawn(made.document.markdown))


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
@click.argument("file", metavar="FILE|-")
@in_session
def import_(session: Session, file: str) -> None:
    """One retrospective from JSON."""
    from retro.services.import_case import import_case, read_case

    name = _("standard input") if file == "-" else file
    whole = read_case(_text_of(file, name), name)
    with session.store(create=True) as store:
        taken = import_case(store, whole)
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
    if taken.is_broken:
        say(_("It is not what it was when it was closed: its digest does not fit. retro verify shows it."))
    give(f"{taken.reference}\n")


def _text_of(file: str, name: str) -> str:
    try:
        data = read_stdin().read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise RetroError(
            M_("“{name}” cannot be read: {reason}.", name=name, reason=reason), M_("Name another file, or - for stdin.")
        ) from None
    except UnicodeDecodeError as error:
        raise RetroError(
            M_("“{name}” is not UTF-8 text: byte {place} is broken.", name=name, place=error.start + 1),
            M_("Export it anew with retro export --format json, or convert it to UTF-8."),
        ) from None
