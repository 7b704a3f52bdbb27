"""Check what stands in the list of all that is open, as long as it stands there still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from retro.errors import RetroError
from retro.language import M_, Message
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check, Tick
from retro.model.stages.scope import Party
from retro.review.open_actions import Action
from retro.review.parties import party_state
from retro.services.changing.check_rules import latest
from retro.services.changing.today import today_in
from retro.services.follow_up.actions import open_actions
from retro.services.follow_up.check import CheckMade, check, read_check
from retro.services.follow_up.tick_parties import take_back_ticks, tick_parties
from retro.store.protocol import Store


def check_action(
    store: Store, factory: ChangeFactory, action: Action, found: Found, texts: Mapping[str, str]
) -> CheckMade:
    """Write what was found, with `texts` for further fields of the check.

    RetroError if somebody has checked it meanwhile, or the row is gone; UsageError if it cannot be checked so.
    """
    record = store.load(action.reference)
    if action.kind is Party and found is Found.DONE:
        return _tick(store, factory, record, action)
    open_now = open_actions(store, factory.now().date(), action.reference)
    if not any((each.row, each.deadline.name) == (action.row, action.deadline.name) for each in open_now):
        raise RetroError(
            not_open(action),
            M_("The list shows what there is now."),
        )
    row = record.get(action.row)
    said = Check() if row is None else read_check(record, row, texts, factory.now())
    return check(store, factory, record, action.row, replace(said, found=found, matter=action.matter))


def _tick(store: Store, factory: ChangeFactory, record: Retrospective, action: Action) -> CheckMade:
    """Tick what one of those concerned has had next. RetroError if they wait for nothing any more."""
    party = record.get(action.row)
    if not isinstance(party, Party) or not (waits := party_state(record, party).open):
        raise RetroError(not_open(action), M_("The list shows what there is now."))
    done = tick_parties(store, factory, record, [party.id], waits[0], on=today_in(record, factory))
    return CheckMade(done.record, done.record.get(party.id) or party, None, next((tick.id for tick in done.ticks), ""))


def tick_said(made: CheckMade) -> Message | None:
    """What was ticked; None where it was a check."""
    tick = made.record.get(made.check)
    return Message(tick.ticked.label) if isinstance(tick, Tick) and tick.ticked else None


def not_open(action: Action) -> Message:
    """That an action is not open any more."""
    return M_("{place} is not open any more: somebody checked, changed or deleted it.", place=action.name)


def became(store: Store, action: Action) -> Message:
    """What became of an action that is not open any more: what was found of it, or that it is gone."""
    if not action.reference:  # a call is in a case by now
        return M_("not open any more")
    try:
        record = store.load(action.reference)
    except RetroError:
        return M_("deleted")
    if (row := record.get(action.row)) is None:
        return M_("deleted") if action.name else M_("not open any more")
    check_now = latest(record, row, action.matter)
    return Message(check_now.found.label) if check_now and check_now.found else M_("not open any more")


def take_back(store: Store, factory: ChangeFactory, action: Action, made: EntryId = "") -> None:
    """Take back what was found of a row last, or the tick `made`; RetroError if there is nothing."""
    record = store.load(action.reference)
    tick = record.get(made)
    if isinstance(tick, Tick) and tick.ticked is not None:
        take_back_ticks(store, factory, record, [action.row], tick.ticked, on=today_in(record, factory))
    else:
        check(store, factory, record, action.row, Check(found=Found.TAKEN_BACK, matter=action.matter))
