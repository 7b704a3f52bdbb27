"""Which of several things a person means who types a part of a name: names go before what is told about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from retro.text.folding import folded_name

T = TypeVar("T")


class Names(NamedTuple):
    """What a thing is called, and what is told of it."""

    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Other words for it, and its keys."""
    told: str = ""


def matching(said: str, things: Iterable[T], names: Callable[[T], Names]) -> Sequence[T]:
    """The things that are meant, the likeliest first, in their own order where nothing parts them.

    Every word that was typed has to stand somewhere: best at the beginning of a name, then at that of a word in it,
    then in it, then likewise in other words for the thing, and last in what is told of it.
    """
    words = folded_name(said).split()
    ranked = [(max((_rank(word, names(thing)) for word in words), default=0), thing) for thing in things]
    return [thing for rank, thing in sorted(ranked, key=lambda each: each[0]) if rank < _NOT]


_NOT = 9


def _rank(word: str, of: Names) -> int:
    """The place of a thing among those that a word may mean: 0 is the likeliest."""
    called, also = [folded_name(each) for each in of.names], [folded_name(each) for each in of.also]
    told = folded_name(of.told)
    tests = (
        word in called or word in also,
        any(name.startswith(word) for name in called),
        any(f" {word}" in f" {name}" for name in called),
        any(word in name for name in called),
        any(f" {word}" in f" {name}" for name in also),
        f" {word}" in f" {told}",
        word in told,
    )
    return next((place for place, holds in enumerate(tests) if holds), _NOT)
