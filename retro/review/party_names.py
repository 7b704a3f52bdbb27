"""Under which names people stand in a case: one of those concerned, whoever got an apology, who called.

Two names are one if they have the same key: titles, spaces, widths, case and kinds of kana make no difference, and a
name is never a part of another one (田中 is not 田中丸).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retro.model.entry import Entry
from retro.model.fields import field_of
from retro.model.quick_entry.role_words import family_in, without_honorific
from retro.model.record import KINDS
from retro.model.stages.timeline import Contact
from retro.text.folding import name_key, normal
from retro.text.search_forms import KANJI, plain_form

_HEARD = field_of(Contact.heard).name
_PARTED = re.compile(r"[、,，;；\n]+")
_RUN = f"[{KANJI}ァ-ヶー]{{1,12}}"
_WITH_TITLE = re.compile(
    rf"(?:(?P<family>{_RUN})[ ・])?(?P<name>{_RUN})(?:様|さま|さん|氏|殿)"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.? *(?P<latin>[^\W\d_][\w'’-]*(?: [A-Z][\w'’-]*)?)"
)


def party_key(name: str) -> str:
    """What all spellings of a name have in common; "" where nothing is left of it without its title."""
    return name_key(plain_form(without_title(name)))


def without_title(name: str) -> str:
    """A name in plain widths, without what politeness puts around it."""
    return without_honorific(normal(name))


def names_of(entry: Entry) -> tuple[str, ...]:
    """The names that an entry says, as they are written."""
    fields = (entry.customer,) if entry.customer else (_HEARD,) if isinstance(entry, Contact) else ()
    return tuple(name for field in fields for name in names_in(entry.kind, field, str(getattr(entry, field))))


def names_in(kind: str, field: str, text: str) -> tuple[str, ...]:
    """The names in the text of a field of a kind of row: all of it, or what has a title where a contact tells of it."""
    if not says_names(kind, field):
        return ()
    found = _told_of(text) if (kind, field) == (Contact.kind, _HEARD) else _PARTED.split(text)
    return tuple(dict.fromkeys(name.strip() for name in found if party_key(name)))


@cache
def says_names(kind: str, field: str) -> bool:
    """Whether people stand in a field of a kind of row under their names."""
    return (kind, field) == (Contact.kind, _HEARD) or (kind in KINDS and bool(field) and KINDS[kind].customer == field)


def _told_of(text: str) -> Iterator[str]:
    for found in _WITH_TITLE.finditer(normal(text)):
        family, name, latin = found["family"], found["name"], found["latin"]
        yield latin or (f"{family} {name}" if family and family_in(family) == family else name)
