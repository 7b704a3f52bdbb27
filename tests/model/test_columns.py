"""Tables with a head: each cell goes where the heading of its column says, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.model.entry import Entry
from retro.model.quick_entry.columns import columns_of, separator_of
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.pasted import read_pasted
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import TIMELINE, Event
from retro.services.changing.add_lines import ReadLine, read_lines
from tests.model.human_lines import NOW, case
from tests.records import at

CASE = case()


def rows(stage: str, text: str) -> tuple[ReadLine, ...]:
    chosen = next(each for each in STAGES if each.code == stage)
    ids = iter(map(str, range(1000)))
    lines = read_pasted(text, chosen).lines
    return read_lines(CASE, chosen, lines, now=NOW, new_id=lambda: f"n{next(ids)}").lines


def values(row: ReadLine, *names: str) -> tuple[object, ...]:
    assert row.line is not None, row.problems
    return tuple(getattr(row.line.entry, name) for name in names)


@pytest.mark.parametrize("by", ["|", "\t", ","])
@pytest.mark.parametrize(
    "head",
    [
        "Date and Time in UTC",
        "Time UTC",
        "UTC time",
        "UTC",
        "Time - UTC",
        "Timestamp (UTC)",
        "UTC time (24h)",
        "時刻 UTC",
    ],
)
def test_the_zone_in_the_head_of_the_times_is_theirs_and_hides_them_from_nobody(head: str, by: str) -> None:
    (one,) = rows("timeline", table(by, f"{head}|Event", "2026-11-20 05:05|bell rings"))
    assert values(one, "what") == ("bell rings",)
    assert values(one, "happened") == (at("14:05"),)


def test_times_in_front_are_known_whatever_stands_above_them_and_others_are_not() -> None:
    first, second = rows("timeline", table("|", "T|Event|ETA", "14:05|bell rings|15:00", "?|it stops|16:00"))
    assert values(first, "happened", "what") == (at("14:05"), "bell rings; ETA: 15:00")
    assert values(second, "happened", "what") == (None, "it stops; T: ?; ETA: 16:00")


def table(by: str, *lines: str) -> str:
    """The lines with `|` between their cells, in another form of table."""
    cells = [line.split("|") for line in lines]
    if by == "|":
        drawn = ["| " + " | ".join(row) + " |" for row in cells]
        return "\n".join([drawn[0], "|" + "---|" * len(cells[0]), *drawn[1:]])
    return "\n".join(by.join(row) for row in cells)


FORMS = pytest.mark.parametrize("by", ["|", "\t", ","], ids=["drawn", "tabs", "commas"])


@pytest.mark.parametrize(
    ("heads", "kind", "places", "fields", "known"),
    [
        ("Time|What", Event, ((0,), 1, -1, set()), {}, 2),
        ("時刻|内容|備考", Event, ((0,), 1, -1, set()), {}, 2),
        ("Time|Story", Event, ((0,), 1, -1, set()), {}, 1),  # the first that nobody knows is the text
        ("No.|Date|Time|Event|Author|Colour", Event, ((1, 2), 3, 4, {0}), {}, 4),
        ("Action|Owner|Due|Status|Remark|#", Measure, ((), 0, -1, {5}), {1: "owner", 2: "due", 3: "result"}, 4),
        ("Owner (role)|Action|Owner|", Measure, ((), 1, -1, set()), {0: "owner"}, 2),
    ],
)
def test_a_column_is_known_by_its_head(
    heads: str, kind: type[Entry], places: tuple[object, ...], fields: dict[int, str], known: int
) -> None:
    found = columns_of(heads.split("|"), kind)
    assert found is not None
    assert ((found.when, found.what, found.who, found.without), found.known) == (places, known)
    assert {at: field.name for at, field in found.fields.items()} == fields
    assert columns_of(heads.split("|"), kind, known) == found
    assert columns_of(heads.split("|"), kind, known + 1) is None


def test_a_table_has_a_text_among_columns_and_no_text_for_a_head() -> None:
    assert columns_of(["Owner", "Due"], Measure) is None
    assert columns_of(["Story", "Tale"], Event) is None
    assert columns_of(["Time", "What", "x" * 9999], Event) is None


@FORMS
def test_owner_due_and_status_of_measures(by: str) -> None:
    one, two = rows("prevention", table(by, "Action|Owner|Due|Status", "second label|night shift|2026-12-10|done",
                                        "new shelf|@desk|11 Dec|"))  # fmt: skip
    assert [*values(one, "what", "owner", "due", "result")] == [
        "second label",
        "night shift",
        *values(one, "due"),
        "done",
    ]
    assert str(values(one, "due")[0]) == "2026-12-10"
    assert values(two, "what", "owner", "result") == ("new shelf", "desk", None)
    assert str(values(two, "due")[0]) == "2026-12-11"


@FORMS
def test_in_japanese(by: str) -> None:
    (one,) = rows("prevention", table(by, "No|対策|担当|期限", "1|棚を分ける|夜勤|12/10"))
    assert values(one, "what", "owner") == ("棚を分ける", "夜勤")
    assert str(values(one, "due")[0]) == "2026-12-10"


@FORMS
def test_source_and_kind_of_events_in_any_order(by: str) -> None:
    one, two = rows(
        "timeline", table(by, "Source|Time|Event|Kind", "pager|14:05|bell rings|detection", "|14:10|belt stops|")
    )
    assert values(one, "what", "source", "event_kind") == ("bell rings", "pager", "detection")
    assert values(two, "what", "source", "event_kind") == ("belt stops", "", None)
    assert one.line
    assert one.line.entry.happened.dump() == "2026-11-20T14:05+09:00"  # type: ignore[attr-defined]


@FORMS
def test_who_did_it_is_not_where_it_is_from(by: str) -> None:
    (one,) = rows("timeline", table(by, "時刻|担当|内容", "14:05|夜勤|電話が鳴る"))
    assert values(one, "what", "source") == ("電話が鳴る、担当：夜勤", "")
    (two,) = rows("timeline", table(by, "Time|Owner|What", "14:05|night shift|bell rings"))
    assert values(two, "what", "source") == ("bell rings; Owner: night shift", "")
    (three,) = rows("timeline", table(by, "Time|Author|Message", "14:05|night shift|bell rings"))
    assert values(three, "what", "source") == ("bell rings", "night shift")


@FORMS
def test_what_is_no_value_of_its_column_stays_in_the_text_and_is_told(by: str) -> None:
    (one,) = rows("prevention", table(by, "対策|担当|期限", "棚を分ける|夜勤|未定"))
    assert values(one, "what", "owner", "due") == ("棚を分ける 期限：未定", "夜勤", None)
    assert one.line
    assert one.line.unread == ("期限：未定",)
    (two,) = rows("timeline", table(by, "Time|Kind|What", "14:05|P1|bell rings"))
    assert values(two, "what", "event_kind") == ("bell rings Kind: P1", None)
    assert two.line
    assert two.line.unread == ("Kind: P1",)


def test_date_and_time_may_stand_in_two_columns() -> None:
    (one,) = rows("timeline", table("\t", "Date|Time (UTC)|What", "20 Nov|05:05|bell rings"))
    assert one.line
    assert one.line.entry.happened.dump() == "2026-11-20T14:05+09:00"  # type: ignore[attr-defined]


def test_a_list_with_commas_but_without_a_head_is_lines() -> None:
    one, two = rows("timeline", "14:05 bells, lamps, horns\n14:06 belts, boxes, slips")
    assert values(one, "what") == ("bells, lamps, horns",)
    assert values(two, "what") == ("belts, boxes, slips",)


def test_the_first_row_of_a_table_without_a_head_is_a_row() -> None:
    one, two = rows("timeline", "| 14:05 | bell rings |\n|---|---|\n| 14:06 | belt stops |")
    assert values(one, "what") == ("bell rings",)
    assert values(two, "what") == ("belt stops",)


def test_in_a_drawn_table_entities_are_letters_but_in_code() -> None:
    drawn = "| Time | What |\n|---|---|\n| 14:05 | R&amp;D calls &lt;desk&gt; |\n| 14:06 | `&amp;` is shown |"
    one, two = rows("timeline", drawn)
    assert values(one, "what") == ("R&D calls <desk>",)
    assert values(two, "what") == ("`&amp;` is shown",)


def test_the_head_of_a_table_of_a_wiki() -> None:
    (one,) = rows("timeline", "|| Time || Source || What ||\n| 14:05 | pager | bell rings |")
    assert values(one, "what", "source") == ("bell rings", "pager")


def test_the_colon_of_an_emoji_behind_a_time_is_not_lost() -> None:
    one, two = rows("timeline", "14:05 :fire: belt burns\n14:06: bell rings")
    assert values(one, "what") == (":fire: belt burns",)
    assert values(two, "what") == ("bell rings",)
    assert read_line("14:05 :fire: belt burns", TIMELINE, CASE, now=NOW).entry.main_text == ":fire: belt burns"


def test_cells_of_a_spreadsheet_without_a_head_hold_no_tabs() -> None:
    (one,) = rows("timeline", "14:05\tbell rings\tin hall 2")
    assert values(one, "what") == ("bell rings; in hall 2",)


@given(
    st.lists(st.lists(st.text("ab 14:0@#\"'|,担当due", max_size=8), min_size=3, max_size=3), min_size=1, max_size=4),
    st.sampled_from(["Time|What|Owner", "対策|担当|期限", "Action|Kind|Source"]),
    st.sampled_from(STAGES),
    st.sampled_from(["\t", ","]),
)
def test_no_letter_of_a_cell_is_lost(cells: list[list[str]], head: str, stage: Stage, by: str) -> None:
    body = [[cell.replace("|", "").replace(",", "").replace('"', "") for cell in row] for row in cells]
    text = "\n".join(by.join(row) for row in [head.split("|"), *body])
    pasted = read_pasted(text, stage)
    said = "".join(each.text + each.speaker for each in pasted.lines) + "".join(each.raw for each in pasted.asides)
    for row in body:
        for cell in row:
            if len(cell.strip()) > 1 and any(char.isalpha() for char in cell):
                for word in cell.split():
                    assert word.strip("#@\"' ") in said


@pytest.mark.parametrize(
    ("line", "by"),
    [("Time\tWhat", "\t"), ("Time,What", ","), ("時刻;内容", ";"), ("14:05, the phones ring", ""), ("", "")],
)
def test_a_head_is_told_by_its_headings(line: str, by: str) -> None:
    assert separator_of(line, Event) == by


_CONTACTS = "日時|内容|連絡手段|通話時間|折り返し|番号"
_CALLS = ("11月21日 15:10|折り返しがほしい|電話|18分|090-1234-5678|R-123", "11月21日 16:10|お怒り|電話|0:18|明日17時|2")


@FORMS
@pytest.mark.parametrize("above", ["応対：\n", ""], ids=["below its word", "by its heads"])
def test_a_table_of_another_kind_of_the_stage_is_read_as_that(by: str, above: str) -> None:
    one, two = rows("timeline", above + table(by, _CONTACTS, *_CALLS))
    assert values(one, "kind", "heard", "minutes", "call_back", "call_back_to") == (
        "contact",
        "折り返しがほしい 番号：R-123",
        18,
        None,
        "090-1234-5678",
    )
    assert one.line is not None
    assert one.line.unread == ("番号：R-123",)
    assert values(two, "kind", "heard", "minutes", "call_back_to") == ("contact", "お怒り", 18, "")
    assert two.line is not None
    assert two.line.unread == ()


def test_what_stands_below_such_a_table_is_of_the_first_kind_again() -> None:
    party, damage = rows("scope", "関係者,連絡先,ご都合\n森様,03-1111-2222,夜\n\n荷物が届かない")
    assert values(party, "kind", "who", "reach", "suits") == ("party", "森様", "03-1111-2222", "夜")
    assert values(damage, "kind", "what") == ("damage", "荷物が届かない")


def test_piped_ticks_are_of_the_rows_before_them_and_a_check_that_cannot_be_is_told() -> None:
    lines = rows("scope", "関係者：森様 電話：03-1111-2222\n関係者：林様\n・伝達 全員\n- 済み：3.99 お詫び")
    assert [line.line.kind.kind if line.line else "" for line in lines] == ["party", "party", "tick", "tick", ""]
