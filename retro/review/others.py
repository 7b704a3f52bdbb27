"""What other customers are called, where that is a name: `星野様` and `Berg & Sons` are, `customers in Kassel` is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retro.review.folding import folded
from retro.review.names import BEFORE, HONORIFIC

_COMPANY = re.compile(
    r"(?:株式会社|有限会社|合同会社|合資会社|一般社団法人|\((?:株|有|同)\)|"
    r",?\s*\b(?:Ltd|Limited|Inc|Corp|Corporation|Company|Co|LLC|LLP|PLC|plc|GmbH|AG|KG|SA|SARL|BV|NV|AB|Oy|SpA|Pty)\b\.?)"
)
_ADDRESSED = re.compile(rf"(?<=\S)(?:{HONORIFIC}|ご?(?:家族|一家|夫妻)様?|御中|家)+$")
_FAMILY = re.compile(r"^the\s+|^families?\s+(?=[A-Z])|\s+(?:family|families|household|couple)$", re.IGNORECASE)
_COMMON = frozenset(
    """
    all both other others another customer customers client clients guest guests user users visitor visitors patient
    patients passenger passengers resident residents partner partners shop shops store stores family families household
    households child children parent parents people person persons sender senders receiver receivers recipient recipients
    buyer buyers everyone everybody staff employee employees colleague colleagues neighbour neighbours neighbor neighbors
    supplier suppliers vendor vendors team teams company the a an and of our their his her first second third no one two
    """.split()
)
_SMALL = frozenset({"and", "of", "de", "da", "di", "la", "le", "von", "van", "der", "the", "&", "y", "e"})


def proper_names(others: Sequence[str]) -> tuple[str, ...]:
    """The names among these, without the words that only address somebody."""
    return tuple(dict.fromkeys(name for called in others for name in _names(called)))


def _names(called: str) -> Iterator[str]:
    for each in re.split(r"[、,;/／]|\s+and\s+|(?<=様)と", called):
        seen = folded(each).strip()
        addressed = _ADDRESSED.sub("", _COMPANY.sub("", re.sub(rf"^{BEFORE}\b\.?\s*", "", seen))).strip()
        if not addressed:
            continue
        name = _FAMILY.sub("", _FAMILY.sub("", addressed)).strip()
        if _is_capitalised(name) or (addressed != seen and not name.isascii()):
            yield name


def _is_capitalised(name: str) -> bool:
    words = re.findall(r"[^\W\d_][^\s]*", name)
    if not words or all(word.lower() in _COMMON for word in words):
        return False
    return name[:1].isupper() and all(word[0].isupper() or word in _SMALL for word in words)
