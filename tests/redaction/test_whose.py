"""A customer who has a colleague's name: never called by a role, and asked about where nobody can tell."""

from __future__ import annotations

import pytest

from exports.report_kind import ReportKind
from retro.language import M_, language
from retro.model.entry import Entry
from retro.model.stages.head import Participant
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage
from retro.redaction.names.named_places import NamedPlace, UnansweredError, places, search, shielded
from retro.redaction.names.shield import Shield
from retro.redaction.stops import NamesError, OfCaseError, StopError, UnclearNamesError
from tests import reports
from tests.records import record

JA, EN = language("ja"), language("en")
TAKAHASHI = Participant(role="お客様相談室長", name="高橋 花子", reading="タカハシ ハナコ")
SMITH = Participant(role="driver", name="Ines Smith")


def _found(text: str, who: str, colleague: Participant, *others: str) -> list[tuple[str, str, bool]]:
    whole = record(colleague, Damage(what="late", who=who), title="")
    found = places(record(Lesson(what=text), title=""), whole, JA, others)
    return [(place.found, place.put, place.ask) for place in found]


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("高橋様", "高橋様のお荷物と高橋様宅、高橋家、ご高橋家、鈴木・高橋ご両家、髙橋様方、高橋宅"),
        ("高橋様", "タカハシ様とたかはし様"),
        ("高橋家", "高橋家と高橋様"),
        ("高橋 太郎様", "高橋 太郎様、高橋太郎、高橋様"),
        ("高橋様（大阪）", "高橋様"),
        ("高橋", "高橋様、タカハシ様、高橋家"),
    ],
)
def test_a_customer_is_no_colleague(who: str, text: str) -> None:
    assert _found(text, who, TAKAHASHI) == []


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("Mr Smith", "Mr Smith and the Smith family, Smith-sama"),
        ("the Smith family", "Mrs Smith, Smith's family, the Smith household"),
        ("John Smith", "John Smith waited"),
    ],
)
def test_an_english_customer_is_no_colleague(who: str, text: str) -> None:
    assert _found(text, who, SMITH) == []


@pytest.mark.parametrize("text", ["高橋", "高橋さん", "タカハシ", "高橋氏"])
def test_a_bare_name_that_may_be_either_is_to_be_asked_about(text: str) -> None:
    assert _found(f"昨日、{text}が電話した", "高橋様", TAKAHASHI) == [(text, "お客様相談室長", True)]


def test_a_bare_english_name_too_and_a_title_of_somebody_else() -> None:
    assert _found("Then Smith called", "Mr Smith", SMITH) == [("Smith", "driver", True)]
    assert _found("Then Ms Smith called", "Mr Smith", SMITH) == [("Ms Smith", "driver", True)]


@pytest.mark.parametrize("text", ["高橋花子", "高橋 花子さん", "高橋室長", "高橋主任", "花子"])
def test_what_only_the_colleague_is_called_is_the_colleague(text: str) -> None:
    assert _found(f"昨日、{text}が電話した", "高橋様", TAKAHASHI) == [(text, "お客様相談室長", False)]


def test_a_household_whom_no_row_speaks_of_is_asked_about() -> None:
    assert _found("高橋家の取り違え", "鈴木様", TAKAHASHI) == [("高橋家", "お客様相談室長", True)]
    assert _found("高橋家具に電話", "鈴木様", TAKAHASHI)[0][0] == "高橋"


def test_another_customer_of_a_colleagues_name_is_another_customer() -> None:
    assert _found("鈴木家・高橋様", "高橋様", TAKAHASHI, "高橋様") == [("高橋様", JA("another customer"), False)]


@pytest.mark.parametrize(
    ("called", "text", "is_asked"),
    [("水無瀬花子", "ミナセ", True), ("水無瀬花子", "みなせ", True), ("森", "ミナセ", False)],
)
def test_a_customer_of_a_colleagues_family_may_be_meant_however_the_family_is_written(
    called: str, text: str, *, is_asked: bool
) -> None:
    colleague = Participant(role="係", name="水無瀬 遥", reading="ミナセ ハルカ")
    assert _found(f"昨日、{text}が電話した", called, colleague) == [(text, "係", is_asked)]


def test_a_customer_whose_name_only_begins_as_a_colleagues_is_no_other_way_to_write_it() -> None:
    colleague = Participant(role="lead", name="Ines Müller", reading="ミュラー")
    assert _found("Then ミュラー called", "Mr Mueller", colleague) == [("ミュラー", "lead", False)]


def test_two_customers_of_one_family() -> None:
    whole = record(Damage(what="late", who="森 太郎様"), Damage(what="late", who="森 花子様"), title="")
    visible = record(Lesson(what="森 太郎様と森 花子様"), Lesson(what="森様が"), title="")
    found = places(visible, whole, JA, ["森 花子様"])
    assert [(place.found, place.ask) for place in found] == [("森 花子様", False), ("森様", True)]


@pytest.mark.parametrize("row", [Damage(what="late", who="高橋"), Remedy(what="call", receiver="高橋さん")])
def test_who_is_meant_by_a_row_is_a_customer(row: Entry) -> None:
    whole = record(TAKAHASHI, row, title="")
    assert places(record(row, title=""), whole, JA) == ()
    assert shielded(record(row, title=""), whole, JA).rows == record(row, title="").rows


@pytest.mark.parametrize("who", ["高橋 花子", "高橋花子さん"])
def test_the_whole_name_of_a_colleague_as_a_customer_is_asked_about(who: str) -> None:
    whole = record(TAKAHASHI, Damage(what="late", who=who), title="")
    assert [(place.field, place.ask) for place in places(record(*whole.rows[1:], title=""), whole, JA)] == [
        ("who", True)
    ]
    polite = record(TAKAHASHI, Damage(what="late", who="高橋 花子様"), title="")
    assert places(record(*polite.rows[1:], title=""), polite, JA) == ()


def _whole(text: str) -> tuple[Entry, ...]:
    return TAKAHASHI, Damage(what="late", who="高橋様"), Lesson(what=text)


def test_nothing_goes_out_before_it_is_answered() -> None:
    whole = record(*_whole("高橋が電話し、花子が出た"), title="")
    looked = search(whole, whole, EN)
    (asked,) = looked.asked
    assert (asked.found, asked.customer) == ("高橋", "高橋様")
    with pytest.raises(UnansweredError, match="asked about first") as caught:
        looked.shielded()
    assert caught.value.places == (asked,)
    assert shielded(whole, whole, EN).of(Lesson)[0].what == "高橋が電話し、お客様相談室長が出た"


def test_without_questions_a_search_gives_the_record_without_names() -> None:
    whole = record(*_whole("高橋様が電話し、花子が出た"), title="")
    visible = record(*whole.rows[1:], title="")
    assert search(visible, whole, EN).shielded().of(Lesson)[0].what == "高橋様が電話し、お客様相談室長が出た"
    nobody = record(Lesson(what="a swap"), title="")
    assert search(nobody, whole, EN).shielded() is nobody


@pytest.mark.parametrize(("kind", "shield"), [(reports.MANAGEMENT, False), (reports.CUSTOMER, True)])
def test_a_report_is_refused_until_it_is_said_who_is_meant(kind: ReportKind, shield: bool) -> None:
    whole = record(TAKAHASHI, Damage(what="高橋が待った", who="高橋様"), title="高橋様・鈴木家の取り違え")
    with pytest.raises(UnclearNamesError) as caught:
        reports.made(whole, kind, "ja", shield=shield)
    assert _said(caught.value.places) == ["「高橋様」または「お客様相談室長」のどちらかを明記"]
    assert isinstance(caught.value, NamesError)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("高橋が待った", "The report was not written: 1 name may mean one person or another."),
        ("高橋が待った、高橋も", "The report was not written: 2 names may mean one person or another."),
    ],
)
def test_names_that_may_mean_two_are_counted_and_told_with_their_case(text: str, title: str) -> None:
    whole = record(TAKAHASHI, Damage(what=text, who="高橋様"), title="")
    with pytest.raises(UnclearNamesError) as caught:
        reports.made(whole, reports.MANAGEMENT, shield=True)
    assert str(caught.value) == title
    of_case = OfCaseError(caught.value)
    assert str(of_case) == f"2026-014: {title}"
    assert [spot.message.show(EN) for spot in of_case.spots] == [
        f"2026-014: {spot.message.show(EN)}" for spot in caught.value.spots
    ]
    assert of_case.step
    assert of_case.step.show(EN) == "Write in each place of 2026-014 which of the two is meant."


def test_a_case_that_stops_a_report_of_several_is_named_with_its_own_next_step() -> None:
    stopped = StopError(M_("It stops."), M_("Do this."))
    stopped.reference = "2026-014"
    told = OfCaseError(stopped)
    assert told.step
    assert (told.title.show(EN), told.step.show(EN)) == ("2026-014: It stops.", "Do this.")
    assert (told.reference, told.exit_code) == ("2026-014", stopped.exit_code)


def _said(found: tuple[NamedPlace, ...]) -> list[str]:
    return [place.instead if isinstance(place.instead, str) else place.instead.show(JA) for place in found]


def test_the_management_report_keeps_the_family_of_a_customer() -> None:
    whole = record(TAKAHASHI, Damage(what="late", who="高橋様"), title="鈴木家・高橋家の取り違え")
    out = reports.made(whole, reports.MANAGEMENT, "ja").record
    assert (out.head.title, out.of(Damage)[0].who) == ("鈴木家・高橋家の取り違え", "高橋様")


def test_in_the_field_that_says_whom_a_row_is_about_a_bare_name_is_the_customer() -> None:
    row = Damage(id="d", what="高橋が待った", who="高橋")
    whole = record(TAKAHASHI, row)
    told = Shield(whole, JA, ("高橋",), to_customer=True).over(row)
    assert "高橋" not in told.who
    assert told.what == row.what, "only a person can tell which of the two is meant"
    assert Shield(whole, JA, (), to_customer=True).over(row) == row, "who hears of their own case is called by name"


@pytest.mark.parametrize(
    ("own", "other", "text"),
    [("Anna Leed", "Leeds", "Leeds"), ("the Wood family", "Woods", "Woods"), ("Anna Muller", "Mueller", "Mueller")],
)
def test_whose_name_it_is_to_the_letter_goes_before_whose_form_it_may_be(own: str, other: str, text: str) -> None:
    assert _found(f"late, {text}, and {own}", own, SMITH, other) == [(text, "別のお客様", False)]
    whole = record(Participant(role="packer", name=other), Damage(what="late", who=own), title="")
    (place,) = places(record(Lesson(what=f"late, {text}")), whole, EN)
    assert place.found == text
