from __future__ import annotations

import pytest

from retro.language import use
from retro.model.change import Conflict, FieldConflict, Update
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import Plain
from retro.model.stages.head import Severity
from retro.services.changing.conflict import ConflictError
from retro.store.sqlite.store import open_store
from tests.cli.running import Cli


def test_undo_takes_back_the_last_change_and_says_which(case: Cli) -> None:
    case.done("add", "1", "timeline", "14:05 phones start ringing")
    before = case.record()
    case.done("set", "1", "severity=high")
    assert "Severity" in case.done("undo", "1")
    assert case.record().head.severity is before.head.severity is None
    assert "“phones start ringing”" in case.done("undo", "1")
    assert case.record().rows == ()


def test_redo_brings_it_back_and_says_which(case: Cli) -> None:
    case.done("set", "1", "severity=high")
    case.done("undo", "1")
    assert "Severity" in case.done("redo", "1")
    assert case.record().head.severity is Severity.HIGH


def test_there_may_be_nothing_to_take_back(case: Cli) -> None:
    result = case("undo", "1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing to take back in 2026-001" in result.stderr


def test_there_may_be_nothing_to_bring_back(case: Cli) -> None:
    case.done("set", "1", "severity=high")
    result = case("redo", "1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing to bring back in 2026-001" in result.stderr


def test_a_conflict_names_what_stands_there_now(case: Cli) -> None:
    case.done("set", "1", "severity=high")
    record = case.record()
    clashes = (
        FieldConflict("retrospective", record.head.id, "severity", "low", "high"),
        FieldConflict("event", "0" * 16, "", None, None),
        FieldConflict("event", "0" * 16, "position", 1.0, 2.0),
    )
    use("en")
    error = ConflictError(Conflict(clashes), record)
    assert "“Severity” is now “high”" in str(error.title)
    assert "2026-001" in str(error.step)
    assert error.exit_code == 1


@pytest.mark.parametrize("words", [("undo",), ("redo",), ("show",), ("export",), ("set",), ("add",)])
def test_a_reference_that_is_none_or_several_is_refused(case: Cli, words: tuple[str, ...]) -> None:
    case.done("new", "Another", "--started", "2025-05-05")
    before = case.record()
    more = {"set": ("title=x",), "add": ("cause", "x")}.get(words[0], ())
    for said, named in (("77", "“77”"), ("1", "2025-001"), ("%", "“%”"), ("", "“”")):
        result = case(*words, said, *more)
        assert (result.exit_code, result.stdout) == (1, ""), said
        assert named in result.stderr
        assert "retro list" in result.stderr or "Write more" in result.stderr
    assert case.record() == before


def test_undo_is_of_ones_own_and_what_others_wrote_over_it_is_chosen_between(case: Cli) -> None:
    case.done("set", "1", "severity=low")
    case.done("set", "1", "severity=medium")
    by_bob(case, {"severity": "high"})
    refused = case("undo", "1")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "“Severity” was changed since by bob: it is “high”, and would be “low” again." in refused.stderr
    assert "retro undo 2026-001 --mine" in refused.stderr
    assert "retro undo 2026-001 --theirs" in refused.stderr
    assert case("undo", "1", "--mine", "--theirs").exit_code == 2
    case.done("undo", "1", "--theirs")
    assert case.record().head.severity is Severity.HIGH
    refused = case("undo", "1")
    assert "it is “high”, and would be (empty) again" in refused.stderr
    case.done("undo", "1", "--mine")
    assert case.record().head.severity is None


def test_what_others_made_is_taken_back_by_name_alone(case: Cli) -> None:
    by_bob(case, {"severity": "high"})
    refused = case("undo", "1")
    assert "nothing of yours to take back in 2026-001" in refused.stderr
    assert "The latest change is by bob: Severity" in refused.stderr
    assert "retro undo 2026-001 --anyone" in refused.stderr
    assert "Severity" in case.done("undo", "1", "--anyone")
    assert case.record().head.severity is None
    assert "Severity" in case.done("redo", "1")


def by_bob(case: Cli, values: dict[str, Plain]) -> None:
    """Somebody else writes into the head."""
    store = open_store(case.db)
    head = store.load("2026-001").head
    before = {name: head.dump()[name] for name in values}
    bob = ChangeFactory(lambda: case.now, lambda: next(case.ids), "bob")
    store.apply("2026-001", bob.change(Update(head.kind, head.id, head.revision, before, values)))
    store.close()
