"""The command that adds what could not be saved, and settles what clashes: recover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import UsageError
from retro.language import M_, N_, _, n_

if TYPE_CHECKING:
    from retro.store.protocol import Stands


@command(
    "recover",
    says=N_(
        "Add what was typed and could not be saved.\n\nIt stands in a journal of yours: typed while the server was "
        "away, or at a copy of its archive. Where that was changed meanwhile, both values are told, and you choose, "
        "for one case or for all; until then nothing is lost. --drop shows all of it, and lets go of it if you "
        "say --yes as well. --from takes in a journal that was written while the server had another address."
    ),
    examples=N_("retro recover\nretro recover 14 --mine\nretro recover --drop"),
)
@ref_argument(required=False)
@option("--mine", says=N_("What I wrote takes the place of what stands there now."), is_flag=True)
@option("--theirs", says=N_("What stands there now stays; what I wrote is let go of."), is_flag=True)
@option("--drop", says=N_("Name what is kept and add nothing."), is_flag=True)
@option("--yes", says=N_("With --drop: let go of it, for good."), is_flag=True)
@option(
    "--from",
    "file",
    says=N_("A journal of this archive, written under another address of it."),
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
)
@in_session
def recover(
    session: Session, ref: str | None, *, mine: bool, theirs: bool, drop: bool, yes: bool, file: Path | None
) -> None:
    """Add what could not be saved."""
    from retro.cli.left_over import lines_of, tell_elsewhere, told_held
    from retro.services.archive.recover import recover as add
    from retro.store.journal import is_journal, journals, left_behind

    if mine and theirs:
        raise UsageError(M_("--mine and --theirs are two answers."), M_("Say one of them."))
    if file and not is_journal(file):
        raise UsageError(
            M_("“{path}” is no journal of Retro.", path=str(file)), M_("retro recover names those there are.")
        )
    if file and drop:
        raise UsageError(M_("--from takes in what --drop lets go of."), M_("Say one of them."))
    if drop and (mine or theirs):
        raise UsageError(M_("--drop lets go of all that is kept."), M_("Say it alone, or with a case."))
    if yes and not drop:
        raise UsageError(M_("--yes is said with --drop."))
    if drop:
        from retro.cli.dropping import drop_unsaved

        drop_unsaved(session, ref or "", yes=yes)
        return
    with left_behind(session.database, file) as files:
        held = told_held([file] if file else journals(session.database), files)
        if not file:
            held = tell_elsewhere(session.database) or held
        if not files:
            give("" if held else _("Nothing is unsaved.") + "\n")
            return
        with session.store() as store:
            of = case_meant(store, ref) if ref else ""
            stands: Stands = "mine" if mine else "theirs" if theirs else ""
            done = add(store, session.factory, session.database, files, stands=stands, of=of)
    if done.added:
        give(n_("{n} is saved or settled now.", "{n} are saved or settled now.", done.added) + "\n")
    give("".join(f"{line}\n" for line in lines_of(session, done)))
