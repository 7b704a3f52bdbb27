"""The words of a query, as they were typed."""

from __future__ import annotations

from typing import NamedTuple

from retro.value import value

STANDING = "standing"
"""How a row stands by its checks and by what happened since, as if that were chosen in it: a field of `QueryChoice`."""


MOST_WORDS = 50
"""So many words are looked for at once: more than a person types."""


class QueryChoice(NamedTuple):
    """A choice in a field: the kind of row, by its name in the file, the name of the field, the code of the choice."""

    kind: str
    field: str
    code: str


@value
class Word:
    """One word of a query, or a phrase."""

    text: str
    """As it was typed; "" asks for any text in its place, and for none where something is `chosen`."""
    field: str = ""
    """Where it is to stand: what people call a field or a kind of row, folded, in any language; "" for anywhere."""
    stage: str = ""
    """The code of the stage in whose rows it is to stand; "" for anywhere."""
    is_phrase: bool = False
    """Whether it stands in quotation marks: all of it is to stand there as one piece."""
    is_not: bool = False
    """Whether it is to stand nowhere in the case."""
    chosen: tuple[QueryChoice, ...] = ()
    """Choices that it means, too: a row that holds one of them holds the word."""
