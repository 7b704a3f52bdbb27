"""Party by party: told, apologised to, put right, accepted (S22). One question for all of them, each time."""

from __future__ import annotations

from collections.abc import Iterator

from retro.asking.order.rows_named import about_rows, numbered
from retro.asking.order.step import Progress, Rows, Spot, Step
from retro.asking.question import Question, TickParties, options_for_rows, yes_or_no
from retro.language import M_, N_, Message
from retro.model.head_choices import Level
from retro.model.stages.scope import SCOPE, Damage, Party, Ticked
from retro.model.waiting import code_of
from retro.review.needs.case import case_of
from retro.review.needs.table import BY_CODE
from retro.value import value

_HINT = N_("The numbers, or all, with a day behind if it was not today: 1 3 on 20 Nov.")
_HINT_FOR_ONE = N_("yes, with the day behind if it was not today: yes, 20 Nov.")


@value(kw_only=True)
class Ticks(Step):
    """Which of those concerned have had one thing by now."""

    ticked: Ticked
    for_one: str
    """The question about a single one."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        case, code = case_of(progress.record), code_of(self.ticked)
        need = BY_CODE[code]
        lacking = tuple(
            party.id
            for party in need.concerned(case)
            if not need.is_met(case, party) and progress.is_open(party.id, code)
        )
        if lacking:
            yield Spot(lacking, code)

    def question(self, progress: Progress, spot: Spot) -> Question:
        target = TickParties(spot.entries, self.ticked)
        if len(spot.entries) == 1:
            text = about_rows(progress.record, Message(self.for_one), spot.entries)
            hint = M_(_HINT_FOR_ONE)
            return self._asks(text, target, spot, hint=hint, options=yes_or_no(), is_open=True)
        options = options_for_rows(numbered(progress.record, spot.entries), none=M_("none of them"))
        return self._asks(Message(self.text), target, spot, hint=M_(_HINT), options=options, several=True, is_open=True)


def _ticks(ticked: Ticked, text: str, for_one: str) -> Ticks:
    return Ticks(
        code=code_of(ticked),
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=None,
        text=text,
        for_one=for_one,
        ticked=ticked,
        may_not_apply=True,
    )


STEPS: tuple[Step, ...] = (
    Rows(
        code="scope.parties",
        stage=SCOPE,
        complaint=Level.FULL,
        incident=None,
        kind=Party,
        when=lambda record: bool(record.of(Damage)),
        text=N_("Who was concerned, one by one?"),
        further=N_("Who else was concerned?"),
        hint=N_(
            "One a line: Lee family reach: 0301 7788 suits: after 18:00. How they are reached never leaves the team."
        ),
        may_not_apply=True,
    ),
    _ticks(Ticked.TOLD, N_("Which of them were told?"), N_("Were they told?")),
    _ticks(Ticked.APOLOGISED, N_("Which of them were apologised to?"), N_("Were they apologised to?")),
    _ticks(Ticked.PUT_RIGHT, N_("For which of them was it put right?"), N_("Was it put right for them?")),
    _ticks(Ticked.ACCEPTED, N_("Which of them accepted it?"), N_("Did they accept it?")),
)
