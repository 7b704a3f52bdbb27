"""A person's name as a record holds it, taken apart: `Haruka Minase (水無瀬 遥)`, `Dr. Tanaka, Hanako`, `田中花子`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retro.review.folding import folded

LONGEST = 60
"""How many letters of a part of a name are compared."""

KANJI = "々〆〇ヶ㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
KANA = "ぁ-ゖァ-ヺー"
HANGUL = "\u1100-\u11ff가-힣"
NO_SPACES = f"{KANJI}{KANA}\u30fd\u30fe\u309d\u309e{HANGUL}\u0e00-\u0eff"
"""What scripts that put no space between words are written with."""
LETTER = rf"[^\W_{NO_SPACES}]"
"""A letter or digit of any other script, where a letter beside a name makes another word of it."""

_HONORIFICS = (
    "さん さま 様 氏 君 くん ちゃん 殿 どの 先生 先輩 女史 部長 次長 課長 係長 係員 室長 店長 所長 工場長 班長 主任 主査 主事 社長 会長 "
    "専務 常務 取締役 本部長 事業部長 代表 支店長 支社長 局長 院長 教授 博士 職長 組長 リーダー リーダ マネージャー マネジャー マネージャ "
    "チーフ 씨 님 女士 小姐"
)
_LAST = r"(?:様(?![子式相態々])|氏(?!名)|代表(?![取電番]))"
TITLE = (
    rf"(?:副|前|元)?(?:{_LAST}|"
    + "|".join(sorted((w for w in _HONORIFICS.split() if w not in {"様", "氏", "代表"}), key=len, reverse=True))
    + r")(?:代理|補佐)?"
)
"""What may stand behind a Japanese name to make it polite or to say a rank."""
HONORIFIC = rf"(?:\ ?{TITLE}|(?:[ -](?:san|sama|kun|chan|sensei|dono)|-(?:San|Sama|Kun))(?!{LETTER}))"
BEFORE = r"(?:Mrs?|Ms|Miss|Dr|Prof|Sir|Herr|Frau|Mme|Mlle|Sra?|MR|MRS|MS|DR)"
"""What may stand before a name."""

_FRONT = re.compile(rf"^(?:{BEFORE}\b\.?\s*|(?:Dipl|Ing)\b[.-]*\s*)+")
_BACK = re.compile(rf"(?<=.)(?:{HONORIFIC})$|,?\s+(?:Jr|Sr|PhD|Ph\.D|MD|II|III|IV)\.?$")
_BETWEEN = re.compile(r"[\s,、，・·•=\"“”「」]+")
_PARTICLES = frozenset("von van de der den del della di da do dos das du la le el al bin ibn ben zu zur y e i und and".split())
_SINGLE_KANJI_FAMILIES = frozenset("森林原関谷岡辻堤畑岸島浜滝泉橘榊菅桂梶柳柴杉星金東西南北角奥城境沖椎楠槙槇牧向今乾伴")


@dataclass(frozen=True)
class Written:
    """A name as written in one script: its parts in the order in which they stand."""

    parts: tuple[str, ...]
    families: frozenset[int]
    """Which of the parts name the family."""
    guessed: bool = False
    """Whether it was written without a space, and where one part ends is a guess."""


def written(name: str) -> Iterator[Written]:
    """Every way in which a recorded name is written; brackets and slashes stand between the ways."""
    for way in re.split(r"[()（）\[\]【】〔〕<>〈〉/／|｜;；\n]+", name):
        seen = folded(way).strip(" \t,、.\"'")
        seen = _BACK.sub("", _FRONT.sub("", seen)).strip()
        parts = tuple(part[:LONGEST] for each in _BETWEEN.split(seen) if (part := each.strip("'’.,:")))
        if not parts:
            continue
        first = bool(re.search(rf"[{NO_SPACES}]", parts[0])) or re.match(r"[^\s,]+,", seen) is not None
        yield Written(parts, frozenset({0 if first else len(parts) - 1}))
        if len(parts) == 1:
            yield from _guesses(parts[0])


def _guesses(name: str) -> Iterator[Written]:
    """Where a Japanese or Korean name without a space may fall into family and given name."""
    change = re.fullmatch(rf"([{KANJI}ノツ之]+)([ぁ-ゖ]+|[ァ-ヺー]+)", name)
    if change:
        yield Written((change[1], change[2]), frozenset({0}))
    elif re.fullmatch(rf"[{KANJI}ノツ]{{2,6}}", name):
        for n in {2: (1,), 3: (2, 1), 4: (2, 3), 5: (2, 3), 6: (3,)}[len(name)]:
            yield Written((name[:n], name[n:]), frozenset({0}), guessed=True)
    elif re.fullmatch(r"[가-힣]{3,4}", name):
        n = len(name) - 2
        yield Written((name[:n], name[n:]), frozenset({0}), guessed=True)


def may_stand_alone(way: Written, at: int) -> bool:
    """Whether this part may be meant where it stands without the others: no particle, no letter, no wild guess."""
    part = way.parts[at]
    if len(part) == 1 and not re.match(rf"[{KANJI}{HANGUL}]", part):
        return False
    if way.guessed and len(part) == 1:
        return part in _SINGLE_KANJI_FAMILIES and at in way.families
    return part not in _PARTICLES
