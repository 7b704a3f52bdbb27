"""Texts that read as moments, in the ways in which people spell them, and contexts to read them in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from tests.strategies import moments

TOKYO, BERLIN, NEW_YORK = (ZoneInfo(name) for name in ("Asia/Tokyo", "Europe/Berlin", "America/New_York"))
FRIDAY = date(2026, 11, 20)
ALONE = MomentContext(FRIDAY, TOKYO)
AFTER = MomentContext(FRIDAY, TOKYO, Moment.exact(datetime(2026, 11, 23, 13, 0, tzinfo=TOKYO)))
"""After an event on Monday 23 November at 13:00."""

ONE_MOMENT = [
    "14:05", "1405", "2:05pm", "2:05 PM", "2.05 p.m.", "１４：０５", "14時05分", "14時5分", "１４時０５分",
    "14時05", "１４時０５", "14時 05", "14時5", "午後2時05", "14時05 JST",
    "14:05pm", "14:05 PM", "5時05 UTC", "11月20日14時05", "十四時五",
    "午後2時5分", "午後2:05", "PM2:05", "午後の2時5分", "14:05:00", "at 14:05", "14:05 JST", "14:05 jst",
    "14:05 (JST)", "14:05+09:00", "14:05+0900", "14:05+09", "14:05 +09:00", "14:05 UTC+9", "14:05 GMT+09:00",
    "14:05 Asia/Tokyo", "14:05 asia/tokyo", "05:05Z", "5:05 UTC", "0505Z", "日本時間14時05分", "日本時間の14時05分",
    "14時05分(日本時間)", " 14:05 ", "14:05\u3000", "2:05\u202fPM", "5:05 協定世界時", "2026-11-20 14:05",
    "2026-11-20, 14:05", "2026-11-20T14:05", "2026-11-20t14:05", "2026-11-20T14:05+09:00", "2026-11-20T05:05Z",
    "2026-11-20T05:05:00.000Z", "2026-11-20T00:05-05:00", "2026/11/20 14:05", "2026.11.20 1405", "20 Nov 14:05",
    "20 nov. 2:05pm", "Nov 20 14:05", "November 20, 2026 at 2:05pm", "20th of November 2026, 14:05",
    "20-Nov-2026 14:05", "Fri 20 Nov 14:05", "Friday, November 20, 14:05", "on 20 Nov at 14:05", "14:05 on 20 Nov",
    "14:05, 20 November 2026", "14:05 2026-11-20", "20 Nov 1405", "20 Nov (Fri) 14:05", "11月20日 14:05",
    "11月20日14時5分", "11月20日、14時5分", "11月20日(金) 14:05", "11月20日（金曜日）午後2時5分",
    "2026年11月20日14時5分", "2026年11月20日 金曜 14:05", "2026/11/20(金) 14:05", "令和8年11月20日14時5分",
    "令和８年１１月２０日 14:05", "R8.11.20 14:05", "R8/11/20 14:05", "today 14:05", "Today at 2:05pm", "今日14時5分",
    "本日 14:05", "14:05 today", "today 1405", "this afternoon 2:05", "same day 14:05", "同日14時5分", "当日の14時5分",
]  # fmt: skip
"""Ways to write 14:05 on that Friday."""

ONE_RANGE = [
    "13:30-13:45", "13:30 - 13:45", "13:30–13:45", "13:30—13:45", "13:30〜13:45", "13:30～13:45", "13:30 ~ 13:45",
    "13:30 to 13:45", "from 13:30 to 13:45", "13:30 until 13:45", "between 13:30 and 13:45", "13時半から13時45分",
    "13時半から13時45分まで", "１３：３０－１３：４５", "1:30pm-1:45pm", "1:30pm-1:45", "午後1時半〜1時45分",
    "1330-1345", "20 Nov 13:30-13:45", "2026-11-20 13:30-13:45", "20 Nov 13:30 - 20 Nov 13:45",
    "13:30 - same day 13:45", "13:30-13:45 JST", "4:30-4:45 UTC", "2026-11-20T04:30Z - 2026-11-20T04:45Z",
]  # fmt: skip
"""13:30 to 13:45 on that Friday."""

_PIECES = [
    "14", "05", "7", "20", "2026", "1930", "99999", "00", ":", "-", "/", ".", " ", "+", "~", "?", "Nov", "May", "Fri ",
    "at ", "to ", "am", "pm", "T", "Z", "JST", "CST", "UTC+", "Asia/Tokyo", "yesterday", "next day", "last night",
    " later", "min", "h", "noon", "about ", "between ", " and ", "年", "月", "日", "時", "分", "秒", "半", "後", "頃",
    "午後", "深夜", "昨日", "翌", "朝", "から", "まで", "〜", "（金）", "令和", "元", "R", "不明", "の", "に",
]  # fmt: skip
_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ZONES = st.sampled_from([TOKYO, BERLIN, NEW_YORK, UTC])
_GENERATION = timedelta(days=10_000)

pieces = st.sampled_from(_PIECES)
"""What moments are written with."""

contexts = st.builds(MomentContext, st.dates(date(1901, 1, 1), date(2998, 12, 31)), _ZONES, st.none() | moments())


@st.composite
def near_moments(draw: st.DrawFn) -> tuple[Moment, MomentContext]:
    """Moments, and contexts whose day lies within a generation of them."""
    moment = draw(moments())
    day = (moment.day or FRIDAY) + draw(st.timedeltas(-_GENERATION, _GENERATION))
    return moment, MomentContext(day, draw(_ZONES), draw(st.none() | moments()))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A text that reads as a moment, with one piece of it replaced by another."""
    text = draw(st.sampled_from([*ONE_MOMENT, *ONE_RANGE]))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(start + 2, len(text))))
    return text[:start] + draw(pieces | st.characters() | st.just("")) + text[end:]


def spellings(at: datetime) -> st.SearchStrategy[str]:
    """Ways to write a minute with its year."""
    return st.one_of(_english(at), _japanese(at), _in_digits(at))


def _english(at: datetime) -> st.SearchStrategy[str]:
    month = _MONTHS[at.month - 1]
    days = [f"{at.day} {month}", f"{at.day} {month[:3].lower()}", f"{month} {at.day}", f"{at:%a} {at.day} {month[:3]}"]
    half = f"{at.hour % 12 or 12}:{at:%M}{'am' if at.hour < 12 else 'pm'}"
    times = [f"{at:%H:%M}", f"{at:%H%M}", half, f"at {half.upper()}"]
    return st.builds(
        "{} {}{}{}".format,
        st.sampled_from(days),
        st.just(at.year),
        st.sampled_from([" ", ", "]),
        st.sampled_from(times),
    )


def _japanese(at: datetime) -> st.SearchStrategy[str]:
    days = [f"{at.year}年{at.month}月{at.day}日"]
    if at.date() >= date(2019, 5, 1):
        days += [f"令和{at.year - 2018}年{at.month}月{at.day}日", f"R{at.year - 2018}.{at.month}.{at.day} "]
    weekdays = ["", f"({'月火水木金土日'[at.weekday()]})"]
    half = f"午前{at.hour}" if at.hour < 12 else f"午後{at.hour - 12}"
    times = [f"{hour}時{at.minute}分" for hour in (at.hour, half)]
    joined = st.builds("{}{}{}{}".format, *map(st.sampled_from, (days, weekdays, ["", " ", "、"], times)))
    return joined | joined.map(lambda text: text.translate(_WIDE))


def _in_digits(at: datetime) -> st.SearchStrategy[str]:
    forms = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y/%m/%d %H:%M", "%H:%M %Y-%m-%d"]
    return st.sampled_from([at.isoformat(), *(at.strftime(form) for form in forms)])
