"""The formats that a report can have, each declared once: what it is called, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from exports.document import Document
from retro.language import N_

if TYPE_CHECKING:
    from exports.report import Report

Content = bytes | Mapping[str, bytes]
"""What is in one file, or in each of the files of a folder."""


@dataclass(frozen=True, eq=False)
class Format:
    """One format. It has a `render` if it shows a document to be read, or `data` if it gives the record as data."""

    code: str
    """Its name on the command line: `pdf`."""
    label: str
    """The message id of what it is called."""
    is_text: bool = False
    """Whether a terminal can show it."""
    is_folder: bool = False
    """Whether it is a folder of several files."""
    takes_whole: bool = False
    """Whether it can hold the history of a record, for those from whom nothing is kept."""
    render: Callable[[Document], bytes] | None = None
    data: Callable[[Report], Content] | None = None

    def __str__(self) -> str:
        return self.code

    @property
    def suffix(self) -> str:
        """What its files' names end with: `.pdf`. A folder has none."""
        return "" if self.is_folder else f".{self.code}"

    @property
    def is_document(self) -> bool:
        """Whether it shows a document to be read."""
        return self.render is not None

    def write(self, report: Report) -> Content:
        """The report in this format. RetroError if that needs a package or a font that is not there."""
        if self.data is not None:
            return self.data(report)
        assert self.render is not None
        return self.render(report.document)


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


def _json(report: Report) -> bytes:
    from exports.data.json_file import json_extract, json_report

    return (json_report(report.whole) if report.whole else json_extract(report.record, report.kind.audience)).encode()


def _csv(report: Report) -> Mapping[str, bytes]:
    from exports.data.csv_files import csv_files

    return csv_files(report.record, report.to, report.kind.audience)


def _ics(report: Report) -> bytes:
    from exports.data.calendar import calendar

    return calendar(report.record, report.to)


MD = Format("md", N_("Markdown"), is_text=True, render=_markdown)

FORMATS = (
    MD,
    Format("html", N_("web page"), is_text=True, render=_html),
    Format("pdf", N_("PDF"), render=_pdf),
    Format("docx", N_("Word"), render=_docx),
    Format("json", N_("JSON"), is_text=True, takes_whole=True, data=_json),
    Format("csv", N_("tables, one file for each kind of row"), is_folder=True, data=_csv),
    Format("ics", N_("calendar"), is_text=True, data=_ics),
)
"""Every format. To add one is to declare it here."""

DOCUMENTS = tuple(form for form in FORMATS if form.is_document)
"""Those that show a document to be read."""


def format_coded(code: str) -> Format | None:
    """The format with this code; None if there is none."""
    return next((form for form in FORMATS if form.code == code), None)


def format_of(path: PurePath) -> Format | None:
    """The format that the name of a file asks for; None if it names none."""
    return format_coded(path.suffix.lower().removeprefix("."))
