"""A folder with one Markdown file for each retrospective, made to be kept under version control.

The name of a file says which retrospective it is, for whom and in which language, and nothing else: it stays the same
when the title changes. A file that holds what it would be given is not touched.
"""

from __future__ import annotations

from pathlib import Path

from exports.data.foreign_syntax import without_instructions
from exports.data.front_matter import begins_with_ours, front_matter
from exports.format import MD
from exports.report import Report
from exports.report_kind import TEAM_REPORT, ReportKind
from retro.language import Language

MANIFEST = ".retro-export.json"
"""The file that says what the others were made from."""

_AS_A_MATTER_OF_COURSE = {TEAM_REPORT.code, "en"}
"""What a name does not say."""


def file_name(reference: str, kind: ReportKind, to: Language) -> str:
    """`2026-001.md` for the team's report in English, else `2026-001.customer.ja.md`."""
    said = [each for each in (kind.code, to.code) if each not in _AS_A_MATTER_OF_COURSE]
    return ".".join([reference, *said, "md"])


def is_free(path: Path, reference: str) -> bool:
    """Whether `path` may be written to: nothing is there, or a report of this retrospective.

    A file that cannot be read is not ours.
    """
    try:
        with path.open("rb") as file:
            return begins_with_ours(file.read(100), reference)
    except FileNotFoundError:
        return not path.is_symlink()
    except OSError:
        return False


def content(report: Report) -> bytes:
    """What the file of a report holds."""
    markdown = MD.write(report)
    assert isinstance(markdown, bytes)
    text = without_instructions(markdown.decode())  # what has front matter is read by programs that fill in templates
    return f"{front_matter(report.record, report.kind, report.to)}\n{text}".encode()
