"""Who took part, as people write it: role and name are told apart, so that no name leaves the team in a role (S11).

`佐藤（工場長）`, `工場長（佐藤）`, `工場長 佐藤`, `佐藤店長`, *Ines Falk (shipping lead)*. What says no role is asked
back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry.role_words import family_in, is_name, is_role, is_title, may_be_name, without_honorific
from retro.text.lazy_pattern import lazy
from retro.text.shortened import quoted

_BRACKETED = lazy(r"(?P<one>[^()（）]+?)\s*[(（](?P<other>[^()（）]+)[)）]")
_BETWEEN = lazy(r"\s+[-–—/／・|｜]\s+|\s*[／｜]\s*")
_OF = lazy(r"(?<=[^\x00-\x7f])の\s*(?=[^\x00-\x7f])")
_QUOTED = lazy(r"[\"“「『](?P<inside>[^\"”」』]+)[\"”」』]")
_ROLE_LABEL = r"(?:役割|担当|役職|職種|role|position|job)\s*[:：]"
_PART = lazy(rf"\s*[,、，;；]\s*(?![^()（）]*[)）])(?!{_ROLE_LABEL})", re.IGNORECASE)
_LABELLED = lazy(
    r"(?:(?:お?名前|氏名|name)\s*[:：]\s*)?(?P<name>[^:：@＠]{1,40}?)[\s,、，;；/／]+"
    rf"{_ROLE_LABEL}\s*(?P<role>[^:：@＠]+)",
    re.IGNORECASE,
)


def in_labels(text: str) -> tuple[str, str] | None:
    """The name and what stands behind the label of the role, where a line has one: `佐藤健 役割：出荷係`."""
    found = _LABELLED.fullmatch(text.strip())
    return (found["name"], found["role"]) if found else None


def parts_of(text: str) -> list[str]:
    """The participants of a line that holds several, with commas between; a comma in brackets parts none."""
    return [part for part in _PART.split(text.strip()) if part]


def told_apart(text: str) -> tuple[str, str]:
    """The role and the name, "" where none is said. ValidationError if it says no role, as a number alone.

    What stands in quotation marks is the role itself.
    """
    said = text.strip()
    if found := _QUOTED.fullmatch(said):
        return found["inside"].strip(), ""
    if not any(map(str.isalpha, said)):
        raise ValidationError(Problem(Code.NO_ROLE, "role", params={"text": quoted(said)}))
    for one, other in _pairs(said):
        if is_role(one) != is_role(other):
            role, name = (one, other) if is_role(one) else (other, one)
            return role.strip(), without_honorific(name)
    if found := _BRACKETED.fullmatch(said):
        with suppress(ValidationError):
            role, name = told_apart(found["one"])
            return said.replace(found["one"], role, 1), name
    elif (is_role(said) or not may_be_name(said)) and not _has_name(said):
        return said, ""
    raise ValidationError(Problem(Code.NO_ROLE, "role", params={"text": quoted(said)}))


def _pairs(said: str) -> Iterator[tuple[str, str]]:
    """The ways in which a text may fall into a role and a name."""
    if found := _BRACKETED.fullmatch(said):
        yield found["one"], found["other"]
        return
    if found := _BETWEEN.search(said):
        yield said[: found.start()], said[found.end() :]
    if (
        (found := _OF.search(said)) and is_role(said[: found.start()]) and may_be_name(said[found.end() :])
    ):  # 店長の佐藤
        yield said[: found.start()], said[found.end() :]
    words = said.split()
    for at in range(1, len(words)):
        one, other = " ".join(words[:at]), " ".join(words[at:])
        if is_name(one) or is_name(other):
            yield one, other
    family = family_in(said)
    if family and is_title(said[len(family) :]):  # 佐藤店長
        yield family, said[len(family) :]


def _has_name(said: str) -> bool:
    """Whether a name stands in a text beside a role, so that it is not plain which is which."""
    return any(is_name(word) for word in re.split(r"[\sの]+", said) if word)
