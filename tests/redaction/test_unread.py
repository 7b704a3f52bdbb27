"""A name in kanji whose reading is not recorded is not known in kana or Latin letters: such a word is asked about."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Participant, Responsibility
from retro.model.stages.scope import Damage
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from retro.redaction.names.named_places import places
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError, UnreadError
from tests.records import record

EN = language("en")
_TO_SUZUKI = Recipient("鈴木一郎")


def _told(text: str, *, other: str = "渡辺健一", colleague: Participant | None = None) -> str:
    """The cause as it goes to 鈴木一郎."""
    whole = record(
        *([colleague] if colleague else []),
        Damage(what="late", who=other),
        Damage(what="late", who="鈴木一郎"),
        Cause(what=text, sure=CauseConfidence.FACT, for_all=True),
        responsibility=Responsibility.OURS,
    )
    return redact(whole, CUSTOMER, _TO_SUZUKI, EN).record.of(Cause)[0].what


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("札をワタナベ氏の箱に", "ワタナベ氏"),
        ("札をﾜﾀﾅﾍﾞ様の箱に", "ﾜﾀﾅﾍﾞ様"),
        ("ワタナベケンイチさんの箱", "ワタナベケンイチさん"),
        ("the slip of Watanabe-san", "Watanabe-san"),
        ("the slip of Mr. Watanabe", "Mr. Watanabe"),
        ("Watanabe様の箱", "Watanabe様"),
        ("先日わたなべ様の箱", "わたなべ様"),
        ("札をわたなべさんの箱に", "わたなべさん"),
        ("ワタナベ課長の箱", "ワタナベ課長"),
        ("ワタナベ家の箱", "ワタナベ家"),
        ("ワタナベのご家族", "ワタナベのご家族"),
        ("the slip of mr. Watanabe", "mr. Watanabe"),
        ("watanabe様の箱", "watanabe様"),
    ],
)
def test_whoever_may_be_meant_by_an_unknown_reading_is_asked_about(text: str, word: str) -> None:
    with pytest.raises(UnreadError) as stopped:
        _told(text)
    assert [place.found for place in stopped.value.places] == [word]
    assert [str(spot.message) for spot in stopped.value.spots] == [f"Cause, row 1, “Cause”: “{word}”"]


@pytest.mark.parametrize(
    "text",
    [
        "たくさんの箱、みなさんへ、おかあさんと",
        "ご連絡いただいた様です、いつもの様に、以下の様な",
        "お客さまの様子、どなた様にも、お子さんも",
        "ご注文くださった様、してしまった様で",
        "メーカー様の箱",
        "ドライバーさんへ",
        "ユーザー様、オーナー様",
        "タイプ同様の札",
        "アルバイトさんとヘルパーさん",
        "スズキの様子",
        "API様式",
    ],
)
def test_a_role_is_nobody_s_name(text: str) -> None:
    assert _told(text) == text


def test_the_reader_may_be_called_so_where_the_rows_do() -> None:
    whole = record(Damage(what="late", who="スズキ様"), Damage(what="late", who="渡辺様"),
                   Cause(what="スズキ様の札", sure=CauseConfidence.FACT, for_all=True))  # fmt: skip
    assert redact(whole, CUSTOMER, Recipient("スズキ様"), EN).record.of(Cause)[0].what == "スズキ様の札"


@pytest.mark.parametrize("other", ["渡辺健一（わたなべ けんいち）", "渡辺様（ワタナベ）", "渡辺（わたなべ）様"])
@pytest.mark.parametrize("text", ["札をワタナベ氏の箱に", "わたなべ様の箱", "the slip of Watanabe-san"])
def test_a_reading_in_brackets_makes_the_name_known_in_kana_and_in_latin_letters(other: str, text: str) -> None:
    with pytest.raises(NamesError) as stopped:
        _told(text, other=other)
    assert not isinstance(stopped.value, UnreadError)


def test_where_all_readings_are_known_nobody_is_asked_about() -> None:
    known = Participant(role="packer", name="田中花子", reading="たなか はなこ")
    assert _told("札をスミス氏の箱に", other="渡辺様（わたなべ）", colleague=known) == "札をスミス氏の箱に"
    with pytest.raises(UnreadError):
        _told("札をスミス氏の箱に", other="渡辺様（わたなべ）", colleague=Participant(role="packer", name="田中花子"))


def test_management_reads_it() -> None:
    whole = record(Damage(what="late", who="渡辺様"), Cause(what="ワタナベ氏の札"))
    assert redact(whole, MANAGEMENT, Recipient(), EN).record.of(Cause)[0].what == "ワタナベ氏の札"


def test_a_place_in_brackets_is_no_reading_of_a_name_in_letters() -> None:
    assert places(record(Cause(what="おおさか"), title=""), record(), EN, ["Weber (おおさか)"]) == ()
