"""The commands that give and take whole retrospectives: show, export, import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.cli.streams import give, read_stdin, say
from retro.errors import RetroError
from retro.language import LANGUAGES, M_, N_, _, active, language

if TYPE_CHECKING:
    from retro.store.protocol import Store


@command(
    "show",
    says=N_("Print the report for reading here.\n\nThe same report as Markdown: retro export."),
    examples=N_("retro show 14\nretro --lang ja show 14 | less -R"),
)
@click.argument("ref")
@in_session
def show(session: Session, ref: str) -> None:
    """The report, drawn for the terminal."""
    with session.store() as store:
        record = store.load(store.resolve(ref))
    from exports.report import report

    give(_drawn(report(record, active())))


def _drawn(markdown: str) -> str:
    """`markdown` as wide as the terminal, in bold where it is one; plain text behind a pipe."""
    from io import StringIO

    from rich.console import Console

    from exports.terminal import CalmMarkdown
    from retro.model.text import without_controls

    at_terminal = sys.stdout is not None and sys.stdout.isatty()
    drawn = StringIO()
    console = Console(file=drawn, force_terminal=at_terminal, width=Console().width)
    console.print(CalmMarkdown(without_controls(markdown)))
    return drawn.getvalue()


@command(
    "export",
    says=N_(
        "Write a retrospective as a document.\n\nmd is the team's report in Markdown; json is the whole record with "
        "its history, which retro import takes in again without loss."
    ),
    examples=N_(
        "retro export 14 > report.md\n"
        "retro export 14 --lang ja -o report-ja.md\n"
        "retro export 14 --format json -o case.json --force"
    ),
)
@click.argument("ref")
@option(
    "--format", "form", says=N_("What to write."), type=click.Choice(["md", "json"]), default="md", show_default=True
)
@option("--lang", says=N_("The language of the report."), type=click.Choice(list(LANGUAGES)))
@option("-o", "--output", says=N_("The file to write; - is stdout, as without it."), metavar="FILE", default="-")
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@in_session
def export(session: Session, ref: str, *, form: str, lang: str | None, output: str, force: bool) -> None:
    """One retrospective as Markdown or JSON."""
    with session.store() as store:
        text = _document(store, store.resolve(ref), form, lang)
    if output == "-":
        give(text)
        return
    from exports.files import write_file

    path = Path(output)
    write_file(path, text, force=force)
    say(_("Written: {path}", path=path))


def _document(store: Store, reference: str, form: str, lang: str | None) -> str:
    if form == "json":
        from exports.json_file import json_report

        return json_report(store.whole(reference))
    from exports.report import report

    return report(store.load(reference), language(lang) if lang else active())


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
