"""Every report of a sample, in every language and format, is what was looked at and found good.

Where a change is meant: `python -m tests.exports.golden_files` writes them anew. Look at them before committing them.
"""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from exports.report_kind import KINDS, ReportKind
from retro.language import LANGUAGES
from retro.model.record import FullRecord
from tests.exports.golden_files import FOLDER, files, samples


@pytest.fixture(scope="module")
def held() -> dict[str, FullRecord]:
    return samples()


def seen(name: str, content: bytes) -> object:
    """What a file says. What packs it (compression, fonts) may differ from machine to machine."""
    if name.endswith(".pdf"):
        from pypdf import PdfReader

        pages = PdfReader(io.BytesIO(content)).pages
        return [re.sub(r"\s+", "", page.extract_text()) for page in pages]
    if name.endswith(".docx"):
        parts = zipfile.ZipFile(io.BytesIO(content))
        return {part: parts.read(part) for part in parts.namelist()}
    return content


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_report_is_what_was_looked_at(held: dict[str, FullRecord], kind: ReportKind, code: str) -> None:
    folder = FOLDER / kind.code / code
    made = dict(files(held, kind, code))
    new = [name for name in made if not (folder / name).is_file()]
    assert not new, f"look at them, then write them: python -m tests.exports.golden_files: {kind}/{code}: {new}"
    for name, content in made.items():
        assert seen(name, content) == seen(name, (folder / name).read_bytes()), f"{kind}/{code}/{name}"
    missing = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - made.keys()
    if missing == {"report.pdf"}:
        pytest.skip("this system has no font for Japanese")
    assert not missing
