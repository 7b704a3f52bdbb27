"""Say on stderr which cases are much alike where no link says whether the same thing happened again (S12)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from retro.cli.streams import say
from retro.language import _, active, n_
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.store.listed import Summary
    from retro.store.protocol import Store

_GROUPS, _NAMED = 3, 5
"""So many groups are told, and so many cases of each are named."""


def say_unlinked(store: Store, listed: Collection[str]) -> None:
    """The groups of cases that are alike and not all linked, as far as one of them was listed."""
    known = set(listed)
    groups = [group for group in store.alike() if not known.isdisjoint(group)]
    for group in groups[:_GROUPS]:
        named = (*(("…",) if len(group) > _NAMED else ()), *group[-_NAMED:])
        say(
            n_(
                "{n} case much alike, not linked: {cases}",
                "{n} cases much alike, not linked: {cases}",
                len(group),
                cases=active().join(named),
            )
        )
    if len(groups) > _GROUPS:
        say(n_("and {n} more", "and {n} more", len(groups) - _GROUPS))
    if groups:
        _say_how(groups[0][-1], groups[0][-2])


def say_nothing_is_linked(record: Retrospective, alike: Sequence[Summary]) -> None:
    """That no earlier case is linked to this one, and which ones are much like it."""
    if not alike:
        say(_("No earlier case is linked."))
        return
    named = active().join(printable(f"{case.reference} {case.title}".strip()) for case in alike)
    say(_("No earlier case is linked. Much like it: {cases}.", cases=named))
    _say_how(record.reference, alike[0].reference)


def _say_how(reference: str, earlier: str) -> None:
    say(_("If it happened again: {command}", command=f"retro again {reference} {earlier}"))
