"""Figures in the words of a row: none that nobody has confirmed may leave, wherever it stands (S3)."""

from __future__ import annotations

import re
from functools import cache

from retro.text.lazy_pattern import lazy

_NUMBER = r"(?>[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?(?:[十百千万億兆]+(?:[0-9０-９,，]*[0-9０-９])?)*)"
_COUNTER = (
    r"人[日月時年]|人泊|家族|世帯|店舗?|時間半?|分間?|日間|週間|年間?|[かヶカ]月間?|[かヶカ箇]所|キロ|トン|リットル|ドル|ユーロ|パーセント|"
    r"[円個件人名台本枚箱通点冊袋束組回度食杯匹頭棟軒社便口秒割%％]|"
    r"\s?(?:%|(?:k|m|bn|million|billion|thousand|h|hrs?|mins?|s|secs?|ms|kg|[kc]m|[kMGT]B)\b)"
)
_BEFORE = (
    r"(?:延べ|のべ|合計|総計|約|およそ|おおよそ|概ね|ざっと|最大で?|最高|多くて|最低でも|最低|少なくとも|[~～〜≈△▲]"
    r"|\b(?:about|around|roughly|approximately|approx\.?|up\sto|at\s(?:most|least)|more\sthan|between)\s)\s*"
)
_BEHIND = r"(?:前後|ほど|程度|くらい|ぐらい|以下|以内|以上|未満|弱|強|半)"
_KANJI = r"[数一二三四五六七八九十百千万億]+(?=[円個件名台枚本通箱冊]|家族|世帯)"
_PART_OF_NAME = r"[\d:：/]|[-–][A-Za-z]|st\b|nd\b|rd\b|th\b|[時号番階](?!間)|[月日](?!間)|[A-Za-z](?![A-Za-z])"
_STARTS = r"(?:(?<![\w.:：/#-])|(?<=[ぁ-んァ-ヶ一-鿿々])(?<!第)|(?<=[~～〜]))"
_ONE = (
    rf"(?:{_BEFORE})*(?:[$€£¥￥]\s?{_NUMBER}|{_STARTS}{_NUMBER}|{_KANJI})"
    rf"(?:{_COUNTER}|(?!{_PART_OF_NAME})){_BEHIND}?"
)
_JOINED = r"(?:\s?[-–~〜～/+]\s?|\s(?:of|to|or|and|out\sof)\s|\s?(?:から|中|と|、)\s?|\s?)"
_MONTH_OF_YEAR = (
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s(?:19|20)\d\d\b(?![,.]\d)"
    r"|(?:19|20)\d\d年(?!間|半)度?(?:\d{1,2}月)?"
)
_LINK = lazy(r"\s*(?:の|に|が|を|は|で|も|と)?\s*")
_MISSING = "…"


def without_figures(text: str) -> str:
    """`text` with no figure in it: where it begins with one, the rest; further on, `…` in its place.

    Times, days, and numbers that are part of a name (`A-17`, `2号車`) count nothing and stay.
    """
    figure = _figure()
    found = figure.match(text)
    link = _LINK.match(text, found.end()) if found and not found["day"] else None
    rest = text[link.end() :] if link else text
    return figure.sub(lambda each: each["day"] or _MISSING, rest) or _MISSING


@cache
def _figure() -> re.Pattern[str]:
    """One figure, or a time or day (`day`), which is none. Most reports hide no figure, and making this takes 50 ms."""
    from retro.model.quick_entry.stamps import CLOCK_OR_DAY

    return re.compile(
        rf"(?P<day>{CLOCK_OR_DAY.pattern}|{_MONTH_OF_YEAR})|{_ONE}(?:{_JOINED}(?:{_ONE}|{_NUMBER}(?:{_COUNTER})?))*\+?",
        re.IGNORECASE,
    )
