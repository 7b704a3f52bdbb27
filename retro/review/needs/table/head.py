"""What is needed of the head."""

from __future__ import annotations

from retro.language import M_, MN_, N_
from retro.model.stages.head import HEAD, CaseLink, Origin, Participant, Responsibility
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, L, N, Need, each, head, rows
from retro.review.needs.proportion import Nature
from retro.review.recurrence import belongs_to_another
from retro.text.readings import is_unread


def _is_investigated(case: Case) -> bool:
    return case.record.head.responsibility is Responsibility.INVESTIGATING


def _may_be_others(case: Case) -> bool:
    return Nature.COMPLAINT in case.proportion.nature or case.record.head.origin == Origin.VENDOR.value


NEEDS: tuple[Need, ...] = (
    head(HEAD, "head.title", "title", complaint=L, incident=L),
    head(
        HEAD, "head.kind", "case_kind", complaint=L, incident=L,
        question=N_("Was somebody hurt or angry, did something break, or was it close?"),
    ),
    head(HEAD, "head.severity", "severity", complaint=L, incident=L, question=N_("How bad was it?")),
    head(HEAD, "head.started", "started", complaint=L, incident=L, unknown=True),
    head(HEAD, "head.detected", "detected", complaint=N, incident=N, unknown=True),
    head(
        HEAD, "head.resolved", "resolved", complaint=F, incident=N, unknown=True,
        incident_question=N_("When was it mitigated?"),
    ),
    head(HEAD, "head.origin", "origin", complaint=N, incident=N),
    head(
        HEAD, "head.responsibility", "responsibility", complaint=N, only_incident=True, asked_incident=N,
        when=_may_be_others,
    ),
    head(
        HEAD, "head.responsibility-settled", "responsibility", complaint=F, only_incident=True, gap=GapCode.NEED,
        when=_is_investigated, met=lambda _case, _head: False,
        question=N_("Whose fault was it, now that it was looked into?"),
        says=M_("Whose fault it was is still under investigation."),
    ),
    head(HEAD, "head.summary", "summary", complaint=F, incident=F),
    rows(
        "head.participants", Participant, complaint=N, incident=N, gap=GapCode.PARTICIPANTS,
        question=N_("Who took part, in which roles?"),
        incident_question=N_("Who responded, in which roles?"),
        says=M_("Nobody is down as taking part. A role is enough, such as shipping lead."),
        incident_says=M_("Nobody is down as a responder. A role is enough, such as on-call engineer."),
    ),
    each(
        Participant, "reading", code="head.readings", asked_complaint=N, asked_incident=N, unknown=True, none=True,
        concerns=lambda case: [row for row in case.rows(Participant) if is_unread(row.name, row.reading)],
        question=N_("How is the name read?"), says=MN_(
            "It is not said how the name in row {rows} is read.",
            "It is not said how the names in rows {rows} are read.",
            1,
        ),
    ),
    rows(
        "head.related", CaseLink, complaint=N, incident=N, unknown=True, none=True,
        met=lambda case, _stage: any(map(belongs_to_another, case.rows(CaseLink))),
        question=N_("Did it happen before, or did an earlier case lead to it?"),
        says=M_("It is not said whether it happened before."),
    ),
    head(
        HEAD, "head.affected", "affected", complaint=N, incident=N, unknown=True, none=True,
        question=N_("What was affected: which product, which order?"),
        incident_question=N_("What was affected: which system, which service?"),
    ),
    head(HEAD, "head.next-report", "next_report", complaint=N, incident=F, none=True, only_open=True),
)  # fmt: skip
