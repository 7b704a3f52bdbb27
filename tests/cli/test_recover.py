"""What could not be saved is added by a command, too; what was changed meanwhile is told with both values."""

from __future__ import annotations

from dataclasses import replace

from retro.store.journal import OwnJournal, Unsaved, journals, keep, read
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


def test_what_nobody_wants_is_shown_and_let_go_of_once_that_is_said(case: Cli) -> None:
    assert case.done("recover", "--drop") == "Nothing is unsaved.\n"
    broken = case.db.with_name(f"{case.db.name}-unsaved-b.jsonl")
    broken.write_text("{")
    for words in (["recover"], ["recover", "--drop"]):
        told = case(*words)
        assert (told.exit_code, "which Retro cannot read" in told.output) == (0, True)
    broken.unlink()
    line = Unsaved("2026-001", NOW.isoformat(), "e" * 16, "timeline", "14:05 phones\x1b[2J ring")
    other = replace(line, reference="2027-001", row="a" * 16, text="", values={"title": "words", "level": None})
    keep(case.db, [line, other], "a")
    asked = case("recover", "--drop")
    when = f"{NOW:%Y-%m-%d %H:%M}"
    assert asked.stdout.splitlines() == [
        f"2026-001  {when}  14:05 phones [2J ring", f"2027-001  {when}  words",
    ]  # fmt: skip
    assert asked.exit_code == 1
    assert "2 lines would be let go of." in asked.stderr
    assert "“1” may mean several retrospectives: 2026-001, 2027-001." in case("recover", "1", "--drop").stderr
    assert "1 line was let go of." in case("recover", "2027-1", "--drop", "--yes").stderr
    assert [each for file in journals(case.db) for each in read(file)] == [line]
    case.done("recover", "--drop", "--yes")
    assert journals(case.db) == []
    assert case.record().rows == ()
    for wrong in (["--drop", "--mine"], ["--yes"]):
        assert case("recover", *wrong).exit_code == 2


def test_what_a_retro_that_runs_keeps_is_told_and_left_to_it(case: Cli) -> None:
    own = OwnJournal(case.db, "a")
    path = own.write([Unsaved("2026-001", NOW.isoformat(), "e" * 16, "timeline", "14:05 Hanako Tanaka phones")])
    said = f"A Retro that runs keeps what it could not save yet in {path}, and saves it.\n"
    assert case.done("recover") == said
    assert "A Retro that runs holds them" in case("doctor").stdout
    assert "Leave it, then say it again." in case("forget", "Hanako Tanaka", "--yes").stderr
    assert case.done("recover", "--drop") == said
    assert journals(case.db) == [path]
    own.let_go()
    case.done("forget", "Hanako Tanaka", "--yes")
    assert "Hanako" not in path.read_text(encoding="utf-8")
