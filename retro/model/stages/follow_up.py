"""After the meeting (S20): rows of the review that may follow a closing. They are added then, never altered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from retro.language import N_, NP_
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.entry import Entry, EntryId, declared
from retro.model.fields import choice, day, line, link, moment, number, open_choice, prose, role, yes_no
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.shareable import Shareable
from retro.model.stages.changes import CHANGES
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.remedy import REMEDY
from retro.model.stages.review import REVIEW
from retro.model.stages.scope import SCOPE, Ticked
from retro.model.stages.timeline import TIMELINE


class Matter(Choice):
    """What else of a row can be checked than what it is for. `finds` is what can be found of it."""

    finds: tuple[Found, ...]

    CALL_BACK = "call-back", N_("call back"), (Found.DONE, Found.NEW_DATE, Found.DROPPED)

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {"call-back": ("call_back", "折り返し")}


@declared
class Addendum(Shareable):
    """What was found after closing (後日談). Every later report shows it."""

    kind = "addendum"
    stage = REVIEW
    label = N_("Addendum")
    main = "what"
    also = ("後日談",)
    prefix = N_("addendum")
    day_said = "found"
    follows_closing = True

    found: date | None = day(
        N_("Date"), ask=N_("When was it found?"), seen_by=EVERYONE, mark=NP_("mark", "on"), also=("判明日",)
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
    day_said = "on"
    follows_closing = True

    whom: str = line(N_("With whom"), ask=N_("Who was told of this case?"), seen_by=MANAGEMENT)
    on: date | None = day(
        N_("Date"), ask=N_("On which day?"), seen_by=MANAGEMENT, mark=NP_("mark", "on"), also=("共有日",)
    )
    how: str = line(
        N_("By way of"),
        ask=N_("By which way: a meeting, a notice, a training?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "via"),
        also=("方法", "手段"),
    )
    by: str = role(N_("By"), ask=N_("Which role told them?"), mark="@")


class SentAs(Choice):
    """As what it was sent: the kind of report. A team may have others."""

    TEAM = "team", N_("the team's report")
    MANAGEMENT = "management", N_("the report for management")
    INTERIM = "interim", N_("interim report")
    CUSTOMER = "customer", N_("letter to the customer")
    INTERIM_CUSTOMER = "interim-customer", N_("interim letter to the customer")
    FORMAL = "formal", N_("formal report")
    PARTICIPANTS = "participants", N_("the facts, for those who take part")


@declared
class Dispatch(Entry):
    """What was sent: which report went to whom, on which day, as which file. A command writes it."""

    kind = "dispatch"
    stage = REVIEW
    label = N_("Sent")
    main = "whom"
    prefix = N_("sent to")
    day_said = "on"
    follows_closing = True
    finds = (Found.TAKEN_BACK,)

    whom: str = line(N_("To whom"), ask=N_("Who got it?"), personal=True)
    account: str = open_choice(N_("As what"), SentAs, ask=N_("Which report was it?"), mark="#")
    no: Decimal | None = number(N_("Report no."), ask=N_("Which interim report was it?"), mark=NP_("mark", "no."))
    on: date | None = day(N_("Date"), ask=N_("On which day?"), mark=NP_("mark", "on"), also=("送付日",))
    by: str = role(N_("By"), ask=N_("Which role sent it?"), mark="@", also=("送付者",))
    format: str = line(N_("Format"), ask=N_("In which format?"), by_command=True)
    sha256: str = line(N_("SHA-256"), by_command=True, is_code=True)
    """Of the file that was sent, in hexadecimal."""
    as_of: str = line(N_("As of"), by_command=True, is_code=True)
    """The id of the last change that stood in the case when it was sent; "" where nobody knows."""


@declared
class Check(Entry):
    """What was found when somebody looked at a measure, a change, a promise, a request or an apology (S20).

    What a row holds of it (done, holds, a new date) is added up from its checks in `retro.model.checked`.
    """

    kind = "row_check"
    stage = REVIEW
    label = N_("Check")
    main = "evidence"
    lead = "of"
    also = ("check", "確認")
    prefix = N_("checked")
    follows_closing = True
    read_in = (TIMELINE, SCOPE, REMEDY, PREVENTION, CHANGES)
    openings = tuple(
        (word, "found", code)
        for code, words in (
            ("done", ("done", "carried", "kept", "完了", "実施済み", "展開済み", "履行済み")),
            ("holds", ("holds", "verified", "有効", "効果あり")),
            ("did-not-hold", ("did not hold", "効果なし")),
        )
        for word in words
    )
    day_said = "on"
    finds = (Found.TAKEN_BACK,)

    of: EntryId | None = link(N_("Of row"), ask=N_("Which row was checked?"), seen_by=EVERYONE)
    found: Found | None = choice(
        N_("Found"), Found, ask=N_("What was found?"), seen_by=EVERYONE, mark="~", also=("結果", "result")
    )
    matter: Matter | None = choice(
        N_("Of it"), Matter, ask=N_("What of a contact: the call back? Its promise, if nothing is said.")
    )
    evidence: str = line(
        N_("Evidence"), ask=N_("By what does one know it: a figure, a photo, a log?"), seen_by=MANAGEMENT
    )
    on: Moment | None = moment(
        N_("Date"), ask=N_("On which day?"), seen_by=EVERYONE, mark=NP_("mark", "on"), also=("確認日", "date")
    )
    by: str = role(N_("By"), ask=N_("Which role looked?"), seen_by=MANAGEMENT, mark="@", also=("確認者",))
    new_date: date | None = day(
        N_("New date"),
        ahead=True,
        ask=N_("To which day is it moved?"),
        seen_by=EVERYONE,
        mark=NP_("mark", "due"),
        also=("新しい期日",),
    )
    look_again: date | None = day(
        N_("Look again"),
        ahead=True,
        ask=N_("If it is not done: when do we look again?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "again"),
        also=("再検討日",),
    )
    reason: str = prose(N_("Reason"), ask=N_("Why?"), seen_by=MANAGEMENT)

    @property
    def is_confirmed(self) -> bool:
        """It says what we found ourselves, which needs no confirming."""
        return True


@declared
class Tick(Entry):
    """What one of those concerned has had by now, and since which day: told, apologised to, put right, accepted."""

    kind = "tick"
    stage = REVIEW
    label = N_("Tick")
    main = "note"
    lead = "of"
    prefix = N_("tick")
    read_in = (SCOPE, REMEDY)
    openings = (
        *(
            (word, "ticked", code)
            for code, words in (
                ("told", ("told", "informed", "伝達", "伝達済み", "連絡済み")),
                ("apologised", ("apologised", "apologized", "apologised to", "apologized to")),
                ("apologised", ("お詫び", "お詫び済み", "謝罪", "謝罪済み")),
                ("put-right", ("put right", "made good", "対応", "対応済み", "是正", "是正済み", "処置", "処置済み")),
                ("accepted", ("accepted", "了承", "了承済み", "納得", "納得済み", "ご納得", "ご了承")),
            )
            for word in words
        ),
    )
    day_said = "on"
    follows_closing = True
    finds = (Found.TAKEN_BACK,)

    of: EntryId | None = link(
        N_("Of party"), to="party", is_far=True, ask=N_("Of which of those concerned?"), seen_by=MANAGEMENT
    )
    ticked: Ticked | None = choice(
        N_("Ticked"), Ticked, ask=N_("What have they had by now?"), seen_by=MANAGEMENT, mark="#", also=("済み",)
    )
    on: date | None = day(
        N_("Date"), ask=N_("On which day?"), seen_by=MANAGEMENT, mark=NP_("mark", "on"), also=("実施日",)
    )
    by: str = role(N_("By"), ask=N_("Which role did it?"), seen_by=MANAGEMENT, mark="@", also=("担当", "担当者"))
    note: str = line(N_("Note"), ask=N_("How did they take it?"), seen_by=MANAGEMENT, personal=True)


class Stay(Choice):
    """Whether those hurt go on buying, coming, trusting (S21)."""

    STAYS = "stays", N_("stays")
    LEFT = "left", N_("left")
    UNKNOWN = "unknown", N_("not known")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "stays": ("継続", "stayed", "remains"),
            "left": ("離反", "解約", "lost"),
        }


@declared
class Outcome(Entry):
    """How it ended for them, and how they took the handling: the last question of all, never of the first meeting."""

    kind = "outcome"
    stage = REVIEW
    label = N_("Outcome")
    main = "handling"
    also = ("how it ended", "その後の様子")
    prefix = N_("outcome")
    day_said = "on"
    follows_closing = True
    finds = (Found.TAKEN_BACK,)

    handling: str = line(
        N_("Handling"), ask=N_("How did they take the handling itself?"), seen_by=MANAGEMENT, personal=True
    )
    stays: Stay | None = choice(
        N_("Stay"), Stay, ask=N_("Do they go on buying, coming, trusting?"), seen_by=MANAGEMENT, mark="~"
    )
    of: EntryId | None = link(
        N_("Of party"), to="party", is_far=True, ask=N_("Of which of those concerned?"), seen_by=MANAGEMENT,
        mark=NP_("mark", "party"),
    )  # fmt: skip
    on: date | None = day(N_("Date"), ask=N_("On which day was it asked?"), seen_by=MANAGEMENT, mark=NP_("mark", "on"))
    by: str = role(N_("By"), ask=N_("Which role asked them?"), seen_by=MANAGEMENT, mark="@")
