"""A past case as an exercise: what was known when, where one says what one would do, and what was done (S19)."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import groupby

from retro.language import N_
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Outcome
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import TIMELINE, Contact, Event, EventKind
from retro.value import value

COMPLAINS = N_("You are the one who complains.")
ANSWERS = N_("You are the one who answers.")

_OURS = frozenset({EventKind.DECISION, EventKind.ACTION, EventKind.PROMISE, EventKind.RESOLUTION})
"""The sorts of events that are what we did. One that nobody sorted is a part of what one had to deal with."""
_HEARD = frozenset({"happened", "channel", "heard", "wish", "demand"})
"""What a contact says of what we were told. Every other field tells, or may tell, how it was answered."""
_ANSWERED = ("answer", "promise", "alternative", "ended")
"""Of which one at least tells how it was answered; who spoke, and for how long, does not."""
_WAYS_TO_REACH = frozenset({"receipt", "call_back", "call_back_to"})
"""No exercise needs them."""


@value
class Scene:
    """A place in the course of things at which one stops."""

    side: str
    """The message id that says who one is."""
    asks: str
    """The message id of what is asked."""
    known: tuple[Entry, ...]
    """What one learns before: rows with no more in them than was known."""
    then: tuple[Entry, ...] = ()
    """What was done, to be shown afterwards; none where the next scene, of the other side, shows it."""


def scenes(record: Retrospective) -> tuple[Scene, ...]:
    """The exercise that a case makes, in the order in which things became known; none if nothing was done in it."""
    found = tuple(_scenes(record))
    return found if any(scene.then for scene in found) else ()


def _scenes(record: Retrospective) -> Iterator[Scene]:
    left = yield from _course([part for row in _as_learned(record) for part in _parts(row)])
    yield from _afterwards(record, left)


class _Part(Enum):
    """What a row, or one half of it, is for somebody who does not know how it went on."""

    KNOWN = auto()
    HEARD = auto()
    OURS = auto()


def _parts(row: Entry) -> Iterator[tuple[_Part, Entry]]:
    if isinstance(row, Contact):
        yield _Part.HEARD, _only(row, _HEARD)
        if any(getattr(row, name) != row.field(name).type.empty for name in _ANSWERED):
            yield _Part.OURS, _only(row, {field.name for field in row.fields()} - _HEARD - _WAYS_TO_REACH)
    else:
        yield (_Part.OURS if isinstance(row, Event) and row.event_kind in _OURS else _Part.KNOWN), row


def _goes_too_far(row: Entry) -> bool:
    """Whether something unreasonable was demanded (S10): nobody is to put themselves in the place of one who does."""
    return isinstance(row, Contact) and bool(row.demand.strip())


def _only(row: Entry, names: Collection[str]) -> Entry:
    """The row with these fields alone."""
    return replace(row, **{field.name: field.type.empty for field in row.fields() if field.name not in names})


def _course(parts: Sequence[tuple[_Part, Entry]]) -> Generator[Scene, None, tuple[Entry, ...]]:
    """The scenes of the timeline; returns what was learned after all of them."""
    known: tuple[Entry, ...] = ()
    is_in_talk = False
    for (part, goes_too_far), group in groupby(parts, key=lambda each: (each[0], _goes_too_far(each[1]))):
        rows = tuple(row for _part, row in group)
        if part is _Part.HEARD and not goes_too_far:
            yield Scene(COMPLAINS, N_("What do you feel wronged by, and what do you wish for?"), known, rows)
            known = ()
        elif part is _Part.OURS and is_in_talk:
            yield Scene(ANSWERS, N_("What do you say, what do you promise, and by when?"), known, rows)
            known = ()
        elif part is _Part.OURS and known:
            yield Scene(ANSWERS, N_("What do you do now?"), known, rows)
            known = ()
        else:
            known = (*known, *rows)
        is_in_talk = part is _Part.HEARD
    return known


def _afterwards(record: Retrospective, known: tuple[Entry, ...]) -> Iterator[Scene]:
    """What was done for those hurt, what made it happen, and what was done against that."""
    remedies = (*record.of(Remedy), *record.of(Apology), *record.of(Outcome))
    if remedies:
        known = (*known, *record.of(Damage))
        if not any(map(_goes_too_far, record.of(Contact))):
            yield Scene(COMPLAINS, N_("What do you expect now, and what do you need to hear?"), known)
            known = ()
        asks = N_("What do you do for those hurt, and in which words do you apologise, and for what?")
        yield Scene(ANSWERS, asks, known, remedies)
        known = ()
    if causes := tuple(cause for cause, _depth in record.causes()):
        yield Scene(ANSWERS, N_("Which facts behind it made it happen?"), known, causes)
        known = ()
    if kept := (*record.of(Measure), *record.of(HardwareChange)):
        asks = N_("What keeps it from happening again, also when somebody forgets about it?")
        yield Scene(ANSWERS, asks, known, (*kept, *record.of(Lesson)))


def _as_learned(record: Retrospective) -> Sequence[Entry]:
    """The rows of the timeline in the order in which one learned of them."""
    late = [row for row in record.of(Event) if row.learned]
    found = [row for row in record.stage(TIMELINE) if row not in late]
    for row in late:
        found.insert(_place(found, row, record), row)
    return found


def _place(rows: Sequence[Entry], late: Event, record: Retrospective) -> int:
    """Where an event that was learned of later stands among the others."""
    learned = late.learned.order(record.zone) if late.learned else None
    for place, row in enumerate(rows):
        moment = row.learned or row.happened if isinstance(row, Event) else getattr(row, row.lead)
        at = moment.order(record.zone) if moment else None
        if learned and at and at > learned:
            return place
    return len(rows)
