"""Stage 6, hardware and process: what changes for good, or the written reason why nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from retro.language import N_, NP_
from retro.model import owned
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.deadline import Deadline, Lateness, decide_anew, look_again, look_when_moved
from retro.model.entry import Entry, EntryId, declared
from retro.model.fields import choice, day, line, link, prose, role
from retro.model.found import Found
from retro.model.planned import Planned
from retro.model.shareable import FOR_ONE_FORM, Shareable
from retro.model.stage import Stage, Wording

CHANGES = Stage(
    "changes",
    N_("Hardware / process changes"),
    also=("hardware", "process", "設備", "仕組み", "変更", "設備・仕組み"),
    short=N_("Changes"),
    question=N_("Which equipment, tool, label, form or procedure changes for good?"),
    asks=(
        N_("Which equipment, tool, label or form invited the mistake?"),
        N_("Where else does the same thing stand?"),
        N_("What have we put up with for years?"),
    ),
    example=N_("date field on the slip #form before black after red @shipping-lead due 2026-12-01"),
    neutral=N_("date field on the form #form before optional after required @team-lead due 2026-12-01"),
    forms=(
        (
            N_("date field on the slip #form before black after red @shipping-lead due 2026-12-01"),
            N_("a change, before and after"),
        ),
        (N_("elsewhere: depot in Ulm @depot-lead due 2026-12-20 change 6.1"), N_("another place to carry it to")),
        (N_("carried 6.2 yesterday @depot-lead"), N_("since when it is so there, too")),
        (N_("nothing: the table is rented until March @branch-manager"), N_("the reason why nothing changes")),
        (N_("… for-all"), N_("behind a change: every customer may be told it")),
        FOR_ONE_FORM,
    ),
    empty=N_(
        "Nothing here yet. Which equipment, tool, label, form or procedure changes for good? "
        "If none does, write the reason (nothing: …)."
    ),
    engineering=Wording(
        N_("Changes to systems and process"),
        N_("Changes"),
        N_("Which alert, default, limit, tool or runbook changes for good?"),
        (
            N_("Which default, tool or screen invited the mistake?"),
            N_("Where else does the same thing run?"),
            N_("What have we put up with for years?"),
        ),
        N_("limit for replica lag #software before none after 1 second @database-team due 2026-12-01"),
    ),
)


class ChangeOf(Choice):
    """What sort of thing is changed."""

    EQUIPMENT = "equipment", N_("equipment")
    TOOL = "tool", N_("tool")
    LABEL = "label", N_("label")
    FORM = "form", N_("form")
    PROCEDURE = "procedure", N_("procedure")
    SOFTWARE = "software", N_("software")
    LAYOUT = "layout", N_("layout")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {"software": ("config", "configuration", "settings", "code", "設定", "構成", "コード")}


@declared
class HardwareChange(Planned, Shareable):
    """A change to equipment or process, before and after, and where else it must be carried to (横展開)."""

    kind = "hardware_change"
    stage = CHANGES
    label = N_("Change to hardware or process")
    main = "what"

    what: str = line(N_("What"), ask=N_("What is changed?"), seen_by=EVERYONE)
    change_of: ChangeOf | None = choice(N_("Kind"), ChangeOf, seen_by=EVERYONE, mark="#", also=("種類", "type"))
    before: str = line(
        N_("Before"), ask=N_("How was it before?"), seen_by=MANAGEMENT, mark=NP_("mark", "before"), also=("前",)
    )
    after: str = line(
        N_("After"), ask=N_("How is it from now on?"), seen_by=EVERYONE, mark=NP_("mark", "after"), also=("後",)
    )
    place: str = line(
        N_("Where"),
        ask=N_("Where is it changed?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "at"),
        also=("設置場所", "place"),
    )
    carry_to: str = line(
        N_("Carry to"),
        ask=N_("Where else must it be carried to?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "carry"),
        also=("水平展開", "rollout"),
    )
    owner: str = owned.owner()
    due: date | None = owned.due()
    done: date | None = day(
        N_("Done"),
        ask=N_("When was it done?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "done"),
        also=("完了", "完了日"),
        by_checks=True,
    )
    agreed: bool | None = owned.agreed()
    ticket: str = line(
        N_("Ticket"), ask=N_("In which ticket is it worked on? Its key or address."), also=("チケット", "issue")
    )
    details: str = prose(N_("Details"))

    finds = (Found.DONE, Found.HOLDS, Found.FAILED, Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            due,
            Lateness.NOT_DONE,
            met_by=(Found.DONE, Found.HOLDS, Found.FAILED),
            ended_by=(Found.DROPPED,),
            done_on=done,
            tells=(owner, place, before, after, carry_to),
            owner=owner,
            stands_by=(what,),
            is_told_when_done=True,
        ),
        look_when_moved(what, owner),
        decide_anew(what, owner),
        look_again(what, owner),
    )


@declared
class NoChange(Entry):
    """The written reason why nothing changes (S16). "It will not happen again" is not a reason."""

    kind = "no_change"
    stage = CHANGES
    label = N_("Reason why nothing changes")
    main = "reason"
    also = (
        "no change", "no changes", "none", "変更しない", "変更不要", "変更無し",
        "なし", "無し", "何もなし", "何も無し", "特になし", "特に無し",
    )  # fmt: skip
    form = (
        r"(?:nothing|no)\s+changes?(?=[\s,;:.—-]|$)|nothing\s+(?:will|to|needs\s+to)\s+change\b|"
        r"(?:nothing|none|n/a|(?:特に|何も)?(?:なし|無し))(?:[.。]?$|(?=\s?[@＠（(]))|"
        r"(?<=変更なし\s)(?=[^\s@＠])|(?<=変更なし\s\s)(?=[^\s@＠])|"  # the words before a reason are none of it
        r"(?:何も)?変更(?:は)?(?:(?:なし|無し)(?!で|の)|しない|不要)|何も変え(?:ない|ません)"
    )
    prefix = N_("nothing")

    reason: str = prose(N_("Reason"), ask=N_("Why does no equipment or process change?"), seen_by=MANAGEMENT)
    decided_by: str = role(
        N_("Decided by"),
        ask=N_("Which role decided it?"),
        seen_by=MANAGEMENT,
        mark="@",
        also=("決裁者",),
    )
    review_on: date | None = day(
        N_("Review on"),
        ahead=True,
        ask=N_("When do we look again?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "review"),
        also=("再検討", "再検討日"),
    )

    finds = (Found.DONE, Found.NEW_DATE)
    deadlines = (
        Deadline(
            review_on,
            met_by=(Found.DONE,),
            words=N_("Look again: {what}"),
            tells=(decided_by,),
            owner=decided_by,
        ),
    )


@declared
class Place(Entry):
    """Another place to which a change is carried (横展開), with one who sees to it (S32)."""

    kind = "place"
    stage = CHANGES
    label = N_("Other place")
    main = "where"
    also = ("places", "other place", "other places", "横展開", "展開", "展開先", "水平展開", "他の場所")
    prefix = N_("elsewhere")

    where: str = line(N_("Where"), ask=N_("Where else does the same stand?"), seen_by=MANAGEMENT)
    of: EntryId | None = link(
        N_("Of change"), to="hardware_change", ask=N_("Which change is carried there?"), seen_by=MANAGEMENT,
        mark=NP_("mark", "change"),
    )  # fmt: skip
    owner: str = owned.owner(N_("Which one role looks there?"))
    due: date | None = owned.due()
    carried: date | None = day(
        N_("Carried"),
        ask=N_("Since when is it so there, too?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "carried"),
        also=("展開済み", "展開日"),
        by_checks=True,
    )

    finds = (Found.DONE, Found.HOLDS, Found.FAILED, Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            due,
            Lateness.NOT_DONE,
            met_by=(Found.DONE, Found.HOLDS, Found.FAILED),
            ended_by=(Found.DROPPED,),
            words=N_("Carry to: {what}"),
            done_on=carried,
            tells=(owner, of),
            owner=owner,
            stands_by=(where,),
        ),
        look_when_moved(where, owner),
        decide_anew(where, owner),
        look_again(where, owner),
    )

    @property
    def is_abandoned(self) -> bool:
        """Whether nobody carries it there any more, or it did not hold there."""
        return self.standing.found in (Found.DROPPED, Found.FAILED)
