"""A person's name as a record holds it, taken apart: `Haruka Minase (水無瀬 遥)`, `Dr. Tanaka, Hanako`, `田中花子`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.redaction.spelling.common_words import (
    FAMILIES_OF_ONE_KANJI,
    KANJI as KANJI_WORDS,
    LAST_OF_FAMILIES,
    LAST_OF_GIVEN_NAMES,
    NO_NAME,
    PARTICLES,
)
from retro.redaction.spelling.normalization import folded
from retro.value import value

_LONGEST = 30
"""How many letters of a part of a name are compared; it is a pattern, and patterns do not go on for ever."""
_PARTS = 5
"""How many parts a name has."""

KANJI = "々〆〇ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "ぁ-ゖァ-ヺー"
HANGUL = "\u1100-\u11ff가-힣"
NO_SPACES = f"{KANJI}{KANA}\u30fd\u30fe\u309d\u309e{HANGUL}\u0e00-\u0eff"
"""What scripts that put no space between words are written with."""
LETTER = rf"[^\W_{NO_SPACES}]"
"""A letter or digit of any other script, where a letter beside a name makes another word of it."""

_RANKS = (
    "さん|さま|ちゃん|君|くん|殿|どの|先生|先輩|女史|部長|次長|課長|係長|係員|室長|店長|所長|工場長|班長|主任|主査|主事|社長|会長|専務|"
    "常務|取締役|本部長|事業部長|支店長|支社長|局長|院長|教授|博士|職長|組長|リーダー?|マネージャー?|マネジャー|チーフ|씨|님|女士|小姐"
)
TITLE = rf"(?:副|前|元)?(?:様(?![子式相態々])|氏(?!名)|代表(?![取電番])|{_RANKS})(?:代理|補佐)?"
"""What may stand behind a Japanese name to make it polite or to say a rank."""
HONORIFIC = rf"(?:\ ?{TITLE}|(?:[ -](?:san|sama|kun|chan|sensei|dono)|-(?:San|Sama|Kun))(?![0-9A-Za-z]))"
BEFORE = r"(?:Mrs?|Ms|Miss|Dr|Prof|Sir|Herr|Frau|Mme|Mlle|Sra?|MR|MRS|MS|DR)"
"""What may stand before a name."""

_FRONT = re.compile(rf"^(?:{BEFORE}\b\.?\s*|(?:Dipl|Ing)\b[.-]*\s*|旧姓[:\s]*|(?:nee?|born|geb)\b\.?\s*)+")
_BACK = re.compile(rf"(?<=.)(?:{HONORIFIC})$|,?\s+(?:Jr|Sr|PhD|Ph\.D|MD|II|III|IV)\.?$")
_BETWEEN = re.compile(r"[\s,、，・·•=\"“”「」]+")
_IN_BRACKETS = re.compile(r"[(（\[［【〔〈]([^()（）\[\]［］【】〔〕〈〉]*)[)）\]］】〕〉]?")
_BORN = re.compile(r"旧姓|née?|nee|born|geb\.?", re.IGNORECASE)


@value
class ParsedName:
    """A name as written in one script: its parts in the order in which they stand."""

    parts: tuple[str, ...]
    families: frozenset[int]
    """Which of the parts name the family."""
    guessed: bool = False
    """Whether it was written without a space, and where one part ends is a guess."""


def parse_name(name: str) -> Iterator[ParsedName]:
    """Every way in which a recorded name is written; brackets and slashes stand between the ways."""
    environment = _IN_BRACKETS.sub(" ", name)
    inside = [way for way in _IN_BRACKETS.findall(name) if _is_another_way(way.strip(), environment)]
    for way in [*re.split(r"[/／|｜;；\n]", environment), *inside]:
        seen = folded(way).strip(" \t,、.\"'")
        if seen.casefold() in NO_NAME:
            continue
        seen = _BACK.sub("", _FRONT.sub("", seen)).strip()
        parts = tuple(part[:_LONGEST] for each in _BETWEEN.split(seen) if (part := _bare(each)))[:_PARTS]
        if not parts:
            continue
        comma = re.match(r"([^,]+),\s*\S", seen)  # de la Cruz, María
        before = len([part for each in _BETWEEN.split(comma[1]) if (part := _bare(each))]) if comma else len(parts)
        first = bool(re.search(rf"[{NO_SPACES}]", parts[0]))
        yield ParsedName(parts, frozenset({0 if first else min(max(before, 1), len(parts)) - 1}))
        if len(parts) == 1:
            yield from _guesses(parts[0])


def _bare(part: str) -> str:
    """The part without the signs around it; "" if there is no letter in it."""
    part = part.strip("'.,:()[]<>-_")
    return part if re.search(r"[^\W\d_]", part) else ""


def _is_another_way(inside: str, environment: str) -> bool:
    """Whether what stands in brackets writes the name anew: `(水無瀬 遥)`, `(Bob)`; `(SRE)`, `（出荷）` are notes."""
    if _BORN.match(inside):
        return True
    if re.match(rf"[{KANJI}]", inside):
        return not re.search(rf"[{KANJI}]", environment)
    return not re.match(rf"{LETTER}", inside) or (inside[0].isupper() and not inside.isupper())


def _guesses(name: str) -> Iterator[ParsedName]:
    """Where a Japanese or Korean name without a space may fall into family and given name."""
    change = re.fullmatch(rf"([{KANJI}ノツ之]+)([ぁ-ゖ]+|[ァ-ヺー]+)", name)
    if change:
        yield ParsedName((change[1], change[2]), frozenset({0}))
    elif re.fullmatch(rf"[{KANJI}ノツ]{{2,6}}", name):
        for n in {2: (1,), 3: (2, 1), 4: (2, 3), 5: (2, 3), 6: (3,)}[len(name)]:
            if name[n:] in LAST_OF_GIVEN_NAMES or name[n:] in LAST_OF_FAMILIES - KANJI_WORDS:
                continue  # 田中花 子, 森 田
            yield ParsedName((name[:n], name[n:]), frozenset({0}), guessed=True)
    elif re.fullmatch(r"[가-힣]{3,4}", name):
        n = len(name) - 2
        yield ParsedName((name[:n], name[n:]), frozenset({0}), guessed=True)


def may_stand_alone(way: ParsedName, at: int) -> bool:
    """Whether this part may be meant where it stands without the others: no particle, no letter, no wild guess."""
    part = way.parts[at]
    if len(part) == 1 and not re.match(rf"[{KANJI}{HANGUL}]", part):
        return False
    if way.guessed and len(part) == 1 and at in way.families:
        return part in FAMILIES_OF_ONE_KANJI
    return part not in PARTICLES
