"""Figures at the beginning of a text: how many, of what. `37 parcels late`, `約1,200円の損失`, `$30`.

A figure that is not certainly this one is left alone: `3 of 10`, `2-3 days`, `3 million`, `37件以上`. Damage is never
understated because a line was read too boldly; without a figure the review asks for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from retro.text.folding import normal

_ABOUT = r"(?:約|およそ|[~～〜≈]\s*|(?:about|around|roughly|approximately|approx\.?|circa|ca\.?)\s+)"
_NUMBER = r"[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?"
_SCALES = {"千": 10**3, "万": 10**4, "億": 10**8}
_COUNTER = (
    "[円個件人名台本枚箱通点冊袋束組回度食杯匹頭棟軒社便口秒%％]|店舗?|世帯|家族|時間|分間?|日間?|週間|年間?|[かヶカ]月間?|"
    "[かヶカ箇]所|キロ|トン|リットル|ドル|ユーロ|ポイント|パーセント"
)
_SHORT = r"(?:h|hrs?|mins?|s|secs?|ms|kg|[kcm]m|[kMGT]B|(?-i:[A-Z]{3}))\b"
_SCALE_WORDS = "k|m|bn|hundred|thousand|million|billion|dozen"
_NO_UNIT = rf"of|to|or|and|out|per|by|in|on|at|than|times|x|more|{_SCALE_WORDS}"

_FIGURE = re.compile(
    rf"(?P<about>{_ABOUT})?(?P<sign>[$€£¥￥])?(?P<number>{_NUMBER})(?P<scale>[千万億])?"
    r"(?(sign)(?=\s|の|$)|(?:"
    rf"\s*(?P<known>(?>{_COUNTER}|{_SHORT}|[ァ-ヴー]+(?=[\sのでがにをは]|$)))(?![目後前以未弱強余程超ほくぐ])"
    rf"|\s+(?P<plain>(?!(?:{_NO_UNIT})\b)[^\W\d_]\S*)"
    r"))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"\s*((to|or|and|plus)\b|[-–~〜～/+±]|から)?\s*[0-9０-９]|\s*(or\b|\+|({_SCALE_WORDS})\b)", re.IGNORECASE
)
_LINK = re.compile(r"(\s+of\b|の|(?=\s))\s*", re.IGNORECASE)
_FORM = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class Figure:
    """A number as plain digits, what it counts, and whether *about* was said."""

    number: str
    unit: str
    about: bool
    rest: str
    """What follows number and unit."""
    says: str
    """What the text says beside the number, in words that read on their own: `parcels late`."""


def leading_figure(text: str) -> Figure | None:
    """The figure that `text` begins with; None if it begins with none, or with one that may mean another."""
    found = _FIGURE.match(text)
    if not found or _GOES_ON.match(text, found.end()):
        return None
    number = normal(found["number"])
    if not _FORM.fullmatch(number):
        return None
    value = Decimal(number.replace(",", "")) * _SCALES.get(found["scale"] or "", 1)
    unit = (found["known"] or found["plain"] or found["sign"]).rstrip(",.;:、。")
    return Figure(f"{value:f}", unit, bool(found["about"]), text[found.end() :].strip(), _says(found, text))


def _says(found: re.Match[str], text: str) -> str:
    """The text without the number, and without a unit that means nothing alone; all of it where that cuts a word."""
    if found["plain"]:
        return text[found.start("plain") :].strip()
    link = _LINK.match(text, found.end())
    return (text[link.end() :] if link else "").strip() or text.strip()
