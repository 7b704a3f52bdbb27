"""retro actions: all that is open across the archive, also in what is closed."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from icalendar import Calendar

from retro.model.answers import saying
from retro.model.change_factory import ChangeFactory
from retro.model.stages.answers import Said
from retro.store.sqlite.store import open_store
from tests.cli.filled import once
from tests.cli.running import NOW, Cli

LINES = """\
prevention: a tray for each order @shipping lead due 2026-11-10 !stronger
prevention: the day in red on the slip @office due 2026-11-21 check 2027-01-15
prevention: two slips, two colours @shipping lead due 2026-12-05
prevention: a lamp over the table @office ~done due 2026-11-01 check 2026-11-22
timeline: contact: 15:10 he wants a call back #phone promise call him back due 2026-11-21 17:00
review: ask: a second printer #money
review: parked: new scanners @office"""


@pytest.fixture
@once
def open_(case: Cli) -> Cli:
    """An archive with seven things to do; it is Saturday, 21 November 2026."""
    for line in LINES.splitlines():
        stage, _, text = line.partition(": ")
        case.done("add", "1", stage, "--", text)
    return case


def plain(cli: Cli, *words: str) -> list[dict[str, Any]]:
    found = json.loads(cli.done("actions", "--json", *words))
    assert isinstance(found, list)
    return found


def rows(cli: Cli, *words: str) -> list[str]:
    """The names of the rows that are listed."""
    return [each["row"] for each in plain(cli, *words)]


def test_all_of_it_stands_under_how_urgent_it_is(open_: Cli) -> None:
    assert open_.done("actions") == (
        "overdue (1)\n"
        "  2026-11-10        11 days  shipping lead  2026-001 5.1  overdue   a tray for each order\n"
        "\n"
        "today (2)\n"
        "  2026-11-21 17:00           -              2026-001 1.1  promised  Promised: call him back\n"
        "  2026-11-21                 office         2026-001 5.2  planned   the day in red on the slip\n"
        "\n"
        "this week (1)\n"
        "  2026-11-22                 office         2026-001 5.4  to check  Check: a lamp over the table\n"
        "\n"
        "later on (1)\n"
        "  2026-12-05                 shipping lead  2026-001 5.3  planned   two slips, two colours\n"
        "\n"
        "without a day (2)\n"
        "  -                          -              2026-001 7.2  asked     Answer needed: a second printer\n"
        "  -                          office         2026-001 7.3  parked    new scanners\n"
    )


def test_it_can_be_put_together_by_owner_and_by_case(open_: Cli) -> None:
    open_.done("new", "Call-back never made", "--started", "2026-11-20")
    open_.done("add", "2", "prevention", "a list of calls @office")
    heads = [line for line in open_.done("actions", "--by", "owner").splitlines() if line[:1].strip()]
    assert heads == ["office (4)", "shipping lead (2)", "without an owner (2)"]
    heads = [line for line in open_.done("actions", "--by", "case").splitlines() if line[:1].strip()]
    assert heads == ["2026-001  Two parcels swapped (7)", "2026-002  Call-back never made (1)"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--overdue",), ["5.1"]),
        (("--due",), ["5.1", "1.1", "5.2"]),
        (("--to-check",), ["5.4"]),
        (("--overdue", "--to-check"), ["5.1", "5.4"]),
        (("--owner", "Shipping-Lead"), ["5.1", "5.3"]),
        (("--owner", "office", "--due"), ["5.2"]),
        (("--owner", "nobody else"), []),
    ],
)
def test_what_is_wanted_can_be_said(open_: Cli, words: tuple[str, ...], found: list[str]) -> None:
    assert rows(open_, *words) == found


def test_one_case_can_be_asked_for(open_: Cli) -> None:
    open_.done("new", "Call-back never made", "--started", "2026-11-20")
    open_.done("add", "2", "prevention", "a list of calls @office")
    assert rows(open_, "--case", "2") == ["5.1"]
    assert open_("actions", "--case", "3").exit_code == 1


def test_what_is_closed_goes_on_until_it_is_settled(open_: Cli) -> None:
    open_.done("close", "1", "--because", "the meeting was")
    found = plain(open_, "--overdue")
    assert [(each["row"], each["closed"], each["days_overdue"]) for each in found] == [("5.1", True, 11)]
    assert found[0]["id"] in {row.id for row in open_.record().rows}


def test_a_question_that_somebody_finds_out_is_told_in_its_words(case: Cli) -> None:
    record = case.record()
    store = open_store(case.db)
    ops = saying(record, record.head.id, "summary", Said.UNKNOWN, finder="office", by=date(2026, 11, 30))
    store.apply(record.reference, ChangeFactory(lambda: NOW, lambda: "f" * 16, "tester").change(*ops))
    store.close()
    (found,) = plain(case)
    assert (found["kind"], found["owner"], found["due"]) == ("empty_answer", "office", "2026-11-30")
    assert found["what"] == "Find out: Summary"
    assert "row" not in found
    case.done("set", "1", "summary=It is known now")
    assert plain(case) == []


def test_where_nothing_is_open_that_is_said_beside_an_empty_list(case: Cli) -> None:
    result = case("actions")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing of that is open.\n")
    assert plain(case) == []


def test_as_a_table_for_a_spreadsheet(open_: Cli) -> None:
    open_.done("add", "1", "prevention", "=cmd|' /C calc'!A0 @office due 2026-11-02")
    lines = list(csv.DictReader(StringIO(open_.done("actions", "--format", "csv").lstrip("\ufeff"))))
    assert len(lines) == 8
    assert lines[0]["What is to be done"].startswith("'=cmd")
    assert lines[1] == {
        "Due": "2026-11-10", "Days overdue": "11", "What is to be done": "a tray for each order",
        "Owner": "shipping lead", "Ref": "2026-001", "Row": "5.1", "Title": "Two parcels swapped",
        "Strength": "stronger", "State": "overdue",
    }  # fmt: skip


def test_as_markdown_in_japanese(open_: Cli) -> None:
    text = open_.done("--lang", "ja", "actions", "--format", "md", "--overdue", "--owner", "shipping lead")
    assert text.startswith("# 実施事項\n\n## 期限超過（1）\n\n| 実施事項 | 期限")
    assert "| a tray for each order | 2026年11月10日、11日前 | shipping lead | 2026-001 5.1 | 強い、期限超過 |" in text


def test_as_one_calendar_of_the_whole_archive_that_tells_what_is_gone(open_: Cli) -> None:
    open_.done("new", "Call-back never made", "--started", "2026-11-20")
    open_.done("add", "2", "prevention", "a list of calls @office due 2026-12-01")
    path = open_.folder / "due.ics"
    open_.done("actions", "-o", str(path))
    first = {str(each["UID"]): each for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert {str(each["STATUS"]) for each in first.values()} == {"CONFIRMED", "CANCELLED"}
    open_.done("rm", "2", "5.1")
    refused = open_("actions", "-o", str(path))
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    open_.done("actions", "-o", str(path), "--force")
    second = {str(each["UID"]): each for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert second.keys() == first.keys()
    changed = [each for uid, each in second.items() if each != first[uid]]
    assert [(str(each["SUMMARY"]), str(each["STATUS"])) for each in changed] == [("a list of calls", "CANCELLED")]
    assert b"BEGIN:VTODO" in open_.done("actions", "--format", "ics", "--todo").encode()


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "--format", "md"),
        ("--todo",),
        ("--format", "ics", "--overdue"),
        ("--format", "pdf"),
        ("-o", "list.txt"),
    ],
)
def test_options_that_contradict_each_other_are_told(open_: Cli, words: tuple[str, ...]) -> None:
    result = open_("actions", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
