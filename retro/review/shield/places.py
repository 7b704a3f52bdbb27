"""The shield over people (S11): names, e-mail addresses and telephone numbers in what is about to leave the team.

What is looked for are the names of the whole record; where it is looked is what the reader may see of it. What stands
there instead is the role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from retro.language import M_, N_, Language, Message
from retro.model.entry import E, Entry, EntryId
from retro.model.fields import Field
from retro.model.kinds import Line, OpenChoice, Prose, Role, Tags
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.head import Participant
from retro.review.shield.contact_details import mails, phones
from retro.review.shield.folding import folded, origins
from retro.review.shield.name_finder import Bearers, name_finder

_SOMEBODY = N_("a member of our team")
_OTHER = N_("another customer")
_MAIL = N_("[e-mail address]")
_PHONE = N_("[telephone number]")
_NOTHING = "…"
"""What stands where every word for it would be a name again."""

_AT_MOST = 3
"""How many roles are named where several people have the same name."""
_ROUNDS = 4


@dataclass(frozen=True)
class Place:
    """A place where somebody is named or can be reached: in which field, from where to where, and what to put there.

    `message` names stage, row and field. The text of a field that holds several is its values with line ends between.
    """

    message: Message
    entry: EntryId
    field: str
    found: str
    put: str
    start: int
    end: int


def places(
    visible: Retrospective, record: Retrospective, to: Language, others: Sequence[str] = ()
) -> tuple[Place, ...]:
    """Every place of `visible` that tells who somebody in `record` is, in the order in which it is read.

    `visible` is the projection of `record` for its reader, `to` the language of the account, in which `put` is said.
    `others` is what other customers are called; what does not look like a name is passed over.
    """
    shield = _Shield(record, to, others)
    numbers = _numbers(record)
    return tuple(
        Place(_where(entry, field, numbers), entry.id, field.name, text[start:end], put, start, end)
        for entry in _entries(visible)
        for field, text in _texts(entry)
        for start, end, put in shield.spots(text)
    )


def shielded(visible: Retrospective, record: Retrospective, to: Language, others: Sequence[str] = ()) -> Retrospective:
    """`visible` with every one of its `places` replaced; `visible` itself if there are none."""
    shield = _Shield(record, to, others)
    head, rows = shield.over(visible.head), tuple(map(shield.over, visible.rows))
    unchanged = head is visible.head and all(new is old for new, old in zip(rows, visible.rows, strict=True))
    return visible if unchanged else Retrospective(head, rows)


class _Spot(NamedTuple):
    start: int
    end: int
    put: str


class _Shield:
    """What is looked for in the texts of one record, and what is put there."""

    def __init__(self, record: Retrospective, to: Language, others: Sequence[str]) -> None:
        people = [row for row in record.of(Participant) if folded(row.name).casefold() != folded(row.role).casefold()]
        self._finder = name_finder(tuple((row.name, row.reading) for row in people), tuple(others))
        self._roles = [person.role.strip() for person in people]
        self._to = to
        self._words: dict[Bearers, str] = {}

    def spots(self, text: str) -> list[_Spot]:
        """Where in `text` somebody is told, in order and apart from each other."""
        seen = folded(text)
        found = [(start, end, self._to(_MAIL)) for start, end in mails(seen)]
        found += [(start, end, self._to(_PHONE)) for start, end in phones(seen)]
        found += [(start, end, self._called(bearers)) for start, end, bearers in self._finder.find(seen)]
        if not found:
            return []
        spans = list(_apart(found))
        if seen == text:
            return [_Spot(*span) for span in spans]
        place = origins(text)
        return [_widened(text, *place(start, end), put) for start, end, put in spans]

    def over(self, entry: E) -> E:
        """The entry with nobody told in it; the entry itself if nobody was."""
        new: dict[str, Any] = {}
        for field, text in _texts(entry):
            clean = self._clean(text, prose=isinstance(field.kind, Prose))
            if clean != text:
                several = isinstance(field.kind, Tags)
                new[field.name] = tuple(dict.fromkeys(filter(None, clean.split("\n")))) if several else clean
        return replace(entry, **new) if new else entry

    def _clean(self, text: str, *, prose: bool) -> str:
        for _ in range(_ROUNDS):  # what is put may make a name together with what stands beside it
            spots = self.spots(text)
            if not spots:
                return text
            text = _replaced(text, spots, prose=prose)
        return _NOTHING if self.spots(text) else text

    def _called(self, bearers: Bearers) -> str:
        """What to call whoever bears a name: their role or roles, unless those tell in turn who it is."""
        if bearers not in self._words:
            wanted = (self._role(bearers), self._to(_SOMEBODY))
            self._words[bearers] = next((words for words in wanted if not self._tells(words)), _NOTHING)
        return self._words[bearers]

    def _role(self, bearers: Bearers) -> str:
        if max(bearers) >= len(self._roles):
            return self._to(_OTHER)
        roles = list(dict.fromkeys(self._roles[bearer] for bearer in sorted(bearers)))
        return " / ".join(roles) if all(roles) and len(roles) <= _AT_MOST else self._to(_SOMEBODY)

    def _tells(self, words: str) -> bool:
        seen = folded(words)
        return bool(self._finder.find(seen)) or any(mails(seen)) or any(phones(seen))


def _apart(found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The spans one after the other; those that overlap are one, and the longest of them says what is put there."""
    found.sort(key=lambda span: (span[0], -span[1]))
    start, end, put = found[0]
    longest = end - start
    for each in found[1:]:
        if each[0] >= end:
            yield start, end, put
            start, end, put = each
            longest = end - start
            continue
        if each[1] - each[0] > longest:
            longest, put = each[1] - each[0], each[2]
        end = max(end, each[1])
    yield start, end, put


def _replaced(text: str, spots: Sequence[_Spot], *, prose: bool) -> str:
    pieces, done = [], 0
    for spot in spots:
        put = re.sub(r"[\\`*_<>\[\]]", r"\\\g<0>", spot.put) if prose else spot.put
        pieces += [text[done : spot.start], put]
        done = spot.end
    return "".join([*pieces, text[done:]])


_MARK = "*~`\\"


def _widened(text: str, start: int, end: int, put: str) -> _Spot:
    """The spot with the marks of emphasis that would be left open, and the accents of its last letter."""
    if re.search(r"[*`]|~~", text[start:end]):
        while start and text[start - 1] in _MARK:
            start -= 1
        while end < len(text) and text[end] in _MARK:
            end += 1
    while end < len(text) and not folded(text[end]) and text[end] not in _MARK:
        end += 1
    return _Spot(start, end, put)


def _entries(record: Retrospective) -> Iterator[Entry]:
    yield record.head
    for stage in STAGES:
        yield from record.stage(stage)


def _texts(entry: Entry) -> Iterator[tuple[Field, str]]:
    """The fields of an entry that hold words of people, with the words. A known choice is no such word."""
    for field in entry.fields():
        value = getattr(entry, field.name)
        if not value:
            continue
        match field.kind:
            case Tags():
                yield field, "\n".join(value)
            case OpenChoice(choices) if choices.coded(value):
                continue
            case Line() | Role() | Prose() | OpenChoice():
                yield field, value


def _numbers(record: Retrospective) -> dict[EntryId, int]:
    return {row.id: n for stage in STAGES for n, row in enumerate(record.stage(stage), 1)}


def _where(entry: Entry, field: Field, numbers: dict[EntryId, int]) -> Message:
    stage = Message(entry.stage.label)
    if entry.id not in numbers:
        return M_("{stage}, “{field}”", stage=stage, field=field.title)
    return M_("{stage}, row {n}, “{field}”", stage=stage, n=numbers[entry.id], field=field.title)
