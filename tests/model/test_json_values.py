"""The values that surround the fields in the JSON form: what is none of them is refused, whatever it is."""

from __future__ import annotations

from typing import Any

import pytest

from retro.model.field_types import FieldType
from retro.model.json_format.values import Count, Instant, Name, Names, Position
from retro.model.problem import Code, ValidationError

MOST = 2**53


@pytest.mark.parametrize(
    ("type_", "plain", "value"),
    [
        (Name(), "a-Z_9", "a-Z_9"),
        (Name(), "x" * 64, "x" * 64),
        (Name(optional=True), "", ""),
        (Names(), ["a", "b"], ("a", "b")),
        (Names(), [], ()),
        (Count(), 0, 0),
        (Count(least=1), 1, 1),
        (Count(), MOST, MOST),
        (Position(), 1, 1.0),
        (Position(), -MOST, float(-MOST)),
        (Position(), 2.5, 2.5),
    ],
)
def test_a_value_is_read(type_: FieldType, plain: Any, value: Any) -> None:
    found = type_.load(plain)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("type_", "plain"),
    [
        *((Name(), each) for each in ("", "x" * 65, "a b", "é", "a\n", 1, None, ["a"])),
        *((Name(optional=True), each) for each in (" ", None, 0)),
        *((Names(), each) for each in ("ab", ("a",), ["a", ""], ["a", 1], None)),
        *((Count(), each) for each in (-1, MOST + 1, True, False, 1.0, "1", None)),
        (Count(least=1), 0),
        *((Position(), each) for each in (True, "1", None, float("nan"), float("inf"), MOST + 1, -MOST - 1)),
    ],
)
def test_what_is_none_is_of_the_wrong_type(type_: FieldType, plain: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        type_.load(plain)
    assert [each.code for each in refused.value.problems] == [Code.WRONG_TYPE]


def test_an_instant_has_its_offset() -> None:
    assert Instant().load("2026-11-20T14:05:09.000001+09:00").isoformat() == "2026-11-20T14:05:09.000001+09:00"


@pytest.mark.parametrize(
    "plain",
    ["2026-11-20", "~2026-11-20T14:05+09:00", "2026-11-20T14:05+09:00/2026-11-20T15:05+09:00", "", "x", 1, None],
)
def test_a_day_and_whatever_is_uncertain_are_no_instant(plain: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        Instant().load(plain)
    (problem,) = refused.value.problems
    assert (problem.code, problem.params["text"]) == (Code.NOT_MOMENT, plain)
    assert str(problem.params["reason"]) == "Write it like 2026-11-20T14:05:09+09:00."
