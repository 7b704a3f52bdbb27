"""What a team says of the lists in its settings: words of its own, exceptions, what it does not want to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from retro.value import value


@value
class TeamWords:
    """The table `[judgement]` of the settings, as it was found sound."""

    off: frozenset[str] = frozenset()
    """The codes of the judgements that are switched off."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Entries that the team adds, by the code of the judgement."""
    exceptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Entries that the team excepts, likewise."""
    roles: tuple[str, ...] = ()
    """What its roles are called that nobody else knows as such: no person is meant by them."""

    def lines(self, name: str) -> Iterable[str]:
        """What it adds to a list, as lines of one."""
        yield from self.words.get(name, ())
        yield from (f"-{entry}" for entry in self.exceptions.get(name, ()))
