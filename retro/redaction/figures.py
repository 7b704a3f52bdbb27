"""Figures in the words of a row: none that nobody has confirmed may leave, wherever it stands (S3)."""

from __future__ import annotations

import re
from functools import cache

from retro.text.lazy_pattern import lazy

_NUMBER = r"(?>[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?(?:[十百千万億兆]+(?:[0-9０-９,，]*[0-9０-９])?)*)"
_COUNTER = (
    r"人[日月時年]|人泊|家族|世帯|店舗?|時間半?|分間?|日間|週間|年間?|[かヶカ]月間?|[かヶカ箇]所|キロ|トン|リットル|ドル|ユーロ|パーセント|"
    r"セット|ケース|パック|ロット|ダース|"
    r"[円個件人名台本枚箱通点冊袋束組回度食杯匹頭棟軒社便口秒割基着足%％]|"
    r"\s?(?:%|(?:k|m|bn|million|billion|thousand|h|hrs?|mins?|s|secs?|ms|kg|[kc]m|[kMGT]B)\b)"
)
_BEFORE = (
    r"(?:延べ|のべ|合計|総計|約|およそ|おおよそ|概ね|ざっと|最大で?|最高|多くて|最低でも|最低|少なくとも|[~～〜≈△▲]"
    r"|\b(?:about|around|roughly|approximately|approx\.?|up\sto|at\s(?:most|least)|more\sthan|between)\s)\s*"
)
_BEHIND = r"(?:前後|ほど|程度|くらい|ぐらい|以下|以内|以上|未満|弱|強|半)"
_KANJI = r"[数一二三四五六七八九十百千万億]+(?=[円個件名台枚本通箱冊]|家族|世帯)"
_PART_OF_NAME = (
    r"[\d:：/]|[人件回個台枚本]目"
    r"|[-–][A-Za-z]|st\b|nd\b|rd\b|th\b|[時号番階歳才](?!間)|[月日](?!間)|[A-Za-z](?![A-Za-z])"
)
_STARTS = r"(?:(?<![\w.:：/#-])|(?<=[ぁ-んァ-ヶ一-鿿々])(?<!第)|(?<=[~～〜]))"
_ONE = (
    rf"(?:{_BEFORE})*(?:[$€£¥￥]\s?{_NUMBER}|{_STARTS}{_NUMBER}|{_KANJI})"
    rf"(?:(?:{_COUNTER})(?!目)|(?!{_PART_OF_NAME})){_BEHIND}?"
)
_JOINED = r"(?:\s?[-–~〜～/+]\s?|\s(?:of|to|or|and|out\sof)\s|\s?(?:から|中|と|、)\s?|\s?)"
_MONTH_OF_YEAR = (
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s(?:19|20)\d\d\b(?![,.]\d)"
    r"|(?:19|20)\d\d年(?!間|半)度?(?:\d{1,2}月)?"
)
_LINK = lazy(r"\s*(?:の|に|が|を|は|で|も|と)?\s*")
_MISSING = "…"
_IS_JAPANESE = lazy(r"[ぁ-んァ-ヶ一-鿿]")
_NAMED = lazy(r"(?:[ァ-ヶー一-鿿々A-Za-z0-9０-９Ａ-Ｚａ-ｚ）」]\s*|[^がをにはもとでのへや、。\s]\s+)$")
"""A noun: what it is counted with may go, and the particle behind the figure is the noun's own."""
_TAKEN = lazy(r"[がをにはもと、]\s*$")
"""A particle that reads on where no figure stands behind it."""
_COUNTED = lazy(r"[^\d]$")
_OF_THE_NOUN = lazy(r"(?:様|さま|分|ずつ)*(?=$|\s*[、。，．（）)]|[がをにはもとでへやの]|から|まで|など)")
_OF_THE_NEXT = lazy(r"(?:様|さま|分)*の(?=[ァ-ヶ一-鿿ぁ-ん])")
_VERB = lazy(r"(?=あ[りるっ]|い[るたま]|ござい|(?![余超未以近分様前後])[一-鿿](?:[ぁ-ん]|[一-鿿]+[しすさ]))")


def without_figures(text: str) -> str:
    """`text` with no figure in it: where it begins with one, the rest; further on `…`, if it does not read on.

    Times, days, and numbers that are part of a name (`A-17`, `2号車`) count nothing and stay.
    """
    figure = _figure()
    found = figure.match(text)
    link = _LINK.match(text, found.end()) if found and not found["day"] else None
    rest = text[link.end() :] if link else text
    return _blanked(rest, figure).strip() or _MISSING


def _blanked(text: str, figure: re.Pattern[str]) -> str:
    """The text without its figures; `…` where a sentence would not read on without the word."""
    kept, after = "", 0
    for each in figure.finditer(text):
        if each.start() < after:
            continue
        kept += text[after : each.start()]
        after = each.end()
        if each["day"]:
            kept += each["day"]
        elif (end := _reads_on(text, each, kept)) is not None:
            kept, after = kept.rstrip(), end
        else:
            kept += _MISSING
    return kept + text[after:]


def _reads_on(text: str, figure: re.Match[str], before: str) -> int | None:
    """Where a Japanese text reads on as if the figure had never been there; None where it would not.

    Behind a noun its own particle reads on (`ケトル1台が` → `ケトルが`), behind a particle the verb or the noun that it
    belongs to (`売上が200万円減った`, `お客様に37個の遅れ`). A figure that nothing counts may be part of a word.
    """
    if not _COUNTED.search(figure[0]) or not _IS_JAPANESE.search(text):
        return None
    if _NAMED.search(before):
        behind = _OF_THE_NOUN.match(text, figure.end())
    elif _TAKEN.search(before):
        behind = _OF_THE_NEXT.match(text, figure.end()) or _VERB.match(text, figure.end())
    else:
        behind = None
    return behind.end() if behind else None


@cache
def _figure() -> re.Pattern[str]:
    """One figure, or a time or day (`day`), which is none. Most reports hide no figure, and making this takes 50 ms."""
    from retro.model.quick_entry.stamps import CLOCK_OR_DAY

    return re.compile(
        rf"(?P<day>{CLOCK_OR_DAY.pattern}|{_MONTH_OF_YEAR})|{_ONE}(?:{_JOINED}(?:{_ONE}|{_NUMBER}(?:{_COUNTER})?))*\+?",
        re.IGNORECASE,
    )
