"""Say on stderr how much is needed of a case, why, and what of it is missing."""

from __future__ import annotations

from collections.abc import Collection

from retro.cli.streams import say
from retro.language import active, n_
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.review.closing_needs import missing_for_closing
from retro.review.needs.proportion import proportion_told
from retro.services.follow_up.gap_commands import missing_told


def say_missing(record: Retrospective, stages: Collection[Stage]) -> None:
    """Each thing that is missing in these stages, with the command that answers it; nothing of a closed case."""
    if record.head.closed:
        return
    say(proportion_told(record).show(active()))
    found = [gap for gap in missing_for_closing(record) if gap.stage in stages]
    if found:
        say(n_("{n} thing is still missing:", "{n} things are still missing:", len(found)))
    for gap in found:
        say(f"  {missing_told(record, gap).show(active())}")


def say_how_much_is_missing(record: Retrospective) -> None:
    """How much is needed and how many things are missing, and what lists them; nothing of a closed case."""
    if record.head.closed:
        return
    say(proportion_told(record).show(active()))
    if missing := len(missing_for_closing(record)):
        say(
            n_(
                "{n} thing is still missing; what answers it: retro rows {reference}",
                "{n} things are still missing; what answers them: retro rows {reference}",
                missing,
                reference=record.reference,
            )
        )
