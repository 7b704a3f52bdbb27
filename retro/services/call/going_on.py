"""A call that was broken off goes on: it takes with it what was noted since."""

from __future__ import annotations

from dataclasses import replace

from retro.errors import NotFoundError
from retro.language import M_
from retro.model.call import Call
from retro.store.protocol import Store


def gone_on(store: Store, other: Call, call: Call) -> Call:
    """The call `other`, with what was noted of `call` behind its own: it is one call, in which a process ended.

    NotFoundError if `other` is not there any more: nothing is changed then.
    """
    if call.lines:
        store.join_call(call.id, other.id)
    for each in store.calls():
        if each.id == other.id:
            return replace(each, by=each.by or call.by, reference=each.reference or call.reference)
    raise NotFoundError(
        M_("The call is not here any more: it was filed, or thrown away, in another terminal."),
        M_("Nothing was changed."),
    )
