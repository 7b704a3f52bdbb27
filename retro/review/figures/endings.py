"""How it ended for those hurt (S21): whether they stay, as those who were asked last of all have said."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, MN_, N_, Message
from retro.model.stages.follow_up import Stay
from retro.review.figures.figure import FEW, Figure, FigureGroup, behind, share
from retro.review.outcome import asks_outcome, outcomes
from retro.review.period import Period


def endings(period: Period) -> FigureGroup:
    """The answers by what they say; of settled complaints in which nobody has asked, that."""
    answers = [(case, row) for case in period.cases for row in outcomes(case)]
    by_answer = [
        Figure(
            Message(stay.label) if stay else M_("whether they stay was not said"),
            share(len(cases), len(answers)),
            behind(cases),
        )
        for stay in (*Stay, None)
        if (cases := [case for case, row in answers if row.stays is stay])
    ]
    unasked = [case for case in period.cases if asks_outcome(case)]
    if unasked:
        said = MN_("{n} settled complaint", "{n} settled complaints", len(unasked))
        by_answer.append(Figure(M_("not asked yet"), said, behind(unasked)))
    return FigureGroup("endings", N_("How it ended for those hurt"), tuple(_said(len(answers))), tuple(by_answer))


def _said(n: int) -> Iterator[Message]:
    if not n:
        yield M_("Of no case it is written down yet how it ended for them.")
        return
    yield MN_("It is known of {n} answer.", "It is known of {n} answers.", n)
    if n < FEW:
        yield M_("Of fewer than {few}, no percentage is told.", few=FEW)
