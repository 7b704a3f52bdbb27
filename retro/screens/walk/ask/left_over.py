"""What is left when one leaves: answers that wait go to the journal, texts in the line to the file of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from retro.asking.question import Question
from retro.language import _
from retro.model.change_factory import first_change, row_ids
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.review import REVIEW, ParkingLotItem
from retro.screens.walk.ask.answer_queue import TypedAnswer
from retro.screens.walk.ask.sitting import WalkSitting
from retro.screens.walk.places import keep_place, place_in
from retro.services.ask.rows import as_line
from retro.store.journal import Unsaved
from widgets.line_notes import RefusedLine


def unsaved_answers(answers: Sequence[TypedAnswer], question: Question | None, record: Retrospective) -> list[Unsaved]:
    """The answers as the journal keeps them: as rows where the question takes rows, else parked."""
    work = []
    for typed in answers:
        if not typed.text.strip():
            continue
        if "\n" in typed.text:  # lines that were pasted: each is a row of its own
            lines = [line for line in typed.text.split("\n") if line.strip()]
            each = (TypedAnswer(line, typed.at, row) for line, row in zip(lines, row_ids(typed.id), strict=False))
            work += [replace(one, change="") for one in unsaved_answers([*each], question, record)]
            continue
        stage, text = REVIEW, _("{label}: {value}", label=_(ParkingLotItem.prefix), value=typed.text)
        if question is not None and question.goes_on and typed.earlier is None:
            stage, text = as_line(record, question, typed.text, typed.at)
        change = first_change(typed.id)
        work.append(Unsaved(record.reference, typed.at.isoformat(), typed.id, stage.code, text, change=change))
    return work


def put_back(sitting: WalkSitting, places: Path | None, case: EntryId) -> str:
    """Take into a new sitting what was not taken in an earlier run; gives what stood in the line then."""
    if sitting.is_begun:
        return ""
    sitting.is_begun = True
    place = place_in(places, case)
    sitting.not_taken += [RefusedLine(text, "") for text in place.untaken]
    return place.answer


def keep_line(places: Path | None, case: EntryId, text: str, not_taken: Sequence[RefusedLine]) -> None:
    """Remember what stands in the line, and what was not taken. Any thread may ask."""
    held = place_in(places, case)
    place = replace(held, answer=text, untaken=tuple(each.text for each in list(not_taken)))
    if place != held:
        keep_place(places, case, place)
