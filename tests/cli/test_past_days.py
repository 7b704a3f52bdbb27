"""A day on which something was done, had or found does not lie ahead, and not before the case, however it is said."""

from __future__ import annotations

import pytest

from retro.model.stages.follow_up import Check, Tick
from tests.cli.running import Cli

AHEAD, BEFORE = "2199-01-01", "2026-11-01"


@pytest.mark.parametrize("day", [AHEAD, BEFORE])
@pytest.mark.parametrize(
    ("stage", "line"),
    [
        ("changes", "a slip @lead done {}"),
        ("changes", "elsewhere: Ulm @lead carried {}"),
        ("timeline", "contact: 2026-11-20 15:00 angry promise a call due 2026-12-01 kept {} 10:00"),
    ],
    ids=["change", "place", "promise"],
)
def test_a_line_that_says_so_is_refused(case: Cli, stage: str, line: str, day: str) -> None:
    refused = case("add", "1", stage, line.format(day))
    assert refused.exit_code != 0
    assert day in refused.stderr or "“Kept” lies before “When”" in refused.stderr
    assert case.record().rows == ()
    assert case("add", "1", stage, "-", typed=line.format(day)).exit_code != 0
    assert case.record().rows == ()


@pytest.mark.parametrize("day", [AHEAD, BEFORE])
def test_an_edit_that_says_so_is_refused(case: Cli, day: str) -> None:
    case.done("add", "1", "scope", "party: Ann Lee")
    case.done("add", "1", "changes", "a slip @lead")
    case.done("tick", "1", "3.1", "told", "--on", "2026-11-20")
    case.done("check", "1", "6.1", "done", "--on", "2026-11-20")
    before = case.record().rows
    for row, said in (("7.1", f"on={day}"), ("7.2", f"on={day}"), ("6.1", f"done={day}")):
        refused = case("edit", "1", row, said)
        assert refused.exit_code != 0, row
        assert day in refused.stderr
    assert case.record().rows == before
    case.done("edit", "1", "7.1", "on=2026-11-21", "note=glad")
    (tick,) = case.record().of(Tick)
    assert (str(tick.on), tick.note) == ("2026-11-21", "glad")
    assert len(case.record().of(Check)) == 1
