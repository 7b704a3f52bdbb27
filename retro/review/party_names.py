"""Under which names people stand in a case: one of those concerned, whoever got an apology, who called.

Two names are one if they have the same key: titles, spaces, widths, case and kinds of kana make no difference, and a
name is never a part of another one (田中 is not 田中丸).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import dropwhile

from retro.model.entry import Entry
from retro.model.fields import field_of
from retro.model.quick_entry.role_words import family_in, without_honorific
from retro.model.record import KINDS
from retro.model.stages.timeline import Contact
from retro.text.common_words import COMMON
from retro.text.folding import name_key, normal
from retro.text.search_forms import KANJI, plain_form

_HEARD = field_of(Contact.heard).name
_PARTED = re.compile(r"[、,，;；\n]+")
_RUN = f"[{KANJI}ァ-ヶー]{{1,12}}"
_WITH_TITLE = re.compile(
    rf"(?:(?P<family>{_RUN})[ ・])?(?P<name>{_RUN})(?:様|さま|さん|氏|殿)"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.? *(?P<latin>[^\W\d_][\w'’-]*(?: [A-Z][\w'’-]*)?)"
)


_FAMILY = re.compile(
    r"^(?:the +)?famil(?:y|ie) +(?=\w)|(?<=\w)(?:'s)? +(?:and +)?(?:family|household)$|^the +(?=\w+ +family)"
    r"|(?<=..)[ 　]*(?:様|さん)?(?:ご一家|御一家|一家|ご家族|御家族|ご夫妻|ご夫婦|夫妻|家)(?:様|の皆様)?$",
    re.IGNORECASE,
)
"""What makes a family of a name: whoever of them calls is one of them."""
_CAPITALS = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_KANJI_RUN = re.compile(rf"[{KANJI}]{{2,12}}")


def party_key(name: str) -> str:
    """What all spellings of a name have in common; "" where nothing is left of it without its title."""
    return name_key(plain_form(without_title(name)))


def without_title(name: str) -> str:
    """A name in plain widths, without what politeness puts around it, and of a family without that word."""
    return without_honorific(_FAMILY.sub("", without_honorific(normal(name))))


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


def perhaps_names(text: str) -> tuple[str, ...]:
    """What may be a name in a text that tells of people, though it has no title: Weber rang; 山田より電話.

    So may the first word of a sentence: it is a name if it is said to be one elsewhere.
    """
    rest = _WITH_TITLE.sub("\n", normal(text))
    found = [" ".join(dropwhile(_begins_a_sentence, each[0].split())) for each in _CAPITALS.finditer(rest)]
    found += [each[0] for each in _KANJI_RUN.finditer(rest) if family_in(each[0]) == each[0]]
    return tuple(dict.fromkeys(name for name in found if party_key(name)))


def perhaps_names_in(kind: str, field: str, text: str) -> tuple[str, ...]:
    """The same in a field of a kind of row; none where names do not stand among other words."""
    return perhaps_names(text) if (kind, field) == (Contact.kind, _HEARD) else ()


@cache
def says_names(kind: str, field: str) -> bool:
    """Whether people stand in a field of a kind of row under their names."""
    return (kind, field) == (Contact.kind, _HEARD) or (kind in KINDS and bool(field) and KINDS[kind].customer == field)


def _told_of(text: str) -> Iterator[str]:
    for found in _WITH_TITLE.finditer(normal(text)):
        family, name, latin = found["family"], found["name"], found["latin"]
        yield latin or (f"{family} {name}" if family and family_in(family) == family else name)


def _begins_a_sentence(word: str) -> bool:
    """Whether a word with a capital may well be no name."""
    return word.casefold() in COMMON
