"""Figures at the beginning of a text: how many, of what. `37 parcels late`, `約1,200円の損失`, `最大500件`, `2時間半`.

A figure that is not certainly this one is left alone: `3 of 10`, `2-3 days`, `30分弱`. Damage is never understated
because a line was read too boldly; without a figure the review asks for one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from retro.model.quick_entry.numerals import NUMERAL, value_of
from retro.text.folding import normal
from retro.text.lazy_pattern import lazy
from retro.value import value


class Bound(Enum):
    """What is said of a figure beside its value."""

    ABOUT = "about"
    AT_MOST = "at most"
    AT_LEAST = "at least"


_BEFORE = {
    Bound.ABOUT: (
        r"約|およそ|おおよそ|概ね|ざっと|[~～〜≈]|(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some)\s"
    ),
    Bound.AT_MOST: r"最大で?|最高|多くて|多くとも|(?:up\sto|at\smost|max\.?|maximum(?:\sof)?|no\smore\sthan)\s",
    Bound.AT_LEAST: r"最低でも|最低|少なくとも|(?:at\sleast|min\.?|minimum(?:\sof)?|no\sfewer\sthan)\s",
}
_BEHIND = {
    Bound.ABOUT: r"前後|ほど|程度|くらい|ぐらい",
    Bound.AT_MOST: r"以下|以内",
    Bound.AT_LEAST: r"以上",
}
_OR_MORE = r"\s+or\s+more\b"
_TOTAL = r"(?:延べ|のべ|合計|総計|計)"
_COUNTER = (
    "人[日月時年]|人泊|[円個件人名台本枚箱通点冊袋束組回度食杯匹頭棟軒社便口秒%％]|店舗?|世帯|家族|時間|分間?|日間?|週間|年間?|"
    "[かヶカ]月間?|[かヶカ箇]所|キロ|トン|リットル|ドル|ユーロ|ポイント|パーセント|割(?!引)"
)
_SHORT = r"(?:h|hrs?|mins?|s|secs?|ms|kg|[kcm]m|[kMGT]B|(?-i:[A-Z]{3}))\b"
_MEASURE = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent)\b"
_SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    **dict.fromkeys(("m", "mn", "mio", "million"), 10**6),
    **dict.fromkeys(("bn", "billion"), 10**9),
}
_SCALE = r"(?:\s?(?P<scale>thousand|million|billion)\b|(?P<letter>k|mn|mio|bn|m)(?=[\s,.;]|$))"
_NO_UNIT = "of|to|or|and|out|per|by|in|on|at|than|times|x|more|hundred|dozen|k|m|mn|bn|thousand|million|billion"
_ONE_UNIT = {"¥": "円", "￥": "円", "yen": "円", "percent": "%", "パーセント": "%", "％": "%"}

_FIGURE = lazy(
    rf"(?P<total>{_TOTAL}\s*)?(?P<before>(?:{'|'.join(_BEFORE.values())})\s*)?(?P<minus>[△▲]|-(?=\d))?"
    rf"(?:(?P<sign>[$€£¥￥])|(?P<code>(?-i:[A-Z]{{3}}))\s(?=\d))?(?P<number>{NUMERAL}){_SCALE}?"
    rf"(?(sign)(?P<or_sign>{_OR_MORE})?(?=[\s,、。]|の|$)|(?(code)(?=\s|$)|(?:{_OR_MORE}(?=\s))?(?:"
    rf"\s*(?P<known>(?>{_COUNTER}|{_SHORT}|[ァ-ヴー]+(?=[\sのでがにをは]|$)))|\s+(?P<measure>{_MEASURE})"
    rf"|\s+(?P<plain>(?!(?:{_NO_UNIT})\b)[^\W\d_]\S*)"
    r")))",
    re.IGNORECASE,
)
_GLUED = lazy(rf"(?:(?:{'|'.join(_BEFORE.values())})\s*)?{NUMERAL}(?!{_COUNTER})(?=[^\W\d_a-zA-Z])", re.IGNORECASE)
_COUNTED = lazy(
    r"[a-z-]+(?<!s)\s(?!(?:always|sometimes|besides|does|goes|has|is|was)\b)[a-z-]+(?<![sui])s(?=[\s,.;:]|$)"
)
"""A word that says which they are, and the plural that says what; one alone counts its own verb: `1 parcel arrives`."""
_BEHIND_UNIT = lazy("|".join(f"(?P<{bound.name}>{words})" for bound, words in _BEHIND.items()))
_MAY_MEAN_MORE = lazy(r"[目後前未弱強余超半]|中(?=[\d一二三四五六七八九十])|ほく|ぐ|の[0-9０-９]|のうち|の内|のなか")
_LASTING = lazy(
    r"(?P<ja>(?:(?P<d>\d+)日)?(?:(?P<h>\d+)時間)?(?:(?P<m>\d+)分)?間?(?![\d前後以目半]))|"
    r"(?P<en>(?P<eh>\d+)\s?(?:h|hrs?|hours?)(?:\s|\sand\s)?(?P<em>\d+)\s?(?:m|mins?|minutes?)\b)",
    re.IGNORECASE,
)
_HALF = lazy(r"(?P<number>[0-9０-９]+)(?P<unit>時間|日|[かヶカ]月|年)半(?![分日])")
_GOES_ON = lazy(
    r"\s*((to|or(?!\s+more)|and|plus)\b|[-–~〜～/+±]|から)?\s*[0-9０-９]|\s*(or\b(?!\s+more)|\+|(hundred|dozen)\b)",
    re.IGNORECASE,
)
_LINK = lazy(r"(\s+of\b|\s*の|に(?=影響|被害|支障|損害|損失|迷惑|ご迷惑)|(?=\s))\s*", re.IGNORECASE)
_TENTHS = lazy(
    r"(?P<tenths>[0-9０-９一二三四五六七八九])割(?:(?P<hundredths>[0-9０-９一二三四五六七八九])分)?(?![引り合れ])"
)


@value
class Figure:
    """A number as plain digits, what it counts, and what is said of it beside that."""

    number: str
    unit: str
    bound: Bound | None
    rest: str
    """What follows number and unit."""
    says: str
    """What the text says beside the number, in words that read on their own: `parcels late`."""


def leading_figure(text: str) -> Figure | None:
    """The figure that `text` begins with; None if it begins with none, or with one that may mean another."""
    return _lasting(text) or _tenths(text) or _counted(text)


def spaced(text: str) -> str:
    """`text` with a space between a figure at its beginning and a word that is none of the counters: `1200決済`."""
    found = _GLUED.match(text)
    return f"{text[: found.end()]} {text[found.end() :]}" if found else text


def _counted(text: str) -> Figure | None:
    found = _FIGURE.match(text)
    if not found:
        return None
    value = value_of(found["number"])
    if value is None or _is_thousand_or_fraction(found) or _is_word(found):
        return None
    counted = _COUNTED.match(text, found.start("plain")) if found["plain"] and value != 1 else None  # 94 pending pods
    end, bound = (counted or found).end(), _bound_before(found["before"])
    if found["known"] and (behind := _BEHIND_UNIT.match(text, end)):
        if bound:
            return None
        end, bound = behind.end(), next(each for each in Bound if behind[each.name])
    or_more = re.compile(_OR_MORE, re.IGNORECASE).match(text, end) if found["plain"] else None
    if or_more or re.search(_OR_MORE, found[0], re.IGNORECASE):
        bound = bound or Bound.AT_LEAST
    if _GOES_ON.match(text, end) or (found["known"] and _MAY_MEAN_MORE.match(text, end)):
        return None
    value *= _SCALES[(found["scale"] or found["letter"] or "").lower()] if found["scale"] or found["letter"] else 1
    unit = found["known"] or found["measure"] or found["plain"] or found["sign"] or found["code"]
    unit = counted[0] if counted else unit
    unit = unit.rstrip(",.;:、。")
    says = text[found.start("plain") :].strip() if found["plain"] else _says(text, end)
    if or_more:
        says = f"{text[found.start('plain') : end]}{text[or_more.end() :]}".strip()
        end = or_more.end()
    if found["total"] or found["minus"]:  # what it says would be lost with the number
        says = text.strip()
    value = -value if found["minus"] else value
    return Figure(
        f"{value.quantize(Decimal(1)) if value == value.to_integral_value() else value:f}",
        _ONE_UNIT.get(unit.lower(), unit),
        bound,
        text[end:].strip(),
        says,
    )


def _lasting(text: str) -> Figure | None:
    """How long something took, where that is told in two units or with a half: `3時間53分`, `1h 20min`, `2時間半`."""
    about = re.match(rf"(?:{_BEFORE[Bound.ABOUT]})\s*", text, re.IGNORECASE)
    start = about.end() if about else 0
    bound = Bound.ABOUT if about else None
    if half := _HALF.match(text, start):
        number = Decimal(normal(half["number"])) + Decimal("0.5")
        return Figure(f"{number:f}", half["unit"], bound, text[half.end() :].strip(), text.strip())
    found = _LASTING.match(text, start)
    if not found or _GOES_ON.match(text, found.end()):
        return None
    days, hours, minutes = (
        int(found[a] or found.groupdict().get(b) or 0) for a, b in (("d", "d"), ("h", "eh"), ("m", "em"))
    )
    parts = sum(found[name] is not None for name in ("d", "h", "m", "eh", "em"))
    if parts < 2 or not found[0]:  # noqa: PLR2004 -- one unit alone is a plain figure
        return None
    if found["d"] and not found["m"]:
        lasts, unit = days * 24 + hours, "時間"
    else:
        lasts, unit = (days * 24 + hours) * 60 + minutes, "分" if found["ja"] else "minutes"
    return Figure(str(lasts), unit, bound, text[found.end() :].strip(), text.strip())


def _tenths(text: str) -> Figure | None:
    """Tenths, as percent: `3割`, `約3割5分の顧客`."""
    about = re.match(rf"(?:{_BEFORE[Bound.ABOUT]})\s*", text, re.IGNORECASE)
    found = _TENTHS.match(text, about.end() if about else 0)
    if not found or _MAY_MEAN_MORE.match(text, found.end()) or _GOES_ON.match(text, found.end()):
        return None
    tenths, hundredths = (value_of(found[name] or "0") or Decimal(0) for name in ("tenths", "hundredths"))
    end, bound = found.end(), Bound.ABOUT if about else None
    if behind := _BEHIND_UNIT.match(text, end):
        end, bound = behind.end(), next(each for each in Bound if behind[each.name])
    return Figure(f"{tenths * 10 + hundredths:f}", "%", bound, text[end:].strip(), text.strip())


def _bound_before(said: str | None) -> Bound | None:
    said = said.strip() + " " if said else ""
    return next((bound for bound, words in _BEFORE.items() if said and re.match(words, said, re.IGNORECASE)), None)


def _is_thousand_or_fraction(found: re.Match[str]) -> bool:
    """Whether it may be a thousand in one country and a fraction in another: `1.200 EUR`, `10.000 boxes`."""
    measures = found["measure"] or re.fullmatch(r"kg|[kcm]m|[kMGT]B|h|hrs?|mins?|secs?|m?s|t|l", found["known"] or "")
    return not measures and bool(re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", normal(found["number"])))


def _is_word(found: re.Match[str]) -> bool:
    """Whether kanji that may be a number are more likely part of a word: `十分`, `一人で`, `二重`."""
    kanji = re.fullmatch("[〇一二三四五六七八九十百千万億兆]+", found["number"])
    return bool(kanji and ((len(kanji[0]) == 1 and kanji[0] not in "百千") or found["known"] is None))


def _says(text: str, end: int) -> str:
    """The text behind the figure; all of it where the figure ends in the middle of a word, or nothing is behind it."""
    link = _LINK.match(text, end)
    return (text[link.end() :] if link else "").strip() or text.strip()
