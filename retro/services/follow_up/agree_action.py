"""Somebody who was not in the meeting was asked, and says yes to what they are to do: it stands as agreed then."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.review.open_actions import Action
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.store.protocol import Store


def agree_action(store: Store, factory: ChangeFactory, action: Action, *, agreed: bool = True) -> None:
    """Write that its owner agrees; with `agreed` false, that they are to be asked again.

    RetroError if it stands so already, is nothing that somebody agrees to, is gone, or its case is closed.
    """
    record = store.load(action.reference)
    row = record.get(action.row)
    if not isinstance(row, Measure | HardwareChange) or row.agreed is not (not agreed):
        raise RetroError(M_("{place}: nobody is to be asked whether it is agreed.", place=action.name))
    edit_fields(store, factory, record, [Edit.of(row, {"agreed": agreed})])
