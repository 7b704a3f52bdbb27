"""What is still missing in a stage: needed fields that are empty, contradictions, and what its rules ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retro.language import M_, MN_, N_, Language, Message
from retro.model.entry import Entry
from retro.model.record import Retrospective, kinds_of
from retro.model.row_labels import number_of
from retro.model.stage import Stage
from retro.model.stages.head import HEAD
from retro.model.stages.prevention import Measure, Result
from retro.model.validation import contradictions, is_empty
from retro.review.gap import Gap, GapCode, numbered, on_rows
from retro.review.rules import RULES

__all__ = ["Gap", "GapCode", "StageState", "gaps", "state"]


@dataclass(frozen=True)
class StageState:
    """How far a stage is: its rows, how many needed things are missing, how many questions are open."""

    rows: int
    missing: int
    questions: int
    always: bool = False
    """Whether there is something here without any row: the head."""

    def word(self, to: Language) -> str:
        """`-` for nothing yet, `2 missing`, `3` rows with questions left, `ok`."""
        if not self.rows and not self.always:
            return "-"
        if self.missing:
            return MN_("{n} missing", "{n} missing", self.missing).show(to)
        return str(self.rows) if self.questions and self.rows else to(N_("ok"))

    @property
    def shape(self) -> str:
        """The same in one sign: `-` nothing yet, `!` something is missing, `+` nothing is."""
        if not self.rows and not self.always:
            return "-"
        return "!" if self.missing else "+"


def gaps(record: Retrospective, stage: Stage) -> tuple[Gap, ...]:
    """All that is missing in a stage, what is needed first."""
    found = (*_contradictions(record, stage), *_fields(record, stage), *_by_rules(record, stage))
    return tuple(sorted(found, key=lambda gap: not gap.needed))


def state(record: Retrospective, stage: Stage, found: Sequence[Gap] | None = None) -> StageState:
    """How far a stage is, by its `gaps`: those that were `found`, where somebody looked already."""
    found = gaps(record, stage) if found is None else found
    missing = sum(gap.needed for gap in found)
    return StageState(len(record.stage(stage)), missing, len(found) - missing, always=stage is HEAD)


def _by_rules(record: Retrospective, stage: Stage) -> Iterator[Gap]:
    if stage.empty and not record.stage(stage):
        yield Gap(GapCode.EMPTY, stage, "", Message(stage.empty))
    elif stage in RULES:
        yield from RULES[stage](record)


def _contradictions(record: Retrospective, stage: Stage) -> Iterator[Gap]:
    for problem in contradictions(record, stage):
        row = record.get(problem.entry)
        message = (
            M_("Row {row}: {problem}", row=number_of(record, row), problem=problem.message) if row else problem.message
        )
        yield Gap(GapCode.CONTRADICTION, stage, problem.entry, message, needed=True)


def _fields(record: Retrospective, stage: Stage) -> Iterator[Gap]:
    """Needed fields that are empty: one gap for each field, whatever the number of rows."""
    if stage is HEAD:
        yield from _of_head(record)
    for kind in kinds_of(stage):
        rows = [(n, row) for n, row in numbered(record, kind) if not _given_up(row)]
        for field in kind.fields():
            if field.required:
                bare = [(n, row) for n, row in rows if is_empty(row, field.name)]
                message = MN_(
                    "Row {rows} has no “{field}” yet.",
                    "Rows {rows} have no “{field}” yet.",
                    len(bare),
                    field=field.title,
                )
                yield from on_rows(GapCode.FIELD, bare, message, needed=True)


def _of_head(record: Retrospective) -> Iterator[Gap]:
    for field in record.head.fields():
        if field.required and is_empty(record.head, field.name):
            message = M_("The head has no “{field}” yet.", field=field.title)
            yield Gap(GapCode.FIELD, HEAD, record.head.id, message, needed=True)


def _given_up(row: Entry) -> bool:
    """Whether a row is a measure that will not be done: of such a one only the reason is asked."""
    return isinstance(row, Measure) and row.result is Result.DROPPED
