"""A test of many values tells each that fails, with the value, and cannot pass with none."""

from __future__ import annotations

import pytest

from tests.of_each import of_each


def test_each_that_fails_is_named_and_the_others_are_tried() -> None:
    tried: list[int] = []

    @of_each([(1, "one"), (2, "two"), (3, "three")])
    def odd(number: int, _word: str) -> None:
        tried.append(number)
        assert number == 2

    with pytest.raises(ExceptionGroup, match="2 of 3 fail") as caught:
        odd()
    assert tried == [1, 2, 3]
    assert [error.__notes__ for error in caught.value.exceptions] == [["with 1, 'one'"], ["with 3, 'three'"]]


def test_without_values_it_fails() -> None:
    with pytest.raises(AssertionError, match="nothing was tried"):
        of_each([])(lambda: None)()
