"""The line with which a meeting begins: who is in the room; if it is said, how long it is, and what it is about."""

from __future__ import annotations

import re
from unicodedata import normalize

from retro.model.lookup import choice_names
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.model.stages.meeting import MeetingPart
from retro.review.meeting.plan import USUAL
from retro.text.folding import folded_name
from retro.value import value

_PARTS = re.compile(r"[,、，;；]")
_MINUTES = re.compile(r"(\d{1,6})\s*(?:min(?:utes?)?|分)?", re.IGNORECASE)


@value
class Present:
    """What the line says."""

    roles: tuple[str, ...]
    planned: int = USUAL
    part: MeetingPart = MeetingPart.WHOLE


def known_roles(record: Retrospective) -> tuple[str, ...]:
    """The roles that took part, who are in the room if nothing is said."""
    return tuple(dict.fromkeys(each.role for each in record.of(Participant) if each.role.strip()))


def read_present(text: str, record: Retrospective) -> Present:
    """`30, facts, shift lead, packer`: figures are minutes, the rest roles. Without a role, those that took part."""
    found = Present(())
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        said = normalize("NFKC", part).strip()
        about = next((each for each in MeetingPart if folded_name(said) in choice_names(each)), None)
        if minutes := _MINUTES.fullmatch(said):
            found = Present(found.roles, int(minutes[1]), found.part)
        elif about is not None:
            found = Present(found.roles, found.planned, about)
        else:
            found = Present((*found.roles, part), found.planned, found.part)
    return found if found.roles else Present(known_roles(record), found.planned, found.part)
