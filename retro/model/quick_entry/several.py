"""Lists on one line that are several rows: the participants `RF, PW, RR`."""

from __future__ import annotations

import re
from collections.abc import Callable

from retro.model.found import Found
from retro.model.quick_entry.bare_words import word_in_front
from retro.model.quick_entry.found_words import choice_first
from retro.model.quick_entry.names import may_be_name
from retro.model.quick_entry.of_rows import is_everyone, those_called
from retro.model.quick_entry.vocabulary import ROW_NAME, leads_with_row, opening_of, vocabulary
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages.follow_up import Tick
from retro.model.stages.head import HEAD, Participant
from retro.model.stages.scope import Ticked
from retro.text.lazy_pattern import lazy

_BETWEEN = lazy(r"\s*[,、，;；/／]\s*(?:and\s+)?|\s+and\s+")
_ROLE_AND_NAME = lazy(r"^([^:：@＠]+?)\s*[:：]\s*(?=[^\s:：]+(?:\s[^:：]*)?$)")
_OF_SEVERAL = lazy(
    rf"(?P<word>\D{{1,40}}?)\s*(?P<rows>{ROW_NAME}(?:\s*[,、，\s]\s*{ROW_NAME})+)(?P<rest>(?:\s.*)?)", re.DOTALL
)
_LONGEST = 40


def lines_in(text: str, stage: Stage, record: Callable[[], Retrospective] | None = None) -> tuple[str, ...]:
    """The lines that a typed line stands for: itself alone, or each member of a list of participants, or of rows.

    `told 3.2, 3.3` is of each of these rows; with the `record` at hand, so are `told all` and 伝達 森様、林様.

    A list names roles, or each role with its name (`driver @Falk, packer @Sato`, `driver: Falk, …`). With any
    other mark in it, or with a part that is a sentence, it is one line.
    """
    if ticked := _OF_SEVERAL.fullmatch(text.strip()):
        found = opening_of(stage, text.strip())
        if found is not None and leads_with_row(found[1].kind):
            rows = re.findall(ROW_NAME, ticked["rows"])
            return tuple(f"{ticked['word']} {row}{ticked['rest']}" for row in rows)
    if record is not None and (ticks := ticks_in(text, stage, record)):
        return ticks
    if stage is not HEAD:
        return (text,)
    parts = [_ROLE_AND_NAME.sub(r"\1 @", part.strip()) for part in _BETWEEN.split(text.strip())]
    if len(parts) < 2 or not all(map(_is_someone, parts)):  # noqa: PLR2004 -- one is no list
        return (text,)
    named = ["@" in part or "＠" in part for part in parts]
    return tuple(parts) if len(set(named)) == 1 else (text,)


def ticks_in(text: str, stage: Stage, view: Callable[[], Retrospective]) -> tuple[str, ...]:
    """A line for each of those concerned whom a tick calls by what they are called, or all at once; () for one."""
    begun = word_in_front(stage, text.strip())
    if begun is None or begun[1].kind is not Tick:
        return ()
    word, opening, rest = begun
    record = view()
    names, behind = those_called(rest, record)
    ticked = Ticked.coded(opening.plain) if opening.plain else choice_first(behind.lstrip(" \t\u3000:：、,"), Ticked)[0]
    if is_everyone(rest):  # who has had it already is not ticked anew
        names = tuple(name for name in names if name not in _ticked(record, ticked)) or names
    return (
        tuple(f"{word} {name} {behind.strip()}".strip() for name in names)
        if len(names) > 1 or is_everyone(rest)
        else ()
    )


def _ticked(record: Retrospective, ticked: Ticked | None) -> frozenset[str]:
    """The names of those concerned who have had it."""
    held = (tick for tick in record.of(Tick) if tick.ticked is ticked)
    valid = (
        tick for tick in held if not any(check.found is Found.TAKEN_BACK for check in record.checks.get(tick.id, ()))
    )
    rows = (record.get(tick.of) for tick in valid)
    return frozenset(row_name(record, row) for row in rows if row is not None)


def _is_someone(part: str) -> bool:
    """Whether a part of a line is a role, with a name or without."""
    role, _, name = part.replace("＠", "@").partition("@")
    words = vocabulary(Participant.kind)
    marks = [token for token in part.split() if words.begins.match(token) and token[0] not in "@＠"]
    has_name = "@" in name or (name and not may_be_name(name, role))
    return bool(role) and len(part) <= _LONGEST and not marks and may_be_name(role.strip(), "") and not has_name
