"""Before the timeline, for who wants it: all that one remembers, three times over, then where each of it belongs.

The cognitive interview: told freely, then once more from the end, then from another's place, people remember more, and
nothing less true. What is said is kept as it is said, a row each, until it becomes a row of its stage.
"""

from __future__ import annotations

from collections.abc import Iterator

from retro.asking.order.rows_named import numbered
from retro.asking.order.step import Progress, Spot, Step
from retro.asking.question import Option, Part, Question, SortRows, TakeRows, options_for_rows
from retro.language import M_, N_, Message
from retro.model.head_choices import Level
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE
from retro.model.stages.changes import CHANGES
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.remedy import REMEDY
from retro.model.stages.review import REVIEW, Recollection
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE
from retro.value import value

PART = Part("recall", M_("Recall"))
ALL = "*"
"""The value of the option that stands for all rows."""

_ONE_A_LINE = N_("One thing a line; nothing is sorted yet. Enter on nothing: that is all.")
_NUMBERS = N_("Their numbers, like 1 3 4, or all; 0 for none. They become rows of {number} {stage}.")
_ALL_OF_THEM = Option(M_("all"), ALL, None, ("all", "すべて", "全部"), is_row=True)


@value(kw_only=True)
class Remember(Step):
    """A round: one line after the other, until Enter on nothing."""

    further: str
    """The question once something was said."""
    is_first: bool = False
    """Whether it begins: the others follow where something was remembered."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        begins = self.is_first and progress.recalls
        if (begins or progress.record.of(Recollection)) and progress.is_open("", self.code):
            yield Spot((), self.code)

    def question(self, progress: Progress, spot: Spot) -> Question:
        has_rows = bool(progress.record.of(Recollection))
        text = self.further if has_rows and self.is_first else self.text
        return self._asks(Message(text), TakeRows(Recollection), spot, has_rows=has_rows)


@value(kw_only=True)
class Sort(Step):
    """Which of the rows go to a stage."""

    to: Stage

    def spots(self, progress: Progress) -> Iterator[Spot]:
        left = tuple(row.id for row in progress.record.of(Recollection) if progress.is_open(row.id, self.code))
        if left:
            yield Spot(left, self.code)

    def question(self, progress: Progress, spot: Spot) -> Question:
        rows = options_for_rows(numbered(progress.record, spot.entries), none=M_("none of them"))
        hint = M_(_NUMBERS, number=self.to.number, stage=Message(self.to.name))
        target = SortRows(spot.entries, self.to)
        options = (*rows, _ALL_OF_THEM)
        return self._asks(Message(self.text), target, spot, hint=hint, options=options, several=True)


def _round(code: str, text: str, further: str = "", *, is_first: bool = False) -> Remember:
    return Remember(
        code=f"recall.{code}",
        stage=REVIEW,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        text=text,
        further=further,
        hint=_ONE_A_LINE,
        is_first=is_first,
        part=PART,
    )


def _sort(to: Stage, text: str) -> Sort:
    code = f"recall.{to.code}"
    return Sort(code=code, stage=REVIEW, complaint=Level.LIGHT, incident=Level.LIGHT, text=text, to=to, part=PART)


STEPS: tuple[Step, ...] = (
    _round(
        "free",
        N_("What do you remember? Everything, in any order, also what seems beside the point."),
        N_("What else do you remember? Also what seems beside the point."),
        is_first=True,
    ),
    _round("backwards", N_("Once more, from the end: what came last, and before that? Whatever is new.")),
    _round("elsewhere", N_("Once more, from another's place: what did they see and hear? Whatever is new.")),
    _sort(TIMELINE, N_("Which of these happened, at some time?")),
    _sort(CAUSE, N_("Which of these say what made it possible?")),
    _sort(SCOPE, N_("Which of these say who or what was hurt, or how much?")),
    _sort(REMEDY, N_("Which of these say what was done about it at the time?")),
    _sort(PREVENTION, N_("Which of these say what could keep it from happening again?")),
    _sort(CHANGES, N_("Which of these say which equipment, tool, form or procedure changes for good?")),
)
