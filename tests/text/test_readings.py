"""Whether it is known how a name in kanji is read."""

from __future__ import annotations

import pytest

from retro.text.readings import is_unread


@pytest.mark.parametrize(
    ("name", "reading", "unread"),
    [
        ("水無瀬 遥", "", True),
        ("水無瀬 遥", " ", True),
        ("水無瀬 遥", "みなせ はるか", False),
        ("Haruka Minase (水無瀬 遥)", "", False),
        ("Ms Minase／水無瀬", "", False),
        ("水無瀬（ミナセ）", "", False),
        ("水無瀬【ﾐﾅｾ】", "", False),
        ("水無瀬（営業）", "", True),
        ("齋藤 ケイコ", "", True),
        ("ケイコ 齋藤", "", False),
        ("佐々木", "", True),
        ("ミナセ", "", False),
        ("Minase", "", False),
        ("", "", False),
    ],
)
def test_a_name_in_kanji_is_unread_unless_it_or_its_reading_tells(name: str, reading: str, unread: bool) -> None:
    assert is_unread(name, reading) is unread
