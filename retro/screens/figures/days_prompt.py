"""A line at the foot that asks for the two ends of a period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import Input

from retro.errors import UsageError
from retro.language import _, active
from retro.model.moments.context import MomentContext
from retro.model.moments.day_range import DateRange
from retro.screens.prompt import Prompt
from retro.services.searching.date_range import read_span
from widgets.prompt_line import PromptLine

_BETWEEN = re.compile(r"\s+(?:-|–|—|to|until)\s+|\s*[～〜~]\s*|\s*から\s*|\s+", re.IGNORECASE)
"""What stands between the two ends."""


class DaysPrompt(Prompt):
    """From when until when; Enter shows that period, and what cannot be read is said."""

    @dataclass
    class Answered(Message):
        """These days are wanted."""

        span: DateRange

    def __init__(self, context: MomentContext) -> None:
        self._moments = context
        hint = _("Like 2026-07 2026-09, or 2026 alone: days, months or years, both included. Esc takes it back.")
        super().__init__(_("From – to"), PromptLine(""), hint)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        ends = [each for each in _BETWEEN.split(event.value.strip()) if each and each != "まで"]
        if not ends:
            self.post_message(self.Ended())
            return
        try:
            if len(ends) > 2:  # noqa: PLR2004 -- a period has two ends: a day of several words is written in figures
                ends = [event.value.strip()]
            span = read_span(ends[0], ends[-1].removesuffix("まで"), self._moments)
        except UsageError as error:
            said = (error.title, *([error.step] if error.step else []))
            self.say(active().sentences(each.show(active()) for each in said), wrong=True)
            return
        self.post_message(self.Answered(span))
        self.post_message(self.Ended())
