"""Stage 5, the prevention measure: what stops it, who owns it, by when, and how we will know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from retro.language import N_, NP_
from retro.model import owned
from retro.model.choice import EVERYONE, MANAGEMENT, Choice
from retro.model.deadline import Deadline, Lateness, decide_anew
from retro.model.entry import EntryId, declared
from retro.model.fields import choice, day, line, links, prose
from retro.model.found import Found
from retro.model.planned import Planned
from retro.model.shareable import FOR_ALL_FORM, FOR_ONE_FORM, Shareable
from retro.model.stage import Stage

PREVENTION = Stage(
    "prevention",
    N_("Prevention measure"),
    also=("measures", "actions", "action items", "対策", "再発防止", "防止策"),
    short=N_("Prevention"),
    question=N_("What will stop it from happening again, who owns it, by when, and how will we know?"),
    asks=(
        N_("What would stop it even on a tired day, with a new colleague?"),
        N_("Can the step be left out, replaced, or made easier?"),
        N_("How will we notice in time if it happens again?"),
        N_("How will we know in three months that it works?"),
    ),
    example=N_("two-person check @shipping-lead due 2026-12-01 !weaker"),
    forms=(
        (N_("two-person check @shipping-lead due 2026-12-01 !weaker"), N_("a measure, its owner, due day, strength")),
        (
            N_("one table per order !stronger answers 2, 3 check 2027-01-15"),
            N_("answers causes 2 and 3; the day to check it"),
        ),
        (N_("when two orders are open, then their slips lie apart"), N_("a plan, kept as it is written")),
        FOR_ALL_FORM,
        FOR_ONE_FORM,
    ),
    empty=N_("Nothing here yet. What would stop it even on a tired day, with a new colleague?"),
)


class Strength(Choice):
    """How much a measure leaves to people's attention, after the action hierarchy of patient safety (NPSF, RCA2)."""

    STRONGER = "stronger", N_("stronger")
    INTERMEDIATE = "intermediate", N_("intermediate")
    WEAKER = "weaker", N_("weaker")


class MeasureCategory(Choice):
    """The sort of measure it is. `strength` is where the action hierarchy puts it."""

    strength: Strength

    PHYSICAL = "physical", N_("physical change"), Strength.STRONGER
    FORCING = "forcing", N_("forcing function"), Strength.STRONGER
    TESTED = "tested", N_("usability-tested equipment"), Strength.STRONGER
    SIMPLER = "simpler", N_("simplified or standardised process"), Strength.STRONGER
    LEADERSHIP = "leadership", N_("leadership engaged"), Strength.STRONGER
    REDUNDANCY = "redundancy", N_("redundancy"), Strength.INTERMEDIATE
    STAFFING = "staffing", N_("staffing or workload"), Strength.INTERMEDIATE
    SOFTWARE = "software", N_("software change"), Strength.INTERMEDIATE
    QUIET = "quiet", N_("fewer distractions"), Strength.INTERMEDIATE
    CHECKLIST = "checklist", N_("checklist or memory aid"), Strength.INTERMEDIATE
    LOOK_ALIKES = "look-alikes", N_("look-alikes removed"), Strength.INTERMEDIATE
    READ_BACK = "read-back", N_("read-back"), Strength.INTERMEDIATE
    DOCUMENTATION = "documentation", N_("better documentation"), Strength.INTERMEDIATE
    DOUBLE_CHECK = "double-check", N_("double check"), Strength.WEAKER
    WARNING = "warning", N_("warning or label"), Strength.WEAKER
    RULE = "rule", N_("new rule"), Strength.WEAKER
    TRAINING = "training", N_("training"), Strength.WEAKER
    STUDY = "study", N_("more study"), Strength.WEAKER

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "staffing": ("人員", "増員"),
            "checklist": ("チェックリスト",),
            "documentation": ("マニュアル", "文書"),
            "warning": ("表示", "警告", "ラベル", "注意表示", "label"),
            "rule": ("ルール", "規則"),
            "training": ("教育", "研修", "訓練"),
        }


class ErrorProofing(Choice):
    """Which principle of error-proofing (エラープルーフ化) a measure uses: three that prevent, two that contain."""

    ELIMINATION = "elimination", N_("elimination")
    REPLACEMENT = "replacement", N_("replacement")
    FACILITATION = "facilitation", N_("facilitation")
    DETECTION = "detection", N_("error detection")
    MITIGATION = "mitigation", N_("mitigation of effects")


class Result(Choice):
    """What became of a measure, as its checks say (S20). `found` is what a check found then; None if nothing yet."""

    found: Found | None

    PLANNED = "planned", N_("planned"), None
    DONE = "done", N_("done"), Found.DONE
    VERIFIED = "verified", N_("verified"), Found.HOLDS
    FAILED = "did-not-hold", N_("did not hold"), Found.FAILED
    DROPPED = "not-doing", N_("not doing"), Found.DROPPED

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "done": ("完了", "済"),
            "not-doing": ("中止", "dropped"),
        }


@declared
class Measure(Planned, Shareable):
    """What will stop it from happening again, who owns it, and how we will know."""

    kind = "measure"
    stage = PREVENTION
    label = N_("Measure")
    main = "what"

    what: str = line(N_("Measure"), ask=N_("What will stop it from happening again?"), seen_by=EVERYONE)
    answers: tuple[EntryId, ...] = links(
        N_("Answers cause"),
        to="cause",
        ask=N_("Which cause does it answer?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "answers"),
        also=("cause", "causes"),
    )
    strength: Strength | None = choice(
        N_("Strength"),
        Strength,
        ask=N_("How much does it leave to people's attention?"),
        seen_by=MANAGEMENT,
        mark="!",
    )
    means: MeasureCategory | None = choice(
        N_("Means"),
        MeasureCategory,
        ask=N_("What sort of measure is it?"),
        seen_by=MANAGEMENT,
        mark="#",
        also=("種類", "手段"),
    )
    error_proofing: ErrorProofing | None = choice(N_("Error-proofing"), ErrorProofing, seen_by=MANAGEMENT)
    owner: str = owned.owner()
    due: date | None = owned.due(seen_by=EVERYONE)
    proof: str = line(
        N_("Proof"), ask=N_("How will we know that it works?"), seen_by=MANAGEMENT, mark=NP_("mark", "proof")
    )
    check_on: date | None = day(
        N_("Check on"),
        ahead=True,
        ask=N_("When do we look whether it held?"),
        seen_by=MANAGEMENT,
        mark=NP_("mark", "check"),
        also=("効果確認",),
    )
    result: Result | None = choice(
        N_("Result"), Result, seen_by=EVERYONE, mark="~", also=("状況", "status"), by_checks=True
    )
    agreed: bool | None = owned.agreed()
    ticket: str = line(
        N_("Ticket"), ask=N_("In which ticket is it worked on? Its key or address."), also=("チケット", "issue")
    )
    reason: str = prose(N_("Reason"), ask=N_("If it is not done: why not?"), seen_by=MANAGEMENT)
    review_on: date | None = day(
        N_("Review on"), ahead=True, ask=N_("If it is not done: when do we look again?"), seen_by=MANAGEMENT
    )
    details: str = prose(N_("Details"))

    finds = (Found.DONE, Found.HOLDS, Found.FAILED, Found.NEW_DATE, Found.DROPPED)
    deadlines = (
        Deadline(
            due,
            Lateness.NOT_DONE,
            met_by=(Found.DONE, Found.HOLDS, Found.FAILED),
            ended_by=(Found.DROPPED,),
            tells=(owner, proof, result, reason),
            owner=owner,
            stands_by=(what,),
        ),
        Deadline(
            check_on,
            Lateness.NOT_CHECKED,
            met_by=(Found.HOLDS, Found.FAILED),
            ended_by=(Found.DROPPED,),
            words=N_("Check: {what}"),
            tells=(owner, proof, result, reason),
            owner=owner,
            stands_by=(what,),
        ),
        Deadline(
            review_on,
            only_if=(Found.DROPPED,),
            words=N_("Look again: {what}"),
            tells=(owner, proof, result, reason),
            owner=owner,
        ),
        decide_anew(what, owner),
    )
