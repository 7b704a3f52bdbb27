"""Whether two parties are one: the same person, noted in two cases that are merged into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from retro.model.entry import EntryId
from retro.model.field_types import LinkType
from retro.model.record import Retrospective
from retro.model.stages.scope import Party
from retro.text.folding import name_key


def same_parties(parties: Sequence[Party], record: Retrospective) -> Mapping[EntryId, EntryId]:
    """Which party of a record each of these is, by their ids: one of the same name that nothing said contradicts."""
    found: dict[EntryId, EntryId] = {}
    for party in parties:
        others = (each for each in record.of(Party) if each.id not in found.values())
        if party.who.strip() and (same := next((each for each in others if _is_same(each, party)), None)):
            found[party.id] = same.id
    return found


def lacking(ours: Party, theirs: Party) -> dict[str, Any]:
    """What the second one says where the first one says nothing."""
    return {
        field.name: getattr(theirs, field.name)
        for field in Party.fields()
        if getattr(ours, field.name) == field.type.empty != getattr(theirs, field.name)
    }


def _is_same(one: Party, other: Party) -> bool:
    """Whether they have one name, and whatever both say is the same. Each case counts its own damage."""
    if name_key(one.who) != name_key(other.who):
        return False
    said = (field.name for field in Party.fields() if field.name != "who" and not isinstance(field.type, LinkType))
    return all(_agree(getattr(one, name), getattr(other, name)) for name in said)


def _agree(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return not one.strip() or not other.strip() or name_key(one) == name_key(other)
    return one is None or other is None or one == other
