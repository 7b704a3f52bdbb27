"""A name that is to be forgotten: where in a text it stands, and where something stands that may be meant as well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from retro.redaction.names.contact_details import mail_form
from retro.redaction.names.match_context import OF_INITIALS, MatchContext
from retro.redaction.names.name_finder import NameFinder, finder_of
from retro.redaction.names.name_forms import Form, apart as apart_from_kanji, forms, like_forms, whole_forms
from retro.redaction.names.shield import NamedSpan, apart, replaced, widened
from retro.redaction.names.ways_to_reach import number_forms
from retro.redaction.spelling import common_words
from retro.redaction.spelling.normalization import folded, has_marks_within, way_back
from retro.redaction.spelling.parsed_name import BEFORE, HONORIFIC, KANJI, LETTER, parse_name
from retro.value import value

_FRONT = re.compile(rf"^{BEFORE}\b\.?\s*")
_BACK = re.compile(rf"(?<=.)(?:{HONORIFIC})$")
_POLITE_FRONT = re.compile(r"\b(?:Mrs?|Ms|Miss|Herr|Frau|Mme|Mlle|Sra?|MR|MRS|MS)\b\.?\s*$")
_POLITE_BACK = re.compile(
    r"\ ?(?:様(?![子式相態々])|さま(?!ざま)|さん(?!ざん)|ちゃん|くん|どの|君(?![主臨])|殿(?![堂下])|氏(?![名族神])|"
    r"女史|(?:サマ|サン|クン|チャン)(?![ァ-ヺー])|씨|님|女士|小姐)"
    r"|[ -](?:san|sama|kun|chan)(?![0-9A-Za-z])|-(?:San|Sama|Kun)(?![a-z])"
)
"""What makes a name polite, and says nothing of its bearer: not a rank (課長, Dr), which tells who did something."""
_ROUNDS = 4
_FEWEST = 2
"""So many letters have what may be meant."""
_NOT_SURE = OF_INITIALS | {MatchContext.CAPITALISED}
"""Forms that somebody else may have, or that are words besides: `T.`, `Mark`."""
_LATIN, _KANA = 4, 3
"""So many letters, or kana, are looked for inside of other words."""
_LONGEST = 20
"""So many letters at most are told on either side of what stands inside a word."""
_OTHER_KANA = {code: code + 0x60 for code in range(0x3041, 0x3097)} | {
    code + 0x60: code for code in range(0x3041, 0x3097)
}
"""Hiragana for katakana, and the other way round: さとう may be サトウ, and is a word besides."""
_SCRIPTS = (rf"[{KANJI}]", "[ァ-ヺー]", "[ぁ-ゖ]", r"[\w.@+-]")
FindSpans = Callable[[str], Iterable[tuple[int, int]]]
_LONG_NUMBER = 6
"""So many digits are a telephone number, with that of its country or without."""
_WITHIN_A_CONTACT = r"[\s().-]{0,2}"


@value
class Sought:
    """What is looked for, in all its forms: width, case, diacritics, kana, with what makes it polite or without."""

    whole: NameFinder
    """What finds the names themselves."""
    like: NameFinder
    """What finds whatever may be meant by them besides: half of a name, a name inside of a longer one."""
    within: re.Pattern[str] | None = None
    """What finds its letters, also inside other words."""
    letters: re.Pattern[str] | None = None
    """A telephone number, an e-mail address, whatever is no name."""
    name: str = ""
    """What it was made of, where that is one name."""
    ways: re.Pattern[str] | None = None
    """How that person is reached, as the case at hand records it."""

    def reached_by(self, ways: re.Pattern[str] | None) -> Sought:
        """The same, with how that person is reached: `0301 7788` in a note is the number of the row."""
        return replace(self, ways=ways)

    def in_case_of(self, named: Sequence[str], readings: Sequence[str]) -> Sought:
        """What is looked for in a case that records these names for persons, and how those who are meant are read.

        Where one of them is the name, a half of it is the same person, unless somebody else there may be called so.
        """
        others = [name for name in named if not self.spots(name)]
        if len(others) == len(named):
            return self
        read = [whole_forms(reading) for reading in readings]
        if self.name and not any(self.doubtful(name) for name in others):
            return replace(self, whole=finder_of([_with_halves(self.name), *read, *map(_with_halves, readings)]))
        return replace(self, whole=finder_of([whole_forms(self.name), *read])) if read else self

    def in_call(self, lines: Sequence[str]) -> Sought:
        """What is looked for in a call: where a line of it says the name, a half of it is the same person."""
        if not self.name or not any(map(self.spots, lines)):
            return self
        return replace(self, whole=finder_of([_with_halves(self.name)]))

    def clean(self, text: str, blank: str, *, prose: bool = False) -> str:
        """The text with `blank` wherever it stands; the text itself if it does not."""
        for _ in range(_ROUNDS):  # what is put may make a name together with what stands beside it
            spots = [NamedSpan(start, end, blank) for start, end in self.spots(text)]
            if not spots:
                break
            text = replaced(text, spots, prose=prose)
        return text

    def spots(self, text: str) -> list[tuple[int, int]]:
        """Where it stands, in order, with what makes it polite, and never with a letter of the next word."""
        return _found(text, self._certain)

    def doubtful(self, text: str) -> list[str]:
        """What stays, and in which it is seen or may be meant: half of it, another reading, the word that holds it."""
        sure = self.spots(text)
        like = _found(text, lambda seen: [_bare(seen, *span[:2]) for span in self.like.find(seen)])
        like = [spot for spot in like if sum(map(str.isalpha, text[slice(*spot)])) >= _FEWEST]
        within = self.within
        held = _found(text, lambda seen: [found.span() for found in within.finditer(seen)]) if within else []
        held = [_whole_word(text, *spot) for spot in held if _is_apart(spot, [*sure, *like])]
        told = sorted({*(spot for spot in like if _is_apart(spot, sure)), *held})
        return [text[start:end] for start, end in told]

    def _certain(self, seen: str) -> Iterable[tuple[int, int]]:
        yield from (_with_politeness(seen, *_bare(seen, *span[:2])) for span in self.whole.find(seen))
        for pattern in filter(None, (self.letters, self.ways)):
            yield from (found.span() for found in pattern.finditer(seen))


@value
class SoughtName:
    """What somebody asked to be forgotten, as it was typed."""

    said: str

    @cached_property
    def sought(self) -> Sought:
        """What is looked for."""
        found = sought([whole_forms(self.said)], [like_forms(self.said)], _letters(self.said), _within(self.said))
        return replace(found, name=self.said)

    @property
    def is_sought(self) -> bool:
        """Whether there is anything in it that can be looked for."""
        return bool(whole_forms(self.said) or _letters(self.said))

    @property
    def is_nobody(self) -> bool:
        """Whether nobody is called so: it is one letter that is no kanji, or a word that names people in general."""
        said = folded(self.said).strip()
        is_letter = len(said) == 1 and said.isalpha() and not re.match(rf"[{KANJI}]", said)
        return is_letter or said.lower() in common_words.SMALL | common_words.NOBODY | common_words.NO_NAME

    @property
    def is_a_word(self) -> bool:
        """Whether it is a word besides, so that it may well stand where nobody is meant."""
        said = folded(self.said).strip()
        small = said.lower()
        return (
            small in common_words.ENGLISH | common_words.SMALL | common_words.NOBODY
            or len(said) == 1
            or said in common_words.KANJI | common_words.KANA
            or (said.isascii() and said.isalpha() and said == small)
        )


def sought(
    whole: Sequence[frozenset[Form]],
    like: Sequence[frozenset[Form]] = (),
    letters: re.Pattern[str] | None = None,
    within: re.Pattern[str] | None = None,
) -> Sought:
    """What is looked for by the forms of several names. Initials alone are nobody's."""
    loose = [frozenset(form for form in each if form[0] not in OF_INITIALS) for each in like]
    return Sought(finder_of(whole), finder_of(loose), within, letters)


def _with_halves(name: str) -> frozenset[Form]:
    """The forms of a name, and of the halves of it that are no words, as documents find them."""
    sure = frozenset(form for form in forms(name) if form[0] not in _NOT_SURE)
    return whole_forms(name) | apart_from_kanji(sure)


def _within(said: str) -> re.Pattern[str] | None:
    """What finds the letters of a name anywhere: those of its parts that do not stand in every other word by chance."""
    written: dict[str, None] = {}
    for way in parse_name(said):
        if way.guessed:
            continue
        for part in way.parts:
            is_alone, is_word = len(way.parts) == 1, part.lower() in common_words.ENGLISH
            if not part.isascii():
                if is_alone or len(part) >= (_FEWEST if re.match(rf"[{KANJI}]", part) else _KANA):
                    for kana in (part, part.translate(_OTHER_KANA)):
                        written[r"\s?".join(map(re.escape, kana))] = None
            elif len(part) >= _LATIN and not is_word:
                written[re.escape(part)] = None
            elif is_alone:
                written[rf"(?<![A-Za-z]){re.escape(part)}(?![A-Za-z])"] = None
        for order in (way.parts, way.parts[::-1]):
            if len(order) > 1 and all(part.isascii() for part in order):
                written[r"[\W_]?".join(map(re.escape, order))] = None
    return re.compile("|".join(written), re.IGNORECASE) if written else None


def _letters(said: str) -> re.Pattern[str] | None:
    """What finds a text that is no name: a number whose digits may stand apart, or an address, in any spelling."""
    seen = folded(said).strip()
    if mail := mail_form(seen):
        return re.compile(rf"(?<!{LETTER})(?i:{mail})(?!{LETTER})")
    if re.search(r"[^\W\d_]", seen) and "@" not in seen:
        return None
    if "@" not in seen:
        numbers = [*number_forms(seen)] if sum(map(str.isdecimal, seen)) >= _LONG_NUMBER else []
        if numbers:
            return re.compile("|".join(numbers))
        digits = [char for char in seen if char.isalnum() or char == "+"]
        written = _WITHIN_A_CONTACT.join(map(re.escape, digits)) if len(digits) > _FEWEST else ""
    else:
        written = re.escape(seen)
    return re.compile(rf"(?<!{LETTER})(?i:{written})(?!{LETTER})") if written else None


def _found(text: str, find: FindSpans) -> list[tuple[int, int]]:
    """The places of `text` that are found in it folded, in either way to fold it."""
    spots: list[NamedSpan] = []
    for drawn in (False, True) if has_marks_within(text) else (False,):
        seen = folded(text, marks_are_drawn=drawn)
        if spans := list(find(seen)):
            place = way_back(text, seen, marks_are_drawn=drawn)
            spots += [NamedSpan(*place(*span), "") for span in spans]
    return [widened(text, spot)[:2] for spot in apart(spots)] if spots else []


def _with_politeness(seen: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name, with what makes it polite."""
    front, back = _POLITE_FRONT.search(seen, 0, start), _POLITE_BACK.match(seen, end)
    return (front.start() if front else start), (back.end() if back else end)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The word in which something stands: letters of the same script beside it, and not too many."""
    like = next((each for each in _SCRIPTS if re.match(each, text[start])), r"[^\s]")
    first, last = start, end
    while first and start - first < _LONGEST and re.match(like, text[first - 1]):
        first -= 1
    while last < len(text) and last - end < _LONGEST and re.match(like, text[last]):
        last += 1
    return first, last


def _is_apart(spot: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return all(spot[1] <= begin or end <= spot[0] for begin, end in others)


def _bare(seen: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name without what makes it polite."""
    found = seen[start:end]
    front, back = _FRONT.match(found), _BACK.search(found)
    begin = start + (front.end() if front else 0)
    stop = start + (back.start() if back else len(found))
    return (begin, stop) if begin < stop else (start, end)
