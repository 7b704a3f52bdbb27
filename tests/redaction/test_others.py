"""Whoever is the same customer is found in a letter to somebody else, however they are called there and here."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.head import Participant
from retro.model.stages.review import Lesson
from retro.redaction.names.named_places import places
from retro.redaction.spelling.common_words import words
from tests.of_each import of_each
from tests.records import record
from tests.redaction.test_identity import PAIRS

_EN = language("en")
_NOBODY = ("お客様", "family in Aachen", "Family in Aachen")
"""What names nobody."""
_WORDS = ("空", "大家", "みどり", "A", "Ａ")
"""Names that are words or letters, which only an honorific shows to be names."""
_SAME = [
    pair
    for one, other, alike in PAIRS
    for pair in ((one, other), (other, one))
    if alike == "same" and pair[0] not in (*_NOBODY, *_WORDS)
]


def found(text: str, called: str) -> list[str]:
    visible = record(Lesson(what=text), title="")
    return [place.found for place in places(visible, record(), _EN, [called])]


@of_each(_SAME)
def test_the_same_customer_is_found(text: str, called: str) -> None:
    assert found(text, called)


@pytest.mark.parametrize(
    "called",
    [
        *[
            "佐藤様ら",
            "佐藤様ほか(3名)",
            "佐藤様ほか2名",
            "佐藤様一同",
            "佐藤様御一行",
            "佐藤様の奥様",
            "佐藤様のお母様",
            "佐藤",
            "佐藤さんの奥様",
        ],
        *[
            "大阪の佐藤様",
            "お客様（佐藤様）",
            "お客様の佐藤様",
            "（佐藤様）",
            "佐藤様？",
            "田中様及び佐藤様",
            "田中様および佐藤様",
            "佐藤家の皆様",
        ],
        *[
            "田中様並びに佐藤様",
            "田中・佐藤両家",
            "佐藤宅",
            "佐藤様宅",
            "佐藤様方",
            "佐藤ご両家",
            "佐藤ご夫婦",
            "佐藤さんご家庭",
            "佐藤様ご一同",
        ],
        "佐藤様 他2名",
        "株式会社田中商店 佐藤様",
    ],
)
def test_a_name_within_what_a_customer_is_called_is_found(called: str) -> None:
    assert found("お荷物は佐藤様へ", called) == ["佐藤様"]


@pytest.mark.parametrize(
    ("called", "name"),
    [
        *((called, "Robinson") for called in ("the Robinsons", "Robinson (2 parcels)", "Robinson et al.")),
        *((called, "Robinson") for called in ("Robinson + 2 others", "Robinson & Sons", "customer of Robinson")),
        *((called, "Smith") for called in ("Smith's family", "the household of Smith", "smith", "Smith & family")),
        *(("Bob & Carol Dean", name) for name in ("Bob Dean", "Carol", "Carol Dean")),
        ("van der Berg", "van der Berg"),
        ("van der Berg", "Berg"),
        ("Maria de la Cruz", "Cruz"),
        ("von Trapp", "Trapp"),
        ("friend of Annabel", "Annabel"),
    ],
)
def test_an_english_name_within_what_a_customer_is_called_is_found(called: str, name: str) -> None:
    assert found(f"Then {name} called.", called) == [name]


@pytest.mark.parametrize(
    ("called", "text"),
    [
        ("customers of eight months", "after eight months"),
        ("customers of 11 August, table 3", "packed on table 3 on 11 August"),
        ("the bride's grandmother", "the bride waited"),
        ("得意先", "得意先の皆様"),
        ("森様（大阪）", "大阪の倉庫"),
        ("佐藤様の奥様", "奥様へ"),
    ],
)
def test_what_names_nobody_is_not_found(called: str, text: str) -> None:
    assert found(text, called) == []


_FIRMS = sorted(
    words("""
    渡辺商店 小林商事 スズキ電機 ホテル青山 青葉病院 青葉総合病院 アオキ 長谷川酒店 山田屋 さくら病院 みどり工業
    つばめタクシー ABC商事 NTT東日本 お茶の水病院 三井住友銀行 ますだ薬局 ラーメン大将 喫茶みどり 梅の花
    渡辺商店様 東京駅前店 もりや
""")
)
_PERSONS = sorted(
    words("""
    鈴木さくら 佐藤ケイコ 各務 両角 小室 大館 前園 大西 土屋 三宅
""")
)
_GENERAL = sorted(
    words("""
    参列者 各販売店 市民病院 大学病院 小学校 配送業者 取引先 全店 某社 アルバイト スーパー 会員 利用者 API利用者
    決済サービス チェックアウト 店 喫茶店 飲食店 お届け先 ご家族 町内会 第2倉庫 買い物客 新郎新婦 宿泊客
    モバイルアプリ利用者 医療機関 病院 ホテル ご近所 隣の部屋 倉庫の係 夜間の利用者 生花店 介護施設 図書館
    花嫁 地域の皆様 東京 横浜店 大阪支店の客 携帯電話会社 大人 両社 前者 二次会 土日の客
""")
)


@pytest.mark.parametrize("called", [*_FIRMS, *_PERSONS])
def test_a_firm_and_a_person_are_found_without_an_honorific(called: str) -> None:
    assert found(f"お荷物は{called}の荷と取り違え", called) == [called]
    assert found(f"お荷物は{called}さんへ", called)


@pytest.mark.parametrize("called", _GENERAL)
def test_what_customers_are_called_in_general_is_not_found(called: str) -> None:
    assert found(f"お荷物は{called}の荷と取り違え", called) == []


@pytest.mark.parametrize(
    ("called", "text", "name"),
    [
        ("渡辺商店", "お荷物は渡辺さんへ", "渡辺さん"),
        ("ホテル青山", "青山様よりお電話", "青山様"),
        ("渡辺商店", "渡辺宛の荷", "渡辺"),
        ("渡辺商店", "渡辺社長より", "渡辺社長"),
        ("スズキ電機", "スズキにお届け", "スズキ"),
        ("株式会社渡辺商店", "渡辺様の伝票", "渡辺様"),
        ("渡辺商店㈱", "渡辺商店に", "渡辺商店"),
        ("医療法人渡辺医院", "渡辺医院の分", "渡辺医院"),
        ("㈱アオキ", "株式会社アオキに", "アオキ"),
        ("Harbour Florist Ltd", "see www.harbourflorist.com", "harbourflorist"),
        ("Harbour Florist Ltd", "HarbourFlorist rang", "HarbourFlorist"),
        ("Harbour Florist Ltd", "to Harbour-Florist", "Harbour-Florist"),
        ("Müller GmbH", "Mueller rang", "Mueller"),
        ("渡辺側", "渡辺様へ", "渡辺様"),
        ("渡辺達", "渡辺が申し出た", "渡辺"),
    ],
)
def test_what_a_firm_is_called_for_short_is_found(called: str, text: str, name: str) -> None:
    assert found(text, called) == [name]


def test_a_firm_is_not_seen_in_a_word_that_it_begins_with() -> None:
    assert found("日本語の説明、商店街の倉庫", "日本通運") == found("商店街の倉庫、渡辺橋の支店", "渡辺商店") == []
    assert found("東京の倉庫、日本の夏", "東京商店") == found("The harbour was closed", "Harbour Florist Ltd") == []


@pytest.mark.parametrize("name", ["森", "林", "原"])
@pytest.mark.parametrize("behind", ["家", "宅", "邸", "夫妻", "夫人", "一家", "側", "御中", "ご家族", "ご夫妻"])
def test_a_family_of_one_kanji_is_found(name: str, behind: str) -> None:
    assert found(f"先日、{name}{behind}に届いた", f"{name}様") == [name]
    colleague = Participant(role="lead", name=f"{name} 健一")
    visible = record(Lesson(what=f"{name}{behind}へ"), title="")
    assert [place.found[0] for place in places(visible, record(colleague), _EN)] == [name]


@pytest.mark.parametrize("text", ["森林の側", "原因側", "実家へ、空家が", "東側の棚、大家が", "原家具店"])
def test_a_word_is_no_family(text: str) -> None:
    assert not any(found(text, called) for called in ("原様", "実様", "空様", "東様", "大様"))


@pytest.mark.parametrize(
    ("called", "text", "name"),
    [
        ("モリタ様", "もりた様の箱", "もりた様"),
        ("もりた様", "モリタ様の箱", "モリタ様"),
        ("もりた", "モリタ様の箱", "モリタ様"),
        ("customer 10", "Customer 10 called", "Customer 10"),
        ("顧客10", "顧客10の箱", "顧客10"),
        ("お客様2", "お客様2の箱", "お客様2"),
        ("佐藤様2", "佐藤様の箱", "佐藤様"),
        ("A様", "A様の箱", "A様"),
        ("203号室", "203号室の箱", "203号室"),
    ],
)
def test_kana_and_labels_are_found(called: str, text: str, name: str) -> None:
    assert found(text, called) == [name]


@pytest.mark.parametrize(
    ("called", "text"), [("customer 1", "customer 10"), ("顧客1", "顧客10"), ("203号室", "1203号室"), ("A様", "A 4, A")]
)
def test_another_label_is_not_found(called: str, text: str) -> None:
    assert found(text, called) == []
