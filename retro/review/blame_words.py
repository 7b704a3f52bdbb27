"""Words that give something away: a person where a cause should be, a damage made small, an apology for nothing.

English and Japanese, as people write them; nothing here is ever shown. A wrong guess costs one friendly question, a
missed one costs little more, so the lists hold what is usual and no more. They are compiled by the first question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PERSON = (
    r"(?i:\b(he|she|someone|somebody|human error|operator error|careless(ly|ness)?|inattenti(ve|on)|negligen(t|ce)|"
    r"forgot|forgotten|overlooked|misread|mixed up|was not careful|did not pay attention)\b"
    r"|\b(the|an?|one|our) (new |junior |tired )?"
    r"(operator|engineer|developer|clerk|driver|packer|nurse|technician|trainee|worker|employee|colleague|person)s?\b)"
    r"|(担当者|作業員|作業者|従業員|社員|新人|店員|運転手|操作者|オペレータ|本人)(?!教育|研修|確認|用|向け)"
    r"|ヒューマンエラー|人為|不注意|うっかり|確認不足|失念|忘れ[たるてら]|思い込み|見落と|勘違い|取り違えた"
    r"|[ァ-ヶ一-龥](さん|氏)(?![一-龥])"
)
"""Japanese letters have no case: asked for without it, their ranges are compiled in a third of the time."""
_MINIMISING = (
    r"\b((only|just) (a few|a couple|some|one|two|minor)|a (few|couple|handful)|minor|slight(ly)?|negligible|"
    r"marginal(ly)?|insignificant|partial(ly)?|some (users|customers|parcels|orders|requests)|"
    r"(small|little|limited) (number|amount|part|impact|effect|delay|extent))\b"
    r"|一部|軽微|わずか|僅か|若干|少し|少々|多少|ごく|数[件名人個社台]|微々|限定的|部分的|ほとんど影響"
)
_SORRY = (
    r"\b(we|i|are|am|is|be|were|very|so|truly|deeply|really|sincerely|most|our|my|a|the|to|for|it|this|that|you|about|"
    r"what|happened|sorry|apolog(y|ies|i[sz]ed?|i[sz]ing)|apologetic|regrets?|pardon|excuse|inconvenience|trouble|any|all|"
    r"caused)\b"
    r"|申し訳(ありません|ございません|ない)(でした)?|申しわけ|お詫び(申し上げます|します|いたします|した)?|謝罪(した|します)?|陳謝|"
    r"すみません(でした)?|ごめんなさい|ご迷惑(を)?(おかけし(て|ました|ます)?)?|ご不便|大変|誠に|深く|心より|この度は|このたびは"
)
_PROMISING_ONLY = (
    r"(will|would|can|could|shall|won't|cannot|can't)(\s+\w+){0,2}\s+(never\s+)?(happen|occur|recur)|(never|not) again|"
    r"(be|is|was) (more )?careful|one-off|isolated (case|incident|event)|"
    r"二度と|もう起き|再発し(ない|ません)|起こら(ない|ず)|起き(ない|ません)|気を付け|気をつけ|注意す|今回限り|たまたま|偶然"
)


def person_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What speaks of a person: the words for one, and these names and roles."""
    named = (_whole(name.strip()) for name in names if len(name.strip()) > 1)
    return re.compile("|".join([_PERSON, *named]))


def minimising(text: str) -> str:
    """The first words in a text that make a damage small; "" if there are none."""
    found = re.search(_MINIMISING, text, re.IGNORECASE)
    return found[0] if found else ""


def only_sorry(text: str) -> bool:
    """Whether an apology says sorry, and nothing for what."""
    return bool(text.strip()) and not re.search(r"\w\w", re.sub(_SORRY, " ", text, flags=re.IGNORECASE))


def promises_only(text: str) -> bool:
    """Whether a reason says that it will not happen again, which is none."""
    return bool(re.search(_PROMISING_ONLY, text, re.IGNORECASE))


def _whole(name: str) -> str:
    """The name; one in letters that words are made of with spaces between, as a whole word."""
    return rf"(?i:\b{re.escape(name)}\b)" if name.isascii() else f"(?i:{re.escape(name)})"
