"""The review: what was learned, voted on, put off. What follows a closing stands in `retro.model.stages.follow_up`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from retro.language import N_, NP_
from retro.model.choice import MANAGEMENT, Choice
from retro.model.deadline import Deadline, Lateness, holds, look_again
from retro.model.entry import Entry, EntryId, declared
from retro.model.fields import choice, day, line, link, moment, number, prose, role, tags
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.stage import Stage

ADDENDUM_FORM = N_("addendum: the supplier confirmed the defect on 2026-12-01")
"""What a closed case takes."""

REVIEW = Stage(
    "review",
    N_("Review"),
    also=("retrospective", "lessons", "learned", "振り返り", "教訓", "所見"),
    short=N_("Review"),
    question=N_("What did we learn, and what is left for another day?"),
    asks=(
        N_("What went well, and should stay?"),
        N_("Where were we just lucky?"),
        N_("What should a colleague in another place know from this?"),
    ),
    example=N_("the night shift called at once #well"),
    forms=(
        (N_("the night shift called at once #well"), N_("what went well, badly, luckily")),
        (N_("lesson: a parcel is packed where its slip lies"), N_("what others should know")),
        (N_("parked: new scanners @it-lead"), N_("left for another day")),
        (N_("remembered: a phone rang twice"), N_("what belongs to no stage yet")),
        (N_("vote: 5.1 !3"), N_("hands that were counted for a row: stage 5, row 1")),
        (ADDENDUM_FORM, N_("found after closing")),
        (N_("addendum: … for-all"), N_("behind an addendum: every customer may be told it")),
        (N_("addendum: … for-one Lee family"), N_("behind an addendum: that customer alone may be told it")),
        (
            N_("told 3.2 on 2026-12-01 @customer-care"),
            N_("what one of those concerned has had: told, apologised, put right, accepted"),
        ),
        (
            N_("checked: 5.2 holds no swap in 400 parcels @quality-lead"),
            N_("what was found of a row, and by what one knows it"),
        ),
        (
            N_("outcome: she would call again herself ~stays @customer-care"),
            N_("how it ended for them; after the last check"),
        ),
        (N_("shared with: all branches on 2026-12-04 @quality-lead"), N_("who was told of the case, and when")),
    ),
    is_walked=False,
)


class ObservationType(Choice):
    """How something went."""

    WELL = "well", N_("well")
    BADLY = "badly", N_("badly")
    LUCKILY = "luckily", N_("luckily")


@declared
class Observation(Entry):
    """Something that went well, badly, or luckily."""

    kind = "observation"
    stage = REVIEW
    label = N_("How it went")
    main = "what"
    also = ("所見",)
    openings = (
        ("良かった点", "went", "well"),
        ("よかった点", "went", "well"),
        ("悪かった点", "went", "badly"),
        ("改善点", "went", "badly"),
        ("幸運だった点", "went", "luckily"),
        ("went well", "went", "well"),
        ("what went well", "went", "well"),
        ("went badly", "went", "badly"),
        ("what went wrong", "went", "badly"),
        ("where we got lucky", "went", "luckily"),
        ("lucky", "went", "luckily"),
    )

    what: str = line(N_("What"), ask=N_("What went well, badly, or just luckily?"))
    went: ObservationType | None = choice(N_("Went"), ObservationType, mark="#")


@declared
class Lesson(Entry):
    """What others can learn from this case (知識化)."""

    kind = "lesson"
    stage = REVIEW
    label = N_("Lesson")
    main = "what"
    also = ("learned", "learnt", "lesson learned", "lessons learned", "学び", "学んだこと")
    prefix = N_("lesson")

    what: str = prose(N_("Lesson"), ask=N_("What should someone know who was not here?"), seen_by=MANAGEMENT)
    tags: tuple[str, ...] = tags(N_("Tags"), seen_by=MANAGEMENT, mark="#")


class RequestedThing(Choice):
    """What is asked of management."""

    DECISION = "decision", N_("a decision")
    APPROVAL = "approval", N_("an approval")
    MONEY = "money", N_("money")
    PEOPLE = "people", N_("people")


@declared
class Request(Entry):
    """What the team asks of management, and what management answered (S15)."""

    kind = "request"
    stage = REVIEW
    label = N_("Request to management")
    main = "what"
    also = ("request",)
    prefix = N_("ask")

    what: str = line(N_("What"), ask=N_("What do we ask of management?"), seen_by=MANAGEMENT)
    wanted: RequestedThing | None = choice(
        N_("Wanted"), RequestedThing, ask=N_("A decision, an approval, money, people?"), seen_by=MANAGEMENT, mark="#"
    )
    cost: Decimal | None = number(
        N_("Cost"),
        ask=N_("What would it cost?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "cost"),
        unit="currency",
        also=("金額", "price"),
    )
    currency: str = line(N_("Currency"), ask=N_("In which currency?"), seen_by=MANAGEMENT, mark=NP_("mark", "currency"))
    asked: Moment | None = moment(
        N_("Asked"), ask=N_("When was it asked?"), seen_by=MANAGEMENT, also=("依頼日", "申請日")
    )
    due: date | None = day(
        N_("Needed by"),
        ahead=True,
        ask=N_("By when is the answer needed?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "due"),
        also=("締切", "deadline"),
    )
    answer: str = line(N_("Answer"), ask=N_("What was answered?"), seen_by=MANAGEMENT, mark=NP_("mark", "answer"))
    answered_by: str = role(N_("Answered by"), ask=N_("Which role answered?"), seen_by=MANAGEMENT, mark="@")
    answered: Moment | None = moment(
        N_("Answered"),
        ask=N_("When was it answered?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "answered"),
        not_before="asked",
    )

    finds = (Found.DONE, Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            due,
            Lateness.NOT_ANSWERED,
            met_by=(Found.DONE,),
            ended_by=(Found.DROPPED,),
            done=(holds(answer), holds(answered)),
            words=N_("Answer needed: {what}"),
            done_on=answered,
            tells=(wanted, cost, answer, answered_by),
            owner=answered_by,
            stands_by=(what,),
            needs_no_day=True,
        ),
        look_again(what, answered_by),
    )


@declared
class Recollection(Entry):
    """What somebody remembers, as it was said, before anybody has said where it belongs: the cognitive interview.

    It goes once it has become a row of its stage.
    """

    kind = "recollection"
    stage = REVIEW
    label = N_("Remembered")
    main = "what"
    also = ("recalled", "recollection")
    prefix = N_("remembered")

    what: str = line(N_("What"), ask=N_("What do you remember?"))
    written: Moment | None = moment(N_("Written"), ask=N_("When was it written?"))


@declared
class ParkingLotItem(Entry):
    """A matter put off, so that the meeting could go on."""

    kind = "parked"
    stage = REVIEW
    label = N_("Parking lot")
    main = "what"
    also = ("later", "持ち越し")
    prefix = N_("parked")

    what: str = line(N_("What"), ask=N_("What is left for another day?"))
    owner: str = role(
        N_("Owner"), ask=N_("Which role takes it along?"), mark="@", also=("担当者", "責任者", "assignee")
    )
    until: date | None = day(
        N_("Until"), ahead=True, ask=N_("By when?"), mark=NP_("mark", "due"), also=("締切", "deadline")
    )

    finds = (Found.DONE, Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            until,
            met_by=(Found.DONE,),
            ended_by=(Found.DROPPED,),
            tells=(owner,),
            owner=owner,
            stands_by=(what,),
        ),
        look_again(what, owner),
    )


@declared
class Vote(Entry):
    """Hands that were raised for a row: what to talk about, or to do, first. Their sum is kept, and nobody's hand."""

    kind = "vote"
    stage = REVIEW
    label = N_("Vote")
    main = "asked"
    lead = "row"
    prefix = N_("vote")

    row: EntryId | None = link(N_("For row"), ask=N_("For which row?"), also=("行", "row"))
    asked: str = line(N_("Asked"), ask=N_("What was it that hands were raised for?"))
    points: Decimal | None = number(N_("Points"), mark="!", also=("票", "points"))


@declared
class Reopening(Entry):
    """Why a closed retrospective was opened again. Made by reopening it, and kept."""

    kind = "reopening"
    stage = REVIEW
    label = N_("Reopening")
    main = "reason"
    prefix = N_("reopened")

    day: date | None = day(N_("Date"), ask=N_("When was it opened again?"), seen_by=MANAGEMENT)
    reason: str = prose(N_("Reason"), ask=N_("Why is it opened again?"), seen_by=MANAGEMENT)
    by: str = role(N_("By"), ask=N_("Which role opens it?"), mark="@")
    digest: str = line(N_("Digest before"), ask=N_("Which digest did it have?"), is_code=True)
