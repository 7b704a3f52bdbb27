from __future__ import annotations

import sqlite3
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from exports.formats import DOCUMENTS
from retro.errors import UsageError
from retro.model.moments.context import MomentContext
from retro.services.searching.date_range import read_span
from tests.cli.filled import once
from tests.cli.running import Cli

TODAY = MomentContext(date(2026, 11, 21), ZoneInfo("UTC"))


@pytest.fixture
@once
def archive(cli: Cli) -> Cli:
    """Three cases, of which the last happened again after the first, and one measure that nobody has done."""
    for title, day in (("Parcels swapped", "2026-05-04"), ("A call forgotten", "2026-08-01"), ("Again", "2026-09-30")):
        cli.done("new", title, "--started", f"{day} 09:00", "--zone", "UTC")
    cli.done("add", "1", "prevention", "a tray for each order due 2026-08-15 @lead !stronger")
    cli.done("add", "3", "head", "case: 2026-1 #again")
    return cli


# The days


@pytest.mark.parametrize(
    ("since", "until", "read"),
    [
        ("2026-07", "2026-09", ("2026-07-01", "2026-09-30")),
        ("2024-2", "2024/2", ("2024-02-01", "2024-02-29")),
        ("2026", "2026", ("2026-01-01", "2026-12-31")),
        ("２０２６年", "2026年7月", ("2026-01-01", "2026-07-31")),
        ("2026-07-15", "1 Aug 2026", ("2026-07-15", "2026-08-01")),
        ("7月15日", "昨日", ("2026-07-15", "2026-11-20")),
        ("2026-07-15 14:00", "today", ("2026-07-15", "2026-11-21")),
        (None, None, ("2026-10-01", "2026-11-21")),
        (None, "2026-08", ("2026-07-01", "2026-08-31")),
        ("2026-11-21", None, ("2026-11-21", "2026-11-21")),
        (" 2026.7 ", None, ("2026-07-01", "2026-11-21")),
    ],
)
def test_the_ends_of_a_period(since: str | None, until: str | None, read: tuple[str, str]) -> None:
    span = read_span(since, until, TODAY)
    assert (span.since.isoformat(), span.until.isoformat()) == read


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        ("2026-09", "2026-07", "end before"),
        ("2026-12", None, "end before"),
        ("2026-13", None, "no month"),
        ("2026-00", None, "no month"),
        ("0000", None, "no month"),
        ("?", None, "as a day"),
        ("soon", None, "soon"),
        ("", "soon", "soon"),
    ],
)
def test_what_is_no_period_is_refused(since: str | None, until: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        read_span(since, until, TODAY)


# The command


def test_the_report_of_a_quarter(archive: Cli) -> None:
    text = archive.done("report", "--from", "2026-07", "--to", "2026-09")
    assert text.startswith("# Report on retrospectives, 1 Jul – 30 Sep 2026\n")
    assert "\n2 retrospectives began in this period" in text
    assert "there were 1" in text or "it was 1" in text
    assert "- **2 times**: Again\n  - [2026-001](2026-001.md) 4 May 2026 – Parcels swapped\n" in text
    assert "| [2026-001](2026-001.md) | a tray for each order | lead | not done | 15 Aug 2026 | 98 days |" in text
    assert "2026-002" in text


def test_this_quarter_until_today_is_what_one_gets_without_words(archive: Cli) -> None:
    text = archive.done("report")
    assert "- Period: 1 Oct – 21 Nov 2026\n" in text
    assert "\nNo retrospective began in this period." in text
    assert "a tray for each order" in text  # overdue since before


def test_an_empty_period_is_no_error(cli: Cli) -> None:
    cli.done("new", "Parcels swapped", "--started", "2026-05-04")
    assert cli.done("report", "--from", "2020", "--to", "2020").endswith(
        "\nIn this period no retrospective began, and nothing was due.\n"
    )


def test_it_speaks_the_language_that_is_asked_for(archive: Cli) -> None:
    text = archive.done("report", "--from", "2026", "--lang", "ja")
    assert "2026年9月30日" in text
    assert archive.done("--lang", "ja", "report", "--from", "2026") == text


def test_it_writes_a_file_and_replaces_it_only_when_told_to(archive: Cli) -> None:
    path = archive.folder / "quarter.html"
    result = archive("report", "--from", "2026", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    page = path.read_text("utf-8")
    assert page.startswith("<!")
    assert "<td>Again</td>" in page
    assert "](" not in page
    assert archive("report", "-o", str(path)).exit_code == 1
    archive.done("report", "-o", str(path), "--force")
    assert "<td>Again</td>" not in path.read_text("utf-8")


def test_names_become_roles_on_the_way_to_management(archive: Cli) -> None:
    archive.done("add", "2", "head", "packer @Tanaka")
    archive.done("set", "2", "title=Tanaka forgot a call")
    result = archive("report", "--from", "2026")
    assert "Tanaka" not in result.stdout
    assert "1 name was replaced by a role." in result.stderr
    team = archive("report", "--from", "2026", "--for", "team")
    assert "Tanaka forgot a call" in team.stdout
    assert team.stderr == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--for", "customer"), "not for a customer"),
        (("--from", "2026-09", "--to", "2026-07"), "2026-09-01"),
        (("--from", "whenever"), "2026-07 for a month"),
        (("-o", "quarter.json"), "not json"),
        (("--format", "csv"), "csv"),
        (("-o", "quarter.ics"), ", ".join(form.suffix for form in DOCUMENTS)),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(archive: Cli, words: tuple[str, ...], says: str) -> None:
    result = archive("report", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_there_must_be_an_archive(cli: Cli) -> None:
    assert cli("report").exit_code == 1


def test_the_report_tells_closed_and_settled_apart_as_the_archive_does(case: Cli) -> None:
    case.done("add", "1", "review", "parked: a thing that the team alone knows @lead")
    case.done("add", "1", "prevention", "a tray @lead")
    case.done("close", "1", "--because", "for the test")

    def states() -> tuple[str, str]:
        told = case.done("report", "--from", "2026", "--to", "2026-12-31")
        (line,) = (each for each in told.splitlines() if each.startswith("| [2026-001]"))
        return line.split("|")[-2].strip(), case.done("list").split()[3]

    assert states() == ("closed", "closed")
    case.done("check", "1", "5.1", "holds")
    assert states() == ("closed", "closed"), "what is parked is open, though a reader of the report does not see it"
    case.done("check", "1", "7.1", "done")
    assert states() == ("settled", "settled")


def test_a_case_that_another_program_spoilt_is_named_and_the_others_are_counted(archive: Cli) -> None:
    conn = sqlite3.connect(archive.db)
    conn.execute("UPDATE measure SET due = 'soon'")
    conn.execute("UPDATE retrospective SET severity = 'awful' WHERE reference = '2026-002'")
    conn.commit()
    conn.close()
    run = archive("report", "--from", "2026-07", "--to", "2026-09")
    assert run.exit_code == 0
    assert run.stderr.splitlines() == [
        f"{each} is left out; retro doctor tells more." for each in ("2026-001", "2026-002")
    ]
    assert "- Not counted, for they cannot be read: 2026-001, 2026-002\n" in run.stdout
    assert "1 retrospective began in this period" in run.stdout
    assert "In the period before, 1 Apr – 30 Jun 2026, it was 1." in run.stdout


def test_a_period_of_nothing_but_spoilt_cases_says_so(archive: Cli) -> None:
    conn = sqlite3.connect(archive.db)
    conn.execute("UPDATE retrospective SET severity = 'awful'")
    conn.commit()
    conn.close()
    text = archive.done("report", "--from", "2026-05", "--to", "2026-05")
    assert "- Not counted, for they cannot be read: 2026-001, 2026-003\n" in text
    assert "In this period no retrospective began, and nothing was due.\n" not in text
    assert "Whatever this period holds cannot be read." in text
