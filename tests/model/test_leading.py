"""The moment that a line begins with, and what is left of the line."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from retro.language import language
from retro.model.moments.context import MomentContext
from retro.model.moments.formatting import show_moment
from retro.model.moments.moment import Moment
from retro.model.moments.reading import leading_moment, read_moment
from retro.model.problem import ValidationError
from tests.model.spellings import FRIDAY, ONE_MOMENT, ONE_RANGE, TOKYO, contexts, mutated, near_moments, pieces
from tests.strategies import hostile_line

CONTEXT = MomentContext(FRIDAY, TOKYO, Moment.exact(datetime(2026, 11, 20, 13, 0, tzinfo=TOKYO)))
AT_1405 = "2026-11-20T14:05+09:00"


def split(line: str) -> tuple[str, str] | None:
    found = leading_moment(line, CONTEXT)
    return (found[0].moment.dump(), found[1]) if found else None


def reason(line: str, context: MomentContext = CONTEXT) -> str:
    with pytest.raises(ValidationError) as refused:
        leading_moment(line, context)
    return str(refused.value.problems[0].params["reason"])


@pytest.mark.parametrize(("line", "rest"), [
    ("14:05 phones start ringing #detection", "phones start ringing #detection"),
    ("  14:05   phones  ring  ", "phones  ring"), ("14:05: phones", "phones"), ("14:05, phones", "phones"),
    ("14:05 - phones ring", "phones ring"), ("14:05 – phones ring", "phones ring"), ("14:05 | phones", "phones"),
    ("14時05分電話が鳴り始めた", "電話が鳴り始めた"), ("14時05分に電話", "電話"), ("14時5分、電話", "電話"),
    ("14:05電話", "電話"), ("１４：０５　電話①Ａ", "電話①Ａ"), ("14時5分ににわか雨", "ににわか雨"),
    ("今日の14時5分に電話", "電話"), ("14:05 ~unconfirmed rumour", "~unconfirmed rumour"), ("14:05 #note", "#note"),
    ("14:05 @lead", "@lead"), ("14:05 !high", "!high"), ("14:05 - 2 pods crash", "2 pods crash"),
    ("14:05 3 pods crash", "3 pods crash"), ("14:05 -3 °C", "-3 °C"), ("14:05 +3 people", "+3 people"),
    ("14:05 - 1500 parcels late", "1500 parcels late"), ("14:05 to do list lost", "to do list lost"),
    ("14:05 yesterday's backup", "yesterday's backup"), ("14:05, 20 Nov invoices", "20 Nov invoices"),
    ("14:05 wet floor", "wet floor"), ("14:05 est. 30 lost", "est. 30 lost"),
    ("14:05 customer/vendor call", "customer/vendor call"), ("14:05 JST phones", "phones"),
    ("14:05 UTC+9: phones", "phones"), ("14:05+09:00: phones", "phones"), ("14:05 Asia/Tokyo phones", "phones"),
    ("14:05 API down", "API down"), ("14:05 or so they say", "or so they say"), ("2:05pm phones", "phones"),
    ("1405 orders lost", "orders lost"), ("at 14:05 phones", "phones"), ("20 Nov 14:05 phones", "phones"),
    ("11月20日14時5分電話", "電話"), ("+65 tickets arrive", "tickets arrive"), ("65分後に再発", "再発"),
    ("14時5分から電話", "電話"), ("14:05 <b>[/x]{x}", "<b>[/x]{x}"), ("14:05", ""), ("14:05 JST", ""),
    ("14:05 " + "x" * 5000, "x" * 5000),
])  # fmt: skip
def test_the_rest_of_the_line_is_as_it_was_typed(line: str, rest: str) -> None:
    assert split(line) == (AT_1405, rest)


@pytest.mark.parametrize(("line", "moment", "rest"), [
    ("13:30-13:45 outage", "2026-11-20T13:30+09:00/2026-11-20T13:45+09:00", "outage"),
    ("13時半から14時まで停電", "2026-11-20T13:30+09:00/2026-11-20T14:00+09:00", "停電"),
    ("20-22 Nov stocktaking", "2026-11-20/2026-11-22", "stocktaking"),
    ("11月20日から22日まで停止", "2026-11-20/2026-11-22", "停止"),
    ("11月20日から3日で復旧", "2026-11-20", "から3日で復旧"),
    ("14時から3件の苦情", "2026-11-20T14:00+09:00", "から3件の苦情"),
    ("14時20分間停止", "2026-11-20T14:00+09:00", "20分間停止"),
    ("14時半額セール", "2026-11-20T14:00+09:00", "半額セール"), ("14時半電話", "2026-11-20T14:30+09:00", "電話"),
    ("14時3件の苦情", "2026-11-20T14:00+09:00", "3件の苦情"), ("14時頃電話", "2026-11-20T14:00+09:00~", "電話"),
    ("~14:00 phones", "2026-11-20T14:00+09:00~", "phones"),
    ("昨日14時 問い合わせ", "2026-11-19T14:00+09:00", "問い合わせ"), ("昨日 問い合わせ", "2026-11-19", "問い合わせ"),
    ("昨日から不通", "2026-11-19", "不通"), ("yesterday the backup failed", "2026-11-19", "the backup failed"),
    ("20 Nov 3 pods crash", "2026-11-20", "3 pods crash"), ("Fri 20 Nov deploy", "2026-11-20", "deploy"),
    ("next day, delivery failed", "2026-11-21", "delivery failed"),
    ("next day 9:00 delivery", "2026-11-21T09:00+09:00", "delivery"), ("? phones ring", "?", "phones ring"),
    ("?電話", "?", "電話"), ("不明、電話", "?", "電話"), ("unknown: phones", "?", "phones"),
    ("2026-11-20T05:05:09.5Z level=error", "2026-11-20T14:05:09.500000+09:00", "level=error"),
])  # fmt: skip
def test_the_longest_beginning_that_reads_as_a_moment(line: str, moment: str, rest: str) -> None:
    assert split(line) == (moment, rest)


@pytest.mark.parametrize("line", [
    "phones ring", "The 3rd call", "電話が鳴る", "yesterday's backup failed", "next day delivery failed",
    "same-day courier booked", "the day before the wedding", "unknown caller", "不明な着信", "Friday deploy breaks",
    "sat down with the customer", "may we call back", "March of the parcels", "at the counter", "on hold for hours",
    "between two shops", "about 30 people called", "from here on", "前橋店から電話", "夜間の受付", "-3 °C in the van",
    "#note", "> why", "@lead", "", "   ",
])  # fmt: skip
def test_a_plain_sentence_begins_with_no_moment(line: str) -> None:
    assert split(line) is None


@pytest.mark.parametrize(("line", "why"), [
    ("3 pods crashed", "begin the line with ?"), ("3件の誤配送", "begin the line with ?"),
    ("37 parcels late", "37 may be minutes or a count"), ("14時間停止", "begin the line with ?"),
    ("約30人が来店", "begin the line with ?"), ("~30 people", "begin the line with ?"),
    ("+7% calls", "how long after"), ("5 may have failed", "Write 5:00 or 5時"), ("10.0.0.5 is down", "Write it like"),
    ("2FA codes missing", "Write it like"), ("14:05x", "Write it like"), ("11/20 phones", "a day or a share"),
    ("3日 連続で停止", "month is missing"), ("2週間前に電話", "counts forward"), ("13時40？ 電話", "not certain"),
    ("9.05 phones", "with a colon"), ("905 phones", "with a colon"), ("2026 phones", "a year or a time"),
    ("midnight batch fails", "begin the day or end it"), ("14:70 phones", "no such time"),
    ("Thu 20 Nov phones", "day of the week"), ("14:05-phones", "needs its end"), ("14:05〜 停電", "needs its end"),
    ("14:05? phones", "not certain"), ("14:05 today we saw", "day before the time"),
    ("14:05 20 Nov invoices", "14:05, 20 Nov"), ("14:05 CST phones", "several zones"), ("昨日問い合わせ", "a space"),
    ("翌日配送を約束", "a space"), ("昨日の配送", "a space"),
    ("14時前田様より入電", "a bound"), ("20 Nov 14:05 - 19 Nov x", "ends before it begins"),
])  # fmt: skip
def test_what_begins_like_a_moment_and_is_none_is_refused(line: str, why: str) -> None:
    assert why in reason(line)


@given(
    st.one_of(hostile_line(), st.lists(pieces).map("".join), st.builds("{} {}".format, mutated(), hostile_line())),
    contexts,
)
def test_any_line_is_split_or_left_or_refused(line: str, context: MomentContext) -> None:
    try:
        found = leading_moment(line, context)
    except ValidationError:
        assert reason(line, context)
        return
    if found:
        assert line.strip().endswith(found[1])
        assert len(found[1]) < len(line.strip())


@given(st.sampled_from([*ONE_MOMENT, *ONE_RANGE]) | mutated(), contexts)
def test_a_line_that_is_all_moment_reads_as_its_whole_text_does(text: str, context: MomentContext) -> None:
    try:
        reading = read_moment(text, context)
    except ValidationError:
        return
    assert leading_moment(text, context) == (reading, "")


@given(
    near_moments(), st.sampled_from(["en", "ja"]), st.sampled_from(["phones ring", "電話", "<b>", "#note", "a 14:05"])
)
def test_a_shown_moment_leads_a_line(near: tuple[Moment, MomentContext], code: str, sentence: str) -> None:
    moment, context = near
    shown = show_moment(moment, language(code), context.zone)
    separator = ": " if moment.first is None else " "
    found = leading_moment(shown + separator + sentence, context)
    assert found is not None
    assert (found[0].moment, found[1]) == (moment, sentence)
