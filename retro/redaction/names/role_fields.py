"""What stands in the fields for a role (S11): a role, which an `@` may call, or somebody's name all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.model.field_types import RoleType
from retro.model.quick_entry.role_words import is_name, is_title
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.redaction.names.known_roles import is_known_role, name_told_by
from retro.redaction.spelling.normalization import folded
from retro.review.words.lists import in_use

_IN_LETTERS = re.compile(r"[a-z]+(?:[ -][a-z]+)+")
"""Several words in small letters."""
_APART = re.compile(r"\s*[,/()\[\]、・:;&|–—@]\s*|\s+(?:and|or|-)\s+|(?<![!-~])\s+")
"""What stands between a role and somebody's name: `SRE (Dylan Martin)`, 情シス 佐藤."""
_SHORTENED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+ [A-ZÀ-Þ]\.")
"""A name of which the family is a letter: `Dylan M.`; not `Warehouse B`."""


def names_somebody(text: str, record: Retrospective) -> bool:
    """Whether a field for a role holds a person: `dylan`, `SRE: Dylan Martin`, `佐藤部長`; not `千葉支店長`, nor `sre`.

    What is neither known to be a role nor declared as one is a person. The settings of the team declare roles, and so
    does whoever writes one beside the name of somebody who took part.
    """
    return any(_unknown(text, record))


def people_in_role_fields(record: Retrospective) -> tuple[str, ...]:
    """The names, folded, that stand in fields for roles, each once, as far as it is clear which words are a name."""
    found = (name_told_by(part) for text in _texts(record) for part in _unknown(text, record))
    return tuple(dict.fromkeys(filter(None, found)))


def roles_in(record: Retrospective) -> Iterator[str]:
    """The roles, folded, that the fields for them hold and that are nobody's name, each as it may be typed.

    In English they are several words in small letters: `@baker` may be anybody.
    """
    for text in _texts(record):
        role = folded(text).strip()
        if (_IN_LETTERS.fullmatch(role) or not role.isascii()) and not names_somebody(role, record):
            yield from dict.fromkeys((role.replace(" ", "-"), role.replace("-", " ")))


def _texts(record: Retrospective) -> Iterator[str]:
    for entry in (record.head, *record.rows, *record.answers):
        for field in entry.fields_of(RoleType):
            if text := getattr(entry, field.name):
                yield text


def _unknown(text: str, record: Retrospective) -> Iterator[str]:
    """The parts of a text that are not known to be a role."""
    said = folded(text).strip().lstrip("@").strip()
    if _is_declared(said, record):
        return
    before, _, last = said.rpartition(" ")
    if not before.isascii() and is_title(last):  # 佐藤 部長
        said = f"{before}{last}"
    parts = [each for each in map(str.strip, _APART.split(said)) if each]
    for part in parts:
        is_role = is_known_role(part, beside=len(parts) > 1) and not _SHORTENED.fullmatch(part)
        if not (is_role or _is_declared(part, record)):
            yield part


def _is_declared(said: str, record: Retrospective) -> bool:
    key = said.casefold()
    if any(key == folded(role).strip().casefold() for role in in_use().team.roles):
        return True
    beside_names = (row.role for row in record.of(Participant) if row.name.strip())
    if not any(key == folded(role).strip().casefold() for role in beside_names):
        return False
    return not (is_name(said) or _SHORTENED.fullmatch(said) or " " in name_told_by(said))
