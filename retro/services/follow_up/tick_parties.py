"""Tick what those concerned have had: told, apologised to, put right, accepted (S22). A closed case takes it, too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from retro.model.change import Delete, Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.found import Found
from retro.model.insertion import inserted
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check, Tick
from retro.model.stages.scope import Party, Ticked
from retro.review.parties import party_state
from retro.services.changing.add_line import check_row
from retro.services.changing.commit import commit_latest
from retro.services.changing.past_days import check_days
from retro.services.changing.today import today_in
from retro.store.protocol import Store
from retro.value import value


@value
class TickedParties:
    """What was ticked."""

    record: Retrospective
    """The retrospective as it is now."""
    ticks: tuple[Tick, ...]
    """The rows that were added."""
    before: tuple[Entry, ...]
    """Those that said so already: ticks, and apologies with a row of their own."""


def ticking(
    record: Retrospective,
    parties: Sequence[EntryId],
    ticked: Ticked,
    new_id: Callable[[], EntryId],
    *,
    on: date | None,
    by: str = "",
    note: str = "",
) -> tuple[Op, ...]:
    """The operations that tick this of these parties; of those that have had it already, none.

    ValidationError if one is no party, ClosedError if the case takes no ticks.
    """
    rows = [Tick(id=new_id(), revision=1, of=party, ticked=ticked, on=on, by=by, note=note) for party in parties]
    lacking = [row for row in rows if not _has(record, row)]
    for row in lacking:
        check_row(record, row)
    return inserted(record, lacking)


def tick_parties(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    parties: Sequence[EntryId],
    ticked: Ticked,
    *,
    on: date | None,
    by: str = "",
    note: str = "",
) -> TickedParties:
    """Tick this of these parties, in one change. Errors as for `ticking`, and as `commit_latest` raises them.

    ValidationError, too, if the day is ahead still, or before the case.
    """
    check_days(record, Tick(on=on), today_in(record, factory))
    ids = {party: factory.new_id() for party in parties}

    def made(now: Retrospective) -> Sequence[Op]:
        following = iter(ids.values())
        return ticking(now, tuple(ids), ticked, lambda: next(following), on=on, by=by, note=note)

    done = commit_latest(store, factory, record, made).record
    held = [tick for tick in done.of(Tick) if tick.ticked is ticked and tick.of in ids]
    added = {*ids.values()}
    before: list[Entry] = [tick for tick in held if tick.id not in added]
    if ticked is Ticked.APOLOGISED:
        ticked_now = {tick.of for tick in held}
        states = (party_state(done, row) for row in map(done.get, ids) if isinstance(row, Party))
        before += [state.apology for state in states if state.apology and state.party.id not in ticked_now]
    return TickedParties(done, tuple(tick for tick in held if tick.id in added), tuple(before))


def take_back_ticks(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    parties: Sequence[EntryId],
    ticked: Ticked,
    *,
    on: date | None,
    by: str = "",
    reason: str = "",
) -> TickedParties:
    """Take back what was ticked wrongly: in an open case the ticks go, in a closed one checks say so.

    `ticks` of what it gives are those that were taken back. Errors as for `tick_parties`.
    """
    check_days(record, Tick(on=on), today_in(record, factory))
    gone: list[Tick] = []

    def made(now: Retrospective) -> Sequence[Op]:
        held = (row for row in map(now.get, parties) if isinstance(row, Party))
        gone[:] = [tick for row in held if (tick := party_state(now, row).ticks.get(ticked)) is not None]
        if not now.head.closed:
            return [Delete(tick.kind, tick.id, tick.revision) for tick in gone]
        said = Check(found=Found.TAKEN_BACK, on=Moment.exact(on) if on else None, by=by, reason=reason, revision=1)
        return inserted(now, [replace(said, id=factory.new_id(), of=tick.id) for tick in gone])

    return TickedParties(commit_latest(store, factory, record, made).record, tuple(gone), ())


def _has(record: Retrospective, row: Tick) -> bool:
    party = record.get(row.of)
    return isinstance(party, Party) and row.ticked is not None and party_state(record, party).has(row.ticked)
