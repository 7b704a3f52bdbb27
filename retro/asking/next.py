"""The next question, and about how many are to come: read from the record alone, so a kill loses no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retro.asking.order import ORDER, injury, recall
from retro.asking.order.finders import Finders
from retro.asking.order.gaps import Gaps, just_said
from retro.asking.order.offer import Offer
from retro.asking.order.rows_named import known_by
from retro.asking.order.step import Back, Fill, Find, IsOpen, Marks, Progress, Rows, Spot, Step
from retro.asking.question import FillField, Part, Question, Retake
from retro.language import M_, N_, Message
from retro.model.answers import answer_to
from retro.model.entry import EntryId
from retro.model.field_types import MomentType
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.answers import Said
from retro.model.stages.head import HEAD, Head
from retro.model.validation import is_empty
from retro.review.needs.proportion import Proportion, is_engineering, proportion
from retro.value import value

_ANEW = N_("It is kept as it is if you press Enter on nothing.")


@value
class Here:
    """Where somebody is in the walk, as far as the record does not say it. Nothing of it has to be kept."""

    stage: Stage | None = None
    """The stage that was gone to by hand: its questions come first, those that were left for later among them."""
    first: Stage | None = None
    """The stage that is being gone through: its questions come first, whatever an answer opened in another one."""
    row: EntryId = ""
    """The row that is said anew; "" if none is."""
    field: str = ""
    """The field of the head that is said anew; "" if none is."""
    timed: EntryId = ""
    """The row whose time is asked first, since it was parted from another; "" if none is."""
    recall: bool = False
    """Whether all that is remembered is asked first, in any order."""
    again: bool = False
    """Whether all that was left for later is asked again."""
    passed: frozenset[tuple[EntryId, str]] = frozenset()
    """What was answered or left for later in this sitting, and is not asked again in it."""

    def passing(self, question: Question) -> Here:
        """The same, behind a question that was left for later."""
        return replace(self, passed=self.passed | set(question.places), row="", field="")

    def having_said(self, entries: Iterable[EntryId], name: str) -> Here:
        """The same, behind an answer that a field of these entries holds now."""
        return replace(self, passed=self.passed | {(entry, just_said(name)) for entry in entries})


def next_question(record: Retrospective, here: Here | None = None) -> Question | None:
    """What is asked next; None if nothing is, of a closed case nothing at all."""
    here = here or Here()
    if record.head.closed:
        return None
    if (row := record.get(here.row)) is not None:
        text = M_("How is row {row} right: “{text}”?", row=record.numbers[row.id], text=known_by(row.main_text))
        return Question("row.anew", row.stage, text, Retake(row.id), Message(_ANEW), about=row.id, rows=(row.id,))
    if question := _parted(record, here):
        return question
    found = proportion(record)
    if here.field and (question := _of_the_head(record, here.field, found)):
        return question
    for step, progress in _steps(record, here, found):
        if spot := next(step.spots(progress), None):
            return replace(step.question(progress, spot), is_engineering=is_engineering(record))
    return None


def _of_the_head(record: Retrospective, name: str, found: Proportion) -> Question | None:
    """The question for a field of the head that is said anew; None if the walk never asks for it."""
    steps = (step for step in ORDER if isinstance(step, Find) or (isinstance(step, Fill) and step.kind is Head))
    step = next((step for step in steps if step.name == name), None)
    if step is None:
        return None
    asked = step.question(Progress(record, found, _unsaid(record, Here())), Spot((record.head.id,), name))
    return replace(asked, hint=asked.hint or Message(_ANEW), is_anew=True)


def _parted(record: Retrospective, here: Here) -> Question | None:
    """When that was which was parted from another row."""
    row = record.get(here.timed)
    lead = row.field(row.lead) if row is not None and row.lead else None
    if row is None or lead is None or not isinstance(lead.type, MomentType) or not is_empty(row, lead.name):
        return None
    if not _unsaid(record, here)(row.id, lead.name):
        return None
    text = M_("When was row {row}: “{text}”?", row=record.numbers[row.id], text=known_by(row.main_text))
    target = FillField((row.id,), lead.name)
    return Question("row.time", row.stage, text, target, about=row.id, asked=lead.name, rows=(row.id,))


def left(record: Retrospective, here: Here | None = None) -> int:
    """About how many answers it will still take."""
    here = here or Here()
    if record.head.closed:
        return 0
    steps = _without_what_is_offered(list(_once(record, here, proportion(record))))
    taken = [step for step, progress in steps if isinstance(step, Rows) and step.to_come(progress)]
    to_come = [
        (step, step.to_come(progress))
        for step, progress in steps
        if not isinstance(step, Gaps | Offer) and not _lacks_rows(record, step, taken)
    ]
    busy = {step.stage for step, n in to_come if n and not isinstance(step, Back)}
    if any(n and (isinstance(step, Find) or (isinstance(step, Fill) and step.kind is Head)) for step, n in to_come):
        busy.add(HEAD)  # its fields are asked in every stage
    offers = {
        step.stage: step.to_come(progress)
        for step, progress in steps
        if isinstance(step, Offer) and step.stage not in busy and step.is_open(progress)
    }
    busy |= {stage for stage, n in offers.items() if n}  # what is missing there stands on its list
    gaps = (step.to_come(progress) for step, progress in steps if isinstance(step, Gaps) and step.stage not in busy)
    # the questions of a stage answer most of its gaps
    return sum(n for _step, n in to_come) + sum(offers.values()) + sum(gaps)


def _without_what_is_offered(steps: Sequence[tuple[Step, Progress]]) -> Sequence[tuple[Step, Progress]]:
    """The steps without those on a list that nobody answered yet: one may well leave them."""
    offers = [step for step, progress in steps if isinstance(step, Offer) and step.is_open(progress)]
    on_a_list = {each.code for offer in offers for each in offer.steps}
    return [(step, progress) for step, progress in steps if step.code not in on_a_list]


def is_asked_at(stage: Stage, found: Proportion) -> bool:
    """Whether a stage has questions of its own in such a case."""
    of_its_own = (step for step in ORDER if step.stage is stage and not isinstance(step, Gaps | Finders))
    return any(step.applies(found) for step in of_its_own if step.code not in injury.CODES)


def _lacks_rows(record: Retrospective, step: Step, taken: Sequence[Rows]) -> bool:
    """Whether a step asks of rows of which there are too few, and no more are taken."""
    if isinstance(step, Fill | Marks) and step.kind is not Head:
        return not record.of(step.kind) and all(rows.kind is not step.kind for rows in taken)
    if isinstance(step, Back) and not step.is_all:
        return len(record.stage(step.stage)) <= 1 and all(rows.stage is not step.stage for rows in taken)
    return False


def skip_code(part: Stage | Part) -> str:
    """The question that stands for all of a stage or part: what was said of it is why that is left for now."""
    return f"{part.code}.all"


def _steps(record: Retrospective, here: Here, found: Proportion) -> Iterator[tuple[Step, Progress]]:
    """The steps that are asked of such a case, those of the stage that was gone to first."""
    if here.recall:
        first = Progress(record, found, _unsaid(record, here), recalls=True)
        yield from ((step, first) for step in ORDER if step.part is recall.PART)
    if here.stage is not None:
        again = Progress(record, found, _unsaid_by_hand(record, here))
        of_its_own = (
            step for step in ORDER if step.stage is here.stage and not (isinstance(step, Back) and step.is_all)
        )
        yield from ((step, again) for step in of_its_own if step.applies(found))
    progress = Progress(record, found, _unsaid(record, here))
    for step in sorted(ORDER, key=lambda step: step.stage is not here.first):
        if step.applies(found) and progress.is_open("", skip_code(step.part or step.stage)):
            yield step, progress


def _once(record: Retrospective, here: Here, found: Proportion) -> Iterator[tuple[Step, Progress]]:
    """The same, each step once."""
    seen: set[str] = set()
    for step, progress in _steps(record, here, found):
        if step.code not in seen:
            seen.add(step.code)
            yield step, progress


def _unsaid_by_hand(record: Retrospective, here: Here) -> IsOpen:
    """The same in a stage that was gone to: its own questions are asked once more, whatever was said of them."""
    again = _unsaid(record, replace(here, again=True))

    def is_open(about: EntryId, asked: str) -> bool:
        return ("", asked) not in here.passed if not about else again(about, asked)

    return is_open


def _unsaid(record: Retrospective, here: Here) -> IsOpen:
    """What tells whether a field, or a question of a stage, was not answered yet."""

    def is_open(about: EntryId, asked: str) -> bool:
        if (about, asked) in here.passed:
            return False
        answer = answer_to(record, about, asked)
        return answer is None or (here.again and answer.said is Said.LATER)

    return is_open
