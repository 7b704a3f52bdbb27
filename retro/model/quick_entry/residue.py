"""The residue: what looks as if it were meant, and was taken for text. Nothing meant is dropped in silence.

One check stands behind every reader of a line. It looks at what is left in the texts of the row, and finds what looks
like a mark, a day, a time, a zone, or, where a row has a figure or a cost, an amount. It never reads anything itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from retro.model import field_types, number_types
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.quick_entry import stamps
from retro.model.quick_entry.plans import condition_of
from retro.model.quick_entry.strays import words_for_due
from retro.model.quick_entry.vocabulary import SIGNS, vocabulary
from retro.model.record import KINDS, kinds_of
from retro.text.folding import folded_name, name_key
from retro.text.lazy_pattern import lazy

_MOST = 5
"""How many pieces are told of one line."""
_LITERAL = lazy(r"`[^`]*`|\b[a-z][a-z0-9+.-]*://\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)
"""Code, addresses and e-mail addresses: written to be read as they are."""
_SIGN = lazy(r"(?:^|(?<=[\s、。，（(「,;:：；])|(?<=[^\x00-\x7f]))(?P<sign>[#＃@＠!！~〜～])(?P<word>[^\W\d_][\w'’-]*)")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_WORD = lazy(
    r"\bT\+\d{1,4}(?::\d\d)?\b|\b(?:today|tomorrow|yesterday|tonight|next\s(?:day|week|month)|"
    rf"(?:(?:on|due|by|until|next|last|this)\s)?{_WEEKDAY}(?:\s(?:morning|evening|night))?)\b|"
    r"(?:本日|今日|昨日|明日|明後日|翌日|翌朝|前日|今朝|昨晩|昨夜|今週|再来週|来週|先週|今月|再来月|来月|先月|月末|年内)(?:末|中|初め)?"
    r"(?:[月火水木金土日](?:曜日?)?)?(?:まで)?|(?<![一-鿿々])[月火水木金土日]曜日?(?!大工|画家)|正午|^(?:当日|同日|その日)(?!券)",
    re.IGNORECASE,
)
_ZONE_ALONE = lazy(
    r"(?:UTC|GMT|JST|CEST|CET|PST|PDT|EST|EDT|CDT|MDT|IST|BST)(?:[+-]\d{1,2})?\b|"
    r"(?<=[ap]m )[PEMC]T\b|日本時間|協定世界時"
)
_AMOUNT = lazy(
    r"[$€£¥￥]\s?\d[\d,.]*(?:\s?(?:k|m|bn|million|billion)\b)?|"
    r"(?:最大|最低|約)?\d[\d,.]*(?:\s?[-–~〜～]\s?\d[\d,.]*)?[十百千万億]*"
    r"(?:円|件|個|名|人|台|枚|本|通|箱|点|冊|割|％|%|時間半?|分間?|秒|日間)(?:以上|以下|前後|未満|弱|強)?|"
    r"[一二三四五六七八九十百千数]+[十百千万億]*(?:円|件|個|名|台|枚|本|通|箱|点|冊)(?:以上|以下|前後|未満|弱|強)?|若干[名件個台人]|"
    r"(?<![\w.:/-])\d[\d,.]*\+?(?:\s?[-–]\s?\d[\d,.]*)?\s?(?:%|(?:k|m|bn|million|billion|thousand)\b|"
    r"(?!of\b|to\b|or\b|and\b|in\b|on\b|at\b|by\b|st\b|nd\b|rd\b|th\b)[a-z]{2,})",
    re.IGNORECASE,
)
_COST = lazy(
    r"[$€£¥￥]\s?\d[\d,.]*(?:\s?(?:k|m|bn|million|billion)\b)?|\d[\d,.]*[千万億]*\d*[千万]*円|"
    r"(?<![\w.])\d[\d,.]*\s?(?:EUR|USD|JPY|GBP|CHF|yen|euros?|dollars?|pounds?)\b",
    re.IGNORECASE,
)
_NOT_DUE = (
    r"(?!(?:to|from|and|or|but|per|us|them|him|her|me|you|dates?|days?|diligence|process|course|care|notice|amounts?|"
    r"payments?|fees?|north|south|east|west|on\s+(?:receipt|delivery|arrival|return)|the\s+customer)\b|[のがはをにでとも切日内前後])"
)
"""What is due *to*, *from* or *on delivery* speaks of something else."""
_GOES_ON = r"(?!was\b|were\b|is\b|are\b|has\b|had\b|will\b)"
_LABEL = lazy(
    r"(?:^|(?<=\s)|(?<=[。、」）)（(【\[]))"
    r"(?P<word>[^\s:：。、「」（）()]{1,20}(?:[ _-][a-z]{1,12})?)[:：](?!//)(?=\s?\S)"
)


def unread(entry: Entry, line: str, strays: Sequence[str] = ()) -> tuple[str, ...]:
    """The pieces of the texts of a row, read from `line`, that look as if they were meant; the first few.

    `strays` are the marks among its own that its kind does not know.
    """
    found: dict[str, None] = {}
    for text in _texts(entry):
        for stray in strays:
            if stray in text:
                text = text.replace(stray, " " * len(stray))  # noqa: PLW2901 -- what is told is not told again
                found[stray] = None
        text = text.removeprefix(condition_of(text, entry.kind))  # noqa: PLW2901 -- when it is done is no field
        for piece in _pieces(entry, _LITERAL.sub(lambda literal: " " * len(literal[0]), text)):
            if f"\\{piece}" not in line and piece not in found:
                found[piece] = None
    found.update(dict.fromkeys(_labels_in_names(entry)))
    found.update(dict.fromkeys(piece for piece in _labels_in_details(entry) if f"\\{piece}" not in line))
    return tuple(found)[:_MOST]


def _texts(entry: Entry) -> Iterator[str]:
    """The main text and what text marks say."""
    for field in entry.fields():
        value = getattr(entry, field.name)
        if (
            value
            and not field.holds_times
            and isinstance(value, str)
            and isinstance(field.type, field_types.LineType | field_types.ProseType | field_types.RoleType)
        ):
            yield value


def _pieces(entry: Entry, text: str) -> Iterator[str]:
    """The pieces of one text, in their order."""
    spans = sorted(_spans(entry, text), key=lambda span: (span[0], -span[1]))
    end = -1
    for start, stop in spans:
        if start >= end:
            yield text[start:stop].strip()
            end = stop


def _labels_in_names(entry: Entry) -> Iterator[str]:
    """Japanese marks and labels of any kind of row within what stands behind an `@`: ＠検品係 宛先 森様."""
    for field in entry.fields():
        value = getattr(entry, field.name)
        if field.mark == "@" and isinstance(value, str):
            yield from (word for word in value.split()[1:-1] if not word.isascii() and name_key(word) in _all_labels())


_INNER_LABEL = lazy(r"(?<=[\s、，,;])(?P<word>[^\W\d_][^\s:：、。,;]{0,19})[:：](?!//)\s?(?=\S)")


def _labels_in_details(entry: Entry) -> Iterator[str]:
    """What looks like a mark in one line about a person, who it is or how it is reached: no name holds a colon."""
    for field in entry.fields():
        value = getattr(entry, field.name)
        if not (field.personal and (field.reaches or field.name == entry.person) and isinstance(value, str)):
            continue
        labels = [
            found
            for found in _INNER_LABEL.finditer(value)
            if folded_name(found["word"]) not in {*field.ways, "line", "chat", "ライン"}
        ]
        for found, after in zip_longest(labels, labels[1:]):
            yield value[found.start() : after.start() if after else None].strip()


@cache
def _all_labels() -> frozenset[str]:
    words = (word for kind in KINDS for known in (vocabulary(kind),) for word in (*known.fields, *known.labels))
    return frozenset(name_key(word) for word in words if not word.isascii())


def _spans(entry: Entry, text: str) -> Iterator[tuple[int, int]]:
    if any(char in text for char in "#＃@＠!！~〜～"):
        yield from (found.span() for found in _SIGN.finditer(text) if _is_mark(found["sign"], found["word"]))
    if ":" in text or "：" in text:
        yield from (found.span() for found in _LABEL.finditer(text) if _is_label(entry, found["word"]))
    if _has_due(entry.kind):
        yield from (found.span() for found in _due().finditer(text))
    if _has_moments(entry.kind):
        if any(char.isdecimal() or char in "時日" for char in text):
            yield from (found.span() for found in stamps.CLOCK_OR_DAY.finditer(text))
        yield from (found.span() for found in _DAY_WORD.finditer(text))
        if _has_time(entry):
            yield from (found.span() for found in _ZONE_ALONE.finditer(text))
    if amounts := _amounts(entry):
        yield from (found.span() for found in amounts.finditer(text))


def _is_mark(sign: str, word: str) -> bool:
    """Whether a sign and a word look like a mark: `#` and `@` always do, `!` and `~` before a choice alone."""
    plain = next(each for each, forms in SIGNS.items() if sign in forms)
    return plain in "#@" or name_key(word) in _choices_behind(plain)


@cache
def _choices_behind(sign: str) -> frozenset[str]:
    from retro.model.quick_entry.view import names_of_choices
    from retro.model.record import ROWS

    fields = [field for kind in ROWS for field in kind.fields() if field.mark == sign]
    return frozenset(name for field in fields for name in names_of_choices(field))


def _is_label(entry: Entry, word: str) -> bool:
    """Whether a word with a colon is a mark or a label of this kind of row, or of one of the same stage."""
    if any(folded_name(word) in field.ways for field in entry.fields()):
        return False
    return any(vocabulary(kind.kind).field(word) for kind in kinds_of(entry.stage))


@cache
def _has_moments(kind: str) -> bool:
    return any(isinstance(field.type, field_types.MomentType | field_types.DayType) for field in KINDS[kind].fields())


@cache
def _due() -> re.Pattern[str]:
    """By when, in words that are no day: `due when ready`."""
    return re.compile(
        r"(?<![一-鿿\w])(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?<!what )(?<!over )(?<!fall )(?<!falls )"
        rf"(?:{'|'.join(words_for_due())})\s+{_NOT_DUE}(?:(?:when|once|after|before|as|with|until|if|at|not)\b.*|[^\s.,;、。]+(?:\s+{_GOES_ON}[^\s.,;、。]+){{0,3}})(?=[.。]?$)",
        re.IGNORECASE,
    )


@cache
def _has_due(kind: str) -> bool:
    return any(vocabulary(kind).field(word) for word in words_for_due())


def _has_time(entry: Entry) -> bool:
    return any(isinstance(getattr(entry, field.name), Moment) for field in entry.fields())


def _amounts(entry: Entry) -> re.Pattern[str] | None:
    """What an amount looks like that this row could hold, and does not."""
    for field in entry.fields():
        if isinstance(field.type, number_types.NumberType) and field.unit and getattr(entry, field.name) is None:
            return _AMOUNT if field.name == entry.lead else _COST
    return None
