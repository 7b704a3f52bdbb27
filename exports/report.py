"""Reports of a retrospective: the same record, for each audience what it may be told, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from exports.document import Document
from exports.markdown.contents import with_contents
from exports.one_page import MOST, on_one_page
from exports.report_kind import ReportKind
from exports.request import ReportRequest
from exports.templating import render
from retro.language import N_, Language, Message
from retro.model.accounts import Account
from retro.model.record import FullRecord, Retrospective
from retro.model.shareable import Shareable
from retro.redaction.addressed import as_recorded
from retro.redaction.customers_words import words_of
from retro.redaction.recipient import Recipient
from retro.redaction.redact import Redacted, redact
from retro.redaction.stops import OfCaseError, StopError
from retro.review.deadline_history import DeadlineHistory
from retro.review.forgettings import Forgetting
from retro.text.normal_forms import full_width_kana
from retro.value import value

if TYPE_CHECKING:
    from retro.redaction.audience import Audience
    from retro.review.approvals import Signed
    from retro.review.revision import Revision


@value
class Beside:
    """What is known besides the record: of other cases, and of the case itself as it was."""

    earlier: tuple[Retrospective, ...] = ()
    """The cases that this one happened again after, the oldest first."""
    later: tuple[Retrospective, ...] = ()
    """Those in which it happened again after this one, the oldest first."""
    alike: tuple[Retrospective, ...] = ()
    """Those that are much like it, where no case is linked."""
    before: Account | None = None
    """What its reader was told before: when it was closed, or when a report was sent."""
    forgotten: tuple[Forgetting, ...] = ()
    """What was forgotten of it."""


_NOTHING = Beside()


@value
class Report:
    """A report, from which every format is made. The same record and request give the same bytes."""

    kind: ReportKind
    record: Retrospective
    """No more of the record than its audience may read."""
    to: Language
    messages: tuple[Message, ...]
    """What its writer should be told: what was left out, and what was replaced."""
    whole: FullRecord | None
    """The record with its history, for an audience from which nothing is kept; None where nobody asked for it."""
    written: Callable[[], Document]
    """Makes `document`, which only some formats need."""
    remembered: Callable[[], DeadlineHistory] = DeadlineHistory
    """Makes `history`, which only some formats need."""

    @cached_property
    def document(self) -> Document:
        """The report to be read. RetroError if a template of the user's own cannot be used."""
        return self.written()

    @cached_property
    def history(self) -> DeadlineHistory:
        """What was due before and is not any more, as far as its audience may know it."""
        return self.remembered()


def report(record: Retrospective, to: Language) -> str:
    """The team's report as Markdown, as of no day: nothing is overdue in it, and nothing goes on until today."""
    return make_report(record, ReportRequest(to)).document.markdown


def make_report(
    record: Retrospective,
    request: ReportRequest,
    beside: Beside = _NOTHING,
    whole: FullRecord | None = None,
) -> Report:
    """The report of `record` that was asked for; a StopError if it may not go out as it is."""
    kind, to = request.kind, request.to
    out = redact(record, kind.audience, request.recipient, to)
    return Report(
        kind,
        out.record,
        to,
        out.messages,
        whole if kind.audience.sees_all and not kind.is_interim else None,
        lambda: _document(out, request, record, beside),
        lambda: _history(whole, kind.audience) if whole else DeadlineHistory(),
    )


def _document(out: Redacted, request: ReportRequest, record: Retrospective, beside: Beside) -> Document:
    from exports.letters.promised import promised
    from exports.letters.stance import stance
    from exports.template_context import TemplateContext
    from retro.model.moments.formatting import show_day

    called = as_recorded(request.recipient.addressee, record)
    if called != request.recipient.addressee:
        request = replace(request, recipient=replace(request.recipient, addressee=called))
    kind, to, visible = request.kind, request.to, out.record
    as_written = full_width_kana if kind.is_letter else str

    def written(most: Mapping[str, int]) -> str:
        words.most = most
        return with_contents(render(kind.template, request.templates, to, **words.words()), to)

    words = TemplateContext(
        visible,
        request,
        _redacted(beside.earlier, request),
        _redacted(beside.later, request),
        _tellable(beside.alike, request),
        revised=_revised(record, visible, beside.before, request) if beside.before else None,
        stance=stance(record, request.recipient),
        signed=_signed(record) if kind.audience.is_form else (),
        subject=visible.head.title.strip() if words_of(record.head, to) else "",
        shared=lambda: frozenset(row.id for row in record.rows if isinstance(row, Shareable) and row.is_marked),
        promised=lambda: promised(record, request.recipient, request.read_on),
        held_back=out.held_back,
        uncounted=out.uncounted,
        forgotten=beside.forgotten,
    )
    in_house = f"{visible.reference} {visible.head.title or to(visible.head.label)}"
    return Document(
        title=as_written(words.letters.letter.title if kind.is_letter else in_house),
        markdown=as_written(on_one_page(written) if kind.is_brief else written(MOST)),
        to=to,
        about=" · ".join(filter(None, (request.organisation.name, visible.reference))),
        classification="" if kind.is_letter else request.classification.get(kind.code, to(N_("Company confidential"))),
        as_of="" if kind.is_letter or request.on == date.min else to(N_("As of {day}"), day=show_day(request.on, to)),
        organisation=request.organisation,
        charts=words.charts,
        is_letter=kind.is_letter,
        names_sender=kind.is_letter and words.letters.letter.is_japanese,
        is_brief=kind.is_brief,
    )


def _history(whole: FullRecord, audience: Audience) -> DeadlineHistory:
    from retro.redaction.readable_history import readable_history

    return readable_history(whole, audience)


def _signed(record: Retrospective) -> tuple[Signed, ...]:
    from retro.review.approvals import signed

    return signed(record)


def _redacted(others: tuple[Retrospective, ...], request: ReportRequest) -> tuple[Retrospective, ...]:
    """Other cases, for an audience that is told of other cases."""
    audience = request.kind.audience
    if not others or not audience.told_other_cases:
        return ()
    recipient = Recipient(to_all=True, shield=True)
    try:
        return tuple(redact(case, audience, recipient, request.to).record for case in others)
    except StopError as error:
        raise OfCaseError(error) from error


def _tellable(alike: tuple[Retrospective, ...], request: ReportRequest) -> tuple[Retrospective, ...]:
    """Of cases that are only alike those that may be told as they are: no other one keeps the report from going out."""
    found: list[Retrospective] = []
    for case in alike:
        with suppress(StopError):
            found += _redacted((case,), request)
    return tuple(found)


def _revised(record: Retrospective, visible: Retrospective, before: Account, request: ReportRequest) -> Revision | None:
    """What the audience may know of what is otherwise than in the account before; None if that may not be told now.

    What only reads otherwise since other words stand for a name is nothing that changed.
    """
    from retro.review.revision import revision

    audience = request.kind.audience
    try:
        then = redact(before.record, audience, request.recipient, request.to).record
    except StopError:
        return None
    told, meant = revision(visible, replace(before, record=then)), revision(record, before)
    changed = {row.id for row, _fields in meant.changed}
    return replace(
        told,
        head=tuple(field for field in told.head if field in meant.head),
        changed=tuple(each for each in told.changed if each[0].id in changed),
    )
