"""The style of a Japanese sentence, and the language that its letters tell."""

from __future__ import annotations

import pytest

from retro.review.unfit.internal import is_internal
from retro.review.unfit.script import is_in
from retro.review.unfit.style import is_plain

PLAIN = (
    "お電話で状況をご説明した|伝票を見ずに貼った|届いた日は取り消せない。|棚を分ける|二人で確認する|担当者が不在だった|仕組みである|"
    "誰も気づかなかった|連絡が遅い|確認しやすい|まだ終わっていない|商品を渡す（本日中）|お待たせした。申し訳ございません。|予定だ|"
    "手順がない|お話を伺う|送ってしまう|読む|見られず|ルールを変えていく|対応してもらう|約束を破られた|結納の品が届いた。取り消せない|"
    "「のちほど」とお答えした|空欄では発行できないようにする|字を**誤った**|12時台に出られない。"
)
POLITE = (
    "ご説明いたしました|お届けしました。|2名で確認しております|ご確認ください|お約束いたします（12月1日まで）|届いておりませんでした|"
    "お詫び申し上げます|棚を分けることにいたしました。|「見なかった」とのことでした"
)
NEITHER = (
    "2名での確認|お荷物の取り違え|お見舞い|取り違い|お支払い|引き出物の相違|一つずつ台を分ける棚|三つ|お祝い|37個|代品のお届け|"
    "API障害|ご披露宴で別のお品物が配られたこと|小分けの袋|ご不安とお疑い|Two parcels swapped|"
)


def test_the_end_of_a_sentence_tells_its_style() -> None:
    assert [text for text in PLAIN.split("|") if not is_plain(text)] == []
    assert [text for text in (*POLITE.split("|"), *NEITHER.split("|")) if is_plain(text)] == []


def test_what_is_of_the_house_itself_is_no_sentence_for_a_customer() -> None:
    internal = (
        "タクシー代の精算|残業が続いた|稟議に回した|OPS-4538 was closed|fixed by #4538|OPS-1142を参照|"
        "overtime pay|our budget"
    )
    for_anybody = (
        "お荷物の取り違え|A-17 was left|model AB-1200|COVID-19 rules|品番AB-1200|"
        "1 of 2|international parcels|交換の品をお届けした"
    )
    assert [text for text in internal.split("|") if not is_internal(text)] == []
    assert [text for text in for_anybody.split("|") if is_internal(text)] == []


@pytest.mark.parametrize(
    ("code", "fits", "others"),
    [
        ("ja", "Kyoto|API障害|伝票 slip|12,000 EUR|A-17||Slack", "Two parcels|two|the slip was 伝票 wrong again"),
        ("en", "the slip (伝票) was wrong|37|Kyoto||Zürich", "お荷物|伝票を table に置いた|鈴木様"),
    ],
)
def test_letters_tell_the_language(code: str, fits: str, others: str) -> None:
    assert [text for text in fits.split("|") if not is_in(text, code)] == []
    assert [text for text in others.split("|") if is_in(text, code)] == []
