"""The review: what was learned, voted on, put off, and found after closing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from retro.language import N_
from retro.model.choice import MANAGEMENT, Choice
from retro.model.entry import Entry, EntryId, declared
from retro.model.fields import choice, day, line, link, number, prose, role, tags
from retro.model.stage import Stage


class How(Choice):
    """How something went."""

    WELL = "well", N_("well")
    BADLY = "badly", N_("badly")
    LUCKILY = "luckily", N_("luckily")


@declared
class Observation(Entry):
    """Something that went well, badly, or luckily."""

    kind = "observation"
    stage = Stage.REVIEW
    label = N_("How it went")
    main = "what"

    what: str = line(N_("What"), ask=N_("What went well, badly, or just luckily?"), required=True)
    went: How | None = choice(N_("Went"), How, required=True, mark="#")


@declared
class Lesson(Entry):
    """What others can learn from this case (知識化)."""

    kind = "lesson"
    stage = Stage.REVIEW
    label = N_("Lesson")
    main = "what"
    prefix = N_("lesson")

    what: str = prose(
        N_("Lesson"), ask=N_("What should someone know who was not here?"), required=True, seen_by=MANAGEMENT
    )
    tags: tuple[str, ...] = tags(N_("Tags"), seen_by=MANAGEMENT, mark="#")


@declared
class Parked(Entry):
    """A matter put off, so that the meeting could go on."""

    kind = "parked"
    stage = Stage.REVIEW
    label = N_("Parking lot")
    main = "what"
    prefix = N_("parked")

    what: str = line(N_("What"), ask=N_("What is left for another day?"), required=True)
    owner: str = role(N_("Owner"), ask=N_("Which role takes it along?"), mark="@")
    until: date | None = day(N_("Until"), ask=N_("By when?"), mark=N_("due"))


@declared
class Vote(Entry):
    """Points that a role gave to a row: what to talk about, or to do, first."""

    kind = "vote"
    stage = Stage.REVIEW
    label = N_("Vote")
    main = "by"
    prefix = N_("vote")

    by: str = role(N_("By"), ask=N_("Which role votes?"), required=True)
    row: EntryId | None = link(N_("For row"), ask=N_("For which row?"), required=True, mark=N_("for"))
    points: Decimal | None = number(N_("Points"), required=True, mark="!")


@declared
class Addendum(Entry):
    """What was found after closing (後日談). Every later report shows it."""

    kind = "addendum"
    stage = Stage.REVIEW
    label = N_("Addendum")
    main = "what"
    prefix = N_("addendum")

    found: date | None = day(N_("Date"), ask=N_("When was it found?"), required=True, seen_by=MANAGEMENT, mark=N_("on"))
    what: str = prose(N_("What"), ask=N_("What was found after closing?"), required=True, seen_by=MANAGEMENT)
    by: str = role(N_("By"), ask=N_("Which role adds it?"), mark="@")
