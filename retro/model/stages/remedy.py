"""Stage 4, the remedy taken: what was done for those hurt, and the apology that was given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from retro.language import N_, NP_
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.deadline import Deadline, Lateness, holds, look_again
from retro.model.entry import declared
from retro.model.fields import choice, day, line, moment, number, prose, role
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.shareable import FOR_ALL_FORM, FOR_ONE_FORM, Shareable
from retro.model.stage import Stage, Wording
from retro.model.stages.timeline import Channel

REMEDY = Stage(
    "remedy",
    N_("Remedy taken"),
    also=("remedies", "response", "apology", "対応・処置", "処置", "お詫び", "謝罪"),
    short=N_("Remedy"),
    question=N_("What was done for those hurt, by the person and by the company, and did they accept it?"),
    asks=(
        N_("What did the one who answers for it do, and what did the company do?"),
        N_("How did they take it? Did anyone ask?"),
        N_("Does the apology say what it is for?"),
        N_("Did the day and the channel suit them, or us?"),
        N_("What helped in a similar case?"),
    ),
    example=N_("16:30 right parcel brought by hand #company ~accepted"),
    neutral=N_("16:30 everyone concerned told #company ~accepted"),
    forms=(
        (N_("16:30 right parcel brought by hand #company ~accepted"), N_("what was done, by whom, how it was taken")),
        (N_("apology: 17:00 for the wait and the wrong gift #visit @branch-manager"), N_("an apology, and for what")),
        (N_("apology: 17:30 for the call that did not come #phone receiver Ms Mori"), N_("an apology, and to whom")),
        FOR_ALL_FORM,
        FOR_ONE_FORM,
    ),
    empty=N_("Nothing here yet. What was done for those hurt, even if it was little?"),
    engineering=Wording(
        N_("Mitigation"),
        N_("Mitigation"),
        N_("What ended it, when, and is that for now or for good?"),
        (
            N_("What was tried first, and what did it change?"),
            N_("Is a workaround still in place? Who takes it out?"),
            N_("Who was told that it is over, and who still waits to hear?"),
            N_("What helped in a similar case?"),
        ),
        N_("16:30 rolled back to the release before"),
        N_("Nothing here yet. What ended it, even if only for now?"),
    ),
)


class Giver(Choice):
    """Who gave a remedy (S4)."""

    PERSON = "person", N_("by the person")
    COMPANY = "company", N_("by the company")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "person": ("担当者", "本人", "個人"),
            "company": ("当社", "弊社", "会社"),
        }


class Lasting(Choice):
    """Whether a remedy stops the hurt for now or for good."""

    TEMPORARY = "temporary", N_("temporary")
    FINAL = "final", N_("final")


class Reception(Choice):
    """How a remedy or an apology was received (S4)."""

    ACCEPTED = "accepted", N_("accepted")
    NOT_ACCEPTED = "not-accepted", N_("not accepted")
    OPEN = "open", N_("still open")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "accepted": ("了承", "ご了承", "ご納得"),
            "not-accepted": ("不納得", "納得されず", "不満", "拒否", "refused", "rejected"),
            "open": ("未定", "返答待ち", "pending"),
        }


@declared
class Remedy(Shareable):
    """Something that was done for those hurt."""

    kind = "remedy"
    stage = REMEDY
    label = N_("Remedy")
    main = "what"
    lead = "given"
    customer = "receiver"

    given: Moment | None = moment(N_("When"), ask=N_("When was it done?"), seen_by=EVERYONE)
    what: str = line(N_("What"), ask=N_("What was done for those hurt?"), seen_by=EVERYONE)
    giver: Giver | None = choice(
        N_("By"),
        Giver,
        ask=N_("By the person or by the company?"),
        seen_by=EVERYONE,
        mark="#",
        also=("実施者", "対応者"),
    )
    receiver: str = line(
        N_("For"),
        ask=N_("For whom?"),
        seen_by=MANAGEMENT,
        mark="@",
        also=("相手", "宛先", "受け手", "お客様", "customer", "receiver"),
    )
    lasting: Lasting | None = choice(
        N_("Lasting"), Lasting, ask=N_("For now, or for good?"), seen_by=EVERYONE, mark="!"
    )
    cost: Decimal | None = number(
        N_("Cost"),
        ask=N_("What did it cost?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "cost"),
        unit="currency",
        also=("金額", "price"),
    )
    currency: str = line(N_("Currency"), ask=N_("In which currency?"), seen_by=MANAGEMENT, mark=NP_("mark", "currency"))
    requested: Moment | None = moment(
        N_("Approval asked for"),
        ask=N_("When was the approval asked for?"),
        seen_by=MANAGEMENT,
        also=("承認依頼", "申請"),
    )
    approver: str = role(
        N_("Approved by"),
        ask=N_("Which role approved it?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "approved"),
        also=("approver",),
    )
    approved: Moment | None = moment(
        N_("Approved"), ask=N_("When was it approved?"), seen_by=MANAGEMENT, not_before="requested"
    )
    received: Reception | None = choice(
        N_("Received"),
        Reception,
        ask=N_("How was it received?"),
        seen_by=MANAGEMENT,
        mark="~",
        also=("反応", "reception"),
    )
    details: str = prose(N_("Details"))

    @property
    def is_confirmed(self) -> bool:
        """It says what we did ourselves, which needs no confirming."""
        return True


@declared
class Apology(Shareable):
    """A specific apology (S5) and its manner (S6)."""

    kind = "apology"
    stage = REMEDY
    label = N_("Apology")
    main = "what_for"
    also = ("謝罪",)
    lead = "given"
    prefix = N_("apology")
    customer = "receiver"
    is_apology = True
    reworded = "sentence"

    given: Moment | None = moment(N_("When"), ask=N_("When was it given?"), seen_by=EVERYONE)
    planned: date | None = day(
        N_("Planned for"),
        ahead=True,
        ask=N_("If it is still to be given: on which day?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "due"),
        also=("予定日",),
    )
    what_for: str = line(
        N_("For what"),
        ask=N_("For exactly what: the wait, the call that did not come?"),
        seen_by=EVERYONE,
    )
    sentence: str = prose(N_("Words"), ask=N_("In which words? One specific sentence."), seen_by=EVERYONE, to_one=True)
    channel: Channel | None = choice(
        N_("Channel"),
        Channel,
        ask=N_("Through which channel?"),
        seen_by=EVERYONE,
        mark="#",
        also=("手段", "方法"),
    )
    by: str = role(
        N_("By"), ask=N_("Which role gave it?"), seen_by=MANAGEMENT, mark="@", also=("謝罪者", "担当", "担当者")
    )
    receiver: str = line(
        N_("For"),
        ask=N_("To whom?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "receiver"),
        also=("宛先", "受け手", "お客様", "customer"),
    )
    date_suits: str = line(N_("Date chosen by"), ask=N_("Who chose the date? It suits the receiver, not us."))
    received: Reception | None = choice(
        N_("Received"),
        Reception,
        ask=N_("How was it received?"),
        seen_by=MANAGEMENT,
        mark="~",
        also=("反応", "reception"),
    )

    finds = (Found.DONE, Found.FAILED, Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            planned,
            Lateness.NOT_GIVEN,
            met_by=(Found.DONE,),
            ended_by=(Found.DROPPED,),
            only_when_moved=True,
            done=(holds(given),),
            done_on=given,
            words=N_("Apologise: {what}"),
            tells=(by, channel, date_suits),
            owner=by,
            stands_by=(what_for,),
            needs_no_day=True,
        ),
        look_again(what_for, by),
    )

    @property
    def is_confirmed(self) -> bool:
        """It says what we said ourselves, which needs no confirming."""
        return True
