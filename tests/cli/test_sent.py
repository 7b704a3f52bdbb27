"""retro sent: what went to whom, by a command; and what follows from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from retro.model.stages.follow_up import Dispatch
from retro.model.stages.timeline import Channel, Contact
from tests.cli.running import Cli

TODAY = date(2026, 11, 21)


def export(case: Cli, path: Path, *more: str) -> str:
    case.done("export", "1", "--for", "interim-customer", "--addressee", "Ann Lee", "-o", str(path), "--force", *more)
    return path.read_text()


def test_what_was_sent_is_kept_and_counts_and_the_next_one_says_what_changed(case: Cli, tmp_path: Path) -> None:
    case.done("add", "1", "scope", "2 parcels wrong @Ann Lee ~confirmed")
    case.done("add", "1", "scope", "1 vase broken @Bob Ray ~confirmed")
    letter = tmp_path / "letter.md"
    first = export(case, letter)
    assert "First report" in first
    assert "Since we wrote" not in first

    told = case("sent", "1", str(letter), "--for", "interim-customer", "--to", "ann lee", "--by", "office")
    assert told.exit_code == 0, told.stderr
    assert "--contact" in told.stderr
    (row,) = case.record().of(Dispatch)
    assert (row.whom, row.account, row.no, row.on, row.by) == (
        "ann lee", "interim-customer", Decimal(1), TODAY, "office"
    )  # fmt: skip
    assert (row.format, row.sha256) == ("md", sha256(letter.read_bytes()).hexdigest())
    assert row.sha256 in case.done("sent", "1")

    assert "Follow-up report no. 2" in export(case, letter)
    assert "First report" in export(case, letter, "--number", "1")
    assert "Since we wrote" not in export(case, letter), "nothing is new"
    case.done("add", "1", "scope", "3 cups missing @Ann Lee ~confirmed")
    case.done("add", "1", "scope", "4 plates missing @Bob Ray ~confirmed")
    second = export(case, letter)
    assert "Since we wrote to you on 21 Nov 2026, this is new or otherwise:\n\n- New on what it did: " in second
    assert second.count("3 cups") == 2, "it names what is new, in the words of the letter"
    assert "Bob" not in second
    assert "plates" not in second
    for kind, whom in (("customer", "Ann Lee"), ("interim-customer", "Bob Ray")):
        one = case.done("export", "1", "--for", kind, "--addressee", whom, "--yes")
        assert "Since we wrote" not in one, "another reader, another kind of letter"
    case.done("add", "1", "cause", "two slips on one table ~fact for-all")
    assert "- A cause is established: two slips on one table" in export(case, letter)
    other = tmp_path / "other.md"
    case.done("export", "1", "--for", "interim-customer", "--addressee", "Bob Ray", "-o", str(other))
    assert "First report" in other.read_text()

    noted = case.done(
        "sent", "1", str(letter), "--for", "interim-customer", "--to", "Ann Lee", "--contact", "--by", "office"
    )
    assert "contact" in noted
    (contact,) = case.record().of(Contact)
    assert (contact.channel, contact.by) == (Channel.LETTER, "office")
    assert contact.heard == "Sent: interim letter to the customer"
    assert [each.no for each in case.record().of(Dispatch)] == [1, 2]
    assert "Sent" not in case.done("export", "1", "--for", "customer", "--addressee", "Ann Lee")
    case.done("sent", "1", "--taken-back", case.done("sent", "1").splitlines()[1].split()[0])
    assert [each.no for each in case.record().of(Dispatch)] == [1]
    assert "Follow-up report no. 2" in export(case, letter), "what was not sent after all does not count"


def test_it_outlives_closing_and_copies_and_its_name_is_forgotten(case: Cli, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF")
    case.done("add", "1", "head", "branch-manager")
    case.done("close", "1", "--because", "a test")
    refused = case("sent", "1", str(letter), "--to", "Ann Lee")
    assert (refused.exit_code, case.record().of(Dispatch)) == (2, ())
    assert "2026-001 knows nobody called “Ann Lee”" in refused.stderr
    assert "--yes" in refused.stderr
    assert "“management”, “branch-manager”" in case("sent", "1", str(letter), "--for", "interim", "--to", "x").stderr
    case.done("sent", "1", str(letter), "--to", "Ann Lee", "--on", "2026-11-20", "--yes")
    contact = case("sent", "1", str(letter), "--to", "Ann Lee", "--contact", "--yes")
    assert contact.exit_code == 1, "a closed case takes none"
    assert "as it was closed" in case.done("verify", "1")
    copy = tmp_path / "copy.json"
    case.done("export", "1", "--format", "json", "-o", str(copy))
    other = Cli(tmp_path)
    other.db, other.ids = tmp_path / "other.db", case.ids
    other.done("import", str(copy))
    assert [(row.whom, row.on) for row in other.record().of(Dispatch)] == [("Ann Lee", date(2026, 11, 20))]
    other.done("sent", "1", "--taken-back", other.done("sent", "1").split()[0])
    assert "First report" in other.done("export", "1", "--for", "interim", "--number", "1", "--yes")
    other.done("forget", "Ann Lee", "--yes")
    assert [row.sha256 for row in other.record().of(Dispatch)] == [sha256(b"%PDF").hexdigest()]
    assert "Ann" not in other.record().of(Dispatch)[0].whom


def test_a_report_for_management_says_what_is_new_to_whom_it_went_and_to_nobody_else(case: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("…")
    for whom in ("management", "経営会議"):
        case.done("sent", "1", str(page), "--for", "interim", "--to", whom)
    case.done("sent", "1", str(page), "--for", "customer", "--to", "お客様各位")
    case.done("sent", "1", str(page), "--for", "formal", "--to", "the insurer", "--yes")
    assert [row.no for row in case.record().of(Dispatch)] == [1, 2, None, None]
    for n in range(9):
        case.done("add", "1", "timeline", f"15:0{n} call no. {n}")
    told = case.done("export", "1", "--for", "interim", "--yes")
    assert "Since it was sent on 21 Nov 2026: 9 rows added." in told
    assert "added: 1.1 “call no. 0”" in told
    assert "and 1 more" in told
    assert "formal report" in case.done("sent", "1")
    assert "Since it was sent" not in case.done("export", "1", "--for", "management", "--yes"), "another kind"


def test_a_file_that_is_not_there_and_no_reader_are_told(case: Cli, tmp_path: Path) -> None:
    assert "To whom was it sent?" in case("sent", "1", str(tmp_path / "none.pdf")).stderr
    told = case("sent", "1", str(tmp_path / "none.pdf"), "--to", "Ann Lee")
    assert (told.exit_code, "cannot be read" in told.stderr) == (1, True)
    assert "Nothing was sent yet." in case("sent", "1").stderr
