"""A name that is to be forgotten is found in all its forms, and in no other word."""

from __future__ import annotations

import unicodedata

import pytest

from retro.language import LANGUAGES, language
from retro.model.field_types import LineType, ProseType
from retro.model.record import KINDS
from retro.redaction.forgetting.blank import blank, is_blank
from retro.redaction.forgetting.sought import SoughtName
from retro.redaction.names.name_forms import forms
from retro.redaction.names.third_parties import forms_of_other

NFD = unicodedata.normalize("NFD", "Müller")


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("田中", "田中様が来た", "[X]が来た"),
        ("田中", "担当田中が", "担当[X]が"),
        ("田中", "田 中さん", "[X]"),
        ("田中", "田中課長の机", "[X]課長の机"),
        ("田中", "**田中**様", "[X]"),
        ("田中さん", "田中が", "[X]が"),
        ("田中花子", "田中　花子様", "[X]"),
        ("森", "森様、森家、森の荷物", "[X]、[X]家、[X]の荷物"),
        ("ガスパール", "ｶﾞｽﾊﾟｰﾙさん", "[X]"),
        ("ガスパール", "カ\u3099スハ\u309aールさん", "[X]"),
        ("Ann", "Ann, ANN and ａｎｎ", "[X], [X] and [X]"),
        ("Müller", f"{NFD}, Muller, Mueller", "[X], [X], [X]"),
        ("Hanako Tanaka", "TANAKA Hanako; Hanako  Tanaka", "[X]; [X]"),
        ("Hanako Tanaka", "タナカ・ハナコ", "[X]"),
        ("Rose", "Mr Rose rang", "[X] rang"),
        ("森", "森様方の森さんざん、森君主、森殿堂", "[X]方の[X]さんざん、[X]君主、[X]殿堂"),
        ("森", "森サンプル、森サン", "[X]サンプル、[X]"),
        ("田中", "田中様の様子", "[X]の様子"),
        ("Tanaka", "Tanaka-san and Tanaka sandwich, Tanaka San Francisco", "[X] and [X] sandwich, [X] San Francisco"),
        ("Tanaka", "Dr. Tanaka, Mrs. Tanaka", "Dr. [X], [X]"),
        ("0301-7788", "call 0301 7788", "call [X]"),
        ("a.lee@example.com", "to A.Lee@example.com", "to [X]"),
        (
            "a.lee@example.com",
            "a.lee (at) example.com, A.Lee[at]example[dot]com; a.lee at example dot com",
            "[X], [X]; [X]",
        ),
        ("a.lee@example.com", "at a.lee at example dot com", "at [X]"),
        ("a.lee (at) example.com", "to a.lee@example.com", "to [X]"),
        ("+49 30 123456", "0049 30 123456, 030 123456 or +49 (0)30/12 34 56", "[X], [X] or [X]"),
        ("0049 30 123456", "+4930123456, (030) 123456", "[X], [X]"),
        ("4-711", "desk 4711, 4-711 or 4 711; 14711, 47112", "desk [X], [X] or [X]; 14711, 47112"),
        ("03-1234-5678", "+81 3 1234 5678, ０３（１２３４）５６７８", "[X], [X]"),
    ],
)
def test_it_is_found_in_every_form_and_goes_with_what_makes_it_polite(name: str, text: str, left: str) -> None:
    assert SoughtName(name).sought.clean(text, "[X]") == left
    assert SoughtName(name).sought.clean(left, "[X]") == left


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("森", "森田様、大森駅、森林"),
        ("森山", "森様"),
        ("田中", "中田様"),
        ("田中", "田中島が"),
        ("山田", "小山田様"),
        ("Ann", "Anna plans an annex"),
        ("Lee", "sleeve"),
        ("空", "空港は空"),
        ("Rose", "prices rose"),
        ("0301-7788", "order 10301-77881"),
        ("+49 30 123456", "order 4930123456, 301234567"),
        ("a.lee@example.com", "ma.lee@example.com, a.lee@example.company, a.lee at noon"),
    ],
)
def test_no_other_word_is_touched(name: str, text: str) -> None:
    assert SoughtName(name).sought.clean(text, "[X]") == text


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Hanako Tanaka", "H. Tanaka and Ms Tanaka rang, T氏 too", ["H. Tanaka", "Tanaka"]),
        ("田中花子", "田中さんと花子さん", ["田中", "花子"]),
        ("田中", "田中太郎", ["田中"]),
        ("田中", "中田様", []),
        ("Ann", "Ann and Anna", []),
        ("森", "森田", ["森田"]),
        ("渡辺 浩", "ワタナベが、わたなべさん", ["ワタナベ", "わたなべ"]),
        ("森", "森林、青森駅、大森さん", ["森林", "青森駅", "大森"]),
        ("森", "森様子を見に", ["森様子"]),
        ("田中", "山田中学校", ["山田中学校"]),
        ("Tanaka", "htanaka, Tanakaya; tanaka rang", ["htanaka", "Tanakaya"]),
        ("Ann Lee", "annlee2@x.jp", ["annlee2@x.jp"]),
        ("Lee", "lee side, Leeds, sleeve", ["lee"]),
    ],
)
def test_what_may_be_meant_besides_is_told_and_stays(name: str, text: str, words: list[str]) -> None:
    assert SoughtName(name).sought.doubtful(text) == words


@pytest.mark.parametrize(
    ("name", "is_word"), [("Rose", True), ("the", True), ("空", True), ("森", True), ("Ann", False)]
)
def test_a_name_that_is_a_word_besides_is_known(name: str, is_word: bool) -> None:
    assert SoughtName(name).is_a_word is is_word


@pytest.mark.parametrize(
    ("name", "is_nobody"),
    [("a", True), ("の", True), ("the", True), ("customer", True), ("森", False), ("Rose", False)],
)
def test_what_names_nobody_is_known(name: str, is_nobody: bool) -> None:
    assert SoughtName(name).is_nobody is is_nobody


@pytest.mark.parametrize("nothing", ["", " ", "…", "1", "()", "[forgotten]", "［削除済み］"])
def test_what_is_no_name_is_not_looked_for(nothing: str) -> None:
    assert not SoughtName(nothing).is_sought


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_mark_is_nobodys_name(code: str) -> None:
    put = blank(language(code))
    assert not forms(put)
    assert not forms_of_other(put)
    assert not forms_of_other(f"{put}様")
    assert is_blank(put)
    assert is_blank(f"{put}様")
    assert is_blank("Ms \\[forgotten\\]")
    assert not is_blank(f"{put}の荷物")


def test_in_markdown_the_mark_is_no_link() -> None:
    assert SoughtName("Ann").sought.clean("Ann (rang)", "[forgotten]", prose=True) == r"\[forgotten\] (rang)"


def test_what_tells_of_one_person_is_declared_and_is_text() -> None:
    personal = {(kind, each.name) for kind, entry in KINDS.items() for each in entry.fields() if each.personal}
    assert {kind for kind, _name in personal} >= {"participant", "contact", "harassment", "damage", "party", "tick"}
    assert not {kind for kind, _name in personal} & {"cause", "measure", "hardware_change", "lesson"}
    assert all(isinstance(KINDS[kind].field(name).type, LineType | ProseType) for kind, name in personal)
    for kind, entry in KINDS.items():
        assert not entry.person or (kind, entry.person) in personal
