"""Everyone concerned, one by one (S22): what each has had by now, what they have still to have, what does not apply."""

from __future__ import annotations

from collections.abc import Mapping

from retro.language import N_, Language
from retro.model.answers import answer_to
from retro.model.answers_in_words import told_in_words
from retro.model.found import Found
from retro.model.moments.formatting import show_day
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.follow_up import Tick
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Party, Ticked
from retro.model.waiting import apologised, code_of
from retro.text.folding import folded_name
from retro.value import value


@value
class PartyState:
    """How one of those concerned stands."""

    party: Party
    ticks: Mapping[Ticked, Tick]
    """What they have had, by the first tick that says so."""
    answers: Mapping[Ticked, EmptyAnswer]
    """What was said of the others: not known, or does not apply."""
    apology: Apology | None = None
    """The apology that was given to them, told in a row of its own: it counts as the tick."""

    @property
    def open(self) -> tuple[Ticked, ...]:
        """What they have still to have: neither ticked nor out of place."""
        return tuple(each for each in Ticked if not self.has(each) and not self.is_out_of_place(each))

    def has(self, ticked: Ticked) -> bool:
        """Whether they have had it."""
        return ticked in self.ticks or (ticked is Ticked.APOLOGISED and self.apology is not None)

    def is_out_of_place(self, ticked: Ticked) -> bool:
        """Whether somebody said that it does not apply to them."""
        return ticked in self.answers and self.answers[ticked].said is Said.NOT_APPLICABLE


def party_state(record: Retrospective, party: Party) -> PartyState:
    """How a party stands."""
    ticks: dict[Ticked, Tick] = {}
    for tick in record.of(Tick):
        if tick.of == party.id and tick.ticked is not None and not _is_taken_back(record, tick):
            ticks.setdefault(tick.ticked, tick)
    apology = apologised(record.rows, record.checks).get(folded_name(party.who)) if party.who.strip() else None
    said = ((each, answer_to(record, party.id, code_of(each))) for each in Ticked if each not in ticks)
    return PartyState(party, ticks, {each: answer for each, answer in said if answer is not None}, apology)


def _is_taken_back(record: Retrospective, tick: Tick) -> bool:
    """Whether a check says that it was ticked wrongly: in a closed case nothing is altered."""
    return any(check.found is Found.TAKEN_BACK for check in record.checks.get(tick.id, ()))


def party_states(record: Retrospective) -> tuple[PartyState, ...]:
    """How all parties stand, in the order of their rows."""
    return tuple(party_state(record, party) for party in record.of(Party))


def party_in_words(state: PartyState, to: Language) -> str:
    """What a party has had and has still to have: `done: told, apologised to; open: put right, accepted`."""
    had = to.join(to(each.label) for each in Ticked if state.has(each))
    still = to.join(to(each.label) for each in state.open)
    if not still:
        return had or to(N_("nothing open"))
    told = to(N_("open: {ticks}"), ticks=still)
    return to(N_("done: {done}; {open}"), done=had, open=told) if had else told


def open_in_words(state: PartyState, to: Language) -> str:
    """What a party has still to have, in few words: `open: put right, accepted`; what they have had, if nothing is."""
    if len(state.open) == len(Ticked):
        return to(N_("nothing yet"))
    still = to.join(to(each.label) for each in state.open)
    return to(N_("open: {ticks}"), ticks=still) if still else party_in_words(state, to)


def tick_in_words(state: PartyState, ticked: Ticked, to: Language) -> str:
    """Whether a party has had one thing, and since which day: `2 Dec 2026`, `yes`, `not yet`, `does not apply`."""
    if tick := state.ticks.get(ticked):
        return show_day(tick.on, to) if tick.on else to(N_("yes"))
    if ticked is Ticked.APOLOGISED and state.apology is not None:
        day = state.apology.given.day if state.apology.given else None
        return show_day(day, to) if day else to(N_("yes"))
    if (answer := state.answers.get(ticked)) is not None and answer.said not in (None, Said.LATER):
        return told_in_words(answer, to)
    return to(N_("not yet"))
