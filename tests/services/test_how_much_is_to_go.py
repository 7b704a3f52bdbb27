"""About how much is to go: it goes down steadily, and where an answer brings more, that is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from retro.asking.next import Here, left, next_question
from retro.services.ask.answer import Desk, answer
from retro.services.ask.told import told_more
from retro.store.sqlite.store import open_store
from tests.services.conftest import numbered
from tests.services.test_whole_walk import HEAD, said_to


@pytest.mark.parametrize(
    ("kind", "severity", "off"),
    [
        pytest.param("complaint", "low", 0, id="complaint-low"),
        pytest.param("complaint", "medium", 5, id="complaint"),
        pytest.param("incident", "medium", 5, id="incident"),
    ],
)
def test_it_is_about_right_from_the_first_question_on_and_never_rises(
    tmp_path: Path, kind: str, severity: str, off: int
) -> None:
    store = open_store(tmp_path / "r.db")
    desk = Desk(store, numbered(1), "JPY")
    record = store.load(store.create({**HEAD, "case_kind": kind, "severity": severity}, numbered(5000).change()))
    here, rows, told = Here(), Counter[str](), list[int]()
    while question := next_question(record, here):
        told.append(left(record, here))
        done = answer(desk, record, question, said_to(record, question, rows), here)
        record, here = done.record, done.here
    store.close()
    assert abs(told[0] - len(told)) <= off
    assert told == sorted(told, reverse=True)


def test_an_answer_that_brings_more_says_so() -> None:
    assert [str(each) for each in told_more(15, 19)] == ["That brings about 4 more questions."]
    assert told_more(15, 16) == told_more(15, 14) == ()
