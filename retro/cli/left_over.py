"""What could not be added of what was typed earlier, and how it is chosen, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.cli.streams import give
from retro.language import _, active

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from retro.cli.session import Session
    from retro.services.archive.recover import Recovered
    from retro.where import Where


def lines_of(session: Session, done: Recovered) -> Iterator[str]:
    """What is left, both values of what clashes, and the command for each choice; then where all of it stands.

    The command names the archive where the words of the command did: without it, it would go to another one.
    """
    from retro.services.archive.left_over import of_unread, told
    from retro.where import in_shell

    command = f"retro --db {in_shell(session.database)} recover" if session.given_db else "retro recover"

    for left in done.left:
        yield from (each.show(active()) for each in told(left))
    for reference in dict.fromkeys(each.unsaved.reference for each in done.left if each.clashes):
        yield _("  {command} {reference} --mine     writes what you wrote", command=command, reference=reference)
        yield _("  {command} {reference} --theirs   lets go of it", command=command, reference=reference)
    yield from (each.show(active()) for each in of_unread(done))
    if done.left:
        yield _("Until then it stands in {path}.", path=str(done.file))


def told_held(journals: Iterable[Path], left_behind: Iterable[Path]) -> bool:
    """Tell of the journals that nobody left behind: programs that run hold them; whether there are any."""
    held = sorted(set(journals).difference(left_behind))
    for path in held:
        said = _("A Retro that runs keeps what it could not save yet in {path}, and saves it.", path=str(path))
        give(f"{said}\n")
    return bool(held)


def tell_elsewhere(database: Where) -> bool:
    """Tell of the journals of archives that were reached by other addresses, and how they are taken in; as above."""
    from retro.store.unsaved_findings import elsewhere

    found = list(elsewhere(database))
    give("".join(f"{told.show(active())}\n  {step.show(active())}\n" for told, step in found))
    return bool(found)
