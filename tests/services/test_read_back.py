"""What is said where a change was made, and the server is lost before the record is read again."""

from __future__ import annotations

import pytest

from retro.errors import AwayError
from retro.language import M_
from retro.model.change import Delete
from retro.model.record import Retrospective
from retro.services.changing.commit import commit
from tests.services.conftest import Case


def test_a_read_that_is_lost_behind_a_write_says_that_it_was_written(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = case.record
    row = whole.rows[0]

    def lost(_reference: str) -> Retrospective:
        raise AwayError(M_("The line was lost."), M_("Then try again."))

    with monkeypatch.context() as during:
        during.setattr(case.store, "load", lost)
        with pytest.raises(AwayError, match="It was written"):
            commit(case.store, case.factory, whole, [Delete(row.kind, row.id, row.revision)])
    assert case.record.get(row.id) is None
