"""The head: what the retrospective is about, who took part, and which other cases it belongs to."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

from retro.language import N_, NP_
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.deadline import Deadline, holds
from retro.model.entry import Entry, declared
from retro.model.fields import choice, day, line, moment, number, open_choice, prose, role, tags, yes_no, zone
from retro.model.head_choices import (
    CaseKind as CaseKind,
    Level as Level,
    Origin as Origin,
    Publicity as Publicity,
    Responsibility as Responsibility,
    Severity as Severity,
    Status as Status,
)
from retro.model.moments.moment import Moment
from retro.model.shareable import Worded
from retro.model.stage import Stage, Wording

HAPPENED_BEFORE = N_("Has this happened before? Three times is a system, not bad luck.")
HEAD = Stage(
    "head",
    N_("Head"),
    also=("participants", "people", "参加者", "関係者", "出席者", "基本情報", "関連事案", "関連事例"),
    short=N_("Head"),
    question=N_("What is this about, and who was there?"),
    asks=(
        N_("Which roles were there? Names are optional and never leave the team."),
        HAPPENED_BEFORE,
        N_("Did an earlier case, or how it was handled, lead to this one?"),
    ),
    example=N_("shipping lead @Sato part packed the parcels"),
    forms=(
        (N_("shipping lead @Sato part packed the parcels"), N_("a participant: the role, the name, the part played")),
        (N_("case: 2026-004 #again"), N_("a related case: second complaint of, again after, related to")),
    ),
    is_walked=False,
    engineering=Wording(
        N_("Head"),
        N_("Head"),
        N_("What is this about, and who responded?"),
        (
            N_("Which roles responded? Names are optional and never leave the team."),
            HAPPENED_BEFORE,
            N_("Which service or system failed, and who owns it?"),
        ),
        N_("on-call engineer @Sato part rolled it back"),
    ),
)


@declared
class Head(Worded):
    """What the retrospective is about. There is one for each retrospective, and its id is the retrospective's."""

    kind = "retrospective"
    stage = HEAD
    label = N_("Retrospective")
    main = "title"

    reference: str = ""
    """`2026-014`: given by the store, never changed."""
    created: str = ""
    """When it was begun, ISO 8601 with offset."""
    seq: int = 0
    """The number of its latest change."""
    closed: str = dataclasses.field(default="")
    """When it was closed, ISO 8601 with offset; "" while it is open."""
    digest: str = ""
    """`retro.model.digest.digest` of what it held when it was closed; "" while it is open, and without a seal."""
    rule: str = ""
    """The name of the rule by which the digest was made; "" where there is none."""
    chain: str = ""
    """The chain (`retro.model.chain`) of the entry of the log that closed it; "" where there is no digest."""

    followed_by: str = ""
    """The reference of the first case that says that it happened again after this one; "" if none does."""
    followed_on: str = ""
    """The last day, ISO 8601, on which it happened again after this one, as links between cases say; "" if on none."""
    times: int = 1
    """How many times it has happened, this one counted, as links between cases say."""
    decided: bool = False
    """Whether a later time of it says what is done now: a measure, a change, or why nothing changes."""

    settled: bool | None = None
    """Whether it is settled, where rows that would say it were left out; None where that follows from the rows."""

    title: str = line(N_("Title"), ask=N_("What happened, in one line?"), seen_by=EVERYONE)
    case_kind: CaseKind | None = choice(N_("Kind"), CaseKind, seen_by=EVERYONE, also=("種類", "type"))
    severity: Severity | None = choice(
        N_("Severity"), Severity, seen_by=MANAGEMENT, also=("重要度", "緊急度", "優先度", "sev", "priority")
    )
    status: Status | None = choice(N_("State"), Status, seen_by=MANAGEMENT, also=("ステータス", "進捗"))
    origin: str = open_choice(N_("Origin"), Origin, ask=N_("Where does it lie?"), seen_by=MANAGEMENT)
    responsibility: Responsibility | None = choice(
        N_("Responsibility"), Responsibility, ask=N_("Whose fault was it?"), seen_by=MANAGEMENT
    )
    zone: str = zone(N_("Time zone"), ask=N_("In which zone are the times?"), seen_by=EVERYONE)
    started: Moment | None = moment(N_("Started"), ask=N_("When did it begin?"), seen_by=EVERYONE)
    detected: Moment | None = moment(
        N_("Detected"), ask=N_("When did we notice?"), seen_by=EVERYONE, not_before="started"
    )
    resolved: Moment | None = moment(
        N_("Resolved"), ask=N_("When was it over for those hurt?"), seen_by=EVERYONE, not_before="started"
    )
    answered: Moment | None = moment(
        N_("First answered"),
        ask=N_("When did those hurt first have an answer from us?"),
        seen_by=MANAGEMENT,
        also=("初回回答",),
    )
    next_report: Moment | None = moment(
        N_("Next report"), ahead=True, ask=N_("When do those concerned hear from us next?"), seen_by=EVERYONE
    )
    summary: str = prose(
        N_("Summary"), ask=N_("What happened, in three sentences, for someone who was not there?"), seen_by=MANAGEMENT
    )
    asked_of_them: str = prose(
        N_("What we ask of them"),
        ask=N_("What do we ask of those hurt: to send something back, to look at a bill?"),
        seen_by=EVERYONE,
        also=("お願い",),
    )
    normally: str = prose(N_("Normally"), ask=N_("What normally happens?"), seen_by=MANAGEMENT)
    intended: str = prose(N_("Intended"), ask=N_("What was meant to happen this time?"), seen_by=MANAGEMENT)
    actual: str = prose(N_("Actually"), ask=N_("What did happen?"), seen_by=MANAGEMENT)
    affected: str = line(
        N_("Affected"), ask=N_("What was affected: which product, order, system or service?"), seen_by=MANAGEMENT
    )
    hurt_customers: bool | None = yes_no(N_("Customers hurt"), ask=N_("Was a customer hurt by it?"), seen_by=MANAGEMENT)
    injured: bool | None = yes_no(N_("Somebody injured"), ask=N_("Was anybody physically hurt?"), seen_by=MANAGEMENT)
    publicity: Publicity | None = choice(
        N_("Publicity"),
        Publicity,
        ask=N_("Do the press or social media speak of it, or may they?"),
        seen_by=MANAGEMENT,
        also=("報道", "SNS"),
    )
    may_publish: bool | None = yes_no(
        N_("May be published"),
        ask=N_("May anybody read it, on a public site?"),
        also=("公開", "公開可", "published", "public"),
    )
    """Until somebody says yes, it stands on no public site."""
    strain: str = prose(N_("Strain"), ask=N_("What did it cost those who answered?"))
    on_call_hours: Decimal | None = number(
        N_("Hours on call"), ask=N_("How many hours did those on call spend on it?"), seen_by=MANAGEMENT
    )
    depth: Level | None = choice(N_("Depth"), Level, ask=N_("How much of the walk does it need?"), seen_by=MANAGEMENT)
    depth_reason: str = line(N_("Depth because"), ask=N_("Why is less needed than usual?"), seen_by=MANAGEMENT)
    closed_because: str = line(
        N_("Closed because"), ask=N_("Why is it closed although something is missing?"), seen_by=MANAGEMENT
    )
    removed: date | None = day(N_("Removed"), ask=N_("When was it taken out of the archive?"), by_command=True)
    removed_because: str = line(N_("Removed because"), ask=N_("Why was it taken out of the archive?"), by_command=True)
    merged_into: str = line(N_("Merged into"), ask=N_("Into which case was it merged?"), by_command=True)
    tags: tuple[str, ...] = tags(N_("Tags"), seen_by=MANAGEMENT)
    facilitator: str = role(N_("Facilitator"), ask=N_("Which role leads the meeting?"), also=("司会", "司会者"))

    deadlines = (Deadline(next_report, cancelled=(holds(closed),), words=N_("Next report: {what}"), owner=facilitator),)

    @property
    def may_apologise(self) -> bool:
        """Whether an apology is in place: where it was our fault, or ours too (S7)."""
        return self.responsibility in (Responsibility.OURS, Responsibility.SHARED)

    @property
    def may_promise(self) -> bool:
        """Whether the facts are known well enough to promise anything (S7)."""
        return self.responsibility not in (None, Responsibility.INVESTIGATING)


@declared
class Participant(Entry):
    """Someone who took part, as a role. The name never leaves the team (S11)."""

    kind = "participant"
    stage = HEAD
    label = N_("Participant")
    main = "role"
    person = "name"

    role: str = role(N_("Role"), ask=N_("In which role: shipping lead, on-call engineer?"))
    name: str = line(
        N_("Name"),
        ask=N_("Who? Optional; it never leaves the team."),
        mark="@",
        to_next_mark=True,
        also=("名前", "お名前"),
        personal=True,
    )
    reading: str = line(
        N_("Also written"),
        ask=N_("How else may the name be written: タナカ, Tanaka? It never leaves the team."),
        mark=NP_("mark", "also"),
        also=("読み", "ふりがな", "フリガナ"),
        personal=True,
    )
    part: str = line(N_("Part"), ask=N_("What did this role do in it?"), mark=NP_("mark", "part"), also=("役目", "did"))


class Relation(Choice):
    """How one case belongs to another."""

    SECOND_COMPLAINT = "second-complaint", N_("second complaint of")
    AGAIN = "again", N_("again after")
    RELATED = "related", N_("related to")
    APART = "apart", N_("not the same as")
    """Somebody looked, and it is another thing: it is not asked again."""


class SecondComplaintCause(Choice):
    """Why the handling of one case caused another (S18)."""

    EXCUSES = "excuses", N_("excuses")
    NOT_LISTENING = "not-listening", N_("not listening")
    NOT_SHARED = "not-shared", N_("not shared")
    SLOW = "slow", N_("too slow")
    HOSTILE = "hostile", N_("hostile from the beginning")
    OTHER = "other", N_("another reason")


@declared
class CaseLink(Entry):
    """Another case that this one belongs to, and what the handling of the second one cost (S18)."""

    kind = "case_link"
    stage = HEAD
    label = N_("Related case")
    main = "reference"
    also = ("related", "事例", "関連事例", "関連")
    form = r"\d{4}-\d{1,5}(?=\s|$)"
    prefix = N_("case")
    is_of_other_case = True

    relation: Relation | None = choice(N_("Relation"), Relation, seen_by=MANAGEMENT, mark="#", also=("種類",))
    reference: str = line(N_("Reference"), ask=N_("Which case, such as 2026-004?"), seen_by=MANAGEMENT)
    why: SecondComplaintCause | None = choice(
        N_("Because of"),
        SecondComplaintCause,
        ask=N_("What in the handling made it happen?"),
        mark="~",
        also=("理由", "because"),
    )
    note: str = prose(N_("Note"), seen_by=MANAGEMENT)
    extra_hours: Decimal | None = number(
        N_("Extra hours"), ask=N_("How many hours did it take on top?"), mark=NP_("mark", "hours")
    )
    extra_people: Decimal | None = number(N_("Extra people"), mark=NP_("mark", "people"))
    extra_contacts: Decimal | None = number(N_("Extra contacts"), mark=NP_("mark", "contacts"))
