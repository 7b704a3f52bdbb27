"""Days that have passed: what a letter would promise by one, and what its writer should see to besides."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_
from retro.model.entry import Entry
from retro.model.moments.formatting import ToldDay
from retro.model.row_labels import row_name
from retro.redaction.preflight.finding import Outgoing, PreflightFinding, Weight
from retro.review.actions import due_day
from retro.review.lapsed import is_lapsed, lapsed, next_report_lapsed


def of_promises(out: Outgoing) -> Iterator[PreflightFinding]:
    """What is past its day: in a letter it stops, elsewhere it is told."""
    told = set[str]()
    if out.is_letter:
        for each in _promised(out):
            told.add(each.row)
            yield each
    yield from (
        PreflightFinding("lapsed", Weight.TOLD, each.said, each.cure) for each in lapsed(out.record, out.on, told)
    )


def _promised(out: Outgoing) -> Iterator[PreflightFinding]:
    """What this letter would promise by a day that has passed."""
    record = out.record
    day = next_report_lapsed(record, out.on)
    if day is not None and not record.head.closed:
        yield PreflightFinding(
            "next-report", Weight.GRAVE,
            M_("They were to hear from us by {day}, and that has passed.", day=ToldDay(day=day)),
            M_("A new day: retro set {reference} next_report=DAY", reference=record.reference),
            record.head.id, "next_report", day.isoformat(),
        )  # fmt: skip
    for row in out.visible.rows:
        whole = record.get(row.id)
        if whole is None or not _tells_day(row) or not is_lapsed(whole, record, out.on):
            continue
        due = due_day(whole, whole.deadlines[0], record.zone)
        assert due  # as it has lapsed
        name = row_name(record, row)
        yield PreflightFinding(
            "past-day", Weight.GRAVE,
            M_(
                "{row} “{words}”: that was to be done by {day}, and nobody said that it was.",
                row=name, words=row.main_text, day=ToldDay(day=due),
            ),
            M_(
                "retro check {reference} {row} done, or retro check {reference} {row} new-date --new-date DAY",
                reference=record.reference, row=name,
            ),
            row.id, row.deadlines[0].name, due.isoformat(),
        )  # fmt: skip


def _tells_day(row: Entry) -> bool:
    """Whether a reader is told by when something of the row is to be done."""
    first = row.deadlines[0] if row.deadlines else None
    return first is not None and first.on is not None and getattr(row, first.name) is not None
