"""The lists of words that Retro brings, with what the team adds. Each is read when it is first asked for.

The lists of a judgement are called by its code: `lists/person.en.txt`, `lists/person.ja.txt`. Both are looked for in
a text that has letters of both, because people write in both in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from retro.review.words.pattern import Pattern
from retro.review.words.team import TeamWords
from retro.review.words.word_list import Entries, ReadText, WordList, entries_of

FOLDER = Path(__file__).parent / "lists"


class Lists:
    """All lists, with the words of one team."""

    def __init__(self, team: TeamWords = TeamWords()) -> None:  # noqa: B008 -- a value, which never changes
        self.team = team
        self._read: dict[str, WordList] = {}
        self.found: dict[tuple[object, str], tuple[int, int] | None] = {}
        """What was found in texts with these words, and by what, for whoever looks at the same ones again."""

    def of(self, name: str) -> WordList:
        """The list of this name, in all languages."""
        if name not in self._read:
            self._read[name] = _Brought(name, *entries_of(self.team.lines(name)))
        return self._read[name]

    def is_off(self, code: str) -> bool:
        """Whether the team does not want a judgement."""
        return code in self.team.off


class _Brought(WordList):
    """A list that Retro brings, with what the team adds. A language is read when a text has letters of it."""

    def __init__(self, name: str, words: Sequence[Pattern], exceptions: Sequence[Pattern]) -> None:
        super().__init__(words, exceptions)
        self._name = name
        self._has_own = bool(words or exceptions)

    def _entries(self, text: ReadText) -> Sequence[Entries]:
        brought = [_brought(self._name, language) for language in text.languages]
        return [self._own, *brought] if self._has_own else brought


@cache
def _brought(name: str, language: str) -> Entries:
    return Entries(*built_in(name, language))


@cache
def built_in(name: str, language: str) -> tuple[Sequence[Pattern], Sequence[Pattern]]:
    """The words and the exceptions of a list that Retro brings in a language; none where it brings none."""
    file = FOLDER / f"{name}.{language}.txt"
    return entries_of(file.read_text("utf-8").splitlines()) if file.exists() else ((), ())


_in_use = Lists()


def use(team: TeamWords) -> None:
    """From now on look at texts with the words of this team."""
    global _in_use  # noqa: PLW0603 -- as the language of the screen: one for the process, set once at its start
    _in_use = Lists(team)


def in_use() -> Lists:
    """The lists that this process looks at texts with."""
    return _in_use
