"""A need: one line of the table of what is needed, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import Any

from retro.language import Message
from retro.model.entry import Entry
from retro.model.head_choices import Level
from retro.model.stage import Stage
from retro.model.stages.head import Head
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.proportion import Nature, Proportion
from retro.value import value

BOTH = Nature.COMPLAINT | Nature.INCIDENT

L, N, F = Level.LIGHT, Level.NORMAL, Level.FULL
"""The levels as the table writes them."""


class Per(Enum):
    """What a need looks at."""

    HEAD = auto()
    """The head, once."""
    ROW = auto()
    """Each row of its kind."""
    STAGE = auto()
    """The stage as a whole: are there rows of this kind, is one of them so?"""


@value(kw_only=True)
class Need:
    """One line of the table: what is needed, from which level on, and what satisfies it.

    `complaint` and `incident` are the levels from which on it is needed; None: never. Where a case is both, the lower
    one counts, unless `only_incident` is given. `asked_complaint` and `asked_incident` are the levels from which on it
    is asked though it may stay empty. Texts are message ids.
    """

    code: str
    """Stable, with a dot in it: `cause.escaped`. What was said of a question of a stage is kept under it."""
    stage: Stage
    per: Per
    kind: type[Entry]
    """The kind of row that answers it, or that is asked about."""
    fields: tuple[str, ...] = ()
    """The fields where the answer goes; none where it is a new row."""
    complaint: Level | None = None
    incident: Level | None = None
    only_incident: bool = False
    """Whether what a complaint needs does not count for such an incident."""
    asked_complaint: Level | None = None
    asked_incident: Level | None = None
    unknown: bool = False
    """Whether "not known" satisfies it; at full depth together with who finds out, and by when."""
    none: bool = False
    """Whether "does not apply" satisfies it."""
    reasoned: bool = False
    """Whether a written reason satisfies it."""
    only_open: bool = False
    """Whether it is needed while the case is open, and keeps nobody from closing it."""
    question: str
    incident_question: str = ""
    """The question in the words of engineers, where they differ."""
    further: str = ""
    """The question where rows are there, and too few."""
    says: Message | None = None
    """What is said where it is missing; of rows with `{rows}`, of one and of several. The field's name is told, if
    nothing is said here."""
    is_apart: Callable[[Case, Any], bool] | None = None
    """Of which rows `says_apart` is said, in a gap of their own."""
    says_apart: Message | None = None
    incident_says: Message | None = None
    """The same in the words of engineers, where they differ."""
    tells: Callable[[Sequence[Any]], Mapping[str, Any]] | None = None
    """What else fills what is said, by the rows that lack it."""
    gap: GapCode = GapCode.NEED
    when: Callable[[Case], bool] | None = None
    """Whether it is so at all in this case; always, if nothing is said."""
    concerns: Callable[[Case], Sequence[Any]] | None = None
    """The rows that it looks at; all of its kind, if nothing is said."""
    met: Callable[[Case, Any], bool] | None = None
    """What satisfies it; that the field (or what follows for it) holds something, if nothing is said. A stage is given
    as None."""
    kinds: tuple[type[Entry], ...] = ()
    least: tuple[int, int, int] = (1, 1, 1)
    """Of the stage: how many rows of these kinds are enough at each level."""

    def needed_from(self, nature: Nature) -> Level | None:
        """The level from which on it is needed."""
        if nature == BOTH and self.only_incident:
            return self.incident
        return _lower(nature, self.complaint, self.incident)

    def is_needed(self, proportion: Proportion) -> bool:
        """Whether it is needed of such a case."""
        least = self.needed_from(proportion.nature)
        return least is not None and proportion.level.holds(least)

    def is_asked(self, proportion: Proportion) -> bool:
        """Whether it is asked of such a case; what is needed always is."""
        least = _lower(proportion.nature, self.asked_complaint, self.asked_incident)
        return self.is_needed(proportion) or (least is not None and proportion.level.holds(least))

    def asks(self, proportion: Proportion) -> Message:
        """The question, in the words of those who are asked."""
        is_engineering = Nature.INCIDENT in proportion.nature and self.incident_question
        return Message(self.incident_question if is_engineering else self.question)

    def says_of(self, proportion: Proportion) -> Message | None:
        """What is said where it is missing, in the words of those asked; None where the field's name will do."""
        return (self.incident_says if proportion.nature == Nature.INCIDENT else None) or self.says

    def concerned(self, case: Case) -> Sequence[Any]:
        """The head, the rows or the stage (None) that it looks at in this case."""
        if self.when is not None and not self.when(case):
            return ()
        match self.per:
            case Per.HEAD:
                return (case.record.head,)
            case Per.ROW:
                return self.concerns(case) if self.concerns else case.rows(self.kind)
        return (None,)

    def is_met(self, case: Case, entry: Entry | None) -> bool:
        """Whether what is written, or follows from it, is enough."""
        if self.met is not None:
            return self.met(case, entry)
        if entry is None:
            return sum(len(case.rows(kind)) for kind in self.kinds) >= self.least[case.proportion.level.rank - 1]
        return case.holds(entry, self.fields[0])  # one field: it is looked at for every row, after every save

    @property
    def is_of_rows(self) -> bool:
        """Whether it asks for rows."""
        return self.per is Per.STAGE and bool(self.kinds)


def head(stage: Stage, code: str, field: str, **options: Any) -> Need:
    """A field of the head."""
    options.setdefault("question", Head.field(field).ask)
    options.setdefault("gap", GapCode.FIELD)
    return Need(code=code, stage=stage, per=Per.HEAD, kind=Head, fields=(field,), **options)


def each(kind: type[Entry], field: str, **options: Any) -> Need:
    """A field of each row of a kind."""
    options.setdefault("question", kind.field(field).ask)
    options.setdefault("gap", GapCode.FIELD)
    options.setdefault("stage", kind.stage)
    options.setdefault("code", f"{kind.kind}.{field}")
    return Need(per=Per.ROW, kind=kind, fields=(field,), **options)


def rows(code: str, *kinds: type[Entry], **options: Any) -> Need:
    """Rows of one of these kinds."""
    options.setdefault("stage", kinds[0].stage)
    return Need(code=code, per=Per.STAGE, kind=kinds[0], kinds=kinds, **options)


def one(code: str, kind: type[Entry], met: Callable[[Case, Any], bool], **options: Any) -> Need:
    """Something that one row at least says."""
    options.setdefault("stage", kind.stage)
    return Need(code=code, per=Per.STAGE, kind=kind, met=met, **options)


def _lower(nature: Nature, complaint: Level | None, incident: Level | None) -> Level | None:
    levels = []
    if Nature.COMPLAINT in nature and complaint:
        levels.append(complaint)
    if Nature.INCIDENT in nature and incident:
        levels.append(incident)
    return min(levels, key=lambda level: level.rank, default=None)
