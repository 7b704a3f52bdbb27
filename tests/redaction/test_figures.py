"""Figures that nobody has confirmed leave no words behind that tell them; what counts nothing stays."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.redaction.figures import without_figures


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("約1,200名に影響", "影響"),
        ("1,200名が待った", "待った"),
        ("お客様に37個の遅れ", "お客様に遅れ"),
        ("売上が約200万円減った", "売上が減った"),
        ("ケトル１台が使用できなくなった", "ケトルが使用できなくなった"),
        ("同じロットの出荷　約１，２００台", "同じロットの出荷"),
        ("取っ手の破損　２件、ぐらつき　１件", "取っ手の破損、ぐらつき"),
        ("ケトル20セット分の在庫", "ケトルの在庫"),
        ("お客様37名様にご迷惑", "お客様にご迷惑"),
        ("返品が３件あり、戻らない", "返品があり、戻らない"),
        ("被害は37個に及んだ", "被害は…に及んだ"),
        ("被害は37個", "被害は…"),
        ("荷物が37個余り遅れた", "荷物が…余り遅れた"),
        ("売上が３割減", "売上が…減"),
        ("3時間53分　全ライン停止", "全ライン停止"),
        ("２〜３名にご迷惑", "ご迷惑"),
        ("千二百名に影響", "影響"),
        ("lost about $2,000 of sales", "lost … of sales"),
        ("3 of 10 customers left", "customers left"),
        ("1h 20min of silence", "of silence"),
        ("lost 1.2M EUR", "lost … EUR"),
        ("37", "…"),
    ],
)
def test_a_figure_is_taken_out(text: str, left: str) -> None:
    assert without_figures(text) == left


@pytest.mark.parametrize(
    "text",
    ["order A-17 broken", "11月20日の便", "14:05の便が遅れた", "2号車", "3D printer broken", "2nd customer upset",
     "一人で待たせた", "千葉県の店で混乱", "two families upset", "parcels of 20 Nov late",
     "５歳のお子様の左足にやけど", "左足に5才のお子様", "1人目が転倒、2人目も転倒",
     "swaps since December 2025", "2025年10月からの入れ違い"],
)  # fmt: skip
def test_what_counts_nothing_stays(text: str) -> None:
    assert without_figures(text) == text


@given(st.integers(1000, 10**9), st.sampled_from(["", "約", "about ", "最大", "$"]), st.sampled_from("名件個円"))
def test_no_figure_of_things_is_left(figure: int, before: str, unit: str) -> None:
    for text in (f"{before}{figure:,}{unit}", f"売上が{before}{figure}{unit}", f"lost {before}{figure} parcels"):
        left = without_figures(text)
        assert str(figure) not in left
        assert f"{figure:,}" not in left


@pytest.mark.parametrize("text", ["第3回の点検で見つかった", "第12号の棚", "第2倉庫の荷"])
def test_what_is_numbered_is_no_figure(text: str) -> None:
    assert without_figures(text) == text
