"""Words that name somebody whom nobody can tell: a name in kanji whose reading is not recorded may stand in kana there.

渡辺健一 without a reading may be ワタナベ氏 or Watanabe-san, and no table knows how a name is read. So what is named in
katakana or Latin letters, is no known customer and is called as people are (氏, さん, -san, Mr) is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from retro.redaction.customers.identity import Identity, identity_of
from retro.redaction.names.general_words import is_general, names_a_firm, trades_as_said
from retro.redaction.names.match_context import HOUSEHOLD
from retro.redaction.names.third_parties import forms_of_other
from retro.redaction.spelling.common_words import words
from retro.redaction.spelling.parsed_name import BEFORE, HONORIFIC
from retro.text.readings import is_unread

_POLITE = r"(?:様(?![子式相態々])|さま(?!ざま)|さん(?!ざん)|氏(?![名族神]))"
"""What makes a name polite, without the ranks: before those, hiragana are no name (まで店長)."""
_CALLED = re.compile(
    rf"(?<![ァ-ヺー])(?P<kana>[ァ-ヺー・]{{2,20}})(?:{HONORIFIC}|{HOUSEHOLD})"
    rf"|(?<![ぁ-ゖー])[をへが]?(?P<hiragana>[ぁ-ゖー]{{2,8}}?){_POLITE}"
    rf"|(?<![A-Za-z])(?P<latin>[A-Z][A-Za-z'-]*[A-Za-z'](?:\ [A-Z][A-Za-z']+)?){HONORIFIC}"
    rf"|(?<![A-Za-z])(?P<small>[a-z]{{2,}})(?:{_POLITE}|-(?:san|sama)(?![A-Za-z]))"
    rf"|(?<![A-Za-z])(?i:{BEFORE})\.?\ (?P<titled>[A-Z][A-Za-z'-]+)"
)
"""Somebody who is called by a name, in whatever letters that say how it sounds."""
_TRADES = "|".join(sorted(map(re.escape, trades_as_said()), key=len, reverse=True))
_LONG_TRADES = "|".join(each for each in _TRADES.split("|") if len(each) > 3)  # noqa: PLR2004 -- でんき is a word
_FIRM = re.compile(
    rf"(?<![ァ-ヺー])[ァ-ヺー]{{2,12}}(?:{_TRADES})|(?<![ぁ-ゖー])[ぁ-ゖー]{{2,8}}?(?:{_LONG_TRADES})(?=[はがをにのともへやで]|(?![ぁ-ゖ]))"
    r"|(?<![A-Za-z])[A-Z][a-z]+[ -](?:[Ss]h[ou]+ten|[Ss]h[ou]+kai|[Ss]h[ou]+ji|[Dd]enki|[Kk][ou]+gy[ou]+|[Ss]angy[ou]+"
    r"|[Bb]ussan|[Kk]ensetsu|[Uu]ns[ou]+|[Ss]huz[ou]+|[Ss]eika|[Ss]hokuhin|[Nn][ou]+en|[Ss]uisan|[Ii]nsatsu)(?![A-Za-z])"
)
"""A firm that is called by a family name and its trade, as they sound: みなせしょうてん, Minase Shoten."""
_LEGAL = re.compile("株式会社|有限会社|合同会社|御中|様")
_ROLES = words("""
    たく みな どなた おく おかあ おとう おじ おば おばあ おじい おねえ おにい かみ かみさま だんな よめ むすこ むすめ
    おきゃく ごくろう おつかれ やおや はなや さかなや にくや ほんや パンや みなみな ほう おまわり おいしゃ
    かんごし おこ あか ぼう みせ どちら いろいろ とく ママ パパ ヘルパー ナース シェフ コック マスター セールス
    セールスマン ガードマン カメラマン コンシェルジュ キャスト モデル スポンサー ホスト
""")
"""Whom one calls by what they do or are, besides those of `general_words`."""
_NO_NAME = tuple(
    words("""
    その この あの どの ような という した れた った いた きた せた のよう こと もの かの との での ない たい しい
    する ある なる れる せる える いる くる です ます
    """)
    | {role for role in _ROLES if role[0] < "ァ"}
)
"""What hiragana in front of 様 or 氏 end in that are no name: ご連絡いただいた様."""


def anybody_unread(colleagues: Iterable[tuple[str, str]], others: Iterable[str]) -> bool:
    """Whether the reading of somebody is not known: of colleagues, each a name and its reading, or other customers."""
    return any(is_unread(name, reading) for name, reading in colleagues) or any(
        is_unread(called) and forms_of_other(called) for called in others
    )


def any_firm_unread(others: Iterable[str]) -> bool:
    """Whether one of other customers is a firm that is called by a name in kanji."""
    return any(is_unread(called) and names_a_firm(_LEGAL.sub("", called).strip()) for called in others)


def called_so(text: str, known: Sequence[str], *, firms: bool = False) -> Iterator[tuple[int, int]]:
    """Where a folded text calls somebody by name in katakana or Latin letters who is none of the `known` customers.

    `firms` says that a firm may be meant as well.
    """
    for found in _FIRM.finditer(text) if firms else ():
        if not is_general(found[0]) and all(identity_of(found[0], each) is Identity.OTHER for each in known):
            yield found.span()
    for found in _CALLED.finditer(text):
        name = next(filter(None, found.groupdict().values()))
        is_nobody = is_general(name) or name in _ROLES or (found["hiragana"] and name.endswith(_NO_NAME))
        if not is_nobody and all(identity_of(name, each) is Identity.OTHER for each in known):
            yield (found.start("hiragana") if found["hiragana"] else found.start()), found.end()
