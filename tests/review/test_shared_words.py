"""Why a case is like another one, in words that people know."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st

from retro.review import shared_words as module
from retro.review.shared_words import shared_words
from retro.text.search_terms import terms


def _told(text: str, other: str, most: int = 5) -> tuple[str, ...]:
    shared = terms(text) & terms(other)
    return shared_words([text], dict.fromkeys(shared, 0.5), most)


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        ("Two slips on one table", "the slips lay on a table", ("on", "slips", "table")),
        ("引き出物の送り状が二枚", "送り状の引き出物", ("引き出物", "送り状")),
        ("サーバーの再起動", "サーバーを再起動した", ("サーバー", "再起動")),
        ("ＳＬＩＰが二枚", "two slip", ("ＳＬＩＰ",)),
        ("箱が二枚あった", "紙も枚あった", ()),
        ("花器を取り違えた", "茶器を取り落とした", ()),
        ("アップロードの停止", "あった、停止", ("停止",)),
        ("品が誤配された", "誤配された引出物", ("誤配",)),
        ("翌日に折返しの電話", "折り返し電話", ("折返し", "電話")),
        ("折返し連絡した", "連絡し、折返しを待つ", ("折返し", "連絡")),
        ("出荷の3日後に届いた", "5日後に着いた", ()),
        ("打合せの記録", "打合せに出た", ("打合せ",)),
        ("出荷を確認した", "出荷は確認済みだが", ("出荷",)),
        ("緊急停止した", "停止の記録", ("停止",)),
        ("翌々日後", "三日後", ()),
        ("問い合わせが増えた", "問い合わせの電話", ("問い合わせ",)),
        ("問い合わせました", "問い合わせの電話", ()),
        ("問い合わせいただいた", "問い合わせ", ("問い合わせ",)),
        ("お客様の花束", "お客様", ("お客様",)),
        ("間違いの連絡", "間違いで", ("間違い",)),
        ("間違えた連絡", "間違いで", ()),
        ("荷物を取り違えた", "荷物の取り違え", ("荷物",)),
        ("Two parcels, two slips", "two", ("Two",)),
        ("nothing", "in common", ()),
        ("", "", ()),
    ],
)
def test_words_are_told_as_they_are_written(text: str, other: str, told: tuple[str, ...]) -> None:
    assert sorted(_told(text, other)) == sorted(told)


def test_the_rarest_stand_first_and_few_are_told() -> None:
    rare = {"slip": 0.9, "table": 0.1, "order": 0.5}
    assert shared_words(["a table, an order, a slip"], rare, most=2) == ("slip", "order")


def test_what_stands_in_a_longer_word_is_not_told_again() -> None:
    assert _told("誤配送の誤配", "誤配送") == ("誤配送",)


_TEXTS = st.text("ab 1引出物き送状の、サーバﾊﾞが", max_size=30)


@given(_TEXTS, _TEXTS, st.integers(1, 5))
def test_each_word_stands_in_the_text_and_none_in_another(text: str, other: str, most: int) -> None:
    told = _told(text, other, most)
    assert len(told) <= most
    assert all(word in text for word in told)
    assert not any(word in longer for word in told for longer in told if word != longer)


def test_what_a_text_says_again_and_again_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    look = module._words

    def counted(text: str, begin: int, stop: int) -> Iterator[str]:
        looked_at.append((begin, stop))
        return look(text, begin, stop)

    monkeypatch.setattr(module, "_words", counted)
    said = "Two parcels swapped. 宛名を取り違えた。 "
    once = shared_words([said], dict.fromkeys(terms(said), 1.0))
    at_once = len(looked_at)
    assert shared_words([said * 1000], dict.fromkeys(terms(said), 1.0)) == once
    assert len(looked_at) <= 3 * at_once
