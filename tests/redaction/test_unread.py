"""A name in kanji whose reading is not recorded is not known in kana or Latin letters: such a word is asked about."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Participant, Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from retro.redaction.names.named_places import places, unread
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError, UnreadError
from tests.records import record

EN = language("en")
_TO_SUZUKI = Recipient("鈴木一郎")


def _told(text: str, *, other: str = "水無瀬健一", colleague: Participant | None = None) -> str:
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
        ("札をミナセ氏の箱に", "ミナセ氏"),
        ("札をﾐﾅｾ様の箱に", "ﾐﾅｾ様"),
        ("ミナセケンイチさんの箱", "ミナセケンイチさん"),
        ("the slip of Minase-san", "Minase-san"),
        ("the slip of Mr. Minase", "Mr. Minase"),
        ("Minase様の箱", "Minase様"),
        ("先日みなせ様の箱", "みなせ様"),
        ("札をみなせさんの箱に", "みなせさん"),
        ("ミナセ課長の箱", "ミナセ課長"),
        ("ミナセ家の箱", "ミナセ家"),
        ("ミナセのご家族", "ミナセのご家族"),
        ("the slip of mr. Minase", "mr. Minase"),
        ("minase様の箱", "minase様"),
    ],
)
def test_whoever_may_be_meant_by_an_unknown_reading_is_asked_about(text: str, word: str) -> None:
    with pytest.raises(UnreadError) as stopped:
        _told(text)
    assert [place.found for place in stopped.value.places] == [word]
    assert [str(spot.message) for spot in stopped.value.spots] == [f"Cause, row 1, “Cause”: “{word}”"]


def test_whoever_stands_by_name_in_a_field_for_a_role_may_be_called_by_a_reading_too() -> None:
    def told(owner: str, *more: Participant) -> str:
        cause = Cause(what="札をミナセさんが置いた", sure=CauseConfidence.FACT, for_all=True)
        hurt = Damage(what="late", who="鈴木一郎")
        whole = record(*more, hurt, cause, Measure(what="x", owner=owner), responsibility=Responsibility.OURS)
        return redact(whole, CUSTOMER, _TO_SUZUKI, EN).record.of(Cause)[0].what

    for owner in ("水無瀬", "水無瀬健一", "情シス 水無瀬", "水無瀬班"):
        with pytest.raises(UnreadError) as stopped:
            told(owner)
        assert [place.found for place in stopped.value.places] == ["ミナセさん"]
    assert told("情シス") == "札をミナセさんが置いた"
    known = Participant(role="情シス", name="水無瀬 健一", reading="みなせ けんいち")
    with pytest.raises(NamesError) as named:
        told("水無瀬", known)
    assert not isinstance(named.value, UnreadError)


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
    whole = record(Damage(what="late", who="スズキ様"), Damage(what="late", who="水無瀬様"),
                   Cause(what="スズキ様の札", sure=CauseConfidence.FACT, for_all=True))  # fmt: skip
    assert redact(whole, CUSTOMER, Recipient("スズキ様"), EN).record.of(Cause)[0].what == "スズキ様の札"


def test_what_stands_behind_the_field_of_a_customer_is_looked_at_too() -> None:
    whole = record(Damage(what="late", who="スズキ様", basis="札をミナセ氏の箱に"))
    assert [place.found for place in unread(whole, whole, ["水無瀬様"], ["スズキ様"])] == ["ミナセ氏"]


@pytest.mark.parametrize("other", ["水無瀬健一（みなせ けんいち）", "水無瀬様（ミナセ）", "水無瀬（みなせ）様"])
@pytest.mark.parametrize("text", ["札をミナセ氏の箱に", "みなせ様の箱", "the slip of Minase-san"])
def test_a_reading_in_brackets_makes_the_name_known_in_kana_and_in_latin_letters(other: str, text: str) -> None:
    with pytest.raises(NamesError) as stopped:
        _told(text, other=other)
    assert not isinstance(stopped.value, UnreadError)


def test_where_all_readings_are_known_nobody_is_asked_about() -> None:
    known = Participant(role="packer", name="田中花子", reading="たなか はなこ")
    assert _told("札をスミス氏の箱に", other="水無瀬様（みなせ）", colleague=known) == "札をスミス氏の箱に"
    with pytest.raises(UnreadError):
        _told("札をスミス氏の箱に", other="水無瀬様（みなせ）", colleague=Participant(role="packer", name="田中花子"))


def test_management_reads_it() -> None:
    whole = record(Damage(what="late", who="水無瀬様"), Cause(what="ミナセ氏の札"))
    assert redact(whole, MANAGEMENT, Recipient(), EN).record.of(Cause)[0].what == "ミナセ氏の札"


def test_a_place_in_brackets_is_no_reading_of_a_name_in_letters() -> None:
    assert places(record(Cause(what="おおさか"), title=""), record(), EN, ["Weber (おおさか)"]) == ()


@pytest.mark.parametrize("text", ["みなせしょうてんの箱", "the box of Minase Shoten", "ミナセ商店の箱"])
def test_a_firm_that_is_called_as_it_may_be_read_is_asked_about(text: str) -> None:
    with pytest.raises(NamesError):
        _told(text, other="水無瀬商店")


@pytest.mark.parametrize("text", ["ネット銀行の振込", "メーカー倉庫の箱", "すぐにでんきを消した", "a Net Shop"])
def test_a_trade_that_nobody_s_name_stands_before_is_no_firm(text: str) -> None:
    assert _told(text, other="水無瀬商店") == text
