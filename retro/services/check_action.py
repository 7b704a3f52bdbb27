"""Check what stands in the list of all that is open, as long as it stands there still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from retro.errors import RetroError
from retro.language import M_, Message
from retro.model.change_factory import ChangeFactory
from retro.model.found import Found
from retro.model.stages.follow_up import Check
from retro.review.open_actions import Action
from retro.services.actions import open_actions
from retro.services.check import CheckMade, check, read_check
from retro.services.check_rules import latest
from retro.store.protocol import Store


def check_action(
    store: Store, factory: ChangeFactory, action: Action, found: Found, texts: Mapping[str, str]
) -> CheckMade:
    """Write what was found, with `texts` for further fields of the check.

    RetroError if somebody has checked it meanwhile, or the row is gone; UsageError if it cannot be checked so.
    """
    record = store.load(action.reference)
    open_now = open_actions(store, factory.now().date(), action.reference)
    if not any((each.row, each.deadline.name) == (action.row, action.deadline.name) for each in open_now):
        raise RetroError(
            not_open(action),
            M_("The list shows what there is now."),
        )
    row = record.get(action.row)
    said = Check() if row is None else read_check(record, row, texts, factory.now())
    return check(store, factory, record, action.row, replace(said, found=found))


def not_open(action: Action) -> Message:
    """That an action is not open any more."""
    return M_("{place} is not open any more: somebody checked, changed or deleted it.", place=action.name)


def became(store: Store, action: Action) -> Message:
    """What became of an action that is not open any more: what was found of it, or that it is gone."""
    try:
        record = store.load(action.reference)
    except RetroError:
        return M_("deleted")
    if (row := record.get(action.row)) is None:
        return M_("deleted") if action.name else M_("not open any more")
    check_now = latest(record, row)
    return Message(check_now.found.label) if check_now and check_now.found else M_("not open any more")


def take_back(store: Store, factory: ChangeFactory, action: Action) -> CheckMade:
    """Take back the latest check of a row; RetroError if there is none."""
    record = store.load(action.reference)
    return check(store, factory, record, action.row, Check(found=Found.TAKEN_BACK))
