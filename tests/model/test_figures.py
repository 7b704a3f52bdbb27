"""A figure in front of a text: its number, what it counts, and what is said beside it."""

from __future__ import annotations

import pytest

from retro.model.quick_entry.figures import leading_figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("94 pods, all of them", ("94", "pods", None, "all of them", "pods, all of them")),
        ("94 pods.", ("94", "pods", None, "", "pods.")),
        ("94 pods: three zones", ("94", "pods", None, "three zones", "pods: three zones")),
        ("12件。", ("12", "件", None, "。", "12件。")),
        ("12件、うち3件", ("12", "件", None, "、うち3件", "12件、うち3件")),
        ("3 pending pods; x", ("3", "pending pods", None, "; x", "pending pods; x")),
        ("94 pending pods were lost", ("94", "pending pods", None, "were lost", "pending pods were lost")),
        ("1 order of many", ("1", "order", None, "of many", "order of many")),
        ("2時間半 止まった", ("2.5", "時間", None, "止まった", "2時間半 止まった")),
        ("3時間53分 停止", ("233", "分", None, "停止", "3時間53分 停止")),
        ("1日2時間", ("26", "時間", None, "", "1日2時間")),
        ("1h 20min down", ("80", "minutes", None, "down", "1h 20min down")),
        ("about 1h 20min", ("80", "minutes", "ABOUT", "", "about 1h 20min")),
        ("約3時間53分", ("233", "分", "ABOUT", "", "約3時間53分")),
        ("12 % of orders", ("12", "%", None, "of orders", "orders")),
        ("about 3k users", ("3000", "users", "ABOUT", "", "users")),
        ("at least 40 orders", ("40", "orders", "AT_LEAST", "", "orders")),
        ("40 orders or more", ("40", "orders", "AT_LEAST", "", "orders")),
        ("40 or more orders", ("40", "orders", "AT_LEAST", "", "orders")),
        ("40件以上", ("40", "件", "AT_LEAST", "", "40件以上")),
        ("最大40件", ("40", "件", "AT_MOST", "", "最大40件")),
        ("up to 40 orders", ("40", "orders", "AT_MOST", "", "orders")),
        ("1,200 orders", ("1200", "orders", None, "", "orders")),
        ("-5 orders", ("-5", "orders", None, "", "-5 orders")),
        ("3万件", ("30000", "件", None, "", "3万件")),
        ("1.5万円", ("15000", "円", None, "", "1.5万円")),
        ("¥3,000", ("3000", "円", None, "", "¥3,000")),
        ("€40 each", ("40", "€", None, "each", "each")),
        ("40 EUR refund", ("40", "EUR", None, "refund", "refund")),
        ("40人/日", ("40", "人", None, "/日", "40人/日")),
        ("3割の注文", ("30", "%", None, "の注文", "3割の注文")),
        ("2割5分減", ("25", "%", None, "減", "2割5分減")),
    ],
)
def test_a_figure_is_told_from_what_it_counts_and_from_what_is_said_of_it(
    text: str, figure: tuple[str, str, str | None, str, str]
) -> None:
    """Its number, its unit, its bound, what follows, and what the text says beside it."""
    found = leading_figure(text)
    assert found is not None
    assert (found.number, found.unit, found.bound and found.bound.name, found.rest, found.says) == figure


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no orders",
        "40",
        "about 40",
        "total 40 orders",
        "全40件",
        "1.200 orders",
        "4/5 orders",
        "万 2件",
        "2百万",
        "3k+ users",
        "40件未満",
        "40〜50件",
        "40-50 orders",
        "5 days 2 h",
    ],
)
def test_what_is_none_or_may_mean_another_is_no_figure(text: str) -> None:
    assert leading_figure(text) is None
