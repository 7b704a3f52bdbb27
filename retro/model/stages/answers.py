"""What was said of an empty field: that it is not known, that it does not apply, that it is left for later."""

from __future__ import annotations

from datetime import date

from retro.language import N_
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.deadline import Deadline, Lateness, holds
from retro.model.entry import Entry, EntryId, declared
from retro.model.fields import choice, day, line, link, prose, role
from retro.model.stage import Stage

ANSWERS = Stage("answers", N_("Answers"), is_walked=False)
"""Where answers stand: in no stage that anybody goes through. They are told where the value would stand."""

MUTES = "judged."
"""Begins what a mute is kept under, `judged.vague.what.1f2e3d4c`: judgement, field, and what stands for the words."""


class Said(Choice):
    """What was said of an empty field."""

    UNKNOWN = "unknown", N_("not known")
    NOT_APPLICABLE = "not-applicable", N_("does not apply")
    LATER = "later", N_("later")


@declared
class EmptyAnswer(Entry):
    """What was said of a field that holds nothing, or of a question of a stage. There is one for each of them.

    Its id is made from what it answers (`retro.model.answers.answer_id`), so that two people who answer the same write
    the same row.
    """

    kind = "empty_answer"
    stage = ANSWERS
    label = N_("Answer")
    main = "asked"

    row: EntryId | None = link(N_("Row"), ask=N_("Of which row? Empty: of the head, or of a stage."), seen_by=EVERYONE)
    asked: str = line(N_("Asked"), ask=N_("Which field, or which question of a stage?"), seen_by=EVERYONE, is_code=True)
    said: Said | None = choice(
        N_("What was said"), Said, ask=N_("Not known, does not apply, or later?"), seen_by=EVERYONE
    )
    reason: str = prose(N_("Reason"), ask=N_("Why?"))
    finder: str = role(N_("Finds out"), ask=N_("Which role finds out?"), seen_by=MANAGEMENT)
    by: date | None = day(N_("Due"), ahead=True, ask=N_("By when?"), seen_by=MANAGEMENT)
    on: date | None = day(N_("Said on"), ask=N_("On which day was it said?"), by_command=True)

    deadlines = (
        Deadline(
            by,
            Lateness.NOT_ANSWERED,
            cancelled=(holds(said, None, Said.NOT_APPLICABLE, Said.LATER),),
            words=N_("Find out: {what}"),
            tells=(finder, reason),
            owner=finder,
            stands_by=(finder,),
        ),
    )
