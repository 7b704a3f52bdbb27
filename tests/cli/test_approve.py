"""`retro approve` signs a case as a role: kept in the log, for the words as they stood."""

from __future__ import annotations

from retro.model.stages.approval import Approval
from tests.cli.running import Cli


def test_a_signature_is_kept_and_a_later_word_makes_it_one_of_an_earlier_state(case: Cli) -> None:
    assert case.done("approve", "1", "--as", "quality lead") == "approved: quality lead, 21 Nov 2026\n"
    case.done("approve", "1", "--as", "shift lead", "--step", "prepared")
    again = case("approve", "1", "--as", "quality lead")
    assert "nothing was changed" in again.stderr
    assert again.stdout.splitlines() == [
        "prepared: shift lead, 21 Nov 2026", "approved: quality lead, 21 Nov 2026"
    ]  # fmt: skip
    assert [row.by for row in case.record().of(Approval)] == ["quality lead", "shift lead"]
    case.done("add", "1", "cause", "a third slip")
    assert "quality lead 21 Nov 2026 (of an earlier state)" in case.done("export", "1", "--for", "formal")
    case.done("approve", "1", "--as", "quality lead")
    assert "| quality lead 21 Nov 2026 |" in case.done("export", "1", "--for", "formal")


def test_a_closed_case_is_signed_and_verified_all_the_same(case: Cli) -> None:
    case.done("close", "1", "--because", "tried")
    case.done("approve", "1", "--as", "quality lead")
    assert case("verify", "1").exit_code == 0
    assert case("approve", "1").exit_code == 2
    assert case("approve", "1", "--as", "x", "--step", "sealed").exit_code == 2
