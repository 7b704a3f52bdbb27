"""Marks that are none in one kind of row and are one in another: `#visit` in an apology, and in no event."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from retro.language import N_, Message
from retro.model.entry import Entry
from retro.model.quick_entry.view import names_of_choices
from retro.model.quick_entry.vocabulary import SIGNS
from retro.model.record import ROWS
from retro.text.folding import name_key

_BEGINS = N_("{prefix}:")


def rows_with(kind: type[Entry], sign: str, word: str) -> tuple[Message, ...]:
    """How the rows begin, or are called, in which a sign and a word are a mark, where they are none in this kind."""
    plain = next((each for each, forms in SIGNS.items() if sign in forms), sign)
    return tuple(
        Message(_BEGINS, {"prefix": Message(each.prefix)}) if each.prefix else Message(each.label)
        for each in _kinds(plain).get(name_key(word), ())
        if each is not kind
    )


def rows_with_piece(kind: type[Entry], piece: str) -> tuple[Message, ...]:
    """The same of what was not read, a sign and a word in one; none where it is nothing of that kind."""
    is_mark = len(piece) > 1 and any(piece[0] in forms for forms in SIGNS.values())
    return rows_with(kind, piece[0], piece[1:]) if is_mark else ()


@cache
def _kinds(sign: str) -> Mapping[str, tuple[type[Entry], ...]]:
    """The kinds of row that know a choice behind a sign, by the key of its name."""
    found: dict[str, tuple[type[Entry], ...]] = {}
    for kind in ROWS:
        for field in kind.fields():
            for key in names_of_choices(field) if field.mark == sign else ():
                found[key] = (*found.get(key, ()), kind)
    return found
