"""The formats that a report can have, each declared once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from exports.document import Document
from exports.format import MD, Format, Reported
from retro.language import N_, Message


def _html(document: Document) -> bytes:
    from exports.html.page import html

    return html(document).encode()


def _pdf(document: Document) -> bytes:
    from exports.paper.pdf import pdf

    return pdf(document)


def _boxes(document: Document) -> tuple[Message, ...]:
    from exports.paper.pdf import boxes

    return boxes(document)


def _docx(document: Document) -> bytes:
    from exports.paper.word import docx

    return docx(document)


def _json(report: Reported) -> bytes:
    from exports.data.json_file import json_extract, json_report

    return (json_report(report.whole) if report.whole else json_extract(report.record, report.kind.audience)).encode()


def _csv(report: Reported) -> Mapping[str, bytes]:
    from exports.data.csv_files import csv_files

    return csv_files(report.record, report.to, report.kind.audience)


def _events(report: Reported) -> bytes:
    from exports.data.calendar import calendar

    return calendar(report.record, report.to, report.history)


def _to_dos(report: Reported) -> bytes:
    from exports.data.calendar import calendar

    return calendar(report.record, report.to, report.history, to_dos=True)


TO_DOS = Format("todo", N_("to-dos of a calendar"), is_text=True, takes_history=True, ending=".todo.ics", data=_to_dos)
"""The calendar for those programs that show to-dos."""


FORMATS = (
    MD,
    Format("html", N_("web page"), is_text=True, render=_html),
    Format("pdf", N_("PDF"), render=_pdf, warns=_boxes),
    Format("docx", N_("Word"), render=_docx),
    Format("json", N_("JSON"), is_text=True, takes_whole=True, data=_json),
    Format("csv", N_("tables, one file for each kind of row"), is_folder=True, data=_csv),
    Format("ics", N_("calendar"), is_text=True, takes_history=True, data=_events),
    TO_DOS,
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
