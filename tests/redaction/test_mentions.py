"""Whoever is called by an @ and is no role is named to nobody outside the team, though no row knows them."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from retro.language import language
from retro.model.moments.moment import Moment, Precision
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Participant, Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Lesson
from retro.model.stages.timeline import Event
from retro.redaction.audience import CUSTOMER, MANAGEMENT, PARTICIPANTS, TEAM
from retro.redaction.names.mentions import mentions
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError
from tests.records import record

_EN, _JA = language("en"), language("ja")
_LEAD = Participant(id="p", role="shipping lead", name="Hanako Tanaka")


def _told(text: str) -> str:
    return redact(record(_LEAD, Cause(what=text)), MANAGEMENT, Recipient(), _EN).record.of(Cause)[0].what


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a deployment reacted to symptoms @Dylan Martin", "a deployment reacted to symptoms [name]"),
        ("ask @dylan.martin, then go on", "ask [name], then go on"),
        ("@dylan reacted to symptoms", "[name] reacted to symptoms"),
        ("reacted to symptoms @dylan martin", "reacted to symptoms [name]"),
        ("(@Ann van der Berg) and @o'neil's list was long", "([name]) and [name] list was long"),
        ("**@Dylan** Martin", "[name]"),
        ("障害に気づいた＠佐藤", "障害に気づいた[name]"),
        ("@佐藤さんが戻した", "[name]が戻した"),
        ("@佐藤ゆきさんと@サトウ、@さとうさん", "[name]と[name]、[name]"),
        ("@Tanaka saw it, @Hanako Tanaka too", "@shipping lead saw it, @shipping lead too"),
    ],
)
def test_it_is_replaced_whatever_its_form(text: str, told: str) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "@shipping lead packed it", "@sre and @infrastructure on-call", "@here, @channel", "@出荷担当が戻した", "@全員",
        "10 pieces @ 300, logo@2x.png, @2x, redis@7.2, @10:30", "nothing",
    ],
)  # fmt: skip
def test_a_role_and_what_is_no_word_stay(text: str) -> None:
    assert _told(text) == text


def test_every_text_is_looked_at_and_what_is_put_is_told() -> None:
    rows = (
        Event(happened=Moment(Precision.UNKNOWN, words="before @Dylan Martin came"), what="x"),
        Measure(what="ask @Dylan Martin", owner="@Dylan Martin"),
        Lesson(what="**see** @Dylan Martin", tags=("@Dylan Martin",)),
    )
    case = record(*rows, title="Late @Dylan Martin", summary="By @Dylan Martin.", tags=("@Dylan Martin",))
    for audience in (MANAGEMENT, PARTICIPANTS):
        out = redact(case, audience, Recipient(), _EN)
        assert "Dylan" not in repr(out.record)
        assert "Martin" not in repr(out.record)
        what = "Head, “Title”: “Dylan Martin” became “a member of our team”."
        assert what in [each.show(_EN) for each in out.messages]
    assert redact(case, TEAM, Recipient(), _EN).record is case
    unknown = record(title="Late @Dylan Martin")
    assert "［氏名］" in redact(unknown, MANAGEMENT, Recipient(), _JA).record.head.title


def test_a_letter_stops_at_it_unless_roles_are_put() -> None:
    fact = Cause(what="a deployment reacted @Dylan Martin", sure=CauseConfidence.FACT, for_all=True)
    case = record(fact, responsibility=Responsibility.OURS)
    with pytest.raises(NamesError) as stopped:
        redact(case, CUSTOMER, Recipient(to_all=True), _EN)
    assert [place.found for place in stopped.value.places] == ["@Dylan Martin"]
    out = redact(case, CUSTOMER, Recipient(to_all=True, shield=True), _EN).record
    assert [row.what for row in out.of(Cause)] == ["a deployment reacted [name]"]


def test_the_customer_whom_a_letter_is_for_may_be_called_so() -> None:
    fact = Cause(what="@森様", sure=CauseConfidence.FACT, for_one="森様")
    case = record(fact, responsibility=Responsibility.OURS)
    out = redact(case, CUSTOMER, Recipient(addressee="森様"), _EN).record
    assert [row.what for row in out.of(Cause)] == ["@森様"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@阿部が再起動した", "@阿部"), ("@佐藤部長に報告した", "@佐藤部長"), ("@佐藤（店長）", "@佐藤"),
        ("@営業部長", ""), ("@品質保証課", ""), ("@夜間当番", ""), ("@保守担当", ""),
        ("@情報システム部", ""), ("@長部が見た", "@長部"), ("@cook told us", "@cook"),
        ("@石川が確認", "@石川"),
        ("@山田 太郎が確認", "@山田 太郎"),
        ("@May Wilson restarted it", "@May Wilson"), ("@_dylan_ did", "@_dylan"), ("asked @Dylan again", "@Dylan"),
        ("to @Dylan Monday night", "@Dylan"), ("@ソムリエが確認した", ""), ("サポート@example.com", ""),
        ("@ソムリエ佐藤さんが来た", "@ソムリエ佐藤さん"), ("@ソムリエ担当が来た", ""),
        ("@team Dylan Martin", "Dylan Martin"), ("@night shift: Dylan Martin restarted it", "Dylan Martin"),
        ("@sre Dylan, look", "Dylan"), ("@here Dylan Martin Monday night", "Dylan Martin"),
        ("@ソムリエ Dylan Martin came", "Dylan Martin"), ("@team 佐藤さんが戻した", "佐藤さん"),
        ("@team Dylan restarted", "Dylan"), ("@support Marcus just called back", "Marcus"), ("@ops Ann is out", "Ann"),
        ("@ソムリエ Dylan told us", "Dylan"), ("@team Checkout was down", ""), ("@team This was us", ""),
        ("@sre Production is back", ""),
        ("@team Restart it", ""), ("@team Please look", ""), ("@here Thanks, all", ""), ("@channel We are back", ""),
        ("@team Night Shift", ""), ("@on-call engineer", ""), ("@accountant was asked", ""),
        ("@Day restarted it", "@Day"), ("@Noon", "@Noon"), ("@noon we met", ""), ("@day shift", ""),
        ("@Day Shift", ""), ("@March 5", ""), ("@Sunday", ""), ("@Head of ops", ""),
        ("@media print", ""), ("@branch-manager, the branch", ""), ("@ann-may", "@ann-may"),
    ],
)  # fmt: skip
def test_whoever_is_called_is_found_whole_and_no_role_nor_the_words_behind(text: str, found: str) -> None:
    seen = normalize("NFKC", text)
    assert [seen[start:end] for start, end in mentions(seen, {"ソムリエ"})] == [found] * bool(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Transactional was missing", ""), ("@Override and @media stayed", ""), ("`@Retry(times=3)` hid it", ""),
        ("see `a @Retry()` there", ""), ("`@Dylan(on call)` saw it", "@Dylan"), ("`@dylan` saw it", "@dylan"),
        ("@param name, `@佐藤(45)から`", "@佐藤"), ("@Param Singh restarted it", "@Param Singh"),
        ("@Retry(times=3) hid it", "@Retry"), ("see `a @B(1)` and @Dylan(2) `b`", "@Dylan"),
    ],
)  # fmt: skip
def test_what_is_clearly_code_is_nobody(text: str, found: str) -> None:
    assert [text[start:end] for start, end in mentions(text, ())] == [found] * bool(found)
