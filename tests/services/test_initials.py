"""A role may be initials, which name nobody: in a line, in a field, in an answer, by a command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retro.model import answers
from retro.model.quick_entry.role_words import is_role
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.changes import CHANGES, NoChange
from retro.model.stages.head import HEAD, Participant
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.remedy import REMEDY
from retro.model.stages.timeline import TIMELINE, Contact
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from retro.services.changing.add_line import read_row
from retro.services.changing.field_texts import read_value
from tests.records import record
from tests.reports import visible
from tests.services.conftest import NOON
from tests.services.test_answering import Sitting

INITIALS = ["KT", "K.T.", "K. T.", "k.t.", "Ｋ．Ｔ．", "K", "K-T", "MT.", "Ka.To.", "A.I.", "AM"]
"""Some of them are words of other things as well: a time of the day, an article."""
EACH = pytest.mark.parametrize("initials", INITIALS)


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    given = Sitting(tmp_path / "c.db", case_kind="complaint", severity="high", injured=False)
    yield given
    given.store.close()


@EACH
@pytest.mark.parametrize(
    ("stage", "line", "field", "text"),
    [
        (PREVENTION, "two-person check @{} due 2026-12-01 !weaker", "owner", "two-person check"),
        (PREVENTION, "two-person check @{}", "owner", "two-person check"),
        (PREVENTION, "二人で確認する　担当：{}　期限：2026-12-01", "owner", "二人で確認する"),
        (TIMELINE, "contact: 14:00 he called @{} #phone", "by", "he called"),
        (CHANGES, "the label @{} before black after red", "owner", "the label"),
        (CHANGES, "nothing: the table is rented @{}", "decided_by", "the table is rented"),
        (REMEDY, "16:30 a gift cost 30 JPY approved {}", "approver", "a gift"),
        (HEAD, "{} @Sato part packed it", "role", None),
        (HEAD, "{}", "role", None),
        (HEAD, "{} @Sato", "role", None),
    ],
)
def test_a_line_takes_them(stage: Stage, line: str, field: str, text: str | None, initials: str) -> None:
    row = read_row(record(), stage, line.format(initials), now=NOON).entry
    assert getattr(row, field) == initials
    assert text is None or row.main_text == text


@EACH
def test_a_field_takes_them_in_the_form_and_by_command(initials: str) -> None:
    whole = record(Measure(id="m", what="check"), Contact(id="c"), Participant(id="p"), NoChange(id="n"))
    for kind, name in ((Measure, "owner"), (Contact, "by"), (Participant, "role"), (NoChange, "decided_by")):
        field = kind.field(name)
        assert answers.read_value(kind, field, initials, whole.context()) == initials
        assert read_value(kind, field, initials, whole.context(), whole) == {name: initials}


@EACH
def test_an_answer_takes_them(sitting: Sitting, initials: str) -> None:
    sitting.until("head.participants")
    sitting.say(f"{initials}, M.S.")
    assert [row.role for row in sitting.record.of(Participant)] == [initials, "M.S."]
    sitting.until("prevention.rows")
    sitting.say("one place for each order", "a scale", "")
    sitting.until("measure.owner")
    sitting.say(f"{initials}, M.S.")
    assert owners(sitting.record) == [initials, "M.S."]


@pytest.mark.parametrize(
    ("line", "finder"), [("KT, 1 Dec", "KT"), ("K.T. 1 Dec", "K.T."), ("K. T. by 1 Dec", "K. T."), ("@KT 12/1", "KT")]
)
def test_who_finds_out_may_be_initials(sitting: Sitting, line: str, finder: str) -> None:
    sitting.until("cause.first")
    sitting.say("?")
    sitting.until("answer.finder")
    sitting.say(line)
    (held,) = (each for each in sitting.record.answers if each.asked == "cause.causes")
    assert (held.finder, held.by) == (finder, date(2026, 12, 1))


def test_they_are_told_as_a_role_and_no_more_than_a_role() -> None:
    whole = record(Participant(role="K.T."), Measure(what="check", owner="K.T.", for_all=True))
    assert visible(whole, MANAGEMENT).of(Measure)[0].owner == "K.T."
    assert all(row.owner == "" for row in visible(whole, CUSTOMER).of(Measure))


def test_two_family_names_are_no_initials() -> None:
    assert not is_role("田中・佐藤")
    assert not is_role("Ito")


def owners(whole: Retrospective) -> list[str]:
    return [row.owner for row in whole.of(Measure)]
