"""Cases that are much alike: candidates for what happened again, until a link says whether it did (S12)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from retro.model.query.words import MOST_WORDS, Word
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink
from retro.store.listed import Summary
from retro.store.protocol import CaseFilter, Store

_MOST = 3
"""So many are named: more would hide what they are named for."""
_LOOKED_AT = 20
"""So many with the same words or a tag are looked at."""


def is_linked(record: Retrospective) -> bool:
    """Whether a link of the case to another one says something, or another one says that it happened again after it."""
    return bool(record.head.followed_by) or any(link.reference.strip() for link in record.of(CaseLink))


def much_like(store: Store, record: Retrospective) -> Sequence[Summary]:
    """Other cases with the words of its title, then those with a tag of it and its origin; none that it links to.

    The newest first, and few. Documents name these: what the screens name (`retro.services.memory.suspects`) takes
    thirty times as long, so that the documents of an archive of 1,000 would take eight times as long as they do.
    """
    head = record.head
    title = tuple(Word(word, field="title") for word in head.title.split()[:MOST_WORDS])
    others = CaseFilter(besides=(record.reference, *(link.reference.strip() for link in record.of(CaseLink))))
    wanted = [others._replace(words=title)] if title else []
    wanted += [others._replace(tags=head.tags)] if head.tags else []
    found = {
        case.reference: case
        for each in wanted
        for case in store.list(each, 0, _LOOKED_AT)
        if each.words or case.origin == head.origin
    }
    return list(found.values())[:_MOST]


def unlinked(store: Store, of: Collection[str]) -> Sequence[Sequence[str]]:
    """The groups of cases that are alike and not all linked, as far as one of the cases `of` is in each."""
    return [group for group in store.alike() if any(reference in of for reference in group)]
