"""What stands in the head of a case, in lines to be read back beside its rows."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import N_, Language
from retro.model.answers import answer_to
from retro.model.answers_in_words import told_in_words
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.services.ask.told import shown_value
from retro.text.controls import printable

HEAD_FIELDS = (
    "title",
    "case_kind",
    "severity",
    "injured",
    "started",
    "detected",
    "resolved",
    "affected",
    "origin",
    "responsibility",
    "hurt_customers",
    "normally",
    "intended",
    "actual",
    "strain",
    "on_call_hours",
    "next_report",
    "summary",
)
"""What is read back of the head, in this order."""


def head_lines(record: Retrospective, to: Language) -> Iterator[str]:
    """`Severity: high`: a line for each field that holds something, or of which it was said that nobody knows it."""
    head = record.head
    for name in HEAD_FIELDS:
        of = head.field(name)
        answer = answer_to(record, head.id, name)
        if answer is not None and answer.said is not Said.LATER:
            said = told_in_words(answer, to)
        elif getattr(head, name) == of.type.empty:
            continue
        else:
            said = " ".join(shown_value(of, getattr(head, name), record, to).split())
        yield to(N_("{label}: {value}"), label=to(of.label), value=printable(said))
