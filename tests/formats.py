"""The formats by short names, whatever other formats there are."""

from __future__ import annotations

from exports.format import Format
from exports.formats import format_coded


def coded(code: str) -> Format:
    """The format with this code, which there is."""
    form = format_coded(code)
    assert form, code
    return form


MD, HTML, PDF, DOCX, JSON, CSV, ICS, TODO = map(coded, ("md", "html", "pdf", "docx", "json", "csv", "ics", "todo"))
