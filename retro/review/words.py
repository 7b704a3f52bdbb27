"""Words that give something away: a person where a cause should be, a damage made small, an apology for nothing.

English and Japanese, as people write them; nothing here is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PERSON = (
    r"\b(he|she|someone|somebody|person|people|staff|employees?|workers?|operators?|engineers?|developers?|clerks?|"
    r"drivers?|packers?|nurses?|technicians?|trainees?|newcomers?|colleagues?|human error|operator error|mistake by|"
    r"careless(ly|ness)?|inattenti(ve|on)|forgot|forgotten|overlooked|misread)\b"
    r"|担当者|担当が|作業員|作業者|従業員|社員|新人|店員|運転手|操作者|オペレータ|本人|個人|ヒューマンエラー|人為|不注意|"
    r"うっかり|確認不足|失念|忘れ|思い込み|見落と|勘違い|[ァ-ヶ一-龥](さん|氏)(?![一-龥])"
)
_MINIMISING = re.compile(
    r"\b(only|just) (a few|a couple|some|one|two|minor)\b|\ba (few|couple)\b|\b(minor|slight(ly)?|small|little|limited|"
    r"negligible|marginal(ly)?|insignificant|some users|some customers|a handful|partial(ly)?)\b"
    r"|一部|軽微|わずか|僅か|若干|少し|少々|多少|ごく|数[件名人個社台]|微々|限定的|部分的|ほとんど影響",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"\b(we|i|are|am|is|be|were|very|so|truly|deeply|really|sincerely|most|our|my|a|the|to|for|it|this|that|you|"
    r"sorry|apolog(y|ies|i[sz]ed?|i[sz]ing)|apologetic|regrets?|pardon|excuse|inconvenience|trouble|any|all|caused)\b"
    r"|申し訳(ありません|ございません|ない)(でした)?|申しわけ|お詫び(申し上げます|します|いたします|した)?|謝罪(した|します)?|陳謝|"
    r"すみません(でした)?|ごめんなさい|ご迷惑(を)?(おかけし(て|ました|ます)?)?|ご不便|大変|誠に|深く|心より|この度は|このたびは",
    re.IGNORECASE,
)
_PROMISING_ONLY = re.compile(
    r"(will|would|can|could|shall|won't|cannot|can't)(\s+\w+){0,2}\s+(never\s+)?(happen|occur|recur)|(never|not) again|"
    r"(be|is|was) (more )?careful|one-off|once in a lifetime|isolated|"
    r"二度と|もう起き|再発し(ない|ません)|起こら(ない|ず)|起き(ない|ません)|気を付け|気をつけ|注意す|今回限り|たまたま|偶然",
    re.IGNORECASE,
)


def person_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What speaks of a person: the words for one, and these names and roles."""
    named = (_whole(name.strip()) for name in names if len(name.strip()) > 1)
    return re.compile("|".join([_PERSON, *named]), re.IGNORECASE)


def minimising(text: str) -> str:
    """The first word in a text that makes a damage small; "" if there is none."""
    found = _MINIMISING.search(text)
    return found[0] if found else ""


def only_sorry(text: str) -> bool:
    """Whether an apology says sorry, and nothing for what."""
    return bool(text.strip()) and not re.search(r"\w\w", _SORRY.sub(" ", text))


def promises_only(text: str) -> bool:
    """Whether a reason says that it will not happen again, which is none."""
    return bool(_PROMISING_ONLY.search(text))


def _whole(name: str) -> str:
    """The name; one in letters that words are made of with spaces between, as a whole word."""
    return rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
