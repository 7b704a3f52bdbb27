"""Tags for several cases: how they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.services.changing.tag_cases import read_tags, tag_cases
from retro.store.sqlite.store import open_store
from tests.services.conftest import numbered


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


def test_a_tag_in_other_letters_is_the_one_that_is_there(tmp_path: Path) -> None:
    store = open_store(tmp_path / "retro.db", sync="OFF")
    case = store.create({"title": "x", "zone": "UTC", "tags": ["oven"]}, numbered(1).change())
    tagged = tag_cases(store, numbered(100), [case], ["ＯＶＥＮ", "Oven"], [])
    assert (tagged.changed, store.load(case).head.tags) == ([], ("oven",))
    tagged = tag_cases(store, numbered(200), [case], ["窯"], ["OVEN"])
    assert (tagged.changed, store.load(case).head.tags) == ([case], ("窯",))
    store.close()
