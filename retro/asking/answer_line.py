"""What an answer means: one rule for all questions, decided by the whole line when Enter is pressed.

Signs count in the form that an input method gives them, too: `？ － ー − 。`, figures of full width. What stands in
quotation marks is the text itself, so that every answer can be given: `"?"` is a question mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from unicodedata import normalize

from retro.asking.commands import Command, command_in
from retro.asking.question import FillField, Offered, Option, Question, ReadBack, TickParties
from retro.language import M_, Message
from retro.model.answers import sign
from retro.model.stages.answers import Said
from retro.text.folding import folded_name
from retro.text.shortened import a_few, quoted
from retro.value import value

_QUOTED = re.compile(r"""(?P<open>["'“「『])(?P<inside>.*)(?P<close>["'”」』])""", re.DOTALL)
_CLOSES = {'"': '"', "'": "'", "“": "”", "「": "」", "『": "』"}
_BETWEEN = re.compile(r"[\s,、，・]+")
_ALL = re.compile(
    r"all(?:\s+of\s+(?:them|it))?|every(?:one|body|thing)|(?:皆様|皆さん)?(?:全員|全部|全て|すべて|全行)(?:です)?|皆様|皆さん",
    re.IGNORECASE,
)
NUMBERS_OF_A_LIST = M_("The numbers of what you can answer now; all; or Enter on nothing.")
"""What may be said to a list of what can be left."""
_TOLD = 6
"""So many of the options that may be meant are told."""
_RANGE = 3
"""So many numbers that follow one another are told as a range."""
_COMMA = re.compile(r"[,、，]")


@value
class Later:
    """Nothing is said for now; it stays a gap. `is_empty`: by Enter alone, which ends the taking of rows."""

    is_empty: bool = False


@value
class Unknown:
    """It is not known."""


@value
class NotApplicable:
    """There is nothing to say: it does not apply."""


@value
class Chosen:
    """One option, or several."""

    options: tuple[Option, ...]


@value
class Words:
    """The answer itself: words, a time, a day, a figure. `is_quoted`: it would mean another thing without quotes."""

    text: str
    is_quoted: bool = False


@value
class Refused:
    """It cannot be taken; the line is kept."""

    reason: Message


Answer = Later | Unknown | NotApplicable | Chosen | Words | Refused | Command


def read_answer(text: str, question: Question) -> Answer:
    """What the line `text` means as an answer to `question`. A line that is none of the signs or words is the answer.

    The table of the rule, from the top: nothing; a command; a number that is shown; several of them; not known; does
    not apply; later; a word that names an option; the writer's own words, where they are an answer.
    """
    said = normalize("NFKC", text).strip()
    if not said:
        return Later(is_empty=True)
    if command := command_in(text):
        return command
    if (bare := _unquoted(text.strip())) is not None and not isinstance(read_answer(bare, question), Words):
        return _own_words(bare, question, is_quoted=True) if question.options else Words(bare, is_quoted=True)
    if question.options and question.column and _is_one_each(said, question):
        return Words(text.strip())
    if question.options and (chosen := _by_number(said, question)):
        return chosen
    if (sign := _sign(said, question)) is not None:
        return sign
    if not question.options:
        return Words(text.strip())
    if everyone := _all_of_them(said, question):
        return Chosen(everyone)
    return _by_word(said, question) or _own_words(text.strip(), question)


def _all_of_them(said: str, question: Question) -> tuple[Option, ...]:
    """The options for all rows, where several may be chosen and the line says all of them; () where it does not."""
    if not _ALL.fullmatch(said):
        return ()
    if isinstance(question.target, TickParties) and not question.several:
        return tuple(option for option in question.options if option.value is True)
    if isinstance(question.target, Offered):
        return question.options
    return tuple(option for option in question.options if option.is_row) if question.several else ()


def _is_one_each(said: str, question: Question) -> bool:
    """Whether a line holds one answer for each of several rows, with commas between."""
    parts = [part for part in _COMMA.split(said) if part.strip()]
    if len(parts) < 2 or question.several:  # noqa: PLR2004 -- several
        return False
    return not any(isinstance(read_answer(part, one_of(question)), Refused | Words | Command) for part in parts)


def one_of(question: Question) -> Question:
    """The question about one of the rows of a column."""
    assert isinstance(question.target, FillField)
    target = replace(question.target, entries=question.target.entries[:1])
    return replace(question, target=target, several=question.several or question.several_each)


def _sign(said: str, question: Question) -> Answer | None:
    """What a sign, or the word for it, means."""
    match sign(said):
        case Said.UNKNOWN:
            own = [option for option in question.options if "unknown" in option.names]
            return Chosen(tuple(own)) if own else Unknown()
        case Said.NOT_APPLICABLE if question.may_not_apply:
            return NotApplicable()
        case Said.NOT_APPLICABLE:
            return Refused(M_("This one is needed: ? for not known, or . for later."))
        case Said.LATER:
            return Later()
    return None


def _by_number(said: str, question: Question) -> Answer | None:
    """The options with these numbers; None where the line is no numbers."""
    parts = [part for part in _BETWEEN.split(said) if part]
    if not parts or not all(part.isdecimal() for part in parts):
        return None
    shown = {str(option.number): option for option in question.options if option.number is not None}
    if not shown:
        return None
    if len(parts) == 1 and parts[0] not in shown and question.several and len(parts[0]) > 1:
        parts = list(parts[0])
    parts = [str(int(part)) for part in parts]
    if missing := [part for part in parts if part not in shown]:
        numbers = _in_runs(map(int, shown))
        return Refused(M_("There is no {number} here. The numbers: {numbers}.", number=missing[0], numbers=numbers))
    return _chosen([shown[part] for part in parts], question)


def _in_runs(numbers: Iterable[int]) -> tuple[Message | str, ...]:
    """Numbers in their order, three or more that follow one another as a range, and 0, which is none of them, last."""
    rows, told = sorted(set(numbers)), list[Message | str]()
    none = [str(rows.pop(0))] if rows[:1] == [0] else []
    while rows:
        n = next((at for at, number in enumerate(rows) if number != rows[0] + at), len(rows))
        run, rows = rows[:n], rows[n:]
        if n >= _RANGE:
            told.append(M_("{first} to {last}", first=str(run[0]), last=str(run[-1])))
        else:
            told += map(str, run)
    return (*told, *none)


def _chosen(options: Sequence[Option], question: Question) -> Answer:
    several = tuple(option for n, option in enumerate(options) if option not in options[:n])
    if len(several) > 1 and not question.several:
        return Refused(M_("One of them, please: a single number."))
    if len(several) > 1 and any(option.number == 0 for option in several):
        return Refused(M_("Either none or some: 0 stands alone."))
    return Chosen(several)


def _by_word(said: str, question: Question) -> Answer | None:
    """The options that the line names by words; None if it names none. Several are refused where they may be meant."""
    whole = _named(said, question.options)
    if not whole and question.several and len(parts := [part for part in _COMMA.split(said) if part.strip()]) > 1:
        each = [_named(part, question.options) for part in parts]
        return _chosen([found[0] for found in each], question) if all(len(found) == 1 for found in each) else None
    if len(whole) > 1:
        return Refused(M_("That may be: {choices}.", choices=a_few([option.label for option in whole], _TOLD)))
    return Chosen(tuple(whole)) if whole else None


def _named(said: str, options: Sequence[Option]) -> list[Option]:
    """The options that a word calls, by all of a name or by its beginning; what is shown goes before other words."""
    word = folded_name(said)
    if not word:
        return []
    exact = [option for option in options if word in (*option.names, *option.also)]
    if exact:
        return exact
    shown = [option for option in options if any(name.startswith(word) for name in option.names)]
    return shown or [option for option in options if any(name.startswith(word) for name in option.also)]


def _own_words(text: str, question: Question, *, is_quoted: bool = False) -> Answer:
    if question.is_open:
        return Words(text, is_quoted)
    if isinstance(question.target, ReadBack):
        return Refused(M_("“{text}” is nothing that stands there. y, or the number of what is not right.", text=text))
    if isinstance(question.target, Offered):
        return Refused(NUMBERS_OF_A_LIST)
    if any(option.is_row for option in question.options):
        numbers = _in_runs(option.number for option in question.options if option.number is not None)
        return Refused(M_("Numbers of rows are asked: {numbers}.", numbers=numbers))
    labels = tuple(option.label for option in question.options if not option.is_row)
    return Refused(M_("“{text}” is none of the answers: {choices}.", text=quoted(text), choices=labels))


def _unquoted(text: str) -> str | None:
    """What stands in quotation marks, where the whole line does."""
    found = _QUOTED.fullmatch(text)
    if not found or _CLOSES[found["open"]] != found["close"] or found["open"] in found["inside"]:
        return None
    return found["inside"].strip() or None
