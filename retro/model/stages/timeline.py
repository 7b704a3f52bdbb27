"""Stage 1, the timeline: what happened when, and every contact with those hurt."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from retro.language import N_, NP_
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.deadline import Deadline, Lateness, look_again
from retro.model.entry import Entry, EntryId, declared
from retro.model.fields import choice, line, link, minutes, moment, prose, role, yes_no
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.shareable import FOR_ONE_FORM, Shareable
from retro.model.stage import Stage, Wording

TIMELINE = Stage(
    "timeline",
    N_("Timeline"),
    also=("chronology", "経緯", "経過", "応対", "応対記録"),
    short=N_("Timeline"),
    question=N_("What happened, when, who was told, what was promised?"),
    asks=(
        N_("What was the first sign, and who could have seen it?"),
        N_("What do we know, and what were we only told?"),
        N_("Who spoke with those hurt, through which channel, and what did they wish for?"),
        N_("What was promised, by when, and was it kept?"),
        N_("What was tried that did not help?"),
    ),
    example=N_("14:05 phones start ringing #detection"),
    forms=(
        (N_("14:05 phones start ringing #detection"), N_("an event at a time of the day")),
        (N_("+7 callers are put through to the shift lead"), N_("7 minutes after the row before")),
        (N_("~14:00 first doubts ~unconfirmed"), N_("about; not confirmed")),
        (N_("13:30-13:45 packing of both orders"), N_("a range")),
        (N_("next day 9am manager visits the family"), N_("on the day after")),
        (N_("? slips were swapped"), N_("at a time that is not known")),
        (N_("contact: 15:10 he wants a call back #phone promise call back due 17:00"), N_("a contact with those hurt")),
        (
            N_("harassment: 23:10 shouted at for two hours @night-desk means: by telephone ground: a late parcel"),
            N_("how one of ours was treated; for the team alone"),
        ),
        (N_("… for-all"), N_("behind an event: every customer may be told it")),
        FOR_ONE_FORM,
    ),
    empty=N_("Nothing here yet. Begin with what happened first; the rest can follow in any order."),
    engineering=Wording(
        N_("Timeline"),
        N_("Timeline"),
        N_("What happened, when, who noticed, who was told?"),
        (
            N_("What was the first sign, and which alert or graph could have shown it?"),
            N_("What do we know from a log or a chart, and what were we only told?"),
            N_("Who was paged, who joined, who was told outside the team, and when?"),
            N_("What was tried that did not help?"),
            N_("When was it over, and how do we know?"),
        ),
        N_("14:05 error rate above 5 % #detection"),
    ),
)


class EventKind(Choice):
    """What an event was in the course of things."""

    START = "start", N_("start")
    DETECTION = "detection", N_("detection")
    DECISION = "decision", N_("decision")
    ACTION = "action", N_("action")
    CONTACT = "contact", N_("contact")
    PROMISE = "promise", N_("promise")
    RESOLUTION = "resolution", N_("resolution")
    NOTE = "note", N_("note")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "start": ("発端", "開始", "began"),
            "detection": ("発覚", "受付", "気づき", "detected", "noticed", "alert"),
            "decision": ("判断",),
            "action": ("対処", "対応"),
            "contact": ("連絡",),
            "resolution": ("復旧", "収束", "recovery", "recovered", "restored", "resolved"),
            "note": ("メモ",),
        }


@declared
class Event(Shareable):
    """Something that happened."""

    kind = "event"
    stage = TIMELINE
    label = N_("Event")
    main = "what"
    lead = "happened"
    speaker = "source"

    happened: Moment | None = moment(N_("When"), ask=N_("When did it happen?"), seen_by=EVERYONE)
    what: str = line(N_("What"), ask=N_("What happened, seen from outside?"), seen_by=EVERYONE)
    event_kind: EventKind | None = choice(N_("Kind"), EventKind, seen_by=EVERYONE, mark="#", also=("種類", "type"))
    confirmed: bool | None = yes_no(
        N_("Confirmed"),
        yes=N_("confirmed"),
        no=N_("unconfirmed"),
        ask=N_("Do we know it, or were we told?"),
        seen_by=EVERYONE,
        mark="~",
    )
    learned: Moment | None = moment(
        N_("Learned"),
        ask=N_("When did we learn of it?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "learned"),
        also=("判明", "知った日時"),
    )
    source: str = line(
        N_("Source"), ask=N_("Where is it from: log, chat, photo?"), mark=NP_("mark", "source"), also=("出典", "情報元")
    )
    disputed_by: str = role(N_("Disputed by"), ask=N_("Which role doubts it?"), seen_by=MANAGEMENT)
    details: str = prose(N_("Details"))

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody said so, and nobody doubts it."""
        return self.confirmed is True and not self.disputed_by.strip()


class Channel(Choice):
    """How one spoke."""

    PHONE = "phone", N_("telephone")
    EMAIL = "email", N_("e-mail")
    LETTER = "letter", N_("letter")
    VISIT = "visit", N_("visit")
    COUNTER = "counter", N_("at the counter")
    CHAT = "chat", N_("chat")
    SOCIAL = "social", N_("social media")
    OTHER = "other", N_("another channel")


class AdviceSource(Choice):
    """Who was asked about an unreasonable demand (S10)."""

    NOBODY = "nobody", N_("no one")
    LEGAL = "legal", N_("legal counsel")
    POLICE = "police", N_("the police")


class ContactEnd(Choice):
    """How those hurt left a contact (S18)."""

    CONTENT = "content", N_("content")
    NOT_CONTENT = "not-content", N_("not content")
    BROKEN_OFF = "broken-off", N_("broken off")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "content": ("ご納得", "satisfied", "calm"),
            "not-content": ("不満", "納得していない", "ご納得いただけない", "納得いただけず", "dissatisfied", "angry"),
            "broken-off": ("打ち切り", "切られた", "hung up"),
        }


@declared
class Contact(Entry):
    """A contact with those hurt: what was said, wished for and promised (S8), what was demanded (S10)."""

    kind = "contact"
    stage = TIMELINE
    label = N_("Contact")
    main = "heard"
    also = ("連絡", "応対記録", "問い合わせ")
    openings = (
        ("電話", "channel", "phone"),
        ("phone", "channel", "phone"),
        ("call", "channel", "phone"),
        ("tel", "channel", "phone"),
        ("メール", "channel", "email"),
        ("email", "channel", "email"),
        ("e-mail", "channel", "email"),
        ("訪問", "channel", "visit"),
        ("visit", "channel", "visit"),
        ("来店", "channel", "counter"),
        ("手紙", "channel", "letter"),
    )
    lead = "happened"
    prefix = N_("contact")

    happened: Moment | None = moment(N_("When"), ask=N_("When did you speak?"), seen_by=MANAGEMENT)
    channel: Channel | None = choice(N_("Channel"), Channel, seen_by=MANAGEMENT, mark="#", also=("手段", "方法"))
    by: str = role(N_("By"), ask=N_("Which of our roles spoke?"), mark="@", also=("応対者", "担当", "担当者", "受付者"))
    receipt: str = line(
        N_("Receipt number"),
        ask=N_("Under which number was it taken down?"),
        also=("receipt", "受付No", "受付No.", "問い合わせ番号"),
        personal=True,
    )
    minutes: Decimal | None = minutes(
        N_("Minutes"), ask=N_("How many minutes did it take?"), also=("通話時間", "所要時間", "length")
    )
    heard: str = prose(N_("Said"), ask=N_("What was said? What do they feel wronged by?"), personal=True)
    wish: str = line(
        N_("Wish"),
        ask=N_("What do they wish for?"),
        mark=NP_("mark", "wish"),
        also=("希望", "ご要望", "wants"),
        personal=True,
    )
    answer: str = line(
        N_("Answer"),
        ask=N_("What did we answer to their wish?"),
        mark=NP_("mark", "answer"),
        also=("回答", "answered"),
        personal=True,
    )
    promise: str = line(
        N_("Promise"),
        ask=N_("What did we promise?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "promise"),
        also=("お約束", "promised"),
        personal=True,
    )
    promise_due: Moment | None = moment(
        N_("Promised for"),
        ahead=True,
        ask=N_("By when?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "due"),
        not_before="happened",
        also=("納期", "deadline"),
    )
    promise_event: str = line(
        N_("Promised once"),
        ask=N_("If it hangs on no day: on which event?"),
        seen_by=MANAGEMENT,
        also=("once", "条件", "きっかけ"),
        personal=True,
    )
    promise_kept: Moment | None = moment(
        N_("Kept"),
        ask=N_("When did we keep it?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "kept"),
        not_before="happened",
        also=("履行日",),
        by_checks=True,
    )
    call_back: Moment | None = moment(
        N_("Call back"),
        ahead=True,
        ask=N_("When do they want to be called back?"),
        seen_by=MANAGEMENT,
        not_before="happened",
        also=("折り返し", "折り返し希望", "折り返し希望日時", "callback"),
        reached_by="call_back_to",
    )
    call_back_to: str = line(
        N_("Call back to"),
        ask=N_("Under which number do they want to be called back?"),
        also=("折り返し先", "折り返し番号", "折り返し先電話番号", "callback number"),
        personal=True,
        reaches=True,
    )
    recording_announced: bool | None = yes_no(
        N_("Recording announced"), ask=N_("If it was recorded: was that announced beforehand?")
    )
    read_back: bool | None = yes_no(N_("Read back"), ask=N_("Was what was said read back to them?"))
    ended: ContactEnd | None = choice(
        N_("Ended"), ContactEnd, ask=N_("How did they leave the talk?"), mark="~", also=("終わり方",)
    )
    demand: str = prose(N_("Demand"), ask=N_("Was something unreasonable demanded? In their words."), personal=True)
    alternative: str = line(N_("Alternative offered"), ask=N_("What did we offer in its place?"), personal=True)
    decided_by: str = role(N_("Decided by"), ask=N_("Which role decided on the demand?"))
    counsel: AdviceSource | None = choice(
        N_("Asked for advice"), AdviceSource, ask=N_("Who was asked about the demand?")
    )

    finds = (Found.DONE, Found.FAILED, Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            promise_due,
            Lateness.NOT_KEPT,
            met_by=(Found.DONE, Found.HOLDS),
            ended_by=(Found.FAILED, Found.DROPPED),
            what=promise,
            owner=by,
            stands_by=(promise,),
            tells=(promise_event,),
            words=N_("Promised: {what}"),
            done_on=promise_kept,
        ),
        look_again(promise, by),
        Deadline(
            call_back,
            Lateness.NOT_CALLED,
            waits_for=("call-back",),
            is_apart=True,
            what=heard,
            owner=by,
            words=N_("Call back: {what}"),
            meanwhile=N_("to call back"),
        ),
        Deadline(
            code="wish",
            late=Lateness.NOT_ANSWERED,
            waits_for=("wish",),
            is_apart=True,
            what=wish,
            owner=by,
            stands_by=(wish,),
            words=N_("Answer their wish: {what}"),
            meanwhile=N_("without an answer"),
        ),
    )


class Bounds(Choice):
    """Whether something stayed within what anybody has to bear (S27)."""

    WITHIN = "within", N_("within bounds")
    BEYOND = "beyond", N_("beyond bounds")
    UNCLEAR = "unclear", N_("not clear")


@declared
class Harassment(Entry):
    """How one of ours was treated, judged apart from what was asked for: by the act, its means and its ground (S27).

    What was asked for, and what was offered in its place, stands in the contact. Every field is for the team.
    """

    kind = "harassment"
    stage = TIMELINE
    label = N_("Harassment")
    main = "act"
    also = ("迷惑行為", "カスタマーハラスメント", "abuse")
    lead = "happened"
    prefix = N_("harassment")
    is_kept_close = True

    happened: Moment | None = moment(N_("When"), ask=N_("When was it?"))
    act: str = prose(N_("Act"), ask=N_("What did they do, as anybody would have seen or heard it?"), personal=True)
    act_judged: Bounds | None = choice(N_("The act was"), Bounds, ask=N_("Was the act within bounds?"))
    means: str = line(
        N_("Means used"),
        ask=N_("By which means: how loud, how long, how often, before whom?"),
        also=("手段", "means"),
        personal=True,
    )
    means_judged: Bounds | None = choice(N_("The means were"), Bounds, ask=N_("Were the means within bounds?"))
    ground: str = line(N_("Ground"), ask=N_("What was it about, and had they a ground for that?"), personal=True)
    ground_judged: Bounds | None = choice(
        N_("The ground was"), Bounds, ask=N_("Was there a ground for what they want?")
    )
    borne_by: str = role(N_("Borne by"), ask=N_("Which role bore it?"), mark="@", also=("対応者", "受けた人"))
    refusal: str = prose(
        N_("Refused"), ask=N_("In which words was it refused, politely and always the same?"), personal=True
    )
    took_over: str = role(N_("Taken over by"), ask=N_("Which role took over?"))
    broken_off: Moment | None = moment(N_("Broken off"), ask=N_("When did we break it off?"), not_before="happened")
    police: Moment | None = moment(N_("Police called"), ask=N_("When were the police called?"), not_before="happened")
    care: str = prose(N_("Care"), ask=N_("What was done for the one who bore it?"), personal=True)
    contact: EntryId | None = link(
        N_("In contact"), to="contact", ask=N_("In which contact?"), mark=NP_("mark", "contact"), also=("連絡",)
    )
