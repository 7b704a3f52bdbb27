"""What is still missing in a stage: what is needed of a case like this, contradictions, and what practice asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.language import M_, MN_, N_, Language
from retro.model.record import Retrospective, kinds_of
from retro.model.row_labels import number_of
from retro.model.stage import Stage
from retro.model.stages.head import HEAD
from retro.model.validation import contradictions, is_empty
from retro.review.gap import Gap, GapCode, numbered, on_rows
from retro.review.needs.case import Case, case_of
from retro.review.needs.missing import missing
from retro.review.rules import RULES
from retro.value import value

_ELLIPSES = ("…", "...", "⋯")

__all__ = ["Gap", "GapCode", "StageState", "gaps", "state"]


@value
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
    """All that is missing in a stage: what is needed of a case like this first, then what practice asks besides.

    Worked out once, as long as one asks about the same record: each question asks a dozen times.
    """
    case = case_of(record)
    if (known := case.gaps.get(stage)) is None:
        known = case.gaps[stage] = tuple(sorted(_found(case, stage), key=lambda gap: not gap.needed))
    return known


def _found(case: Case, stage: Stage) -> Iterator[Gap]:
    for found in (
        _contradictions(case.record, stage),
        _wordless(case.record, stage),
        _half_heard(case.record, stage),
        missing(case, stage),
        _by_rules(case, stage),
    ):
        yield from found


def state(record: Retrospective, stage: Stage, found: Sequence[Gap] | None = None) -> StageState:
    """How far a stage is, by its `gaps`: those that were `found`, where somebody looked already."""
    found = gaps(record, stage) if found is None else found
    lacking = sum(gap.needed for gap in found)
    return StageState(len(record.stage(stage)), lacking, len(found) - lacking, always=stage is HEAD)


def _by_rules(case: Case, stage: Stage) -> Iterator[Gap]:
    if stage in RULES and case.record.stage(stage):
        yield from RULES[stage](case)


def _wordless(record: Retrospective, stage: Stage) -> Iterator[Gap]:
    """Rows that do not say what they are, which no row can do without."""
    for kind in (kind for kind in kinds_of(stage) if kind.main):
        main = kind.field(kind.needed())
        bare = [(n, row) for n, row in numbered(record, kind) if is_empty(row, main.name)]
        message = MN_(
            "Row {rows} has no “{field}” yet.", "Rows {rows} have no “{field}” yet.", len(bare), field=main.title
        )
        yield from on_rows(GapCode.FIELD, bare, message, needed=True, fields=(main.name,), question=main.question)


def _half_heard(record: Retrospective, stage: Stage) -> Iterator[Gap]:
    """Rows that whoever typed them heard only in part, and so ended with an ellipsis."""
    for kind in (kind for kind in kinds_of(stage) if kind.main and stage.is_walked):
        cut_off = [(n, row) for n, row in numbered(record, kind) if row.main_text.rstrip().endswith(_ELLIPSES)]
        message = MN_("Row {rows} was heard only in part.", "Rows {rows} were heard only in part.", len(cut_off))
        yield from on_rows(
            GapCode.HALF_HEARD,
            cut_off,
            message,
            needed=True,
            fields=(kind.main,),
            question=M_("What was it in full?"),
            only_open=True,
        )


def _contradictions(record: Retrospective, stage: Stage) -> Iterator[Gap]:
    for problem in contradictions(record, stage):
        row = record.get(problem.entry)
        message = (
            M_("Row {row}: {problem}", row=number_of(record, row), problem=problem.message) if row else problem.message
        )
        yield Gap(
            GapCode.CONTRADICTION,
            stage,
            problem.entry,
            message,
            needed=True,
            rows=(problem.entry,),
            kind=type(row or record.head),
            fields=(problem.field,),
            question=(row or record.head).field(problem.field).question,
        )
