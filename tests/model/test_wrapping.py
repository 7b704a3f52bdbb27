"""Wrapped prose is one row for each paragraph; notes stay a row for each line."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, strategies as st

from retro.model.quick_entry.pasted import pasted_lines, read_pasted
from retro.model.quick_entry.wrapping import Part, wrapped
from retro.model.stages.timeline import TIMELINE

PROSE = (
    "The conveyor stopped a little after two, and the people at the packing tables went on until every shelf was full. "
    "Nobody had a number to call. When the foreman came back from the dock he switched the belt off at the wall, which "
    "took the scanners down as well, and half of the slips were printed twice."
)
JAPANESE = (
    "二時すぎに搬送の帯が止まり、梱包台の担当は棚がいっぱいになるまで作業を続けた。呼び出しの番号は誰も知らなかった。"
    "主任が荷受け場から戻って壁の電源を切ったところ、読み取りの機械も一緒に止まり、伝票の半分が二重に印刷された。"
)


@pytest.mark.parametrize("width", [60, 66, 72, 78, 80, 100])
def test_a_paragraph_is_one_row_whatever_its_width(width: int) -> None:
    text = textwrap.fill(PROSE, width)
    assert [each.text for each in pasted_lines(text, TIMELINE)] == [PROSE]
    two = read_pasted(f"{text}\n\n{text}\n", TIMELINE)
    assert [each.text for each in two.lines] == [PROSE, PROSE]
    assert sum(each.wrapped for each in two.lines) == 2 * text.count("\n")
    assert "\n".join(each.raw for each in two.lines) == f"{text}\n{text}"


@pytest.mark.parametrize("letters", [25, 35, 40])
def test_in_japanese(letters: int) -> None:
    lines = [JAPANESE[at : at + letters] for at in range(0, len(JAPANESE), letters)]
    assert [each.text for each in pasted_lines("\n".join(lines), TIMELINE)] == [JAPANESE]


@pytest.mark.parametrize("mark", ["14:05 ", "- 14:05 ", "- "])
def test_a_time_or_a_bullet_begins_another_one(mark: str) -> None:
    entry = textwrap.fill(f"{mark}{PROSE}", 72)
    texts = [each.text for each in pasted_lines(f"{entry}\n{entry}\n{mark}all clear", TIMELINE)]
    said = f"{mark.removeprefix('- ')}{PROSE}"
    assert texts == [said, said, f"{mark.removeprefix('- ')}all clear"]


@pytest.mark.parametrize(
    "notes",
    [
        ["the belt stood still all morning and nobody in the hall knew whom to call",
         "then the foreman came", "it ran again"],
        ["Customer called at ten and complained about the late delivery of her parcels",
         "Supervisor called back and promised to have a look at it in the afternoon", "Driver was sent"],
        ["お客様より電話があり、引き出物の袋が別の家のものであるとのお申し出",
         "担当者が伝票の控えを確認し、二件の伝票が同じ台にあったことを把握", "店長に報告"],
        ["belt stops", "phones ring", "belt runs"],
        ["the belt stopped because of the frost that came in the night between the two shifts",
         "Owner: the night shift of the second hall, as was agreed at the last meeting there"],
    ],
)  # fmt: skip
def test_notes_stay_lines(notes: list[str]) -> None:
    assert [each.text for each in pasted_lines("\n".join(notes), TIMELINE)] == notes


@given(st.lists(st.builds(Part, st.text("abc d.,、。あ亜", min_size=1).filter(str.strip), st.booleans())))
def test_nothing_goes_on_that_begins_something(lines: list[Part]) -> None:
    joins = wrapped(lines)
    assert len(joins) == len(lines)
    assert not any(goes_on and (at == 0 or not lines[at].goes_on) for at, goes_on in enumerate(joins))


@pytest.mark.parametrize(("mark", "said"), [("## ", ""), ("### 09:40 ", "09:40 "), ("| 09:40 | ", "09:40 ")])
def test_a_heading_or_a_row_of_a_table_does_not_go_on_below(mark: str, said: str) -> None:
    head, rest = PROSE[:66].rpartition(" ")[0], textwrap.fill(PROSE[66:].strip(), 66)
    texts = [each.text for each in pasted_lines(f"{mark}{head}\n{rest}", TIMELINE)]
    assert texts == [f"{said}{head}", PROSE[66:].strip()]
