"""What is needed of the timeline: what happened when, and every contact with those hurt (S8, S9, S10)."""

from __future__ import annotations

from collections.abc import Sequence

from retro.language import M_, MN_, N_
from retro.model.stages.timeline import Channel, Contact, Event, Harassment
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, L, N, Need, each, rows


def _first_of_the_untimed(case: Case) -> Sequence[Event | Contact]:
    """The first row, if nothing says when anything was."""
    rows: list[Event | Contact] = [*case.rows(Event), *case.rows(Contact)]
    if case.record.head.started is not None or any(row.happened is not None for row in rows):
        return ()
    return rows[:1]


def _promised(case: Case) -> Sequence[Contact]:
    return [row for row in case.rows(Contact) if row.promise.strip()]


def _demanded(case: Case) -> Sequence[Contact]:
    return [row for row in case.rows(Contact) if row.demand.strip()]


def _by_phone(case: Case) -> Sequence[Contact]:
    return [row for row in case.rows(Contact) if row.channel is Channel.PHONE]


def _is_due_or_hangs_on_an_event(_case: Case, row: Contact) -> bool:
    return row.promise_due is not None or bool(row.promise_event.strip())


def _wished(case: Case) -> Sequence[Contact]:
    return [row for row in case.rows(Contact) if row.wish.strip()]


NEEDS: tuple[Need, ...] = (
    rows(
        "timeline.events", Event, Contact, complaint=L, incident=L, least=(1, 3, 5), reasoned=True,
        question=N_("What happened?"),
        further=N_("What else happened? If nothing did, the reason why there is no more."),
        incident_question=N_("What was the first sign, and then?"),
        says=M_("The timeline is too short to follow. What happened before, and then?"),
    ),
    each(
        Event, "happened", code="timeline.time", complaint=L, incident=L, unknown=True, concerns=_first_of_the_untimed,
        question=N_("When did it happen?"), says=M_("No row has a time."),
    ),
    each(Event, "happened", complaint=N, incident=N, unknown=True),
    each(Contact, "happened", complaint=N, incident=N, unknown=True),
    each(
        Event, "confirmed", complaint=N, incident=N, question=N_("Which of these were we only told?"),
        says=MN_(
            "Row {rows} does not say whether we know it or were told.",
            "Rows {rows} do not say whether we know it or were told.",
            1,
        ),
    ),
    rows(
        "timeline.contact", Contact, complaint=N, none=True,
        question=N_("Who spoke with those hurt: when, and what did they say?"),
        says=M_("No contact with those hurt is written down."),
    ),
    each(Contact, "channel", complaint=N, none=True, question=N_("Through which channel?")),
    each(Contact, "wish", complaint=N, unknown=True, none=True),
    each(Contact, "answer", complaint=N, unknown=True, none=True, concerns=_wished),
    each(
        Contact, "promise_due", complaint=L, incident=L, concerns=_promised, gap=GapCode.PROMISE,
        met=_is_due_or_hangs_on_an_event,
        says=MN_(
            "Row {rows} holds a promise. By when was it promised?",
            "Rows {rows} hold promises. By when were they promised?",
            1,
        ),
    ),
    each(
        Contact, "alternative", complaint=L, incident=L, concerns=_demanded, gap=GapCode.DEMAND,
        says=MN_(
            "Row {rows} notes a demand. What was offered in its place?",
            "Rows {rows} note demands. What was offered in their place?",
            1,
        ),
    ),
    each(
        Contact, "decided_by", complaint=L, incident=L, concerns=_demanded, gap=GapCode.DEMAND,
        says=MN_(
            "Row {rows} notes a demand. Which role decided on it?",
            "Rows {rows} note demands. Which role decided on them?",
            1,
        ),
    ),
    *(
        each(Harassment, field, complaint=N, incident=N)
        for field in ("act_judged", "means_judged", "ground_judged", "took_over", "care")
    ),
    each(Contact, "ended", complaint=F, unknown=True),
    each(Contact, "recording_announced", complaint=F, unknown=True, none=True, concerns=_by_phone),
    each(Contact, "read_back", complaint=F, unknown=True, none=True, concerns=_by_phone),
    each(Event, "source", incident=F),
)  # fmt: skip
