"""retro due: one line for a prompt, a code for cron, texts for owners in which nobody is named."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from retro.model.answers import saying
from retro.model.change_factory import ChangeFactory
from retro.model.stages.answers import Said
from retro.store.sqlite.store import open_store
from tests.cli.running import NOW, Cli


def add(cli: Cli, stage: str, line: str) -> None:
    cli.done("add", "1", stage, "--", line)


def test_nothing_is_nothing(case: Cli) -> None:
    result = case("due", "--exit-code")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_an_archive_that_is_not_begun_is_no_error_in_a_prompt(cli: Cli) -> None:
    data = str(cli.folder / "data")
    result = cli("due", RETRO_DB="", XDG_DATA_HOME=data, HOME=data)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_each_sort_counts_once_and_what_there_is_none_of_is_not_said(case: Cli) -> None:
    """It is Saturday, 21 November 2026, 9:30."""
    add(case, "prevention", "a tray @lead due 2026-11-10 check 2026-11-12")
    assert case.done("due") == "1 overdue\n"
    add(case, "timeline", "contact: 15:10 he calls #phone promise a call due 2026-11-21 17:00 wish an apology")
    assert case.done("due") == "1 overdue, 1 promise today, at 17:00, 1 wish without an answer\n"
    add(case, "timeline", "contact: 15:20 she calls #phone promise a call due 2026-11-21 09:00")
    add(case, "prevention", "red ink @lead due 2026-11-21")
    add(case, "prevention", "a lamp @lead ~done check 2026-11-22")
    add(case, "review", "ask: a printer")
    assert case.done("due") == (
        "1 overdue, 2 promises today, 09:00 has passed, 1 due today, 1 check this week, 1 request unanswered, "
        "1 wish without an answer\n"
    )
    assert case.done("--lang", "ja", "due").startswith("期限超過1件、本日の約束2件（09:00を過ぎています）、")


@pytest.mark.parametrize(
    ("line", "code"), [("x due 2026-11-20", 1), ("x due 2026-11-21", 1), ("x due 2026-11-22", 0), ("x", 0)]
)
def test_the_exit_code_says_whether_somebody_has_to_look(case: Cli, line: str, code: int) -> None:
    add(case, "prevention", line)
    assert case("due", "--exit-code").exit_code == code
    assert case("due").exit_code == 0


@pytest.fixture
def named(case: Cli) -> Cli:
    """A case with names in it: of a colleague, of a customer, and of what would call everybody in a chat."""
    add(case, "head", "packer @Tanaka")
    add(case, "scope", "2 parcels late @Ms Hoshino ~confirmed")
    add(case, "prevention", "Tanaka shows *Hoshino* the <!channel> tray & more @shipping lead due 2026-11-10")
    add(case, "prevention", "red ink @office due 2026-11-22")
    add(case, "prevention", "in spring @office due 2027-04-01")
    add(case, "timeline", "contact: 15:10 Hoshino calls #phone @office promise Aoki calls Hoshino due 2026-11-21 17:00")
    return case


def mails(folder: Path) -> dict[str, EmailMessage]:
    return {
        path.name: message_from_bytes(path.read_bytes(), EmailMessage, policy=default)
        for path in sorted(folder.iterdir())
    }


def test_each_owner_gets_a_mail_in_which_nobody_is_named(named: Cli) -> None:
    folder = named.folder / "monday"
    named.done("due", "--format", "eml", "--by", "owner", "-o", str(folder))
    found = mails(folder)
    assert list(found) == ["office.eml", "shipping-lead.eml"]
    assert [str(each["Subject"]) for each in found.values()] == [
        "office: 2 things to do", "shipping lead: 1 thing to do, 1 overdue",
    ]  # fmt: skip
    assert not any(each["To"] or each["From"] for each in found.values())
    texts = [each.get_content().replace("\r\n", "\n") for each in found.values()]
    assert texts[0] == (
        "Dear office,\n\nThis is what is to be done by the end of the week.\n\n"
        "Today\n- A promise to those hurt, 21 Nov 2026, 17:00 (2026-001 1.1)\n"
        "\nThis week\n- red ink, 22 Nov 2026 (2026-001 5.2)\n"
        "\nWhat became of it is said with: retro check REF ROW done\n"
    )
    assert "11 days ago (2026-001 5.1)" in texts[1]
    assert not {name for name in ("Tanaka", "Hoshino", "Aoki") for text in texts if name in text}


def test_a_text_for_slack_calls_nobody_and_marks_nothing_up(named: Cli) -> None:
    text = named.done("due", "--format", "slack", "--by", "owner")
    assert text.startswith(
        "*office: 2 things to do*\n_today_\n• A promise to those hurt, 21 Nov 2026, 17:00 (2026-001 1.1)"
    )
    assert "&lt;!channel&gt; tray &amp; more" in text
    assert "<" not in text
    assert not {name for name in ("Tanaka", "Hoshino", "Aoki") if name in text}
    assert named.done("due", "--format", "slack").startswith("*3 things to do, 1 overdue*\n")


def test_of_a_case_whose_names_are_not_clear_no_words_are_told(case: Cli) -> None:
    add(case, "head", "packer @Smith")
    add(case, "scope", "2 parcels late @John Smith ~confirmed")
    add(case, "prevention", "Smith packs alone @lead due 2026-11-10")
    add(case, "prevention", "x @Smith due 2026-11-10")
    text = case.done("due", "--format", "slack", "--by", "owner")
    assert "Smith" not in text
    assert "• Measure, 10 Nov 2026, 11 days ago (2026-001 5.1)" in text


def test_owners_with_names_that_are_no_names_of_files(case: Cli) -> None:
    for n, owner in enumerate(("../sales/desk", "sales desk", "？？"), 1):
        add(case, "prevention", "x due 2026-11-10")
        case.done("edit", "1", f"5.{n}", f"owner={owner}")
    folder = case.folder / "monday"
    case.done("due", "--format", "slack", "--by", "owner", "-o", str(folder))
    assert sorted(path.name for path in folder.iterdir()) == ["nobody.txt", "sales-desk-2.txt", "sales-desk.txt"]
    again = case("due", "--format", "slack", "--by", "owner", "-o", str(folder))
    assert (again.exit_code, "--force" in again.stderr) == (1, True)


@pytest.mark.parametrize("words", [("--by", "owner"), ("-o", "x"), ("--format", "eml", "--by", "owner")])
def test_what_goes_together_is_told(case: Cli, words: tuple[str, ...]) -> None:
    result = case("due", *words)
    assert (result.exit_code, "--by owner -o monday" in result.stderr) == (2, True)


def test_nothing_to_remind_of_is_said(case: Cli) -> None:
    result = case("due", "--format", "eml")
    assert (result.exit_code, result.stdout, "Nothing is due" in result.stderr) == (0, "", True)


def test_questions_and_reports_are_told_in_their_words(case: Cli) -> None:
    case.done("set", "1", "next_report=2026-11-21 17:00")
    record = case.record()
    ops = saying(record, record.head.id, "summary", Said.UNKNOWN, finder="office", by=date(2026, 11, 20))
    with closing(open_store(case.db)) as store:
        store.apply(record.reference, ChangeFactory(lambda: NOW, lambda: "f" * 16, "tester").change(*ops))
    text = case.done("due", "--format", "slack")
    assert "• Find out: Summary, 20 Nov 2026, 1 day ago (2026-001)" in text
    assert "• Next report: Two parcels swapped, 21 Nov 2026, 17:00 (2026-001)" in text
