"""What stands in the fields for a role (S11): a role, which an `@` may call, or somebody's name all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.model.field_types import RoleType
from retro.model.quick_entry.role_words import family_in, is_name, is_role, is_role_alone, is_title
from retro.model.record import Retrospective
from retro.redaction.names.general_words import is_place
from retro.redaction.names.mentions import is_team
from retro.redaction.spelling.normalization import folded
from retro.review.judgement.owners import is_person

_IN_LETTERS = re.compile(r"[a-z]+(?:[ -][a-z]+)+")
"""Several words in small letters."""
_APART = re.compile(r"\s*[,/()\[\]、・:;&|–—]\s*|\s+(?:and|or|-)\s+|(?<![!-~])\s+")
"""What stands between a role and somebody's name: `SRE (Dylan Martin)`, 情シス 佐藤."""
_SHORTENED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+ [A-ZÀ-Þ]\.")
"""A name of which the family is a letter: `Dylan M.`; not `Warehouse B`."""


def names_somebody(text: str, record: Retrospective) -> bool:
    """Whether a field for a role holds a person: `Dylan Martin`, `佐藤部長`; not `千葉支店長`, nor `sre`.

    One beside a role counts if it is surely a name, or several words: `SRE, Dylan Martin`; not `Cook (Osaka)`.
    """
    said = folded(text).strip().lstrip("@").strip()
    is_one = _is_name(said) or is_person(record, said)  # a name is one, though somebody who took part has it for a role
    if (is_one and not is_team(said)) if said.isascii() else (is_one or _has_family(said)):
        return True
    parts = [each for each in map(str.strip, _APART.split(said)) if each]
    return len(parts) > 1 and any(
        (_is_name(each) or (" " in each and is_person(record, each))) and not (is_team(each) or is_place(each))
        for each in parts
    )


def roles_in(record: Retrospective) -> Iterator[str]:
    """The roles, folded, that the fields for them hold and that are nobody's name for sure, each as it may be typed.

    In English they are in small letters, and end in a word for what people do: `oven team`, not `dylan`.
    """
    for entry in (record.head, *record.rows, *record.answers):
        for field in entry.fields():
            if isinstance(field.type, RoleType) and (role := folded(getattr(entry, field.name)).strip()):
                if _IN_LETTERS.fullmatch(role):
                    ends = re.split("[ -]", role)[-1]
                    if (is_role_alone(ends) or is_team(ends)) and not names_somebody(role, record):
                        yield from (role.replace(" ", "-"), role.replace("-", " "))
                elif not role.isascii() and is_role(role) and not (is_name(role) or _has_family(role)):
                    yield role


def _is_name(said: str) -> bool:
    return is_name(said) or bool(_SHORTENED.fullmatch(said))


def _has_family(said: str) -> bool:
    """Whether a family name with a title behind it stands there; a branch is called by its town."""
    family = family_in(said)
    return len(family) > 1 and not is_place(family) and is_title(said[len(family) :])
