"""What is bound to be a time and cannot be read is an unknown moment with the words of its writer."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from retro.language import language
from retro.model.moments.context import MomentContext
from retro.model.moments.formatting import show_moment
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading import leading_moment, read_moment
from retro.model.problem import ValidationError
from tests.model.spellings import AFTER, FRIDAY, TOKYO

NOW = datetime(2026, 11, 26, 18, 4, 30, tzinfo=TOKYO)
WRITTEN = MomentContext(FRIDAY, TOKYO, AFTER.previous, now=NOW)


def split(line: str) -> tuple[str, str] | None:
    found = leading_moment(line, WRITTEN)
    return (found[0].moment.dump(), found[1]) if found else None


@pytest.mark.parametrize(("line", "words", "rest"), [
    ("夕方 電話が鳴る", "夕方", "電話が鳴る"), ("夕方、電話が鳴る", "夕方", "電話が鳴る"),
    ("夕方に電話", "夕方", "電話"),
    ("早朝　停電", "早朝", "停電"), ("昼過ぎ、来店", "昼過ぎ", "来店"), ("数時間後に再発", "数時間後", "再発"),
    ("数日後 連絡", "数日後", "連絡"), ("その後、電話", "その後", "電話"), ("直後 停止", "直後", "停止"),
    ("しばらくして 再発", "しばらくして", "再発"), ("翌朝 謝罪", "翌朝", "謝罪"), ("同日夕方 電話", "同日夕方", "電話"),
    ("翌日未明 停電", "翌日未明", "停電"), ("11月２０日夕方 電話", "11月２０日夕方", "電話"),
    ("18日未明 停電", "18日未明", "停電"), ("十一月二十日夕方 電話", "十一月二十日夕方", "電話"),
    ("11月下旬 契約", "11月下旬", "契約"), ("月末 締め", "月末", "締め"), ("先日 来店", "先日", "来店"),
    ("a few hours later it came back", "a few hours later", "it came back"),
    ("Later that day the shop called", "Later that day", "the shop called"),
    ("in the evening, phones ring", "in the evening", "phones ring"),
    ("evening: phones ring", "evening", "phones ring"),
    ("shortly after, it came back", "shortly after", "it came back"),
    ("half past two she called", "half past two", "she called"),
    ("overnight: it grew", "overnight", "it grew"), ("20 Nov, evening: call", "20 Nov, evening", "call"),
    ("Monday morning: call", "Monday morning", "call"),
    ("20 Nov in the evening she called", "20 Nov in the evening", "she called"),
    ("?夕方 電話", "夕方", "電話"),
    ("?「閉店直前」 電話", "閉店直前", "電話"),
    ('?"before lunch" call', "before lunch", "call"), ("time not known (before lunch): call", "before lunch", "call"),
    ("時刻不明（閉店直前）、電話", "閉店直前", "電話"),
])  # fmt: skip
def test_words_that_are_bound_to_say_when(line: str, words: str, rest: str) -> None:
    assert split(line) == (f"?{words}", rest)


@pytest.mark.parametrize("line", [
    "夕方便が遅れる", "夜間の受付で対応", "朝礼で共有", "朝食を提供", "深夜帯の停電", "その後電話があった",
    "夕方から電話",
    "十分に確認した", "一時停止した", "一時的に不通", "一日中不通", "三日連続で停止", "十時間停止",
    "今後の対応を決める",
    "今回の件", "午後休の担当", "Evening shift took over", "Later versions crash", "Overnight parcels lost",
    "Some time was lost", "Monday morning rush overwhelms the desk", "now that we know", "Now and then it fails",
    "nowhere to go", "Soon the queue was full",
    "Last Fridays are busy", "next day delivery failed", "the next day delivery failed",
])  # fmt: skip
def test_words_of_a_sentence_are_no_time(line: str) -> None:
    assert split(line) is None


@pytest.mark.parametrize(("line", "moment", "rest"), [
    ("now customer calls again", "2026-11-26T18:04+09:00", "customer calls again"),
    ("Right now: it is down", "2026-11-26T18:04+09:00", "it is down"),
    ("今 お客様から電話", "2026-11-26T18:04+09:00", "お客様から電話"), ("今、電話", "2026-11-26T18:04+09:00", "電話"),
    ("さっき 電話", "2026-11-26T18:04+09:00~", "電話"), ("先ほど、電話", "2026-11-26T18:04+09:00~", "電話"),
    ("just now she called", "2026-11-26T18:04+09:00~", "she called"),
    ("the next day my boss drove there", "2026-11-24", "my boss drove there"),
    ("about 2 in the afternoon she called", "2026-11-23T14:00+09:00~", "she called"),
    ("14時台 電話", "2026-11-23T14:00+09:00/2026-11-23T14:59+09:00", "電話"),
    ("14時ちょうど 電話", "2026-11-23T14:00+09:00", "電話"),
    ("14:00より会議", "2026-11-23T14:00+09:00", "会議"), ("14:05時点で未復旧", "2026-11-23T14:05+09:00", "未復旧"),
    ("十四時五分 電話", "2026-11-23T14:05+09:00", "電話"), ("二時間後に復旧", "2026-11-23T15:00+09:00", "復旧"),
    ("〜15:00 復旧作業", "../2026-11-23T15:00+09:00", "復旧作業"),
    ("until 15:00 repair", "../2026-11-23T15:00+09:00", "repair"),
    ("14:05（推定）停電", "2026-11-23T14:05+09:00~", "停電"),
    ("14.43 [apply](https://x)", "2026-11-23T14:43+09:00", "[apply](https://x)"),
    ("3/8 8:51 障害", "2026-03-08T08:51+09:00", "障害"), ("20日、電話", "2026-11-20", "電話"),
    ("今朝 謝罪", "2026-11-26", "朝 謝罪"), ("昨夜遅く 電話", "2026-11-25", "夜遅く 電話"),
    ("昨日夕方 電話", "2026-11-25", "夕方 電話"),
    ("yesterday in the evening she called", "2026-11-25", "in the evening she called"),
    ("this morning she called", "2026-11-26", "morning she called"),
    ("last Friday 3pm call", "2026-11-20T15:00+09:00", "call"),
    ("Sun 10:00 reboot", "2026-11-22T10:00+09:00", "reboot"),
    ("11/20 電話", "2026-11-20", "電話"),
])  # fmt: skip
def test_what_is_read_of_how_people_say_when(line: str, moment: str, rest: str) -> None:
    assert split(line) == (moment, rest)


@pytest.mark.parametrize(("line", "why"), [
    ("18時までに復旧", "a bound"),
    ("2/3 nodes down", "a day or a share"),
    ("24/7 support called", "a day or a share"),
    ("9.05 apply", "a time or a figure"), ("12.50 per parcel", "a figure"), ("14.43 EUR lost", "a figure"),
    ("10.15 release is out", "a figure"), ("1h30 outage", "how long it took"), ("3時のおやつ", "put a space"),
    ("翌20日 9時 電話", "is 2026-11-24"), ("last Monday 9:00 call", "may be 2026-11-23 or 2026-11-16"),
])  # fmt: skip
def test_what_may_be_something_else_is_refused_with_the_reason(line: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        leading_moment(line, WRITTEN)
    assert why in str(refused.value.problems[0].params["reason"])


def test_nobody_knows_now_where_no_time_of_writing_is_told() -> None:
    with pytest.raises(ValidationError, match="present time is not known"):
        leading_moment("now it is down", AFTER)


_LETTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"),
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)


@given(st.text(_LETTERS, max_size=80), st.sampled_from(["en", "ja"]))
def test_whatever_the_words_are_they_are_shown_and_read_back(words: str, code: str) -> None:
    moment = Moment.in_words(words)
    assert moment.precision is Precision.UNKNOWN
    assert Moment.load(moment.dump()) == moment
    assert read_moment(show_moment(moment, language(code), TOKYO), AFTER).moment == moment


@given(st.text(_LETTERS, max_size=40))
def test_any_words_behind_a_question_mark_are_kept_or_refused(words: str) -> None:
    try:
        moment = read_moment(f"?{words}", AFTER).moment
    except ValidationError:
        return
    assert moment.precision is Precision.UNKNOWN
