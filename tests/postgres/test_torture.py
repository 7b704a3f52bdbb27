"""What the torture counts, on small logs that are and are not as they ought to be."""

from __future__ import annotations

from dataclasses import replace

from retro.model.change import Add, Change, Logged, Update
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.head import Head
from retro.model.stages.timeline import Event
from tests.postgres.torture import doubled, lost, unsound
from tests.store.conftest import BEGUN

HEAD = Head(id="1", revision=1, title="Two parcels swapped", reference="2026-001")
ADDED = Add(Event.kind, "e", {"what": "phones ring"})
SET = Update(Event.kind, "e", 1, {"what": "phones ring"}, {"what": "all phones ring"})


def log(*ops: Add | Update) -> tuple[Logged, ...]:
    begun = Add(Head.kind, "1", {"title": "Two parcels swapped"})
    return tuple(Logged(n, Change(f"c{n}", BEGUN, "kaoru", (op,))) for n, op in enumerate((begun, *ops), 1))


def whole(*ops: Add | Update, revision: int) -> FullRecord:
    event = Event(id="e", revision=revision, what="all phones ring")
    return FullRecord(Retrospective(HEAD, (event,)), (), log(*ops))


def test_what_was_acknowledged_and_is_not_there_is_lost_and_what_is_there_twice_is_doubled() -> None:
    logs = [log(ADDED), log()]
    assert lost(["c1", "c2", "c2", "c9"], logs) == 1
    assert doubled(logs) == 1
    assert (lost(["c1", "c2"], logs[:1]), doubled(logs[:1])) == (0, 0)


def test_a_change_that_did_not_see_the_one_before_is_unsound_and_so_is_a_revision_that_missed_one() -> None:
    assert unsound(whole(ADDED, SET, revision=2)) == 0
    assert unsound(whole(ADDED, SET, revision=1)) == 1
    late = replace(SET, revision=2)
    assert unsound(whole(ADDED, SET, late, revision=3)) == 1, "it was made of words that were no longer there"
    assert unsound(whole(ADDED, SET, replace(late, before=SET.after), revision=3)) == 0
    assert unsound(whole(ADDED, SET, replace(SET, before=SET.after), revision=3)) == 1, "nor did it know the revision"
