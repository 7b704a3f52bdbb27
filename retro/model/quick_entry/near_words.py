"""Which field a word with a colon may have meant that is none: `number:` the *receipt number*, 番号 the 受付番号."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from retro.model import field_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.lookup import in_all_languages
from retro.model.quick_entry.vocabulary import SIGNS, vocabulary
from retro.text.folding import folded_name

_LABEL = re.compile(r"(?P<word>[^\s:：]+(?: [^\s:：]+)?)[:：]")
_ALIKE = 0.8
"""How much of a word must be the same where it is misspelled."""
_SHORTEST = 4
"""So many letters a word of an alphabet has that is compared so; kana and kanji say more with two."""


def near_field(kind: type[Entry], word: str) -> Field | None:
    """The field of a kind that a word comes nearest to; None if none is near, or two are as near."""
    said = folded_name(word)
    scored = sorted(((_nearness(said, field), -at) for at, field in enumerate(_named(kind))), reverse=True)
    if not scored or not scored[0][0] or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return _named(kind)[-scored[0][1]]


def near_key(kind: type[Entry], text: str) -> str:
    """The word, a message id, that one writes with a colon for the field that `text` (`number: R-123`) comes near to.

    That is its mark, else its label; "" if `text` begins with no such word, or with one that means a field already.
    """
    found = _LABEL.match(text)
    if found is None or vocabulary(kind.kind).field(found["word"]) is not None:
        return ""
    field = near_field(kind, found["word"])
    return "" if field is None else field.label if not field.mark or field.mark in SIGNS else field.mark


def _named(kind: type[Entry]) -> list[Field]:
    return [
        field for field in kind.fields() if field.name != kind.lead and not isinstance(field.type, field_types.LinkType)
    ]


def _nearness(said: str, field: Field) -> float:
    marks = in_all_languages(field.mark) if field.mark and field.mark not in SIGNS else ()
    return max(_near(said, name) for name in (*in_all_languages(field.label), *marks, *map(folded_name, field.also)))


def _near(said: str, name: str) -> float:
    """From 0, not near, to 1: one holds the other as a word of its own, or they are all but spelled alike."""
    if said.isascii() != name.isascii():
        return 0.0
    if not said.isascii():
        inside = len(said) > 1 and (said in name or (len(name) > 1 and name in said))
        return min(len(said), len(name)) / max(len(said), len(name)) if inside else 0.0
    if len(said) < _SHORTEST:
        return 0.0
    if said in name.split() or name in said.split():
        return min(len(said), len(name)) / max(len(said), len(name))
    alike = SequenceMatcher(None, said, name).ratio()
    return alike if alike >= _ALIKE else 0.0
