"""Whether the words of a query stand in a case, and where in its texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from retro.model.query.words import QueryChoice, Word
from retro.text.lazy_pattern import lazy
from retro.text.search_forms import placed, plain_form
from retro.text.search_patterns import LETTERS, asked_form, pattern
from retro.value import value

if TYPE_CHECKING:
    from retro.model.query.places import Place

_IN_WORD = lazy(LETTERS)
Span = tuple[int, int]
"""Where a word stands in a text, as it was written: from which character to before which."""


@value
class _Sought:
    word: Word

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Made once a text is looked at, which takes its time; None where any text will do."""
        return pattern(self.word.text)

    @property
    def asks_for_something(self) -> bool:
        return bool(not self.word.text or self.word.chosen or asked_form(self.word.text))


class Matcher:
    """The words of a query, ready to be looked for.

    A word of which nothing is left to look for (signs that nobody sees) asks for nothing. One that is empty asks that
    something stands in its place.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self._sought = [each for each in map(_Sought, words) if each.asks_for_something]
        self._asked: dict[Place, list[tuple[int, _Sought]]] = {}
        """The words that may stand in each place, as far as places were looked at."""
        self._chosen: dict[QueryChoice, set[int]] = {}
        """The words that are held by a row in which this is chosen."""
        for n, each in enumerate(self._sought):
            for choice in each.word.chosen:
                if not each.word.stage or _is_of(choice.kind, each.word.stage):
                    self._chosen.setdefault(choice, set()).add(n)
        self._needed = frozenset(n for n, each in enumerate(self._sought) if not each.word.is_not)

    @cached_property
    def kinds(self) -> frozenset[str] | None:
        """The kinds of row in which the words may stand; None where one of them may stand in any."""
        words = [each.word for each in self._sought]
        if not all(word.field or word.stage for word in words):
            return None
        from retro.model.query.places import kinds_for

        return frozenset().union(*map(kinds_for, words))

    def found_in(self, place: Place, text: str) -> set[int]:
        """The numbers of the words that stand in the text of a place, also of those that are to stand nowhere."""
        asked = self._asked_of(place)
        if not (text and asked):
            return set()
        plain = plain_form(text)
        return {n for n, each in asked if (each.pattern.search(plain) if each.pattern else plain.strip())}

    @cached_property
    def worded(self) -> frozenset[int]:
        """The numbers of the words that are to stand somewhere, but for what is chosen."""
        return frozenset(n for n, each in enumerate(self._sought) if n in self._needed and each.pattern)

    def whole_in(self, place: Place, text: str) -> dict[int, bool]:
        """The numbers of these words as far as they stand in the text of a place, and whether one stands there whole.

        Japanese has no spaces: there, every word is whole.
        """
        asked = [(n, each.pattern) for n, each in self._asked_of(place) if n in self.worded and each.pattern]
        if not (text and asked):
            return {}
        plain, found = plain_form(text), dict[int, bool]()
        for n, sought in asked:
            for at in sought.finditer(plain):
                found[n] = not (_IN_WORD.match(plain, at.end()) and _IN_WORD.match(plain, at.end() - 1))
                if found[n]:
                    break
        return found

    def found_in_row(self, kind: str, texts: Iterable[tuple[str, str]], choices: Iterable[tuple[str, str]]) -> set[int]:
        """The same in a row of a kind, given its fields that say something, and codes of those in which is chosen."""
        found = set[int]().union(*(self.found_in((kind, field), text) for field, text in texts))
        if self._chosen:
            found.update(*(self._chosen.get(QueryChoice(kind, *each), ()) for each in choices))
        return found

    def fits(self, found: Collection[int]) -> bool:
        """Whether a case fits in which these words stand: all that are to stand in it, and no other."""
        return self._needed == set(found)

    def count_needed(self, found: Collection[int]) -> int:
        """How many of these words are to stand in a case: a row that has one of them tells why it was found."""
        return len(self._needed.intersection(found))

    def spans(self, place: Place, text: str) -> tuple[Span, ...]:
        """Where in the text of a place the words stand that are to stand there, in order, none over another."""
        patterns = [each.pattern for _n, each in self._asked_of(place) if each.pattern and not each.word.is_not]
        if not patterns:
            return ()
        form = placed(text)
        found = (each.span() for sought in patterns for each in sought.finditer(form.text))
        return tuple(_joined(sorted(form.span(*span) for span in found)))

    def _asked_of(self, place: Place) -> list[tuple[int, _Sought]]:
        if place not in self._asked:
            self._asked[place] = [(n, each) for n, each in enumerate(self._sought) if _may_stand(each.word, place)]
        return self._asked[place]


def _is_of(kind: str, stage: str) -> bool:
    from retro.model.query.places import stage_code

    return stage_code(kind) == stage


def _may_stand(word: Word, place: Place) -> bool:
    if word.chosen and not word.text:
        return False
    if not (word.field or word.stage):
        return True
    from retro.model.query.places import covers  # it makes every kind of entry, which plain words do without

    return covers(word, place)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, those that overlap or touch as one."""
    start = end = -1
    for begin, stop in spans:
        if begin > end:
            if end > start:
                yield start, end
            start, end = begin, stop
        else:
            end = max(end, stop)
    if end > start:
        yield start, end
