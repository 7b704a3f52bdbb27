"""Finds people's names in a text: one pattern for all forms of all names, tried once at each place of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from retro.review.manner import Manner
from retro.review.name_forms import forms
from retro.review.names import BEFORE
from retro.review.romaji import Atoms

Bearers = frozenset[int]
"""Whose name it may be: places in the sequence of names that were asked for."""

_BEFORE = re.compile(rf"(?<![^\W_]){BEFORE}\.?\s*$")
_BETWEEN = re.compile(r"[\s・·=.,_-]{0,3}")
_LONGEST_TITLE = 8


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
        """The regular expression of the tree, the longest first. A form ends in an empty group: the next of `leaves`."""
        branches = []
        for atom, node in self.below.items():
            written = atom
            while not node.bearers and len(node.below) == 1:
                ((atom, node),) = node.below.items()
                written += atom
            branches.append(written + node.pattern(leaves))
        if self.bearers:
            leaves.append(frozenset(self.bearers))
            branches.append("()")
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@dataclass(frozen=True)
class NameFinder:
    """Looks for the names that it was made for."""

    pattern: re.Pattern[str]
    leaves: Sequence[Bearers]

    def find(self, seen: str) -> list[tuple[int, int, Bearers]]:
        """Where names stand in a folded text: beginning, end, and whose they are. Parts of one name are one place."""
        found: list[tuple[int, int, Bearers]] = []
        for match in self.pattern.finditer(seen):
            start, end = match.span()
            bearers = self.leaves[(match.lastindex or 1) - 1]
            if title := _BEFORE.search(seen, max(0, start - _LONGEST_TITLE), start):
                start = title.start()
            if found and (both := found[-1][2] & bearers) and _BETWEEN.fullmatch(seen, found[-1][1], start):
                found[-1] = (found[-1][0], end, both)
            else:
                found.append((start, end, bearers))
        return found


@lru_cache(maxsize=4)
def name_finder(names: tuple[tuple[str, ...], ...]) -> NameFinder | None:
    """A finder of these people's names, each with all the ways in which theirs is recorded; None if nobody has one."""
    trees = {manner: _Node() for manner in Manner}
    for bearer, recorded in enumerate(names):
        for manner, atoms in _forms(recorded):
            trees[manner].add(atoms, bearer)
    leaves: list[Bearers] = []
    written = [
        f"{manner.before}{tree.pattern(leaves)}{manner.behind}" for manner, tree in trees.items() if tree.below
    ]
    return NameFinder(re.compile("|".join(written)), leaves) if written else None


def _forms(recorded: Iterable[str]) -> list[tuple[Manner, Atoms]]:
    found = set().union(*(forms(name) for name in recorded))
    return sorted(found, key=lambda form: (form[0].name, form[1]))
