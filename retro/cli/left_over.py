"""What could not be added of what was typed earlier, and how it is chosen, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.language import _, active

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retro.services.recover import Recovered


def lines_of(done: Recovered, command: str) -> Iterator[str]:
    """What is left, both values of what clashes, and how `command` chooses; then where all of it stands."""
    from retro.services.left_over import told

    for left in done.left:
        yield from (each.show(active()) for each in told(left))
    for reference in dict.fromkeys(each.unsaved.reference for each in done.left if each.clashes):
        yield _("  {command} {reference} --mine     writes what you wrote", command=command, reference=reference)
        yield _("  {command} {reference} --theirs   lets go of it", command=command, reference=reference)
    if done.left:
        yield _("Until then it stands in {path}.", path=str(done.file))
