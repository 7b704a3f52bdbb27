"""Whoever took part, and however their name is written: nothing of it is left, and the words around it stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from hypothesis import given, settings, strategies as st

from retro.language import language
from retro.model.stages.head import Participant
from retro.model.stages.review import Lesson
from retro.redaction.names.named_places import shielded
from retro.redaction.spelling.normalization import folded
from retro.value import value
from tests.records import record

EN = language("en")
_ROLE = "lead"


@value
class Person:
    """Somebody, with how the parts of the name are written."""

    recorded: str
    reading: str
    given: str
    family: str
    kana: tuple[str, str] = ("", "")
    """Given and family name in hiragana, where they are Japanese."""

    @property
    def participant(self) -> Participant:
        return Participant(role=_ROLE, name=self.recorded, reading=self.reading)


Form = Callable[[str, str], str]
"""How a given and a family name are written."""

_LATIN: Sequence[Form] = (
    lambda _given, family: family,
    lambda given, _family: given,
    lambda given, family: f"{given} {family}",
    lambda given, family: f"{family}, {given}",
    lambda given, family: f"{given} {family}".upper(),
    lambda _given, family: family.upper(),
    lambda _given, family: family.lower(),
    lambda given, family: f"{given[0]}. {family}",
    lambda given, family: f"{given[0]}{family}".lower(),
    lambda given, family: f"{family}{given[0]}".lower(),
    lambda given, family: f"{given[0]}.{family}7".lower(),
    lambda given, family: f"{family}-{given[0]}".lower(),
    lambda given, family: f"{given}.{family}".lower(),
    lambda given, family: f"{family}_{given}".lower(),
    lambda given, family: f"{given}{family}",
    lambda given, family: f"{given}{family}".lower(),
    lambda _given, family: f"{family}s",
    lambda _given, family: f"{family}2026",
    lambda _given, family: f"{family.lower()}01",
    lambda _given, family: "-".join(family),
    lambda _given, family: " ".join(family.upper()),
    lambda _given, family: f"{family[0]}\u200b{family[1:]}",
    lambda _given, family: f"{family[:2]}**{family[2:]}**",
    lambda _given, family: f"<b>{family[:2]}</b>{family[2:]}",
    lambda _given, family: family.replace("a", "а").replace("e", "е").replace("o", "о"),  # Cyrillic ones
    lambda _given, family: "".join(chr(ord(char) + 0xFEE0) for char in family),  # full width
    lambda given, family: f"Ms {family}",
    lambda given, family: f"{given}\n{family}",
)
_LATIN_WITHIN: Sequence[Form] = (
    lambda _given, family: f"/home/{family.lower()}/x",
    lambda given, family: f"/home/{given[0]}{family}/x".lower(),
    lambda given, family: f"C:\\Users\\{given} {family}\\x",
    lambda _given, family: f"report{family}.xlsx",
    lambda _given, family: f"{family}Report.xlsx",
    lambda _given, family: f"fix/{family.lower()}-retry",
    lambda given, family: f"@{given[0]}{family}".lower(),
    lambda _given, family: f"#{family}",
    lambda given, family: f"https://wiki.example/~{given[0]}{family}?a=1".lower(),
    lambda given, family: f"write to {given}.{family}@firm.example".lower(),
)
_KANJI: Sequence[Form] = (
    lambda _given, family: f"{family}さん",
    lambda _given, family: f"{family}課長",
    lambda _given, family: family,
    lambda given, family: f"{family}{given}",
    lambda given, family: f"{family}　{given}様",
    lambda given, family: f"{family}・{given}",
    lambda given, _family: f"{given}さん",
    lambda _given, family: "・".join(family),
    lambda _given, family: " ".join(family),
    lambda _given, family: f"{family[0]}\u2060{family[1:]}",
    lambda _given, family: f"<b>{family[0]}</b>{family[1:]}",
    lambda _given, family: f"**{family[0]}**{family[1:]}",
    lambda given, family: f"C:\\Users\\{family}{given}\\x",
    lambda _given, family: f"#{family}",
)


def _katakana(text: str) -> str:
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)


_HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}


def _half_width(text: str) -> str:
    apart = unicodedata.normalize("NFD", _katakana(text)).replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    return "".join(_HALF.get(char, char) for char in apart)


_SOUND: Sequence[Form] = (
    lambda _given, family: _katakana(family),
    lambda _given, family: f"{family}さん",
    lambda given, family: f"{_katakana(family)} {_katakana(given)}",
    lambda given, family: f"{family}{given}",
    lambda _given, family: _half_width(family),
    lambda _given, family: "・".join(_katakana(family)),
    lambda _given, family: f"{_katakana(family)}様",
)

_FRONT = ("Kor", "Bran", "Velm", "Thom", "Rad", "Gund", "Lisk", "Ost", "Hav", "Dirk")
_BACK = ("vinsky", "delman", "merov", "enbaum", "lund", "ovsek", "quist", "helmer")
_GIVEN = ("Matteo", "Katrin", "Nadezda", "Yusra", "Benedikt", "Ilvy", "Tomasz")
_JAPANESE_FAMILIES = {"田中": "たなか", "佐藤": "さとう", "水無瀬": "みなせ", "小野寺": "おのでら", "渡邉": "わたなべ",
                      "長谷川": "はせがわ", "五十嵐": "いがらし", "鷺沢": "さぎさわ", "高橋": "たかはし"}  # fmt: skip
_JAPANESE_GIVEN = {"花子": "はなこ", "健一": "けんいち", "遥": "はるか", "翔太": "しょうた", "美咲": "みさき"}
_WORDS = ("The box was late", "nobody saw it", "箱が遅れた", "札を見ずに貼った", "ok", "2 箱", "12:05", "A-7")
_BETWEEN = (" ", ", ", "、", "。", "（", "\n", ": ", " - ", "「", " | ")


@st.composite
def _latin(draw: st.DrawFn) -> Person:
    given_name = draw(st.sampled_from(_GIVEN))
    family = draw(st.sampled_from(_FRONT)) + draw(st.sampled_from(_BACK))
    return Person(f"{given_name} {family}", "", given_name, family)


@st.composite
def _japanese(draw: st.DrawFn) -> Person:
    family, given_name = draw(st.sampled_from([*_JAPANESE_FAMILIES])), draw(st.sampled_from([*_JAPANESE_GIVEN]))
    kana = _JAPANESE_GIVEN[given_name], _JAPANESE_FAMILIES[family]
    is_read = draw(st.booleans())
    reading = " ".join(kana[::-1]) if is_read else ""
    return Person(f"{family} {given_name}", reading, given_name, family, kana if is_read else ("", ""))


def _romaji(kana: str) -> str:
    from retro.redaction.spelling.romaji import hepburn, read_kana

    return hepburn(read_kana(kana)).capitalize()


@st.composite
def _written(draw: st.DrawFn, person: Person) -> tuple[str, str, str]:
    """A form of a name, with what is no part of it before and behind."""
    if person.family.isascii():
        given_name, family = person.given, person.family
        forms = draw(st.sampled_from([_LATIN, _LATIN_WITHIN]))
    elif person.kana[0] and draw(st.booleans()):
        given_name, family = person.kana
        forms = _SOUND
        if draw(st.booleans()):
            given_name, family = map(_romaji, person.kana)
            forms = draw(st.sampled_from([_LATIN, _LATIN_WITHIN]))
    else:
        given_name, family, forms = person.given, person.family, _KANJI
    before, behind = (draw(st.sampled_from(_WORDS)) for _ in range(2))
    left, right = (draw(st.sampled_from(_BETWEEN)) for _ in range(2))
    return before + left, draw(st.sampled_from(forms))(given_name, family), right + behind


@settings(deadline=None)
@given(
    st.data(), st.lists(st.one_of(_latin(), _japanese()), min_size=1, max_size=3, unique_by=lambda each: each.family)
)
def test_nothing_of_a_name_is_left_and_the_words_around_it_stay(data: st.DataObject, people: list[Person]) -> None:
    before, written, behind = data.draw(_written(people[0]))
    text = before + written + behind
    whole = record(*(person.participant for person in people))
    (lesson,) = shielded(record(Lesson(what=text), title=""), whole, EN).of(Lesson)
    left = re.sub(r"[^\w]|_", "", folded(lesson.what)).lower()
    person = people[0]
    parts = [person.given, person.family, *map(_katakana, person.kana), *person.kana]
    parts += [_romaji(kana) for kana in person.kana] if person.kana[0] else []
    assert [part for part in parts if len(part) > 1 and folded(part).lower() in left] == [], (text, lesson.what)
    assert _ROLE in lesson.what or "e-mail" in lesson.what, (text, lesson.what)
    assert lesson.what.startswith(before), (text, lesson.what)
    assert lesson.what.endswith(behind), (text, lesson.what)


_INNOCENT = (
    "水田中央の取水口", "山田中学校へ配達", "佐藤錦を2箱", "高橋町の倉庫", "長谷川町、田中駅", "花粉とはな紙", "遥か先",
    "美しく咲く", "健康診断", "砂糖とサイト、里芋", "みなさまへ", "本田技研の車", "五十円、十嵐",
    "渡り廊下の辺り", "最高橋梁",
    "The korvin was late", "brandeis and velmond", "lisklunden, osten, havelmere", "thomas and gundel", "radlundby",
    "ilvyish, matteoni", "a yurt, a beneficial tomb", "kmatt, tkat", "the lead of lead",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(_INNOCENT), min_size=1, max_size=3), st.lists(_japanese() | _latin(), max_size=3))
def test_what_names_nobody_is_unchanged(texts: list[str], people: list[Person]) -> None:
    visible = record(Lesson(what=" / ".join(texts)), title="")
    assert shielded(visible, record(*(person.participant for person in people)), EN) is visible
