"""The command that writes a report over a period: report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.cli.streams import say
from retro.errors import UsageError
from retro.language import LANGUAGES, M_, MN_, N_, active, language

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.review.period import Period
    from retro.review.span import Span
    from retro.store.protocol import Store

_LINKS = {"md": "{}.md", "html": "cases/{}.html"}
"""Where references lead to: the files that `retro export --all` writes, the pages that `retro site` writes."""


@command(
    "report",
    says=N_(
        "Write a report over a period.\n\nHow many cases, damage and costs, what happened again, which measures held, "
        "what is overdue. The ends of the period are days, months or years, both included; without them it is this "
        "quarter until today."
    ),
    examples=N_(
        "retro report --from 2026-07 --to 2026-09 -o report.html\n"
        "retro report --from 2026 --to 2026 --lang ja > report.md\n"
        "retro report --format pdf -o quarter.pdf"
    ),
)
@option("--from", "since", says=N_("The first day, month or year."), metavar="WHEN")
@option("--to", "until", says=N_("The last day, month or year."), metavar="WHEN")
@option(
    "--for",
    "reader",
    says=N_("Who it is for."),
    type=click.Choice(["management", "team", "customer"]),
    default="management",
    show_default=True,
)
@option(
    "--format",
    "form",
    says=N_("What to write; else what the file's name says."),
    type=click.Choice(["md", "html", "pdf", "docx"]),
)
@option("--lang", says=N_("The language of the report."), type=click.Choice(list(LANGUAGES)))
@option("-o", "--output", says=N_("The file to write; - is stdout, as without it."), metavar="FILE", default="-")
@option("--stock", says=N_("Use the templates that come with Retro, not your own."), is_flag=True)
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@in_session
def report(
    session: Session,
    *,
    since: str | None,
    until: str | None,
    reader: str,
    form: str | None,
    lang: str | None,
    output: str,
    stock: bool,
    force: bool,
) -> None:
    """A report over a period."""
    from zoneinfo import ZoneInfo

    from exports.accounts.account import Account, Occasion
    from exports.formats import rendered
    from exports.period.report import may_read, period_report
    from retro.cli.days import read_span
    from retro.cli.output import check_target, form_of, put
    from retro.model.context import Context
    from retro.occasions import templates_in
    from retro.settings import own_templates

    account, to = Account.coded(reader) or Account.MANAGEMENT, language(lang) if lang else active()
    may_read(account)
    path = None if output == "-" else Path(output)
    kind = form_of(form, path)
    if not kind.is_document:
        raise UsageError(
            M_("A report over a period is a document, not {form}.", form=kind.value),
            M_("Name a file that ends with .md, .html, .pdf or .docx, or say --format."),
        )
    check_target(kind, path)
    on = session.stamp.now().date()
    span = read_span(since, until, Context(on, ZoneInfo(session.zone)))
    templates = {} if stock else templates_in(own_templates(session.environ))
    with session.store() as store:
        period = gathered(store, span)
    occasion = Occasion(on, session.settings.house(to.code), templates=templates)
    written = period_report(period, to, account, occasion, links=_LINKS.get(kind.value, ""))
    if written.told:
        n = len(written.told)
        say(MN_("{n} name was replaced by a role.", "{n} names were replaced by roles.", n).show(active()))
    put(rendered(written.document, kind), path, force=force)


def gathered(store: Store, span: Span) -> Period:
    """What the archive holds of a period: each case of it is loaded once, and no other."""
    from retro.review.period import Period
    from retro.review.recurrence import chains, in_time

    found = store.between(span.since, span.until)
    cases = _Cases(store, {})
    begun = [head.reference for head in found.begun]
    before = span.before
    return Period(
        span,
        cases=in_time(map(cases, begun)),
        others=in_time(map(cases, (*found.due, *found.late))),
        uncounted=found.more,
        chains=tuple(in_time(map(cases, chain)) for chain in chains(found.again, begun)),
        before=store.between(before.since, before.until).begun if before else (),
    )


@dataclass
class _Cases:
    """Cases by their references, each loaded the first time it is asked for."""

    store: Store
    loaded: dict[str, Retrospective]

    def __call__(self, reference: str) -> Retrospective:
        if reference not in self.loaded:
            self.loaded[reference] = self.store.load(reference)
        return self.loaded[reference]
