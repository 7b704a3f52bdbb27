"""Names that nobody in the case is known by: whoever stands there, the reader may know them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.language import M_
from retro.model.entry import Entry
from retro.redaction.customers.identity import Identity, identity_of
from retro.redaction.names.general_words import is_general
from retro.redaction.names.mentions import no_person
from retro.redaction.names.shield import texts
from retro.redaction.names.third_parties import without_readings
from retro.redaction.names.unread import called_so
from retro.redaction.people import customers
from retro.redaction.preflight.finding import FieldWords, Outgoing, PreflightFinding, Weight, about_words
from retro.redaction.spelling.normalization import folded, way_back
from retro.redaction.spelling.parsed_name import KANJI
from retro.redaction.spelling.surname_readings import usual_readings

_SURNAME = re.compile(
    rf"(?<![{KANJI}ァ-ヺー])(?P<name>[{KANJI}]{{1,4}}?)(?:さん|様(?![式子相態々])|さま(?!ざま)|氏(?![名族神])|君(?!臨)|くん)"
)
"""A name in kanji of whoever is called politely."""
_OF_A_DEPARTMENT = re.compile(
    rf"(?<=[部課係室店班])[ \u3000]+(?P<name>[{KANJI}々]{{1,3}})(?=[がはもをにへと、]|より|から)"
)
"""What stands behind a department as the name of a colleague does: `品質保証部　田村が`."""
_NOBODY = re.compile(
    r"[おご御]?(?:客|得意|家族|両親|母|父|兄|姉|弟|妹|子|孫|祖母|祖父|奥|旦那|主人|夫人|夫|妻|皆|方々|各位|貴|同|何|仕|有|模|多|一|異|神|仏|王|殿|姫|嫁|娘|息子|"
    r"先|先方|相手|新郎|新婦|喪主|患者|会員|利用者|取引先|関係者|担当|担当者|社長|部長|課長|係長|店長|支店長|所長|院長|園長|校長|会長|先生|医師|看護師|警察|消防士|"
    r"職人|作家|業者|隣人|隣|近所|当人|本人|諸|皆々|赤|老|坊|外|内|上|下|親|叔母|叔父|伯母|伯父)(?:方|々)?"
)
"""Whom one calls so by what they are."""

_SPOKEN_TO = re.compile(
    r"(?<![A-Za-z])(?i:remind(?:ed)?|tell|told|ask(?:ed)?|(?:re)?train(?:ed)?|coach(?:ed)?|warn(?:ed)?|thanks to"
    r"|(?:talk(?:ed)?|sp(?:eak|oke)) (?:to|with)) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![A-Za-z])"
)
"""Somebody whom one speaks to by a name alone: `remind Bob Miller`."""


def strangers(out: Outgoing) -> Iterator[PreflightFinding]:
    """Where somebody is called by a name that no row knows.

    In a letter that is whoever is called politely, or spoken to; in every report a colleague behind a department.
    """
    known = [*customers(out.record), *([out.recipient.addressee] if out.recipient.addressee.strip() else [])]
    known += [without_readings(name) for name in known]
    for row in (out.visible.head, *out.visible.rows):
        yield from _in_row(out, row, known)


def _in_row(out: Outgoing, row: Entry, known: list[str]) -> Iterator[PreflightFinding]:
    for field, text in texts(row):
        seen = folded(text)
        spans = sorted({*_colleagues(seen, known), *(_in_letter(seen, known) if out.is_letter else ())})
        if not spans:
            continue
        place = way_back(text, seen)
        what = M_("Is that a name? Nobody in the case is called so.")
        for found in dict.fromkeys(text[start:end] for start, end in (place(*span) for span in spans)):
            yield about_words(out, "stranger", Weight.DOUBTFUL, FieldWords(row, field.name, found), what)


def _colleagues(seen: str, known: list[str]) -> Iterator[tuple[int, int]]:
    for found in _OF_A_DEPARTMENT.finditer(seen):
        name = found["name"]
        if usual_readings(name) and all(identity_of(name, each) is Identity.OTHER for each in known):
            yield found.span("name")


def _in_letter(seen: str, known: list[str]) -> Iterator[tuple[int, int]]:
    yield from called_so(seen, known)
    yield from _surnames(seen, known)
    yield from _spoken_to(seen, known)


def _surnames(seen: str, known: list[str]) -> Iterator[tuple[int, int]]:
    for found in _SURNAME.finditer(seen):
        name = found["name"]
        is_nobody = _NOBODY.fullmatch(name) or is_general(name)
        if not is_nobody and all(identity_of(name, each) is Identity.OTHER for each in known):
            yield found.span()


def _spoken_to(seen: str, known: list[str]) -> Iterator[tuple[int, int]]:
    for found in _SPOKEN_TO.finditer(seen):
        name = found["name"]
        is_nobody = is_general(name) or not no_person().isdisjoint(name.lower().split())
        if not is_nobody and all(identity_of(name, each) is Identity.OTHER for each in known):
            yield found.span("name")
