"""Kana behind a kanji that one may write or leave out: 打ち合わせ and 打ち合せ, 見積もり and 見積り.

The rule for them (送り仮名の付け方) names verbs with two ways of writing. Here each kana that may be left out stands
with the kanji that it follows, and with what of the verb follows it: 終わる is one, 場合わからない is none.
"""

from __future__ import annotations

from retro.text.lazy_pattern import lazy

_MAY_BE_LEFT_OUT = (
    ("合", "わ", "すしさせそ"),
    ("終変代替換断", "わ", "るりらっれろ"),
    ("表著", "わ", "すしさせそ"),
    ("現", "わ", "れ"),
    ("積", "も", "るりらっれろ"),
    ("向", "か", "ういわえおっ"),
    ("明", "か", "すしさせそ"),
    ("掛預分", "か", "るりらっれ"),
    ("始止締集決定", "ま", "るりらっれろ"),
    ("上下曲", "が", "るりらっれろ"),
    ("当", "た", "るりらっれろ"),
    ("聞", "こ", "え"),
    ("起", "こ", "るりらっれすしさせそ"),
    ("落", "と", "すしさせそ"),
    ("暮", "ら", "すしさせそ"),
    ("捕", "ら", "え"),
    ("押", "さ", "え"),
    ("生", "ま", "れ"),
    ("行", "な", "うわえっ"),
)
"""Kanji, the kana that may stand behind each of them, and the kana of the verb of which one follows."""

_KANA = "".join(dict.fromkeys(kana for _kanji, kana, _follows in _MAY_BE_LEFT_OUT))
_ANY = "|".join(f"(?<=[{kanji}]{kana})(?=[{follows}])" for kanji, kana, follows in _MAY_BE_LEFT_OUT)
_LEFT_OUT = lazy(f"[{_KANA}](?:{_ANY})")


def without_them(text: str) -> str:
    """`text` without those kana."""
    return text if text.isascii() else _LEFT_OUT.sub("", text)


def places_of_them(text: str) -> list[int]:
    """Where in `text` they stand."""
    return [] if text.isascii() else [found.start() for found in _LEFT_OUT.finditer(text)]
