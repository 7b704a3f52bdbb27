"""Lines that begin with a number which is not their time: `2 pumps fail`, `3 of 10 lamps`, `10時の便を待つ`."""

from __future__ import annotations

import re

_MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_OF_TIME = rf"{_MONTH}|(?:[ap]m|uhr|h|hrs?|hours?|mins?|minutes?|secs?|seconds?|days?|weeks?|months?|noon)\b"
_COUNT = re.compile(
    rf"(?!\d{{1,2}}\.\d\d\b)\d[\d,.]*(?:s|-[a-z]+)?\s+(?!{_OF_TIME})[^\W\d_]{{2,}}|\d+(?:st|nd|rd|th)\s+(?!of\b|{_MONTH})[a-z]|"
    r"\d[\d,.]*\s?[%％]|\d+/\d+\s+of\b|24/7\b|"
    r"\d[\d,.]*(?:人|個|件|名|台|枚|本|通|箱|点|冊|円|号|番|階|便|回|歳|才|度|つ|期|版|丁目|家族|世帯|時間(?!後|前)|日分|月号|日間(?!後|前))|"
    r"(?:[\d〇一二三四五六七八九十]{1,3}時|\d{1,2}[:：]\d\d|正午|零時)の(?!\d)|"  # speaks of a time
    r"[~〜～](?!\s*[\d午前後昨今翌正夜朝夕])",
    re.IGNORECASE,
)


def begins_with_count(text: str) -> bool:
    """Whether a text begins with a number of things, or a number by which something is called."""
    return bool(_COUNT.match(text))
