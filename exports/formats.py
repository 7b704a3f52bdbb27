"""The formats that an account can have, and how to come from the account to the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from exports.accounts.writing import Written
from exports.document import Document
from retro.language import N_
from retro.model.choice import Choice
from retro.redaction.audience import Audience


class Format(Choice):
    """A format, whose code is what its files' names end with. `is_text` says whether a terminal can show it."""

    is_text: bool

    MD = "md", N_("Markdown"), True
    HTML = "html", N_("web page"), True
    PDF = "pdf", N_("PDF"), False
    DOCX = "docx", N_("Word"), False
    JSON = "json", N_("JSON"), True
    CSV = "csv", N_("tables, one file for each kind of row"), False
    ICS = "ics", N_("calendar"), True

    @property
    def suffix(self) -> str:
        """What its files' names end with: `.pdf`. Tables are a folder of files, without one."""
        return "" if self is Format.CSV else f".{self.value}"

    @property
    def is_document(self) -> bool:
        """Whether it shows the account as a document to be read; the others give what is in the record as data."""
        return self in DOCUMENTS


DOCUMENTS = (Format.MD, Format.HTML, Format.PDF, Format.DOCX)
"""The formats that are renderings of the same Markdown."""


def format_of(path: PurePath) -> Format | None:
    """The format that the name of a file asks for; None if it names none."""
    return Format.coded(path.suffix.lower().removeprefix("."))


def rendered(document: Document, form: Format) -> bytes:
    """The document in one of `DOCUMENTS`. RetroError if that needs a package or a font that is not there."""
    return _RENDERERS[form](document)


def data(written: Written, reader: Audience, form: Format) -> bytes:
    """What is in the record, as far as `reader` may see it, as JSON or as a calendar."""
    if form is Format.ICS:
        from exports.data.calendar import calendar

        return calendar(written.record, written.document.to)
    from exports.data.json_file import json_extract

    return json_extract(written.record, reader).encode()


def tables(written: Written, reader: Audience) -> Mapping[str, bytes]:
    """What is in the record as CSV: each file's name with its content."""
    from exports.data.csv_files import csv_files

    return csv_files(written.record, written.document.to, reader)


def _markdown(document: Document) -> bytes:
    return document.markdown.encode()


def _html(document: Document) -> bytes:
    from exports.html.page import html

    return html(document).encode()


def _pdf(document: Document) -> bytes:
    from exports.paper.pdf import pdf

    return pdf(document)


def _docx(document: Document) -> bytes:
    from exports.paper.word import docx

    return docx(document)


_RENDERERS: dict[Format, Callable[[Document], bytes]] = {
    Format.MD: _markdown,
    Format.HTML: _html,
    Format.PDF: _pdf,
    Format.DOCX: _docx,
}
