"""Every example of a line that the program shows is taken as it is shown, and says the same in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from retro.asking.order import ORDER
from retro.asking.order.step import Rows
from retro.language import language
from retro.model import field_types
from retro.model.entry import Entry
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.several import lines_in
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, Place
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage, Party
from retro.model.stages.timeline import Contact, Event
from retro.services.changing.add_line import as_kind
from tests.of_each import of_each
from tests.records import at, record

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)
WHOLE = record(
    Event(id="e", what="both orders packed", happened=at("13:30")),
    Contact(id="co", heard="he waits", promise="a call back", happened=at("13:40")),
    *(Cause(id=f"c{n}", what=f"slip {n} lay on the table") for n in range(3)),
    Damage(id="d", what="parcels late"),
    Party(id="lee", who="Lee"),
    Party(id="ray", who="Ray"),
    Measure(id="m1", what="one table per order"),
    Measure(id="m2", what="two-person check"),
    HardwareChange(id="h", what="a tray for each order"),
    Place(id="ulm", where="depot in Bonn", of="h"),
)
CODES = ("en", "ja")


def _examples(stage: Stage) -> Iterator[str]:
    """The examples of a stage, as message ids: the one in the empty line, and those of the panel."""
    yield from filter(None, [stage.neutral])
    yield from (example for engineering in (False, True) if (example := stage.wording(engineering=engineering).example))
    yield from (form for form, _meaning in stage.forms)


FORMS = [(stage, form) for stage in STAGES for form in dict.fromkeys(_examples(stage))]


def read_as_shown(form: str, stage: Stage, code: str) -> list[QuickLine]:
    shown = language(code)(form).replace("…", "text")
    return [read_line(line, stage, WHOLE, now=NOW) for line in lines_in(shown, stage, lambda: WHOLE)]


def _said(entry: Entry) -> dict[str, object]:
    """What a row says: choices, links and figures whole, of words, days and times alone that they are said."""
    alike = field_types.ChoiceType | field_types.ChoicesType | field_types.LinkType | field_types.YesNoType
    values = {field: getattr(entry, field.name) for field in entry.fields()}
    said = {field: value for field, value in values.items() if value != field.type.empty}
    return {field.name: value if isinstance(field.type, alike) else True for field, value in said.items()}


@of_each([(*each, code) for each in FORMS for code in CODES])
def test_an_example_is_taken_as_it_is_shown(stage: Stage, form: str, code: str) -> None:
    for line in read_as_shown(form, stage, code):
        assert line.unread == ()
        assert not re.search(r"(?:^|\s)[#＃@＠!！~〜]\w", line.entry.main_text)


@of_each(FORMS)
def test_it_says_the_same_in_each_language(stage: Stage, form: str) -> None:
    english, japanese = (read_as_shown(form, stage, code) for code in CODES)
    assert [(line.kind, _said(line.entry)) for line in english] == [(line.kind, _said(line.entry)) for line in japanese]


_LIKE = re.compile(
    r"(?:Like:|One a line:|if it is known:|heard it:|例：|一行にお一人：|先頭に：|分かる形で：)\s*"
    r"(?P<example>.+?)(?:[;；。]|\.(?=\s|$)|$)"
)
HINTS = [step for step in ORDER if isinstance(step, Rows) and _LIKE.search(step.hint)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("step", HINTS, ids=[step.code for step in HINTS])
def test_a_hint_of_a_question_shows_an_answer_that_is_taken(step: Rows, code: str) -> None:
    shown = _LIKE.search(language(code)(step.hint))
    assert shown, language(code)(step.hint)
    for text in lines_in(shown["example"], step.stage, lambda: WHOLE):
        line = read_line(as_kind(WHOLE, step.kind, text, NOW), step.stage, WHOLE, now=NOW)
        assert (line.kind.stage, line.unread) == (step.kind.stage, ())


def test_there_are_such_hints() -> None:
    assert len(HINTS) > 9


def test_a_tick_that_is_shown_ticks_and_a_place_that_is_carried_is_done() -> None:
    shown = {(stage.code, line.kind.kind) for stage, form in FORMS for line in read_as_shown(form, stage, "ja")}
    assert {("scope", "tick"), ("review", "tick"), ("changes", "row_check"), ("changes", "place")} <= shown
