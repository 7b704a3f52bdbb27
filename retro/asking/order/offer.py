"""What can be left, offered once at the end of a stage: a list, of which somebody takes what they know by now.

What only a full account needs, and what practice asks besides, is not asked one by one of somebody in a hurry. What is
not taken is left for later: it is missing still where it is needed, and /later asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retro.asking.order.step import Progress, Spot, Step
from retro.asking.question import Leavable, Offered, Option, Question
from retro.asking.where import about
from retro.language import N_, Message
from retro.model.head_choices import Level
from retro.model.stage import Stage
from retro.value import value

LEAST = 3
"""Fewer answers than so many are asked for one by one: a list of two is no less to read."""
ALL = "offer.all"
"""Under this it is kept that somebody wants to be asked everything: no further list is shown."""


@value(kw_only=True)
class Offer(Step):
    """The list of a stage. Its steps stand behind it in the order, and are asked as they are once it was answered."""

    steps: tuple[Step, ...]

    def spots(self, progress: Progress) -> Iterator[Spot]:
        if self.is_open(progress) and _answers(self._left(progress)) >= LEAST:
            yield Spot((), self.code)

    def question(self, progress: Progress, spot: Spot) -> Question:
        found = self._left(progress)
        options = tuple(
            Option(_bare(asked), number - 1, number, example=about(progress.record, asked))
            for number, (asked, _left) in enumerate(found, 1)
        )
        target = Offered(tuple(left for _asked, left in found))
        return self._asks(Message(self.text), target, spot, options=options, several=True)

    def to_come(self, progress: Progress) -> int:
        """One for the list; where it is too short to be shown, what is on it."""
        if not self.is_open(progress):
            return 0
        answers = _answers(self._left(progress))
        return 1 if answers >= LEAST else answers

    def is_open(self, progress: Progress) -> bool:
        """Whether nobody answered it yet, nor wants to be asked everything."""
        return progress.is_open("", self.code) and progress.is_open("", ALL)

    def _left(self, progress: Progress) -> list[tuple[Question, Leavable]]:
        """What is on the list, each with all places that it is asked of; gaps that are not of one field are apart."""
        found: list[tuple[Question, Leavable]] = []
        for step in self.steps:
            if not step.applies(progress.proportion):
                continue
            asked = [step.question(progress, spot) for spot in step.spots(progress)]
            for code in dict.fromkeys(each.code for each in asked):
                alike = [each for each in asked if each.code == code]
                rows = tuple(dict.fromkeys(row for each in alike for row in each.rows))
                places = tuple(place for each in alike for place in each.places)
                found.append((replace(alike[0], rows=rows), Leavable(places, len(alike), alike[0].may_not_apply)))
        return found


def _answers(left: Sequence[tuple[Question, Leavable]]) -> int:
    """How many answers it takes to say all that is on a list."""
    return sum(each.answers for _question, each in left)


def _bare(question: Question) -> Message:
    """The question without the rows that it names: they stand beside it."""
    bare = question.text.params.get("question")
    return bare if isinstance(bare, Message) and bare.text else question.text


def offered(stage: Stage, *steps: Step) -> tuple[Step, ...]:
    """The list of a stage, and behind it what is on it."""
    offer = Offer(
        code=f"{stage.code}.offer",
        stage=stage,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        text=N_("These are left here, and may be left. Which of them can you answer now?"),
        hint=N_(
            "Their numbers, like 1 3; all: from here on everything is asked; Enter on nothing goes on without them."
        ),
        may_not_apply=True,
        steps=steps,
    )
    return (offer, *steps)
