"""What other customers are called, where it is a name: `星野様` and `Berg & Sons` are, `customers in Kassel` is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retro.redaction.identity import Likeness, likeness
from retro.redaction.names import common_words
from retro.redaction.names.folding import folded
from retro.redaction.names.name_forms import Form, forms, literal_forms
from retro.redaction.names.names import BEFORE, HONORIFIC

_APART = re.compile(r"[、,;/／]\s*(?!(?:Ltd|Inc|LLC|Corp|GmbH)\b)|\s+and\s+|(?<=様)と")
_BEFORE = re.compile(rf"^{BEFORE}\b\.?\s*")

_COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|一般社団法人|\((?:株|有|同)\)"
    r"|,?\s*\b(?:Ltd|Limited|Inc|Corp|Corporation|Company|Co|LLC|LLP|PLC|plc|GmbH|AG|KG|SA|SARL|BV|NV|AB|Oy|SpA|Pty)\b\.?"
)
_ADDRESSED = re.compile(rf"(?<=\S)(?:{HONORIFIC}|ご?(?:家族|一家|夫妻)様?|御中|家)+$")
_NOTE = re.compile(r"(?<=[様家宅])\s*[(（][^()（）]*[)）]")
"""What tells customers of one name apart: 森様（大阪）."""
_FAMILY = re.compile(r"^the\s+|^families?\s+(?=[A-Z])|\s+(?:family|families|household|couple)$", re.IGNORECASE)
_SMALL = frozenset({"and", "of", "de", "da", "di", "la", "le", "von", "van", "der", "the", "&", "y", "e"})


def forms_of_other(called: str) -> frozenset[Form]:
    """The forms in which whoever is called so may stand in a text; none if it does not look like a name."""
    return frozenset(form for each in _APART.split(_NOTE.sub("", called)) for form in _forms(folded(each).strip()))


def forms_beside(called: str, families: Sequence[tuple[tuple[str, frozenset[Form]], ...]]) -> frozenset[Form]:
    """The same, with all ways in which a family name is recorded that a customer shares with somebody else."""
    theirs = forms_of_other(called)

    def shares(family: str, ways: frozenset[Form]) -> bool:
        alike = likeness(called, family)  # a name in kanji is known as one without an honorific by this alone
        return bool(theirs & ways) or alike is Likeness.SAME or (alike is Likeness.ASK and not family.isascii())

    shared = (ways for recorded in families if any(shares(*way) for way in recorded) for _, ways in recorded)
    return theirs.union(*shared)


def _forms(called: str) -> Iterator[Form]:
    without = _COMPANY.sub("", called).strip()
    if without != called:
        yield from literal_forms(called)
        if len(without) > 1 and without.lower() not in common_words.NOBODY and without not in common_words.KANA:
            yield from literal_forms(without)
        return
    addressed = _ADDRESSED.sub("", _BEFORE.sub("", called)).strip()
    name = _FAMILY.sub("", _FAMILY.sub("", addressed)).strip()
    if not name:
        return
    if addressed != called and not name.isascii():
        yield from forms(name)
    elif _is_capitalised(name):
        yield from literal_forms(name) if _SMALL.intersection(name.split()) else forms(name)


def _is_capitalised(name: str) -> bool:
    words = re.findall(r"[^\W\d_][^\s]*", name)
    if not words or all(word.lower() in common_words.NOBODY for word in words):
        return False
    return name[:1].isupper() and all(word[0].isupper() or word in _SMALL for word in words)
