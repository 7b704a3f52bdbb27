"""The word of a kind that a line begins with, without its colon: 横展開 京都店, 共有先 全店長, 応対 15:10 …, 伝達 森様.

Japanese puts no space behind a word that goes on with the sentence, so such a word with a space was meant. Where a
note in telegraphic style begins so, too (電話 鳴り続ける), the line is what it would be without, and the word is told.
"""

from __future__ import annotations

import re
from functools import cache

from retro.model import field_types
from retro.model.entry import Entry, in_field
from retro.model.field_types import LinkType
from retro.model.moments.context import MomentContext
from retro.model.moments.reading import leading_moment
from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry.of_rows import called_first, those_called
from retro.model.quick_entry.role_words import is_name
from retro.model.quick_entry.stamps import DAY, bared
from retro.model.quick_entry.view import View
from retro.model.quick_entry.vocabulary import Opening, any_of, leads_with_row, opening_of, openings
from retro.model.record import kinds_of
from retro.model.row_labels import find_row
from retro.model.stage import Stage
from retro.model.stages.changes import Place
from retro.model.stages.follow_up import Check
from retro.text.folding import folded_name
from retro.text.lazy_pattern import lazy

_GOES_ON = lazy(r"[#＃@＠~〜～!！]|(?:を|に|が|は|へ|で|と|も|から|まで|より|の)(?![ぁ-ん]{3})")
_BEHIND_NAME = lazy(rf"[\s,、，]+(?:on\s+)?(?:{DAY}).*|[\s,、，]*[#＃@＠~〜～!！].*", re.IGNORECASE | re.DOTALL)


def bare_opening(stage: Stage, text: str, view: View, context: MomentContext) -> tuple[Opening, str] | None:
    """What the bare word says that `text` begins with, and the rest of it; None where it may be a word of the text.

    ValidationError where it names somebody who is none of those concerned.
    """
    begun = word_in_front(stage, text)
    if begun is None or opening_of(stage, text):
        return None
    word, opening, rest = begun
    kind = opening.kind
    if leads_with_row(kind):
        return (opening, rest) if _calls_row(kind, rest, view) else None
    if kind is kinds_of(stage)[0] or _GOES_ON.match(rest):
        return None
    if is_timed(kind):
        return (opening, rest) if _begins_with_moment(rest, context) else None
    return None if word.isascii() or opening.field else (opening, rest)


def bare_words(stage: Stage, text: str) -> tuple[str, ...]:
    """The Japanese word, if any, that a line begins with which was read as a row of the first kind all the same."""
    found = _pattern(stage).match(text)
    if found is None or found["gap"].strip() or found["word"].isascii() or _GOES_ON.match(found["rest"]):
        return ()
    opening = openings(stage)[0][folded_name(found["word"])]
    may_be_text = opening.field or leads_with_row(opening.kind) or opening.kind is kinds_of(stage)[0]
    return () if may_be_text else (found["word"],)


@cache
def _pattern(stage: Stage) -> re.Pattern[str]:
    words = any_of(openings(stage)[0])
    return re.compile(rf"(?P<word>{words})(?P<gap>\s*[:：]\s*|\s+)(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)


def word_in_front(stage: Stage, text: str) -> tuple[str, Opening, str] | None:
    """The word that a line begins with, its colon or a space behind it, what that says, and the rest; None if none."""
    found = _pattern(stage).match(text)
    return (found["word"], openings(stage)[0][folded_name(found["word"])], found["rest"]) if found else None


def _calls_row(kind: type[Entry], rest: str, view: View) -> bool:
    """Whether a text calls a row by what it says; ValidationError if it is the name of somebody and calls none."""
    lead = kind.field(kind.lead)
    assert isinstance(lead.type, LinkType)
    if not lead.type.to:
        return _calls_place(rest, view)
    record = view.record_of(lead.type.to)
    if those_called(rest, record)[0]:
        return True
    name = _BEHIND_NAME.sub("", rest)
    if is_name(name):
        try:
            find_row(name, lead.type, record)
        except ValidationError as refused:
            if refused.problems[0].code is Code.NO_TARGET:
                raise ValidationError(Problem(Code.NOBODY_YET, lead.name, params={"text": name})) from None
            raise ValidationError(*(in_field(problem, lead) for problem in refused.problems)) from None
    return False


def _calls_place(rest: str, view: View) -> bool:
    """The same of the place to which a change is carried; ValidationError where several are called so."""
    record = view.record_of(Place.kind)
    if called_first(rest, record, Place.kind):
        return True
    try:
        find_row(_BEHIND_NAME.sub("", rest), LinkType(Place.kind, is_far=True), record)
    except ValidationError as refused:
        if refused.problems[0].code is Code.AMBIGUOUS:
            raise ValidationError(*(in_field(problem, Check.field("of")) for problem in refused.problems)) from None
    return False


def is_timed(kind: type[Entry]) -> bool:
    """Whether lines of a kind begin with a moment."""
    return bool(kind.lead) and isinstance(kind.field(kind.lead).type, field_types.MomentType)


def _begins_with_moment(text: str, context: MomentContext) -> bool:
    try:
        return leading_moment(bared(text), context) is not None
    except ValidationError:
        return False
