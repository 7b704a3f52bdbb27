"""The calls that are in no case: offered while nothing is noted, and where this one is found once it is over."""

from __future__ import annotations

from collections.abc import Sequence

from retro.asking.call.card import CallWord
from retro.language import _, active
from retro.model.call import Call


def offers(others: Sequence[Call]) -> str:
    """A line for each of the calls, with what goes on with it; "" for none."""
    from retro.review.open_calls import call_told  # most calls have no other beside them

    word = _(CallWord.RESUME.word)
    return "\n".join(
        _("{call}: {word} goes on with it.", call=call_told(call).show(active()),
          word=f"{word} {n}" if len(others) > 1 else word)
        for n, call in enumerate(others, 1)
    )  # fmt: skip


def kept_told(*, at_shell: bool) -> str:
    """That the call is in no case, and where it goes on."""
    if at_shell:
        return _("The call is kept, and is in no case yet. It goes on with: retro call")
    return _("The call is kept, and is in no case yet. It stands among the actions (a), and goes on from there.")
