"""Finds postal addresses in a folded text, and leaves a town, a street or a number by itself alone.

An address needs the number of a house or a code of the post: `12 Mill Lane`, 世田谷区太子堂4-1-1, 〒100-0001.
What else is numbered (`A4-2`, 3丁目の角, `Lane 3`) has no kind of street behind a name, nor a town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.redaction.spelling.parsed_name import KANJI

_N = "[0-9一二三四五六七八九十百]{1,5}"
_BETWEEN = "[-ー\u2010-\u2015\u2212の]"
_TOWN = rf"[{KANJI}ァ-ヺヶケノツ]"
_CODE = re.compile(rf"(?:〒|郵便番号\s?(?:は|[:：])?)\s?[0-9]{{3}}{_BETWEEN}?[0-9]{{4}}(?![0-9])")
_IN_JAPAN = re.compile(
    rf"""
    (?<!{_TOWN})(?P<town>{_TOWN}{{0,20}}?)
    (?: (?P<sure> {_N}丁目\s?{_N}(?:番地?|{_BETWEEN})(?:\s?{_BETWEEN}?{_N}(?:号(?!室))?)?
          | {_N}番地?{_BETWEEN}?{_N}号(?!室) )
      | (?P<number> {_N}番地(?:{_BETWEEN}?{_N})? | [0-9]{{1,4}}(?:{_BETWEEN}[0-9]{{1,5}}){{1,3}} )(?![0-9])
    )
    (?:[\s、]?[ァ-ヺーA-Za-z{KANJI}]{{0,16}}[0-9]{{1,4}}号室)?
    """,
    re.VERBOSE,
)
_SIGN_IN_JAPAN = re.compile("[都道府県市区郡町村番]|丁目")
"""Without which no text holds one."""
_AREAS = re.compile(
    rf"(?:[都道府県](?={_TOWN}{{1,8}}[市区郡町村])|市(?={_TOWN}{{1,5}}区)|郡(?={_TOWN}{{1,5}}[町村])"
    r"|(?<=[^地工学別全第])区(?![間画分域割])|(?<=.)市(?![内場販況街役民])|(?<=.)[町村](?![内村民会役]))"
)
"""What ends in a town's name what it lies in: 東京都 and 千代田区; not in 地区, 市内 or 区間."""
_COUNTED = re.compile(r"\s?(?:[件店人軒個名社か箇ヶカ日時分秒本枚箱台回週月年号室階円歳%]|[0-9])")
"""What stands behind figures that count: 市内2-3店舗."""
_UK = r"[A-Z]{1,2}[0-9][A-Z0-9]?\ [0-9](?!GB|TB)[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])"
"""A code of the post in Britain; `DDR4 8GB` is none."""
_STREETS = (
    "Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Close|Court|Terrace|Crescent|Square|Boulevard|Blvd|Gardens|Grove|Mews"
    "|Parkway|Highway|Quay|Wharf"
)
_NAME = r"[A-ZÀ-Þ][\w'-]*"
_IN_ENGLISH = re.compile(
    rf"""
    (?: (?<![A-Za-z0-9-])(?:(?:[Ff]lat|[Aa]partment|[Aa]pt\.?|[Uu]nit|[Ss]uite)\ \w{{1,5}},?\ )?
        [0-9]{{1,5}}[A-Za-z]?(?:-[0-9]{{1,4}})?,?\ (?:{_NAME}\ ){{1,3}}(?:{_STREETS})(?![A-Za-z])(?:\.(?=,))?
        (?:,?\ (?:[Ff]lat|[Aa]partment|[Aa]pt\.?|[Uu]nit|[Ss]uite)\ \w{{1,5}})?
      | (?<![A-Za-z0-9-])P\.?O\.?\ [Bb]ox\ [0-9]{{1,6}}
    )
    (?:(?:,\ {_NAME}(?:\ {_NAME})?){{0,2}},?\ (?:{_UK}|[A-Z]{{2}}\ [0-9]{{5}}(?:-[0-9]{{4}})?(?![0-9])))?
    | (?<![A-Za-z0-9-]){_UK}
    | (?<![A-Za-z0-9-])(?:{_NAME}(?:str(?:asse|aße|\.)|weg|platz|allee|gasse|ring|damm|ufer)
        |{_NAME}\ (?:Strasse|Straße|Weg|Platz|Allee|Gasse))\ [0-9]{{1,4}}[a-z]?(?!\w)(?:,?\ [0-9]{{5}}\ {_NAME})?
    """,
    re.VERBOSE,
)


def postal_addresses(seen: str) -> Iterator[tuple[int, int]]:
    """Where postal addresses stand, as far as they tell a house."""
    if any(map(str.isdecimal, seen)) or "番" in seen or "丁目" in seen:
        yield from (found.span() for form in (_CODE, _IN_ENGLISH) for found in form.finditer(seen))
    if _SIGN_IN_JAPAN.search(seen):
        yield from (found.span() for found in _IN_JAPAN.finditer(seen) if found["sure"] or _is_in_town(found, seen))


def _is_in_town(found: re.Match[str], seen: str) -> bool:
    """Whether a number stands behind a town: two areas show it, or one where it has three parts or says 番地."""
    number, areas = found["number"], len(_AREAS.findall(found["town"]))
    is_whole = "番地" in number or len(re.findall("[0-9]+", number)) > 2  # noqa: PLR2004
    is_counted = "番地" not in number and _COUNTED.match(seen, found.end("number"))
    return not is_counted and (areas > 1 or (is_whole and areas > 0))
