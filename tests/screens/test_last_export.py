from __future__ import annotations

from pathlib import Path

import pytest

from exports.request import ReportRequest
from retro.language import language
from retro.screens.report.last_export import LastExport, remember, remembered, repeated
from retro.settings import last_export_path


def test_what_was_chosen_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / "last.json"
    last = LastExport("pdf", "customer", "ja", "/報告 書")
    remember(path, last)
    assert remembered(path) == last
    remember(path, LastExport("md"))
    assert remembered(path) == LastExport("md")
    assert [each.name for each in path.parent.iterdir()] == ["last.json"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "12", '"md"', "[" * 100_000, '{"format": 3, "folder": null}', "\x00", "{}"]
)
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "last.json"
    path.write_text(text, encoding="utf-8")
    assert remembered(path) == LastExport()


def test_what_is_no_utf_8_or_no_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "last.json").write_bytes(b"\xff\xfe")
    assert remembered(tmp_path / "last.json") == LastExport()
    assert remembered(tmp_path) == LastExport()
    assert remembered(None) == LastExport()


def test_of_a_newer_file_what_is_known_is_read(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    path.write_text('{"format": "pdf", "colour": "red", "account": 7}', encoding="utf-8")
    assert remembered(path) == LastExport("pdf")


def test_where_nothing_can_be_kept_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    remember(tmp_path / "taken" / "last.json", LastExport("md"))
    remember(None, LastExport("md"))
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"


def test_it_lies_in_the_users_state_folder(tmp_path: Path) -> None:
    assert last_export_path({"RETRO_STATE": str(tmp_path / "s.json")}) == tmp_path / "s.json"
    assert last_export_path({}).name == "last-export.json"


def test_it_is_chosen_again_for_the_reader_and_in_the_language_of_then() -> None:
    shown = ReportRequest(language("en"), number=2)
    again = repeated(LastExport(account="customer", language="ja"), shown)
    assert (again.kind.code, again.to.code, again.number) == ("customer", "ja", 2)


@pytest.mark.parametrize("last", [LastExport(), LastExport(account="nobody", language="tlh")])
def test_what_was_never_chosen_or_is_not_known_stays_as_it_is_shown(last: LastExport) -> None:
    shown = ReportRequest(language("ja"))
    assert repeated(last, shown) == shown
