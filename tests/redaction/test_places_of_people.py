"""Postal addresses, accounts and profiles tell who somebody is, and leave the team no more than a number does."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Participant, Responsibility
from retro.redaction.audience import CUSTOMER, FORM, MANAGEMENT, REMINDED, TRAINEES
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError
from tests.records import record

_EN, _JA = language("en"), language("ja")
_ADDRESS, _ACCOUNT, _WAY = "[postal address]", "[account number]", "[contact details]"


def _told(text: str, ours: str = "") -> str:
    out = redact(record(Cause(what=text)), MANAGEMENT, Recipient(ours=ours), _EN).record
    return out.of(Cause)[0].what


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("left at 12 Mill Lane, Leeds LS1 4AB", f"left at {_ADDRESS}"),
        ("left at 221B Baker Street.", f"left at {_ADDRESS}."),
        ("Flat 4, 18 Oak Avenue, Bristol BS8 1TH", _ADDRESS),
        ("to LS1 4AB", f"to {_ADDRESS}"),
        ("1600 Elm St, Apt 3B was wrong", f"{_ADDRESS} was wrong"),
        ("742 Evergreen Terrace, Springfield, IL 62704", _ADDRESS),
        ("PO Box 1123", _ADDRESS),
        ("Musterstraße 12, 10115 Berlin", _ADDRESS),
        ("届け先は12 Mill Lane", f"届け先は{_ADDRESS}"),
        ("〒100-0001 東京都千代田区千代田1-1へ", f"{_ADDRESS} {_ADDRESS}へ"),
        ("郵便番号は１００－０００１", _ADDRESS),
        ("大阪市北区梅田3丁目1番1号に届けた", f"{_ADDRESS}に届けた"),
        ("世田谷区太子堂4-1-1 キャロットタワー502号室", _ADDRESS),
        ("横浜市中区山下町二丁目三番地", _ADDRESS),
        ("山下町12番地の家", f"{_ADDRESS}の家"),
        ("渋谷区神南1-19-11-302", _ADDRESS),
        ("名駅1番3号", _ADDRESS),
    ],
)
def test_a_postal_address_is_told_to_nobody(text: str, told: str) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("card 4111 1111 1111 1111", f"card {_ACCOUNT}"),
        ("カード4111-1111-1111-1111", f"カード{_ACCOUNT}"),
        ("to DE89 3704 0044 0532 0130 00 again", f"to {_ACCOUNT} again"),
        ("口座は普通1234567", f"口座は普通{_ACCOUNT}"),
        ("account number 88372611", f"account number {_ACCOUNT}"),
        ("on twitter.com/kowal_art today", f"on {_WAY} today"),
        ("https://www.facebook.com/anna.nowak.77", _WAY),
        ("linkedin.com/in/anna-nowak", _WAY),
        ("skype: live:kowalski77", f"skype: {_WAY}"),
        ("LINE ID: mori_77", f"LINE ID: {_WAY}"),
        ("インスタは mori_art", f"インスタは {_WAY}"),
        ("the password is hunter2 still", "the password is [password or key] still"),
        ("パスワードhunter2が", "パスワード[password or key]が"),
        ("key sk_live_51Habc, AKIAIOSFODNN7EXAMPLE", "key [password or key], [password or key]"),
        ("postgres://app:hunter2@db", "postgres://app:[password or key]@db"),
        ("phone: 0 77 00 90 01 23", "phone: [telephone number]"),
    ],
)
def test_nor_is_by_which_account_somebody_pays_or_is_written_to(text: str, told: str) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Baker Street, and Lane 3", "10 Oak chairs and 5 Park benches", "the 18th Avenue sign", "DDR4 8GB", "12 of 40",
        "three Green Lane tickets", "model AB-1200", "on 2026-11-20", "1Z999AA10123456784", "card 1234 5678 9012 3456",
        "line 4711 was on x.com", "the password was wrong 12 times", "token 3", "password of 8 signs",
         "3丁目の角", "市内2-3店舗", "工区3-2-1を点検", "第2区3-1の棚", "地区大会2-1",
        "区間1-2",
        "1番の箱を2号室へ", "伝票番号1234-5678-9012", "東京都千代田区の会場", "北海道1-2日遅れ",
        "売場区画A-3", "普通に1234567個",
    ],
)  # fmt: skip
def test_other_numbers_and_places_stay(text: str) -> None:
    assert _told(text) == text


def test_where_the_house_itself_is_found_may_stand() -> None:
    ours = "Hoshizora\n12 Mill Lane\nLeeds LS1 4AB\ntwitter.com/hoshizora"
    for text in ("at 12 Mill Lane, Leeds LS1 4AB", "twitter.com/hoshizora told so"):
        assert _told(text, ours) == text
    assert _told("at 14 Mill Lane", ours) == f"at {_ADDRESS}"


def test_a_letter_stops_at_it_and_no_audience_outside_reads_it() -> None:
    text = "左隣の世田谷区太子堂4-1-1"
    case = record(Cause(what=text, sure=CauseConfidence.FACT, for_all=True), responsibility=Responsibility.OURS)
    with pytest.raises(NamesError) as stopped:
        redact(case, CUSTOMER, Recipient(to_all=True), _JA)
    assert [place.found for place in stopped.value.places] == ["世田谷区太子堂4-1-1"]
    for audience in (FORM, REMINDED, TRAINEES):
        (row,) = redact(case, audience, Recipient(to_all=True), _JA).record.of(Cause)
        assert row.what == "左隣の［住所］"


def test_a_space_without_width_keeps_a_name_apart_and_is_looked_through() -> None:
    def told(text: str) -> str:
        who = Participant(role="packer", name="Hanako Tanaka")
        return redact(record(who, Cause(what=text)), MANAGEMENT, Recipient(), _EN).record.of(Cause)[0].what

    for text in ("Hanako\u200bpacked", "Tanaka\u200bpacked", "Tana\u200bka packed"):
        assert "packer" in told(text), ascii(text)
