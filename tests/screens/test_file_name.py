from __future__ import annotations

from pathlib import Path

import pytest

from exports.format import Format
from exports.report_kind import ReportKind
from retro.screens.report.file_name import followed, path_of, proposed
from tests.formats import CSV, DOCX, MD, PDF
from tests.reports import CUSTOMER, INTERIM_CUSTOMER, MANAGEMENT, TEAM


@pytest.mark.parametrize(
    ("kind", "code", "form", "expected"),
    [
        (TEAM, "en", MD, "2026-014.md"),
        (TEAM, "ja", MD, "2026-014.ja.md"),
        (CUSTOMER, "ja", PDF, "2026-014.customer.ja.pdf"),
        (INTERIM_CUSTOMER, "en", DOCX, "2026-014.interim-customer.docx"),
        (MANAGEMENT, "en", CSV, "2026-014.management"),
    ],
)
def test_the_name_says_what_goes_not_without_saying(kind: ReportKind, code: str, form: Format, expected: str) -> None:
    assert proposed("2026-014", kind, code, form, usual="en") == expected


@pytest.mark.parametrize(
    ("addressee", "said"),
    [
        ("森様", ".森様"), ("森様（大阪）", ".森様-大阪"), ("Mr. O'Brien", ".Mr-O-Brien"),
        ("がく", ".がく"), ("", ""), ("…", ""),
        ("../../etc/passwd", ".etc-passwd"), ("a\x1b[31m\u202eb\n/\\c", ".a-31m-b-c"), ("\udcff\x00", ""),
        ("森" * 99, "." + "森" * 30),
    ],
)  # fmt: skip
def test_a_letter_is_named_after_its_addressee_in_safe_letters(addressee: str, said: str) -> None:
    assert proposed("2026-014", CUSTOMER, "en", MD, usual="en", addressee=addressee) == f"2026-014.customer{said}.md"
    assert proposed("2026-014", MANAGEMENT, "en", MD, usual="en", addressee=addressee) == "2026-014.management.md"


def test_the_folder_of_last_time_is_proposed_while_it_is_there(tmp_path: Path) -> None:
    def name(folder: Path) -> str:
        return proposed("2026-014", TEAM, "en", MD, usual="en", folder=str(folder))

    assert name(tmp_path) == str(tmp_path / "2026-014.md")
    assert name(tmp_path / "gone") == "2026-014.md"
    assert name(Path.cwd()) == "2026-014.md"
    assert name(Path.home()) == "~/2026-014.md"


@pytest.mark.parametrize(
    ("text", "before", "form", "expected"),
    [
        ("mine.md", MD, PDF, "mine.pdf"),
        ("mine.txt", MD, PDF, "mine.txt"),
        ("mine.md", MD, CSV, "mine"),
        ("mine", CSV, PDF, "mine.pdf"),
        ("", CSV, PDF, ""),
    ],
)
def test_of_a_typed_name_the_end_follows_the_format(text: str, before: Format, form: Format, expected: str) -> None:
    assert followed(text, before, form) == expected


def test_a_path_is_absolute_whatever_was_typed() -> None:
    assert path_of(" a b.md ") == Path.cwd() / "a b.md"
    assert path_of("~/a.md") == Path.home() / "a.md"
    assert path_of("~nobody-of-this-name/a.md") == Path.cwd() / "~nobody-of-this-name" / "a.md"
