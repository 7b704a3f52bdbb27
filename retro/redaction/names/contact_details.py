"""Finds e-mail addresses and telephone numbers in a folded text, and leaves dates, versions and order numbers alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.redaction.spelling.parsed_name import LETTER

_NAME = rf"(?:{LETTER}|[._%+'-])"

_ENDS = "com|org|net|info|biz|io|eu|uk|de|at|ch|fr|nl|jp|co|example"
_IN_WORDS = rf"\ at\ (?=[\w.-]+(?:\ dot\ [\w-]+){{0,3}}\ dot\ (?:{_ENDS})(?![\w-]))"
_AT = rf"(?:\ ?[\[({{]\ ?(?:at|アット(?:マーク)?)\ ?[\])}}]\ ?|{_IN_WORDS})"
_DOT = r"(?:\ ?[\[({]\ ?(?:dot|ドット)\ ?[\])}]\ ?|\ dot\ )"
"""Signs of an address in words: `ann (at) firm [dot] example`, `ann at firm dot example`."""

_MAIL = re.compile(
    rf"""
    (?:mailto:)?
    (?<!{LETTER})(?<![._%+'-]) {_NAME}{{1,128}}+
    (?: @ | {_AT} )
    (?!\d+x\.)                                       # logo@2x.png
    (?:(?:{LETTER}|-){{1,63}}+(?:\.|{_DOT})){{1,8}} (?:xn--[a-z0-9-]+ | (?:(?!\d){LETTER}){{2,24}}+)
    """,
    re.VERBOSE,
)

_BETWEEN = r"(?:\ ?[-ー.\u2010/]\ ?|\ )"
_SPOKEN = r"(?:tel(?:ephone)?|phone|fax|mobile|cell|電話(?:番号)?|携帯(?:電話|番号)?|ファックス|ファクス|連絡先|[☎☏📞])"

_PHONE = re.compile(
    rf"""
    (?<![^\W_ぁ-ヿ㐀-鿿])(?<!\d[-.:/,ー])
    (?: tel:\ ?[+(]?(?P<uri>\d[\d().\- ]{{3,20}}\d)
      | \+ (?P<abroad> [1-9]\d{{0,2}} (?:{_BETWEEN}?\(?\d{{1,12}}+\)?){{1,6}} )
      | (?P<through> 00 [1-9]\d{{0,2}} (?:{_BETWEEN}\d{{1,8}}+){{1,5}} )               # 0049 30 123456
      | (?P<groups> 0[1-9]\d{{1,2}} (?:{_BETWEEN}\d{{2,8}}+){{2,5}} )                  # 020 7946 0018
      | (?P<japan> 0\d{{1,4}} {_BETWEEN} \d{{1,4}}+ {_BETWEEN} \d{{3,4}}+ )           # 03-1234-5678
      | (?P<area> \(0\d{{1,4}}\)\ ?\d{{1,4}}+{_BETWEEN}?\d{{3,6}}+ | 0\d{{1,4}}\ ?\(\d{{1,4}}\)\ ?\d{{3,4}}+ )
      | (?P<two> 0[1-9]\d{{1,4}} [- /]{{1,3}} \d{{5,8}}+ )                           # 0541 123456
      | (?P<pairs> 0[1-9] (?:[ .]\d\d){{4}} )                                        # 06 12 34 56 78
      | (?P<run> 0[1-9]\d{{8,9}}+ )                                                  # 09012345678
      | (?P<america> (?:1[-. ])? (?:\([2-9]\d\d\)\ ?|[2-9]\d\d[-. ]) \d{{3}}[-. ]\d{{4}} )  # (555) 010-9999
      | {_SPOKEN}\s?[.:]?\ ?(?P<spoken> \d{{2,5}}[-ー. ]\d{{3,4}}(?:[-ー. ]\d{{3,4}})? | \d(?:[-ー.\ ]?\d){{6,11}} )
    )
    (?![^\W_ぁ-ヿ㐀-鿿])(?![-.:/,ー]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_DIGITS = {
    "uri": (5, 15),
    "abroad": (8, 15),
    "through": (10, 15),
    "groups": (9, 11),
    "japan": (10, 11),
    "area": (9, 11),
    "two": (9, 12),
}
"""How few and how many digits make a telephone number, where the form alone does not say it."""
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d[-./ ]\d\d?(?:[-./ ]\d\d?)?|\d\d?[-./ ]\d\d?[-./ ](?:19|20)\d\d)(?!\d)")


def mails(seen: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand, with the `mailto:` before them."""
    if "@" in seen or "at" in seen or "アット" in seen:
        for found in _MAIL.finditer(seen):
            if not found[0].startswith("git@"):  # the address of a repository, and nobody's
                yield found.span()


def mail_form(said: str) -> str:
    """A regular expression for an e-mail address, its signs in words or not; "" if what is said is none."""
    found = _MAIL.fullmatch(said)
    if not found:
        return ""
    name, domain = re.split(rf"@|{_AT}", said.removeprefix("mailto:"), maxsplit=1)
    parts = re.split(rf"\.|{_DOT}", domain)
    at, dot = r"(?:@|\ ?[\[({]\ ?(?:at|アット(?:マーク)?)\ ?[\])}]\ ?|\ at\ )", rf"(?:\.|{_DOT})"
    return re.escape(name) + at + dot.join(map(re.escape, parts))


def phones(seen: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand, with the `tel:` before them."""
    for found in _PHONE.finditer(seen):
        form = found.lastgroup or ""
        said = found[form]
        fewest, most = _DIGITS.get(form, (0, 99))
        if fewest <= sum(map(str.isdecimal, said)) <= most and not _DATE.search(said):
            yield found.span() if form == "uri" else found.span(form) if form == "spoken" else found.span()
