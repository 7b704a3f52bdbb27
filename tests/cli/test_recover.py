"""What could not be saved is added by a command, too; what was changed meanwhile is told with both values."""

from __future__ import annotations

from retro.store.journal import Unsaved, journals, keep
from tests.cli.running import NOW, Cli


def test_both_values_are_told_with_the_command_for_each_choice(case: Cli) -> None:
    assert case.done("recover") == "Nothing is unsaved.\n"
    case.done("set", "1", "severity=high")
    head = case.record().head.id
    line = Unsaved("2026-001", NOW.isoformat(), "e" * 16, "timeline", "14:05 phones ring")
    keep(
        case.db,
        [line, Unsaved("2026-001", NOW.isoformat(), head, values={"severity": "low"}, seen={"severity": None})],
        "a",
    )
    told = case.done("recover").splitlines()
    assert told[:4] == [
        "1 is saved or settled now.",
        "2026-001: “Severity” is “high” now, and you wrote “low”",
        "  retro recover 2026-001 --mine     writes what you wrote",
        "  retro recover 2026-001 --theirs   lets go of it",
    ]
    assert str(journals(case.db)[0]) in told[4]
    named = case.done("--db", str(case.db), "recover", RETRO_DB="/elsewhere.db")
    assert f"  retro --db {case.db} recover 2026-001 --mine" in named
    assert "retro recover" in case("doctor").stdout
    assert case("recover", "--mine", "--theirs").exit_code == 2
    case.done("recover", "1", "--mine")
    assert (case.record().head.severity, journals(case.db)) == ("low", [])
