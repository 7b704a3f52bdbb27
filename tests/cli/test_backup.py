"""The commands that look after the file."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tests.cli.running import Cli

OLDEST = Path(__file__).parent.parent / "store" / "schemas" / "0001.sql"


def test_a_backup_is_written_and_opened(case: Cli) -> None:
    made = case("backup", str(case.folder / "b.db"))
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == f"Written, and found whole: {case.folder / 'b.db'}, with 1 retrospective\n"
    assert "Two parcels swapped" in case.done("--db", str(case.folder / "b.db"), "list")


def test_a_backup_that_is_there_is_replaced_with_force_alone(case: Cli) -> None:
    case.done("backup", str(case.folder / "b.db"))
    case.done("set", "1", "title=Another title")
    refused = case("backup", str(case.folder / "b.db"))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == f"error: “{case.folder / 'b.db'}” is there already.\n  To replace it, say --force.\n"
    case.done("backup", "--force", str(case.folder / "b.db"))
    assert "Another title" in case.done("--db", str(case.folder / "b.db"), "list")


def test_what_cannot_be_backed_up_is_said_in_japanese_too(case: Cli) -> None:
    refused = case("--lang", "ja", "backup", str(case.db))
    assert refused.exit_code == 1
    assert "アーカイブそのもの" in refused.stderr
    assert case("--db", str(case.folder / "none.db"), "backup", str(case.folder / "b.db")).exit_code == 1
    assert not (case.folder / "b.db").exists()


def test_where_an_older_archive_is_kept_is_said_in_one_line(cli: Cli) -> None:
    conn = sqlite3.connect(cli.db)
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()
    first, second = cli("list"), cli("list")
    assert first.stdout == second.stdout
    assert first.stderr.startswith("The archive was brought up to date. As it was before, it is kept in ")
    assert (first.stderr.count("\n"), second.stderr) == (1, "")


def test_the_way_back_to_a_backup_is_told_with_what_is_kept(case: Cli) -> None:
    case.done("backup", str(case.folder / "b.db"))
    case.done("set", "1", "title=Another title")
    done = case("restore", str(case.folder / "b.db"))
    assert (done.exit_code, done.stdout) == (0, "")
    first, second = done.stderr.splitlines()
    assert first == "Restored: 1 retrospective"
    kept = second.removeprefix("What was there before is kept in ").removesuffix(".")
    assert "Two parcels swapped" in case.done("list")
    assert "Another title" in case.done("--db", kept, "list")


def test_what_is_no_backup_is_refused(case: Cli) -> None:
    for file in (case.db, case.folder / "none.db", case.folder):
        refused = case("restore", str(file))
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert str(file) in refused.stderr.splitlines()[0]
        assert refused.stderr.startswith("error: ")
    assert "Two parcels swapped" in case.done("list")


def test_the_doctor_says_what_is_wrong_and_what_to_do(case: Cli) -> None:
    well = case("doctor")
    assert (well.exit_code, well.stdout) == (0, "")
    assert well.stderr == "The file is whole, and so is its 1 retrospective.\n"
    assert json.loads(case.done("doctor", "--json")) == []
    case.folder.joinpath("retro.db-unsaved-0.jsonl").write_text("?")
    ill = case("doctor")
    assert (ill.exit_code, ill.stderr) == (1, "")
    assert ill.stdout.startswith("wrong: What could not be saved stands in “")
    assert ill.stdout.count("\n") == 2
    (plain,) = json.loads(case("doctor", "--json").stdout)
    assert (plain["code"], plain["wrong"]) == ("unsaved", True)
    assert plain["title"] in ill.stdout
    assert plain["step"] in ill.stdout


def test_the_doctor_says_what_it_did_not_look_at(cli: Cli) -> None:
    conn = sqlite3.connect(cli.db)
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()
    looked = cli("doctor")
    assert looked.exit_code == 0
    assert "is of an earlier Retro" in looked.stdout
    assert looked.stderr == "The file is whole. Its retrospectives were not looked at.\n"


def test_an_index_that_is_missing_is_made_anew(case: Cli) -> None:
    conn = sqlite3.connect(case.db)
    conn.execute("DROP TABLE search_index")
    conn.close()
    ill = case("doctor")
    assert (ill.exit_code, ill.stdout.splitlines()) == (1, [
        "wrong: The archive has no index of its words.",
        "  Searching reads every case, which takes longer. Make the index anew with: retro reindex",
    ])  # fmt: skip
    made = case("reindex")
    assert (made.exit_code, made.stdout, made.stderr) == (0, "", "Indexed: 1 retrospective\n")
    assert case("doctor").exit_code == 0
    assert "作り直します" in case.done("--lang", "ja", "reindex", "--help")
    assert case("--db", str(case.folder / "none.db"), "reindex").exit_code == 1
