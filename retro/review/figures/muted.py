"""Which judgements the team did not want to be asked about again, how often, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from retro.language import M_, MN_, N_, Language, Message
from retro.model.moments.formatting import show_day
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.review.figures.figure import Figure, FigureGroup, behind
from retro.review.judgement.look import LABELS
from retro.review.judgement.mutes import Mute, mutes
from retro.review.period import Period

_REASONS = 5
"""So many reasons are told of a judgement, each once; further ones are counted."""


def muted(period: Period) -> FigureGroup:
    """The mutes of the cases that began in the period, the judgement that was muted most often first.

    It is for the team alone, as the reasons are.
    """
    by_code: dict[str, list[tuple[Retrospective, Mute]]] = {}
    for case in period.cases:
        for mute in mutes(case):
            by_code.setdefault(mute.code, []).append((case, mute))
    found = sorted(by_code.items(), key=lambda each: (-len(each[1]), each[0]))
    n = sum(len(of_code) for of_code in by_code.values())
    said = (
        MN_("{n} place was muted.", "{n} places were muted.", n)
        if n
        else M_("Nothing that was asked about a text was muted.")
    )
    return FigureGroup("muted", N_("What was muted, and why"), (said,), tuple(_figure(*each) for each in found))


def told_mutes(case: Retrospective) -> Iterator[Message]:
    """What was muted in one case, a sentence a place: the row, what was asked of it, why it is not, since when."""
    for mute in mutes(case):
        row = case.get(mute.row)
        label = Message(LABELS[mute.code]) if mute.code in LABELS else M_("{text}", text=mute.code)
        place = (
            M_("{row} “{text}”", row=row_name(case, row), text=row.main_text)
            if row is not None
            else M_("the case as a whole")
        )
        said = M_("{place}, {judgement}: {reason}", place=place, judgement=label, reason=mute.reason.strip())
        yield M_("{said} ({day})", said=said, day=DaySaid(day=mute.day)) if mute.day else said


@dataclass(frozen=True)
class DaySaid(Message):
    """A day, in a language chosen later."""

    text: str = ""
    day: date | None = None

    def show(self, language: Language) -> str:
        """The day in `language`."""
        return show_day(self.day, language) if self.day else ""


def _figure(code: str, of_code: list[tuple[Retrospective, Mute]]) -> Figure:
    reasons = tuple(_reasons(of_code))
    return Figure(
        Message(LABELS[code]) if code in LABELS else M_("{text}", text=code),
        MN_("muted {n} time", "muted {n} times", len(of_code)),
        behind(case for case, _ in of_code),
        M_("Why: {reasons}", reasons=reasons),
    )


def _reasons(of_code: list[tuple[Retrospective, Mute]]) -> Iterator[Message]:
    """What was said, each once, in the order of the cases."""
    told = list(dict.fromkeys(mute.reason.strip() for _, mute in of_code))
    yield from (M_("“{text}”", text=reason) for reason in told[:_REASONS])
    if (more := len(told) - _REASONS) > 0:
        yield MN_("and {n} more", "and {n} more", more)
