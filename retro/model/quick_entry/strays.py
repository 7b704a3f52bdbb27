"""Strays: marks that a kind of row does not know, behind ones that it does: `#detection @falk` in the timeline.

They become no value, and stand in the way of none. Their words stay in the main text, and are told as not read.
"""

from __future__ import annotations

import re
from functools import cache

from retro.language import NP_
from retro.model.lookup import in_all_languages
from retro.model.quick_entry.attempts import says_no_day
from retro.model.quick_entry.names import may_be_name
from retro.model.quick_entry.vocabulary import SIGNS, Vocabulary

_LIKE_A_DAY = re.compile(r"[+]?\d|(?:to(?:day|morrow)|tonight)\b|end\s|in\s|[今明来翌月]", re.IGNORECASE)
_LONGEST = 4
"""How many words the value of a stray may have."""
_SIGN = re.compile(rf"(?P<sign>[{''.join(SIGNS.values())}])(?P<word>[^\W\d_][\w'’./-]*)")
_LABEL = re.compile(r"[^\W\d_][^\s:：、。]{0,19}[:：](?!//)")
_TOKEN = re.compile(r"\S+")


@cache
def words_for_due() -> tuple[str, ...]:
    """The words for by when, which are no verb: what stands behind one at the end of a line is meant as a day."""
    return in_all_languages(NP_("mark", "due"))


def stray_at(text: str, start: int, words: Vocabulary, *, in_name: bool) -> int | None:
    """Where a stray ends that begins at `start`; None if none does. `in_name`: the words before it are a name."""
    token = _TOKEN.match(text, start)
    assert token is not None  # whoever asks stands at one
    if (found := _SIGN.match(text, start)) and words.field(found["sign"]) is None:
        return _end_of_name(text, token.end(), words) if found["sign"] in SIGNS["@"] else token.end()
    if not in_name and (found := _LABEL.match(text, start)):
        return _end_of_value(text, found.end(), words)
    word = token[0].rstrip(":：")
    if word.casefold() in words_for_due() and words.field(word) is None:
        end = _end_of_value(text, token.end(), words)
        value = text[token.end() : end or token.end()].strip()
        return end if says_no_day(value) or _LIKE_A_DAY.match(value) else None
    return None


def _end_of_value(text: str, start: int, words: Vocabulary) -> int | None:
    """Where the words behind a label end: at the next mark or the next stray; None if they are a sentence."""
    end, count = start, 0
    for token in _TOKEN.finditer(text, start):
        if words.begins.match(text, token.start()) or _SIGN.match(text, token.start()):
            break
        end, count = token.end(), count + 1
    return end if 0 < count <= _LONGEST else None


def _end_of_name(text: str, start: int, words: Vocabulary) -> int:
    """Where the name ends that goes on at `start`: with its first word where a sentence follows."""
    end = _end_of_value(text, start, words)
    return end if end and may_be_name(text[start:end].strip(), "") else start
