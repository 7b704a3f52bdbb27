"""Rows that may be told to every customer, also where they are about nobody in particular."""

from __future__ import annotations

from retro.language import N_
from retro.model.entry import Entry, declared
from retro.model.fields import yes_no

FOR_ALL_FORM = (N_("… for-all"), N_("behind any line: every customer may be told it"))
"""The form of the mark, with its meaning, for the stages whose rows can be marked."""


@declared
class Shareable(Entry):
    """A row that somebody can mark for every customer. Without the mark, a letter to one customer does not tell it."""

    for_all: bool | None = yes_no(
        N_("For every customer"), ask=N_("May every customer be told it, in a letter of their own?"), mark=N_("for-all")
    )
