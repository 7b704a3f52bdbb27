"""retro export: who may read what, in which format, to where."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.data.folder import MANIFEST
from exports.report_kind import KINDS
from retro.store.sql import agreed
from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def told_unsigned(case: Cli) -> Cli:
    case.done("set", "1", "responsibility=ours")
    case.done("add", "1", "head", "packer @Tanaka")
    case.done("add", "1", "timeline", "14:05 phones start ringing ~confirmed")
    case.done("add", "1", "cause", "Slips lay on one table ~fact for-all")
    case.done("add", "1", "scope", "2 parcels late @Hoshino ~confirmed")
    case.done("add", "1", "remedy", "apology: the two days that you waited for-all")
    return case


@pytest.fixture
def told(told_unsigned: Cli) -> Cli:
    """The same, of a house whose letters say who sends them."""
    told_unsigned.config.write_text('[organisation]\nname = "Hoshizora"\n', "utf-8")
    return told_unsigned


@pytest.mark.parametrize("reader", [kind.code for kind in KINDS])
def test_each_reader_gets_a_report(told: Cli, reader: str) -> None:
    text = told.done("export", "1", "--for", reader)
    assert text.startswith("# ")
    assert ("Tanaka" in text) is (reader == "team")


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", b"<!doctype html>"), ("a.pdf", b"%PDF-"), ("a.ics", b"BEGIN:")]
)
def test_the_name_of_the_file_says_the_format(told: Cli, name: str, begins: bytes) -> None:
    path = told.folder / name
    result = told("export", "1", "--for", "management", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes().lower().startswith(begins.lower())


def test_word_is_a_file_of_word(told: Cli) -> None:
    path = told.folder / "letter.docx"
    told.done("export", "1", "--for", "customer", "-o", str(path))
    assert "word/document.xml" in zipfile.ZipFile(path).namelist()


def test_tables_are_a_folder(told: Cli) -> None:
    folder = told.folder / "tables"
    told.done("export", "1", "--format", "csv", "-o", str(folder))
    assert {"retrospective.csv", "event.csv", "cause.csv"} <= {path.name for path in folder.iterdir()}
    refused = told("export", "1", "--format", "csv", "-o", str(folder))
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    assert told("export", "1", "--format", "csv").exit_code == 2


def test_data_for_others_is_an_extract_that_is_not_taken_in(told: Cli) -> None:
    text = told.done("export", "1", "--for", "customer", "--format", "json")
    assert json.loads(text)["for"] == "customer"
    assert "Tanaka" not in text
    refused = told("import", "-", typed=text)
    assert refused.exit_code == 1
    assert "--for team" in refused.stderr


def test_a_name_stops_the_customers_report_and_every_place_is_told(told: Cli) -> None:
    told.done("add", "1", "remedy", "Tanaka-san took the parcel back")
    path = told.folder / "letter.md"
    refused = told("export", "1", "--for", "customer", "-o", str(path))
    assert (refused.exit_code, refused.stdout, path.exists()) == (1, "", False)
    assert "“Tanaka-san” → packer" in refused.stderr
    assert "--shield" in refused.stderr
    told.done("export", "1", "--for", "customer", "--shield", "-o", str(path))
    assert "packer took the parcel back" in path.read_text("utf-8")


def test_what_stands_against_a_letter_is_one_list_and_what_is_doubtful_is_answered(told: Cli) -> None:
    path = told.folder / "letter.md"
    words = ("export", "1", "--for", "customer", "-o", str(path))
    told.done("add", "1", "remedy", "taxi fare for the parcel")
    asked = told(*words)
    assert (asked.exit_code, path.exists()) == (1, False)
    assert asked.stderr.startswith("question: Is it to go out all the same?")
    assert "4.2 “taxi fare for the parcel”" in asked.stderr
    told.done("edit", "1", "4.2", "what=The parcel was brought at once")
    told.done("add", "1", "scope", "only a few parcels late @Hoshino")
    told.done("add", "1", "cause", "Tanaka-san was careless ~fact")
    told.done("add", "1", "prevention", "A second slip due 2026-11-01")
    stopped = told(*words, "--yes")
    assert (stopped.exit_code, path.exists()) == (1, False)
    lines = stopped.stderr.splitlines()
    assert lines[0] == "error: It was not written: 3 things stand against it."
    assert "Tanaka-san” → packer" in lines[1]
    assert "2.2 “careless”: Which check, tool or rule let it happen? retro edit 2026-001 2.2 what=…" in lines[2]
    assert "5.1 “A second slip”: that was to be done by 2026-11-01" in lines[3]
    assert "retro check 2026-001 5.1 done" in lines[3]
    assert "To be answered, too: 3.2 “" in lines[4]
    told.done("edit", "1", "2.2", "what=The slips of two orders looked alike")
    told.done("check", "1", "5.1", "done")
    sent = told(*words, "--yes")
    assert (sent.exit_code, path.exists()) == (0, True)
    lines = sent.stderr.splitlines()
    assert lines[0] == "2026-001 goes out with this in it, as --yes says:"
    assert "3.2 “" in lines[1]


def test_no_yes_sends_a_letter_that_does_not_tell_what_happened_what_caused_it_or_what_was_done(case: Cli) -> None:
    words = ("export", "1", "--for", "customer", "--addressee", "Hoshino", "--yes")
    case.done("set", "1", "responsibility=ours")
    case.done("add", "1", "timeline", "14:05 two parcels are swapped ~confirmed")
    case.done("add", "1", "cause", "Slips lay on one table ~fact")
    case.done("add", "1", "remedy", "16:30 the right parcel is brought")
    case.done("add", "1", "remedy", "apology: the two days that you waited for-all")
    case.done("add", "1", "prevention", "One table for each order for-all")
    case.done("add", "1", "scope", "a guest without a gift @Mori")
    case.done("add", "1", "scope", "party: Hoshino")
    stopped = case(*words)
    assert (stopped.exit_code, stopped.stdout) == (1, "")
    told = stopped.stderr
    assert "error: It was not written: 3 things stand against it." in told
    assert "It does not say what happened" in told
    assert "1.1 “two parcels are swapped” tells it: retro edit 2026-001 1.1 for_all=yes" in told
    assert "It has nothing on Cause, though the case knows it: 2.1 “Slips lay on one table”" in told
    assert "retro edit 2026-001 4.1 for_all=yes tells it; for_all=no" in told
    case.done("edit", "1", "1.1", "for_all=yes")
    case.done("edit", "1", "2.1", "for_all=yes")
    case.done("edit", "1", "4.1", "for_all=no")
    letter = case.done(*words)
    assert "two parcels are swapped" in letter
    assert "the right parcel" not in letter


def test_what_was_agreed_to_is_not_asked_again_and_changes_no_case(told: Cli) -> None:
    words = ("export", "1", "--for", "customer")
    told.done("add", "1", "remedy", "taxi fare for the parcel")
    before = told.done("export", "1", "--format", "json")
    assert told(*words).exit_code == 1
    assert "taxi fare" in told.done(*words, "--yes")
    assert told(*words).exit_code == 0
    assert told("export", "1", "--for", "interim-customer").exit_code == 1, "it is another account"
    told.done("export", "1", "--for", "interim-customer", "--yes")
    assert told("export", "1", "--for", "interim-customer").exit_code == 0
    assert told.done("export", "1", "--format", "json") == before, "its log, too"
    told.done("edit", "1", "4.2", "what=courier cost of the parcel")
    assert "courier cost" in told(*words).stderr


def test_names_that_only_another_case_knows_are_asked_about_and_stand_in_no_reminder(told: Cli) -> None:
    told.done("new", "A parcel late", "--started", "2026-11-21", "--zone", "UTC")
    told.done("add", "2", "head", "driver @Zebrowskaya")
    told.done("add", "2", "head", "clerk @Nakagawa")
    told.done("add", "1", "remedy", "Zebrowskaya drove to Hoshino")
    asked = told("export", "1", "--for", "customer")
    assert asked.exit_code == 1
    assert "4.2 “Zebrowskaya”: Somebody of that name took part in another case." in asked.stderr
    assert "Nakagawa" not in asked.stderr
    told.done("add", "1", "prevention", "Zebrowskaya rides along @lead due 2026-11-01")
    text = told.done("due", "--format", "slack")
    assert "rides along" in text
    assert "Zebrowskaya" not in text


def test_an_archive_that_nobody_may_write_is_exported_and_says_that_nothing_is_kept(
    told: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("export", "1", "--for", "customer", "--yes")
    told.done("add", "1", "remedy", "taxi fare for the parcel")

    def refused(*_words: Any) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    monkeypatch.setattr(agreed, "write", refused)
    result = told(*words)
    assert (result.exit_code, "taxi fare" in result.stdout) == (0, True)
    assert "is not kept, and will be asked again" in result.stderr
    monkeypatch.undo()
    assert told("export", "1", "--for", "customer").exit_code == 1


def test_it_says_what_was_left_out(told: Cli) -> None:
    told.done("add", "1", "timeline", "14:10 a rumour ~unconfirmed")
    result = told("export", "1", "--for", "customer")
    assert "rumour" not in result.stdout
    assert "Left out: 1 statement that nobody has confirmed (" in result.stderr


def test_a_letter_is_addressed_to_somebody_who_was_hurt(told: Cli) -> None:
    assert "Dear Hoshino," in told.done("export", "1", "--for", "customer", "--addressee", "Hoshino")
    refused = told("export", "1", "--for", "customer", "--addressee", "Kuroda")
    assert refused.exit_code == 2
    assert "Hoshino" in refused.stderr


def test_interim_reports_are_numbered(told: Cli) -> None:
    assert told.done("export", "1", "--for", "interim", "--number", "2").startswith("# Follow-up report no. 2")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--all", "x", "1"),
        ("--all", "x", "--format", "pdf"),
        ("--all", "x", "-o", "y"),
        ("--all", "x", "--number", "2"),
    ],
)
def test_one_or_all(told: Cli, words: tuple[str, ...]) -> None:
    refused = told("export", *words)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert not Path("x").exists()


def test_show_is_for_any_reader(told: Cli) -> None:
    assert "For your information." in told.done("show", "1", "--for", "management")


def test_the_organisation_signs(told: Cli) -> None:
    told.config.write_text('[organisation]\nname = "Stars"\n[organisation.ja]\nname = "ほし"', "utf-8")
    assert "\nStars\n" in told.done("export", "1", "--for", "customer")
    assert "\u3000ほし\n" in told.done("export", "1", "--for", "customer", "--lang", "ja", "--yes")
    told.done("add", "1", "timeline", "14:05 asked to call 0120-123-456 ~confirmed for-all yes")
    assert told("export", "1", "--for", "customer").exit_code == 1
    told.config.write_text('[organisation]\nname = "Stars"\nclosing = "Tel. 0120 123 456"', "utf-8")
    assert "Tel. 0120 123 456" in told.done("export", "1", "--for", "customer")  # it is our own number


def test_templates_of_ones_own(told: Cli) -> None:
    listed = told.done("templates")
    assert listed.count("comes with Retro") == 8
    path = Path(told.done("templates", "copy", "management").strip())
    stock = told.done("export", "1", "--for", "management")
    path.write_text(path.read_text("utf-8").replace("{% block cause %}", "{% block cause %}\n\nOur own words"), "utf-8")
    assert str(path) in told.done("templates")
    assert "Our own words" in told.done("export", "1", "--for", "management")
    assert told.done("export", "1", "--for", "management", "--stock") == stock
    assert told("templates", "copy", "management").exit_code == 1
    path.write_text("a\n{{ nobody }}", "utf-8")
    refused = told("export", "1", "--for", "management")
    assert refused.exit_code == 1
    assert "line 2" in refused.stderr
    assert "--stock" in refused.stderr


@pytest.mark.parametrize("words", [("copy",), ("copy", "nothing"), ("copy", "../x")])
def test_there_is_no_such_template(told: Cli, words: tuple[str, ...]) -> None:
    refused = told("templates", *words)
    assert refused.exit_code == 2
    assert "management" in refused.stderr


@pytest.fixture
@once
def alike_unsigned(case: Cli) -> Cli:
    """A case with rows of customers whose names are alike, and rows about nobody in particular."""
    case.done("set", "1", "responsibility=ours")
    case.done("add", "1", "scope", "vase broken @Smith #economic ~confirmed")
    case.done("add", "1", "scope", 'papers opened @"John Smith" #psychological ~confirmed')
    case.done("add", "1", "cause", "Slips lay on one table ~fact for-all yes")
    case.done("add", "1", "cause", "The grandmother moved ~fact")
    case.done("add", "1", "remedy", "apology: the two days that you waited for-all")
    return case


@pytest.fixture
def alike(alike_unsigned: Cli) -> Cli:
    """The same, of a house whose letters say who sends them."""
    alike_unsigned.config.write_text('[organisation]\nname = "Hoshizora"\n', "utf-8")
    return alike_unsigned


def test_a_final_letter_without_a_sender_is_asked_about_once(told_unsigned: Cli) -> None:
    words = ("export", "1", "--for", "customer")
    asked = told_unsigned(*words)
    assert (asked.exit_code, asked.stdout) == (1, "")
    assert "The letter names no sender. Write name and sender under [organisation]" in asked.stderr
    told_unsigned.done(*words, "--yes")
    told_unsigned.done(*words)
    assert "names no sender" in told_unsigned("export", "1", "--for", "interim-customer", "--yes").stderr


def test_a_letter_stops_until_it_is_said_whom_it_is_for(alike: Cli) -> None:
    stopped = alike("export", "1", "--for", "customer")
    assert (stopped.exit_code, stopped.stdout) == (1, "")
    assert "The rows speak of several customers: “Smith”, “John Smith”." in stopped.stderr
    assert "--addressee" in stopped.stderr
    assert "--to-all" in stopped.stderr
    assert alike("show", "1", "--for", "customer").exit_code == 1


def test_a_letter_stops_where_two_customers_are_alike_and_takes_the_answer(alike: Cli) -> None:
    words = ("export", "1", "--for", "customer", "--addressee", "Smith", "--shield")
    stopped = alike(*words)
    assert (stopped.exit_code, stopped.stdout) == (1, "")
    assert "Is “Smith” the same customer as “John Smith”?" in stopped.stderr
    assert "Scope of damage, row 2: “John Smith”" in stopped.stderr
    assert "--same NAME or --other NAME" in stopped.stderr
    assert "papers opened" in alike.done(*words, "--same", "John Smith")
    other = alike(*words, "--other", "John Smith")
    assert "papers opened" not in other.stdout
    assert "Slips lay on one table" in other.stdout
    assert "grandmother" not in other.stdout
    assert "Left out: 1 row about nobody in particular that is not marked for this customer (Cause 2)." in other.stderr
    assert "Left out: 1 row about other customers: “John Smith”." in other.stderr
    assert "Treated as another customer: “John Smith”." in other.stderr
    wrong = alike(*words, "--same", "Jon Smith")
    assert (wrong.exit_code, "“Jon Smith”" in wrong.stderr) == (2, True)
    without = alike("export", "1", "--for", "customer", "--to-all", "--same", "John Smith")
    assert (without.exit_code, "--addressee" in without.stderr) == (2, True)


def test_a_statement_to_all_names_nobody(alike: Cli) -> None:
    alike.done("add", "1", "timeline", "14:05 Mr Smith called ~confirmed for-all")
    words = ("export", "1", "--for", "customer", "--to-all", "--format", "json")
    assert alike(*words).exit_code == 1
    assert "nothing to tell on: Scope of damage" in alike(*words, "--shield").stderr
    text = alike.done(*words, "--shield", "--yes")
    assert "Slips lay on one table" in text
    assert "Smith" not in text
    assert "vase broken" not in text
    assert alike(*words, "--addressee", "Smith").exit_code == 2


def test_what_is_to_be_answered_is_a_question_and_no_error(alike: Cli) -> None:
    stopped = alike("export", "1", "--for", "customer", "--addressee", "Smith")
    assert stopped.exit_code == 1
    assert stopped.stderr.splitlines()[0] == "question: Is “Smith” the same customer as “John Smith”?"
    assert stopped.stderr.splitlines()[-1] == "  Answer for each with --same NAME or --other NAME."
    assert "error" not in stopped.stderr


def test_a_row_that_names_several_is_to_be_parted(case: Cli) -> None:
    case.done("add", "1", "scope", "late @森様と田中様")
    stopped = case("export", "1", "--for", "customer", "--addressee", "田中様")
    assert stopped.exit_code == 1
    assert "give each of them a row, or answer with --other NAME." in stopped.stderr


def test_a_whole_archive_tells_what_stopped_which_letter(alike: Cli) -> None:
    folder = alike.folder / "letters"
    stopped = alike("export", "--all", str(folder), "--for", "customer")
    assert stopped.exit_code == 1
    assert "1 report was not written." in stopped.stderr
    assert "2026-001: The rows speak of several customers: “Smith”, “John Smith”." in stopped.stderr
    alike.done("set", "1", "words_en=two parcels that came late")
    alike.done("export", "--all", str(folder), "--for", "customer", "--to-all", "--shield", "--yes")
    assert {path.name for path in folder.iterdir()} == {"2026-001.customer.md", MANIFEST}


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize(("reader", "mode"), [("team", 0o600), ("management", 0o644), ("customer", 0o644)])
def test_what_the_team_keeps_is_for_its_owner_alone_and_what_leaves_it_is_not(
    told: Cli, reader: str, mode: int
) -> None:
    told.done("export", "1", "--for", reader, "--addressee", "Hoshino", "-o", str(told.folder / "a.md"))
    told.done("export", "1", "--for", reader, "--addressee", "Hoshino", "-o", str(told.folder / "t"), "--format", "csv")
    told.done("export", "--all", str(told.folder / "all"), "--for", reader)
    files = [told.folder / "a.md", *(told.folder / "t").iterdir(), *(told.folder / "all").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {mode}
    (told.folder / "a.md").chmod(0o640)
    told.done("export", "1", "--for", reader, "--addressee", "Hoshino", "-o", str(told.folder / "a.md"), "--force")
    assert stat.S_IMODE((told.folder / "a.md").stat().st_mode) == 0o640


@pytest.mark.usefixtures("umask")
def test_a_site_can_be_read_as_the_umask_has_it(told: Cli) -> None:
    told.done("site", str(told.folder / "site"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in (told.folder / "site").rglob("*.*")} == {0o644}


@pytest.mark.parametrize("name", ["letter.eml", "letter.txt", "letter.PDFX", "a.b"])
def test_a_file_that_ends_as_no_format_does_is_refused_with_those_that_there_are(told: Cli, name: str) -> None:
    path = told.folder / name
    for command in (("export", "1"), ("report", "--from", "2026-01-01", "--to", "2026-12-31")):
        refused = told(*command, "-o", str(path))
        assert refused.exit_code == 2
        assert f"No format ends with {path.suffix}." in refused.stderr
        assert ".md, .html, .pdf, .docx" in refused.stderr
    assert not path.exists()
    told.done("export", "1", "-o", str(path), "--format", "md")
    assert path.read_text("utf-8").startswith("# ")
