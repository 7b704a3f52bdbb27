"""The sentences of a letter that need other words as one text, to be edited in an editor, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from retro.errors import RetroError
from retro.language import M_, N_, Language
from retro.model.entry import EntryId
from retro.services.sending.reword import Sentence, one_line

_PART = re.compile(r"## +(?P<row>\S+)")
_NONE: Mapping[EntryId, str] = MappingProxyType({})
_OWN = "> "
"""Begins the line that tells the words of the row itself."""
_HEAD = (
    N_("The words of the row stand behind >. Below them write the words for the customer."),
    N_("What is left as it is will be asked again. What is emptied leaves the row out of letters in this language."),
)


def as_text(found: Sequence[Sentence], to: Language, so_far: Mapping[EntryId, str] = _NONE) -> str:
    """All of them, each with a heading; below the words of the row stand those for its reader, at first the same.

    `so_far` are words that were written for some of them before.
    """
    parts = ["".join(f"# {to(line)}\n" for line in _HEAD)]
    for each in found:
        words = so_far.get(each.row.id, each.own)
        begins = " " if words.startswith(("#", ">")) else ""  # it is no heading
        parts.append(
            f"## {each.name} {to(each.row.label)} ({to(each.need.why.value)})\n{_OWN}{each.own}\n{begins}{words}\n"
        )
    return "\n".join(parts)


def from_text(text: str, found: Sequence[Sentence]) -> dict[EntryId, str]:
    """The words for each row; nothing of those that were left as they were, and of those whose part is gone.

    RetroError if a heading names another row, or the same twice.
    """
    asked = {each.name: each for each in found}
    answers: dict[EntryId, str] = {}
    for name, lines in _parts(text):
        if (each := asked.pop(name, None)) is None:
            raise RetroError(
                M_("“{text}” is no row that was asked about, or stands there twice.", text=name),
                M_("Leave the lines that begin with ## as they were. Nothing was written."),
            )
        words = one_line("\n".join(lines[1:] if lines[:1] == [f"{_OWN}{each.own}"] else lines))
        if words != each.own:
            answers[each.row.id] = words
    return answers


def _parts(text: str) -> Iterable[tuple[str, list[str]]]:
    """The row that each heading names, and the lines below it."""
    parts: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if heading := _PART.match(line):
            parts.append((heading["row"], []))
        elif parts:
            parts[-1][1].append(line)
    return parts
