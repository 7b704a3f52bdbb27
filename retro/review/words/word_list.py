"""A list of words and its exceptions, and where in a text one of its words stands that is no exception."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from retro.language import M_, Message
from retro.review.words.pattern import LONGEST, EntryError, Pattern, keys_of
from retro.review.words.spelled_out import spelled_out
from retro.text.search_forms import Placed, placed
from retro.value import value

MOST = 5000
"""So many entries a list has at most."""
_KEPT = 1000
"""Texts of so many letters at most are kept as they were read: the rows of a case are looked at after every save."""
_WRONG = {
    "empty": M_("It says no word."),
    "long": M_("It is longer than {n} letters.", n=LONGEST),
    "open": M_("A bracket is opened and not closed."),
    "close": M_("A bracket is closed, or words are parted by |, where none is open."),
    "deep": M_("So many brackets in one another are not read."),
    "edge": M_("… stands between words, not at an end."),
}
_NAMED = re.compile(r"(?P<name>[^ =|()]+) = (?P<words>.+)")
_NAME = re.compile(r"\{([^{} |]+)\}")


@value
class ReadText:
    """A text as lists are looked for in it: made once, however many lists there are."""

    text: str
    placed: Placed
    keys: frozenset[str]
    languages: tuple[str, ...]
    """The languages of which it has letters."""


class ListError(ValueError):
    """A list cannot be read. `reason` says why, `line` where: the number of its line, from 1."""

    def __init__(self, line: int, reason: Message) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class Entries:
    """Words and exceptions, by what a text must have for one of them to stand there."""

    def __init__(self, words: Iterable[Pattern], exceptions: Iterable[Pattern] = ()) -> None:
        self.words = _Keyed(words)
        self.exceptions = _Keyed(exceptions)


class WordList:
    """The entries of a list. Of those that stand at one place the longest counts, be it an exception."""

    def __init__(self, words: Iterable[Pattern], exceptions: Iterable[Pattern] = ()) -> None:
        self._own = Entries(words, exceptions)

    def _entries(self, _text: ReadText) -> Sequence[Entries]:
        """All in which something may stand that a text says."""
        return (self._own,)

    def spans(self, text: ReadText) -> list[tuple[int, int]]:
        """Where its words stand in what was typed, in their order; of those that begin together, the longest."""
        among = self._entries(text)
        found = [span for each in among for span in each.words.found(text)]
        if not found:
            return []
        found.sort(key=lambda span: (span[0], -span[1]))
        spared = [span for each in among for span in each.exceptions.found(text)]
        told: list[tuple[int, int]] = []
        for start, end in found:
            if any(begin <= start and end <= stop for begin, stop in spared):
                continue
            if not told or start >= told[-1][1]:
                told.append((start, end))
        return [text.placed.span(start, end) for start, end in told]

    def first(self, text: ReadText) -> tuple[int, int] | None:
        """Where the first of its words stands; None where none does."""
        found = self.spans(text)
        return found[0] if found else None


def read(text: str) -> ReadText:
    """A text as the lists look at it. What was typed is not altered: its spans are those of what stands there."""
    return _kept(text) if len(text) <= _KEPT else _read(text)


def _read(text: str) -> ReadText:
    form = spelled_out(placed(text))
    keys = keys_of(form.text)
    has = {"en": any(key.isascii() for key in keys), "ja": not all(map(str.isascii, keys))}
    return ReadText(text, form, keys, tuple(language for language in has if has[language]))


_kept = lru_cache(maxsize=2048)(_read)


def entries_of(lines: Iterable[str]) -> tuple[list[Pattern], list[Pattern]]:
    """The words of a list and its exceptions: one a line, `-` before an exception, `#` before a remark.

    A line `role = packer|driver` gives words a name, which `{role}` stands for in the lines below. ListError with the
    line that cannot be read, that says the contrary of another, or is one too many.
    """
    words, exceptions, named = dict[str, Pattern](), dict[str, Pattern](), dict[str, str]()
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if unknown := set(_NAME.findall(said)) - named.keys():
            raise ListError(number, M_("No line above says what “{name}” stands for.", name=min(unknown)))
        said = _NAME.sub(lambda found: f"({named[found[1]]})", said)
        if (naming := _NAMED.fullmatch(said)) is not None:
            named[naming["name"]] = naming["words"]
            continue
        is_exception = said.startswith("-")
        here, there = (exceptions, words) if is_exception else (words, exceptions)
        try:
            pattern = Pattern(said[1:] if is_exception else said)
        except EntryError as refused:
            raise ListError(number, _WRONG[str(refused)]) from None
        if pattern.entry in there:
            raise ListError(
                number, M_("“{entry}” is a word of the list and an exception at once.", entry=pattern.entry)
            )
        here[pattern.entry] = pattern
        if len(words) + len(exceptions) > MOST:
            raise ListError(number, M_("A list has no more than {n} entries.", n=MOST))
    return list(words.values()), list(exceptions.values())


class _Keyed:
    """Entries by the keys of which a text has one in which they stand."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        by_key = defaultdict[str, list[Pattern]](list)
        self._anywhere: list[Pattern] = []
        """Those that may stand in any text."""
        for pattern in patterns:
            if not pattern.keys:
                self._anywhere.append(pattern)
            for key in pattern.keys:
                by_key[key].append(pattern)
        self._by_key = {key: tuple(those) for key, those in by_key.items()}

    def found(self, text: ReadText) -> Iterator[tuple[int, int]]:
        """Where in the plain form of a text one of them stands."""
        tried = {*self._anywhere}
        for key in text.keys.intersection(self._by_key):
            tried.update(self._by_key[key])
        for pattern in tried:
            if pattern.may_stand(text.keys):
                yield from pattern.spans(text.placed.text)
