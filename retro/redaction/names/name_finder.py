"""Finds people's names in a text: a pattern for all names that stand in one manner, each in one walk over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from retro.redaction.names.match_context import IN_JAPANESE, MatchContext
from retro.redaction.names.name_forms import Form, families_of, forms, forms_as_usually_read
from retro.redaction.names.third_parties import forms_beside
from retro.redaction.names.unsplit_readings import forms_of_unsplit, split_readings
from retro.redaction.spelling.kanji_compounds import falls_across
from retro.redaction.spelling.parsed_name import BEFORE
from retro.redaction.spelling.romaji import Atoms
from retro.text.readings import is_unread
from retro.value import value

Bearers = frozenset[int]
"""Whose name it may be: places in the sequence of names that were asked for."""
_Span = tuple[int, int, Bearers]

_BEFORE = re.compile(rf"(?<![^\W_]){BEFORE}\.?\s*$")
_BETWEEN = re.compile(r"[\s・·=_-]{0,3}")
_LONGEST_TITLE = 8
_CAMEL_CASE = re.compile("[a-z][A-Z]")


@dataclass
class _Node:
    """A tree of atoms, so that names that begin alike are tried together."""

    below: dict[str, _Node] = field(default_factory=dict)
    bearers: set[int] = field(default_factory=set)

    def add(self, atoms: Atoms, bearer: int) -> None:
        node = self
        for atom in atoms:
            if atom:
                node = node.below.setdefault(atom, _Node())
        node.bearers.add(bearer)

    def pattern(self, leaves: list[Bearers]) -> str:
        """The tree as a regular expression, long forms first; each ends in an empty group, told by `leaves` in turn."""
        branches = []
        for atom, node in self.below.items():
            atoms, fork = _to_fork(atom, node)
            branches.append(atoms + fork.pattern(leaves))
        if self.bearers:
            leaves.append(frozenset(self.bearers))
            branches.append("()")
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _to_fork(atoms: str, node: _Node) -> tuple[str, _Node]:
    """All atoms up to where names part or end: names are long, and patterns may not nest as deep."""
    while len(node.below) == 1 and not node.bearers:
        ((atom, node),) = node.below.items()
        atoms += atom
    return atoms, node


@value
class _Sought:
    """The forms of one manner, of all names together."""

    manner: MatchContext
    pattern: re.Pattern[str]
    leaves: Sequence[Bearers]

    def find(self, seen: str) -> Iterator[_Span]:
        """Where they stand in a folded text, the longest at each place."""
        if self.manner is MatchContext.CAMEL_CASE and not _CAMEL_CASE.search(seen):
            return
        at = 0
        while found := self.pattern.search(seen, at):
            span = self._confirmed(found)
            if span:
                yield span
            at = span[1] if span else found.start() + 1

    def _confirmed(self, found: re.Match[str] | None) -> _Span | None:
        """The longest form where `found` begins that has beside it what it must; None if none has."""
        if not found or not self.manner.before.match(found.string, found.start()):
            return None
        while found:
            start, end = found.span()
            across = self.manner is MatchContext.WITHIN and falls_across(found.string, start, end)
            if not across and (behind := self.manner.behind.match(found.string, end)):
                return start, behind.end(), self.leaves[(found.lastindex or 1) - 1]
            found = self.pattern.match(found.string, start, end - 1)
        return None


@value
class NameFinder:
    """Looks for the names that it was made for."""

    sought: Sequence[_Sought]

    def find(self, seen: str) -> list[_Span]:
        """Where names stand in a folded text: beginning, end, and whose they are. Parts of one name are one place."""
        spans: dict[tuple[int, int], Bearers] = {}
        sought = [each for each in self.sought if each.manner not in IN_JAPANESE] if seen.isascii() else self.sought
        for start, end, bearers in (span for each in sought for span in each.find(seen)):
            spans[start, end] = spans.get((start, end), frozenset()) | bearers
        found: list[_Span] = []
        for (start, end), bearers in sorted(spans.items(), key=lambda span: (span[0][0], -span[0][1])):
            if found and end <= found[-1][1]:
                continue  # a part of what is found
            title = _BEFORE.search(seen, max(0, start - _LONGEST_TITLE), start)
            begin = title.start() if title else start
            if found and (both := found[-1][2] & bearers) and _is_one(seen, found[-1][1], begin):
                found[-1] = (found[-1][0], end, both)
            else:
                found.append((begin, end, bearers))
        return found


def _is_one(seen: str, end: int, start: int) -> bool:
    """Whether what ends here and what starts there is one name, as far as can be told from what is between."""
    return end >= start or _BETWEEN.fullmatch(seen, end, start) is not None


@lru_cache(maxsize=64)
def name_finder(names: tuple[tuple[str, ...], ...], others: tuple[str, ...] = ()) -> NameFinder:
    """A finder of these people's names, each with all the ways in which theirs is recorded.

    Behind them come customers, by what they are called (`retro.redaction.names.third_parties`), each also in the ways
    in which the name of a colleague of the same family is recorded: 高橋様 is タカハシ様 where 高橋花子 reads タカハシ.
    """
    ways = [(*recorded, *_read_apart(recorded)) for recorded in names]
    families = [families_of(recorded) for recorded in ways]
    everybody = [
        frozenset().union(*map(forms, known), *_read_as_usual(recorded), *map(forms_of_unsplit, recorded[1:]))
        for recorded, known in zip(names, ways, strict=True)
    ]
    everybody += [forms_beside(called, families) for called in others]
    return finder_of(everybody)


def _read_apart(recorded: tuple[str, ...]) -> Iterator[str]:
    """A reading that was recorded without a space, with one behind the family."""
    for reading in recorded[1:]:
        yield from split_readings(recorded[0], reading)


def _read_as_usual(recorded: tuple[str, ...]) -> Iterator[frozenset[Form]]:
    """The forms of a name by its usual reading, where none is recorded."""
    if is_unread(*recorded):
        yield forms_as_usually_read(recorded[0])


def finder_of(everybody: Sequence[frozenset[Form]]) -> NameFinder:
    """A finder of the forms that each of several people's names has."""
    trees = {manner: _Node() for manner in MatchContext}
    for bearer, theirs in enumerate(everybody):
        for manner, atoms in sorted(theirs, key=lambda form: (form[0].name, form[1])):
            trees[manner].add(atoms, bearer)
    return NameFinder([_sought(manner, tree) for manner, tree in trees.items() if tree.below])


def _sought(manner: MatchContext, tree: _Node) -> _Sought:
    leaves: list[Bearers] = []
    return _Sought(manner, manner.pattern(tree.pattern(leaves)), leaves)
