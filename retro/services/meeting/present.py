"""The line with which a meeting begins: who is in the room; if it is said, how long it is, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from unicodedata import normalize

from retro.asking.commands import command_in
from retro.asking.meeting_commands import meeting_command_in
from retro.errors import UsageError
from retro.language import M_, Message
from retro.model import edits
from retro.model.change import Add, Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.lookup import choice_names
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.model.stages.meeting import MeetingPart
from retro.review.meeting.plan import USUAL
from retro.text.folding import folded_name, name_key
from retro.value import value

_PARTS = re.compile(r"[,、，;；]")
_MINUTES = re.compile(r"(\d{1,6})\s*(?:min(?:utes?|s|\.)?|分)?", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:h|hours?|hrs?|時間)", re.IGNORECASE)


@value
class Present:
    """What the line says."""

    roles: tuple[str, ...]
    planned: int = USUAL
    part: MeetingPart = MeetingPart.WHOLE
    names: Mapping[str, str] = field(default_factory=dict)
    """The names that were typed behind roles: they are kept beside those, and in no meeting."""


def known_roles(record: Retrospective) -> tuple[str, ...]:
    """The roles that took part, who are in the room if nothing is said."""
    return tuple(dict.fromkeys(each.role for each in record.of(Participant) if each.role.strip()))


def read_present(
    text: str, record: Retrospective, *, planned: int = USUAL, part: MeetingPart = MeetingPart.WHOLE
) -> Present:
    """`30, facts, shift lead @Ann, packer`: figures are minutes, the rest roles. Without a role, those that took part.

    `planned` and `part` are what counts if it does not say them. UsageError if a part of it is no role and no time,
    or the line is a `/` word: there is no meeting yet in which it could be obeyed.
    """
    if meeting_command_in(text) or command_in(text):
        raise UsageError(
            M_("“{text}” is no role: the meeting has not begun.", text=text.strip()),
            M_("Say who is in the room, with commas between."),
        )
    found = Present((), planned, part)
    for each in filter(None, map(str.strip, _PARTS.split(text))):
        said = normalize("NFKC", each).strip()
        about = next((part for part in MeetingPart if folded_name(said) in choice_names(part)), None)
        if minutes := _minutes(said):
            found = replace(found, planned=minutes[0])
        elif about is not None:
            found = replace(found, part=about)
        else:
            found = _with_role(found, each)
    return found if found.roles else replace(found, roles=known_roles(record))


def _minutes(said: str) -> tuple[int] | None:
    """The minutes that a part says, which may be none; None if it says no time."""
    if found := _MINUTES.fullmatch(said):
        return (int(found[1]),)
    if found := _HOURS.fullmatch(said):
        return (round(float(found[1]) * 60),)
    return None


def _with_role(found: Present, said: str) -> Present:
    role, _at, name = map(
        str.strip, re.split(r"([@＠])", said, maxsplit=1) if re.search("[@＠]", said) else (said, "", "")
    )
    if not re.search(r"[^\W\d_]", role):
        raise UsageError(
            M_("“{text}” is no role, and no number of minutes.", text=said),
            M_("Like: 30, shift lead, packer. A name goes behind its role: packer @Ann"),
        )
    return replace(found, roles=(*found.roles, role), names={**found.names, **({role: name} if name else {})})


def took_part(
    record: Retrospective, roles: Sequence[str], names: Mapping[str, str], ids: Mapping[str, EntryId]
) -> Iterator[Op]:
    """Write who took part, as far as the case does not say it yet: all that are there, where it names nobody at all.

    Where it names somebody, only what a name was typed for. `ids` are those of new rows, by their roles.
    """
    there = {name_key(each.role): each for each in record.of(Participant)}
    for n, role in enumerate(roles):
        held, name = there.get(name_key(role)), names.get(role, "")
        if held is not None and name and not held.name:
            yield from edits.changed(held, {"name": name})
        elif held is None and (name or not there):
            *respaced, row = edits.added(record, Participant(role=role, name=name), ids[role])
            assert isinstance(row, Add)
            yield from respaced
            yield replace(row, position=row.position + n)  # each behind the one before


def new_ids(factory: ChangeFactory, roles: Sequence[str]) -> Mapping[str, EntryId]:
    """An id for a row of each role."""
    return {role: factory.new_id() for role in roles}


def took_part_told(before: Retrospective, now: Retrospective) -> tuple[Message, ...]:
    """Which roles were written as those that took part; nothing if none was."""
    held = {each.id for each in before.of(Participant)}
    roles = tuple(each.role for each in now.of(Participant) if each.id not in held)
    return (M_("Noted in the head as those who took part: {roles}", roles=roles),) if roles else ()
