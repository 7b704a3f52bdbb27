"""Where a Japanese name without a space may fall into family and given name.

林 is the family of 林美穂 and not that of 林田; 小野 is that of 小野誠 and not that of 小野寺. There is no list of all
names; what decides is how family names end and which given names one kanji makes. What stays open counts as possible.
"""

from __future__ import annotations

import re

from retro.redaction.spelling import common_words
from retro.redaction.spelling.parsed_name import KANJI

_GIVEN_OF_ONE = common_words.KANJI | frozenset("葵涼隼翔蓮陽凛樹司剛豪聡悠宏洋純遥舞梓楓栞稔衛毅隆崇敦淳篤賢哲亮諒駿")
"""Given names that one kanji writes."""


def may_be_family_of(short: str, whole: str) -> bool:
    """Whether `whole` may be somebody of the family `short`, with a given name behind it."""
    rest = whole.removeprefix(short)
    if not short or rest == whole or not rest or not re.search(rf"[{KANJI}ぁ-ゖァ-ヺー]$", rest):
        return False
    if "の" in rest or "ノ" in rest[:1]:
        return False  # a group of words: 森の家の方
    if re.fullmatch(rf"[{KANJI}]+", rest):
        if len(rest) == 1:
            return rest in _GIVEN_OF_ONE and bool(re.fullmatch(rf"[{KANJI}]+", short))
        return rest[-1] not in common_words.LAST_OF_FAMILIES
    if re.search(rf"[{KANJI}]", short):
        return len(rest) > 1 and rest[0] not in "々ヶケ"
    return len(rest) > 1  # もり and もりまり, or もりもと: only a person can tell


def may_be_given_of(short: str, whole: str) -> bool:
    """Whether `short` may be the given name of `whole`, behind a family name: 花子 of 田中花子, but 原 not of 藤原."""
    family = whole.removesuffix(short)
    if family == whole or not family or len(short) == 1:
        return False
    return short[-1] in common_words.LAST_OF_GIVEN_NAMES and bool(re.fullmatch(rf"[{KANJI}ノツ之]+", family))
