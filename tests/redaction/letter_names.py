"""The names in a random case for letters: colleagues, the ways in which people write them, and how one finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retro.model.stages.head import Participant

_KANJI = "一-龥々"
_A_LIST = 3
"""So many letters with spaces between them are a list, and nobody's name."""
NAMES_CUSTOMERS = frozenset({"team", "management", "formal"})
"""The audiences besides customers that are told how customers are called."""


def colleagues(language: str, who: Sequence[str]) -> list[Participant]:
    """Two who took part: one whom no customer is called like, and one with the surname of a customer."""
    if language == "en":
        surname = next(word for name in who for word in name.split() if word in ("Lee", "Berg"))
        names = (("packer", "Hanako Tanaka", ""), ("driver", f"Quentin {surname}", ""))
    else:
        readings = {"森": "もり", "林": "はやし", "原": "はら", "渡辺": "わたなべ"}
        surname = who[0].partition("様")[0]
        names = (
            ("梱包担当", "田中 花子", "たなか はなこ"),
            ("配送担当", f"{surname} 健太郎", f"{readings[surname]} けんたろう"),
        )
    return [
        Participant(id=f"c{n}", role=role, name=name, reading=reading) for n, (role, name, reading) in enumerate(names)
    ]


def name_forms(each: Participant) -> Iterator[str]:
    """How people write somebody: whole, in part, as a login, in other letters."""
    first, second = each.name.split()
    if each.reading:
        family, given = each.reading.split()
        yield from (
            each.name,
            first + second,
            f"{first}さん",
            f"{first}　{second}",
            f"{second}さん",
            f"{first}・{second}",
        )
        yield from (f"{family}さん", family.translate(_KATAKANA), f"{given}さん", each.reading, f"{first}{second}の件")
        yield from ("・".join(first + second), f"{first}係長", f"旧姓{first}")
        return
    low, given = second.casefold(), first.casefold()
    yield from (each.name, each.name.upper(), second.upper(), f"{second}'s", f"the {second}s", f"{second}, {first}")
    yield from (f"{low}2", f"{given[0]}{low}", f"{given}.{low}@example.com", f"/home/{given[0]}{low}", f"@{low}")
    yield from ("-".join(second), f"{second}-san", f"{first[0]}. {second}", rf"C:\Users\{low}\x", f"{given}_{low}")
    yield from (
        f"Mr. {second}",
        f"{first}’s",
        second.replace("a", "а").replace("e", "е"),
    )  # the last in Cyrillic letters
    if len(second) > _A_LIST:
        yield " ".join(second.upper())


_KATAKANA = {ord("ぁ") + n: ord("ァ") + n for n in range(86)}


def names_sought(
    known: Sequence[Participant], who: Sequence[str]
) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Patterns of names, with the customers in whose letters each may stand, and the other audiences told of it."""
    for each in known:
        parts = each.name.split() if each.reading else each.name.casefold().split()
        for form in {*name_forms(each), *parts}:
            own = frozenset(name for name in who if _may_call(form, name))
            yield _alone(form), own, NAMES_CUSTOMERS if own else frozenset({"team"})
    for name in who:
        core = _core(name)
        yield _alone(core), frozenset(each for each in who if re.search(_alone(core), each.casefold())), NAMES_CUSTOMERS


def _core(name: str) -> str:
    """What of a customer's name is theirs alone: without how they are addressed, and how it is read."""
    return re.sub(r"（.*|様$|家$| family$", "", name).casefold()


def _alone(form: str) -> str:
    """A pattern of a form where it is no part of a longer name."""
    seen = re.escape(form.replace("\\", "").casefold())
    if form.isascii():
        return rf"(?<![^\W_]){seen}(?![^\W_])"
    called = r"(?=様|さん|氏|家)" if len(form) == 1 else ""  # one kanji alone is many another word
    return rf"(?<![{_KANJI}]){seen}(?![田原野]|商店){called}"


def _may_call(form: str, name: str) -> bool:
    """Whether a form of a colleague's surname may be how a letter speaks to, or of, the customer whom it is for."""
    seen = re.sub(r"さん$|-san$|^the |^mr\. |'s$|s$", "", form.casefold())
    return bool(re.search(_alone(seen), name.casefold()) or (seen and seen in name.casefold() and "（" in name))
