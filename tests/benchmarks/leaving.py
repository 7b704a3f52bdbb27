"""Letters on their way out: what stands against one of 500 rows. Time of the processor alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from time import process_time

from exports.preflight import Preflight
from exports.report import make_report
from exports.report_kind import kind_coded
from exports.request import ReportRequest
from retro.language import language
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import Head, Participant, Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.redaction.recipient import Recipient
from tests.benchmarks.figure import Figure, in_turn

ROWS = 500
ALLOWED = 100.0
"""Milliseconds that somebody waits who sends it, once the lists of words are read (0.3 s, once a process)."""


def leaving(runs: int) -> Iterator[Figure]:
    """The preflight of a letter of 500 rows, none of whose texts was looked at before."""
    turn = iter(range(10**6))
    yield Figure(f"preflight of {ROWS} rows", in_turn(runs, lambda: _preflight(next(turn)), lambda: ALLOWED), goal=1)


def _preflight(turn: int) -> float:
    kind = kind_coded("customer")
    assert kind
    request = ReportRequest(language("en"), kind, recipient=Recipient(to_all=True), on=date(2026, 11, 21))
    record = _case(turn)
    made = Preflight(record, request, make_report(record, request))
    _ = made.report.document  # it is made for the file in any case
    begun = process_time()
    found = made.findings
    taken = 1000 * (process_time() - begun)
    assert not [each for each in made.against if each.code != "wording-language"], found
    return taken


def _case(turn: int) -> Retrospective:
    rows: list[Entry] = [
        Participant(role="packer", name="Hanako Tanaka"),
        Participant(role="lead", name="佐藤太郎", reading="さとう たろう"),
        Apology(what_for="the two days that you waited"),
    ]
    for n in range(ROWS // 5):
        rows += [
            Event(what=f"Telephone {turn}.{n} rings, and the order is late", confirmed=True),
            Cause(what=f"Slips {turn}.{n} of two orders lay on one table", sure=CauseConfidence.FACT),
            Damage(what=f"荷物{turn}.{n}の到着の遅れ"),
            Remedy(what=f"Parcel {turn}.{n} was brought by hand in the evening"),
            Measure(what=f"A rail {turn}.{n} parts the orders", due=date(2027, 1, 1)),
        ]
    head = Head(id="head", reference="2026-001", title="Parcels swapped", responsibility=Responsibility.OURS)
    placed = (replace(row, id=f"r{n}", position=float(n), revision=1) for n, row in enumerate(rows))
    return Retrospective(head, tuple(placed))
