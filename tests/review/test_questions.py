from __future__ import annotations

from tests.review.questions import FILE, questions


def test_each_question_is_asked_as_it_was_of_one_row_and_of_several() -> None:
    assert list(questions()) == FILE.read_text(encoding="utf-8").splitlines()
