"""Who a report can have been sent to, as far as a case knows them: those concerned, those who work on it, management.

What somebody types is taken for a reader whom the case knows, or is asked about: what a later report tells as new
depends on it.
"""

from __future__ import annotations

from exports.report_kind import ReportKind
from retro.errors import RetroError
from retro.language import LANGUAGES, M_, language
from retro.model.record import Retrospective
from retro.model.stages.approval import Approval
from retro.model.stages.follow_up import Sharing
from retro.model.stages.head import Participant
from retro.redaction.addressed import alike, distinct_customers
from retro.redaction.people import customers, recipients
from retro.redaction.stops import quoted
from retro.text.folding import folded_name, name_key

ALL = ""
"""The reader whom a report has that is for nobody in particular: all customers; management."""

_EVERYBODY = frozenset(map(name_key, (
    "all", "all customers", "everyone", "everybody", "every customer", "customers", "全員", "お客様", "お客様各位",
    "お客様全員", "すべてのお客様", "全てのお客様", "全お客様", "各位", "皆様", "関係者各位",
)))  # fmt: skip
_AUDIENCES = {
    "management": (
        "board", "the board", "executives", "directors", "head office", "経営", "経営会議", "経営陣", "役員", "役員会",
        "取締役会", "管理職", "上長",
    ),
    "team": ("the team", "チーム", "担当チーム"),
    "participants": ("those who take part", "all participants", "参加者各位", "出席者"),
}  # fmt: skip
_NAMED = 8
"""How many of those who are known are named."""


class UnknownReaderError(RetroError):
    """Nobody whom the case knows is called so."""

    exit_code = 2

    def __init__(self, name: str, record: Retrospective, kind: ReportKind) -> None:
        known = tuple(known_readers(record, kind))[:_NAMED]
        super().__init__(
            M_("{reference} knows nobody called “{name}” to whom this could go.",
               reference=record.reference, name=name),
            M_("Known are: {known}. If it did go to “{name}”, say --yes: a later report to them tells what is new.",
               known=quoted(known), name=name),
        )  # fmt: skip


def known_readers(record: Retrospective, kind: ReportKind) -> tuple[str, ...]:
    """Whom a report of this kind can go to, as the case calls them; who stands for all of them first."""
    if kind.is_letter:
        return ("all", *recipients(record))
    others = (
        *(row.role for row in record.of(Participant)),
        *(row.name for row in record.of(Participant)),
        *(row.whom for row in record.of(Sharing)),
        *(row.by for row in record.of(Approval)),
        record.head.facilitator,
        *(customers(record) if kind.audience.is_form else ()),
    )
    return tuple(dict.fromkeys(each.strip() for each in (kind.audience.code, *others) if each.strip()))


def reader_of(record: Retrospective, kind: ReportKind, whom: str) -> str:
    """One form for one reader, however they are written; ALL for whoever gets such reports in general."""
    key = name_key(whom)
    if not key or key in _general(kind):
        only = distinct_customers(record) if kind.is_letter else ()
        return folded_name(only[0]) if not key and len(only) == 1 else ALL
    if not kind.is_letter:
        return folded_name(whom)
    known = next((each for each in customers(record) if name_key(each) == key), "")
    same = () if known else alike(whom, record).same
    return folded_name(known or next(iter(same), whom))


def is_known(record: Retrospective, kind: ReportKind, whom: str) -> bool:
    """Whether the case knows a reader of this name."""
    reader = reader_of(record, kind, whom)
    return reader == ALL or reader in set(map(folded_name, known_readers(record, kind)))


def _general(kind: ReportKind) -> frozenset[str]:
    """What those are called who get such a report in general."""
    if kind.is_letter:
        return _EVERYBODY
    audience = kind.audience
    labels = (language(code)(label) for code in LANGUAGES for label in (audience.label, kind.label))
    said = (audience.code, *labels, *_AUDIENCES.get("management" if audience.is_form else audience.code, ()))
    general = ("management", *_AUDIENCES["management"]) if audience.is_form else ()
    return frozenset(map(name_key, (*said, *general)))
