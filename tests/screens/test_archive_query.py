"""The line in which one says which cases to show: how it is read, how it goes on, and that the list follows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from retro import language
from retro.model.change import Add, Update
from retro.screens.archive.find_prompt import FindLine, FindPrompt
from retro.screens.archive.query import completions, read_query
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.case_list import CaseHeads, CaseList

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", CaseFilter()),
        ("two parcels", CaseFilter("two parcels")),
        ("at 14:05 http://x", CaseFilter("at 14:05 http://x")),
        ("severity:high", CaseFilter(severities=("high",))),
        ("parcels severity:high,crit", CaseFilter("parcels", severities=("high", "critical"))),
        ("severity:high severity:low", CaseFilter(severities=("high", "low"))),
        ("SEVERITY：ｈｉｇｈ", CaseFilter(severities=("high",))),
        ("severity:", CaseFilter()),
        ("severity:,", CaseFilter()),
        ("重大度：高、低　荷物", CaseFilter("荷物", severities=("high", "low"))),
        ("state:settled", CaseFilter(statuses=("settled",))),
        ("state:in-review", CaseFilter(statuses=("review",))),
        ("状態:完了", CaseFilter(statuses=("closed",))),
        ("kind:near", CaseFilter(kinds=("near-miss",))),
        ("open:yes", CaseFilter(open="yes")),
        ("open:over", CaseFilter(open="overdue", today="2026-11-20")),
        ("open:no", CaseFilter(open="no")),
        ("未完了：期限超過", CaseFilter(open="overdue", today="2026-11-20")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_read_in_both_languages(text: str, wanted: CaseFilter) -> None:
    query = read_query(text, TODAY)
    assert (query.wanted, query.problem) == (wanted, None)


def test_owners_are_found_by_a_part_of_their_name_and_nobody_is_found_by_one_that_nobody_has() -> None:
    owners = ["shipping lead", "Purchasing", "購買　担当"]
    for text, expected in (
        ("owner:shipping-lead", ("shipping lead",)),
        ("owner:LEAD,purch", ("shipping lead", "Purchasing")),
        ("担当：購買", ("購買　担当",)),
        ("owner:nobody", ("nobody",)),
    ):
        assert read_query(text, TODAY).of(owners).owners == expected
    assert read_query("parcels", TODAY).of(owners) == CaseFilter("parcels")


def test_tags_are_found_by_a_part_of_their_name_in_both_languages() -> None:
    tags = ["night shift", "Oven", "夜勤", "late"]
    for text, expected in (
        ("tag:oven", ("Oven",)),
        ("tags:night-shift,late", ("night shift", "late")),
        ("タグ：夜勤", ("夜勤",)),
        ("TAG:shift tag:ove", ("night shift", "Oven")),
        ("tag:nothing", ("nothing",)),
    ):
        query = read_query(text, TODAY)
        assert (query.of([], tags), query.problem) == (CaseFilter(tags=expected), None)
    both = read_query("parcels tag:oven owner:office severity:low", TODAY).of(["office"], tags)
    assert both == CaseFilter("parcels", severities=("low",), owners=("office",), tags=("Oven",))


def test_tab_completes_the_names_of_tags() -> None:
    offered = completions("タグ:夜", 4, [], ["night shift", "夜勤"])
    assert [(each.start, each.text) for each in offered] == [(3, "夜勤")]
    offered = completions("parcels tag:oven,ni", 19, ["nina"], ["night shift", "oven"])
    assert [(each.start, each.text) for each in offered] == [(17, "night-shift")]


def test_a_value_that_means_nothing_is_said_with_those_there_are() -> None:
    problem = read_query("severity:hihg", TODAY).problem
    assert str(problem) == "“hihg” is nothing that “severity” can be. There are: low, medium, high, critical."
    assert "settled" in str(read_query("state:x", TODAY).problem)


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["state", "owner", "open", ":", "：", ",", "高", " "])).map("".join)
)
def test_every_text_is_read(text: str) -> None:
    query = read_query(text, TODAY)
    assert query.wanted.open in ("", "yes", "overdue", "no")
    for at in (0, len(text)):
        for each in completions(text, at, ["shipping lead"]):
            assert 0 <= each.start <= at


def test_what_is_offered_reads_as_it_is_offered() -> None:
    for code in ("en", "ja"):
        language.use(code)
        names = [each.text for each in completions("", 0, ())]
        assert len(names) == 6
        for name in names:
            values = completions(name, len(name), ["shipping lead", "出荷"], ["night shift", "夜勤"])
            assert values
            for value in values:
                query = read_query(name + value.text, TODAY)
                assert query.problem is None
                assert query.of(["shipping lead", "出荷"], ["night shift", "夜勤"]) != CaseFilter()
    assert [each.text for each in completions("荷物 重大", 5, ())] == ["重大度:"]


def fill(database: Path) -> None:
    store, stamps = open_store(database), factory(1000)
    for title, severity in (("Two parcels", "high"), ("A call back", "low"), ("Three parcels", "low")):
        store.create({"title": title, "zone": "Asia/Tokyo", "severity": severity}, stamps.change())
    row = {"what": "a place for each", "owner": "shipping lead", "due": "2026-11-01"}
    store.apply("2026-001", stamps.change(Add("measure", stamps.new_id(), row)))
    store.close()


async def test_the_list_follows_what_is_typed_and_that_stays_in_sight(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("slash")
        await type_text(pilot, "severity:low parc")
        await until(pilot, lambda: cases.count == 1)
        await pilot.press("enter")
        await settle(pilot)
        assert "Find  severity:low parc   Esc shows all." in screen_text(pilot)
        assert "1 case" in screen_text(pilot)
        assert pilot.app.focused is cases
        await pilot.press("slash", "ctrl+u")
        await type_text(pilot, "owner:ship")
        await until(pilot, lambda: cases.chosen == "2026-001")
        await pilot.press("enter", "escape")
        await until(pilot, lambda: cases.count == 3)
        assert "Esc shows all" not in screen_text(pilot)


async def test_cases_are_found_by_their_tags(opened: Open, database: Path) -> None:
    fill(database)
    store = open_store(database)
    head = store.load("2026-002").head
    tags = Update("retrospective", head.id, head.revision, {"tags": []}, {"tags": ["night shift", "<b>"]})
    store.apply("2026-002", factory(2000).change(tags))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("slash")
        await type_text(pilot, "tag:ni")
        await until(pilot, lambda: cases.count == 1)
        assert cases.chosen == "2026-002"
        prompt = pilot.app.screen.query_one(FindPrompt)
        await until(pilot, lambda: bool(prompt.tags))
        await pilot.press("tab")
        await until(pilot, lambda: prompt.query_one(FindLine).value.strip() == "tag:night-shift")
        await pilot.press("ctrl+u")
        await type_text(pilot, "tag:none")
        await until(pilot, lambda: cases.count == 0)


async def test_what_cannot_be_read_is_said_and_the_list_stays(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("slash")
        await type_text(pilot, "severity:high")
        await until(pilot, lambda: cases.count == 1)
        await type_text(pilot, "x")
        await until(pilot, lambda: "is nothing that" in screen_text(pilot))
        assert cases.count == 1
        await pilot.press("backspace")
        await until(pilot, lambda: "is nothing that" not in screen_text(pilot))


async def test_what_can_be_asked_for_is_offered_and_tab_takes_it(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("f")
        await until(pilot, lambda: "who owns a measure" in screen_text(pilot))
        await type_text(pilot, "ow")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: cases.count == 1)
        assert "owner:shipping-lead" in screen_text(pilot)


async def test_nothing_that_fits_is_said_in_the_words_that_were_typed(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await type_text(pilot, "[/x] kind:incident")
        await until(pilot, lambda: "No retrospective fits “[/x] kind:incident”." in screen_text(pilot))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: pilot.app.screen.query_one(CaseList).count == 3)
        assert pilot.app.screen.query_one(CaseHeads).display
