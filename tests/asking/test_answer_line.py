"""The one rule for all answers: each line of its table, with the signs of an input method."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from retro.asking.answer_line import (
    Answer,
    Chosen,
    Later,
    NotApplicable,
    Refused,
    Unknown,
    Words,
    read_answer,
)
from retro.asking.commands import Act, Command
from retro.asking.question import (
    FillField,
    Option,
    Question,
    ReadBack,
    TakeRows,
    TickParties,
    options_for_rows,
    options_of,
    read_back_options,
    yes_or_no,
)
from retro.language import M_
from retro.model.stages.head import HEAD, Head
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.scope import SCOPE, Damage, Ticked
from retro.model.stages.timeline import TIMELINE, Event

WORDS = Question("w", TIMELINE, M_("And then?"), TakeRows(Event))
MAY_NOT_APPLY = Question("a", TIMELINE, M_("What?"), FillField(("r1",), "source"), may_not_apply=True)
FIGURE = Question("f", SCOPE, M_("How many?"), FillField(("r1",), "figure"))
LEVELS = Question("l", HEAD, M_("How bad?"), FillField(("h",), "severity"), options=options_of(Head.field("severity")))
OPEN = Question(
    "o", HEAD, M_("Where?"), FillField(("h",), "origin"), options=options_of(Head.field("origin")), is_open=True
)
SURE = Question("s", SCOPE, M_("Sure?"), FillField(("r1",), "certainty"), options=options_of(Damage.field("certainty")))
SEVERAL = Question(
    "h", SCOPE, M_("Which way?"), FillField(("r1",), "hurts"), options=options_of(Damage.field("hurts")), several=True
)
MEANS = Question(
    "m", PREVENTION, M_("What sort?"), FillField(("r1",), "means"), options=options_of(Measure.field("means"))
)
YES_NO = Question(
    "y", SCOPE, M_("Undone?"), FillField(("r1",), "reversible"), options=options_of(Damage.field("reversible"))
)
EVENTS = [(2, Event(id="e2", what="second")), (5, Event(id="e5", what="fifth")), (13, Event(id="e13", what="last"))]
PICK = Question(
    "p",
    TIMELINE,
    M_("Which?"),
    FillField((), "confirmed"),
    options=options_for_rows(EVENTS, none=M_("none")),
    several=True,
)
ONE_PARTY = Question(
    "t", SCOPE, M_("Was she told?"), TickParties(("p",), Ticked.TOLD), options=yes_or_no(), is_open=True
)
BACK = Question("b", TIMELINE, M_("Right?"), ReadBack(), options=read_back_options(EVENTS))
COLUMN = Question(
    "c",
    SCOPE,
    M_("Sure?"),
    FillField(("r1", "r2"), "certainty"),
    options=options_of(Damage.field("certainty")),
)


def meant(text: str, question: Question) -> str:
    """What a line means, in a word or two."""
    answer: Answer = read_answer(text, question)
    match answer:
        case Later(is_empty):
            return "nothing" if is_empty else "later"
        case Unknown():
            return "not known"
        case NotApplicable():
            return "does not apply"
        case Chosen(options):
            return "chosen " + " ".join(str(option.value) for option in options)
        case Words(said):
            return f"words {said}"
        case Refused():
            return "refused"
        case Command(act):
            return f"command {act.name}"


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        # nothing
        ("", WORDS, "nothing"),
        ("  \t　", WORDS, "nothing"),
        ("", LEVELS, "nothing"),
        # a number that is shown, and only where choices are
        ("2", LEVELS, "chosen medium"),
        ("２", LEVELS, "chosen medium"),
        (" 4 ", LEVELS, "chosen critical"),
        ("5", LEVELS, "refused"),
        ("0", LEVELS, "refused"),
        ("13", MEANS, "chosen documentation"),
        ("1", MEANS, "chosen physical"),
        ("19", MEANS, "refused"),
        ("3", FIGURE, "words 3"),
        ("３", FIGURE, "words ３"),
        ("3 parcels", FIGURE, "words 3 parcels"),
        ("3 parcels", LEVELS, "refused"),
        ("14:05", WORDS, "words 14:05"),
        ("9", OPEN, "refused"),
        # several
        ("1 3", SEVERAL, "chosen psychological economic"),
        ("1,3", SEVERAL, "chosen psychological economic"),
        ("１、３", SEVERAL, "chosen psychological economic"),
        ("1，3", SEVERAL, "chosen psychological economic"),
        ("13", SEVERAL, "chosen psychological economic"),
        ("3 3", SEVERAL, "chosen economic"),
        ("16", SEVERAL, "refused"),
        ("economic, physical", SEVERAL, "chosen economic physical"),
        ("経済的、身体的", SEVERAL, "chosen economic physical"),
        ("1 3", LEVELS, "refused"),
        ("13", PICK, "chosen e13"),
        ("25", PICK, "chosen e2 e5"),
        ("2 5", PICK, "chosen e2 e5"),
        ("0", PICK, "chosen "),
        ("none", PICK, "chosen "),
        ("なし", PICK, "chosen "),
        ("0 2", PICK, "refused"),
        ("3", PICK, "refused"),
        ("second", PICK, "refused"),
        # not known
        ("?", WORDS, "not known"),
        ("？", WORDS, "not known"),
        ("不明", WORDS, "not known"),
        ("Unknown", LEVELS, "not known"),
        ("?", FIGURE, "not known"),
        ("?", SURE, "chosen unknown"),
        ("不明", SURE, "chosen unknown"),
        ("??", WORDS, "words ??"),
        ("? slips were swapped", WORDS, "words ? slips were swapped"),
        # does not apply, where it may
        *((sign, MAY_NOT_APPLY, "does not apply") for sign in ("-", "－", "ー", "−", "n/a", "N/A", "該当なし")),
        *((sign, WORDS, "refused") for sign in ("-", "－", "ー", "−", "n/a", "該当なし")),
        ("- the van", WORDS, "words - the van"),
        ("なし", MAY_NOT_APPLY, "words なし"),
        ("nobody", MAY_NOT_APPLY, "words nobody"),
        ("none", MAY_NOT_APPLY, "words none"),
        # later
        *((sign, WORDS, "later") for sign in (".", "。", "．", "later", "あとで", "LATER")),
        (".", LEVELS, "later"),
        ("later on the van came", WORDS, "words later on the van came"),
        # a word that begins one choice, or a label
        ("crit", LEVELS, "chosen critical"),
        ("重大", LEVELS, "chosen critical"),
        ("致命的", LEVELS, "chosen critical"),
        ("SEV2", LEVELS, "chosen high"),
        ("s", OPEN, "refused"),
        ("log", OPEN, "chosen logistics"),
        ("物流", OPEN, "chosen logistics"),
        ("はい", YES_NO, "chosen True"),
        ("ｎ", YES_NO, "chosen False"),
        # the writer's own word, where the list is open
        ("the franchise", OPEN, "words the franchise"),
        ("the franchise", LEVELS, "refused"),
        # in quotation marks it is the text itself
        ('"?"', WORDS, "words ?"),
        ("「？」", WORDS, "words ？"),
        ('"-"', MAY_NOT_APPLY, "words -"),
        ('"9"', OPEN, "words 9"),
        ('"/all"', WORDS, "words /all"),
        ('"we never got it"', WORDS, 'words "we never got it"'),
        ('"a" and "b"', WORDS, 'words "a" and "b"'),
        # read back
        ("y", BACK, "chosen True"),
        ("はい", BACK, "chosen True"),
        ("いいえ", BACK, "chosen False"),
        ("5", BACK, "chosen e5"),
        ("1", BACK, "refused"),
        ("all is well", BACK, "refused"),
        ("", BACK, "nothing"),
        # by column: one each, or one for all
        ("confirmed, estimated", COLUMN, "words confirmed, estimated"),
        ("1、2", COLUMN, "words 1、2"),
        ("confirmed", COLUMN, "chosen confirmed"),
        ("1 2", COLUMN, "refused"),
        # commands
        ("/all", WORDS, "command ALL"),
        ("／all", LEVELS, "command ALL"),
        ("・all", FIGURE, "command ALL"),
        ("/", WORDS, "command STAGES"),
        ("/usr/bin/retro was gone", WORDS, "words /usr/bin/retro was gone"),
        ("・伝票が二枚あった", WORDS, "words ・伝票が二枚あった"),
    ],
)
def test_what_a_line_means(text: str, question: Question, expected: str) -> None:
    assert meant(text, question) == expected
    assert meant(f" {text}\t", question) == expected, "what stands around it says nothing"


@pytest.mark.parametrize(
    ("text", "question", "reason"),
    [
        ("-", WORDS, "This one is needed: ? for not known, or . for later."),
        ("7", LEVELS, "There is no 7 here. The numbers: 1 to 4."),
        ("1 99", SEVERAL, "There is no 99 here. The numbers: 1 to 5."),
        ("1 3", LEVELS, "One of them, please: a single number."),
        ("0 2", PICK, "Either none or some: 0 stands alone."),
        ("s", OPEN, "That may be: service at the counter, sales contact, software."),
        ("second", PICK, "Numbers of rows are asked: 2, 5, 13, 0."),
        ("all is well", BACK, "“all is well” is nothing that stands there. y, or the number of what is not right."),
        ("the franchise", LEVELS, "“the franchise” is none of the answers: low, medium, high, critical."),
        (
            "economic, odd",
            SEVERAL,
            (
                "“economic, odd” is none of the answers: psychological, physical, economic, environmental, "
                "service not available."
            ),
        ),
    ],
)
def test_a_refusal_says_what_would_be_taken(text: str, question: Question, reason: str) -> None:
    answer = read_answer(text, question)
    assert isinstance(answer, Refused)
    assert str(answer.reason) == reason


@pytest.mark.parametrize(("text", "is_quoted"), [('"?"', True), ("?!", False), ('"9', False), ("“9”", True)])
def test_what_would_mean_another_thing_without_quotes_is_known_as_quoted(text: str, *, is_quoted: bool) -> None:
    for question in (WORDS, OPEN):
        answer = read_answer(text, question)
        assert isinstance(answer, Words)
        assert answer.is_quoted is (is_quoted and (question is OPEN or "?" in text))


@given(st.text())
def test_any_text_means_something_and_words_keep_every_letter(text: str) -> None:
    for question in (WORDS, OPEN, LEVELS, SEVERAL, PICK, BACK, COLUMN):
        answer = read_answer(text, question)
        if isinstance(answer, Words) and not answer.is_quoted:
            assert answer.text == text.strip()


DONE, AGAIN, OVER = (
    Option(M_("done"), "done", 1, ("done",), ("over", "done")),
    Option(M_("done again"), "again", 2, ("done again",)),
    Option(M_("over and out"), "out", 3, ("left",), ("over and out", "don’t")),
)
STATES = replace(LEVELS, options=(DONE, AGAIN, OVER))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("done", ["done"]),
        ("over", ["done"]),
        ("DONE  again", ["again"]),
        ("done a", ["again"]),
        ("over a", ["out"]),
        ("le", ["out"]),
        ("don", None),
        ("undone", None),
    ],
)
def test_all_of_a_name_goes_before_its_beginning_and_what_is_shown_before_other_words(
    text: str, values: list[str] | None
) -> None:
    answer = read_answer(text, STATES)
    assert ([option.value for option in answer.options] if isinstance(answer, Chosen) else None) == values
    if text == "don":
        assert isinstance(answer, Refused)
        assert str(answer.reason) == "That may be: done, done again."


def test_act_words_differ() -> None:
    assert len({act.word for act in Act}) == len(Act)


@pytest.mark.parametrize("text", ["all", "All of them", "everyone", "全員", "すべて", "全部", "皆様"])
def test_all_of_the_rows_are_chosen_in_one_word(text: str) -> None:
    chosen = read_answer(text, PICK)
    assert isinstance(chosen, Chosen)
    assert [option.value for option in chosen.options] == ["e2", "e5", "e13"]
    one = read_answer(text, ONE_PARTY)
    assert isinstance(one, Chosen)
    assert [option.value for option in one.options] == [True]


@pytest.mark.parametrize("question", [WORDS, LEVELS, SEVERAL, YES_NO, OPEN])
def test_where_no_rows_are_chosen_all_is_no_answer_of_its_own(question: Question) -> None:
    assert not isinstance(read_answer("everyone", question), Chosen)
