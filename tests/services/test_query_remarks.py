"""What is said beside an answer: how a query was read, that the index of words is damaged, which case is left out."""

from __future__ import annotations

import pytest

from retro.errors import UnreadableError
from retro.language import M_
from retro.model.query.reading import Query
from retro.model.query.words import Word
from retro.services.memory.query_remarks import left_out, remarks
from retro.store.finding import Finding
from tests.services.conftest import Case

READ_SO = M_("“of:Lee” is looked for as text.")
DAMAGED = Finding("index", M_("The index is damaged."), M_("Make it anew."))


def test_a_damaged_index_is_told_where_it_was_asked_for(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Query(words=(Word("Lee"),), remarks=(READ_SO,))
    state = Query(states=("closed",), remarks=(READ_SO,))
    assert [[*remarks(case.store, query)] for query in (None, words, state)] == [[], [READ_SO], [READ_SO]]
    monkeypatch.setattr(case.store, "unindexed", lambda: DAMAGED)
    told = [DAMAGED.title, DAMAGED.step]
    assert [[*remarks(case.store, query)] for query in (None, words, state)] == [told, [READ_SO, *told], [READ_SO]]


def test_a_case_that_is_left_out_is_named_with_what_cannot_be_read() -> None:
    error = UnreadableError(M_("Row 2 cannot be read."))
    assert str(left_out("2026-001\x1b[2J", error)) == (
        "2026-001 [2J is left out; retro doctor tells more. Row 2 cannot be read."
    )
