"""Finds what a record itself says of how somebody is reached, whatever its form: `0301 7788`, `LINE annlee_77`.

The general patterns of `contact_details` leave short numbers alone, which may be an order's or a version's. What is
recorded as a way to reach somebody is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from retro.language import N_
from retro.model.field_types import LineType
from retro.model.record import Retrospective
from retro.redaction.spelling import common_words
from retro.redaction.spelling.normalization import folded

WAY = N_("[contact details]")
"""What stands there instead."""

_FEWEST = 4
"""So many digits or letters have what is looked for by itself, without the words around it."""
_LONG = 6
"""From so many digits on, periods and strokes may stand between them, which in fewer make a date or a version."""
_TIME_OR_DATE = re.compile(r"\d{1,2}:\d\d|(?:19|20)\d\d[-./]\d\d?(?:[-./]\d\d?)?(?!\d)")
_DIGITS = re.compile(r"\+?\(?\d(?:[ ()./ー‐-]{0,3}\d)+")
_ABROAD = re.compile(r"\+\d{1,3}(?=\D)|\+(?:1|7|[2-9]\d)")
_PIECES = re.compile(r"[,;、；・|\n]|\s/\s|\bor\b|\band\b|または|又は")
_KIND_OF_WAY = re.compile(r"^[^\W\d]+\s*[:：]\s*|^[^\W\d_]+\s+(?=\S+$)")
"""`mail:` or `LINE` before what is meant."""
_WAYS = common_words.words("""
    after afternoon app before best between business call chat daily day days desk e-mail email evening evenings every
    fax from home house hours letter line mail mobile morning mornings night not number office only person personally
    phone post reach shop sms store tel telephone text time until visit week weekday weekdays weekend with work
    電話 メール 手紙 訪問 来店 郵便 携帯 自宅 店頭 窓口 ライン
""")
"""Words that say by what, or when, and tell of nobody."""
_SAYS_NOTHING = _WAYS | common_words.ENGLISH | common_words.SMALL | common_words.PARTICLES | common_words.NOBODY


def ways_to_reach(record: Retrospective) -> tuple[str, ...]:
    """What is recorded in fields that say how somebody is reached, each text once."""
    return tuple(
        dict.fromkeys(
            text
            for row in record.rows
            for field in row.fields()
            if field.reaches and isinstance(field.type, LineType) and (text := getattr(row, field.name))
        )
    )


@lru_cache(maxsize=64)
def way_finder(said: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds these in a folded text; None where they tell of nobody."""
    forms = {form: None for text in said for form in _forms(folded(text).strip())}
    written = sorted(forms, key=len, reverse=True)
    return re.compile("|".join(written), re.IGNORECASE) if written else None


def _forms(text: str) -> Iterator[str]:
    """The text, its pieces, and the numbers and addresses in it, as regular expressions."""
    for piece in (text, *_PIECES.split(text)):
        for words in (piece.strip(), _KIND_OF_WAY.sub("", piece.strip())):
            if _tells(words):
                yield _words(words)
    without_times = _TIME_OR_DATE.sub(" ", text)
    for found in _DIGITS.findall(without_times):
        yield from number_forms(found)
    for word in without_times.split():
        if _tells(word) and re.search(r"[^\W\d_]", word) and re.search(r"[\d_@]", word):
            yield _words(word)


def _tells(words: str) -> bool:
    """Whether they may tell how one person is reached, and are no mere `by phone`."""
    if sum(map(str.isalnum, words)) < _FEWEST or _TIME_OR_DATE.fullmatch(words):
        return False
    left = _TIME_OR_DATE.sub(" ", words.lower())
    if re.search(r"\S[@_]\S", left) or sum(map(str.isdecimal, left)) >= _FEWEST:
        return True
    return any(word not in _SAYS_NOTHING for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", left))


def _words(text: str) -> str:
    """The text by itself, however wide the gaps in it are."""
    written = r"\s+".join(map(re.escape, text.split()))
    return rf"(?<![0-9A-Za-z]){written}(?![0-9A-Za-z])"


def number_forms(found: str) -> Iterator[str]:
    """A number, with its country's or without, with anything between its digits that stands in numbers."""
    found = re.sub(r"^\(?00(?=[1-9])", "+", found)  # 0049 is +49
    core = "".join(filter(str.isdecimal, _ABROAD.sub("", found, count=1)))
    if len(core) < _FEWEST:
        return
    if len(core) > _FEWEST:
        core = core.removeprefix("0")
    between = r"[\s().\-/ー‐・]{0,3}" if len(core) >= _LONG else r"[\s\-ー‐]?"
    before = rf"(?:(?:\+|00)\(?\d{{1,3}}{between}(?:\(?0\)?{between})?|\(?0{between})?"
    yield rf"(?<!\d){before}{between.join(core)}(?!\d)"
