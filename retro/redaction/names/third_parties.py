"""What other customers are called, where it is a name: `星野様` and `Berg & Sons` are, `customers in Kassel` is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from retro.redaction.customers.customer_name import CustomerName, parse_with_mentioned, strictly
from retro.redaction.customers.identity import Identity, identity_of
from retro.redaction.names import general_words
from retro.redaction.names.match_context import OF_INITIALS, MatchContext
from retro.redaction.names.name_forms import Form, apart, forms, forms_as_usually_read, literal_forms, together_by_sound
from retro.redaction.spelling import common_words, places, romaji
from retro.redaction.spelling.normalization import folded
from retro.redaction.spelling.parsed_name import HANGUL, HONORIFIC, KANA, KANJI, NO_SPACES
from retro.redaction.spelling.surname_readings import read_so, usual_readings
from retro.text.readings import is_unread

_SMALL = frozenset({"and", "of", "the", "&", "y", "e"}) | common_words.PARTICLES
_FIRM = common_words.words(
    "sons son daughters bros brothers cie co company partners associates family household al others"
)
_ENDS = re.compile(r"(?:御中|様|さま|殿)$")
_NOBODY = re.compile(
    r"(?:お|ご|御)?(?:客様?|得意様?|家族|一家|夫妻|夫婦|一同|両家|親族|遺族|本人|皆|皆様|各位|先方|相手|他|両親|隣"
    r"|顧客|得意先|取引先|送り主|贈り主|差出人|受取人|新郎|新婦|喪主|施主|参列者?|関係者?|利用者?|会員|患者|住民|近隣|弊社|当社|御社|全員"
    r"|複数|多数|地域|近所|不明|未定|一部|一般|全国|全体|社内|社外|部門|他部門|店舗|本社|本店|支店|支社|業者|担当|営業|総務|経理|物流|倉庫|工場|窓口"
    r"|現場|個人|法人|学生|生徒|家主|世帯|外部|内部|現地|海外|国内|市内|県内|都内|該当|未確認|調査中|確認中)"
)
"""What customers are called in general in Japanese."""
_KIN = re.compile(
    r"(?:お|ご|御)?(?:奥|祖?[母父]|ばあ|じい|主人|旦那|嬢|子息|息女|令嬢|姉|兄|弟|妹|叔[母父]|[長次][男女]|子|連れ)"
)
_PERSON = re.compile(rf"[{HANGUL}]+|[{KANJI}ノツ]{{1,5}}|[{KANA}]+|[{KANJI}]{{2,4}}(?:[ぁ-ゖ]{{2,}}|[ァ-ヺー]{{2,}})")
"""What a person's name is written like; 鈴木さくら is one, 待った is none."""
_LABEL = re.compile(rf"[{KANJI}{KANA}]{{1,8}}(?:\d{{1,5}}|[A-Za-z])|\d{{1,5}}号[室棟]?")
"""Customers told by a number or a letter: 顧客10, 203号室."""
_FORGOTTEN = re.compile(
    rf"[\[［](?:{'|'.join(sorted(common_words.FORGOTTEN))})[\]］](?:{HONORIFIC}|の?[ごお御]?(?:家族|一家|夫妻)|家|宅)?"
)
_SOUNDS = 4
"""So many letters that can be read as kana are a Japanese name."""
_READING = re.compile(rf"(?<=[{KANJI}様])\s?[(\[【〔]\s?([{KANA}][{KANA}\s・]+)\s?[)\]】〕]")
_IN_FULL = 4
"""So many characters of a name with の in it are one name: 一の瀬."""


def forms_of_other(called: str) -> frozenset[Form]:
    """The forms in which whoever is called so may stand in a text; none if it does not look like a name.

    Who is meant is told by `retro.redaction.customers.customer_name`, as where customers are compared.
    """
    called = _FORGOTTEN.sub(" ", called)
    said = folded(called).strip()
    whole, within = parse_with_mentioned(strictly(called))
    within = [each for each in within if not _KIN.fullmatch(each.words[0])]
    within = [each for each in within if _is_capitalised([_as_written(folded(word), said) for word in each.words])]
    found = {form for each in (*whole, *within) for form in _forms(each, said)}
    readings = [*readings_in(called)]
    found |= {form for reading in readings for form in forms(reading)}
    if found and not readings:
        found |= {form for each in whole for form in _as_usually_read(each)}
    if len(whole) > 1 and "&" in said and _is_capitalised(said.split()):
        found |= literal_forms(said)
    return frozenset(found)


def readings_in(called: str) -> Iterator[str]:
    """How a name in kanji is read, where that stands in brackets behind it: 渡辺健一（わたなべ けんいち）様."""
    for reading in _READING.findall(unicodedata.normalize("NFKC", called)):
        if not _KIN.fullmatch(reading) and not _NOBODY.fullmatch(reading) and not general_words.is_general(reading):
            yield reading


def without_readings(called: str) -> str:
    """What somebody is called without how it is read: 渡辺健一様 of 渡辺健一（わたなべ けんいち）様."""
    for reading in readings_in(called):
        called = re.sub(rf"\s?[(\[【〔]\s?{re.escape(reading)}\s?[)\]】〕]", "", unicodedata.normalize("NFKC", called))
    return called


def forms_beside(called: str, families: Sequence[tuple[tuple[str, frozenset[Form]], ...]]) -> frozenset[Form]:
    """The same, with all ways in which a family name is recorded that a customer shares with somebody else."""
    theirs = forms_of_other(called)

    def shares(family: str, ways: frozenset[Form]) -> bool:
        alike = identity_of(called, family)  # a name in kanji is known as one without an honorific by this alone
        return bool(theirs & ways) or alike is Identity.SAME or (alike is Identity.ASK and not family.isascii())

    shared = (ways for recorded in families if any(shares(*way) for way in recorded) for _, ways in recorded)
    return theirs.union(*shared)


def _forms(called: CustomerName, said: str) -> Iterator[Form]:
    words = [_as_written(folded(word), said) for word in called.words]
    name = " ".join(words)
    if called.legal_form:
        yield from literal_forms(_ENDS.sub("", said))
        if len(name) > 1 and not _is_nobody(name) and name not in common_words.KANA:
            yield from _of_company(words)
    elif _LABEL.fullmatch(label := name + called.qualifier * _is_nobody(name)):
        yield MatchContext.WITHIN, (r"(?<!\d)", *label.upper(), r"(?!\d)")
    elif _is_nobody(name):
        return
    elif _KIN.fullmatch(name):
        if called.is_addressed:
            yield MatchContext.HONOURED_ANYWHERE, tuple(name)
    elif called.is_described and not general_words.names_a_firm(name):
        is_name = called.is_addressed or not general_words.is_general(name)
        if is_name and len(name) <= _IN_FULL and not name.isascii():
            yield from literal_forms(name)
    elif re.search(f"[{NO_SPACES}]", name):
        yield from _in_japanese(words, is_addressed=called.is_addressed)
    else:
        yield from _in_words(words)


def _as_usually_read(called: CustomerName) -> Iterator[Form]:
    """The forms of a name in kanji, and of a firm called by one, by the usual reading of that family name."""
    name = " ".join(called.words)
    if not is_unread(name) or _is_nobody(name) or general_words.is_general(name):
        return
    if len(called.words) > 1 or not general_words.names_a_firm(name):
        yield from forms_as_usually_read(general_words.without_those_around(name))
        return
    short = general_words.without_trade(name)
    for reading in usual_readings(short) or filter(None, (places.CITIES.get(short),)):
        yield from _of_a_read_firm(reading, name)
        if not general_words.is_place(short):
            yield from forms_as_usually_read(short)


def _of_a_read_firm(reading: str, name: str) -> Iterator[Form]:
    """わたなべしょうてん and Watanabe Shoten, of a firm in whose name nothing but the trade is in kanji, or is read."""
    trade = general_words.trade_read(name)
    if trade and (sound := romaji.read_kana(reading)):
        yield from together_by_sound([sound, romaji.read_kana(trade)])


def _in_japanese(words: Sequence[str], *, is_addressed: bool) -> Iterator[Form]:
    name = " ".join(words)
    is_general = general_words.is_general(name)
    if len(words) == 1 and not is_general and general_words.names_a_firm(name):
        yield from _of_a_firm(name)
    elif is_addressed or (not is_general and (len(words) > 1 or _PERSON.fullmatch(name))):
        yield from forms(general_words.without_those_around(name))
    elif not is_general and (re.search("[ァ-ヺ]", name) or not re.fullmatch(f"[{KANJI}{KANA}]{{2,}}", name)):
        yield from literal_forms(name)
    elif re.fullmatch(f"[{KANJI}{KANA}]{{2,12}}", name):
        yield MatchContext.HONOURED_ANYWHERE, tuple(name)


def _of_company(words: Sequence[str]) -> Iterator[Form]:
    """Of a name to which a legal form belongs."""
    name = " ".join(words)
    yield from literal_forms(name)
    if re.search(f"[{NO_SPACES}]", name):
        yield from _of_a_firm(name)
    elif len(words) > 1:  # HarbourFlorist, harbour-florist.com
        written = [tuple(map(re.escape, word.lower())) for word in words if word not in _SMALL]
        yield (
            MatchContext.WORD,
            tuple(atom for at, word in enumerate(written) for atom in ((r"[\s._-]?",) if at else ()) + word),
        )
    elif len(name) >= _SOUNDS and name.lower() not in common_words.ENGLISH:
        yield from forms(name)


def _of_a_firm(name: str) -> Iterator[Form]:
    yield from literal_forms(name)
    short = general_words.without_trade(name)
    if not short:
        return
    yield from _of_a_read_firm(short, name)
    for family in read_so(romaji.to_hiragana(short)):  # 鈴木電機 of スズキ電機
        yield from literal_forms(family + name.removeprefix(short))
    yield MatchContext.HONOURED_ANYWHERE, tuple(short)
    if not general_words.is_place(short):
        yield from apart(form for form in forms(short) if form[0] not in OF_INITIALS)


def _in_words(words: Sequence[str]) -> Iterator[Form]:
    name = " ".join(words)
    low = [word.lower() for word in words]
    if not any(map(str.isalpha, name)) or name.lower() == "al":
        return
    if len(name) == 1:
        yield MatchContext.HONOURED_WORD, (name,)
    elif low[-1].isdigit():
        if len(low) > 1 and low[0] in common_words.NOBODY:  # customer 10
            yield _any_case(low)
    elif _is_capitalised(words):
        yield from _of_capitals(words)
    elif all(word in common_words.ENGLISH or (len(word) >= _SOUNDS and romaji.read_letters(word)) for word in low):
        yield from forms(" ".join(map(str.capitalize, words)))
    elif len(words) == 1:
        yield MatchContext.CAPITALISED, tuple(map(re.escape, name.capitalize()))
    elif words[0] in common_words.PARTICLES and words[-1][:1].isupper():  # von Trapp
        yield from _of_capitals(words)
    elif all(word.isalpha() and word.islower() for word in words):  # with a capital in it, it may hold another name
        yield _any_case(low)


def _any_case(words: Sequence[str]) -> Form:
    """Words in a row, whatever their case and the space between them."""
    return MatchContext.WORD, tuple(
        atom for at, word in enumerate(words) for atom in ((r"\s{1,3}",) if at else ()) + tuple(map(re.escape, word))
    )


def _of_capitals(words: Sequence[str]) -> Iterator[Form]:
    name = " ".join(words)
    if _SMALL.intersection(words) - common_words.PARTICLES:
        yield from literal_forms(name)
        return
    if words[0] in common_words.PARTICLES:
        yield from literal_forms(name)
    yield from forms(" ".join(dropwhile(common_words.PARTICLES.__contains__, words)) or name)


def _as_written(word: str, said: str) -> str:
    """The word with the capitals that it has in what was said."""
    at = said.lower().find(word.lower())
    return said[at : at + len(word)] if at >= 0 and len(said.lower()) == len(said) else word.capitalize()


def _is_nobody(name: str) -> bool:
    low = name.lower()
    if len(low) == 1:
        return False
    return not low or bool(_NOBODY.fullmatch(name)) or {*low.split()} <= common_words.NOBODY | _FIRM


def _is_capitalised(words: Sequence[str]) -> bool:
    named = [word for word in words if word and word not in _SMALL]
    return bool(named) and all(word[0].upper() == word[0] and word[0].isalpha() for word in named)
