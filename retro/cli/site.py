"""The command that writes the archive as a static site: site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.cli.streams import say
from retro.cli.whole_archive import bar, references
from retro.language import LANGUAGES, M_, N_, Message, _, active, language, n_

if TYPE_CHECKING:
    from exports.site.writing import Outcome, Site
    from retro.store.protocol import Store

_PAGE = 500
"""How many lines of the archive are asked for at once."""


@command(
    "site",
    says=N_(
        "Write the archive as a static site, which opens from the disk.\n\nDIR/index.html lists all retrospectives, "
        "with filters and a search; each has its page, and the open measures have one. It is the team's own, unless "
        "--public makes it from what the customer may be told. A site that is there is brought up to date; nothing "
        "else in DIR is touched."
    ),
    examples=N_("retro site archive\nretro site archive-ja --lang ja\nretro site handout --public --shield"),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--public", says=N_("Tell no more than the customer may know, and name nobody."), is_flag=True)
@option("--lang", says=N_("The language of the site."), type=click.Choice(list(LANGUAGES)))
@option("--shield", says=N_("Put roles in the place of names that stand in a public site."), is_flag=True)
@option("--stock", says=N_("Use the templates that come with Retro, not your own."), is_flag=True)
@option("--force", says=N_("Write into a folder that holds other things."), is_flag=True)
@in_session
def site(
    session: Session, folder: Path, *, public: bool, lang: str | None, shield: bool, stock: bool, force: bool
) -> None:
    """The archive as a folder of HTML files."""
    from exports.accounts.account import Account
    from exports.site.writing import Site
    from retro.cli.written import occasion
    from retro.occasions import Wanted

    to = language(lang) if lang else active()
    account = Account.CUSTOMER if public else Account.TEAM
    with session.store() as store:
        of = Site(
            account,
            to,
            on=session.stamp.now().date(),
            house=session.settings.house(to.code),
            occasion=partial(occasion(session, Wanted(account, to, stock=stock)), store),
            shield=shield,
        )
        done = _written(of, store, folder, force=force)
    say(
        _(
            "{written} files written, {unchanged} unchanged, {removed} removed. Open {path}",
            written=done.written,
            unchanged=done.unchanged,
            removed=done.removed,
            path=folder / "index.html",
        )
    )
    if done.told:
        say(
            n_(
                "In {n} account something was left out or replaced; retro export REF tells what.",
                "In {n} accounts something was left out or replaced; retro export REF tells what.",
                done.told,
            )
        )


def _written(of: Site, store: Store, folder: Path, *, force: bool) -> Outcome:
    from exports.site.writing import SiteNamesError, find_names, write_site
    from retro.cli.failures import REFUSED, ProblemsError

    everything = references(store)
    must_look = of.is_public and not of.shield
    try:
        with bar(len(everything) * (2 if must_look else 1)) as passed:
            if must_look:
                find_names(of, everything, store.load, passed)
            return write_site(of, everything, store.load, folder, force=force, passed=passed)
    except SiteNamesError as error:
        places = [
            M_("{reference}: {place}: “{found}” → {put}", reference=ref, place=at.message, found=at.found, put=at.put)
            for ref, at in error.places
        ]
        raise ProblemsError([error.title, *places], error.step or Message(""), REFUSED) from None
    except KeyboardInterrupt:
        say(_("Stopped. Every file is whole; say it again to go on."))
        raise
