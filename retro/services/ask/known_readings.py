"""How a name is read, as other cases say: offered with the question."""

from __future__ import annotations

from dataclasses import replace

from retro.asking.order.readings import READINGS
from retro.asking.question import Option, Question
from retro.language import M_
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.store.protocol import Store
from retro.text.folding import folded_name


def with_readings(store: Store, record: Retrospective, question: Question) -> Question:
    """The question; where it asks how a name is read, with the readings that the archive knows of that name."""
    row = record.get(question.about)
    if question.code != READINGS or not isinstance(row, Participant):
        return question
    options = tuple(
        Option(M_("{text}", text=said), said, number, (folded_name(said),))
        for number, said in enumerate(store.readings(row.name), 1)
    )
    return replace(question, options=options, is_open=True) if options else question
