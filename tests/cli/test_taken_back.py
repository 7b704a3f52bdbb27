"""What undo and redo say."""

from __future__ import annotations

from tests.cli.running import Cli


def test_a_deletion_that_is_made_again_names_the_row(case: Cli) -> None:
    case.done("add", "1", "scope", "40 trays late")
    case.done("rm", "1", "3.1")
    assert "“trays late” deleted" in case.done("undo", "1")
    assert "“trays late” deleted" in case.done("redo", "1")
