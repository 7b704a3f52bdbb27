"""The command that writes the archive as a static site: site."""

from __future__ import annotations

from pathlib import Path

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.progress import bar
from retro.cli.session import Session
from retro.cli.streams import say
from retro.cli.words.report_options import chosen_language, report_context
from retro.language import LANGUAGES, N_, Message, _, active, n_


@command(
    "site",
    says=N_(
        "Write the archive as a static site, which opens from the disk.\n\nDIR/index.html lists all retrospectives, "
        "with filters and a search; each has its page, and the open measures and the lessons have one. It is the "
        "team's own, unless --public makes it from what the customer may be told, of those cases alone of which "
        "somebody said that they may be published (retro set REF may_publish=yes), and of no draft. A site that is "
        "there is brought up to date; nothing else in DIR is touched."
    ),
    examples=N_("retro site archive\nretro site archive-ja --lang ja\nretro site handout --public --shield"),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--public", says=N_("Tell no more than the customer may know, and name nobody."), is_flag=True)
@option("--lang", says=N_("The language of the site."), type=click.Choice(list(LANGUAGES)))
@option("--shield", says=N_("Put roles in the place of names that stand in a public site."), is_flag=True)
@option("--stock", says=N_("Use the templates that come with Retro, not your own."), is_flag=True)
@option("--force", says=N_("Write into a folder that holds other things."), is_flag=True)
@option("--yes", says=N_("What is doubtful in it may go out as it is."), is_flag=True)
@in_session
def site(
    session: Session, folder: Path, *, public: bool, lang: str | None, shield: bool, stock: bool, force: bool, yes: bool
) -> None:
    """The archive as a folder of HTML files."""
    from exports.report_kind import kind_coded
    from exports.request import ReportRequest
    from retro.cli.agreeing import agreement
    from retro.redaction.recipient import Recipient
    from retro.services.sending.site import SiteStopError, cases_of, site_of, steps, write
    from retro.store.protocol import CaseFilter

    kind = kind_coded("customer" if public else "team")
    assert kind
    request = ReportRequest(chosen_language(lang), kind, recipient=Recipient(shield=shield), stock=stock)
    unread = list[Message]()
    with session.store() as store:
        of = site_of(store, request, report_context(session))
        everything = cases_of(store, public=public)
        left = store.count(CaseFilter()) - len(everything)
        try:
            with bar(steps(of, everything)) as passed:
                agrees = agreement(session.factory, yes=yes, asks=False)
                done, stopped = write(
                    store, of, everything, folder, force=force, passed=passed, say=unread.append, agrees=agrees
                )
        except KeyboardInterrupt:
            say(_("Stopped. Every file is whole; say it again to go on."))
            raise
    for each in unread:
        say(each.show(active()))
    say(
        _(
            "{written} files written, {unchanged} unchanged, {removed} removed. Open {path}",
            written=done.written,
            unchanged=done.unchanged,
            removed=done.removed,
            path=folder / "index.html",
        )
    )
    if left:
        say(
            n_(
                "{n} case is left out: a draft, or nobody said that it may be published. "
                "retro set REF may_publish=yes says it.",
                "{n} cases are left out: drafts, or nobody said that they may be published. "
                "retro set REF may_publish=yes says it.",
                left,
            )
        )
    if done.told:
        say(
            n_(
                "In {n} report something was left out or replaced; retro export REF tells what.",
                "In {n} reports something was left out or replaced; retro export REF tells what.",
                done.told,
            )
        )
    if stopped:
        raise SiteStopError(stopped)
