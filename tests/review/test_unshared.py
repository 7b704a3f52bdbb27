"""Which cases wait for somebody to be told of them (S17)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.review.unshared import ASKED, is_unshared
from tests.review.cases import whole, without


def answered(record: Retrospective, said: Said, asked: str = ASKED) -> Retrospective:
    answer = EmptyAnswer(id="a", position=1.0, revision=1, asked=asked, said=said)
    return Retrospective(record.head, record.rows, (answer,))


def test_a_grave_case_that_nobody_was_told_of_waits() -> None:
    assert is_unshared(without("sh", level=Level.FULL))
    assert not is_unshared(whole(level=Level.FULL))


@pytest.mark.parametrize("level", [Level.LIGHT, Level.NORMAL])
def test_a_case_of_which_it_is_not_needed_waits_for_nobody(level: Level) -> None:
    assert not is_unshared(without("sh", level=level))


def test_that_it_does_not_apply_is_an_answer_and_not_yet_is_none() -> None:
    waits = without("sh", level=Level.FULL)
    assert not is_unshared(answered(waits, Said.NOT_APPLICABLE))
    assert is_unshared(answered(waits, Said.LATER))
    assert is_unshared(answered(waits, Said.NOT_APPLICABLE, "review.lesson"))
    assert is_unshared(replace(waits, answers=()))
