"""What people paste: a place's own marks go, what the line says stays, and nothing is lost."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import normalize

import pytest
from hypothesis import given, settings, strategies as st

from retro.model.quick_entry.marks import LONGEST
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.pasted import pasted_lines, read_pasted
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE, Event
from tests.records import record


def texts(pasted: str, stage: Stage | None = None) -> list[str]:
    return [line.text for line in pasted_lines(pasted, stage)]


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        ("- 09:40 lift stops", "09:40 lift stops"),
        ("* 09:40 lift stops", "09:40 lift stops"),
        ("+ lift stops", "lift stops"),
        ("+7 lift stops", "+7 lift stops"),
        ("• 09:40 lift stops", "09:40 lift stops"),
        ("– 09:40 lift stops", "09:40 lift stops"),
        ("・09:40　昇降機が止まる", "09:40 昇降機が止まる"),
        ("■ 9時40分 昇降機が止まる", "9時40分 昇降機が止まる"),
        ("① 09:40 昇降機が止まる", "09:40 昇降機が止まる"),
        ("→ 09:40 昇降機が止まる", "09:40 昇降機が止まる"),
        ("⇒ 昇降機が止まる", "昇降機が止まる"),
        ("-> 09:40 lift stops", "09:40 lift stops"),
        ("09:40 → 昇降機が止まる", "09:40 昇降機が止まる"),
        ("【13時40】昇降機が止まる", "13時40 昇降機が止まる"),
        ("- [ ] lift stops", "lift stops"),
        ("1. 09:40 lift stops", "09:40 lift stops"),
        ("(1) 09:40 lift stops", "09:40 lift stops"),
        ("19. April, 11:00 lift stops", "19. April, 11:00 lift stops"),
        ("1.5 hours without a lift", "1.5 hours without a lift"),
        ("-5 degrees in the hall", "-5 degrees in the hall"),
        ("**09:40** lift stops", "09:40 lift stops"),
        ("**09:40 lift stops**", "09:40 lift stops"),
        ("- **09:40 UTC** - lift **stops**", "09:40 UTC lift stops"),
        ("`09:40` lift stops", "09:40 lift stops"),
        ("*09:40*: lift stops", "09:40 lift stops"),
        ("calls __init__.py of the lift", "calls __init__.py of the lift"),
        ("[09:40] lift stops", "09:40 lift stops"),
        ("[2026-11-20 09:40:10 UTC] lift stops", "2026-11-20 09:40:10 UTC lift stops"),
        ("【09:40】昇降機が止まる", "09:40 昇降機が止まる"),
        ("（9時40分頃）昇降機が止まる", "9時40分頃 昇降機が止まる"),
        ("[lift] stops at 09:40", "[lift] stops at 09:40"),
        ("【重要】昇降機が止まる", "【重要】昇降機が止まる"),
        ("| 09:40 | lift stops |", "09:40 lift stops"),
        ("| 2026-11-20 | 09:40 | lift stops | hall |", "2026-11-20 09:40 lift stops; hall"),
        (r"| 09:40 | a \| b |", "09:40 a | b"),
        ("### 09:40 lift stops ###", "09:40 lift stops"),
        ("#note", "#note"),
        ("> 09:40 lift stops", "09:40 lift stops"),
        ("> > - 09:40 lift stops", "09:40 lift stops"),
        (">09:40 lift stops", "09:40 lift stops"),
        ("> 50 % of the lamps", "50 % of the lamps"),
        ("2026-11-18 - 09:40 UTC - lift stops", "2026-11-18 09:40 UTC lift stops"),
        ("09:40–09:55 - lift stops", "09:40–09:55 lift stops"),
        ("22:30 UTC (Oct 29) - lift stops", "Oct 29 22:30 UTC lift stops"),
        ("09:40 lift\u3000stops  twice", "09:40 lift\u3000stops  twice"),
        ("XXXX様より電話", "XXXX様より電話"),  # somebody's way to name nobody
        ("か\u3099き", "がき"),
    ],
)
def test_the_marks_of_the_place_it_comes_from_are_taken_off(pasted: str, typed: str) -> None:
    assert texts(pasted) == [typed]


def test_of_a_line_that_is_longer_than_any_note_nothing_is_taken_off() -> None:
    begun = "2026-11-18 - 09:40 UTC - "
    longest = begun + "x" * (2_000 - len(begun))
    assert texts(longest) == [longest.replace(" - ", " ")]
    assert texts(f"{longest}x") == [f"{longest}x"]
    said = "tomo [1:26 PM] "
    longest = said + "x" * (2_000 - len(said))
    found = [(line.text[:12], line.speaker) for text in (longest, f"{longest}x") for line in pasted_lines(text)]
    assert found == [("1:26 PM xxxx", "tomo"), ("tomo [1:26 P", "")]


@pytest.mark.parametrize(
    ("pasted", "typed", "speaker"),
    [
        ("tomo [1:26 PM] the lift hangs", "1:26 PM the lift hangs", "tomo"),
        ("Ada Brandt [13:26] the lift hangs", "13:26 the lift hangs", "Ada Brandt"),
        ("佐々木 【13:26】 止まった", "13:26 止まった", "佐々木"),
        ("13:26 <tomo> the lift hangs", "13:26 the lift hangs", "tomo"),
        ("[13:26:01] <@tomo> the lift hangs", "13:26:01 the lift hangs", "tomo"),
        ("Service restored [13:26] after a restart", "Service restored [13:26] after a restart", ""),
        ("13:26 Status: the lift hangs", "13:26 Status: the lift hangs", ""),
        ("tomo: the lift hangs", "tomo: the lift hangs", ""),
        ("https://lift.example/13:26", "https://lift.example/13:26", ""),
    ],
)
def test_one_line_of_a_chat(pasted: str, typed: str, speaker: str) -> None:
    (line,) = pasted_lines(pasted)
    assert (line.text, line.speaker) == (typed, speaker)


def test_a_list_of_rows_is_one_line_where_nobody_says_of_which_stage() -> None:
    (line,) = pasted_lines("told 3.2, 3.3")
    assert line.text == "told 3.2, 3.3"


def test_who_wrote_a_line_stands_in_the_field_for_that_else_before_the_text() -> None:
    event = read_line("14:05 phones ring", TIMELINE, record())
    assert event.said_by("") is event
    said = event.said_by("Mori").entry
    assert isinstance(said, Event)
    assert (said.what, said.source) == ("phones ring", "Mori")
    again = event.said_by("desk").said_by("Mori").entry
    assert isinstance(again, Event)
    assert again.source == "desk, Mori"
    assert read_line("a tray", PREVENTION, record()).said_by("Mori").entry.main_text == "Mori: a tray"


def test_who_is_known_needs_no_second_line() -> None:
    (line,) = pasted_lines("13:26 Tomo: the lift hangs", names=["tomo"])
    assert (line.text, line.speaker) == ("13:26 the lift hangs", "Tomo")


@pytest.mark.parametrize(("letters", "speaker"), [(LONGEST, "tomo"), (LONGEST + 1, "")])
def test_who_spoke_is_looked_for_in_no_line_that_nobody_would_type(letters: int, speaker: str) -> None:
    (line,) = pasted_lines("tomo: ".ljust(letters, "x"), names=["tomo"])
    assert line.speaker == speaker


@pytest.mark.parametrize(("names", "said"), [(["tomo"], ["tomo"]), (["ada"], ["", ""]), ([], ["", ""])])
def test_one_line_above_a_message_is_a_heading_where_its_name_is_known(names: list[str], said: list[str]) -> None:
    assert [line.speaker for line in pasted_lines("tomo  9:40 AM\nhangs", names=names)] == said


@pytest.mark.parametrize(
    "pasted",
    [
        "tomo: hangs\nada: since when?\ntomo: 5 min",
        "tomo：hangs\nada：since when?\ntomo：5 min",
        "09:40 tomo: hangs\n09:41 ada: since when?\n09:42 tomo: 5 min",
        "09:40 tomo - hangs\n09:41 ada - since when?\n09:42 tomo - 5 min",
        "20/11/2026, 09:40 - tomo: hangs\n20/11/2026, 09:41 - ada: since when?\n20/11/2026, 09:42 - tomo: 5 min",
        "09:40\ttomo\thangs\n09:41\tada\tsince when?\n09:42\ttomo\t5 min",
        "tomo  9:40 AM\nhangs\nada  9:41 AM\nsince when?\ntomo  9:42 AM\n5 min",
        "tomo [9:40 AM]\nhangs\nada [9:41 AM]\nsince when?\ntomo [9:42 AM]\n5 min",
        "tomo — Today at 9:40 AM\nhangs\nada — Today at 9:41 AM\nsince when?\ntomo — Today at 9:42 AM\n5 min",
    ],
)
def test_a_chat_of_several(pasted: str) -> None:
    lines = pasted_lines(pasted)
    assert [line.speaker for line in lines] == ["tomo", "ada", "tomo"]
    for line, said, time in zip(lines, ["hangs", "since when?", "5 min"], ["9:40", "9:41", "9:42"], strict=True):
        assert line.text.endswith(said)
        assert (time in line.text) == (time in pasted)


def test_labels_are_no_speakers() -> None:
    for pasted in ("Impact: 3 lifts\nCause: rust\nImpact: 2 halls", "影響：3台\n原因：錆\n影響：2棟"):
        assert texts(pasted) == pasted.split("\n")


def test_what_stands_above_goes_with_each_line() -> None:
    pasted = """
    ## Timeline (UTC)

    ### 19 November 2026
    - 23:50 lift stops
    - it hums

    ### 20 November 2026
    - 00:10 lift moves
    - 21 Nov 08:00 CET lift is looked at
    """
    read = read_pasted(pasted, TIMELINE)
    assert [line.text for line in read.lines] == [
        "19 November 2026 23:50 UTC lift stops",
        "it hums",
        "20 November 2026 00:10 UTC lift moves",
        "21 Nov 08:00 CET lift is looked at",
    ]
    assert [line.raw.strip() for line in read.asides] == [
        "## Timeline (UTC)", "### 19 November 2026", "### 20 November 2026",
    ]  # fmt: skip


def test_a_time_over_a_paragraph_goes_with_it_until_the_next_heading() -> None:
    assert texts("### 18:57\n\nLift stops.\nIt hums.\n\n### 19:02\nLift moves.\n## Follow-up work\nThree floors") == [
        "18:57 Lift stops.", "18:57 It hums.", "19:02 Lift moves.", "Follow-up work", "Three floors",
    ]  # fmt: skip


def test_the_zone_in_the_head_of_a_table_is_the_zone_of_its_times() -> None:
    read = read_pasted("| Time (JST) | What |\n|---|---|\n| 09:40 | lift stops |\n| 09:41 UTC | alarm |")
    assert [line.text for line in read.lines] == ["09:40 JST lift stops", "09:41 UTC alarm"]
    assert [line.number for line in read.asides] == [1]


@pytest.mark.parametrize(
    "note", ["All times in CET.", "(all times are CET)", "Times: CET", "時刻はすべてCETです", "※時刻はCET表記"]
)
def test_a_note_on_the_zone(note: str) -> None:
    assert texts(f"{note}\n09:40 lift stops") == ["09:40 CET lift stops"]


def test_a_sentence_about_time_is_a_line() -> None:
    assert texts("The CET server lost its time\n09:40 lift stops") == [
        "The CET server lost its time", "09:40 lift stops",
    ]  # fmt: skip


def test_an_indented_line_goes_on_with_the_bullet_above_it() -> None:
    lines = pasted_lines("- 09:40 lift stops\n  between two floors\n- 09:50 lift moves\nafter a reset\n  - 09:55 again")
    assert [(line.number, line.text) for line in lines] == [
        (1, "09:40 lift stops between two floors"), (3, "09:50 lift moves"), (4, "after a reset"), (5, "09:55 again"),
    ]  # fmt: skip
    assert lines[0].raw == "- 09:40 lift stops\n  between two floors"


def test_the_depth_of_bullets_is_a_tree_of_causes() -> None:
    pasted = "- rope slack\n  - no check\n    - no plan\n  - old rope\n- door open\n> why: worn"
    assert texts(pasted, CAUSE) == [
        "rope slack", "> no check", "> > no plan", "> old rope", "door open", "> why: worn",
    ]  # fmt: skip


def test_rules_fences_and_empty_lines_are_nothing() -> None:
    read = read_pasted("\n---\n***\n```text\n\n|---|:-:|\n====\n~~~\n- \n")
    assert read.lines == ()


def test_every_line_end_ends_a_line() -> None:
    assert [(line.number, line.text) for line in pasted_lines("\ufeffa\r\nb\rc\n\nd")] == [
        (1, "a"), (2, "b"), (3, "c"), (5, "d"),
    ]  # fmt: skip


_PIECES = st.sampled_from(
    ["- ", "* ", "> ", "#", "# ", "1. ", "| ", " | ", "---", "**", "`", "[", "]", "【", "】", "<", ">", "09:40", "9時",
     "2026-11-20", "20 Nov", "UTC", "All times in CET", "tomo", ": ", "：", " - ", "\t", "  ", "\n", "\n", "\r\n", "x",
     "電話", "\\|", "ada", "[1:26 PM] ", "か\u3099", "\x1b", "\ud800"]
)  # fmt: skip

_MAY_GO = "xXToday atbrAPP BOTに"  # a box that is ticked, a chat's word, a line break, a badge, a particle


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join)), st.sampled_from([None, CAUSE, TIMELINE]))
def test_nothing_is_lost(pasted: str, stage: Stage | None) -> None:
    pasted = normalize("NFC", pasted)
    read = read_pasted(pasted, stage)
    raws = "\n".join(line.raw for line in sorted((*read.lines, *read.asides), key=lambda line: line.number))
    words = re.compile(r"[^\W_]+")
    assert words.findall(raws.replace("\ufeff", "")) == [
        word
        for line in re.split(r"\r\n|[\r\n]", pasted.removeprefix("\ufeff"))
        if not line.strip().startswith(("```", "~~~"))
        for word in words.findall(line)
    ]
    for line in read.lines:
        assert line.text.strip()
        assert "\n" not in line.text
    said = Counter("".join(f"{line.text}{line.speaker}" for line in read.lines))
    there = Counter(char for line in read.lines for char in line.raw if char.isalpha() and char not in _MAY_GO)
    assert there <= said


def test_a_megabyte_on_one_line_is_left_as_it_is() -> None:
    for piece in ("**a ", "|-", "# ", "[09:40 ", "> ", "1. "):
        long = (piece * 300_000)[:1_000_000].strip()
        assert texts(long) == [long]


def test_where_several_lines_end_with_their_times_these_go_to_the_front() -> None:
    pasted = "- Lift stops 2026-11-20 09:40\n- Detected at 2026-11-20 09:45 UTC\n- Call back by 2026-11-21 10:00\n"
    assert texts(f"{pasted}- 09:50 oil") == [
        "2026-11-20 09:40 Lift stops", "2026-11-20 09:45 UTC Detected", "Call back by 2026-11-21 10:00", "09:50 oil",
    ]  # fmt: skip
    assert texts("Lift stops 2026-11-20 09:40") == ["Lift stops 2026-11-20 09:40"]


def test_the_cells_of_a_japanese_table_are_joined_as_japanese_is_written() -> None:
    table = "| 時刻 | 内容 | 担当 |\n|---|---|---|\n| 14:05 | 最初の入電 | 受付 |"
    assert [line.text for line in pasted_lines(table)] == ["14:05 最初の入電、受付"]


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        ("Parties:\nAnn Lee\nBob Ray", ["Parties: Ann Lee", "Parties: Bob Ray"]),
        ("関係者：\n・森様\n・林様", ["関係者: 森様", "関係者: 林様"]),
        ("## Party\n1. Ann Lee\n2. nobody: none", ["Party: Ann Lee", "nobody: none"]),
        ("party:\n| Who | Reached by |\n|--|--|\n| Ann | 0301 55 |", ['party: Ann reach: "0301 55"']),
        ("party:\nAnn Lee\nDamage:\n37 parcels", ["party: Ann Lee", "37 parcels"]),
        ("party:\nAnn Lee\nScope\n37 parcels", ["party: Ann Lee", "37 parcels"]),
        ("party: Ann Lee\n37 parcels", ["party: Ann Lee", "37 parcels"]),
    ],
)
def test_the_word_of_a_kind_above_a_list_is_that_of_each_line(pasted: str, typed: list[str]) -> None:
    assert texts(pasted, SCOPE) == typed


def test_below_a_row_of_a_table_a_line_without_cells_stays_whole() -> None:
    told = ["09:40 lift stops", "09:41 XXXX様より電話, 2回"]
    assert texts(f"| 09:40 | lift stops |\n{told[1]}", TIMELINE) == told


@pytest.mark.parametrize(("length", "writers"), [(LONGEST, ["Sato", "Abe", "Sato"]), (LONGEST + 1, [""] * 3)])
def test_the_longest_line_that_is_looked_at_counts_as_one_of_a_chat(length: int, writers: list[str]) -> None:
    long = "Sato: " + "x" * (length - len("Sato: "))
    assert [line.speaker for line in pasted_lines(f"Sato: it rings\nAbe: nobody there\n{long}")] == writers
