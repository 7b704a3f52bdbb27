"""Words that name somebody whom nobody can tell: a name in kanji whose reading is not recorded may stand in kana there.

渡辺健一 without a reading may be ワタナベ氏 or Watanabe-san, and no table knows how a name is read. So what is named in
katakana or Latin letters, is no known customer and is called as people are (氏, さん, -san, Mr) is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from retro.redaction.customers.identity import Likeness, likeness
from retro.redaction.names.general_words import is_general
from retro.redaction.names.third_parties import forms_of_other
from retro.redaction.spelling.common_words import words
from retro.redaction.spelling.parsed_name import BEFORE, KANJI, parse_name

_BEHIND = r"様(?![子式相態々])|さま(?!ざま)|さん|氏(?![名族神])"
_CALLED = re.compile(
    rf"(?<![ァ-ヺー])(?P<kana>[ァ-ヺー・]{{2,20}})\ ?(?:{_BEHIND}|君|くん|ちゃん|殿(?![堂下]))"
    r"|(?<![A-Za-z])(?P<latin>[A-Z][A-Za-z'-]+(?:\ [A-Z][A-Za-z'-]+)?)"
    rf"(?:\ ?(?:{_BEHIND})|[ -](?:san|sama)(?![A-Za-z])|-(?:San|Sama)(?![A-Za-z]))"
    rf"|(?<![A-Za-z]){BEFORE}\.?\ (?P<titled>[A-Z][A-Za-z'-]+)"
)
_ROLES = words("""
    ママ パパ ヘルパー ナース シェフ コック マスター セールス セールスマン ガードマン カメラマン
    コンシェルジュ キャスト モデル スポンサー ホスト
""")
"""Whom one calls by what they do, besides those of `general_words`."""


def is_unread(name: str) -> bool:
    """Whether a recorded name holds kanji, and nothing in it says how they are read."""
    ways = [*parse_name(name)]
    return bool(re.search(f"[{KANJI}]", name)) and not any(
        re.fullmatch("[ァ-ヺーぁ-ゖA-Za-z.' -]+", part) for way in ways for part in way.parts[:1]
    )


def anybody_unread(colleagues: Iterable[tuple[str, str]], others: Iterable[str]) -> bool:
    """Whether the reading of somebody is not known: of colleagues, each a name and its reading, or other customers."""
    return any(is_unread(name) and not reading.strip() for name, reading in colleagues) or any(
        is_unread(called) and forms_of_other(called) for called in others
    )


def called_so(text: str, known: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a folded text calls somebody by name in katakana or Latin letters who is none of the `known` customers."""
    for found in _CALLED.finditer(text):
        name = found["kana"] or found["latin"] or found["titled"]
        if (
            not is_general(name)
            and name not in _ROLES
            and all(likeness(name, each) is Likeness.OTHER for each in known)
        ):
            yield found.span()
