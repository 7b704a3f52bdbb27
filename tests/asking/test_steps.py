"""The steps of the walk, one by one: where they are asked, how, and how many answers they take."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from retro.asking.again import Given, asked_again
from retro.asking.answer_line import Refused, one_of, read_answer
from retro.asking.next import Here, _lacks_rows as lacks_rows, is_asked_at, next_question
from retro.asking.order import ORDER
from retro.asking.order.finders import Finders, with_finders
from retro.asking.order.gaps import MOST, _linked as linked, besides, just_said
from retro.asking.order.judged import Judgements, reworded
from retro.asking.order.offer import Offer
from retro.asking.order.recall import STEPS as RECALL, Sort
from retro.asking.order.step import Back, Fill, Progress, Rows, Spot, Step
from retro.asking.question import FillField, FindOut, Offered, Option, Question, SortRows, named_options, options_of
from retro.language import M_, language
from retro.model.entry import Entry
from retro.model.head_choices import Level, Severity, Status
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence
from retro.model.stages.head import HEAD, CaseKind, Head
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.remedy import REMEDY, Reception, Remedy
from retro.model.stages.review import REVIEW, Recollection
from retro.model.stages.scope import SCOPE, Damage, HarmType
from retro.model.stages.timeline import TIMELINE, Contact, Event
from retro.review.needs.proportion import Nature, Proportion, proportion
from tests.records import at, record
from tests.redaction.test_empty_answers import said

EN = language("en")
L = Level.LIGHT
FINDERS = {step.stage: step for step in ORDER if isinstance(step, Finders)}


def progress(whole: Retrospective, *over: tuple[str, str], recalls: bool = False) -> Progress:
    """The case as the steps see it; of what is `over` something was said."""
    return Progress(whole, proportion(whole), lambda about, asked: (about, asked) not in over, recalls)


def spots(step: Step, *given: Any, **named: Any) -> list[Spot]:
    return list(step.spots(progress(*given, **named)))


# -- recall ----------------------------------------------------------------------------------------------------


def test_recalling_begins_where_it_is_wanted_and_goes_on_where_something_was_remembered() -> None:
    rounds = {step.code: step for step in RECALL[:3]}
    bare, begun = record(), record(Recollection(what="it rang"))
    assert [code for code, step in rounds.items() if spots(step, bare)] == []
    assert [code for code, step in rounds.items() if spots(step, bare, recalls=True)] == ["recall.free"]
    assert [code for code, step in rounds.items() if spots(step, begun)] == list(rounds)
    assert spots(rounds["recall.free"], begun, ("", "recall.free"), recalls=True) == []


def test_what_is_remembered_is_sorted_stage_by_stage_as_far_as_nothing_was_said_of_it() -> None:
    whole = record(*(Recollection(what=what) for what in ("it rang", "no slip", "a wall")))
    for step in RECALL[3:]:
        assert spots(step, whole, ("r2", step.code)) == [Spot(("r1", "r3"), step.code)]
        assert spots(step, record()) == []
    question = RECALL[3].question(progress(whole), Spot(("r1", "r3"), RECALL[3].code))
    assert question.hint is not None
    assert question.hint.show(EN) == (
        f"Their numbers, like 1 3 4, or all; 0 for none. They become rows of {TIMELINE.number} {TIMELINE.name}."
    )
    assert [str(option.label) for option in question.options][-2:] == ["none of them", "all"]
    assert question.several


@pytest.mark.parametrize("kind", CaseKind)
def test_recalling_and_sorting_are_for_cases_of_every_kind_and_weight(kind: CaseKind) -> None:
    proportioned = proportion(record(case_kind=kind, severity=Severity.LOW))
    assert [step.code for step in RECALL if not step.applies(proportioned)] == []


def test_recalling_is_asked_first_and_not_again_what_was_passed() -> None:
    whole = record(case_kind=CaseKind.COMPLAINT)

    def asked(here: Here) -> str:
        question = next_question(whole, here)
        assert question is not None
        return question.code

    assert asked(Here(recall=True)) == "recall.free"
    assert asked(Here(recall=True, passed=frozenset({("", "recall.free")}))) == asked(Here())


def test_who_leaves_a_question_for_later_says_no_row_anew() -> None:
    question = next_question(record())
    assert question is not None
    here = Here(row="r", field="origin", passed=frozenset({("", "x")})).passing(question)
    assert here == Here(passed=frozenset({("", "x"), *question.places}))


def test_the_time_of_a_row_that_was_parted_is_asked_first_unless_it_has_one_or_takes_none() -> None:
    whole = record(
        Event(id="bare", what="it rang"), Event(id="timed", what="it stopped", happened=at("14:05")),
        Damage(id="d", what="parcels late"),
    )  # fmt: skip
    asked = {row: next_question(whole, Here(timed=row)) for row in ("bare", "timed", "d", "gone")}
    bare = asked.pop("bare")
    assert bare is not None
    assert (bare.code, bare.target) == ("row.time", FillField(("bare",), "happened"))
    assert str(bare.text) == "When was row 1: “it rang”?"
    assert (bare.about, bare.asked, bare.rows) == ("bare", "happened", ("bare",))
    assert list(asked.values()) == [next_question(whole)] * 3


def test_what_was_sorted_is_asked_again_of_the_same_rows_unless_one_is_gone() -> None:
    step = RECALL[3]
    assert isinstance(step, Sort)
    whole = record(*(Recollection(what=what) for what in ("it rang", "no slip", "a wall")))
    given = Given(step.question(progress(whole), Spot(("r1", "r3"), step.code)), "1")
    again = asked_again(whole, given)
    assert again is not None
    assert again.target == SortRows(("r1", "r3"), step.to)
    assert asked_again(record(*whole.rows[:2]), given) is None


def test_a_gap_is_asked_again_of_the_rows_that_are_left() -> None:
    whole = record(*(Cause(what=what) for what in ("one table", "no place")))
    gap = Question("cause.sure.gap", CAUSE, M_("?"), FillField(("r1", "gone", "r2"), "sure"), rows=("r1", "gone", "r2"))
    again = asked_again(whole, Given(gap, "fact"))
    assert again == replace(gap, target=FillField(("r1", "r2"), "sure"), rows=("r1", "r2"))
    assert asked_again(record(), Given(gap, "fact")) is None


def test_the_time_of_a_row_that_was_parted_is_asked_once() -> None:
    whole = record(Event(id="bare", what="it rang"))
    left = Here(timed="bare", passed=frozenset({("bare", "happened")}))
    assert next_question(whole, left) == next_question(whole, Here(passed=left.passed))


def test_each_round_of_recalling_has_its_own_words() -> None:
    for whole, free in ((record(), "What do you remember?"), (record(Recollection(what="x")), "What else do you")):
        told = [str(step.question(progress(whole), Spot((), step.code)).text) for step in RECALL[:3]]
        assert told[0].startswith(free)
        assert [text.split(":")[0] for text in told[1:]] == [
            "Once more, from the end",
            "Once more, from another's place",
        ]


def test_a_number_that_is_not_there_is_refused_with_those_that_are_in_their_order() -> None:
    options = tuple(Option(M_("option"), str(n), n) for n in (0, 10, 2, 1))
    refused = read_answer("7", Question("x", TIMELINE, M_("Which?"), FillField(("r1",), "what"), options=options))
    assert isinstance(refused, Refused)
    assert str(refused.reason) == "There is no 7 here. The numbers: 1, 2, 10, 0."


def test_one_of_a_column_is_asked_as_the_first_of_it() -> None:
    column = Question("x", TIMELINE, M_("When?"), FillField(("r1", "r2"), "happened"), several_each=True)
    one = one_of(column)
    assert (one.target, one.several, one.column) == (FillField(("r1",), "happened"), True, ())
    assert column.column == ("r1", "r2")


# -- rows ------------------------------------------------------------------------------------------------------

CAUSES = Rows(
    code="cause.rows", stage=CAUSE, complaint=L, incident=L, kind=Cause, text="What made it possible?",
    for_incident="Which part failed?", hint="One a line.", hint_for_incident="One part a line.", further="What else?",
    expected=3,
)  # fmt: skip
COMPLAINT, INCIDENT, BOTH = (
    Proportion(nature, Level.NORMAL, (), Level.NORMAL)
    for nature in (Nature.COMPLAINT, Nature.INCIDENT, Nature.COMPLAINT | Nature.INCIDENT)
)


@pytest.mark.parametrize(
    ("found", "words", "hint"),
    [
        (COMPLAINT, "What made it possible?", "One a line."),
        (INCIDENT, "Which part failed?", "One part a line."),
        (BOTH, "Which part failed?", "One a line."),
    ],
    ids=["complaint", "incident", "both"],
)
def test_engineers_are_asked_in_their_own_words(found: Proportion, words: str, hint: str) -> None:
    assert CAUSES.words(found) == words
    assert str(CAUSES.hinted(found)) == hint
    assert replace(CAUSES, hint="", hint_for_incident="").hinted(found) is None


def test_the_question_for_further_rows_has_no_hint_and_both_have_the_options() -> None:
    offered = replace(CAUSES, options=(Option(M_("none"), "", None),))
    for step in (CAUSES, offered):
        first = step.question(progress(record()), Spot((), "cause.rows"))
        more = step.question(progress(record(Cause(what="one table"))), Spot((), "cause.rows.more"))
        assert [str(first.text), str(first.hint), first.has_rows] == ["What made it possible?", "One a line.", False]
        assert [str(more.text), more.hint, more.has_rows] == ["What else?", None, True]
        for question in (first, more):
            assert (question.options, question.is_open) == (step.options, step is offered)


def test_rows_are_asked_for_until_nothing_more_comes() -> None:
    one = record(Cause(what="one table"))
    assert spots(CAUSES, record()) == [Spot((), "cause.rows")]
    assert spots(CAUSES, record(), ("", "cause.rows")) == []
    assert spots(CAUSES, one) == [Spot((), "cause.rows.more")]
    assert spots(CAUSES, one, ("", "cause.rows.more")) == []
    assert spots(replace(CAUSES, further=""), one) == []


def test_every_step_has_a_stage() -> None:
    assert {step.stage for step in (*ORDER, *RECALL)} == set(STAGES)
    assert {step.stage for step in RECALL} == {REVIEW}


def test_what_is_read_back_in_a_meeting_is_to_come_once() -> None:
    back = Back(code="cause.read-back", stage=CAUSE, complaint=L, incident=L, text="?")
    causes = [Cause(what=what) for what in ("one table", "no place")]
    whole = record(*causes, status=Status.MEETING)
    assert back.to_come(progress(whole)) == 1
    assert spots(back, whole) == [Spot((), back.code)]
    assert back.to_come(progress(whole, ("", back.code))) == 0
    assert back.to_come(progress(record(*causes))) == 0
    for rows, taken, lacks in (
        (causes, (), False), (causes[:1], (), True), (causes[:1], (CAUSES,), False), ((), (CAUSES,), False),
    ):  # fmt: skip
        assert lacks_rows(record(*rows), back, taken) is lacks
    assert lacks_rows(record(), replace(back, is_all=True), ()) is False


@pytest.mark.parametrize(
    ("severity", "now"), [(None, ""), (Severity.LOW, " Now it is “low”."), (Severity.HIGH, " Now it is “high”.")]
)
def test_whether_an_injury_is_the_gravest_is_asked_with_what_that_means(severity: Severity | None, now: str) -> None:
    step = next(step for step in ORDER if step.code == "head.raised")
    whole = record(Damage(what="burns on the hand", hurts=(HarmType.PHYSICAL,)), severity=severity)
    (spot,) = spots(step, whole)
    asked = step.question(progress(whole), spot)
    assert str(asked.text) == "Somebody was physically hurt. Change the severity to “critical”?"
    assert str(asked.hint) == f"“critical” is: somebody injured, data lost for good, it is in the news.{now}"


def test_the_gravest_is_offered_once_and_where_somebody_was_hurt_alone() -> None:
    step = next(step for step in ORDER if step.code == "head.raised")
    burns = Damage(what="burns on the hand", hurts=(HarmType.PHYSICAL,))
    assert [spot.asked for spot in spots(step, record(burns, severity=Severity.HIGH))] == ["head.raised"]
    assert spots(step, record(burns, severity=Severity.HIGH), ("", "head.raised")) == []
    assert spots(step, record(burns, severity=Severity.CRITICAL)) == []
    assert spots(step, record(replace(burns, hurts=(HarmType.ECONOMIC,)), severity=Severity.HIGH)) == []


@pytest.mark.parametrize(
    ("severity", "rows", "n"),
    [
        (Severity.MEDIUM, 0, 3), (Severity.MEDIUM, 1, 2), (Severity.MEDIUM, 4, 1), (Severity.LOW, 0, 2),
        (Severity.LOW, 1, 1),
    ],
)  # fmt: skip
def test_about_how_many_rows_are_to_come(severity: Severity, rows: int, n: int) -> None:
    whole = record(*(Cause(what=f"cause {at}") for at in range(rows)), severity=severity)
    assert CAUSES.to_come(progress(whole)) == n
    assert CAUSES.to_come(progress(whole, ("", "cause.rows"), ("", "cause.rows.more"))) == 0
    later = replace(CAUSES, when=lambda _record: False)
    assert later.to_come(progress(whole)) == 0
    assert replace(later, may_come=lambda _record: True).to_come(progress(whole)) == (0 if rows else n)


@pytest.mark.parametrize(("name", "alone"), [("happened", "1 “it rang”: What of it?"), ("source", "What of it?")])
def test_of_a_single_row_a_time_alone_is_asked_with_the_row(name: str, alone: str) -> None:
    step = Fill(code="x", stage=TIMELINE, complaint=L, incident=L, kind=Event, name=name, text="What of it?")
    whole = record(Event(what="it rang"))
    (spot,) = spots(step, whole)
    assert str(step.question(progress(whole), spot).text) == alone
    two = record(Event(what="it rang"), Event(what="it stopped"))
    assert str(step.question(progress(two), Spot(("r2",), name)).text) == "2 “it stopped”: What of it?"


# -- gaps ------------------------------------------------------------------------------------------------------


def test_no_more_gaps_than_a_few_are_asked_beside_what_is_needed() -> None:
    def unconfirmed(n: int, severity: Severity) -> int:
        events = (Event(what=f"event {at}", confirmed=False) for at in range(n))
        found = spots(besides(TIMELINE), record(*events, severity=severity))
        return sum(spot.asked == "timeline.unconfirmed" for spot in found)

    assert [unconfirmed(n, Severity.MEDIUM) for n in (1, MOST - 1, MOST, MOST + 3)] == [1, MOST - 1, MOST, MOST]
    assert unconfirmed(3, Severity.LOW) == 0


# -- who finds out -----------------------------------------------------------------------------------------------


def test_who_finds_out_is_asked_in_the_words_of_what_is_not_known() -> None:
    whole = record(Remedy(what="a courier", received=Reception.OPEN), severity=Severity.HIGH)
    whole = said(whole, "", "cause.escaped", Said.UNKNOWN)
    whole = said(whole, "head", "resolved", Said.UNKNOWN)
    whole = said(whole, "r1", "cost", Said.UNKNOWN)
    whole = said(whole, "r1", "remedy.reception", Said.UNKNOWN)
    last = list(FINDERS.values())[-1]
    told = {}
    for spot in spots(last, whole):
        question = last.question(progress(whole), spot)
        assert isinstance(question.target, FindOut)
        assert question.code == "answer.finder"
        asked = next(answer.asked for answer in whole.answers if answer.id == question.target.answer)
        told[asked] = question.text.show(EN)
    assert told == {
        "cause.escaped": ("Who could have noticed, with what? That is not known. Who finds it out, and by when?"),
        "resolved": f"Not known: {Head.field('resolved').label}. Who finds out, by when?",
        "cost": f"1 “a courier”: Not known: {Remedy.field('cost').label}. Who finds out, by when?",
        "remedy.reception": "1 “a courier”: Not known: this. Who finds out, by when?",
    }


@pytest.mark.parametrize(
    ("about", "asked", "stage"),
    [
        ("head", "case_kind", HEAD), ("head", "resolved", TIMELINE), ("", "cause.escaped", CAUSE),
        ("r1", "cost", REMEDY), ("", "prevention.rows", PREVENTION), ("head", "summary", None),
    ],
)  # fmt: skip
def test_it_is_asked_in_the_stage_that_it_was_said_in_or_at_the_end(
    about: str, asked: str, stage: Stage | None
) -> None:
    whole = said(record(Remedy(what="a courier"), severity=Severity.HIGH), about, asked, Said.UNKNOWN)
    *early, last = FINDERS.values()
    assert [step.stage for step in early if spots(step, whole)] == ([stage] if stage else [])
    assert len(spots(last, whole)) == 1
    code = f"answer.finder.{asked}"
    assert spots(last, whole, ("" if about in ("", "head") else about, code)) == []


def test_it_stands_at_the_end_of_its_stage_before_that_is_read_back() -> None:
    fill = Fill(code="x", stage=CAUSE, complaint=L, incident=L, text="?", kind=Head, name="origin")
    of_rows = replace(fill, code="y", kind=Cause, name="evidence")
    back = Back(code="cause.read-back", stage=CAUSE, complaint=L, incident=L, text="?")
    cases: tuple[tuple[tuple[Step, ...], int], ...] = (((fill,), 1), ((fill, of_rows), 2), ((fill, of_rows, back), 2))
    for steps, place in cases:
        found = with_finders(steps)
        asked = found[place]
        assert isinstance(asked, Finders)
        assert [step for step in found if step is not asked] == list(steps)
        assert (asked.code, asked.stage, asked.fields) == ("cause.finders", CAUSE, frozenset({"origin"}))
        assert asked.hint
        assert (asked.complaint, asked.incident, asked.is_last) == (Level.FULL, Level.FULL, False)
    assert [step.stage for step in FINDERS.values() if step.is_last] == [REVIEW]


# -- how much is to come ---------------------------------------------------------------------------------------


def test_what_is_asked_of_those_who_were_hurt_is_not_to_be_expected() -> None:
    (care,) = (step for step in ORDER if step.code == "damage.care")
    assert care.to_come(progress(record())) == 0
    assert care.to_come(progress(record(Damage(what="burns on the hand", hurts=(HarmType.PHYSICAL,))))) == 1


def test_a_new_row_says_of_a_cause_what_its_kind_can_say() -> None:
    whole = record(Cause(what="two slips on one table"), Event(what="the phones rang"))
    assert linked(whole, Measure, "r1") == {"answers": ("r1",)}
    assert linked(whole, Cause, "r1") == {"parent": "r1"}
    assert linked(whole, Event, "r1") == linked(whole, Measure, "r2") == {}


# -- what is left, and what is doubtful ------------------------------------------------------------------------

CAREFUL = record(
    Measure(what="We will be careful with the slips", owner="lead"),
    severity=Severity.HIGH,
    case_kind=CaseKind.COMPLAINT,
)


def test_what_may_be_left_is_one_list_of_questions_with_their_places() -> None:
    (offer,) = (step for step in ORDER if isinstance(step, Offer) and step.stage is PREVENTION)
    (spot,) = spots(offer, CAREFUL)
    asked = offer.question(progress(CAREFUL), spot)
    assert [(o.number, o.value, o.label.show(EN), o.example and o.example.show(EN)) for o in asked.options] == [
        (1, 0, "How will we know that it works?", "row 1 · Proof"),
        (2, 1, "When do we look whether it held?", "row 1 · Check on"),
        (3, 2, "What are we not doing?", "new: Measure"),
    ]
    assert asked.several
    assert isinstance(asked.target, Offered)
    left = [("r1", "proof"), ("r1", "check_on"), ("", "prevention.not_doing")]
    assert [each.places for each in asked.target.left] == [(place,) for place in left]
    assert offer.to_come(progress(CAREFUL)) == 1
    assert (spots(offer, CAREFUL, left[0]), offer.to_come(progress(CAREFUL, *left))) == ([], 0)
    assert offer.to_come(progress(CAREFUL, left[0])) == 2  # so few are asked one by one


def test_doubtful_words_are_asked_about_where_they_stand() -> None:
    (step,) = (step for step in ORDER if isinstance(step, Judgements) and step.stage is PREVENTION)
    (spot,) = spots(step, CAREFUL)
    asked = step.question(progress(CAREFUL), spot)
    assert (asked.code, asked.about, asked.may_have_reason) == ("prevention.judged.attention", "r1", True)
    assert asked.text.show(EN).startswith("“We will be”: That leans on attention.")
    assert isinstance(asked.target, FillField)
    assert (asked.target.entries, asked.target.name) == (("r1",), "what")
    assert spots(step, CAREFUL, ("r1", spot.asked)) == []
    assert spots(step, record(Measure(what="One table per order"), severity=Severity.HIGH)) == []


def test_doubtful_words_of_the_head_are_asked_about_until_something_was_said_of_them() -> None:
    whole = record(actual="It was the packer’s fault.", severity=Severity.HIGH)
    found = {step: spots(step, whole) for step in ORDER if isinstance(step, Judgements)}
    (step,) = (step for step, places in found.items() if places)
    (spot,) = found[step]
    asked = step.question(progress(whole), spot)
    assert (asked.about, asked.rows, asked.target) == ("", ("head",), FillField(("head",), "actual"))
    assert spots(step, whole, ("", spot.asked)) == []
    assert spots(step, whole, ("head", spot.asked)) == [spot]


def test_whether_it_is_the_gravest_is_asked_in_the_stage_that_says_that_somebody_was_hurt() -> None:
    step = next(step for step in ORDER if step.code == "head.raised")
    burns = Damage(what="burns on the hand", hurts=(HarmType.PHYSICAL,))
    for whole, stage in ((record(burns), SCOPE), (record(injured=True), HEAD), (record(burns, injured=False), SCOPE)):
        (spot,) = spots(step, whole)
        assert step.question(progress(whole), spot).stage is stage


@pytest.mark.parametrize("nature", [Nature.COMPLAINT, Nature.INCIDENT])
@pytest.mark.parametrize(("level", "unasked"), [(L, {"scope", "remedy"}), (Level.NORMAL, set()), (Level.FULL, set())])
def test_a_light_case_is_asked_nothing_of_scope_and_remedy(nature: Nature, level: Level, unasked: set[str]) -> None:
    found = Proportion(nature, level, (), level)
    assert {stage.code for stage in STAGES if not is_asked_at(stage, found)} == unasked


def test_a_row_of_another_stage_is_chosen_by_its_name_alone() -> None:
    (option,) = named_options([("5.1", Measure(id="m", what="a tray"))])
    assert (option.label.show(EN), option.value, option.number, option.also) == ("5.1 “a tray”", "m", None, ("5.1",))
    assert option.is_row


BARE = record(
    Event(id="e", what="phones ring", happened=at("14:05")),
    Cause(id="c", what="one table"),
    Measure(id="m", what="trays"),
    Damage(id="d", what="late"),
    Remedy(id="r", what="a courier"),
    severity=Severity.HIGH,
    case_kind=CaseKind.COMPLAINT,
)


@pytest.mark.parametrize(
    ("step", "row", "field", "options", "words"),
    [
        ("event.confirmed", "e", "confirmed", 2, "Do we know that ourselves? no, if we were only told."),
        ("cause.sure", "c", "sure", 3, "Is it a fact, presumed, or unknown?"),
        ("damage.reversible", "d", "reversible", 2, "Can it be undone?"),
        ("scope.gaps", "d", "who", 0, "Who was hurt?"),
        ("scope.gaps", "d", "hurts", 5, "In which way?"),
        ("remedy.gaps", "r", "given", 0, "1 “a courier”: When was it done?"),
        ("remedy.gaps", "r", "giver", 2, "By the person or by the company?"),
        ("prevention.gaps", "m", "owner", 0, "Which one role owns it?"),
        ("head.gaps", "head", "origin", 8, "Where does it lie?"),
    ],
)
def test_a_field_that_is_missing_is_asked_of_its_row_until_something_was_said_of_it(
    step: str, row: str, field: str, options: int, words: str
) -> None:
    (asking,) = (each for each in ORDER if each.code == step)
    spot = Spot((row,), field)
    assert spot in spots(asking, BARE)
    assert spot not in spots(asking, BARE, (row, field))
    question = asking.question(progress(BARE), spot)
    assert isinstance(question.target, FillField)
    assert (question.target.entries, question.target.name, len(question.options)) == ((row,), field, options)
    assert question.text.show(EN) == words


KNOWN = next(step for step in ORDER if step.code == "known.told")
SEEN, WAS = Event(what="it rang", confirmed=True), Cause(what="one table", sure=CauseConfidence.FACT)


@pytest.mark.parametrize(
    ("rows", "n"), [((), 1), ((SEEN,), 1), ((WAS,), 1), ((SEEN, WAS), 0), ((SEEN, Cause(what="one table")), 1)]
)
def test_what_is_known_is_to_be_asked_until_there_is_something_of_each_stage(rows: tuple[Entry, ...], n: int) -> None:
    assert KNOWN.to_come(progress(record(*rows, severity=Severity.LOW))) == n


def test_choices_are_options_by_their_codes_by_what_they_are_called_and_by_their_examples() -> None:
    first, second, *_others = options_of(Head.field("severity"), {"low": M_("a short wait")})
    assert (str(first.label), first.value, first.number, str(first.example)) == ("low", "low", 1, "a short wait")
    assert (str(second.label), second.value, second.number, second.example) == ("medium", "medium", 2, None)
    assert {"low", "軽微", "a short wait"} <= {*first.names, *first.also}
    assert "a short wait" not in second.also
    assert options_of(Head.field("title")) == ()


def test_which_cause_a_measure_answers_is_asked_where_there_is_one() -> None:
    measure = Measure(id="m", what="a tray")
    for code in ("measure.answers", "measure.causes"):
        (step,) = (step for step in ORDER if step.code == code)
        assert spots(step, record(measure)) == []


def test_at_which_event_a_promise_without_a_day_falls_due_is_asked_once_it_is_said_that_it_has_none() -> None:
    (step,) = (step for step in ORDER if step.code == "contact.promise_event")
    whole = record(Contact(id="k", heard="angry", promise="a card"), Contact(id="n", heard="angry"))
    for answer, asked in ((Said.NOT_APPLICABLE, [("k",)]), (Said.UNKNOWN, []), (Said.LATER, [])):
        assert [spot.entries for spot in spots(step, said(whole, "k", "promise_due", answer))] == asked
    assert spots(step, whole) == spots(step, said(whole, "n", "promise_due", Said.NOT_APPLICABLE)) == []


def test_what_was_worded_otherwise_in_this_sitting_is_not_asked_about_again() -> None:
    (step,) = (step for step in ORDER if isinstance(step, Judgements) and step.stage is PREVENTION)
    assert spots(step, CAREFUL)
    assert spots(step, CAREFUL, ("r1", just_said(reworded("what")))) == []
    assert spots(step, CAREFUL, ("other", just_said(reworded("what")))) != []
