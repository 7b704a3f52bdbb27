"""The command that writes a report over a period: report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import say
from retro.cli.words.report_options import chosen_language, format_option, kind_option, language_option, report_context
from retro.errors import UsageError
from retro.language import M_, MN_, N_, _, active

if TYPE_CHECKING:
    from exports.format import Format
    from exports.report_kind import ReportKind


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
@kind_option("management", finals=True)
@format_option(documents=True)
@language_option()
@option("-o", "--output", says=N_("The file to write; - is stdout, as without it."), metavar="FILE", default="-")
@option("--stock", says=N_("Use the templates that come with Retro, not your own."), is_flag=True)
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@in_session
def report(
    session: Session,
    *,
    since: str | None,
    until: str | None,
    kind: ReportKind,
    form: Format | None,
    lang: str | None,
    output: str,
    stock: bool,
    force: bool,
) -> None:
    """A report over a period."""
    from zoneinfo import ZoneInfo

    from exports.formats import DOCUMENTS
    from exports.period.report import check_audience
    from exports.request import ReportRequest
    from retro.cli.output import check_target, form_of, put, tell
    from retro.model.moments.context import MomentContext
    from retro.services.searching.date_range import read_span
    from retro.services.sending.period import report_over

    check_audience(kind.audience)
    path = None if output == "-" else Path(output)
    request = ReportRequest(chosen_language(lang), kind, form_of(form, path), stock=stock)
    if request.format.render is None:
        raise UsageError(
            M_("A report over a period is a document, not {form}.", form=request.format.code),
            M_(
                "Name a file that ends with one of these, or say --format: {endings}.",
                endings=", ".join(each.suffix for each in DOCUMENTS),
            ),
        )
    check_target(request.format, path)
    here = report_context(session)
    span = read_span(since, until, MomentContext(here.now.date(), ZoneInfo(session.zone)))
    with session.store() as store:
        made = report_over(store, span, request, here)
    if made.messages:
        n = len(made.messages)
        say(MN_("{n} name was replaced by a role.", "{n} names were replaced by roles.", n).show(active()))
    for reference in made.unread:
        say(_("{reference} is left out; retro doctor tells more.", reference=reference))
    tell(request.format.warns(made.document) if request.format.warns else ())
    put(request.format.render(made.document), path, kind.audience, force=force)
