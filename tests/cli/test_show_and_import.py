from __future__ import annotations

import json
from pathlib import Path

import pytest

from exports.report import make_report
from exports.request import ReportRequest
from retro.language import language
from tests.cli.filled import once
from tests.cli.running import NOW, Cli


@pytest.fixture
@once
def told(case: Cli) -> Cli:
    case.done("add", "1", "timeline", "-", typed="14:05 phones start ringing\n14:20 the shop calls back\n")
    case.done("add", "1", "cause", "-", typed="Slips of two orders lay on one table\n> No place per order\n")
    case.done("set", "1", "summary=**Two** families, [one](https://example.org) table.")
    return case


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_export_is_the_report_and_nothing_else(told: Cli, lang: str) -> None:
    result = told("export", "1", "--lang", lang)
    asked = ReportRequest(language(lang), on=NOW.date())
    assert result.stdout == make_report(told.record(), asked).document.markdown
    assert result.stderr == ""
    assert told.done("--lang", lang, "export", "1", "-o", "-") == result.stdout


def test_export_writes_a_file_and_says_so(told: Cli) -> None:
    path = told.folder / "report.md"
    result = told("export", "1", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(path) in result.stderr
    assert path.read_text("utf-8") == told.done("export", "1")


def test_export_replaces_a_file_only_when_told_to(told: Cli) -> None:
    path = told.folder / "report.md"
    path.write_text("mine")
    result = told("export", "1", "-o", str(path))
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert path.read_text() == "mine"
    told.done("export", "1", "-o", str(path), "--force")
    assert path.read_text("utf-8") == told.done("export", "1")


@pytest.mark.parametrize("name", ["no/such/folder/report.md", "."])
def test_export_names_the_place_that_takes_no_file(told: Cli, name: str) -> None:
    result = told("export", "1", "-o", str(told.folder / name))
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(told.folder) in result.stderr


def test_show_is_for_reading(told: Cli) -> None:
    shown = told.done("show", "1")
    assert "phones start ringing" in shown
    assert "No place per order" in shown
    assert "**" not in shown
    assert "\x1b" not in shown


def test_behind_a_pipe_a_line_stands_below_each_heading(told: Cli) -> None:
    shown = told.done("--lang", "ja", "show", "1").splitlines()
    at = shown.index("1. 時系列")
    assert shown[at + 1] == "-" * 9
    assert set(shown[1]) == {"-"}


def test_show_fits_the_window(told: Cli) -> None:
    from retro.text.width import cells

    assert max(cells(line) for line in told.done("show", "1", COLUMNS="60").splitlines()) <= 60


def test_json_goes_to_another_archive_and_back_without_loss(told: Cli) -> None:
    told.done("undo", "1")
    exported = told.done("export", "1", "--format", "json")
    other = {"RETRO_DB": str(told.folder / "other.db")}
    assert told.done("import", "-", typed=exported, **other) == "2026-001\n"
    assert told.done("export", "1", "--format", "json", **other) == exported
    assert told.done("redo", "1", **other)


def test_importing_again_changes_nothing_and_says_so(told: Cli) -> None:
    path = told.folder / "case.json"
    told.done("export", "1", "--format", "json", "-o", str(path))
    told.done("set", "1", "severity=low")
    before = told.record()
    result = told("import", str(path))
    assert (result.exit_code, result.stdout) == (0, "2026-001\n")
    assert "nothing in the file is new" in result.stderr
    assert told.record() == before


def test_many_files_are_told_of_one_by_one(told: Cli) -> None:
    old, new, bad = (told.folder / f"{name}.json" for name in ("old", "new", "bad"))
    told.done("export", "1", "--format", "json", "-o", str(old))
    told.done("set", "1", "severity=low")
    told.done("export", "1", "--format", "json", "-o", str(new))
    bad.write_text("{}", "utf-8")
    other = {"RETRO_DB": str(told.folder / "other.db")}
    words = [str(path) for path in (old, bad, new, new)]
    rehearsed = told("import", "--dry-run", *words, **other)
    assert rehearsed.exit_code == 1
    assert "nothing was written" in rehearsed.stderr
    assert not (told.folder / "other.db").exists()
    result = told("import", *words, **other)
    assert (result.exit_code, result.stdout) == (1, "2026-001\n" * 3)
    assert rehearsed.stdout == result.stdout
    assert result.stderr.splitlines()[0] == f"{old}: 2026-001 is new here."
    assert f"error: {bad}: “{bad}” cannot be taken in." in result.stderr
    assert result.stderr.splitlines()[-2:] == [
        f"{new}: 1 change came to 2026-001, which is here already.",
        f"{new}: 2026-001 is here already, and nothing in the file is new.",
    ]
    assert told("verify", "1", **other).exit_code == 0


def test_a_clash_shows_both_values_and_the_next_step(told: Cli) -> None:
    exported = told.done("export", "1", "--format", "json")
    other = {"RETRO_DB": str(told.folder / "other.db")}
    told.done("import", "-", typed=exported, **other)
    told.done("set", "1", "title=Here")
    told.done("set", "1", "title=There", **other)
    result = told("import", "-", typed=told.done("export", "1", "--format", "json", **other))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Retrospective, Title: here “Here”, there “There”" in result.stderr
    assert "Make both say the same" in result.stderr
    assert told.record().head.title == "Here"


def test_what_is_no_reference_is_told_to_be_none_and_not_to_be_anothers(told: Cli) -> None:
    whole = json.loads(told.done("export", "1", "--format", "json"))
    whole["retrospective"]["reference"] = "parcel 7"
    done = told("--db", str(told.folder / "other.db"), "import", "-", typed=json.dumps(whole))
    assert (done.exit_code, done.stdout) == (0, "2026-001\n")
    assert "“parcel 7” in the file is no reference: it is 2026-001 here." in done.stderr
    assert "another retrospective" not in done.stderr


def test_a_reference_that_is_taken_is_given_anew(told: Cli) -> None:
    exported = told.done("export", "1", "--format", "json")
    other = {"RETRO_DB": str(told.folder / "other.db")}
    told.done("new", "Another", "--started", "2026-11-01", **other)
    result = told("import", "-", typed=exported, **other)
    assert (result.exit_code, result.stdout) == (0, "2026-002\n")
    assert "2026-001" in result.stderr


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "standard input"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"{", ""),
        (b"[]", ""),
        (b'{"format": "other"}', ""),
        (b"# A report\n", ""),
    ],
)
def test_what_is_no_retrospective_is_refused(cli: Cli, content: bytes, named: str) -> None:
    result = cli("import", "-", typed=content)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: ")
    assert named in result.stderr
    assert not cli.db.exists()


@pytest.mark.parametrize("name", ["none.json", "."])
def test_a_file_that_cannot_be_read_is_named(cli: Cli, name: str) -> None:
    result = cli("import", str(cli.folder / name))
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(cli.folder) in result.stderr


def test_a_file_edited_by_hand_is_told_where(told: Cli) -> None:
    data = json.loads(told.done("export", "1", "--format", "json"))
    text = json.dumps(data).replace("phones start ringing", "phones \\u001b[2J")
    Path(told.folder / "case.json").write_text(text)
    result = told("import", str(told.folder / "case.json"), RETRO_DB=str(told.folder / "other.db"))
    assert result.exit_code == 1
    assert "U+001B" in result.stderr
