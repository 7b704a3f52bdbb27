"""Whether what stands in a field for a role is known to be one by its words: `web shop lead`, 品質管理課.

The safe thing is that it is not: whoever nobody knows is somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from retro.model.quick_entry import role_words
from retro.model.quick_entry.role_words import family_in, is_title, without_honorific
from retro.redaction.names.general_words import OF_GROUPS
from retro.redaction.names.role_vocabulary import CITIES, FIELDS, GROUPS, JAPANESE, LED, NOBODY, PEOPLE, WHICH
from retro.redaction.spelling import common_words, places, romaji
from retro.redaction.spelling.kanji_compounds import is_compound
from retro.redaction.spelling.parsed_name import KANJI
from retro.redaction.spelling.surname_readings import read_so, usual_readings

_LONGEST = 80
"""Nobody's role takes more characters."""
_WORD = re.compile(r"(?i:x-ray|t-shirt)(?![^\W_])|[^\W_]+(?:['’&][^\W_]+)*")
"""A word in letters, of which a hyphen makes two, but where its second half may be somebody."""
_LATIN = re.compile(r"[\x00-ɏ‐-’]+")
_ACRONYM = re.compile(r"[A-Z]{2}|[B-DF-HJ-NP-TV-XZ]{3,4}")
"""Capitals that nobody can say as a name."""

_BEFORE = frozenset("第各全他両主副元前新旧総本御同")
_BEHIND = frozenset("課係室部店局科班団隊員長者士師医職官側役用様方達")
_BETWEEN = frozenset("のと・ー－ 　()")
"""What stands before, behind and between words in Japanese of which a role is put together."""
_ALONE = frozenset("係店客親朝昼夜医責")
_LONGEST_WORD, _LONGEST_NAME = 12, 10
_OFFICE = re.compile(
    "(?<=..)(?:[係室部科班局隊団店]|チーム|グループ|センター|支店|支社|支部|営業所|本部|事業所|工場|工房|倉庫|窓口|デスク|委員会|事務局)$|課$"
)
"""What an office ends in, whatever it is called by."""
_LED = re.compile("(?:班|組|隊|団|チーム|グループ)$")
"""The same, of those that may be called by whoever leads them: ヤナギダ班."""
_ENDS_OF_FAMILIES = "田川村井沢澤崎﨑藤岡塚宮瀬原野山木島橋浦"
"""What most families end in, and few words do."""
_TOLD = re.compile(r"(?<=[ぁ-ゖ][たる])(?:担当|担当者|者|人|方|係|社員|スタッフ)$")
"""Behind words that tell what somebody did: 応対した担当."""
_BRANCH_HEADS = frozenset(("支店長", "店長", "工場長", "営業所長", "支社長", "センター長"))
"""Roles before which a city is no family."""


def is_known_role(part: str, *, beside: bool = False) -> bool:
    """Whether a folded text is a role, an office, or nobody in particular, as far as words are known.

    `beside` says that another role stands beside it: `Osaka` is no name in `Cook (Osaka)`.
    """
    if len(part) > _LONGEST:
        return False
    if _LATIN.fullmatch(part):
        return _is_known_in_letters(_WORD.findall(part), beside=beside)
    return _is_known_in_japanese(part, beside=beside)


def name_told_by(part: str) -> str:
    """The words of a folded text that is no known role which are a name by where they stand, or by their form; or "".

    In letters they stand alone, last behind a role, or first with capitals: `SRE Dylan`, `Dylan Lead`; `oven lead`
    tells none. In Japanese a title stands behind them, or no known word is among them.
    """
    if _LATIN.fullmatch(part):
        return _name_in_letters(_WORD.findall(part))
    said = without_honorific(_LATIN.sub("", part))
    if family := _family_with_title(said):
        return family
    if (led := _LED.search(said)) and _may_be_name(said[: led.start()]):
        return said[: led.start()]
    grams = (said[at : at + n] for n in range(2, _LONGEST_NAME) for at in range(len(said) - n + 1))
    return said if len(said) < _LONGEST_NAME and not any(gram in _japanese() for gram in grams) else ""


def _name_in_letters(each: Sequence[str]) -> str:
    unknown = [not _is_known_word(word) for word in each]
    first = unknown.index(True) if True in unknown else len(each)
    end = unknown.index(False, first) if False in unknown[first:] else len(each)
    is_last = all(len(word) == 1 for word in each[end:])
    before = each[first - 1].casefold() if first else ""
    is_behind = len(before) < 2 or before in (role_words.ENGLISH | PEOPLE) - GROUPS  # noqa: PLR2004 -- `M. Dylan`
    is_begun = not first and all(word[0].isupper() for word in each[:end])
    return " ".join(each[first:end]) if (is_last and is_behind) or is_begun else ""


def is_family(name: str) -> bool:
    """Whether a text is a family name that is known here, in kanji or kana."""
    if re.fullmatch("[ぁ-ゖァ-ヺー]+", name):
        return bool(read_so(romaji.to_hiragana(name)))
    return family_in(name) == name or bool(usual_readings(name)) or role_words.ends_as_role(name)


def _is_known_in_letters(each: Sequence[str], *, beside: bool) -> bool:
    says_role = False
    for n, word in enumerate(each):
        low = word.casefold()
        if low in said_alone():
            says_role = True
        elif _is_known_word(word) or _ACRONYM.fullmatch(word):
            says_role |= low not in CITIES and low not in common_words.ENGLISH
        elif not _says_which(each, n):
            return False
    return says_role or not any(low in common_words.ENGLISH or not beside for low in map(str.casefold, each))


def _is_known_word(word: str) -> bool:
    low = word.casefold().strip("0123456789")
    return low in said_alone() or low in WHICH or low in CITIES or len(low) < 2  # noqa: PLR2004 -- numbers, letters of places and floors


def _says_which(each: Sequence[str], n: int) -> bool:
    """Whether a word that nobody knows says which office it is: one stands behind it, and it is no known name.

    Before those whom somebody leads it may be the leader: `Kassel office`, but `dylan team`.
    """
    low = each[n].casefold()
    if "'" in low or "’" in low or role_words.is_family_in_romaji(low) or low in common_words.NAMES_ABOVE_ALL:
        return False
    behind = (word.casefold() for word in each[n + 1 :])
    group = next((low for low in behind if low in GROUPS or low in said_alone()), "")
    is_word = each[n].islower() and low in common_words.ENGLISH
    return group in GROUPS and (is_word or group not in LED)


@cache
def said_alone() -> frozenset[str]:
    """The words in letters, small, that say a role, an office or nobody in particular by themselves; some are families.

    Each has its plural beside it.
    """
    known = role_words.ENGLISH | PEOPLE | FIELDS | GROUPS | NOBODY | (common_words.NOBODY - common_words.ENGLISH)
    return known | {f"{word}s" for word in known if len(word) > 2}  # noqa: PLR2004 -- `its`


def _is_known_in_japanese(part: str, *, beside: bool) -> bool:
    part = re.sub(r"第(?=\d)", "", part)
    words = _LATIN.findall(part)
    if not all(_is_known_word(word) or _ACRONYM.fullmatch(word) for each in words for word in _WORD.findall(each)):
        return False
    said = _LATIN.sub("", part)
    if not said or said in (_BEHIND if words else _ALONE):
        return True
    if said in places.KANJI:
        return beside
    if is_family(said) or _family_with_title(said):
        return False
    if _is_put_together(said):
        return True
    if found := _OFFICE.search(said) or _TOLD.search(said):
        front = said[: found.start()]
        is_named = is_family(front) or len(family_in(front)) > 1 or (_LED.search(said) and _may_be_name(front))
        return front in places.KANJI or not is_named
    return False


def _may_be_name(front: str) -> bool:
    """Whether what stands before a team is no known word, and is written as names are: in kana, or as 柳田."""
    if _is_put_together(front):
        return False
    is_kana = re.fullmatch("[ぁ-ゖー]{2,}|[ァ-ヺー・]{2,}", front)
    is_family_like = re.fullmatch(f"[{KANJI}]{{1,2}}[{_ENDS_OF_FAMILIES}]", front)
    return bool(is_kana or (is_family_like and not is_compound(front[-2:])))


def _family_with_title(said: str) -> str:
    """The family name with a title behind it that a text is; "" if it is none. A branch is called by its town."""
    for n in range(1, min(len(said), _LONGEST_WORD)):
        family, title = said[:n], said[n:]
        if is_title(title) and (is_family(family) or family in places.KANJI):
            return "" if family in places.KANJI and title in _BRANCH_HEADS else family
    return ""


def _is_put_together(said: str) -> bool:
    """Whether a text is put together of known words, with what may stand before, behind and between them."""
    reached, known = {0}, _japanese()
    for at in range(len(said)):
        if at not in reached:
            continue
        starts = [at, at + 1] if said[at] in _BEFORE else [at]
        ends = {start + n for start in starts for n in range(2, _LONGEST_WORD) if said[start : start + n] in known}
        for end in ends:
            while end < len(said) and (said[end] in _BEHIND or said[end] in _BETWEEN):
                reached.add(end)
                end += 1  # noqa: PLW2901
            reached.add(end)
    return len(said) in reached


@cache
def _japanese() -> frozenset[str]:
    known = JAPANESE | OF_GROUPS | role_words.JAPANESE_ROLES | places.KANJI
    return frozenset(word for word in known if len(word) > 1 and (word in places.KANJI or not is_family(word)))
