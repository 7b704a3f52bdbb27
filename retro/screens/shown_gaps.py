"""What is said beside a stage: what is still missing, what to ask, and how its quick lines are written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from retro.language import N_, _, active
from retro.model.stage import Stage
from retro.review.gaps import Gap, asks

EXAMPLES = {
    Stage.HEAD: N_("shipping lead @Sato part packed the parcels"),
    Stage.TIMELINE: N_("14:05 phones start ringing #detection"),
    Stage.CAUSE: N_("> why: nobody checks the slip ~presumed"),
    Stage.SCOPE: N_("37 parcels late #economic ~estimated"),
    Stage.REMEDY: N_("16:30 right parcel brought by hand #company ~accepted"),
    Stage.PREVENTION: N_("two-person check @shipping-lead due 2026-12-01 !weaker"),
    Stage.CHANGES: N_("date field on the slip #form before black after red @shipping-lead due 2026-12-01"),
    Stage.REVIEW: N_("the night shift called at once #well"),
}
"""A quick line for each stage, shown where the line is empty."""

ADDENDUM = N_("addendum: the supplier confirmed the defect on 2026-12-01")

_FORMS: dict[Stage, tuple[tuple[str, str], ...]] = {
    Stage.HEAD: (
        (N_("shipping lead @Sato part packed the parcels"), N_("a participant: the role, the name, the part played")),
        (N_("case: 2026-004 #again"), N_("a related case: second complaint of, again after, related to")),
    ),
    Stage.TIMELINE: (
        (N_("14:05 phones start ringing #detection"), N_("an event at a time of the day")),
        (N_("+7 callers are put through to the shift lead"), N_("7 minutes after the row before")),
        (N_("~14:00 first doubts ~unconfirmed"), N_("about; not confirmed")),
        (N_("13:30-13:45 packing of both orders"), N_("a range")),
        (N_("next day 9am manager visits the family"), N_("on the day after")),
        (N_("? slips were swapped"), N_("at a time that is not known")),
        (N_("contact: 15:10 he wants a call back #phone promise call back due 17:00"), N_("a contact with those hurt")),
    ),
    Stage.CAUSE: (
        (N_("slips of two orders lay on one table ~fact"), N_("a cause at the top")),
        (N_("> why: the table has no place per order ~presumed"), N_("one level under the chosen row")),
        (N_("nobody compares slip and parcel #escaped"), N_("why it went unnoticed")),
    ),
    Stage.SCOPE: (
        (N_("37 parcels late #economic ~estimated"), N_("a figure, what it counts, the hurt, how sure")),
        (N_("two families upset @customers #psychological ~confirmed"), N_("who was hurt")),
    ),
    Stage.REMEDY: (
        (N_("16:30 right parcel brought by hand #company ~accepted"), N_("what was done, by whom, how it was taken")),
        (N_("apology: 17:00 for the wait and the wrong gift #visit @branch-manager"), N_("an apology, and for what")),
    ),
    Stage.PREVENTION: (
        (N_("two-person check @shipping-lead due 2026-12-01 !weaker"), N_("a measure, its owner, due day, strength")),
        (N_("one table per order !stronger answers 2 check 2027-01-15"), N_("answers cause 2; the day to check it")),
    ),
    Stage.CHANGES: (
        (
            N_("date field on the slip #form before black after red @shipping-lead due 2026-12-01"),
            N_("a change, before and after"),
        ),
        (N_("nothing: the table is rented until March @branch-manager"), N_("the reason why nothing changes")),
    ),
    Stage.REVIEW: (
        (N_("the night shift called at once #well"), N_("what went well, badly, luckily")),
        (N_("lesson: a parcel is packed where its slip lies"), N_("what others should know")),
        (N_("parked: new scanners @it-lead"), N_("left for another day")),
        (N_("vote: shift lead for 5.1 !3"), N_("points for a row: stage 5, row 1")),
        (ADDENDUM, N_("found after closing")),
    ),
}


def example(stage: Stage, *, closed: bool) -> str:
    """The message id of what stands in the empty entry line; of a closed case, only the review takes one."""
    if closed:
        return ADDENDUM if stage is Stage.REVIEW else ""
    return EXAMPLES[stage]


def forms(stage: Stage) -> list[tuple[str, str]]:
    """The forms of the entry line in a stage, with their meanings."""
    return [(_(form), _(meaning)) for form, meaning in _FORMS[stage]]


def beside(missing: Sequence[Gap], stage: Stage, notice: str = "") -> Content:
    """The text beside a stage: a `notice`, what is missing, and what to ask."""
    blocks: list[Content] = [Content.styled(notice, "bold"), Content("")] if notice else []
    if missing:
        blocks += [Content.styled(_("Still missing here"), "bold"), Content("")]
        for gap in missing:
            blocks += [Content(gap.message.show(active())), Content("")]
    blocks += [Content.styled(_("Asked here"), "bold"), Content("")]
    for question in asks(stage):
        blocks += [Content.styled(_(question), "dim"), Content("")]
    return Content("\n").join(blocks)
