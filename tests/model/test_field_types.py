"""The kinds of value: what each takes and refuses from a file, from a person, and what it shows."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from retro.language import LANGUAGES, language
from retro.model import field_types, number_types
from retro.model.field_types import (
    ChoiceType,
    DayType,
    FieldType,
    LineType,
    LinkType,
    MomentType,
    OpenChoiceType,
    ProseType,
    RoleType,
    TagsType,
    YesNoType,
)
from retro.model.lookup import read_choice
from retro.model.moments.moment import Moment
from retro.model.number_types import NumberType
from retro.model.problem import Code, ValidationError
from retro.model.record import KINDS
from retro.model.stages.head import CaseKind, Origin, Severity
from tests.model.spellings import AFTER, ALONE
from tests.strategies import hostile_line, hostile_text, values

ENGLISH = language("en")
ALL: list[FieldType] = [
    LineType(), RoleType(), ProseType(), field_types.ZoneType(), ChoiceType(Severity),
    field_types.ChoicesType(Severity), OpenChoiceType(Origin), MomentType(),
    DayType(), NumberType(), YesNoType(), YesNoType("confirmed", "unconfirmed"), TagsType(), LinkType("cause"),
    field_types.LinksType("cause"), number_types.MinutesType(),
]  # fmt: skip
TEXTS = (LineType, RoleType, ProseType, field_types.ZoneType, OpenChoiceType, TagsType, LinkType)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["high", "2026-11-20", "?"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)


def codes(refused: pytest.ExceptionInfo[ValidationError]) -> list[Code]:
    return [problem.code for problem in refused.value.problems]


def shown(kind: FieldType, value: Any, code: str = "en") -> str:
    return kind.show(value, language(code), UTC)


def test_every_declared_kind_is_tested_here() -> None:
    declared = {type(field.type) for cls in KINDS.values() for field in cls.fields()}
    assert declared <= {type(kind) for kind in ALL}


@pytest.mark.parametrize("kind", ALL, ids=repr)
def test_empty_is_empty_in_all_four_forms(kind: FieldType) -> None:
    assert kind.load(kind.dump(kind.empty)) == kind.empty
    assert kind.read("", ALONE) == kind.empty
    assert kind.read(" \u3000\n", ALONE) == kind.empty
    assert shown(kind, kind.empty) == ""


@pytest.mark.parametrize("kind", ALL, ids=repr)
@given(data=st.data())
def test_a_value_dumped_as_json_and_loaded_is_the_same(kind: FieldType, data: st.DataObject) -> None:
    value = data.draw(values(kind))
    plain = json.loads(json.dumps(kind.dump(value), allow_nan=False))
    loaded = kind.load(plain)
    assert loaded == value
    assert type(loaded) is type(value)
    assert kind.dump(loaded) == plain


@pytest.mark.parametrize("kind", ALL, ids=repr)
@given(plain=json_values)
def test_any_json_is_a_value_or_refused(kind: FieldType, plain: Any) -> None:
    try:
        value = kind.load(plain)
    except ValidationError as refused:
        messages = [str(problem.message) for problem in refused.problems]
    else:
        messages = ["loaded"]
        assert kind.load(kind.dump(value)) == value
    assert all(messages)
    assert messages


@pytest.mark.parametrize("kind", ALL, ids=repr)
@given(text=hostile_text() | st.text())
def test_any_text_is_a_value_or_refused(kind: FieldType, text: str) -> None:
    try:
        value = kind.read(text, AFTER)
    except ValidationError as refused:
        messages = [str(problem.message) for problem in refused.problems]
    else:
        messages = ["read"]
        assert kind.load(kind.dump(value)) == value
    assert all(messages)
    assert messages


@pytest.mark.parametrize("kind", [kind for kind in ALL if not isinstance(kind, TEXTS)], ids=repr)
@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_what_is_shown_reads_back(kind: FieldType, code: str, data: st.DataObject) -> None:
    value = data.draw(values(kind))
    if isinstance(value, date | Moment):
        return  # days and moments of another generation need more than their text: see test_showing
    assert kind.read(shown(kind, value, code), ALONE) == value


@pytest.mark.parametrize(("kind", "plain", "code"), [
    (LineType(), 7, Code.WRONG_TYPE), (LineType(), None, Code.WRONG_TYPE), (LineType(), ["a"], Code.WRONG_TYPE),
    (LineType(), "a\nb", Code.ONE_LINE), (LineType(), "\x1b[2J", Code.CONTROL), (RoleType(), "a\u202eb", Code.CONTROL),
    (ProseType(), None, Code.WRONG_TYPE), (ProseType(), "a\x00b", Code.CONTROL),
    (field_types.ZoneType(), 9, Code.WRONG_TYPE),
    (field_types.ZoneType(), "Mars/Olympus", Code.NOT_ZONE), (field_types.ZoneType(), "CST", Code.AMBIGUOUS),
    (ChoiceType(Severity), "extreme", Code.NO_CHOICE), (ChoiceType(Severity), "HIGH", Code.NO_CHOICE),
    (ChoiceType(Severity), ["high"], Code.NO_CHOICE), (field_types.ChoicesType(Severity), "high", Code.WRONG_TYPE),
    (field_types.ChoicesType(Severity), None, Code.WRONG_TYPE),
    (field_types.ChoicesType(Severity), ["extreme"], Code.NO_CHOICE),
    (field_types.ChoicesType(Severity), ["high", None], Code.WRONG_TYPE),
    (OpenChoiceType(Origin), None, Code.WRONG_TYPE), (MomentType(), "yesterday", Code.NOT_MOMENT),
    (MomentType(), 2026, Code.NOT_MOMENT), (MomentType(), ["?"], Code.NOT_MOMENT),
    (MomentType(), "2026-11-20T14:05", Code.NOT_MOMENT),
    (DayType(), "1 Dec", Code.NOT_DAY), (DayType(), "2026-12-32", Code.NOT_DAY), (DayType(), "20261201", Code.NOT_DAY),
    (DayType(), 20261201, Code.NOT_DAY), (NumberType(), "37", Code.NOT_NUMBER), (NumberType(), True, Code.NOT_NUMBER),
    (NumberType(), float("nan"), Code.NOT_NUMBER), (NumberType(), float("inf"), Code.NOT_NUMBER),
    (NumberType(), 10**15, Code.TOO_PRECISE), (NumberType(), 1e300, Code.TOO_PRECISE),
    (NumberType(), 1e-16, Code.TOO_PRECISE),
    (NumberType(), 0.1234567890123456, Code.TOO_PRECISE), (YesNoType(), 2, Code.NOT_YES_NO),
    (YesNoType(), "yes", Code.NOT_YES_NO),
    (TagsType(), "a, b", Code.WRONG_TYPE), (TagsType(), [1], Code.WRONG_TYPE), (TagsType(), ["a\nb"], Code.ONE_LINE),
    (LinkType("cause"), 7, Code.WRONG_TYPE), (LinkType("cause"), ["a"], Code.WRONG_TYPE),
    (field_types.LinksType("cause"), 7, Code.WRONG_TYPE), (field_types.LinksType("cause"), ["a", 7], Code.WRONG_TYPE),
    (field_types.LinksType("cause"), [["a"]], Code.WRONG_TYPE), (field_types.LinksType("cause"), "", Code.WRONG_TYPE),
    (field_types.LinksType("cause"), {"a": 1}, Code.WRONG_TYPE),
])  # fmt: skip
def test_what_a_file_may_not_hold(kind: FieldType, plain: Any, code: Code) -> None:
    with pytest.raises(ValidationError) as refused:
        kind.load(plain)
    assert codes(refused) == [code]


@pytest.mark.parametrize(("kind", "text", "value"), [
    (LineType(), "  phones ring ", "phones ring"), (LineType(), "[/x] <b>", "[/x] <b>"),
    (RoleType(), " shipping lead", "shipping lead"), (ProseType(), "one\r\n\r\n two ", "one\n\n two "),
    (field_types.ZoneType(), "jst", "Asia/Tokyo"), (field_types.ZoneType(), "europe/berlin", "Europe/Berlin"),
    (ChoiceType(Severity), "high", Severity.HIGH), (ChoiceType(Severity), " HI ", Severity.HIGH),
    (ChoiceType(Severity), "ｈｉｇｈ", Severity.HIGH), (ChoiceType(CaseKind), "near miss", CaseKind.NEAR_MISS),
    (ChoiceType(CaseKind), "near-miss", CaseKind.NEAR_MISS), (ChoiceType(CaseKind), "Near_M", CaseKind.NEAR_MISS),
    (field_types.ChoicesType(Severity), "high, low", (Severity.LOW, Severity.HIGH)),
    (field_types.ChoicesType(Severity), "high、low，high", (Severity.LOW, Severity.HIGH)),
    (OpenChoiceType(Origin), "logi", "logistics"), (OpenChoiceType(Origin), "The bakery", "The bakery"),
    (OpenChoiceType(Origin), "s", "s"), (MomentType(), "14:05", Moment.load("2026-11-20T14:05+09:00")),
    (MomentType(), "?", Moment.load("?")), (DayType(), "1 Dec", date(2026, 12, 1)),
    (DayType(), "12月1日", date(2026, 12, 1)),
    (DayType(), "tomorrow", date(2026, 11, 21)), (NumberType(), "1,200", Decimal(1200)),
    (NumberType(), "１２．５", Decimal("12.5")), (NumberType(), "-3", Decimal(-3)), (NumberType(), "+007", Decimal(7)),
    (number_types.MinutesType(), "18", Decimal(18)), (number_types.MinutesType(), "1時間5分", Decimal(65)),
    (NumberType(), "2.50", Decimal("2.5")), (NumberType(), "-0", Decimal(0)), (YesNoType(), "Yes", True),
    (YesNoType(), "はい", True),
    (YesNoType(), "n", False), (YesNoType(), "いいえ", False), (YesNoType("confirmed", "unconfirmed"), "unconf", False),
    (YesNoType("confirmed", "unconfirmed"), "confirmed", True), (TagsType(), "b, a,, b 、c", ("b", "a", "c")),
    (LinkType("cause"), " 00aa ", "00aa"), (field_types.LinksType("cause"), "b, a、b，", ("a", "b")),
])  # fmt: skip
def test_how_texts_are_read(kind: FieldType, text: str, value: Any) -> None:
    read = kind.read(text, ALONE)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(("kind", "text", "code"), [
    (LineType(), "a\nb", Code.ONE_LINE), (LineType(), "a\x07", Code.CONTROL), (ProseType(), "\x1b[31m", Code.CONTROL),
    (field_types.ZoneType(), "response time", Code.NOT_ZONE), (field_types.ZoneType(), "ist", Code.AMBIGUOUS),
    (ChoiceType(Severity), "extreme", Code.NO_CHOICE), (ChoiceType(CaseKind), "in ci", Code.NO_CHOICE),
    (field_types.ChoicesType(Severity), "high, extreme", Code.NO_CHOICE), (ChoiceType(Origin), "s", Code.AMBIGUOUS),
    (OpenChoiceType(Origin), "a\nb", Code.ONE_LINE), (MomentType(), "soon", Code.NOT_MOMENT),
    (DayType(), "14:05", Code.NOT_DAY),
    (DayType(), "~1 Dec", Code.NOT_DAY), (DayType(), "1-3 Dec", Code.NOT_DAY), (DayType(), "?", Code.NOT_DAY),
    (DayType(), "soon", Code.NOT_DAY), (NumberType(), "1,20", Code.NOT_NUMBER),
    (NumberType(), "37 parcels", Code.NOT_NUMBER),
    (NumberType(), "1e3", Code.NOT_NUMBER), (NumberType(), "½", Code.NOT_NUMBER), (NumberType(), ".5", Code.NOT_NUMBER),
    (NumberType(), "1234567890123456", Code.TOO_PRECISE),
    (NumberType(), "1.0000000000000000000000000000001", Code.TOO_PRECISE), (YesNoType(), "maybe", Code.NOT_YES_NO),
    (number_types.MinutesType(), "long", Code.NOT_LENGTH), (number_types.MinutesType(), "18 parcels", Code.NOT_LENGTH),
    (number_types.MinutesType(), "18:05", Code.NOT_LENGTH), (number_types.MinutesType(), "9" * 16, Code.NOT_LENGTH),
    (TagsType(), "a\x00", Code.CONTROL), (TagsType(), "a\nb", Code.ONE_LINE),
])  # fmt: skip
def test_texts_that_are_refused(kind: FieldType, text: str, code: Code) -> None:
    with pytest.raises(ValidationError) as refused:
        kind.read(text, ALONE)
    assert codes(refused) == [code]


@pytest.mark.parametrize(("kind", "value", "text"), [
    (ChoiceType(CaseKind), CaseKind.NEAR_MISS, "near miss"),
    (field_types.ChoicesType(Severity), (Severity.LOW, Severity.HIGH), "low, high"),
    (OpenChoiceType(Origin), "service", "service at the counter"), (OpenChoiceType(Origin), "The bakery", "The bakery"),
    (MomentType(), Moment.exact(datetime(2026, 11, 20, 14, 5, tzinfo=UTC)), "20 Nov 2026 14:05"),
    (DayType(), date(2026, 12, 1), "1 Dec 2026"), (NumberType(), Decimal("1234.5"), "1,234.5"),
    (NumberType(), Decimal("0.00001"), "0.00001"), (YesNoType(), True, "yes"), (YesNoType(), False, "no"),
    (TagsType(), ("a", "b"), "a, b"), (LineType(), "[/x] <b>", "[/x] <b>"),
])  # fmt: skip
def test_how_values_are_shown(kind: FieldType, value: Any, text: str) -> None:
    assert shown(kind, value) == text


def test_a_list_is_shown_in_japanese_with_japanese_commas() -> None:
    assert shown(TagsType(), ("一", "二"), "ja") == "一、二"
    assert shown(DayType(), date(2026, 12, 1), "ja") == "2026年12月1日"


def test_a_refusal_names_the_choices_in_the_language_of_its_reader() -> None:
    with pytest.raises(ValidationError) as refused:
        read_choice("extreme", list(Severity))
    message = refused.value.problems[0].message
    for code in LANGUAGES:
        to = language(code)
        assert all(to(choice.label) in message.show(to) for choice in Severity)


@given(st.sampled_from(list(Origin)), st.sampled_from(list(LANGUAGES)))
def test_a_choice_is_read_by_its_code_and_by_its_label_in_every_language(choice: Origin, code: str) -> None:
    assert read_choice(choice.value, list(Origin)) is choice
    assert read_choice(language(code)(choice.label).upper(), list(Origin)) is choice


@given(hostile_line())
def test_a_line_is_kept_as_typed_but_for_the_space_around_it(text: str) -> None:
    assert LineType().read(text, ALONE) == text.strip()
    assert shown(LineType(), text) == text


@given(hostile_text())
def test_prose_is_kept_as_typed(text: str) -> None:
    assert ProseType().read(text, ALONE) == (text if text.strip() else "")
