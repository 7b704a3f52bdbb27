"""When two ways to call somebody mean the same customer: the one notion of identity of the whole program.

A wrong *same* shows one customer what befell another, so a name is compared as a whole, never as a piece of text in
another; where a whole name still leaves it open (a surname against a full name, Mr against Mrs) a person is asked.
"""

from __future__ import annotations

import re
from enum import Enum

from retro.redaction.customers.customer_name import CustomerName, loosely, parse_customers, strictly
from retro.redaction.customers.surnames import may_be_family_of, may_be_given_of
from retro.redaction.spelling import romaji


class Identity(Enum):
    """How one way to call a customer goes with another."""

    SAME = "same"
    """Both mean the same customer: `森様` and `森家`."""
    OTHER = "other"
    """They mean two customers: `森様` and `森田様`, and whatever cannot be compared."""
    ASK = "ask"
    """Only a person can tell: `Smith` and `John Smith`."""


def identity_of(one: str, other: str) -> Identity:
    """Whether two ways to call a customer mean the same one. The order does not matter; a text is the same as itself.

    Compared are whole names without honorifics and words for a family. Several customers in one text (`山本様、加藤様`)
    are the same only as the same several; where one of them may be meant, it is to be asked.
    """
    one, other = sorted((strictly(one), strictly(other)))
    if one == other or not one:
        return Identity.SAME if one == other else Identity.OTHER
    ours, theirs = parse_customers(one), parse_customers(other)
    if len(ours) == len(theirs) == 1:
        alike = _of_two(ours[0], theirs[0])
        return Identity.ASK if alike is Identity.SAME and _may_be_two(one, other, ours[0], theirs[0]) else alike
    pairs = [[_of_two(each, another) for another in theirs] for each in ours]
    if len(ours) == len(theirs) and _all_paired(pairs):
        return Identity.SAME
    return Identity.ASK if any(each is not Identity.OTHER for row in pairs for each in row) else Identity.OTHER


_RANK = re.compile(r"\b(dr|prof|rev|mx)(?:essor)?\b\.?\s*(?=\S)|(先生|\bsensei\b)")


def _may_be_two(one: str, other: str, called: CustomerName, also: CustomerName) -> bool:
    """Whether two of one name may be meant, because one of them bears a rank: Mr Smith and Dr Smith, 森様 and 森先生.

    Who is called by the name alone may bear it.
    """
    if set(_RANK.findall(one)) == set(_RANK.findall(other)) or called.titles & also.titles:
        return False
    return one != " ".join(called.words) and other != " ".join(also.words)


def _all_paired(pairs: list[list[Identity]]) -> bool:
    """Whether each of several customers is the same as exactly one of the others."""
    same = [[each is Identity.SAME for each in row] for row in pairs]
    return all(sum(row) == 1 for row in (*same, *zip(*same, strict=True)))


def _of_two(one: CustomerName, other: CustomerName) -> Identity:
    """Of two customers that are called so, each by one name."""
    alike = _of_words(one, other)
    if alike is Identity.OTHER:
        return alike
    if one.qualifier != other.qualifier:  # 森様（大阪） is neither 森様（京都） nor surely 森様
        return Identity.OTHER if one.qualifier and other.qualifier else Identity.ASK
    if one.legal_form != other.legal_form:
        return Identity.ASK
    if one.titles and other.titles and one.titles != other.titles:
        return Identity.ASK
    return alike


def _of_words(one: CustomerName, other: CustomerName) -> Identity:
    ours, theirs = one.words, other.words
    if ours == theirs:
        return Identity.SAME
    if one.is_described or other.is_described:  # `family in Aachen` has no parts that name anybody
        return Identity.OTHER
    if not one.is_spaced and not other.is_spaced and "".join(ours) == "".join(theirs):
        return Identity.SAME  # 森 太郎 and 森太郎
    if loosely("".join(ours)) == loosely("".join(theirs)) or sorted(ours) == sorted(theirs):
        return Identity.ASK  # Müller and Mueller, Ann Lee and Lee Ann
    if len(ours) == len(theirs):
        return _together([_of_word(each, another) for each, another in zip(ours, theirs, strict=True)])
    shorter, longer = sorted((one, other), key=lambda each: len(each.words))
    return _part_of(shorter, longer)


def _together(parts: list[Identity]) -> Identity:
    if Identity.OTHER in parts:
        return Identity.OTHER
    return Identity.ASK if Identity.ASK in parts else Identity.SAME


def _of_word(one: str, other: str) -> Identity:
    """Of one word and the word in its place."""
    if one == other:
        return Identity.SAME
    if loosely(one) == loosely(other):
        return Identity.ASK
    if sound := _by_sound(one, other):
        return sound
    shorter, longer = sorted((one, other), key=lambda each: (len(each), each))
    if _is_latin(shorter) or _is_latin(longer):
        initial = len(shorter) == 1 and shorter.isalpha() and longer.startswith(shorter) and longer.isalpha()
        halves = shorter in longer.split("-")
        return Identity.ASK if initial or halves else Identity.OTHER
    return Identity.ASK if may_be_family_of(shorter, longer) or may_be_given_of(shorter, longer) else Identity.OTHER


def _part_of(shorter: CustomerName, longer: CustomerName) -> Identity:
    """Of a name and one of more words: `Smith` of `John Smith`, `J Smith` of `John Paul Smith`, `森` of `森 太郎`."""
    if shorter.words[0].isdigit():
        return Identity.OTHER  # 1 names nobody
    if len(shorter.words) == 1:
        (word,) = shorter.words
        ends = (longer.words[0], longer.words[-1])
        if any(_of_word(word, end) is not Identity.OTHER and _is_whole(word, end) for end in ends):
            return Identity.ASK
        return Identity.OTHER
    first = _of_word(shorter.words[0], longer.words[0])
    last = _of_word(shorter.words[-1], longer.words[-1])
    return Identity.OTHER if Identity.OTHER in (first, last) else Identity.ASK


def _is_whole(word: str, end: str) -> bool:
    """Whether the word can be the whole of a word of a longer name, and no piece of it; a lone initial is nobody."""
    if _is_latin(word) or _is_latin(end):
        return len(word) > 1 and len(end) > 1
    return len(word) == len(end) or bool(romaji.read_kana(word))


def _is_latin(word: str) -> bool:
    return word[:1].isascii() or not any("\u3040" <= char <= "\U0003ffff" for char in word)


def _by_sound(one: str, other: str) -> Identity | None:
    """What the sound of two words tells: kana against kana or Latin letters. None if it tells nothing."""
    kana = [romaji.read_kana(one), romaji.read_kana(other)]
    if not any(kana):
        return None
    read = [sound or romaji.read_letters(word) for sound, word in zip(kana, (one, other), strict=True)]
    if not read[0] or read[0] != read[1]:
        return None
    if romaji.to_hiragana(one) == romaji.to_hiragana(other):
        return Identity.SAME
    letters = [word for word in (one, other) if word.isascii()]
    if letters and not any(long in letters[0] for long in "ou"):  # a long vowel is not told: Ono is おの and おおの
        return Identity.SAME
    return Identity.ASK
