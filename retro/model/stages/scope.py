"""Stage 3, the scope of damage: who was hurt, in which way, how much, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from retro.language import N_, NP_
from retro.model import owned
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.deadline import Deadline, Lateness, look_again
from retro.model.entry import Entry, EntryId, declared
from retro.model.fields import choice, choices, line, link, number, yes_no
from retro.model.found import Found
from retro.model.shareable import FOR_ALL_FORM, FOR_ONE_FORM, Shareable
from retro.model.stage import Stage, Wording

SCOPE = Stage(
    "scope",
    N_("Scope of damage"),
    also=("damage", "impact", "影響", "損害", "被害", "影響範囲・損害"),
    short=N_("Scope"),
    question=N_("Who was hurt, in what way, how much, and can it be undone?"),
    asks=(
        N_("Who else was hurt, whom we have not heard from?"),
        N_("How did it hurt: mind, body, money, surroundings?"),
        N_("Which of it cannot be undone?"),
        N_("Where is each figure from, and how sure is it? Unknown is an honest answer."),
    ),
    example=N_("37 parcels late #economic ~estimated"),
    neutral=N_("37 orders late #economic ~estimated"),
    forms=(
        (N_("37 parcels late #economic ~estimated"), N_("a figure, what it counts, the hurt, how sure")),
        (N_("two families upset @customers #psychological ~confirmed"), N_("who was hurt")),
        (N_("nobody: the parcel was stopped at the gate ~confirmed"), N_("nobody was hurt, and how one knows")),
        (N_("party: Lee family reach: 0301 7788 suits: after 18:00 damage: 3.1"), N_("one of those concerned")),
        (
            N_("told 3.2 yesterday @customer-care"),
            N_("what one of those concerned has had: told, apologised, put right, accepted"),
        ),
        (N_("apologised all on 20 Nov"), N_("the same of all of them")),
        FOR_ALL_FORM,
        FOR_ONE_FORM,
    ),
    empty=N_("Nothing here yet. Who was hurt, and how? Where nobody knows yet, write that (~unknown)."),
    engineering=Wording(
        N_("Impact"),
        N_("Impact"),
        N_("What could users not do, how many of them, how long, and is anything lost for good?"),
        (
            N_("Which users have not noticed yet, or have not said so?"),
            N_("Was data lost, leaked or written wrongly?"),
            N_("Which of it cannot be undone?"),
            N_("Where is each figure from, and how sure is it? Unknown is an honest answer."),
        ),
        N_("1200 checkouts failed @customers #economic ~estimated"),
        N_("Nothing here yet. What could users not do? Where nobody knows yet, write that (~unknown)."),
    ),
)


class HarmType(Choice):
    """The way in which it hurts (S13)."""

    PSYCHOLOGICAL = "psychological", N_("psychological")
    PHYSICAL = "physical", N_("physical")
    ECONOMIC = "economic", N_("economic")
    ENVIRONMENTAL = "environmental", N_("environmental")
    UNAVAILABLE = "unavailable", N_("service not available")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "psychological": ("精神的", "心理", "精神", "精神的苦痛", "mental", "emotional"),
            "physical": ("肉体的", "身体", "健康", "bodily", "health"),
            "economic": ("金銭的", "経済", "金銭", "financial"),
            "environmental": ("環境",),
        }


class FigureConfidence(Choice):
    """How sure a figure is (S3)."""

    CONFIRMED = "confirmed", N_("confirmed")
    ESTIMATED = "estimated", N_("estimated")
    UPPER_BOUND = "upper-bound", N_("upper bound")
    LOWER_BOUND = "lower-bound", N_("lower bound")
    UNKNOWN = "unknown", N_("unknown")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "confirmed": ("確定", "確認済み"),
            "estimated": ("概算", "見込み"),
            "upper-bound": ("最大", "at most"),
            "lower-bound": ("最低", "at least"),
            "unknown": ("調査中",),
        }


class Aggravation(Choice):
    """Traits that make a damage grave (S13)."""

    IRREVERSIBLE = "irreversible", N_("cannot be undone")
    FEELINGS = "feelings", N_("special feelings attached")
    UNIQUE = "unique", N_("one of a kind")
    FAVOUR = "favour", N_("a favour that backfired")
    COSTLY = "costly", N_("costly to make good")
    GUESTS = "guests", N_("harm to the customer's own guests or clients")
    INJURY = "injury", N_("somebody was injured")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "unique": ("一点もの", "一点物"),
            "favour": ("好意が裏目に出た",),
            "costly": ("償いが高額",),
            "guests": ("顧客の招待客・取引先への被害", "お客様の招待客・取引先への被害"),
        }


@declared
class Damage(Shareable):
    """One hurt, to one group of people, with its figure."""

    kind = "damage"
    stage = SCOPE
    label = N_("Damage")
    main = "what"
    lead = "figure"
    customer = "who"

    what: str = line(N_("What"), ask=N_("What was lost, delayed, broken or felt?"), seen_by=EVERYONE)
    who: str = line(
        N_("Who"),
        ask=N_("Who was hurt?"),
        seen_by=MANAGEMENT,
        mark="@",
        also=("対象", "対象者", "被害者", "お客様", "affected"),
    )
    hurts: tuple[HarmType, ...] = choices(
        N_("Hurt"), HarmType, ask=N_("In which way?"), seen_by=EVERYONE, mark="#", also=("苦痛", "苦痛の種類")
    )
    figure: Decimal | None = number(
        N_("Figure"), ask=N_("How much, in figures?"), seen_by=EVERYONE, unit="unit", also=("件数", "count")
    )
    unit: str = line(N_("Unit"), ask=N_("Of what: parcels, people, hours, JPY?"), seen_by=EVERYONE)
    certainty: FigureConfidence | None = choice(
        N_("How sure"),
        FigureConfidence,
        ask=N_("How sure is the figure?"),
        seen_by=EVERYONE,
        mark="~",
        also=("確度",),
    )
    basis: str = line(
        N_("Basis"), ask=N_("Where is the figure from?"), seen_by=MANAGEMENT, mark=NP_("mark", "basis"), also=("算出",)
    )
    reversible: bool | None = yes_no(N_("Can be undone"), ask=N_("Can it be undone?"), seen_by=EVERYONE)
    grave: tuple[Aggravation, ...] = choices(
        N_("Grave because"), Aggravation, ask=N_("What makes it grave?"), seen_by=MANAGEMENT, mark="!", also=("重大性",)
    )

    care: str = line(
        N_("State of the injured"),
        ask=N_("How are they, have they seen a doctor, and who is with them?"),
        seen_by=MANAGEMENT,
        personal=True,
    )

    @property
    def is_confirmed(self) -> bool:
        """That it hurt is a fact; how much may be none yet."""
        return True

    @property
    def estimates(self) -> tuple[str, ...]:
        """Its figure, until it is confirmed."""
        return () if self.certainty is FigureConfidence.CONFIRMED else ("figure", "unit")


@declared
class NoDamage(Entry):
    """That nobody was hurt, which is an answer."""

    kind = "no_damage"
    stage = SCOPE
    label = N_("Nobody was hurt")
    main = "what"
    also = ("nobody hurt", "no one", "no damage", "被害無し", "損害なし", "影響なし")
    form = (
        r"(?:(?:nobody|no[\s-]?one|none)(?:\s+(?:was|were|is|got))?\s+(?:hurt|harmed|injured|affected)|"
        r"no\s+(?:damage|harm|impact)|nobody|no[\s-]?one|none|n/a|"
        r"(?:誰|だれ)にも(?:被害|影響)(?:は)?(?:なし|無し|ない|なかった|ありません(?:でした)?)|"
        r"(?:被害|損害|影響|実害)(?:は)?(?:なし|無し|ありません(?:でした)?|なかった)|(?:特に)?(?:なし|無し))"
        r"(?=\s*[.。]?\s*(?:$|[~〜～]))"
    )
    prefix = N_("nobody")

    what: str = line(N_("What"), ask=N_("Why was nobody hurt, and how is that known?"), seen_by=MANAGEMENT)
    confirmed: bool | None = yes_no(
        N_("Confirmed"),
        yes=N_("confirmed"),
        no=N_("unconfirmed"),
        ask=N_("Do we know it, or were we told?"),
        seen_by=MANAGEMENT,
        mark="~",
    )

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody said so."""
        return self.confirmed is True


class Ticked(Choice):
    """What each of those concerned is to have (S22)."""

    TOLD = "told", N_("told")
    APOLOGISED = "apologised", N_("apologised to")
    PUT_RIGHT = "put-right", N_("put right")
    ACCEPTED = "accepted", N_("accepted")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "told": ("連絡済み", "連絡", "informed"),
            "apologised": ("謝罪", "謝罪済み", "apologized"),
            "put-right": ("対応済み", "処置済み", "処置", "是正", "made good"),
            "accepted": ("ご納得", "了承", "ご了承", "agreed"),
        }


@declared
class Party(Entry):
    """One of those concerned, who is told, apologised to and put right by themselves (S22)."""

    kind = "party"
    stage = SCOPE
    label = N_("Party")
    main = "who"
    also = ("parties", "concerned", "当事者")
    prefix = N_("party")
    customer = "who"
    person = "who"

    who: str = line(N_("Who"), ask=N_("Who was concerned? One of them."), seen_by=MANAGEMENT, personal=True)
    reach: str = line(
        N_("Reached by"),
        ask=N_("How are they reached? It never leaves the team."),
        mark=NP_("mark", "reach"),
        also=("連絡先", "contact"),
        ways=(
            *("電話", "電話番号", "携帯", "携帯電話", "ファックス", "メール", "メールアドレス", "住所"),
            *("tel", "phone", "telephone", "mobile", "cell", "fax", "mail", "email", "e-mail", "sms", "address"),
        ),
        personal=True,
        reaches=True,
    )
    suits: str = line(
        N_("Suits them"),
        ask=N_("When does it suit them?"),
        mark=NP_("mark", "suits"),
        also=("ご都合",),
        personal=True,
        holds_times=True,
    )
    damage: EntryId | None = link(
        N_("Damage"), to="damage", ask=N_("Which damage befell them?"), seen_by=MANAGEMENT, mark=NP_("mark", "damage")
    )
    owner: str = owned.owner(N_("Which one role sees to them?"))
    due: date | None = owned.due()

    finds = (Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            due,
            Lateness.NOT_SEEN_TO,
            ended_by=(Found.DROPPED,),
            waits_for=tuple(each.value for each in Ticked),
            words=N_("See to {what}"),
            meanwhile=N_("waits"),
            tells=(owner,),
            owner=owner,
            stands_by=(who,),
        ),
        look_again(who, owner),
    )
