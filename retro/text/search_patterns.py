"""Where a word stands in a text: as a regular expression over the plain form of the text.

A word stands where it stands literally, and where it stands in another way of writing it: with or without a long mark
behind the second kana of a run (サーバ and サーバー, not ビル and ビール), with or without what inflects a kanji
between two kanji, or behind two where no kana follows (引出物 and 引き出物, 申込 and 申し込み), and in English in the
other number (alarms and alarm, battery and batteries). What makes a word of two kanji or more polite at its beginning
need not stand there (お問合せ, 問い合わせ). A word that begins with a letter or a figure begins a word
there; Japanese has no beginnings that one could tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.text.english_number import other_number
from retro.text.lazy_pattern import lazy
from retro.text.search_forms import INFLECTION, KANA, KANJI, plain_form
from retro.text.umlauts import other_spellings

JAPANESE = f"{KANA}ー{KANJI}\u3099\u309a"
"""What is written without spaces between words, for a regular expression over plain forms."""
LETTERS = rf"[^\W_{JAPANESE}]"
"""A letter or a figure of a word that has a beginning, for a regular expression over plain forms."""

_LONGEST = 200
"""Words of more characters are pasted texts: they stand where they stand as they are."""
_RUN = lazy(f"[{KANA}ー]+")
_INFLECTED = lazy(f"(?<=[{KANJI}])[{INFLECTION}](?=[{KANJI}])")
_INFLECTED_LAST = lazy(f"(?<=[{KANJI}]{{2}})[{INFLECTION}](?![{KANA}ー{KANJI}])")
_BETWEEN = lazy(f"(?<=[{KANJI}])(?=[{KANJI}])")
_BEHIND = lazy(f"(?<=[{KANJI}]{{2}})(?=[^{KANA}ー{KANJI}])")
_POLITE = lazy(f"[オゴ御](?=[{KANJI}](?:[{INFLECTION}]?[{KANJI}]|ラ?[{INFLECTION}](?![{KANA}ー])))")
"""お, ご before two kanji, or before one with its inflection: お問合せ, お詫び. It is a part of お金 and ご飯."""
_FREE_LONG, _FREE_INFLECTION = "\x00", "\x01"
"""Stand in a word where a character may stand in a text, before it becomes a regular expression. No text has them."""


def pattern(word: str) -> re.Pattern[str] | None:
    """Where `word` stands in the plain form of a text; None if nothing of it is left to look for."""
    polite, plain = _polite(word), asked_form(word)
    if not plain:
        return None
    others = (rf"{each}(?!{LETTERS})" for each in other_words(word))
    ways = "|".join((*_ways(plain), *others))
    return re.compile(f"(?<!{LETTERS})(?:{ways})" if re.match(LETTERS, plain) else f"{polite}(?:{ways})")


def other_words(word: str) -> tuple[str, ...]:
    """Plain forms of whole words that are looked for besides a word: of another number, or in another spelling."""
    plain = asked_form(word)
    return tuple(dict.fromkeys((*other_number(plain), *other_spellings(word, plain))))


def asked_form(word: str) -> str:
    """The plain form of a word that is looked for, without what makes it polite; "" if nothing is left."""
    plain = plain_form(word).strip()
    return plain[1:] if _is_polite(plain) else plain


def _polite(word: str) -> str:
    """What may stand before a word, for a regular expression, where it was asked for politely."""
    return "[オゴ御]?" if _is_polite(plain_form(word).strip()) else ""


def _is_polite(plain: str) -> bool:
    return not plain.isascii() and _POLITE.match(plain) is not None


def parts(plain: str) -> list[str]:
    """The parts of this plain form of a word that stand in one piece in every way of writing it."""
    return re.split(f"[{_FREE_LONG}{_FREE_INFLECTION}]+", _free(plain))


def _ways(plain: str) -> list[str]:
    """Regular expressions, without choices that repeat: in any way, if there is another one, and as it is written.

    The first marks the most of a text.
    """
    literal, free = re.escape(plain), _free(plain)
    if free == plain:
        return [literal]
    loose = re.escape(free)
    for sign, may_stand in ((_FREE_LONG, "ー?"), (_FREE_INFLECTION, f"[{INFLECTION}]?")):
        loose = loose.replace(re.escape(sign), may_stand)
    return [loose, literal]


def _free(plain: str) -> str:
    """The plain form of a word without what may be left out, and with signs for what may stand there."""
    if plain.isascii() or len(plain) > _LONGEST:
        return plain
    kept = _RUN.sub(lambda run: "".join(_freed(run[0])), plain)
    kept = _INFLECTED_LAST.sub("", _INFLECTED.sub("", kept))
    free = _BEHIND.sub(_FREE_INFLECTION, _BETWEEN.sub(_FREE_INFLECTION, kept))
    return free + _FREE_INFLECTION if kept[-1] not in {plain[-1], _FREE_LONG} else free


def _freed(run: str) -> Iterator[str]:
    """A run of kana with a free long mark behind its second kana and each later one, in the place of what was there."""
    kana = 0
    for char in run:
        if char != "ー":
            kana += 1
            yield char
            if kana > 1:
                yield _FREE_LONG
        elif kana < 2:  # noqa: PLR2004 -- behind the first, it tells ビール from ビル
            yield char
