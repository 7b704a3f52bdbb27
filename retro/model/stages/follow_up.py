"""After the meeting (S20): rows of the review that may follow a closing. They are added then, never altered."""

from __future__ import annotations

from datetime import date

from retro.language import N_
from retro.model.choice import EVERYONE, MANAGEMENT
from retro.model.entry import Entry, declared
from retro.model.fields import day, line, prose, role, yes_no
from retro.model.shareable import Shareable
from retro.model.stages.review import REVIEW


@declared
class Addendum(Shareable):
    """What was found after closing (後日談). Every later report shows it."""

    kind = "addendum"
    stage = REVIEW
    label = N_("Addendum")
    main = "what"
    also = ("追記",)
    prefix = N_("addendum")
    follows_closing = True

    found: date | None = day(
        N_("Date"), ask=N_("When was it found?"), seen_by=EVERYONE, mark=N_("on"), also=("判明日",)
    )
    what: str = prose(N_("What"), ask=N_("What was found after closing?"), seen_by=EVERYONE)
    confirmed: bool | None = yes_no(
        N_("Confirmed"),
        yes=N_("confirmed"),
        no=N_("unconfirmed"),
        ask=N_("Is it confirmed? The customer is told no sooner."),
        seen_by=EVERYONE,
        mark="~",
    )
    by: str = role(N_("By"), ask=N_("Which role adds it?"), mark="@")

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody said so."""
        return self.confirmed is True


@declared
class Sharing(Entry):
    """Who was told of the case, so that others need not live through it again (S17)."""

    kind = "sharing"
    stage = REVIEW
    label = N_("Shared")
    main = "whom"
    also = ("共有先", "shared")
    prefix = N_("shared with")
    follows_closing = True

    whom: str = line(N_("With whom"), ask=N_("Who was told of this case?"), seen_by=MANAGEMENT)
    on: date | None = day(N_("Date"), ask=N_("On which day?"), seen_by=MANAGEMENT, mark=N_("on"), also=("共有日",))
    how: str = line(
        N_("How"),
        ask=N_("By which way: a meeting, a notice, a training?"),
        seen_by=MANAGEMENT,
        mark=N_("via"),
        also=("方法", "手段"),
    )
    by: str = role(N_("By"), ask=N_("Which role told them?"), mark="@")
