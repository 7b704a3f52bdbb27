"""The `/` words of the answer line, in every language: what is done beside answering.

A text that begins with a slash stays a text where the word behind is none of these: a path, a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from unicodedata import normalize

from retro.asking.slash_word import SLASHES, slash_word
from retro.language import LANGUAGES, N_, Language, language
from retro.model.head_choices import Level
from retro.model.lookup import choice_names, official_names
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.review.needs.proportion import wording
from retro.text.folding import folded_name
from retro.value import value

_ROW = re.compile(r"(?:(?P<stage>[^\s.。]+)[.。])?(?P<number>\d+)")


class Act(Enum):
    """What a `/` word does."""

    STAGES = N_("/"), N_("the stages, and what is open in each")
    GO = N_("/cause"), N_("go to a stage; with words behind, add a row to it")
    RECALL = N_("recall"), N_("first say all that you remember, in any order; it is sorted afterwards")
    EDIT = N_("edit"), N_("say a row anew: /edit 3, /edit 2.1")
    SKIP = N_("skip"), N_("leave this stage for now, with the reason")
    LATER = N_("later"), N_("what was left for later is asked again")
    PARK = N_("park"), N_("put it on the list for another day")
    DEPTH = N_("depth"), N_("how much is asked, and why; /depth full asks more")
    DOUBT = N_("doubt"), N_("the row before is disputed: by which role, and why")
    ALL = N_("all"), N_("the whole record, a line for each row")
    DRILL = N_("drill"), N_("practise on this case: what would you do, and what was done")
    UNDO = N_("undo"), N_("take the last answer back")
    REDO = N_("redo"), N_("bring it back again")
    HELP = N_("help"), N_("how to answer")
    QUIT = N_("quit"), N_("leave; it goes on where you left it")

    def __init__(self, word: str, meaning: str) -> None:
        self.word = word
        self.meaning = meaning


_WORDED = tuple(act for act in Act if act not in (Act.STAGES, Act.GO))
_WITH_TEXT = frozenset({Act.SKIP, Act.PARK, Act.DOUBT})
"""They say nothing without words behind."""
_LEVELS = {
    Level.LIGHT: N_("about ten answers"),
    Level.NORMAL: N_("about fifty answers"),
    Level.FULL: N_("about a hundred answers, in two goes"),
}


@value
class Command:
    """A `/` word as it was read."""

    act: Act
    text: str = ""
    """What stands behind the word."""
    stage: Stage | None = None
    """The stage that it goes to, or that the row stands in which it names."""
    row: int = 0
    """The number of the row that it names in its stage; 0 for the row before."""
    level: Level | None = None
    """How much is to be asked from here on."""

    @property
    def lacks_text(self) -> bool:
        """Whether words are missing behind it."""
        return self.act in _WITH_TEXT and not self.text


@value
class Suggestion:
    """A way to go on behind a slash."""

    text: str
    meaning: str


def command_in(text: str) -> Command | None:
    """The command that a line is; None where it is a text, even if it begins with a slash or a bullet."""
    found = slash_word(text)
    if not found:
        return None
    word, rest = found
    if not word:
        return Command(Act.STAGES) if not rest else None
    if stage := stage_named(word):
        return Command(Act.GO, rest, stage)
    act = _acts().get(word)
    if act is Act.EDIT:
        return _edit(rest)
    if act is Act.DEPTH:
        return _depth(rest)
    if act is None or (rest and act not in _WITH_TEXT):
        return None
    return Command(act, rest)


def stage_named(word: str) -> Stage | None:
    """The stage with this number or name, in any language."""
    said = folded_name(word)
    by_number = [stage for stage in STAGES if said == str(stage.number)]
    by_name = [stage for stage in STAGES if said in (*official_names(stage), *map(folded_name, stage.also))]
    return next(iter([*by_number, *by_name]), None)


def suggestions(text: str, to: Language, record: Retrospective | None = None) -> Iterator[Suggestion]:
    """The words that may follow a slash, which begin with what was typed behind it, each with what it does.

    Stages have the names that they have in the case of `record`.
    """
    found = re.fullmatch(rf"\s*[{SLASHES}](?P<word>[^\s　]*)(?:[\s　]+(?P<rest>[^\s　]*))?", text)
    if not found:
        return
    typed = folded_name(found["word"])
    if found["rest"] is not None:
        yield from _levels(found["rest"], to) if _acts().get(typed) is Act.DEPTH else ()
        return
    for stage in STAGES:
        if stage.number and any(name.startswith(typed) for name in (str(stage.number), *official_names(stage))):
            yield Suggestion(f"/{stage.number}", to((wording(record, stage) if record else stage).name))
    for act in _WORDED:
        if any(folded_name(language(code)(act.word)).startswith(typed) for code in LANGUAGES):
            yield Suggestion(f"/{to(act.word)}", to(act.meaning))


def _edit(rest: str) -> Command | None:
    if not rest:
        return Command(Act.EDIT)
    found = _ROW.fullmatch(normalize("NFKC", rest))
    if not found:
        return None
    stage = stage_named(found["stage"]) if found["stage"] else None
    if found["stage"] and stage is None:
        return None
    return Command(Act.EDIT, rest, stage, int(found["number"]))


def _depth(rest: str) -> Command | None:
    """How much is to be asked, and why; None where what stands behind the word is no level: the depth of a shelf."""
    word, *reason = re.split(r"[\s　]+", rest, maxsplit=1)
    level = next((level for level in Level if folded_name(word) in choice_names(level)), None)
    if rest and level is None:
        return None
    return Command(Act.DEPTH, "".join(reason), level=level)


def _levels(typed: str, to: Language) -> Iterator[Suggestion]:
    """The levels that may follow the word, which begin with what was typed of one."""
    for level, meaning in _LEVELS.items():
        if any(name.startswith(folded_name(typed)) for name in choice_names(level)):
            yield Suggestion(f"/{to(Act.DEPTH.word)} {to(level.label)}", to(meaning))


@cache
def _acts() -> dict[str, Act]:
    named = {folded_name(language(code)(act.word)): act for code in LANGUAGES for act in _WORDED}
    return {**named, "?": Act.HELP}
