"""Names that only another case knows: of those who took part there, and not in the case that leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from retro.language import M_
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.redaction.names.named_places import places
from retro.redaction.names.shield import texts
from retro.redaction.preflight.finding import FieldWords, Outgoing, PreflightFinding, Weight, about_words
from retro.review.words.people import parts_of_name
from retro.text.folding import folded

Colleague = tuple[str, str]
"""Somebody who took part in a case: their name, and how it is read."""


def named_elsewhere(out: Outgoing) -> Iterator[PreflightFinding]:
    """Where a letter has the name of somebody who took part in another case."""
    if not out.is_letter or not (found := named_in(out.visible, out.elsewhere)):
        return
    known = with_colleagues(out.record, found)
    rows = {row.id: row for row in (out.visible.head, *out.visible.rows)}
    for at in places(out.visible, known, out.to):
        if at.entry in rows and not at.ask:
            what = M_("Somebody of that name took part in another case. Who is meant?")
            yield about_words(out, "elsewhere", Weight.DOUBTFUL, FieldWords(rows[at.entry], at.field, at.found), what)


def with_colleagues(record: Retrospective, others: Iterable[Colleague]) -> Retrospective:
    """The record as if they had taken part, too, in no role: so that their names are known."""
    more = (Participant(id=f"elsewhere {n}", name=name, reading=said) for n, (name, said) in enumerate(others))
    return replace(record, rows=(*record.rows, *more))


def named_in(record: Retrospective, others: Iterable[Colleague]) -> tuple[Colleague, ...]:
    """Those of whose names a part stands in the record: of many hundreds hardly one, and for these alone one looks."""
    said = folded("\n".join(text for row in (record.head, *record.rows) for _field, text in texts(row)))
    return tuple(each for each in others if any(part in said for part in parts_of_name(folded(" ".join(each)))))
