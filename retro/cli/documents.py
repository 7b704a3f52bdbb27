"""The commands that show a report, and take in a retrospective: show, import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from retro.cli.export import ACCOUNTS
from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.cli.streams import give, read_stdin, say
from retro.errors import RetroError
from retro.language import M_, N_, _, active


@command(
    "show",
    says=N_("Print the report for reading here.\n\nThe same report as Markdown: retro export."),
    examples=N_("retro show 14\nretro show 14 --for customer\nretro --lang ja show 14 | less -R"),
)
@click.argument("ref")
@option("--for", "reader", says=N_("Who it is for."), type=click.Choice(ACCOUNTS), default="team", show_default=True)
@in_session
def show(session: Session, ref: str, *, reader: str) -> None:
    """The report, drawn for the terminal."""
    from exports.accounts.account import Account
    from retro.cli.written import account as written_for
    from retro.occasions import Wanted

    wanted = Wanted(Account.coded(reader) or Account.TEAM, active())
    with session.store() as store:
        written = written_for(session, store, store.load(store.resolve(ref)), wanted)
    for message in written.told:
        say(message.show(active()))
    give(_drawn(written.document.markdown))


def _drawn(markdown: str) -> str:
    """`markdown` as wide as the terminal, in bold where it is one; plain text behind a pipe."""
    from io import StringIO

    from rich.console import Console

    from exports.terminal.drawing import CalmMarkdown
    from retro.text.controls import without_controls

    at_terminal = sys.stdout is not None and sys.stdout.isatty()
    drawn = StringIO()
    console = Console(file=drawn, force_terminal=at_terminal, width=Console().width)
    console.print(CalmMarkdown(without_controls(markdown)))
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
    from retro.cli.closing import tell_if_broken
    from retro.importers.json_file import read_json

    name = _("standard input") if file == "-" else file
    text = _text_of(file, name)
    try:
        whole = read_json(text)
    except RetroError as error:
        title = M_("“{name}” cannot be taken in. {reason}", name=name, reason=error.title)
        raise RetroError(title, error.step) from None
    with session.store(create=True) as store:
        restored = store.restore(whole)
    if not restored.new:
        say(_("{reference} is here already; nothing was changed.", reference=restored.reference))
    elif restored.reference != whole.record.reference:
        say(
            _(
                "{old} is another retrospective here, so this one is {new} now.",
                old=whole.record.reference,
                new=restored.reference,
            )
        )
    if restored.new:
        tell_if_broken(whole.record)
    give(f"{restored.reference}\n")


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
