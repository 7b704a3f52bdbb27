"""How a line that asks for something may go on where the cursor stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from retro.language import active
from retro.model.query.filters import (
    FROM,
    MEANINGS,
    OWNER,
    STAGE,
    TAG,
    UNTIL,
    dashed,
    filter_called,
    written,
)
from retro.model.query.places import labels
from retro.model.quick_entry.completion import Completion
from retro.model.stages import STAGES
from retro.text.folding import folded_name

_WORD = re.compile(r"[-－]?(?P<word>\S*)$")
_NAMED = re.compile(r"(?P<name>[^:：]+)[:：](?P<values>.*)", re.DOTALL)
_COMMA = re.compile("[,，、]")
_LONGEST = 100
"""A word of more characters is no name that somebody begins to type."""


def completions(text: str, at: int, owners: Iterable[str], tags: Iterable[str] = ()) -> list[Completion]:
    """What may stand before the cursor, `at` characters into the text, in the reader's language."""
    found = _WORD.search(text[max(at - _LONGEST, 0) : at])
    word = found["word"] if found else ""
    named = _NAMED.fullmatch(word)
    name = filter_called(named["name"]) if named else ""
    if not named:
        return list(_names(at - len(word), word))
    begun = _COMMA.split(named["values"])[-1]
    if name in (FROM, UNTIL):
        return []
    if not name:
        from retro.model.query.choices import written_choices

        return _offered(at - len(begun), begun, written_choices(folded_name(named["name"])))
    known = {OWNER: owners, TAG: tags}.get(name)
    if name == STAGE:
        forms = {dashed(active()(each.name)): "" for each in STAGES}
    else:
        forms = {dashed(each): "" for each in known} if known is not None else written(name)
    return _offered(at - len(begun), begun, forms)


def _offered(start: int, begun: str, forms: Mapping[str, str]) -> list[Completion]:
    return [
        Completion(start, form, meaning) for form, meaning in forms.items() if folded_name(begun) in folded_name(form)
    ]


def _names(start: int, word: str) -> Iterator[Completion]:
    """The names that begin with a word: those of filters, and, once something is typed, those of kinds and fields."""
    to, said = active(), folded_name(word)
    told = set[str]()
    for name, meaning in MEANINGS.items():
        form = f"{to(name).lower()}:"
        told.add(folded_name(form))
        if folded_name(form).startswith(said):
            yield Completion(start, form, to(meaning), goes_on=True)
    if not word:
        return
    from retro.model.query.choices import choice_labels

    for label, kind in (*labels(), *choice_labels()):
        form = f"{dashed(to(label)).lower()}:"
        if folded_name(form).startswith(said) and folded_name(form) not in told:
            told.add(folded_name(form))
            yield Completion(start, form, to(kind), goes_on=True)
