"""The ways in which a recorded name is written, and which part of each names the family."""

from __future__ import annotations

import pytest

from retro.redaction.spelling.parsed_name import parse_name


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("Hanako Tanaka", ["Hanako *Tanaka"]),
        ("Tanaka, Hanako", ["*Tanaka Hanako"]),
        ("田中 花子", ["*田中 花子"]),
        ("Tanaka Hanako / 田中 花子", ["Tanaka *Hanako", "*田中 花子"]),
        ("田中 花子；Hanako Tanaka｜Hana", ["*田中 花子", "Hanako *Tanaka", "*Hana"]),
        ("田中 花子（たなか はなこ）", ["*田中 花子", "*たなか はなこ"]),
        ("Robert Smith (Bob)", ["Robert *Smith", "*Bob"]),
        ("Robert Smith (SRE)", ["Robert *Smith"]),
        ("田中 花子（出荷）", ["*田中 花子"]),
        ("Anna Berg (née Klein)", ["Anna *Berg", "*Klein"]),
        ("Dr. Hanako Tanaka Jr.", ["Hanako *Tanaka"]),
        ("水無瀬はるか", ["*水無瀬はるか", "*水無瀬 はるか"]),
        ("unknown / -", []),
        ("", []),
    ],
)
def test_brackets_and_slashes_stand_between_the_ways(name: str, ways: list[str]) -> None:
    found = [
        " ".join(f"*{part}" if at in way.families else part for at, part in enumerate(way.parts))
        for way in parse_name(name)
        if not way.guessed
    ]
    assert found == ways


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("林花", []),
        ("田中花", ["田|中花"]),
        ("田中花子", ["田中|花子"]),
        ("佐々木花", ["佐々|木花"]),
        ("長谷川花子", ["長谷|川花子", "長谷川|花子"]),
        ("佐々木健太郎", ["佐々木|健太郎"]),
        ("田中 花子", []),
        ("김민수", ["김|민수"]),
        ("남궁민수", ["남궁|민수"]),
    ],
)
def test_where_a_name_without_a_space_may_fall_apart(name: str, ways: list[str]) -> None:
    found = [way for way in parse_name(name) if way.guessed]
    assert ["|".join(way.parts) for way in found] == ways
    assert all(way.families == {0} for way in found)
