"""The meeting in which a case was gone through: who was there, how long it took, and where one stands that goes on."""

from __future__ import annotations

from decimal import Decimal

from retro.language import N_
from retro.model.choice import Choice
from retro.model.entry import Entry, declared
from retro.model.fields import choice, line, minutes, moment, prose, tags
from retro.model.moments.moment import Moment
from retro.model.stages.review import REVIEW


class MeetingPart(Choice):
    """How much of a case a meeting goes through."""

    WHOLE = "whole", N_("all stages")
    FACTS = "facts", N_("the facts")
    MEASURES = "measures", N_("the measures")


@declared
class Meeting(Entry):
    """A meeting about the case. One without an end goes on, or was left.

    The minutes, and what it cost the team itself, are for those alone who work on the case; over a period, the team is
    told the sum.
    """

    kind = "meeting"
    stage = REVIEW
    label = N_("Meeting")
    main = "topic"
    lead = "began"
    prefix = N_("meeting")
    is_kept_close = True

    began: Moment | None = moment(N_("Began"), ask=N_("When did the meeting begin?"))
    topic: str = line(N_("About"), ask=N_("What was the meeting about?"))
    part: MeetingPart | None = choice(N_("Part of the case"), MeetingPart, ask=N_("What did it go through?"))
    roles: tuple[str, ...] = tags(N_("Present"), ask=N_("Which roles were in the room?"))
    planned: Decimal | None = minutes(N_("Planned minutes"), ask=N_("How many minutes were planned?"))
    ended: Moment | None = moment(N_("End of the meeting"), ask=N_("When did the meeting end?"), not_before="began")
    took: Decimal | None = minutes(N_("Minutes taken"), ask=N_("How many minutes did it take?"))
    cost: Decimal | None = minutes(N_("People × minutes"), ask=N_("How many minutes was it for all who were there?"))
    plan: str = line(N_("Plan"), ask=N_("How many minutes has each step?"), is_code=True, by_command=True)
    journal: str = prose(N_("Course"), ask=N_("Where does the meeting stand?"), is_code=True, by_command=True)
    leader: str = line(N_("Led from"), ask=N_("Which terminal leads it?"), is_code=True, by_command=True)

    @property
    def goes_on(self) -> bool:
        """Whether nobody has ended it, where it was led by Retro."""
        return self.ended is None and bool(self.journal)

    @property
    def is_confirmed(self) -> bool:
        """It says what we did ourselves, which needs no confirming."""
        return True
