"""close, reopen, verify: a retrospective is frozen, opened again with a reason, and looked at."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date

import pytest

from retro.model.digest import digest
from retro.model.entry import Entry
from retro.model.record import ROWS
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Level, Status
from retro.model.stages.review import Reopening
from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def full(case: Cli) -> Cli:
    """A case with all that closing needs."""
    case.done("set", "1", "kind=complaint", "severity=low", "origin=logistics", "responsibility=ours", "detected=15:00")
    case.done("add", "1", "head", "shipping lead @Sato")
    case.done("add", "1", "timeline", "14:00 both parcels are packed")
    case.done("add", "1", "cause", "one table for two orders")
    case.done("add", "1", "changes", "nothing: the table is rented until March @branch-manager")
    return case


@pytest.fixture
@once
def closed(full: Cli) -> Cli:
    full.done("close", "1")
    return full


def alter(cli: Cli, statement: str) -> None:
    """What another program does to the file."""
    conn = sqlite3.connect(cli.db)
    conn.execute(statement)
    conn.commit()
    conn.close()


def test_close_freezes_and_says_what_verify_says(full: Cli) -> None:
    line = full.done("close", "1")
    head = full.record().head
    assert (head.status, head.closed) == (Status.CLOSED, "2026-11-21T09:30:00+00:00")
    assert line == f"2026-001  2026-11-21 09:30  {head.digest[:12]}  as it was closed\n"
    assert full.done("verify") == line


def test_closing_gives_what_is_to_be_noted_and_verify_knows_it_again(case: Cli) -> None:
    closed = case("close", "1", "--because", "a test")
    (head,) = re.findall(r"retro verify --expect ([0-9a-f]{16})\n", closed.stderr)
    case.done("add", "1", "review", "addendum: more is known")
    known = case("verify", "--expect", head)
    assert known.exit_code == 0
    assert "Entry 1 of the register, of 2026-11-21, was noted: it and all before it are as they were." in known.stderr
    assert "Register of closings: 2 entries, head " in known.stderr
    refused = case("verify", "--expect", "0" * 16)
    assert refused.exit_code == 1
    assert "never came to 0000000000000000" in refused.stderr


def test_a_case_that_is_missing_with_its_log_is_named_in_lines_and_in_json(closed: Cli) -> None:
    closed.done("new", "Another")
    with sqlite3.connect(closed.db) as conn:
        for table in (*(kind.kind for kind in ROWS), "empty_answer", "change_log"):
            conn.execute(
                f"DELETE FROM {table} WHERE retrospective IN (SELECT id FROM retrospective WHERE closed <> '')"
            )
        conn.execute("DELETE FROM retrospective WHERE reference = '2026-001'")
    conn.close()
    found = closed("verify")
    assert (found.exit_code, found.stdout) == (
        1, "2026-001 is missing: the register of closings names it, last on 2026-11-21.\n"
    )  # fmt: skip
    (plain,) = json.loads(closed("verify", "--json").stdout)
    assert (plain["reference"], plain["state"], plain["register"]["what"]) == ("2026-001", "missing", "gone")
    assert closed("verify", "2026-001").exit_code == 1
    assert "完了台帳には記載があります" in closed("--lang", "ja", "verify").stdout


def test_close_says_of_each_stage_what_is_missing_and_where_all_of_it_stands(case: Cli) -> None:
    before = case.record()
    result = case("close", "1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error: 2026-001 cannot be closed yet" in result.stderr
    assert re.search(r"^error: Head: The head has no “Kind” yet. \(and \d+ more things\)$", result.stderr, re.MULTILINE)
    assert "error: Changes: Nothing here yet." in result.stderr
    assert "retro close 2026-001 --because …" in result.stderr
    assert "retro rows 2026-001" in result.stderr
    assert len(result.stderr.splitlines()) <= 13
    assert case.record() == before


def test_close_with_a_reason_says_so_and_closes(case: Cli) -> None:
    result = case("close", "1", "--because", "a test")
    assert (result.exit_code, "as it was closed" in result.stdout) == (0, True)
    assert "2026-001 is closed, though " in result.stderr
    assert "Changes: Nothing here yet." in result.stderr


def test_close_a_second_time_changes_nothing(closed: Cli) -> None:
    before = closed.record()
    result = closed("close", "1")
    assert (result.exit_code, "is closed already" in result.stderr) == (0, True)
    assert closed.record() == before


def test_what_was_closed_before_says_what_is_otherwise_before_it_is_closed_again(full: Cli) -> None:
    assert full("close", "1").stderr.startswith("Closed as account no. 1.\n")
    full.done("reopen", "1", "--reason", "a new cause")
    full.done("add", "1", "cause", "nobody compares slip and parcel")
    full.done("edit", "1", "2.1", "sure=fact")
    full.done("rm", "1", "1.1")
    told = [
        "Since account no. 1 on 21 Nov 2026: 1 row added, 1 row changed, 1 row removed.",
        "  added: 2.2 “nobody compares slip and parcel”",
        "  changed: 2.1 “one table for two orders”, Sure: (empty) → “fact”",
        "  removed: 1.1 “both parcels are packed”",
    ]
    refused = full("close", "1")
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[:4] == told
    closed = full("close", "1", "--because", "a test")
    assert closed.stderr.splitlines()[:4] == told
    assert "Closed as account no. 2." in closed.stderr.splitlines()
    shown = full.done("show", "1")
    assert "account no. 2; digest" in " ".join(shown.split())
    assert "Since account no. 1 on 21 Nov 2026: 1 row added, 1 row changed, 1 row removed." in " ".join(shown.split())
    assert "removed: 1.1 “both parcels are packed”" in shown
    told_to_management = full.done("export", "1", "--for", "management")
    assert "Since account no. 1 on 21 Nov 2026: " in told_to_management
    full.done("set", "1", "words_en=Your parcel")  # what letters call it may be said of a closed one, too
    assert "account no." not in full.done("export", "1", "--for", "customer", "--to-all", "--yes")


def test_set_goes_through_the_same_gate(case: Cli, full: Cli) -> None:
    assert full("set", "1", "status=closed").exit_code == 0
    assert full.record().head.digest == digest(full.record())
    case.done("new", "Another", "--started", "2026-11-20")
    result = case("set", "2", "status=closed", "severity=low")
    assert result.exit_code == 1
    assert "The head has no “Kind” yet." in result.stderr
    assert "The head has no “Severity” yet." not in result.stderr
    assert case.record("2026-002").head.severity is None


@pytest.mark.parametrize(
    "words",
    [
        ("add", "1", "timeline", "15:00 x"), ("set", "1", "title=x"), ("set", "1", "status=review"), ("undo", "1"),
        ("add", "1", "review", "reopened: for fun on 2026-11-21"),
    ],
)  # fmt: skip
def test_a_closed_one_refuses_with_the_next_step(closed: Cli, words: tuple[str, ...]) -> None:
    before = closed.record()
    result = closed(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error: 2026-001 is closed." in result.stderr
    assert "retro add 2026-001 review 'addendum: …'" in result.stderr
    assert "retro reopen 2026-001 --reason" in result.stderr
    assert closed.record() == before


def test_an_addendum_is_dated_and_stays(closed: Cli) -> None:
    told = closed.done("add", "1", "review", "addendum: the supplier confirmed the defect")
    assert "date Sat 21 Nov 2026" in told
    closed.done("add", "1", "review", "addendum: and paid on 2026-12-01 ~confirmed")
    assert [row.found for row in closed.record().of(Addendum)] == [date(2026, 11, 21), date(2026, 12, 1)]
    assert closed.done("verify").endswith("as it was closed  2 addenda\n")
    before = closed.record()
    result = closed("undo", "1")
    assert result.exit_code == 1
    assert "stays as it was written" in result.stderr
    assert closed.record() == before


def test_reopen_keeps_the_reason_and_the_digest(closed: Cli) -> None:
    before = closed.record().head.digest
    line = closed.done("reopen", "1", "--reason", " the cause was another ", "--by", "quality lead")
    assert line == "2026-001  -  -  not closed\n"
    record = closed.record()
    (why,) = record.of(Reopening)
    assert (why.reason, why.by, why.day, why.digest) == (
        "the cause was another", "quality lead", date(2026, 11, 21), before,
    )  # fmt: skip
    assert record.head.status is Status.REVIEW
    closed.done("add", "1", "timeline", "16:00 x")
    closed.done("close", "1")
    assert closed.record().head.digest != before


@pytest.mark.parametrize(("status", "state"), [("meeting", Status.MEETING), ("draft", Status.DRAFT)])
def test_reopen_goes_back_as_far_as_is_said(closed: Cli, status: str, state: Status) -> None:
    closed.done("reopen", "1", "--reason", "x", "--status", status)
    assert closed.record().head.status is state


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("reopen", "1"), 2), (("reopen", "1", "--reason", "  "), 2),
        (("reopen", "1", "--reason", "x", "--status", "closed"), 2), (("reopen", "1", "--reason", "a\x1b[2J"), 1),
    ],
)  # fmt: skip
def test_reopen_needs_a_reason(closed: Cli, words: tuple[str, ...], code: int) -> None:
    before = closed.record()
    result = closed(*words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert "\x1b" not in result.stderr
    assert closed.record() == before


def test_an_open_one_cannot_be_reopened(full: Cli) -> None:
    result = full("reopen", "1", "--reason", "x")
    assert result.exit_code == 1
    assert "2026-001 is not closed." in result.stderr


def test_undo_of_a_reopening_is_refused(closed: Cli) -> None:
    closed.done("reopen", "1", "--reason", "x")
    result = closed("undo", "1")
    assert result.exit_code == 1
    assert "is kept as it is" in result.stderr
    assert len(closed.record().of(Reopening)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET what = 'nothing happened'", "UPDATE retrospective SET severity = 'high'",
        "UPDATE event SET deleted = 1", "UPDATE retrospective SET status = 'draft'",
        "UPDATE retrospective SET digest = ''", "UPDATE retrospective SET closed = ''",
        "UPDATE retrospective SET digest = char(27) || '[2J'",
    ],
)  # fmt: skip
def test_verify_finds_what_another_program_altered(closed: Cli, statement: str) -> None:
    alter(closed, statement)
    for words in (("verify",), ("verify", "1")):
        result = closed(*words)
        assert result.exit_code == 1
        assert re.search("CHANGED since it was closed|WITHOUT A SEAL", result.stdout)
        assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    "statement",
    ["UPDATE event SET happened = 'soon'", "UPDATE retrospective SET closed = 'soon' WHERE reference = '2026-001'"],
)
def test_verify_reads_on_behind_what_cannot_be_read(closed: Cli, statement: str) -> None:
    closed.done("new", "Another", "--started", "2026-11-20")
    closed.done("close", "2", "--because", "a test")
    alter(closed, statement)
    result = closed("verify")
    assert result.exit_code == 1
    assert re.search(
        "The row [0-9a-f]{16} of the table (event|retrospective) holds what Retro cannot read", result.stderr
    )
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["2026-002"]


def test_verify_takes_the_ones_that_are_named_each_once(closed: Cli) -> None:
    closed.done("new", "Another", "--started", "2026-11-20")
    lines = closed.done("verify", "2", "1", "2026-002").splitlines()
    assert [line.split()[0] for line in lines] == ["2026-002", "2026-001"]
    assert lines[0].endswith("not closed")
    assert closed.done("verify").count("\n") == 1


def test_verify_as_json(closed: Cli) -> None:
    (found,) = json.loads(closed.done("verify", "--json"))
    head = closed.record().head
    assert found == {
        "reference": "2026-001", "closed": head.closed, "digest": head.digest, "state": "whole", "addenda": 0,
        "forgotten": [],
        "differs": [],
    }  # fmt: skip


def test_verify_names_what_differs(closed: Cli) -> None:
    alter(closed, "UPDATE event SET what = 'all was well, ' || '[/x]' WHERE what LIKE '%packed%'")
    alter(closed, "UPDATE change_log SET author = 'somebody' WHERE seq = 2")
    lines = closed("verify").stdout.splitlines()
    assert lines[1] == "  entry 2 of its log is not what it was"
    assert lines[2].startswith("  1.1 “all was well, ")
    assert "by the log “" in lines[2]
    (found,) = json.loads(closed("verify", "--json").stdout)
    assert [each["what"] for each in found["differs"]] == ["entry", "field"]
    assert found["differs"][0]["entry"] == 2
    assert {name: found["differs"][1][name] for name in ("kind", "row", "field")} == {
        "kind": "event", "row": "1.1", "field": "what"
    }  # fmt: skip
    assert found["differs"][1]["here"].startswith("all was well")


def test_many_differences_are_counted(closed: Cli) -> None:
    for n in range(25):
        alter(closed, f"INSERT INTO event (id, retrospective, what) SELECT 'n{n}', id, 'x' FROM retrospective")
    lines = closed("verify").stdout.splitlines()
    assert len(lines) == 22
    assert lines[-1] == "  and 5 more"
    (found,) = json.loads(closed("verify", "--json").stdout)
    assert len(found["differs"]) == 25


def test_verify_with_nothing_closed(case: Cli) -> None:
    result = case("verify")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing is closed here yet." in result.stderr


def test_a_file_that_was_forged_is_taken_in_and_told(closed: Cli) -> None:
    whole = closed.done("export", "1", "--format", "json")
    other = {"RETRO_DB": str(closed.folder / "other.db")}
    result = closed("import", "-", typed=whole.replace("both parcels are packed", "nothing happened"), **other)
    assert (result.exit_code, result.stdout) == (0, "2026-001\n")
    assert "It has no seal that fits" in result.stderr
    assert closed("verify", **other).exit_code == 1


def test_one_that_was_not_is_as_it_was_closed_there_too(closed: Cli) -> None:
    other = {"RETRO_DB": str(closed.folder / "other.db")}
    closed.done("new", "Takes the reference", "--started", "2026-11-20", **other)
    result = closed("import", "-", typed=closed.done("export", "1", "--format", "json"), **other)
    assert result.stdout == "2026-002\n"
    assert "digest" not in result.stderr
    assert "as it was closed" in closed.done("verify", **other)


def test_less_than_usual_is_asked_for_with_a_reason_alone(case: Cli) -> None:
    case.done("set", "1", "kind=complaint", "severity=high")
    before = case.record()
    result = case("set", "1", "depth=light")
    assert (result.exit_code, case.record()) == (1, before)
    assert "“full” is usual for a case like this; less needs a reason." in result.stderr
    assert "retro set 2026-001 depth=light depth_reason=…" in result.stderr
    case.done("set", "1", "depth=light", "depth_reason=settled on the telephone")
    assert case.record().head.depth is Level.LIGHT
    result = case("set", "1", "depth_reason=")
    assert result.exit_code == 1
    case.done("set", "1", "depth=full", "depth_reason=")


def test_more_than_usual_needs_no_reason(case: Cli) -> None:
    case.done("set", "1", "kind=near-miss", "depth=full")
    assert case.record().head.depth is Level.FULL


def test_a_grave_complaint_is_not_closed_with_its_stages_left_empty(case: Cli) -> None:
    case.done(
        "set", "1", "kind=complaint", "severity=critical", "origin=sales", "responsibility=ours", "detected=15:00"
    )
    case.done("add", "1", "head", "branch manager")
    case.done("add", "1", "changes", "nothing: this will not happen again @branch-manager")
    result = case("close", "1")
    assert result.exit_code == 1
    for stage in ("Timeline", "Cause", "Scope", "Remedy", "Prevention"):
        assert f"error: {stage}: Nothing here yet." in result.stderr
    assert "That is a hope, not a reason." in result.stderr


def test_an_honest_near_miss_of_one_true_line_a_stage_is_closed(case: Cli) -> None:
    case.done("set", "1", "kind=near-miss", "severity=low", "origin=network")
    for stage, line in (
        ("timeline", "10:00 the wrong valve is opened #start"), ("cause", "both valves look alike ~fact"),
        ("scope", "nobody hurt ~confirmed"), ("prevention", "a red handle @plant-lead !intermediate answers 1"),
    ):  # fmt: skip
        case.done("add", "1", stage, line)
    case.done("close", "1")
    assert case.record().head.closed


def test_a_stage_in_which_nothing_stands_is_told_first(case: Cli) -> None:
    told = case("close", "1").stderr.splitlines()
    empty = [line for line in told if "Nothing here yet." in line]
    assert empty
    assert told[2 : 2 + len(empty)] == empty


@pytest.mark.parametrize("kind", [kind for kind in ROWS if kind.follows_closing], ids=lambda kind: kind.kind)
def test_a_closed_case_says_what_it_takes(full: Cli, kind: type[Entry]) -> None:
    said = full("close", "1").stderr
    refused = full("add", "1", "cause", "another").stderr
    for told in (said, refused):
        assert kind.label in told
        assert "retro tick 2026-001 ROW WHAT" in told
        assert "retro reopen 2026-001 --reason …" in told


def test_reopening_says_what_becomes_of_the_account_and_what_can_be_done(closed: Cli) -> None:
    said = closed("reopen", "1", "--reason", "a new cause", "--status", "draft").stderr
    assert "in the state “draft”: all of it may be written. Account no. 1 stays in the log" in said
    assert "it is account no. 2: retro close 2026-001" in said
    closed.done("add", "1", "cause", "another")
