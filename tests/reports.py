"""The kinds of report by short names, and a report made in one call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from exports.organisation import Organisation
from exports.preflight import Preflight
from exports.report import Beside, Report, make_report
from exports.report_kind import KINDS, ReportKind, kind_coded
from exports.request import ReportRequest
from retro.language import language
from retro.model.record import Retrospective
from retro.redaction.audience import Audience
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact


def coded(code: str) -> ReportKind:
    """The kind of report with this code, which there is."""
    kind = kind_coded(code)
    assert kind, code
    return kind


TEAM, MANAGEMENT, CUSTOMER = map(coded, ("team", "management", "customer"))
INTERIM, INTERIM_CUSTOMER = map(coded, ("interim", "interim-customer"))
ALL = KINDS
LETTERS = [kind for kind in KINDS if kind.is_letter]
ON = date(2026, 11, 21)
EN = language("en")
TO_ALL = Recipient(to_all=True)
SHIELDED = Recipient(to_all=True, shield=True)


def made(record: Retrospective, kind: ReportKind = TEAM, code: str = "en", **asked: Any) -> Report:
    """The report; `asked` is what a request says besides, and `earlier`, the cases before."""
    earlier = asked.pop("earlier", ())
    return make_report(record, request(kind, code, **asked), Beside(earlier))


def looked_over(record: Retrospective, kind: ReportKind = TEAM, code: str = "en", **asked: Any) -> Preflight:
    """The same, looked over before it leaves; it has a sender where nothing else is asked for."""
    wanted = request(kind, code, **{"organisation": Organisation(name="Hoshizora"), **asked})
    return Preflight(record, wanted, make_report(record, wanted))


def request(kind: ReportKind = TEAM, code: str = "en", **asked: Any) -> ReportRequest:
    """What is asked for. `addressee`, `shield` and the like may stand for a whole recipient."""
    whom = {
        name: asked.pop(name) for name in ("addressee", "dear", "shield", "to_all", "same", "other") if name in asked
    }
    asked["recipient"] = replace(asked.pop("recipient", Recipient()), **whom)
    return replace(ReportRequest(language(code), kind, on=ON), **asked)


def visible(record: Retrospective, audience: Audience, recipient: Recipient = SHIELDED) -> Retrospective:
    """As much of the record as goes out to this audience."""
    return redact(record, audience, recipient, EN).record
