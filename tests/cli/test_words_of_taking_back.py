"""What is said of taking back names what was done, and gives whole commands."""

from __future__ import annotations

from tests.cli.running import Cli


def test_undo_of_a_removal_says_so(case: Cli) -> None:
    case.done("rm", "1", "--reason", "twice")
    told = case.done("undo", "1")
    assert told.startswith("Took back: “")
    assert told.endswith("” taken out of the archive\n")


def test_a_closed_case_is_reopened_before_it_is_removed(case: Cli) -> None:
    case.done("close", "1", "--because", "x")
    refused = case("rm", "1", "--reason", "twice").stderr
    assert "Reopen it with a reason first: retro reopen 2026-001" in refused
    assert "addendum" not in refused


def test_a_check_without_words_is_told_by_its_row(case: Cli) -> None:
    case.done("add", "1", "prevention", "A tray")
    case.done("check", "1", "5.1", "done")
    again = case("check", "1", "5.1", "done").stderr
    assert "taken back with: retro check 2026-001 5.1 taken-back" in again
    case.done("check", "1", "5.1", "taken-back")
    assert case.done("undo", "1") == "Took back: Check “A tray” deleted\n"


def test_a_tick_names_its_field_and_the_command_that_takes_it_back(case: Cli) -> None:
    case.done("add", "1", "scope", "party: Ann Lee")
    assert "“foo” is none of the choices of “What have they had by now?”" in case("tick", "1", "3.1", "foo").stderr
    case.done("tick", "1", "3.1", "told")
    again = case("tick", "1", "3.1", "told").stderr
    assert "taken back with: retro tick 2026-001 3.1 told --taken-back" in again
