"""retro drill: practice on a past case, line by line (S19)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def case(cli: Cli) -> Cli:
    reference = cli.done("new", "Two parcels swapped", "--started", "2026-03-02 09:00").strip()
    cli.done("add", reference, "1", "09:00 the telephone rings")
    cli.done("add", reference, "1", "09:10 the lead calls back #action")
    cli.done("add", reference, "prevention", "a place for each order")
    return cli


def test_one_writes_first_and_sees_then_what_was_done(case: Cli) -> None:
    told = case.done("drill", "1", typed="I would ask\nand listen\n\na label\n\n")
    parts = ("the telephone rings", "What do you do now?", "> I would ask", "the lead calls back")
    at = [told.index(part) for part in parts]
    assert at == sorted(at)
    assert told.index("> a label") < told.index("a place for each order")
    assert told.endswith("That is how it went.\n")


def test_an_answer_of_which_the_next_question_shows_what_was_done_is_not_left_alone(case: Cli) -> None:
    case.done("add", "1", "remedy", "16:00 the right gift")
    told = case.done("drill", "1", typed="mine\n\ntheirs\n\n")
    _, _, told = told.partition("You are the one who complains.")
    assert told.index("> theirs") < told.index("That comes with the next question.") < told.index("You are the one who")


def test_nothing_is_kept_and_the_case_stays_as_it_was(case: Cli, tmp_path: Path) -> None:
    before = (case.done("show", "1", "--json"), sorted(tmp_path.rglob("*.md")))
    case.done("drill", "1", typed="mine\n\nmine\n\n")
    assert (case.done("show", "1", "--json"), sorted(tmp_path.rglob("*.md"))) == before


def test_what_one_wrote_is_kept_in_a_file_that_one_names_up_to_where_one_left(case: Cli, tmp_path: Path) -> None:
    file = tmp_path / "practice.md"
    case.done("drill", "1", "-o", str(file), typed="mine\n/quit\n")
    text = file.read_text("utf-8")
    assert "- mine\n" in text
    assert "a place for each order" not in text


def test_a_file_is_named_while_one_writes_and_one_that_is_there_stays(case: Cli, tmp_path: Path) -> None:
    file, dear = tmp_path / "practice.md", tmp_path / "dear.md"
    dear.write_text("dear to me")
    told = case.done("drill", "1", typed=f"mine\n/keep {dear}\n/keep\n・保存 {file}\n\n/path/of/a/file\n/quit\n")
    assert "is there already" in told
    assert "Name a file" in told
    text = file.read_text("utf-8")
    assert "- mine\n" in text
    assert "/path/of/a/file" in text
    assert "/keep" not in text
    assert dear.read_text() == "dear to me"


def test_a_file_that_is_there_is_refused_before_one_writes_anything(case: Cli, tmp_path: Path) -> None:
    file = tmp_path / "practice.md"
    file.write_text("dear to me")
    result = case("drill", "1", "-o", str(file), typed="mine\n\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is there already" in result.stderr
    assert file.read_text() == "dear to me"


@pytest.mark.parametrize("led", ["ask", "meet"])
def test_whoever_is_led_through_a_case_is_told_the_command(case: Cli, led: str) -> None:
    assert "Practise on it with: retro drill 2026-001" in case.done(led, "1", typed="lead\n/drill\n/quit\n")


def test_the_end_of_the_input_is_the_end(case: Cli) -> None:
    told = case.done("drill", "1", typed="mine")
    assert "a place for each order" not in told


def test_without_a_closed_case_one_is_to_be_named(case: Cli) -> None:
    result = case("drill")
    assert result.exit_code == 1
    assert "retro drill REF" in result.stderr


@pytest.mark.parametrize(("code", "day"), [("en", "20 Nov"), ("ja", "11月20日")])
def test_what_was_done_reads_as_in_a_report(case: Cli, code: str, day: str) -> None:
    case.done("add", "1", "remedy", "2026-11-20 16:30 right parcel brought by hand #company ~accepted")
    case.done("add", "1", "cause", "slips of two orders lay on one table ~fact")
    told = case("--lang", code, "drill", "1", typed="\n" * 20).stdout
    brought = next(line.strip() for line in told.splitlines() if "brought by hand" in line)
    assert f"{day} 16:30" in brought
    assert brought.endswith({"en": "(by the company; accepted)", "ja": "（会社／納得）"}[code])
    assert next(line.strip() for line in told.splitlines() if "slips of two" in line).startswith("slips of two orders")
