"""How many minutes each step of a meeting has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from retro.errors import UsageError
from retro.language import M_
from retro.model.record import Retrospective
from retro.model.stages.meeting import MeetingPart
from retro.model.stages.timeline import TIMELINE
from retro.review.meeting.steps import PROMISES, READ_BACK, RULES, MeetingStep, steps_of
from retro.value import value

USUAL, LEAST, MOST = 60, 5, 480
"""Minutes of a meeting, if nothing is said, and at least and at most."""
_DIGITS = 4
"""Minutes of more digits are no minutes of a meeting, and may be more than a time can hold."""
_TABLES: Mapping[int, Mapping[str, int]] = {
    30: {"rules": 1, "promises": 2, "timeline": 5, "cause": 8, "scope": 1, "remedy": 1, "prevention": 5, "changes": 3,
         "read-back": 4},
    60: {"rules": 2, "promises": 3, "timeline": 10, "cause": 15, "scope": 3, "remedy": 2, "prevention": 11,
         "changes": 6, "read-back": 8},
    90: {"rules": 2, "promises": 5, "timeline": 15, "cause": 23, "scope": 5, "remedy": 5, "prevention": 16,
         "changes": 9, "read-back": 10},
}  # fmt: skip
"""Stages 3 and 4 are read back with what is missing in them: whoever handles the case has filled them in before."""
_FACTS_ANEW = 20
"""So many minutes the facts take where nobody has gathered them before."""
_FRAME = (RULES, PROMISES, READ_BACK)


@value
class Usual:
    """How long a meeting of this house is, if nothing is said, and the minutes that steps have in it."""

    minutes: int = USUAL
    steps: Mapping[str, int] = field(default_factory=dict)
    """By their codes; the others share what is left."""


USUAL_MEETING = Usual()


def usual_of(said: Mapping[str, int]) -> Usual:
    """What is usual by the settings of a house: its `minutes`, and those of single steps."""
    return Usual(said.get("minutes", USUAL), {code: minutes for code, minutes in said.items() if code != "minutes"})


@value
class MeetingPlan:
    """The minutes of the steps, by their codes, in their order."""

    minutes: Mapping[str, int]
    unfit: tuple[str, ...] = ()
    """The steps for which no time is left today."""

    @property
    def total(self) -> int:
        """The minutes of them all."""
        return sum(self.minutes.values())


def plan_of(
    record: Retrospective,
    planned: int | None = None,
    part: MeetingPart | None = None,
    wanted: Mapping[str, int] | None = None,
    usual: Usual = USUAL_MEETING,
) -> MeetingPlan:
    """The plan of a meeting of so many minutes about the case as it stands; as many as is `usual`, if nothing is said.

    `wanted` are minutes that somebody gave single steps; the others share what is left. Where nobody has gathered the
    facts, these take twenty minutes, and the last steps that have no room then are named. UsageError if no meeting is
    so short or so long.
    """
    planned = usual.minutes if planned is None else planned
    if not LEAST <= planned <= MOST:
        raise UsageError(
            M_("A meeting of {minutes} minutes cannot be planned.", minutes=planned),
            M_("Choose from {least} to {most} minutes: 30, 60 and 90 are usual.", least=LEAST, most=MOST),
        )
    steps, given = steps_of(part), dict(wanted or {})
    _check(steps, given, planned)
    weights = _weights(planned, usual)
    if not given and part is not MeetingPart.MEASURES and not record.stage(TIMELINE):
        return _without_facts(steps, planned, weights)
    return MeetingPlan(_shared(steps, planned, given, weights))


def _weights(planned: int, usual: Usual) -> Mapping[str, int]:
    """In what proportions the steps share the time: as the house has it, else as in the nearest usual meeting.

    UsageError if the house gives time to what is no step, or more than its meeting has.
    """
    if not usual.steps:
        return _TABLES[_nearest(planned)]
    whole = steps_of(None)
    _check(whole, usual.steps, usual.minutes)
    return _shared(whole, usual.minutes, usual.steps, _TABLES[_nearest(usual.minutes)])


def _nearest(planned: int) -> int:
    return min(_TABLES, key=lambda minutes: abs(minutes - planned))


def _check(steps: Sequence[MeetingStep], given: Mapping[str, int], planned: int) -> None:
    codes = [step.code for step in steps]
    if unknown := [code for code in given if code not in codes]:
        raise UsageError(
            M_("“{step}” is no step of this meeting.", step=unknown[0]),
            M_("Choose from: {steps}.", steps=tuple(codes)),
        )
    if any(minutes < 0 for minutes in given.values()) or sum(given.values()) > planned:
        raise UsageError(
            M_("{minutes} minutes are more than the meeting has.", minutes=sum(given.values())),
            M_("It has {planned}. Give it more with --minutes.", planned=planned),
        )


def _shared(
    steps: Sequence[MeetingStep], planned: int, given: Mapping[str, int], weights: Mapping[str, int]
) -> Mapping[str, int]:
    """The minutes of each step; those that nobody gave in these proportions."""
    free = [step.code for step in steps if step.code not in given]
    parts = _in_proportion({code: weights[code] for code in free}, planned - sum(given.values()))
    return {step.code: given.get(step.code, parts.get(step.code, 0)) for step in steps}


def _in_proportion(weights: Mapping[str, int], minutes: int) -> Mapping[str, int]:
    """Whole minutes in these proportions, which come to `minutes`: the largest remainders get those that are left."""
    whole = sum(weights.values())
    if not whole:
        return dict.fromkeys(weights, 0)
    exact = {code: minutes * weight / whole for code, weight in weights.items()}
    found = {code: int(share) for code, share in exact.items()}
    by_rest = sorted(weights, key=lambda code: found[code] - exact[code])
    for code in by_rest[: minutes - sum(found.values())]:
        found[code] += 1
    return found


def _without_facts(steps: Sequence[MeetingStep], planned: int, weights: Mapping[str, int]) -> MeetingPlan:
    """The facts are gathered in the meeting itself: what comes behind them has what is left, as far as it is enough."""
    usual = _shared(steps, planned, {}, weights)
    needs = usual if planned < USUAL else _TABLES[USUAL]
    frame = {code: usual[code] for code in _FRAME}
    room = planned - sum(frame.values())
    minutes = {TIMELINE.code: min(max(_FACTS_ANEW, usual[TIMELINE.code]), room)}
    left = room - minutes[TIMELINE.code]
    behind = [step.code for step in steps if step.code not in (*_FRAME, TIMELINE.code)]
    fitting = list(_fitting(behind, needs, left))
    for code in fitting:
        minutes[code] = needs[code]
        left -= needs[code]
    for code, more in _in_proportion({code: minutes[code] for code in fitting or minutes}, left).items():
        minutes[code] += more
    whole = {**frame, **minutes}
    return MeetingPlan({step.code: whole.get(step.code, 0) for step in steps}, tuple(behind[len(fitting) :]))


def _fitting(codes: Iterable[str], needs: Mapping[str, int], left: int) -> Iterator[str]:
    """The steps for which there is room, up to the first for which there is none."""
    for code in codes:
        left -= needs[code]
        if left < 0:
            return
        yield code


def written(plan: MeetingPlan) -> str:
    """The plan as the record keeps it: `rules=2 promises=3 …`; with `!` behind what has no room."""
    return " ".join(f"{code}={n}{'!' if code in plan.unfit else ''}" for code, n in plan.minutes.items())


def read_plan(text: str) -> MeetingPlan:
    """The plan that `written` wrote; what is none of it, as another program may have left it, is passed over."""
    minutes, unfit = dict[str, int](), []
    for part in text.split():
        code, _, n = part.partition("=")
        said = n.rstrip("!")
        if code and said.isdecimal() and len(said) <= _DIGITS:
            minutes[code] = minutes_in(said)
            unfit += [code] if n.endswith("!") else []
    return MeetingPlan(minutes, tuple(unfit))


def minutes_in(text: str) -> int:
    """The minutes that somebody kept: 0 where another program left something else, or more than any meeting has."""
    said = text.strip()
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else 0
