"""Lines that begin with a quantity or a number that is no time: `2 pumps fail`, `3万2千円`, `10時の便を待つ`."""

from __future__ import annotations

import re

from retro.model.moments.reading.japanese import COUNTERS
from retro.text.lazy_pattern import lazy

_MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CLOCK = rf"{_MONTH}|(?:[ap]m|uhr|h|hrs?|noon)\b"
_LAPSE = r"(?:hours?|hrs|mins?|minutes?|secs?|seconds?|days?|weeks?|months?|years?)\b"
_SINCE = r"\.?\s+(?:later|after|ago|before|earlier)\b"
_NUMBER = r"\d[\d,.]*(?:[十百千万億兆]+\d*)*(?:\s?[-–~〜～、]\s?\d[\d,.]*)?"
_ABOUT = (
    r"(?:(?:約|およそ|おおよそ|概ね|ざっと|最大で?|最高|最低でも?|少なくとも|多くて|多くとも|合計|総計|計|延べ|のべ|総額|"
    r"[~〜～≈])\s*|(?:about|around|roughly|approximately|some|up\sto|at\s(?:least|most))\s)"
)
_THAT_LONG_AGO = r"前(?=にも|から|の|まで|も)"
"""So long ago, and no time that one could write instead: 3日前にも, 1週間前から."""
_LASTS = (
    rf"(?:分|秒)(?:間(?!後)|半|ほど|{_THAT_LONG_AGO}|(?![後前間頃]|ごろ|ころ|に|過ぎ|すぎ|\s|[、,。:：]|\d|$))|"
    rf"(?:時間半?|週間|[かヶカヵケ箇ヵ]月間?|年間?)(?:{_THAT_LONG_AGO}|(?:ほど|くらい|ぐらい)(?!後)|(?![後前]|ほど|くらい|ぐらい|\d|月|\s?\d{{1,2}}月|$))|"
    rf"日(?:間(?!後|前)|\s?連続|続|目|ぶり|ほど|くらい|ぐらい|程度|以上|分|かか|待|遅れ|余り|あまり|近く|半|も(?!ち)|{_THAT_LONG_AGO})"
)
_MEASURE = r"(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|jpy|yen|percent|lit(?:re|er)s?|kg|tons?|tonnes?|per)\b"
_COUNT = lazy(
    rf"{_ABOUT}?(?:(?!\d{{1,2}}\.\d\d\b){_NUMBER}(?:s|-[a-z]+)?\s+(?!{_CLOCK}|{_LAPSE})[^\W\d_]{{2,}}|"
    rf"{_NUMBER}\s?{_LAPSE}(?!{_SINCE}|\s*$)|{_NUMBER}\s?(?:[%％$€£]|{_MEASURE})|[$€£¥￥]\s?\d|"
    rf"{_NUMBER}\s?(?!年\d|\d{{4}}年)(?:{_LASTS})|{_NUMBER}(?:{COUNTERS}|日分|月号)|"
    r"(?:[\d〇一二三四五六七八九十]{1,3}時|\d{1,2}[:：]\d\d|正午|零時)の(?!\d))|"  # speaks of a time
    rf"\d+(?:st|nd|rd|th)\s+(?!of\b|{_MONTH})[a-z]|\d+/\d+\s+of\b|24/7\b|"
    r"[~〜～](?!\s*[\d午前後昨今翌正夜朝夕])|"
    r"(?:今日|本日|昨日|一昨日|明日|明後日|前日|翌日|翌々日|当日|同日|その日|今朝|今夜|今晩|昨夜|昨晩|明朝|翌朝|前夜|翌晩)"
    r"(?:の(?!\s?[\d午朝昼夕夜深早未正])|も|が|は|中|分|便|付|券|以|まで|[ぁ-ん一-鿿々ァ-ヶ](?<![午正朝昼夕夜深早未現頃]))",
    re.IGNORECASE,
)


def begins_with_count(text: str) -> bool:
    """Whether a text begins with a number of things, how long something took, or speaks of a day or a time."""
    return bool(_COUNT.match(text))
