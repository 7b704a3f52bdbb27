"""The lists of words that Retro brings, with what the team adds. Each is read when it is first asked for.

The lists of a judgement are called by its code: `lists/person.en.txt`, `lists/person.ja.txt`. Both are looked for in
every text, because people write in both in one line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from retro.review.words.pattern import Pattern
from retro.review.words.team import TeamWords
from retro.review.words.word_list import WordList, entries_of

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
            words, exceptions = map(list, built_in(name))
            more, spared = entries_of(self.team.lines(name))
            self._read[name] = WordList([*words, *more], [*exceptions, *spared])
        return self._read[name]

    def is_off(self, code: str) -> bool:
        """Whether the team does not want a judgement."""
        return code in self.team.off


@cache
def built_in(name: str) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """The words and the exceptions of a list that Retro brings; none where it brings none of that name."""
    words: list[Pattern] = []
    exceptions: list[Pattern] = []
    for file in sorted(FOLDER.glob(f"{name}.*.txt")):
        here, spared = entries_of(file.read_text("utf-8").splitlines())
        words += here
        exceptions += spared
    return tuple(words), tuple(exceptions)


_in_use = Lists()


def use(team: TeamWords) -> None:
    """From now on look at texts with the words of this team."""
    global _in_use  # noqa: PLW0603 -- as the language of the screen: one for the process, set once at its start
    _in_use = Lists(team)


def in_use() -> Lists:
    """The lists that this process looks at texts with."""
    return _in_use
