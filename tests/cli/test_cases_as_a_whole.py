"""The commands that take a case out of the archive, and that make one of two."""

from __future__ import annotations

import json

import pytest

from exports.manifest import hash_of
from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def two(case: Cli) -> Cli:
    """2026-001 and 2026-002, which are one thing."""
    case.done("new", "A wrong parcel in Kassel", "--started", "2026-11-20 15:00", "--zone", "UTC")
    case.done("add", "2", "timeline", "15:05 phones ring")
    return case


def test_a_case_is_taken_out_with_a_reason_and_comes_back(case: Cli) -> None:
    done = case("rm", "1", "--reason", "logged by mistake")
    assert (done.exit_code, done.stdout) == (0, "2026-001\n")
    assert "retro undo 2026-001" in done.stderr
    assert case.done("list") == ""
    assert case.done("rm", "--list") == "2026-001  2026-11-21  logged by mistake  Two parcels swapped\n"
    assert case("set", "1", "title=x").exit_code == 1
    case.done("undo", "1")
    assert "Two parcels swapped" in case.done("list")
    nothing = case("rm", "--list")
    assert (nothing.stdout, nothing.stderr) == ("", "No case was taken out of the archive.\n")


@pytest.mark.parametrize(
    "words",
    [(), ("1",), ("--reason", "x"), ("1", "1.1", "--reason", "x"), ("1", "--list"), ("--list", "--reason", "x")],
    ids=lambda words: " ".join(words) or "nothing",
)
def test_what_is_to_go_is_said_in_one_way(case: Cli, words: tuple[str, ...]) -> None:
    refused = case("rm", *words)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "retro rm --help" in refused.stderr
    assert "Two parcels swapped" in case.done("list")


def test_an_empty_reason_is_none(case: Cli) -> None:
    assert case("rm", "1", "--reason", " ").exit_code == 2
    assert "Two parcels swapped" in case.done("list")


@pytest.mark.parametrize("between", [("into",), ("INTO",), ()], ids=["into", "capitals", "nothing"])
def test_two_cases_become_one_and_two_again(two: Cli, between: tuple[str, ...]) -> None:
    done = two("merge", "2", *between, "1")
    assert (done.exit_code, done.stdout) == (0, "2026-001\n")
    assert done.stderr.splitlines() == [
        "2026-002 was merged into 2026-001, which got 1 row.",
        "The two differ in: Title, Started. It stays as 2026-001 says it.",
        "To part them again: retro undo 2026-001",
    ]
    assert two.done("rm", "--list").startswith("2026-002  2026-11-21  merged into 2026-001")
    assert "phones ring" in two.done("rows", "2")
    two.done("undo", "2")
    assert two.done("list").count("\n") == 2
    assert "phones ring" not in two.done("rows", "1")


def test_who_names_a_merged_case_is_told_in_which_one_it_is_written(two: Cli) -> None:
    said = "2026-002 was merged into 2026-001: that is the case here.\n"
    two.done("merge", "2", "into", "1")
    assert two("add", "2", "timeline", "15:09 mail").stderr.startswith(said)
    assert two("set", "2026-002", "severity=high").stderr.startswith(said)
    assert two("meet", "2", "--roles", "ops", typed="").stderr.startswith(said)
    for words in (("ask", "2"), ("call", "2", "he asks again")):
        assert said in two(*words, typed="").stderr
    for whole in ("1", "2026-1", "2026", "2026-001", "２０２６ー００１"):
        assert "was merged" not in two("rows", whole).stderr
    assert said in two("undo", "2").stderr


def test_what_cannot_be_merged_is_refused(two: Cli) -> None:
    assert (two("merge", "1").exit_code, two("merge", "1", "to", "2").exit_code) == (2, 2)
    for words in (("1", "into", "1"), ("1", "into", "7")):
        refused = two("merge", *words)
        assert (refused.exit_code, refused.stdout) == (1, "")
    assert two.done("list").count("\n") == 2


def test_what_was_taken_out_is_not_exported_with_the_archive(two: Cli) -> None:
    two.done("rm", "2", "--reason", "a test")
    two.done("export", "--all", str(two.folder / "out"))
    assert [path.stem for path in (two.folder / "out").glob("2026-*.md")] == ["2026-001"]


def test_the_report_of_a_case_that_was_taken_out_goes_from_the_folder_of_all(two: Cli) -> None:
    out = two.folder / "out"
    two.done("export", "--all", str(out))
    two.done("export", "--all", str(out), "--for", "management")
    two.done("rm", "2", "--reason", "a test")
    (out / "2026-003.md").write_text("mine")
    told = two("export", "--all", str(out)).stderr
    assert "1 report was deleted: its case is not in the archive any more." in told
    assert sorted(path.name for path in out.glob("*.md")) == [
        "2026-001.management.md", "2026-001.md", "2026-002.management.md", "2026-003.md",
    ]  # fmt: skip
    two.done("undo", "2")
    two.done("export", "--all", str(out))
    assert (out / "2026-002.md").exists()


def test_a_report_that_somebody_changed_stays_and_a_manifest_names_no_other_file(two: Cli) -> None:
    out = two.folder / "out"
    two.done("export", "--all", str(out))
    (out / "2026-002.md").write_text("changed by hand")
    (two.folder / "mine.md").write_text("mine")
    manifest = json.loads((out / ".retro-export.json").read_text())
    manifest["files"]["../mine.md"] = {"origin": "x", "content": hash_of(b"mine")}
    (out / ".retro-export.json").write_text(json.dumps(manifest))
    two.done("rm", "2", "--reason", "a test")
    assert "deleted" not in two("export", "--all", str(out)).stderr
    assert (out / "2026-002.md").read_text() == "changed by hand"
    assert (two.folder / "mine.md").read_text() == "mine"


def test_what_happened_again_after_a_case_that_was_taken_out_happened_once(two: Cli) -> None:
    two.done("add", "2", "head", "case: 2026-001 #again")
    assert "It happened 1 time before." in two.done("show", "2", "--for", "management")
    two.done("rm", "1", "--reason", "a test")
    assert "happened 1 time before" not in two.done("show", "2", "--for", "management")
