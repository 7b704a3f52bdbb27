"""A look into a retrospective: what someone who chooses from the archive wants to know, in a dozen lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from exports.markdown.durations import durations
from retro.language import _, active, n_
from retro.model.entry import Entry
from retro.model.fields import field_of
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseLink, Head
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage
from retro.review.actions import is_open
from retro.review.case_line import CaseLine, case_line
from retro.store.listed import Summary
from retro.text.controls import printable

_FEW = 3


def case_preview(
    record: Retrospective,
    today: date,
    alike: Sequence[Summary] = (),
    *,
    others: Sequence[str] = (),
    only_reads: bool = False,
) -> Content:
    """Title, when, in short, cause, damage, open measures; whether it happened before, or what is much like it.

    `others` have it open now. Whoever `only_reads` is not told how one goes on writing.
    """
    head = record.head
    blocks = [Content.styled(printable(head.title), "bold")]
    if others:
        blocks += [Content(""), _line(_("Open now"), active().join(others))]
    moments = [(_("Started"), head.started), (_("Detected"), head.detected), (_("Resolved"), head.resolved)]
    times = [_line(label, _moment(record, moment)) for label, moment in moments if moment]
    if times:
        blocks += [Content(""), *times]
    if head.summary:
        blocks += [Content(""), Content(printable(head.summary))]
    if (line := case_line(record, today)).measure:
        blocks += [Content(""), _in_short(line)]
    tops = [cause for cause, depth in record.causes() if depth == 0]
    blocks += _block(_("Cause"), [cause.what for cause in tops])
    blocks += _block(_("Damage"), [_damage(record, damage) for damage in record.of(Damage)])
    measures = record.of(Measure)
    unfinished = [measure for measure in measures if is_open(measure)]
    if measures:
        said = n_("{n} of {all} measures is open", "{n} of {all} measures are open", len(unfinished), all=len(measures))
        blocks += _block(_("Prevention"), [said])
    blocks += _block(_("Again?"), [_link(link) for link in record.of(CaseLink)] or _unlinked(alike))
    if not record.of(Cause) and not measures and not only_reads:
        blocks += [Content(""), Content.styled(_("Space goes on with the questions."), "dim")]
    return Content("\n").join(blocks)


def brief_preview(
    record: Retrospective,
    today: date,
    alike: Sequence[Summary] = (),
    left_out: Sequence[tuple[str, str]] = (),
    *,
    others: Sequence[str] = (),
    only_reads: bool = False,
) -> Content:
    """The same in a line or two, for a place under the list: in short, damage, how long it took, what came before.

    First what the list has no room for (`left_out`): the titles of its columns, with what stands in them.
    """
    to = active()
    told = [_line(_("Open now"), to.join(others))] if others else []
    told += [_line(title, text) for title, text in left_out]
    before = len(told)
    causes = [cause.what for cause, depth in record.causes() if depth == 0]
    if (line := case_line(record, today)).measure:
        told.append(_in_short(line))
        causes = []
    for label, texts in (
        (_("Cause"), causes),
        (_("Damage"), [_damage(record, damage) for damage in record.of(Damage)]),
    ):
        if texts:
            more = n_("and {n} more", "and {n} more", len(texts) - 1) if texts[1:] else ""
            told.append(_line(label, _with(texts[0], more)))
    told += [_line(label, took) for label, took in durations(record, to)]
    if links := [_link(link) for link in record.of(CaseLink)] or _unlinked(alike):
        told.append(_line(_("Again?"), to.join(links)))
    reference = Content.styled(f"{record.reference}  ", "bold")
    if len(told) == before and not only_reads:
        told.append(Content.styled(_("Space goes on with the questions."), "dim"))
    return reference + Content("   ").join(told)


def _in_short(line: CaseLine) -> Content:
    return Content.assemble((_("In short: {line}", line=""), "dim"), line.told(active()))


def _unlinked(alike: Sequence[Summary]) -> list[str]:
    """That no link says whether it happened again, where there are cases much like it."""
    named = active().join(case.reference for case in alike)
    return [_("no case is linked; much like it: {cases}", cases=named)] if alike else []


def _link(link: CaseLink) -> str:
    return f"{_(link.relation.label) if link.relation else ''} {link.reference}".strip()


def _line(label: str, text: str) -> Content:
    return Content.assemble((f"{label}  ", "dim"), printable(text))


def _block(label: str, texts: list[str]) -> list[Content]:
    if not texts:
        return []
    more = [Content.styled(n_("and {n} more", "and {n} more", len(texts) - _FEW), "dim")] if len(texts) > _FEW else []
    return [Content(""), Content.styled(label, "dim"), *[Content(printable(text)) for text in texts[:_FEW]], *more]


def _moment(record: Retrospective, moment: Moment) -> str:
    return field_of(Head.started).type.show(moment, active(), record.zone)


def _with(text: str, remark: str) -> str:
    """A text with a remark in brackets, if there is one."""
    return _("{text} ({remark})", text=text, remark=remark) if remark else text


def _damage(record: Retrospective, damage: Damage) -> str:
    figure = _shown(record, damage, "figure")
    said = [f"{figure} {damage.unit}".strip() if figure else "", _shown(record, damage, "certainty")]
    return _with(damage.what, active().join(text for text in said if text))


def _shown(record: Retrospective, entry: Entry, name: str) -> str:
    return entry.field(name).type.show(getattr(entry, name), active(), record.zone)
