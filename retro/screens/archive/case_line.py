"""A case as a line of the archive: what stands in its columns, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from retro.language import Language, _, active, n_
from retro.model.head_choices import SETTLED_LABEL, Severity, Status
from retro.model.moments.formatting import show_day, show_short_day
from retro.review.third_time import named
from retro.store.listed import Pending, Summary
from retro.text.width import cells
from widgets.case_list import Case, Columns

_REFERENCE = len("2026-1000")
_OPEN = 18
"""Cells for what is left to do."""


def case_columns() -> Columns:
    """The columns in the language of the screen, each as wide as its widest word."""
    to = active()
    heads = Case(_("Ref"), _("Date"), _("Title"), _("Severity"), _("State"), _("Still open"))
    widths = {
        "reference": _REFERENCE,
        "day": cells(show_day(date(2026, 12, 20), to)),
        "severity": _widest(to(each.label) for each in Severity),
        "status": _widest([*(to(each.label) for each in Status), _(SETTLED_LABEL)]),
        "open": _OPEN,
    }
    return Columns(heads, widths)


def case_line(summary: Summary, pending: Pending | None, today: date, *, is_known: bool) -> Case:
    """The line of a case. What is left to do is `pending`, as soon as it `is_known`."""
    to = active()
    severity, status = Severity.coded(summary.severity), Status.coded(summary.status)
    state = to(status.label) if status else ""
    if summary.settled:
        state = _(SETTLED_LABEL)
    return Case(
        summary.reference,
        show_day(date.fromisoformat(summary.day), to),
        named(summary.title, summary.times),
        to(severity.label) if severity else "",
        state,
        _open(pending, today, to) if is_known else "",
    )


def _open(pending: Pending | None, today: date, to: Language) -> str:
    """`2, 1 overdue`, `1 check 3 Dec`, `-`."""
    if pending is None:
        return "-"
    if pending.open and pending.overdue:
        return _("{open}, {n} overdue", open=pending.open, n=pending.overdue)
    told = []
    if pending.open:
        told.append(str(pending.open))
    elif not pending.overdue:
        day = f" {_check_day(pending.next_check, today, to)}" if pending.next_check else ""
        told.append(n_("{n} check", "{n} checks", pending.checks) + day)
    if pending.overdue:
        told.append(n_("{n} overdue", "{n} overdue", pending.overdue))
    return to.join(told)


def _check_day(day: str, today: date, to: Language) -> str:
    on = date.fromisoformat(day[:10])
    return show_short_day(on, to) if on.year == today.year else show_day(on, to)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cells, texts))
