"""Tags for several cases: how they are read."""

from __future__ import annotations

import pytest

from retro.services.tag_cases import read_tags


@pytest.mark.parametrize(
    ("text", "given", "gone"),
    [
        ("oven", ("oven",), ()),
        ("oven, night shift", ("oven", "night shift"), ()),
        ("夜勤、窯，", ("夜勤", "窯"), ()),
        ("-oven, －窯, new", ("new",), ("oven", "窯")),
        ("oven,oven", ("oven",), ()),
        (" , ", (), ()),
        ("-", (), ()),
    ],
)
def test_they_are_parted_by_commas_and_a_minus_takes_away(
    text: str, given: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    assert read_tags(text) == (given, gone)
