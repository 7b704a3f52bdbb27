"""What a file holds that somebody searches byte by byte: unpacked, whatever its format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from exports.format import Format
from exports.report import Report
from tests.formats import DOCX, ICS, PDF, TODO


def bytes_of(report: Report, form: Format) -> Iterator[str]:
    """All that is in a file of this format, unpacked."""
    return unpacked(form.write(report), form)


def unpacked(content: bytes | Mapping[str, bytes], form: Format) -> Iterator[str]:
    """All that is in a file, or in a folder of files, of this format."""
    if not isinstance(content, bytes):
        yield from (each.decode("utf-8-sig") for each in content.values())
    elif form is DOCX:
        parts = zipfile.ZipFile(io.BytesIO(content))
        yield from (parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
    elif form is PDF:
        from pypdf import PdfReader

        paper = PdfReader(io.BytesIO(content))
        yield from (page.extract_text() for page in paper.pages)
        yield str(paper.metadata)
        yield content.decode("latin-1")
    elif form in (ICS, TODO):
        yield content.decode().replace("\r\n ", "")
    else:
        yield content.decode()


def found(secrets: set[str], texts: Iterator[str]) -> set[str]:
    """Which of these words stand in one of the texts, in whatever letters."""
    whole = "\n".join(texts).casefold()
    return {secret for secret in secrets if secret.casefold() in whole}
