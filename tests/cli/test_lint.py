"""retro lint: what is asked about, muted with a reason, and asked again."""

from __future__ import annotations

import json
from datetime import date

import pytest

from retro.model.stages.answers import Said
from retro.model.stages.scope import Party
from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def careless(case: Cli) -> Cli:
    """A case in which 5.1 leans on attention."""
    case.done("set", "1", "severity=low", "responsibility=not-ours")
    case.done("add", "1", "prevention", "be careful with the slips @shipping-lead due 2026-12-01")
    return case


def test_each_place_is_a_line_with_its_question_and_the_end_says_that_one_is_open(careless: Cli) -> None:
    run = careless("lint", "1")
    assert run.stdout == (
        "5.1 “be careful”: That leans on attention. What would work on a tired day, with a new colleague?"
        "  →  retro edit 2026-001 5.1 what=…  [5.1:attention]\n"
    )
    assert (run.exit_code, run.stderr) == (1, "1 question is open.\n")


def test_what_one_answer_settles_is_one_line_and_the_gravest_comes_first(case: Cli) -> None:
    case.done("set", "1", "severity=high", "responsibility=not-ours")
    case.done("add", "1", "prevention", "improve the checks")
    run = case("lint", "1")
    lines = [line for line in run.stdout.splitlines() if line.startswith("5.")]
    assert lines == [
        (
            "5.1 “improve the”: What exactly, where, and how would one see that it is so?"
            "  →  retro edit 2026-001 5.1 what=…  [5.1:vague, 5.1:no-check]"
        ),
        "5.1: Which one role sees to it? By when?  →  retro edit 2026-001 5.1 owner=…  [5.1:no-owner, 5.1:no-date]",
    ]
    told = [each for each in json.loads(case("lint", "1", "--json").stdout) if each["row"] == "5.1"]
    assert [(each["code"], each["behind"]) for each in told] == [
        ("vague", None), ("no-check", "vague"), ("no-owner", None), ("no-date", "no-owner"),
    ]  # fmt: skip
    assert told[2]["question"] == "Which one role sees to it?"
    case("lint", "1", "--mute", "5.1:vague", "--because", "the checks are listed in 6.1")
    told = [each for each in json.loads(case("lint", "1", "--json").stdout) if each["row"] == "5.1"]
    assert {each["code"] for each in told if each["muted"]} == {"vague", "no-check"}
    case("lint", "1", "--mute", "5.1:no-date", "--because", "with the owner, tomorrow")
    assert "[5.1:no-owner]" in case("lint", "1").stdout


def test_what_a_row_of_its_own_or_a_tick_answers_is_told_so_and_alters_no_field(case: Cli) -> None:
    case.done("set", "1", "severity=critical", "responsibility=ours", "case_kind=complaint")
    case.done("add", "1", "scope", "party: Lee family")
    case.done("add", "1", "remedy", "apology: the two days that you waited")
    told = {line.rpartition("[")[2].strip("]"): line for line in case("lint", "1").stdout.splitlines()}
    assert "→  retro tick 2026-001 3.1 told  " in told["3.1:ticks"]
    assert "→  retro add 2026-001 remedy 'apology: …'  " in told["4.1:second-apology"]
    case.done("tick", "2026-001", "3.1", "told")
    (party,) = case.record().of(Party)
    assert party.who == "Lee family"
    assert "3.1:ticks" not in case("lint", "1").stdout


def test_nothing_to_ask_about_ends_well(case: Cli) -> None:
    run = case("lint", "1")
    assert (run.stdout, run.exit_code, run.stderr) == ("", 0, "Nothing is asked about here.\n")


def test_a_mute_keeps_its_reason_and_its_day_and_undo_takes_it_back(careless: Cli) -> None:
    run = careless("lint", "1", "--mute", "5.1:attention", "--because", "the slip says it in red")
    assert (run.exit_code, run.stdout) == (0, "")
    (answer,) = careless.record().answers
    assert (answer.said, answer.reason) == (Said.NOT_APPLICABLE, "the slip says it in red")
    assert answer.on == date(2026, 11, 21)
    assert "careful" not in answer.asked  # a name may be among the words
    (told,) = json.loads(careless.done("lint", "1", "--json"))
    assert (told["code"], told["row"], told["words"]) == ("attention", "5.1", "be careful")
    assert told["muted"] == {"because": "the slip says it in red", "on": "2026-11-21"}
    careless.done("undo", "1")
    assert careless("lint", "1").exit_code == 1


def test_the_report_of_the_team_alone_tells_what_was_muted_and_why(careless: Cli) -> None:
    careless("lint", "1", "--mute", "5.1:attention", "--because", "the slip says it in red")
    told = careless.done("export", "1", "--format", "md", "-o", "-")
    assert "5.1 “be careful with the slips”, leans on attention: the slip says it in red (21 Nov 2026)" in told
    for reader in ("management", "participants"):
        other = careless.done("export", "1", "--for", reader, "--format", "md", "-o", "-")
        assert "says it in red" not in other
        assert "muted" not in other


def test_a_reason_that_says_nothing_is_not_kept(careless: Cli) -> None:
    run = careless("lint", "1", "--mute", "5.1:attention", "--because", "問題ない")
    assert run.exit_code != 0
    assert "What makes it right here?" in run.stderr
    assert careless.record().answers == ()


def test_where_the_words_change_it_is_asked_again_and_said_why_it_was_muted(careless: Cli) -> None:
    careless("lint", "1", "--mute", "attention", "--because", "the slip says it in red")
    careless.done("edit", "1", "5.1", "what=remind all packers")
    run = careless("lint", "1")
    assert run.exit_code == 1
    assert "It was muted (the slip says it in red); what stands there changed since." in run.stdout
    careless("lint", "1", "--mute", "attention", "--because", "printed now")
    assert [answer.reason for answer in careless.record().answers] == ["printed now"]


def test_a_place_is_read_in_full_width_letters_too(careless: Cli) -> None:
    careless.done("lint", "1", "--mute", "５．１：attention", "--because", "the slip says it in red")
    assert careless("lint", "1", "--ask-again", "５．１:ａｔｔｅｎｔｉｏｎ").exit_code == 1
    assert careless.record().answers == ()
    assert careless("lint", "1", "--mute", "２．１:person", "--because", "x").exit_code != 0


def test_a_mute_of_what_is_no_longer_so_does_nothing(careless: Cli) -> None:
    careless("lint", "1", "--mute", "attention", "--because", "the slip says it in red")
    careless.done("edit", "1", "5.1", "what=the printer puts the date in red on four sides")
    run = careless("lint", "1")
    assert (run.exit_code, run.stdout) == (0, "")
    assert json.loads(careless.done("lint", "1", "--json")) == []


def test_a_place_is_asked_about_again(careless: Cli) -> None:
    careless("lint", "1", "--mute", "5.1:attention", "--because", "enough for now")
    assert careless("lint", "1", "--ask-again", "5.1:attention").exit_code == 1
    assert careless.record().answers == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lint",), "Which case?"),
        (("lint", "1", "--all"), "Which case?"),
        (("lint", "--all", "--mute", "attention"), "One case at a time"),
        (("lint", "1", "--mute", "attention"), "The reason is empty"),
        (("lint", "1", "--mute", "2.1:person", "--because", "x"), "There are: 5.1:attention."),
        (("lint", "1", "--ask-again", "5.1:attention"), "Nothing is asked about here."),
    ],
)
def test_what_cannot_be_is_refused(careless: Cli, words: tuple[str, ...], said: str) -> None:
    run = careless(*words)
    assert run.exit_code != 0
    assert said in run.stderr
    assert careless.record().answers == ()


def test_all_looks_at_every_case_that_is_not_closed(careless: Cli) -> None:
    careless.done("new", "Another one")
    careless.done("set", "2", "severity=low")
    careless.done("add", "2", "cause", "human error")
    run = careless("lint", "--all")
    assert [line.split(" ", 2)[:2] for line in run.stdout.splitlines()] == [["2026-002", "2.1"], ["2026-001", "5.1"]]
    careless.done("close", "1", "--because", "for the test")
    assert careless("lint", "--all").stdout.startswith("2026-002 2.1")
    assert "2026-001" not in careless("lint", "--all").stdout
    assert careless("lint", "1", "--mute", "attention", "--because", "late").exit_code != 0


def test_a_team_switches_off_and_has_words_of_its_own(careless: Cli) -> None:
    careless.config.write_text('[judgement]\noff = ["attention"]\n', encoding="utf-8")
    assert careless("lint", "1").exit_code == 0
    careless.config.write_text('[judgement.except]\nattention = ["careful with the slips"]\n', encoding="utf-8")
    assert careless("lint", "1").exit_code == 1  # the exception does not cover “be”
    careless.config.write_text('[judgement.except]\nattention = ["be careful with the slips"]\n', encoding="utf-8")
    assert careless("lint", "1").exit_code == 0
    careless.config.write_text('[judgement.words]\nattention = ["with the slips"]\n', encoding="utf-8")
    assert careless("lint", "1").exit_code == 1


def test_it_speaks_japanese(careless: Cli) -> None:
    assert careless("lint", "1", RETRO_LANG="ja").stdout.startswith("5.1「be careful」：注意に頼っています。")
