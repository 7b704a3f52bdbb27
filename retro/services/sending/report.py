"""Make a report of one retrospective: what the archive and the settings know, joined to what was asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path

from exports.preflight import Preflight
from exports.report import Beside, Report, make_report
from exports.request import ReportRequest
from exports.templating import own_files
from retro.errors import RetroError
from retro.model.accounts import Account
from retro.model.record import FullRecord, Retrospective
from retro.redaction.audience import Audience
from retro.review import recurrence
from retro.review.forgettings import Forgetting, forgettings
from retro.services.memory.alike import is_linked, much_like
from retro.services.memory.recurrence import also_before, since
from retro.services.sending.accounts import last_account
from retro.services.sending.sent_before import last_sent, next_number
from retro.settings import Settings
from retro.store.protocol import Store
from retro.value import value


@value
class ReportContext:
    """Where reports are written: the user's settings and templates, and the time."""

    settings: Settings
    templates: Path
    """The folder of the user's own templates; it need not be there."""
    now: datetime


@value
class ReportSource:
    """All that a report is made from. Making it needs no archive any more, and takes its time."""

    request: ReportRequest
    record: Retrospective
    earlier: tuple[Retrospective, ...] = ()
    asked: tuple[str, ...] = ()
    """The references, as they are written, under which other cases were looked for, whether they are there or not."""
    whole: FullRecord | None = None
    later: tuple[Retrospective, ...] = ()
    """The cases in which it happened again since."""
    alike: tuple[Retrospective, ...] = ()
    """Where no earlier case is linked: cases that are much like this one."""
    before: Account | None = None
    """What its reader was told before: when it was closed, or when a report was sent."""
    forgotten: tuple[Forgetting, ...] = ()
    """What was forgotten of it, for those who work on it."""
    agreed: frozenset[str] = frozenset()
    """What is doubtful in it and may go out all the same, as somebody said before: the keys of the doubts."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Those who took part in other cases, whose names no letter should hold either, and how these are read."""

    def looked_over(self) -> Preflight:
        """The report, looked over before it goes out; a StopError if there is none."""
        return Preflight(self.record, self.request, self.report(), self.agreed, self.elsewhere)

    def report(self) -> Report:
        """The report; a StopError if it may not go out as it is."""
        beside = Beside(self.earlier, self.later, self.alike, self.before, self.forgotten)
        return make_report(self.record, self.request, beside, self.whole)


def report(store: Store, reference: str, request: ReportRequest, report_context: ReportContext) -> Report:
    """The report of a retrospective; a StopError if it may not go out as it is."""
    return gather(store, reference, request, report_context).report()


def gather(
    store: Store,
    reference: str,
    request: ReportRequest,
    report_context: ReportContext,
    record: Retrospective | None = None,
) -> ReportSource:
    """What the archive holds for this report; RetroError if there is no such retrospective.

    `record`: the retrospective as somebody has it before them, who wants the report of that. Else it is as it is now.
    """
    audience = request.kind.audience
    takes_whole = request.format.takes_history or (request.format.takes_whole and audience.sees_all)
    whole = store.whole(reference) if takes_whole else None
    record = whole.record if whole else record or store.load(reference)
    earlier, asked = _earlier(store, record) if audience.told_other_cases else ((), ())
    later = tuple(since(store, record)) if audience.told_other_cases else ()
    is_alone = audience.told_other_cases and not is_linked(record)
    alike = tuple(store.load(case.reference) for case in much_like(store, record)) if is_alone else ()
    before = _told_last(store, record, request)
    request = in_context(_numbered(request, record), report_context, record.zone)
    forgotten = _forgotten(store, record, whole) if audience.sees_all else ()
    agreed = frozenset[str]() if audience.sees_all else store.agreed(reference, agreement_key(request))
    elsewhere = tuple(store.colleagues(reference)) if request.kind.is_letter else ()
    return ReportSource(request, record, earlier, asked, whole, later, alike, before, forgotten, agreed, elsewhere)


def agreement_key(request: ReportRequest) -> str:
    """For whom it was agreed that something may go out: another account, language or addressee is another reader.

    So is whoever may read a page. A name stands in it as a hash.
    """
    from retro.redaction.preflight.finding import hash_of  # it knows words of judgements: only what leaves needs it

    public, whom = ".public" if request.recipient.is_published else "", request.recipient.addressee.strip()
    return f"{request.kind.code}.{request.to.code}{public}{f'.{hash_of(whom)}' if whom else ''}"


def _told_last(store: Store, record: Retrospective, request: ReportRequest) -> Account | None:
    """What its reader was told before: when the case was closed, or when a report was sent, whichever was later."""
    closed = last_account(store, record) if request.kind.audience.told_everything else None
    sent = last_sent(store, record, request)
    return max((each for each in (closed, sent) if each), key=lambda account: account.at, default=None)


def _numbered(request: ReportRequest, record: Retrospective) -> ReportRequest:
    """The request for the next interim report to its reader, where it does not say which."""
    if request.number or not request.kind.is_interim:
        return request
    return replace(request, number=next_number(record, request.kind, request.recipient.addressee))


def beside(store: Store, record: Retrospective, audience: Audience) -> Beside:
    """What the pages of a whole archive tell besides a case: those before it and since, and its account before."""
    earlier, _asked = _earlier(store, record) if audience.told_other_cases else ((), ())
    later = tuple(since(store, record)) if audience.told_other_cases else ()
    return Beside(earlier, later, before=last_account(store, record) if audience.told_everything else None)


def _forgotten(store: Store, record: Retrospective, whole: FullRecord | None) -> tuple[Forgetting, ...]:
    """What was forgotten of a case. The log, which says it, is read only where words were blanked in what stands."""
    from retro.redaction.forgetting.blank import holds_blank

    held = (value for row in (record.head, *record.rows) for value in vars(row).values() if isinstance(value, str))
    if not holds_blank("\n".join(held)):  # one text is looked through a great deal faster than each of thousands
        return ()
    return forgettings((whole or store.whole(reference=record.reference)).log, record.zone)


def in_context(request: ReportRequest, report_context: ReportContext, zone: tzinfo | None = None) -> ReportRequest:
    """The request with what the settings say, on the day that it is in `zone`, or else here."""
    organisation = report_context.settings.organisation_in(request.to.code)
    return replace(
        request,
        on=(report_context.now.astimezone(zone) if zone else report_context.now).date(),
        organisation=organisation,
        classification=report_context.settings.classification,
        recipient=replace(request.recipient, ours=f"{organisation.sender}\n{organisation.closing}"),
        templates={} if request.stock else own_files(report_context.templates),
    )


def _earlier(store: Store, record: Retrospective) -> tuple[tuple[Retrospective, ...], tuple[str, ...]]:
    """The cases that it happened again after, and the references that led there."""
    asked: list[str] = []

    def load(reference: str) -> Retrospective | None:
        asked.append(reference)
        try:
            found = store.load(store.resolve(reference))
        except RetroError:  # a case that is not in this archive
            return None
        return None if found.head.removed else found  # nor is one that was taken out

    earlier = recurrence.earlier(record, load)
    also = also_before(store, record, earlier)
    return recurrence.in_time([*earlier, *also]), (*asked, *(each.reference for each in also))
