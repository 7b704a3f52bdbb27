"""A name that is to be forgotten: where in a text it stands, and where something stands that may be meant as well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from retro.redaction.names.match_context import MatchContext
from retro.redaction.names.name_finder import NameFinder, finder_of
from retro.redaction.names.name_forms import Form, like_forms, whole_forms
from retro.redaction.names.shield import NamedSpan, apart, replaced, widened
from retro.redaction.spelling import common_words
from retro.redaction.spelling.normalization import folded, has_marks_within, origins
from retro.redaction.spelling.parsed_name import BEFORE, HONORIFIC, LETTER
from retro.value import value

_FRONT = re.compile(rf"^{BEFORE}\b\.?\s*")
_BACK = re.compile(rf"(?<=.)(?:{HONORIFIC})$")
_ROUNDS = 4
_FEWEST = 2
"""So many letters have what may be meant."""
FindSpans = Callable[[str], Iterable[tuple[int, int]]]
_WITHIN_A_CONTACT = r"[\s().-]{0,2}"


@value
class Sought:
    """What is looked for, in all its forms: width, case, diacritics, kana, with what makes it polite or without."""

    whole: NameFinder
    """What finds the names themselves."""
    like: NameFinder
    """What finds whatever may be meant by them besides: half of a name, a name inside of a longer one."""
    letters: re.Pattern[str] | None = None
    """A telephone number, an e-mail address, whatever is no name."""

    def clean(self, text: str, mark: str, *, prose: bool = False) -> str:
        """The text with `mark` wherever it stands; the text itself if it does not."""
        for _ in range(_ROUNDS):  # what is put may make a name together with what stands beside it
            spots = [NamedSpan(start, end, mark) for start, end in self.spots(text)]
            if not spots:
                break
            text = replaced(text, spots, prose=prose)
        return text

    def spots(self, text: str) -> list[tuple[int, int]]:
        """Where it stands, in order, without what makes it polite."""
        return _found(text, self._certain)

    def doubtful(self, text: str) -> list[str]:
        """What may be meant besides, as it is written there."""
        sure = self.spots(text)
        spots = _found(text, lambda seen: [_bare(seen, *span[:2]) for span in self.like.find(seen)])
        return [
            text[start:end]
            for start, end in spots
            if all(end <= begin or stop <= start for begin, stop in sure)
            and sum(map(str.isalpha, text[start:end])) >= _FEWEST
        ]

    def _certain(self, seen: str) -> Iterable[tuple[int, int]]:
        yield from (_bare(seen, *span[:2]) for span in self.whole.find(seen))
        if self.letters:
            yield from (found.span() for found in self.letters.finditer(seen))


@value
class SoughtName:
    """What somebody asked to be forgotten, as it was typed."""

    said: str

    @cached_property
    def sought(self) -> Sought:
        """What is looked for."""
        return sought([whole_forms(self.said)], [like_forms(self.said)], _letters(self.said))

    @property
    def is_sought(self) -> bool:
        """Whether there is anything in it that can be looked for."""
        return bool(whole_forms(self.said) or _letters(self.said))

    @property
    def is_a_word(self) -> bool:
        """Whether it is a word besides, so that it may well stand where nobody is meant."""
        said = folded(self.said).strip()
        small = said.lower()
        return (
            small in common_words.ENGLISH | common_words.SMALL | common_words.NOBODY
            or said in common_words.KANJI | common_words.KANA
            or (said.isascii() and said.isalpha() and said == small)
        )


def sought(
    whole: Sequence[frozenset[Form]], like: Sequence[frozenset[Form]] = (), letters: re.Pattern[str] | None = None
) -> Sought:
    """What is looked for by the forms of several names. Initials alone are nobody's."""
    initials = {MatchContext.INITIAL, MatchContext.INITIALS}
    loose = [frozenset(form for form in each if form[0] not in initials) for each in like]
    return Sought(finder_of(whole), finder_of(loose), letters)


def _letters(said: str) -> re.Pattern[str] | None:
    """What finds a text that is no name: a number whose digits may stand apart, or an address."""
    seen = folded(said).strip()
    if re.search(r"[^\W\d_]", seen) and "@" not in seen:
        return None
    if "@" not in seen:
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
        spans = list(find(seen))
        if spans and seen != text:
            place = origins(text, marks_are_drawn=drawn)
            spans = [place(*span) for span in spans]
        spots += [NamedSpan(start, end, "") for start, end in spans]
    return [widened(text, spot)[:2] for spot in apart(spots)] if spots else []


def _bare(seen: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name without what makes it polite."""
    found = seen[start:end]
    front, back = _FRONT.match(found), _BACK.search(found)
    begin = start + (front.end() if front else 0)
    stop = start + (back.start() if back else len(found))
    return (begin, stop) if begin < stop else (start, end)
