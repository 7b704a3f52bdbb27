"""How the names of those involved are read, where they are in kanji: without it nobody can look for them in kana."""

from __future__ import annotations

from collections.abc import Iterator

from retro.asking.order.step import Progress, Spot, Step
from retro.asking.question import FillField, Question
from retro.language import M_, N_
from retro.model.head_choices import Level
from retro.model.stages.head import HEAD, Participant
from retro.text.readings import is_unread
from retro.value import value

READINGS = "head.readings"
"""The code of the question."""
_READING = "reading"
_TEXT = N_("How is “{name}” read?")


@value(kw_only=True)
class Readings(Step):
    """One question for each name whose reading is not known."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        for row in progress.record.of(Participant):
            if is_unread(row.name, row.reading) and progress.is_open(row.id, _READING):
                yield Spot((row.id,), _READING)

    def question(self, progress: Progress, spot: Spot) -> Question:
        row = progress.record.get(spot.entries[0])
        assert isinstance(row, Participant)
        return self._asks(M_(_TEXT, name=row.name), FillField(spot.entries, _READING), spot)


ASKED = Readings(
    code=READINGS,
    stage=HEAD,
    complaint=Level.NORMAL,
    incident=Level.NORMAL,
    text=_TEXT,
    hint=N_("Like たなか はなこ. By it the name is found in kana and as a login, so that no letter names anybody."),
    may_not_apply=True,
)
