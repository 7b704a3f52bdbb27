"""In which order the roles of a round are asked: who was farthest from it first, never who was nearest."""

from __future__ import annotations

from collections.abc import Sequence

from retro.model.record import Retrospective
from retro.model.stages.cause import CAUSE
from retro.model.stages.head import Participant
from retro.model.stages.timeline import TIMELINE
from retro.text.folding import folded


def in_turn(record: Retrospective, roles: Sequence[str]) -> tuple[str, ...]:
    """The roles that are present, the one first of which the facts and the causes speak least.

    Nothing in a record says who did it, and nobody is asked: of whom the facts speak most was nearest. A role that is
    down as having had a part in it comes behind those that have none.
    """
    texts = [
        folded(str(each)) for stage in (TIMELINE, CAUSE) for row in record.stage(stage) for each in row.dump().values()
    ]
    parts = {folded(row.role) for row in record.of(Participant) if row.part.strip()}

    def nearness(role: str) -> tuple[bool, int]:
        said = folded(role)
        return said in parts, sum(said in text for text in texts) if said else 0

    return tuple(sorted(dict.fromkeys(role for role in roles if role.strip()), key=nearness))


def next_role(roles: Sequence[str], role: str) -> str:
    """The role behind this one in a round; "" behind the last one, and where it is none of them."""
    if role not in roles:
        return ""
    place = roles.index(role) + 1
    return roles[place] if place < len(roles) else ""
