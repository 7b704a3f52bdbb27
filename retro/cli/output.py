"""Where documents go: which format a name asks for, and writing to a file or to stdout."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from exports.format import MD, Content, Format
from exports.formats import FORMATS, TO_DOS, format_of
from retro.cli.streams import give_bytes, say
from retro.errors import UsageError
from retro.language import M_, Message, _, active
from retro.redaction.audience import Audience
from retro.services.sending.export import write


def form_of(given: Format | None, path: Path | None, *, todo: bool = False) -> Format:
    """The format that was asked for, by its name or by the file's; Markdown if none was.

    With `todo` it is the calendar of to-dos: UsageError if something else than a calendar was asked for, and for a file
    that ends as no format does, so that `x.eml` is not silently Markdown.
    """
    said = given or (format_of(path) if path else None)
    if said is None and path is not None and path.suffix:
        endings = ", ".join(each.suffix for each in FORMATS if each.suffix)
        raise UsageError(
            M_("No format ends with {ending}.", ending=path.suffix),
            M_("Name a file that ends with one of these, or say --format: {endings}.", endings=endings),
        )
    if not todo:
        return said or MD
    if said is None or said.suffix.endswith(TO_DOS.suffix.rpartition(".")[2]):
        return TO_DOS
    raise UsageError(
        M_("--todo makes a calendar, not {form}.", form=said.code), M_("Leave it out, or say --format ics.")
    )


def check_target(form: Format, path: Path | None) -> None:
    """UsageError if the format cannot go to where it would."""
    if form.is_folder and path is None:
        raise UsageError(M_("Tables are several files."), M_("Name a folder for them: -o tables"))
    if not form.is_text and path is None and sys.stdout is not None and sys.stdout.isatty():
        name = f"report{form.suffix}"
        raise UsageError(M_("A terminal cannot show {form}.", form=form.code), M_("Name a file: -o {name}", name=name))


def tell(messages: Sequence[Message]) -> None:
    """Say what the writer of a report should be told."""
    for message in messages:
        say(message.show(active()))


def put(content: Content, path: Path | None, reader: Audience, *, force: bool) -> None:
    """Write a document for `reader` to `path` and say so, or to stdout."""
    if path is None:
        assert isinstance(content, bytes)
        give_bytes(content)
        return
    write(path, content, reader, force=force)
    say(_("Written: {path}", path=path))
