"""The name of the file of one report."""

from __future__ import annotations

from unicodedata import category, normalize

from exports.format import Format
from exports.report_kind import TEAM_REPORT, ReportKind

_LONGEST = 30
"""So many letters of a name stand in the name of a file, which may have no more than 255 bytes."""


def report_name(
    reference: str, kind: ReportKind, code: str, form: Format, *, usual: str, addressee: str = "", nth: int = 1
) -> str:
    """`2026-014.md`, `2026-014.customer.森様.ja.pdf`: what is as usual is not said, the report for the team neither.

    Whom a letter is addressed to is said, so that the next one does not take its place. `usual` is the code of the
    language that goes without saying; `nth` counts addressees whose names have the same letters.
    """
    parts = [reference]
    parts += [kind.code] if kind is not TEAM_REPORT else []
    parts += [_letters(addressee)] if kind.is_letter and _letters(addressee) else []
    parts += [str(nth)] if nth > 1 else []
    parts += [code] if code != usual else []
    return ".".join(parts) + form.suffix


def _letters(name: str) -> str:
    """The letters and digits of a name: nothing that leads to another folder, and nothing that one does not see."""
    kept = (char if char.isalnum() or category(char) in ("Mn", "Mc") else " " for char in normalize("NFC", name))
    return "-".join("".join(kept).split())[:_LONGEST].rstrip("-")
