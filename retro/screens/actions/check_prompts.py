"""What is asked of a check in one line: the new day, the reason, what was seen; then whether it happened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from textual import on
from textual.message import Message
from textual.widgets import Input

from retro.language import N_, _, active
from retro.model.found import Found
from retro.model.moments.context import MomentContext
from retro.model.moments.formatting import show_day
from retro.model.problem import ValidationError
from retro.model.stages.follow_up import Check
from retro.review.open_actions import Action
from retro.screens.prompt import Prompt
from widgets.prompt_line import PromptLine

ASKED = {
    Found.NEW_DATE: ("new_date", N_("New date"), N_("Such as Fri, +14, 2 weeks, 2026-12-01. Esc leaves it as it is.")),
    Found.DROPPED: ("reason", N_("Why not?"), N_("Why it is not done any more, in one line. Esc leaves it as it is.")),
    Found.FAILED: (
        "reason",
        N_("What was seen?"),
        N_("In one line; Enter alone says no more than that it did not hold. Esc leaves it as it is."),
    ),
}
"""What a check has to say besides: the field, the question, and what may be answered."""
_NEEDED = frozenset({Found.NEW_DATE, Found.DROPPED})


class CheckPrompt(Prompt):
    """One line that says more about a check."""

    @dataclass
    class Answered(Message):
        """The check is to be made with these words."""

        prompt: CheckPrompt
        action: Action
        found: Found
        texts: dict[str, str]

    def __init__(self, action: Action, found: Found, now: datetime, zone: str) -> None:
        self._field, question, hint = ASKED[found]
        super().__init__(_(question), PromptLine(""), _(hint))
        self._action, self._found = action, found
        self._towards = MomentContext(now.date(), ZoneInfo(zone), now=now)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._found is Found.NEW_DATE and event.value.strip():
            self._read(event.value)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if not text and self._found in _NEEDED:
            self.say(_("It is needed. Esc leaves it as it is."), wrong=True)
        elif self._found is not Found.NEW_DATE or self._read(text):
            self.post_message(self.Answered(self, self._action, self._found, {self._field: text} if text else {}))

    def _read(self, text: str) -> date | None:
        """The day, having said how it was read; None if it cannot be read."""
        try:
            day: date | None = Check.field(self._field).type.read(text, self._towards)
        except ValidationError as refused:
            self.say(active().sentences(problem.message.show(active()) for problem in refused.problems), wrong=True)
            return None
        if day is not None:
            self.say(_("reads: {value}", value=show_day(day, active(), with_weekday=True)))
        return day


class AgainPrompt(Prompt):
    """Whether what did not hold let it happen again: the title of a new case, or nothing."""

    @dataclass
    class Answered(Message):
        """A new case of this title happened again after the case of the action."""

        action: Action
        title: str

    def __init__(self, action: Action) -> None:
        hint = _(
            "The title of the new case, which happened again after {reference}; Enter alone, or Esc: no new case.",
            reference=action.reference,
        )
        super().__init__(_("Did it happen again?"), PromptLine(""), hint)
        self._action = action

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        if title := event.value.strip():
            self.post_message(self.Answered(self._action, title))
        else:
            self.post_message(self.Ended())
