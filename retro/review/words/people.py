"""Who is spoken of: the words for a person, and those who took part in a case, by role or by any part of their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from retro.review.words.lists import Lists
from retro.review.words.word_list import ReadText, WordList, read
from retro.text.lazy_pattern import lazy
from retro.text.search_forms import plain_form

_SHORTEST = 2
"""So many letters a part of a name has at least, not to be any word by chance."""
_LATIN = 3
"""The same of a name in Latin letters."""
_SURNAME = 2
"""Most surnames have so many kanji: of a name without a space, that many are one."""
_PARTS = lazy(r"[\s,、・()（）/.]+")
_KANJI_ALONE = lazy("[\u3005-\u3007\u3400-\u9fff]{3,5}")


class People:
    """What speaks of a person in one case."""

    def __init__(self, lists: Lists, roles: Iterable[str], names: Iterable[str]) -> None:
        self._words: WordList = lists.of("person")
        self._system: WordList = lists.of("system")
        found = {plain_form(form) for form in (*(_bare(roles)), *_forms(names))}
        known = sorted(found, key=len, reverse=True)
        self._known = re.compile("|".join(map(_whole, known))) if known else None

    def first(self, text: str) -> tuple[int, int] | None:
        """Where a text first speaks of a person; None where it does not, or says beside it what the work had not."""
        said = read(text)
        if self._system.first(said) is not None:
            return None
        spoken = (span for span in self._words.spans(said) if not _is_blank(text, span))
        return next(spoken, None) or self.named(said)

    def named(self, said: ReadText) -> tuple[int, int] | None:
        """Where a text first names one of them, by role or name."""
        found = self._known.search(said.placed.text) if self._known else None
        return said.placed.span(*found.span()) if found else None


def _bare(names: Iterable[str]) -> Iterator[str]:
    return (name.strip() for name in names if len(name.strip()) >= _SHORTEST)


def _forms(names: Iterable[str]) -> Iterator[str]:
    """A name as a whole, and its parts."""
    for name in _bare(names):
        yield name
        yield from parts_of_name(name)


def parts_of_name(name: str) -> Iterator[str]:
    """The parts by which a name is looked for, and the surname of one in kanji that has no space."""
    for part in _PARTS.split(name):
        if len(part) >= (_LATIN if part.isascii() else _SHORTEST):
            yield part
        if _KANJI_ALONE.fullmatch(part):
            yield part[:_SURNAME]


def _is_blank(text: str, span: tuple[int, int]) -> bool:
    """Whether what was found is all that stands in brackets: the mark of what was forgotten is nobody's deed."""
    start, end = span
    return text[:start].endswith(("[", "［")) and text[end:].startswith(("]", "\\]", "］"))


def _whole(name: str) -> str:
    """The name; one in letters that words are made of with spaces between, as a whole word."""
    return rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])" if name.isascii() else re.escape(name)
