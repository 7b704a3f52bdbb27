"""The shield: who is named where, what is put there, and that nothing of a name is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from retro.language import language
from retro.model.entry import Entry
from retro.model.field_types import LineType, ProseType, RoleType
from retro.model.moments.formatting import show_moment
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from retro.redaction.names.named_places import places, shielded
from retro.redaction.readable import readable
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.spelling.normalization import folded
from tests.records import record
from tests.strategies import HOSTILE, hostile_line, retrospectives

EN, JA = language("en"), language("ja")

TANAKA = Participant(role="shipping lead", name="Hanako Tanaka", reading="田中 花子")
FALK = Participant(role="on-call engineer", name="Ines Falk")


def _shielded(*rows: Entry, who: tuple[Participant, ...] = (TANAKA, FALK), **head: Any) -> Retrospective:
    return shielded(record(*rows, **head), record(*who), EN)


def _lesson(text: str, *who: Participant) -> str:
    return _shielded(Lesson(what=text), who=who or (TANAKA, FALK)).of(Lesson)[0].what


def test_a_place_names_stage_row_and_field_in_words() -> None:
    whole = record(TANAKA, Event(what="boxes packed"), Event(what="Tanaka called"), summary="Ms. Tanaka saw it.")
    found = places(readable(whole, whole.rows, MANAGEMENT), whole, EN)
    told = [(place.message.show(EN), place.entry, place.field, place.found, place.put) for place in found]
    assert told == [
        ("Head, “Summary”", "head", "summary", "Ms. Tanaka", "shipping lead"),
        ("Timeline, row 2, “What”", "r3", "what", "Tanaka", "shipping lead"),
    ]
    assert [(place.start, place.end) for place in found] == [(0, 10), (0, 6)]


def test_rows_have_the_numbers_that_they_have_in_the_whole_record() -> None:
    hidden = Participant(role="lead", name="Tanaka")
    whole = record(Event(what="", confirmed=False), Event(what="Tanaka", confirmed=True), hidden)
    (place,) = places(readable(whole, whole.rows, CUSTOMER), whole, EN)
    assert place.message.show(EN) == "Timeline, row 2, “What”"


def test_every_field_that_holds_words_is_looked_at() -> None:
    rows = (
        Cause(what="Tanaka", evidence="Tanaka"),
        Damage(what="x", unit="Tanaka", basis="Tanaka"),
        Remedy(what="x", approver="Tanaka", receiver="Tanaka"),
        Measure(what="x", owner="Tanaka", proof="Tanaka", reason="Tanaka"),
        HardwareChange(what="x", before="Tanaka", place="Tanaka"),
        Lesson(what="x", tags=("a", "Tanaka", "b")),
    )
    visible = record(*rows, title="Tanaka", origin="Tanaka", tags=("Tanaka",))
    found = places(visible, record(TANAKA), EN)
    assert [f"{place.entry}.{place.field}" for place in found] == [
        "head.title", "head.origin", "head.tags", "r1.what", "r1.evidence", "r2.unit", "r2.basis", "r3.receiver",
        "r3.approver", "r4.owner", "r4.proof", "r4.reason", "r5.before", "r5.place", "r6.tags",
    ]  # fmt: skip
    clean = shielded(visible, record(TANAKA), EN)
    assert clean.head.tags == ("shipping lead",)
    assert clean.of(Lesson)[0].tags == ("a", "shipping lead", "b")
    assert places(clean, record(TANAKA), EN) == ()


def test_a_known_origin_is_a_code_and_no_name() -> None:
    visible = record(origin="vendor")
    assert shielded(visible, record(Participant(role="lead", name="Vendor")), EN) is visible


def test_the_honorific_goes_with_the_name() -> None:
    lead = Participant(role="出荷担当", name="田中 花子")
    assert _lesson("田中さんが箱を閉じ、田中部長に渡した。", lead) == "出荷担当が箱を閉じ、出荷担当に渡した。"
    assert _lesson("Dr. Tanaka's list, Tanaka-san", TANAKA) == "shipping lead's list, shipping lead"


def test_a_login_is_known_of_a_name_of_three_words_with_the_family_in_front() -> None:
    an = Participant(role="lead", name="Nguyen Van An")
    assert _lesson("anguyen, a.nguyen and nguyena; vnguyen", an) == "lead, lead and lead; vnguyen"


def test_a_word_with_an_ending_is_no_login() -> None:
    assert _lesson("The banks were closed; ask sbank.", Participant(role="lead", name="Sara Bank")) == (
        "The banks were closed; ask lead."
    )


def test_of_what_overlaps_the_longest_says_what_is_put() -> None:
    assert _lesson("Ask Hanako tanaka@b.example now") == r"Ask \[e-mail address\] now"


@pytest.mark.parametrize("name", ["不明 / Hanako Tanaka", "- / Hanako Tanaka", "(Hanako Tanaka)"])
def test_a_way_that_is_no_name_leaves_the_others(name: str) -> None:
    assert _lesson("Tanaka came", Participant(role="lead", name=name)) == "lead came"


def test_two_people_of_one_name_are_told_by_both_roles() -> None:
    other = Participant(role="driver", name="Jiro Tanaka")
    assert _lesson("Tanaka and Jiro Tanaka", TANAKA, other) == "shipping lead / driver and driver"


def test_a_role_that_tells_who_it_is_is_not_put() -> None:
    named = Participant(role="Tanaka of dispatch", name="Hanako Tanaka")
    nameless = Participant(role="", name="Ines Falk")
    text = "Hanako asked Falk."
    assert _lesson(text, named, nameless) == "a member of our team asked a member of our team."
    visible = record(Lesson(what="田中さん"))
    in_japanese = shielded(visible, record(Participant(role="", name="田中")), JA)
    assert in_japanese.of(Lesson)[0].what == JA("a member of our team")


def test_where_every_word_would_be_a_name_nothing_is_said() -> None:
    assert _lesson("Member Team Tanaka", Participant(role="Tanaka", name="Member Tanaka Team")) == "…"


def test_what_is_put_makes_no_name_with_what_stands_beside_it() -> None:
    whole = record(Participant(role="田", name="花子"), Participant(role="lead", name="田中"))
    clean = shielded(record(Lesson(what="花子さん中")), whole, EN)
    assert places(clean, whole, EN) == ()
    assert "田中" not in clean.of(Lesson)[0].what


def test_a_role_in_the_place_of_a_name_is_no_name() -> None:
    visible = record(Lesson(what="The shipping lead checked the shipping."))
    assert shielded(visible, record(Participant(role="shipping lead", name="Shipping lead")), EN) is visible


def test_emphasis_is_not_left_open() -> None:
    assert _lesson("Tan**aka** and **Tanaka** came") == "shipping lead and **shipping lead** came"


def test_a_role_is_plain_text_in_prose() -> None:
    marked = Participant(role="*lead* [x]", name="Tanaka")
    assert _lesson("Tanaka", marked) == r"\*lead\* \[x\]"
    assert _shielded(Event(what="Tanaka"), who=(marked,)).of(Event)[0].what == "*lead* [x]"


def test_addresses_and_numbers_are_found_where_nobody_has_a_name() -> None:
    text = "call 03-1234-5678 or write to a@b.example, see 2026-001"
    assert _lesson(text, Participant(role="lead")) == (
        r"call \[telephone number\] or write to \[e-mail address\], see 2026-001"
    )


def test_other_customers_are_called_that() -> None:
    visible = record(Lesson(what="Hoshino had it; the customers in Kassel did not."))
    clean = shielded(visible, record(), EN, ["the Hoshino family", "customers in Kassel"])
    assert clean.of(Lesson)[0].what == "another customer had it; the customers in Kassel did not."
    clean = shielded(visible, record(), EN, ["the Hoshino family"], to_customer=False)
    assert clean.of(Lesson)[0].what.startswith("a customer had it")


def test_a_record_without_names_is_the_same_one() -> None:
    visible = record(Event(what="Two parcels"), Lesson(what="A swap", tags=("swap",)))
    assert shielded(visible, record(TANAKA, FALK), EN) is visible


LONG = ("Tanaka ", "tanakax ", "H. T. M. ", "たなか", "タナカー", "森田", "oooo", "03-1234-", "+1 1 1 ", "a.", "x@",
        "a@a.", "@Ann ", "@team ", "@sre Ann ", "@佐", "@さ", "(0", "*", "&a", "%41", "田 ",
        "Hanako ", "-", "H.")  # fmt: skip
"""What repeated makes a text that begins as names and numbers do, over and over."""


@pytest.mark.parametrize("piece", LONG)
def test_long_texts_take_a_walk_and_no_more(piece: str) -> None:
    whole = record(TANAKA, Participant(role="lead", name="森 太郎", reading="もり たろう, Tarou Mohri"))
    visible = record(Lesson(what=piece * (100_000 // len(piece))))  # anything worse than linear would not come back
    assert places(shielded(visible, whole, EN), whole, EN) == ()


def test_ten_thousand_rows() -> None:
    rows = [Event(what=f"parcel {n} packed by Tanaka" if n % 100 == 0 else f"parcel {n} packed") for n in range(10_000)]
    assert len(places(record(*rows), record(TANAKA), EN)) == 100


PEOPLE = (
    (
        "Hanako Tanaka (田中 花子)",
        "Hanako Tanaka|TANAKA|hanako|ﾀﾅｶ|Ｔａｎａｋａ|Tan**aka**|タナカ|田中さん|田中　花子|ta\u200bna\u00adka",
        "tanaka|hanako|田中|花子|タナカ|たなか",
    ),
    (
        "Jürgen Weiß",
        "Juergen Weiss|WEISS|Jürgen|Ju\u0308rgen|Weiß|J. Weiß|weiss, jurgen|Herr Weiß|weiß_jürgen",
        "weiss|jurgen|juergen",
    ),
    (
        "水無瀬遥（ミナセ ハルカ）",
        "水無瀬|水無瀬 遥|遥さん|ミナセ|Minase|Haruka MINASE|みなせ様|水 無 瀬|M. Haruka",
        "水無瀬|遥|ミナセ|minase|haruka|みなせ",
    ),
    ("Ruben Ortega Prat", "Ruben|R. Ortega Prat|Ortega Prat, Ruben|PRAT|Rube\\n|Mr. Prat", "ruben|ortega|prat"),
)
"""Names, forms in which they may be written, and what of them must not be left (folded)."""

_BESIDE = (" ", "、", "。", "「", "」", "（", "\n", ", ", ": ", "/", "\u200b ", " - ")


@st.composite
def _named(draw: st.DrawFn) -> tuple[Retrospective, Retrospective, list[str]]:
    """What is seen, the whole record, and what must not be left."""
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique_by=lambda person: person[0]))
    visible = draw(retrospectives(max_rows=3, kinds_of_rows=(Event, Cause, Measure, Lesson, HardwareChange)))
    assume(visible.rows)
    rows = list(visible.rows)
    hostile, beside = st.sampled_from(HOSTILE), st.sampled_from(_BESIDE)
    for _, written, _ in people:
        at = draw(st.integers(0, len(rows) - 1))
        field = draw(
            st.sampled_from(
                [
                    field
                    for field in rows[at].fields()
                    if isinstance(field.type, LineType | RoleType | ProseType)
                    and field.name not in rows[at].customer_fields()
                ]
            )
        )
        form = st.sampled_from(written.split("|"))
        text = "".join(draw(each) for each in (hostile, beside, form, beside, hostile))
        new: Any = {field.name: text if isinstance(field.type, ProseType) else text.replace("\n", " ")}
        rows[at] = replace(rows[at], **new)
    roles = st.sampled_from(["shipping lead", "出荷担当", "", "lead & <b>", "Weiß"])
    participants = [Participant(id=f"p{n}", role=draw(roles), name=name) for n, (name, _, _) in enumerate(people)]
    left = [each for _, _, parts in people for each in parts.split("|")]
    return Retrospective(visible.head, tuple(rows)), Retrospective(visible.head, (*rows, *participants)), left


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_named(), st.sampled_from([EN, JA]))
def test_nothing_of_a_name_is_left(drawn: tuple[Retrospective, Retrospective, list[str]], to: Any) -> None:
    visible, whole, parts = drawn
    assert places(visible, whole, to)
    clean = shielded(visible, whole, to)
    assert places(clean, whole, to) == ()
    seen = folded("\n".join(str(value) for row in clean.rows for value in row.dump().values())).lower()
    assert [part for part in parts if part in seen] == []


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(retrospectives())
def test_whatever_names_are_recorded_none_is_left_and_nothing_else_changes(drawn: Retrospective) -> None:
    clean = shielded(drawn, drawn, EN)
    assert all(place.ask for place in places(clean, drawn, EN))
    changed = {(place.entry, place.field) for place in places(drawn, drawn, EN)}
    for before, after in zip((drawn.head, *drawn.rows), (clean.head, *clean.rows), strict=True):
        for field in before.fields():
            if (before.id, field.name) not in changed:
                assert getattr(before, field.name) == getattr(after, field.name)
    assert changed or clean is drawn


@settings(max_examples=100, deadline=None)
@given(hostile_line())
def test_places_are_where_they_say(text: str) -> None:
    visible = record(Event(what=f"{text} Tanaka {text}"))
    for place in places(visible, record(TANAKA), EN):
        assert visible.of(Event)[0].what[place.start : place.end] == place.found


def test_a_time_in_words_is_searched_for_names_and_gives_none_of_them_away() -> None:
    told = Moment(Precision.UNKNOWN, words="after Tanaka called")
    whole = record(TANAKA, Event(what="boxes packed", happened=told, confirmed=True))
    out = redact(whole, MANAGEMENT, Recipient(), EN)
    assert [row.happened for row in out.record.of(Event)] == [
        Moment(Precision.UNKNOWN, words="after shipping lead called")
    ]
    assert [message.show(EN) for message in out.messages] == [
        "Timeline, row 1, “When”: “Tanaka” became “shipping lead”."
    ]


def test_a_customer_is_told_that_a_time_is_not_known_and_nothing_else() -> None:
    told = Moment(Precision.UNKNOWN, words="after the night shift's smoke")
    whole = record(Event(what="boxes packed", happened=told, confirmed=True, for_all=True))
    (event,) = redact(whole, CUSTOMER, Recipient(), EN).record.of(Event)
    assert event.happened == Moment(Precision.UNKNOWN)
    assert show_moment(event.happened, EN, whole.zone) == "time not known"


def test_a_customer_whose_name_has_a_character_that_nobody_sees_is_looked_for() -> None:
    whole = record(Damage(what="a vase", who="\u00ad Bo"))
    assert [place.found for place in places(whole, whole, EN, ("\u00ad Bo",))] == ["Bo"]
