"""What is read back at the end of a meeting: what was found, what is not sure, who does what, what is not done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import WALKED
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage, NoDamage
from retro.model.stages.timeline import Event
from retro.review.words.people import parts_of_name
from retro.text.folding import name_key
from retro.value import value

Agreeable = Measure | HardwareChange
"""What somebody says yes to: it has an owner, and a day."""


@value
class Owned:
    """What one role is to do."""

    owner: str
    """The role; "" of what nobody owns, which is told of row by row."""
    rows: tuple[Agreeable, ...]
    is_here: bool
    """Whether the role, or its name, is among those who were said to be in the room."""


@value
class ReadBack:
    """All that is read back."""

    found: tuple[Entry, ...]
    """Causes and damages that are facts."""
    unsure: tuple[Entry, ...]
    """Events and causes of which somebody said that they are not confirmed, or that they doubt it; estimates."""
    unsaid: tuple[Entry, ...]
    """Events and causes of which nobody said whether they are facts."""
    owned: tuple[Owned, ...]
    """What is to be done and nobody has spoken of yet in this read-back, owner by owner."""
    agreed: tuple[Agreeable, ...]
    """What its owner said yes to."""
    not_agreed: tuple[Agreeable, ...]
    """What its owner is still to be asked about."""
    not_done: tuple[Entry, ...]
    """What is not done, with its reasons."""
    next_contact: Moment | None
    """When those hurt hear from us next."""
    next_check: date | None
    """The first day on which one looks whether something held."""


def read_back(record: Retrospective, present: Sequence[str], passed: frozenset[str] = frozenset()) -> ReadBack:
    """What is read back to the roles that are present. `passed` are the rows that were left for later in this one."""
    all_rows: list[Agreeable] = [*record.of(Measure), *record.of(HardwareChange)]
    open_rows = [row for row in all_rows if row.is_promise]
    checks = sorted(row.check_on for row in record.of(Measure) if row.is_promise and row.check_on is not None)
    return ReadBack(
        found=tuple(row for row in _statements(record) if _is_sure(row) and not isinstance(row, Event)),
        unsure=tuple(row for row in _statements(record) if not _is_sure(row) and not _is_unsaid(row)),
        unsaid=tuple(row for row in _statements(record) if _is_unsaid(row)),
        owned=tuple(
            _by_owner(record, [each for each in open_rows if each.agreed is None and each.id not in passed], present)
        ),
        agreed=tuple(row for row in open_rows if row.agreed is True),
        not_agreed=tuple(row for row in open_rows if row.agreed is False),
        not_done=(
            *record.of(NoChange),
            *(row for row in all_rows if row.standing.found is Found.DROPPED),
        ),
        next_contact=record.head.next_report,
        next_check=checks[0] if checks else None,
    )


def unasked(record: Retrospective, present: Sequence[str]) -> tuple[Agreeable, ...]:
    """What stands as not agreed when a meeting ends: its owner was not in the room, and nobody has said yes to it."""
    return tuple(
        row for owned in read_back(record, present).owned if owned.owner and not owned.is_here for row in owned.rows
    )


def _statements(record: Retrospective) -> Iterator[Entry]:
    """What is told as facts, as far as it is one: the events, the causes, the damages."""
    yield from record.of(Event)
    yield from (row for row in record.stage(CAUSE) if isinstance(row, Cause))
    yield from (*record.of(Damage), *record.of(NoDamage))


def _is_sure(row: Entry) -> bool:
    """Whether it is a fact, and so is its figure, if it has one."""
    return row.is_confirmed and not (isinstance(row, Damage) and row.figure is not None and row.estimates)


def _is_unsaid(row: Entry) -> bool:
    """Whether nobody has said yet if it is a fact, and nobody doubts it."""
    match row:
        case Event():
            return row.confirmed is None and not row.disputed_by.strip()
        case Cause():
            return row.sure is None and not row.disputed_by.strip()
    return False


def _by_owner(record: Retrospective, rows: Sequence[Agreeable], present: Sequence[str]) -> Iterator[Owned]:
    roles = {_key(role) for role in present}
    here = roles | {name for each in record.of(Participant) if _key(each.role) in roles for name in _names(each)}
    owners: dict[str, str] = {}
    for row in rows:
        owners.setdefault(_key(row.owner), row.owner.strip())
    for key, owner in sorted(owners.items(), key=lambda each: not each[1]):
        if not owner:  # nobody says that one role is to do all of it
            yield from (Owned("", (row,), is_here=False) for row in rows if not row.owner.strip())
            continue
        yield Owned(owner, tuple(row for row in rows if _key(row.owner) == key), key in here)


def _names(participant: Participant) -> Iterator[str]:
    """What somebody is called who took part: who is written down by a name is here as well as by a role."""
    for name in filter(None, (participant.name, participant.reading)):
        yield from map(_key, (name, *parts_of_name(name)))


def _key(role: str) -> str:
    """What two spellings of a role have in common: `shift lead`, `shift-lead`."""
    return name_key(role).replace("-", "")


def stages_left(skipped: Sequence[str], unfit: Sequence[str]) -> tuple[Stage, ...]:
    """The stages that this meeting did not go through."""
    return tuple(stage for stage in WALKED if stage.code in (*skipped, *unfit))
