"""`retro check`: what was found of a row, in words of either language, and from a table of tickets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def measured(case: Cli) -> Cli:
    """A case with a measure that is planned, and one that is worked on in a ticket."""
    case.done("add", "1", "prevention", "a tray for each order @shipping lead due 2026-11-10")
    case.done("add", "1", "prevention", "a lamp over the table")
    case.done("edit", "1", "5.2", "ticket=PACK-7")
    return case


def test_it_tells_the_row_what_was_found_and_what_was_found_before(measured: Cli) -> None:
    first = measured("check", "1", "5.1", "done")
    assert (first.exit_code, first.stdout.split()[0]) == (0, "5.1")
    assert "Found: done, 2026-11-21" in first.stderr
    second = measured("check", "1", "5.1", "did-not-hold", "--by", "quality lead", "--evidence", "two trays")
    assert "Found: did not hold, 2026-11-21, quality lead" in second.stderr
    assert "Before: done, 2026-11-21" in second.stderr
    assert "case: 2026-001 #again" in second.stderr


@pytest.mark.parametrize(("said", "told"), [("完了", "done"), ("効果あり", "holds"), ("not-d", "not doing")])
def test_what_was_found_is_said_in_either_language_or_begun(measured: Cli, said: str, told: str) -> None:
    assert f"Found: {told}" in measured("check", "1", "5.1", said, "--reason", "as it is").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["5.1"], "what was found"),
        (["5.1", "green"], "none of the choices"),
        (["5.1", "done", "--on", "soon"], "moment"),
        (["5.1", "not-doing"], "The reason is needed"),
        (["1.1", "done"], "no row that is checked"),
        (["5.9", "done"], "There is no row 5.9"),
    ],
    ids=lambda each: "-".join(each) if isinstance(each, list) else "",
)
def test_what_cannot_be_is_refused_with_its_reason(measured: Cli, words: list[str], told: str) -> None:
    measured.done("add", "1", "timeline", "it rings")
    before = measured.done("rows", "1", "--json")
    result = measured("check", "1", *words)
    assert result.exit_code in (1, 2)
    assert told in result.stderr
    assert measured.done("rows", "1", "--json") == before


def test_a_table_of_tickets_is_taken(measured: Cli, tmp_path: Path) -> None:
    table = tmp_path / "tickets.csv"
    table.write_text("key,status\nPACK-7,Closed\nELSE-1,Closed\n", encoding="utf-8")
    refused = measured("check", "--from", str(table))
    assert refused.exit_code == 1
    assert "Line 3: “ELSE-1”" in refused.stderr
    taken = measured("check", "--from", str(table), "--known-only")
    assert taken.stdout == "2026-001  5.2\n"
    assert "1 row is done now." in taken.stderr
    assert "1 ticket is not known here." in taken.stderr


def test_a_new_day_stands_in_the_list_of_rows_and_a_check_before_it_is_told(measured: Cli) -> None:
    measured.done("edit", "1", "5.1", "check_on=2026-12-01")
    moved = measured("check", "1", "5.1", "new-date", "--new-date", "2026-12-08")
    assert "due Tue 8 Dec 2026" in moved.stdout
    assert "5.1 is to be checked on 2026-12-01, before it is due: 2026-12-08" in moved.stderr
    told = measured.done("rows", "1")
    assert ("8 Dec" in told, "10 Nov" in told) == (True, False)
    assert '"due": "2026-11-10"' in measured.done("rows", "1", "--json")


def test_what_was_found_on_an_earlier_day_is_told_and_that_the_later_one_counts(measured: Cli) -> None:
    measured.done("check", "1", "5.1", "new-date", "--new-date", "2026-12-08")
    told = measured("check", "1", "5.1", "holds", "--on", "2026-11-20").stderr
    assert "Found: holds, 2026-11-20" in told
    assert "Before: new date, 2026-11-21" in told
    assert "5.1 stands as it was found later: new date, 2026-11-21" in told


def test_a_change_and_a_promise_that_are_given_up_say_so_in_the_list_of_rows(case: Cli) -> None:
    case.done("add", "1", "changes", "a date field on the slip #form")
    case.done("add", "1", "timeline", "contact: 14:05 she was angry")
    case.done("edit", "1", "1.1", "promise=a call")
    for row in ("6.1", "1.1"):
        assert "not doing" in case("check", "1", row, "not-doing", "--reason", "the table is rented").stdout
    told = case.done("rows", "1").splitlines()
    assert next(line for line in told if line.startswith("6.1")).endswith("– not doing")
    assert next(line for line in told if line.startswith("1.1")).endswith("– Promise: not doing")


def test_what_did_not_hold_and_what_is_looked_at_again_stand_among_what_is_open(measured: Cli) -> None:
    measured.done("add", "1", "changes", "a date field on the slip")
    measured.done("check", "1", "5.1", "did-not-hold")
    refused = measured("check", "1", "6.1", "not-doing", "--reason", "rented", "--look-again", "2026-11-01")
    assert (refused.exit_code, "2026-11-01 is past" in refused.stderr) == (2, True)
    measured.done("check", "1", "6.1", "not-doing", "--reason", "rented", "--look-again", "2027-03-01")
    told = measured.done("actions")
    assert "Decide what instead: a tray for each order" in told
    assert "Look again: a date field on the slip" in told
    due = measured.done("actions", "--due")
    assert "a tray" in due
    assert "a date field" not in due
    measured.done("check", "1", "5.1", "new-date", "--new-date", "2026-12-08")
    assert "Decide what instead" not in measured.done("actions")


def test_where_a_later_case_is_linked_it_is_not_asked_whether_it_happened_again(cli: Cli) -> None:
    cli.done("new", "Vase broken", "--started", "2026-03-02")
    cli.done("add", "1", "prevention", "a sticker due 2026-03-09")
    assert "Has it happened again?" in cli("check", "1", "5.1", "did-not-hold").stderr
    cli.done("check", "1", "5.1", "taken-back")
    cli.done("new", "Vase broken again", "--again", "1")
    told = cli("check", "1", "5.1", "did-not-hold")
    assert "Has it happened again?" not in told.stderr
    assert "5.1" in told.stdout
