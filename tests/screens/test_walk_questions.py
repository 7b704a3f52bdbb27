"""One question at a time: every prompt and every gap is read at 80 x 24, by the key that the footer names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro import language
from retro.language import _, active
from retro.model.head_choices import CaseKind
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE
from retro.review.completeness import Gap, GapCode, gaps
from retro.review.needs.proportion import wording
from retro.screens.walk.questions import Questions
from retro.screens.walk.screen import WalkScreen
from retro.services.changing.add_line import add_row, read_row
from retro.store.sqlite.store import open_store
from tests.records import record
from tests.screens.conftest import NOON, Open, factory, screen_text, settle, type_text
from widgets.quick_entry import QuickEntry

LINES = (
    (1, "10:20 packed ~unconfirmed"),
    (1, "contact: 15:10 he was angry promise call back"),
    (2, "the packer was careless"),
    (2, "nobody looked ~presumed"),
    (3, "only a few guests waited"),
    (4, "16:30 a gift #company cost 30"),
    (4, "apology: 17:00 sorry"),
    (5, "be careful !weaker"),
    (6, "nothing: it will not happen again"),
)


@pytest.fixture
def gappy(database: Path) -> Path:
    """A case with a gap of many kinds."""
    store, stamps = open_store(database), factory(900)
    reference = store.create({"title": "Parcels swapped", "zone": "UTC", "started": "2026-11-18"}, stamps.change())
    for number, line in LINES:
        record = store.load(reference)
        add_row(store, stamps, record, read_row(record, STAGES[number], line, now=NOON))
    store.close()
    return database


def between_rail_and_keys(pilot: Pilot[None]) -> str:
    """What stands on the screen as one text, without spaces and the place at the right: lines may end anywhere."""
    shown = "".join("".join(screen_text(pilot).splitlines()[2:-1]).split())
    return re.sub(r"(askedhere:|考えること)?\d+(of|/)\d+", "", shown)


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_every_prompt_and_every_gap_is_read_at_80_by_24(opened: Open, gappy: Path, lang: str) -> None:
    store = open_store(gappy)
    found = store.load("2026-001")
    store.close()
    async with opened(reference="2026-001", size=(80, 24), lang=lang) as pilot:
        for stage in STAGES:
            await pilot.press(str(stage.number))
            await settle(pilot)
            missing = [gap.message.show(active()) for gap in gaps(found, stage)]
            wanted = {"".join(text.split()) for text in (*missing, *(_(ask) for ask in stage.asks))}
            assert f"n {_('Question')}" in screen_text(pilot).splitlines()[-1]
            seen = set()
            for _turn in range(len(wanted) + 8):  # what is asked about the words stands among them
                shown = between_rail_and_keys(pilot)
                seen |= {text for text in wanted if text in shown}
                await pilot.press("n")
                await pilot.pause()
            assert seen == wanted, stage.code


async def test_the_question_follows_the_row_and_turns_without_leaving_the_line(opened: Open, gappy: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("1")
        await settle(pilot)
        first = screen_text(pilot)
        await pilot.press("down")
        await settle(pilot)
        assert "Row 2 has no “Channel” yet." in screen_text(pilot)
        assert "Row 2 has no “Channel” yet." not in first
        await pilot.press("i")
        await type_text(pilot, "16:00 half a line")
        await settle(pilot)
        assert "Ctrl+N Question" in screen_text(pilot).splitlines()[-1]
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert "Row 2 has no “Channel” yet." not in screen_text(pilot)
        assert pilot.app.screen.query_one(QuickEntry).text == "16:00 half a line"


def gap(text: str, row: str = "", *, needed: bool = False) -> Gap:
    return Gap(GapCode.FIELD, TIMELINE, row, language.Message(text), needed=needed)


def texts(questions: Questions, turns: int) -> list[str]:
    """What is asked now, and at each turn."""
    asked = []
    for _turn in range(turns):
        assert questions.current is not None
        asked.append(questions.current.text)
        questions.turn()
    return asked


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_an_incident_is_asked_in_the_words_of_engineering(opened: Open, gappy: Path, lang: str) -> None:
    store, stamps = open_store(gappy), factory(800)
    other = {"title": "Checkout down", "zone": "UTC", "started": "2026-11-18", "case_kind": "incident"}
    store.create(other, stamps.change())
    store.close()
    async with opened(reference="2026-002", size=(120, 40), lang=lang) as pilot:
        for number, words in ((0, "who responded"), (3, "What could users not do"), (4, "What ended it, when")):
            await pilot.press(str(number))
            await settle(pilot)
            said = STAGES[number].wording(engineering=True)
            assert words in said.question
            assert "".join(_(said.question).split()) in between_rail_and_keys(pilot)
            assert _(said.name) in screen_text(pilot).splitlines()[1]
            assert "".join(_(said.example).split()) in between_rail_and_keys(pilot)
            assert _(STAGES[number].example) not in screen_text(pilot)
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        called = {_(command.label) for command in walk.commands_here()}
        assert {_("Impact"), _("Mitigation"), _("Contributing causes")} <= called
        assert _("Scope of damage") not in called
        for ask in STAGES[4].wording(engineering=True).asks:
            await pilot.press("n")
            await settle(pilot)
            assert "".join(_(ask).split()) in between_rail_and_keys(pilot) or ask == said.asks[0]


@pytest.mark.parametrize(
    ("kind", "origin", "is_engineering"),
    [
        (CaseKind.INCIDENT, "", True),
        (CaseKind.COMPLAINT, "software", False),
        (CaseKind.NEAR_MISS, "network", True),
        (CaseKind.UNSAFE_CONDITION, "logistics", False),
        (None, "", False),
    ],
)
def test_the_words_follow_the_kind_and_of_a_near_miss_the_origin(
    kind: CaseKind | None, origin: str, is_engineering: bool
) -> None:
    said = wording(record(case_kind=kind, origin=origin), SCOPE)
    assert said.name == ("Impact" if is_engineering else "Scope")


@pytest.mark.parametrize("stage", [each for each in STAGES if each.engineering], ids=lambda stage: stage.code)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_example_of_engineering_is_a_line_of_its_stage(stage: Stage, lang: str) -> None:
    cause = Cause(id="c" * 16, what="the replica was behind")
    language.use(lang)
    example = _(stage.wording(engineering=True).example)
    line = read_row(record(cause), stage, example, now=NOON, under=cause.id if stage is CAUSE else None)
    assert not line.unread


STAGE = Stage("some", "Some", asks=("Who else?",))


def test_first_what_the_chosen_row_lacks_then_the_stage_then_its_prompts() -> None:
    questions = Questions()
    questions.show([gap("of the stage"), gap("of a"), gap("of b", "b")], STAGE.asks, STAGE, "b")
    assert texts(questions, 4) == ["of b", "of the stage", "of a", "Who else?"]
    assert questions.current is not None
    assert (questions.current.number, questions.current.of) == (1, 3)
    assert questions.current.place == "1 of 3"


def test_the_question_that_is_read_stays_while_others_come_and_go() -> None:
    questions = Questions()
    questions.show([gap("first"), gap("second")], STAGE.asks, STAGE, "b")
    questions.turn()
    questions.show([gap("new"), gap("first"), gap("second")], STAGE.asks, STAGE, "b")
    assert texts(questions, 1) == ["second"]
    questions.show([gap("new"), gap("first"), gap("of c", "c")], STAGE.asks, STAGE, "c")
    assert texts(questions, 1) == ["of c"]
    questions.show([gap("new"), replace(gap("of all", "a"), rows=("a", "d"))], STAGE.asks, STAGE, "d")
    assert texts(questions, 1) == ["of all"]
    questions.show([], STAGE.asks, STAGE, "c")
    assert texts(questions, 2) == ["Who else?", "Who else?"]
    questions.show([], (), Stage("other", "Other"), "")
    assert questions.current is None
