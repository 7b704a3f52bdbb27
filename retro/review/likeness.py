"""How much one case is like another one, and why (S12, S14): by the words of both, and by what is said of both.

A case is the terms of its texts (`retro.text.search_terms`), each with the weight of the best place in which it stands:
what its title and its causes say tells more than its timeline. Two cases are the more alike the more terms they share,
and a term tells the more the fewer cases have it. That is the cosine of two vectors, whose lengths leave rarity out, so
that only what is shared has to be looked up.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from math import fsum, log, sqrt
from typing import NamedTuple

from retro.text.common_words import COMMON
from retro.text.search_terms import terms
from retro.value import value

Weights = Mapping[str, float]
"""What a term that stands in a place weighs, by the name of a stage, or of a stage and a field: `head.title`."""

WEIGHTS: Weights = {
    "head.title": 3.0,
    "cause": 1.5,
    "head": 1.0,
    "scope": 1.0,
    "remedy": 0.7,
    "prevention": 0.7,
    "changes": 0.7,
    "timeline": 0.5,
}
"""Of several that were tried on families of real postmortems, these found most of each family among the first five."""
_ELSEWHERE = 0.5
_CAUSE = ("cause", "what")
_NEARLY_ALL, _FEWEST = 0.8, 3
"""Of a cause so large a share, and so many terms, make the same cause of it."""
_REPEATED = 4
"""So many terms at least of nearly the same ones in both make a cause the same, however many other cases say them."""
_THOUGHT_OF = 10
_EMPTY = re.compile(r"[A-Za-z]{1,2}|[0-9]{1,2}|(?:19|20)[0-9]{2}|[0-9]{5,}|[^A-Za-z0-9]")

_TELEPHONE = re.compile(r"(?<![\w.])[+(]*\d{1,4}[)]?(?:[-‐－ー ./()]{1,2}\d{2,5}){2,4}(?![\w.])")
"""The figures of a telephone number, or of a day: they stand for nothing else that two cases may have in common."""

SAME_ORIGIN, SAME_TAG, SAME_PLACE = 0.02, 0.05, 0.05
"""What is added for what is said of both."""


class Text(NamedTuple):
    """A text of a case, and where it stands."""

    stage: str
    """The name of the stage."""
    field: str
    """The name of the field."""
    text: str


@value
class Traits:
    """What a case is compared by."""

    terms: Mapping[str, float]
    """Its terms, each with its weight: 0 for a piece of a Japanese word that is in every text."""
    origin: str = ""
    """Where it lies, as it is written."""
    tags: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """Where it happened, folded: what was affected, the places of its changes."""
    causes: tuple[frozenset[str], ...] = ()
    """The terms of each cause: one alone may have been there before, whatever else a case tells."""

    @property
    def length(self) -> float:
        """The length of the vector of its terms."""
        return sqrt(fsum(weight * weight for weight in self.terms.values()))


@value
class Likeness:
    """How much two cases are alike, and by what."""

    score: float
    """0 for nothing in common; of two cases about the same thing it is above `RECURRED`, unless many are."""
    shared: Mapping[str, float] = dataclasses.field(default_factory=dict)
    """The terms of both, the most telling first, each with what it tells: 0 for what is in every text."""
    same_origin: bool = False
    tags: tuple[str, ...] = ()
    """The tags of both."""
    places: tuple[str, ...] = ()
    """The places of both."""
    overlap: float = 0.0
    """How much of what they say is the same, from 0 to 1, however many other cases say it, too."""
    cause: float = 0.0
    """The score of one cause alone, of which the other case says nearly all; 0 where it says that of none."""
    repeated: bool = False
    """Whether one cause of the one is nearly word for word one cause of the other."""
    covered: float = 0.0
    """How much of what the one says the other says, too, from 0 to 1: of a title alone, all of it may be there."""


RECURRED = 0.045
"""Below this score it does not look as if the same thing happened, however unlike all others are."""


def traits(
    texts: Iterable[Text],
    *,
    origin: str = "",
    tags: Collection[str] = (),
    places: Collection[str] = (),
    weights: Weights = WEIGHTS,
) -> Traits:
    """What a case with these texts is compared by."""
    held, by_weight = list(texts), dict[float, list[str]]()
    for text in held:
        weight = weights.get(f"{text.stage}.{text.field}", weights.get(text.stage, _ELSEWHERE))
        by_weight.setdefault(weight, []).append(text.text)
    found: dict[str, float] = {}
    for weight, said in sorted(by_weight.items()):  # where a term stands in several places, the best one is what counts
        found |= dict.fromkeys(terms(_TELEPHONE.sub(" ", "\n".join(said))), weight)
    told = {term: 0.0 if term in COMMON else found[term] for term in found if _tells(term)}
    causes = [frozenset(filter(told.get, terms(_TELEPHONE.sub(" ", text.text)))) for text in held if text[:2] == _CAUSE]
    return Traits(told, origin.strip(), frozenset(tags), frozenset(places), tuple(filter(None, causes)))


def _tells(term: str) -> bool:
    """Whether a term can tell what a case is about: short and common words and days are in every case.

    Pieces of common Japanese words are kept: they may be pieces of other words, too, which are put together from them.
    """
    return _EMPTY.fullmatch(term) is None and not (term.isascii() and term in COMMON)


def rarity(having: int, cases: int) -> float:
    """How telling a term is that `having` of `cases` have: from 0 to 1, for whatever size of an archive.

    It is the inverse document frequency of BM25, as a share of the greatest one. Some cases are thought of that have no
    such term: in an archive of three that tell of the same thing, nothing else would be rare.
    """
    thought = cases + _THOUGHT_OF
    return log(1 + (thought - having + 0.5) / (having + 0.5)) / log(2 * thought + 2)


def likeness(one: Traits, other: Traits, rarity_of: Callable[[str], float]) -> Likeness:
    """How much two cases are alike. `rarity_of` gives the `rarity` of a term."""
    both = one.terms.keys() & other.terms.keys()
    weighed = {term: one.terms[term] * other.terms[term] * rarity_of(term) ** 2 for term in both}
    lengths = one.length * other.length
    score = fsum(weighed.values()) / lengths if both else 0.0
    overlap = fsum(one.terms[term] * other.terms[term] for term in both) / lengths if both else 0.0
    covered = sqrt(fsum(one.terms[term] ** 2 for term in both)) / one.length if both else 0.0
    cause = max((_of_cause(each, other, rarity_of) for each in one.causes), default=0.0)
    same_origin = bool(one.origin) and one.origin == other.origin
    tags, places = one.tags & other.tags, one.places & other.places
    score += SAME_ORIGIN * same_origin + SAME_TAG * len(tags) + SAME_PLACE * len(places)
    shared = dict(sorted(weighed.items(), key=lambda each: (-each[1], each[0])))
    repeated = any(_is_repeated(each, known) for each in one.causes for known in other.causes)
    tagged, placed = tuple(sorted(tags)), tuple(sorted(places))
    return Likeness(score, shared, same_origin, tagged, placed, overlap, cause, repeated, covered)


def _is_repeated(cause: frozenset[str], other: frozenset[str]) -> bool:
    both = len(cause & other)
    return both >= _REPEATED and both >= _NEARLY_ALL * len(cause | other)


def _of_cause(cause: frozenset[str], other: Traits, rarity_of: Callable[[str], float]) -> float:
    """The score of a cause alone, where a case says nearly all of it."""
    both = cause & other.terms.keys()
    if len(both) < max(_FEWEST, _NEARLY_ALL * len(cause)):
        return 0.0
    told = fsum(other.terms[term] * rarity_of(term) ** 2 for term in both)
    return told / (sqrt(len(cause)) * other.length) if other.length else 0.0
