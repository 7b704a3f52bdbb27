"""A reason for a mute is one that somebody can look at later."""

from __future__ import annotations

import pytest

from retro.review.judgement.reasons import says_nothing


@pytest.mark.parametrize(
    "reason",
    [
        "OK", "ok.", "n/a", "x", "-", "…", "because it is fine", "It's fine", "no problem", "not needed", "as above",
        "ＯＫ", "問題ない", "問題ありません。", "大丈夫", "大丈夫です", "特になし", "このままで大丈夫です", "不要",
        "はい", "問題ないため", "確認済み", "可",
    ],
)  # fmt: skip
def test_a_reason_that_says_nothing(reason: str) -> None:
    assert says_nothing(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "printed", "legal said so", "the reminder is printed on the slip", "see 6.1", "lent until May",
        "伝票に印刷される", "法務確認済み", "3月まで借り物", "問題ないと品質保証が判断", "室長判断", "既製品",
    ],
)  # fmt: skip
def test_a_reason_that_says_something(reason: str) -> None:
    assert not says_nothing(reason)
