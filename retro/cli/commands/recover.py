"""The command that adds what could not be saved, and settles what clashes: recover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.cli.arguments import ref_argument
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give
from retro.errors import UsageError
from retro.language import M_, N_, _, n_

if TYPE_CHECKING:
    from retro.store.protocol import Stands


@command(
    "recover",
    says=N_(
        "Add what was typed and could not be saved.\n\nIt stands in a journal of yours: typed while the server was "
        "away, or at a copy of its archive. Where that was changed meanwhile, both values are told, and you choose, "
        "for one case or for all; until then nothing is lost."
    ),
    examples=N_("retro recover\nretro recover 14 --mine"),
)
@ref_argument(required=False)
@option("--mine", says=N_("What I wrote takes the place of what stands there now."), is_flag=True)
@option("--theirs", says=N_("What stands there now stays; what I wrote is let go of."), is_flag=True)
@in_session
def recover(session: Session, ref: str | None, *, mine: bool, theirs: bool) -> None:
    """Add what could not be saved."""
    from retro.cli.left_over import lines_of
    from retro.services.recover import recover as add
    from retro.store.journal import journals, left_behind

    if mine and theirs:
        raise UsageError(M_("--mine and --theirs are two answers."), M_("Say one of them."))
    with left_behind(session.database) as files:
        held = [path for path in journals(session.database) if path not in files]
        for path in held:
            give(
                _("A Retro that runs keeps what it could not save yet in {path}, and saves it.", path=str(path)) + "\n"
            )
        if not files:
            give("" if held else _("Nothing is unsaved.") + "\n")
            return
        with session.store() as store:
            of = store.resolve(ref) if ref else ""
            stands: Stands = "mine" if mine else "theirs" if theirs else ""
            done = add(store, session.factory, session.database, files, stands=stands, of=of)
    if done.added:
        give(n_("{n} is saved or settled now.", "{n} are saved or settled now.", done.added) + "\n")
    give("".join(f"{line}\n" for line in lines_of(session, done)))
