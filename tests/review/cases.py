"""A complaint and an incident in which nothing is missing at any level, to be spoilt one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause, CauseConfidence, CausePath
from retro.model.stages.changes import ChangeOf, HardwareChange, Place
from retro.model.stages.follow_up import Sharing, Tick
from retro.model.stages.head import CaseKind, CaseLink, Level, Participant, Relation, Responsibility, Severity
from retro.model.stages.prevention import Measure, MeasureCategory
from retro.model.stages.remedy import Apology, Giver, Lasting, Reception, Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Aggravation, Damage, FigureConfidence, HarmType, Party, Ticked
from retro.model.stages.timeline import Channel, Contact, ContactEnd, Event, EventKind
from tests.records import at, record

EVENTS = (
    Event(id="e1", what="both orders packed", happened=at("13:30"), event_kind=EventKind.START, confirmed=True,
          source="packing list"),
    Event(id="e2", what="the courier leaves", happened=at("13:50"), confirmed=True, source="tracking"),
    Event(id="e3", what="phones ring", happened=at("14:05"), event_kind=EventKind.DETECTION, confirmed=True,
          source="call log"),
    Event(id="e4", what="the courier turns round", happened=at("14:30"), confirmed=True, source="chat"),
    Event(id="e5", what="both have their own", happened=at("16:30"), event_kind=EventKind.RESOLUTION, confirmed=True,
          source="tracking"),
)  # fmt: skip
CONTACT = Contact(
    id="k", happened=at("14:20"), channel=Channel.PHONE, heard="angry", wish="the right gift",
    answer="today, with thanks for the call", promise="call back", promise_due=at("15:00"), promise_kept=at("14:50"),
    ended=ContactEnd.CONTENT, recording_announced=True, read_back=True,
)  # fmt: skip
TOP = Cause(id="top", what="Slips of two orders lay on one table", sure=CauseConfidence.FACT, evidence="photo")
ROOT = replace(TOP, id="root", what="One table, no place per order", parent="top")
ESCAPED = replace(TOP, id="escaped", what="No check before dispatch", how=CausePath.ESCAPED)
DAMAGE = Damage(
    id="d", what="parcels late", who="two families", hurts=(HarmType.ECONOMIC,), figure=Decimal(2), unit="parcels",
    certainty=FigureConfidence.CONFIRMED, basis="both called", reversible=True, grave=(Aggravation.FEELINGS,),
)  # fmt: skip
PARTIES = tuple(Party(id=f"pt{n}", who=who, damage="d") for n, who in enumerate(("the Lees", "the Rays"), 1))
TICKS = tuple(
    Tick(id=f"{party.id}-{ticked}", of=party.id, ticked=ticked, on=date(2026, 11, 21))
    for party in PARTIES
    for ticked in Ticked
)
REMEDY = Remedy(
    id="r", given=at("16:30"), what="parcels exchanged", giver=Giver.COMPANY, receiver="both families",
    lasting=Lasting.FINAL, cost=Decimal(80), currency="EUR", approver="shipping lead", approved=at("14:25"),
    received=Reception.ACCEPTED,
)  # fmt: skip
BY_PERSON = replace(REMEDY, id="r2", what="a card", giver=Giver.PERSON, cost=None, approver="", approved=None)
APOLOGY = Apology(
    id="a1", given=at("17:00"), what_for="the wrong gift", sentence="We sent you what was another's.",
    channel=Channel.VISIT, receiver="both families", date_suits="the families", received=Reception.ACCEPTED,
)  # fmt: skip
MEASURE = Measure(
    id="m", what="one table per order", answers=("root",), means=MeasureCategory.PHYSICAL, owner="shipping lead",
    due=date(2026, 12, 1), proof="no swap in a month", check_on=date(2027, 1, 15),
)  # fmt: skip
CHECK = replace(MEASURE, id="m2", what="the scale stops a wrong parcel", answers=("escaped",))
CHANGE = HardwareChange(
    id="h", what="tables", change_of=ChangeOf.LAYOUT, before="one", after="two",
    owner="shipping lead", due=date(2026, 12, 1),
)  # fmt: skip
PLACE = Place(id="pl", where="the depot in Ulm", owner="depot lead", due=date(2026, 12, 20))
SHARED = Sharing(id="sh", whom="all branches", on=date(2026, 12, 4))
ROLE = Participant(id="p", role="shipping lead")
BEFORE = CaseLink(id="l", reference="2026-001", relation=Relation.RELATED)
LESSON = Lesson(id="ls", what="A parcel is packed where its slip lies.")

ROWS: tuple[Entry, ...] = (
    ROLE, BEFORE, *EVENTS, CONTACT, TOP, ROOT, ESCAPED, DAMAGE, *PARTIES, REMEDY, BY_PERSON, APOLOGY,
    replace(APOLOGY, id="a2"), MEASURE, CHECK, CHANGE, PLACE, LESSON, SHARED, *TICKS,
)  # fmt: skip
"""Rows in which nothing is missing."""

HEAD: dict[str, Any] = {
    "case_kind": CaseKind.COMPLAINT,
    "severity": Severity.MEDIUM,
    "origin": "logistics",
    "responsibility": Responsibility.OURS,
    "summary": "Two parcels were swapped.",
    "normally": "a slip lies with its parcel",
    "actual": "two slips lay side by side",
    "affected": "orders 17 and 18",
    "next_report": at("", "2026-12-01"),
    "strain": "an hour of calls",
    "on_call_hours": Decimal(2),
}
"""A head in which nothing is missing."""


def whole(*rows: Entry, level: Level | None = None, **head: Any) -> Retrospective:
    """A case with these rows, with all of them if none is given, looked at as one of this level."""
    chosen = {"depth": level, "depth_reason": "for the test"} if level else {}
    return record(*(rows or ROWS), **{**HEAD, **chosen, **head})


def without(*ids: str, **head: Any) -> Retrospective:
    """A whole case without these rows."""
    return whole(*(row for row in ROWS if row.id not in ids), **head)


def spoilt(changed: type[Entry], **values: Any) -> tuple[Entry, ...]:
    """The rows of a whole case, all of one kind with these values."""
    return tuple(replace(row, **values) if isinstance(row, changed) else row for row in ROWS)
