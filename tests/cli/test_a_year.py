"""A year of an invented team: what it is told on the first Monday of each month, and what its calendars do.

Cases are opened and closed, what was decided in them is checked, one recurs, and again, and in the end all is settled.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from icalendar import Calendar

from retro.review.settled import is_settled_case
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.cli.running import Cli


@dataclass(frozen=True)
class Monday:
    """What was done since the Monday before, and what is said then."""

    day: str
    done: Sequence[tuple[str, ...]]
    """The day and the words of each command."""
    due: str
    """The line of `retro due`, which the archive opens with."""
    open: Sequence[str]
    """What `retro actions` lists: the row and how urgent it is."""
    mails: Sequence[str] = ()
    """Who is written to."""
    states: str = ""
    """How the cases stand, the newest first."""
    report: Sequence[str] = ()
    """What stands in the report on the year until then, if one is made."""


YEAR = (
    Monday(
        "2026-01-05",
        [
            ("01-03", "new", "Two parcels swapped", "--started", "2026-01-03 10:20", "--zone", "UTC"),
            ("01-03", "add", "1", "head", "packer @Tanaka"),
            ("01-03", "add", "1", "timeline", "contact: 13:40 angry @office promise call back due 2026-01-05 17:00"),
            ("01-03", "add", "1", "prevention", "a tray for each order @shipping lead due 2026-01-31 check 2026-03-02"),
            ("01-03", "add", "1", "prevention", "the day in red on the slip @office due 2026-02-15"),
            ("01-03", "add", "1", "review", "ask: a second printer #money"),
        ],
        "1 promise today, at 17:00, 1 request unanswered",
        ["1 1.1 today", "1 5.1 later", "1 5.2 later", "1 7.1 no-day"],
        ["office"],
        "draft",
    ),
    Monday(
        "2026-02-02",
        [
            ("01-05", "check", "1", "1.1", "done"),
            ("01-20", "close", "1", "--because", "the meeting was on 20 January"),
        ],
        "1 overdue, 1 request unanswered",
        ["1 5.1 overdue", "1 5.2 later", "1 7.1 no-day"],
        ["shipping lead"],
        "closed",
        ["1 request waits for your answer:", "1 measure is overdue, or its check, for 2 days."],
    ),
    Monday(
        "2026-03-02",
        [("02-02", "check", "1", "5.1", "done", "--by", "shipping lead")],
        "1 overdue, 1 check this week, 1 request unanswered",
        ["1 5.2 overdue", "1 5.1 today", "1 7.1 no-day"],
        ["office", "shipping lead"],
        "closed",
    ),
    Monday(
        "2026-04-06",
        [
            ("03-02", "check", "1", "5.1", "holds", "--evidence", "no swap in 400 parcels"),
            ("03-02", "check", "1", "5.2", "new-date", "--new-date", "2026-04-10"),
            ("03-09", "check", "1", "7.1", "done"),
        ],
        "",
        ["1 5.2 this-week"],
        ["office"],
        "closed",
    ),
    Monday(
        "2026-05-04",
        [("04-10", "check", "1", "5.2", "done"), ("04-20", "check", "1", "5.2", "holds")],
        "",
        [],
        [],
        "settled",
    ),
    Monday(
        "2026-06-01",
        [
            ("05-20", "new", "Parcels swapped again", "--started", "2026-05-20 09:00", "--zone", "UTC"),
            ("05-20", "add", "2", "head", "case: 2026-001 #again"),
            ("05-20", "add", "2", "prevention", "one table an order @shipping lead due 2026-06-30 check 2026-08-03"),
            ("05-28", "close", "2", "--because", "the meeting was on 28 May"),
        ],
        "",
        ["2 5.1 later"],
        [],
        "closed settled",
    ),
    Monday(
        "2026-07-06",
        [("06-29", "check", "2", "5.1", "done")],
        "",
        ["2 5.1 later"],
        [],
        "closed settled",
    ),
    Monday("2026-08-03", [], "1 check this week", ["2 5.1 today"], ["shipping lead"], "closed settled"),
    Monday(
        "2026-09-07",
        [
            ("08-03", "check", "2", "5.1", "did-not-hold", "--reason", "the tables were pushed together"),
            ("08-03", "new", "Swapped a third time", "--started", "2026-08-02 11:00", "--zone", "UTC"),
            ("08-03", "add", "3", "head", "case: 2026-002 #again"),
            ("08-03", "add", "3", "timeline", "contact: 12:10 he has had enough #phone wish a word from the manager"),
            ("08-03", "add", "3", "changes", "the scale compares weight with order @purchasing due 2026-09-01"),
        ],
        "1 overdue, 1 wish without an answer, 1 third time, 1 case not shared",
        ["3 6.1 overdue", "3 - no-day", "3 - no-day", "3 1.1 no-day"],
        ["purchasing"],
        "draft settled settled",
        ["**Happened 3 times**", "1 change of equipment or process is overdue, for 6 days."],
    ),
    Monday(
        "2026-10-05",
        [
            ("09-08", "edit", "3", "1.1", "answer=the manager went there"),
            ("09-08", "check", "2", "5.1", "not-doing", "--reason", "the scale takes its place"),
            ("09-10", "check", "3", "6.1", "done"),
            ("09-10", "add", "3", "review", "shared: all branches on 2026-09-10"),
            ("09-11", "add", "3", "prevention", "a trial @quality lead ~done due 2026-09-11 check 2026-12-07"),
            ("09-14", "close", "3", "--because", "the meeting was on 14 September"),
        ],
        "",
        ["3 5.1 later"],
        [],
        "closed settled settled",
    ),
    Monday("2026-11-02", [], "", ["3 5.1 later"], [], "closed settled settled"),
    Monday("2026-12-07", [], "1 check this week", ["3 5.1 today"], ["quality lead"], "closed settled settled",
        ["**Happened 3 times**",
         "4 measures: 4 due in the period, 0 overdue, 0 with a check overdue, 3 found not to hold."]),
)  # fmt: skip


def go_to(cli: Cli, day: str) -> None:
    """It is nine o'clock of that day."""
    cli.now = datetime.combine(date.fromisoformat(day), time(9), UTC)


def test_what_a_team_is_told_on_twelve_mondays(cli: Cli) -> None:
    given: dict[str, int] = {}
    for monday in YEAR:
        assert date.fromisoformat(monday.day).weekday() == 0
        for day, *words in monday.done:
            go_to(cli, f"2026-{day}")
            cli.done(*words)
        go_to(cli, monday.day)
        due = cli("due", "--exit-code")
        assert due.stdout.strip() == monday.due, monday.day
        assert due.exit_code == int("overdue" in monday.due or "today" in monday.due)
        found = json.loads(cli.done("actions", "--json"))
        told = [f"{int(each['reference'][5:])} {each.get('row', '-')} {each['group']}" for each in found]
        assert told == list(monday.open), monday.day
        assert _mails(cli, monday.day) == list(monday.mails), monday.day
        assert _states(cli) == monday.states, monday.day
        given = _given(cli, given, {each["id"] for each in found if "due" in each})
        if monday.report:
            text = cli.done("report", "--from", "2026", "--to", monday.day)
            assert [each for each in monday.report if each not in text] == [], text
    go_to(cli, "2026-12-07")
    cli.done("check", "3", "5.1", "holds")
    assert cli.done("actions") == ""
    assert _states(cli) == "settled settled settled"
    _given(cli, given, set())


def _states(cli: Cli) -> str:
    with closing(open_store(cli.db, create=False)) as store:
        records = [store.load(reference) for reference in store.references(CaseFilter())]
    return " ".join("settled" if is_settled_case(each) else str(each.head.status) for each in records)


def _mails(cli: Cli, day: str) -> list[str]:
    """Who is written to on a Monday. Nobody is named in what they get."""
    folder = cli.folder / day
    cli.done("due", "--format", "eml", "--by", "owner", "-o", str(folder))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in _sorted(folder)}
    assert not any("Tanaka" in text for text in texts.values())
    return [name.replace("-", " ") for name in texts]


def _sorted(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def _given(cli: Cli, before: dict[str, int], rows: set[str]) -> dict[str, int]:
    """What a calendar that is given everything each Monday holds: what is open, and nothing that it had is left open.

    Gives the SEQUENCE of each line by its UID, which only ever grows.
    """
    lines = {
        str(each["UID"]): each for each in Calendar.from_ical(cli.done("actions", "--format", "ics")).walk("VEVENT")
    }
    assert before.keys() <= lines.keys()
    sequences = {uid: int(str(each["SEQUENCE"])) for uid, each in lines.items()}
    assert all(sequences[uid] >= sequence for uid, sequence in before.items())
    still = {uid for uid, each in lines.items() if each["STATUS"] == "CONFIRMED"}
    assert {row for row in rows if not any(row in uid for uid in still)} == set()
    assert {uid for uid in still if not any(row in uid for row in rows)} == set()
    return sequences
